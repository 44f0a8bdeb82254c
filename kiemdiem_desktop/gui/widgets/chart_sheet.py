"""Charts below each other, each under its name, drawn anew only where they changed; words stand there without any."""

from PySide6.QtWidgets import QVBoxLayout, QWidget

from kiemdiem_desktop.gui.naming import named
from kiemdiem_desktop.gui.theme import heading, held, say, spaced
from kiemdiem_desktop.gui.widgets.chart_view import ChartView
from kiemdiem_desktop.gui.widgets.page_scroll import PageScroll
from kiemdiem_desktop.i18n import _
from kiemdiem_desktop.services.drawing import Chart

WIDEST = 820


class ChartSheet(QWidget):
    """`nothing` is what to say while there are no charts."""

    def __init__(self, nothing: str) -> None:
        super().__init__()
        self.charts = tuple[Chart, ...]()
        self.nothing = say(nothing, tone="quiet")
        sheet = QWidget()
        self._column = spaced(QVBoxLayout(sheet), gap=8, margin=(0, 0, 12, 12))
        column = spaced(QVBoxLayout(self), gap=8)
        column.addWidget(self.nothing)
        column.addWidget(named(PageScroll(sheet), _("Các biểu đồ")), 1)

    def show_charts(self, charts: tuple[Chart, ...]) -> None:
        """Show other charts."""
        self.nothing.setVisible(not charts)
        if charts == self.charts:
            return
        self.charts = charts
        while (item := self._column.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.deleteLater()
        for chart in charts:
            self._column.addWidget(heading(chart.name, 2))
            self._column.addWidget(held(ChartView(chart), max_width=WIDEST))
        self._column.addStretch()

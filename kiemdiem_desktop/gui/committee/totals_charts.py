"""Tổng hợp, page Biểu đồ: the same charts as in the report and its annex."""

from PySide6.QtWidgets import QVBoxLayout, QWidget

from kiemdiem_desktop.gui.naming import named
from kiemdiem_desktop.gui.theme import heading, held, say, spaced
from kiemdiem_desktop.gui.widgets.chart_view import ChartView
from kiemdiem_desktop.gui.widgets.page_scroll import PageScroll
from kiemdiem_desktop.i18n import _
from kiemdiem_desktop.services.committee.totals import RoundTotals
from kiemdiem_desktop.services.committee.totals_papers import list_charts
from kiemdiem_desktop.services.drawing import Chart
from kiemdiem_desktop.services.workspace import Workspace

WIDEST = 820


class ChartsPage(QWidget):
    """Draws anew only what changed."""

    def __init__(self, workspace: Workspace) -> None:
        super().__init__()
        self._workspace = workspace
        self.charts = tuple[Chart, ...]()
        self.nothing = say(_("Chưa có ai được xếp loại để vẽ biểu đồ."), tone="quiet")
        self._sheet = QWidget()
        self._column = spaced(QVBoxLayout(self._sheet), gap=8, margin=(0, 0, 12, 12))
        column = spaced(QVBoxLayout(self), gap=8)
        column.addWidget(self.nothing)
        column.addWidget(named(PageScroll(self._sheet), _("Các biểu đồ")), 1)

    def show_totals(self, found: RoundTotals, _told: str) -> None:
        """Show other totals."""
        charts = list_charts(self._workspace, found)
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

"""Xếp loại, page Biểu đồ: the charts of the round, each with its heading, as the annex prints them."""

from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from kiemdiem_desktop.gui.naming import named
from kiemdiem_desktop.gui.overriding import override
from kiemdiem_desktop.gui.screen import Desk
from kiemdiem_desktop.gui.theme import heading, held, say, spaced
from kiemdiem_desktop.gui.widgets.chart_view import ChartView
from kiemdiem_desktop.gui.widgets.page_scroll import PageScroll
from kiemdiem_desktop.i18n import _
from kiemdiem_desktop.services.cell.charts import round_charts
from kiemdiem_desktop.services.cell.checks import CheckedRound
from kiemdiem_desktop.services.drawing import Chart
from kiemdiem_desktop.services.workspace import Workspace

WIDEST = 820


class ChartsPage(QWidget):
    """Draws anew only what changed; nothing is drawn before the page is looked at."""

    def __init__(self, workspace: Workspace, desk: Desk) -> None:
        super().__init__()
        self._workspace = workspace
        self._checked: CheckedRound | None = None
        self.charts = tuple[Chart, ...]()
        self.nothing = say(
            _("Chưa có số liệu để vẽ: nhập điểm tự chấm, kết quả phiếu hoặc mức đề nghị trước."), tone="quiet"
        )
        self.paper_button = QPushButton(_("In hoặc lưu phụ lục &biểu đồ…"))
        self.paper_button.clicked.connect(lambda _checked=False: desk.go("papers", "paper.charts", None))
        self._sheet = QWidget()
        self._column = spaced(QVBoxLayout(self._sheet), gap=8, margin=(0, 0, 12, 12))
        column = spaced(QVBoxLayout(self), gap=8)
        row = spaced(QHBoxLayout())
        row.addWidget(self.paper_button)
        row.addStretch()
        column.addLayout(row)
        column.addWidget(self.nothing)
        column.addWidget(named(PageScroll(self._sheet), _("Các biểu đồ")), 1)

    def show_round(self, checked: CheckedRound) -> None:
        """Show the charts of a round, once the page is looked at."""
        self._checked = checked
        if self.isVisible():
            self._draw()

    @override
    def showEvent(self, event: QShowEvent) -> None:
        self._draw()
        super().showEvent(event)

    def _draw(self) -> None:
        charts = round_charts(self._workspace, self._checked) if self._checked is not None else ()
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

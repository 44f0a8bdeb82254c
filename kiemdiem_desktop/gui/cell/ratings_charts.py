"""Xếp loại, page Biểu đồ: the charts of the round, each with its heading, as the annex prints them."""

from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from kiemdiem_desktop.gui.overriding import override
from kiemdiem_desktop.gui.screen import Desk
from kiemdiem_desktop.gui.theme import spaced
from kiemdiem_desktop.gui.widgets.chart_sheet import ChartSheet
from kiemdiem_desktop.i18n import _
from kiemdiem_desktop.services.cell.charts import round_charts
from kiemdiem_desktop.services.cell.checks import CheckedRound
from kiemdiem_desktop.services.workspace import Workspace


class ChartsPage(QWidget):
    """Nothing is drawn before the page is looked at."""

    def __init__(self, workspace: Workspace, desk: Desk) -> None:
        super().__init__()
        self._workspace = workspace
        self._checked: CheckedRound | None = None
        self.sheet = ChartSheet(_("Chưa có số liệu để vẽ: nhập điểm tự chấm, kết quả phiếu hoặc mức đề nghị trước."))
        self.paper_button = QPushButton(_("In hoặc lưu phụ lục &biểu đồ…"))
        self.paper_button.clicked.connect(lambda _checked=False: desk.go("papers", "paper.charts", None))
        column = spaced(QVBoxLayout(self), gap=8)
        row = spaced(QHBoxLayout())
        row.addWidget(self.paper_button)
        row.addStretch()
        column.addLayout(row)
        column.addWidget(self.sheet, 1)

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
        self.sheet.show_charts(round_charts(self._workspace, self._checked) if self._checked is not None else ())

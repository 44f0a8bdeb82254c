"""Tổng hợp, page Kiểm tra: every sum that does not come out, in sentences; or that all of them do."""

from PySide6.QtWidgets import QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from kiemdiem_desktop.gui.naming import named
from kiemdiem_desktop.gui.theme import heading, say, spaced
from kiemdiem_desktop.i18n import _
from kiemdiem_desktop.services.committee.sum_checking import tell_sums
from kiemdiem_desktop.services.committee.totals import RoundTotals
from kiemdiem_desktop.services.committee.totals_told import tell_foreign, tell_missing, tell_returned, tell_set_aside
from kiemdiem_desktop.services.workspace import Workspace


class ChecksPage(QWidget):
    """The list of gaps, and what is not in the totals."""

    def __init__(self, workspace: Workspace) -> None:
        super().__init__()
        self._workspace = workspace
        self.verdict = heading(level=2)
        self.told = say(tone="quiet")
        self.list = named(QListWidget(), _("Các tổng không khớp"))
        self.list.setWordWrap(True)
        self.aside = say()
        column = spaced(QVBoxLayout(self), gap=8)
        for part in (self.verdict, self.told, self.aside):
            column.addWidget(part)
        column.addWidget(self.list, 1)
        column.addStretch()
        self.told.setText(
            _(
                "Đã cộng lại: tổng số bằng không thuộc diện, chưa và đã xếp loại; đã xếp loại bằng bốn mức; các dòng "
                "của mỗi bảng, và các đơn vị, bằng tổng chung; bảng của cấp dưới khớp với hồ sơ đang giữ ở đây."
            )
        )

    def show_totals(self, found: RoundTotals, _told: str) -> None:
        """Show other totals."""
        gaps = tell_sums(self._workspace, found)
        self.verdict.setText(_("{count} chỗ chưa khớp").format(count=len(gaps)) if gaps else _("Mọi bảng đều khớp"))
        told = (
            tell_foreign(found),
            tell_missing(found),
            tell_returned(self._workspace, found),
            tell_set_aside(found),
        )
        aside = [text for text in told if text]
        self.aside.setText("\n".join(aside))
        self.aside.setVisible(bool(aside))
        self.list.clear()
        for gap in gaps:
            QListWidgetItem(gap, self.list)
        self.list.setVisible(bool(gaps))

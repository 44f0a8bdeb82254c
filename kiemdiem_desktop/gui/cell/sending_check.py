"""Step 1 of sending: what must still be mended, each line one click from its field."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from kiemdiem_desktop.domain.finding import Severity
from kiemdiem_desktop.gui.cell.home_parts import TodoList
from kiemdiem_desktop.gui.cell.package_words import ToldPackage
from kiemdiem_desktop.gui.cell.sending_again import WriteAgain
from kiemdiem_desktop.gui.cell.sending_parts import PackageList
from kiemdiem_desktop.gui.cell.sending_returned import ReturnChecklist
from kiemdiem_desktop.gui.screen import Desk, place
from kiemdiem_desktop.gui.theme import heading, held, say, spaced
from kiemdiem_desktop.i18n import _
from kiemdiem_desktop.services.cell.checks import CheckedRound
from kiemdiem_desktop.services.cell.home import TodoLine
from kiemdiem_desktop.services.cell.papers import dossier_papers
from kiemdiem_desktop.services.cell.readiness import ReadinessItem, list_missing
from kiemdiem_desktop.services.workspace import Workspace


class CheckPage(QWidget):
    """Nothing goes on while something must be mended; what only should be looked at is told and does not hinder."""

    def __init__(self, workspace: Workspace, desk: Desk, receive: Callable[[QWidget], None]) -> None:
        super().__init__()
        go = desk.go
        self.returned, self.again = ReturnChecklist(workspace), WriteAgain(workspace, desk)
        self.receive_button = QPushButton(_("&Nhận từ cấp trên…"))
        self.receive_button.clicked.connect(lambda _checked=False: receive(self))
        self.missing: tuple[ReadinessItem, ...] = ()
        self.title = heading(level=2)
        self.advice = say(tone="quiet")
        self.lines = place(TodoList(go), "package")
        self.others, self.papers = say(tone="quiet"), say(tone="amber")
        self.papers_button = QPushButton(_("Xem giấ&y tờ"))
        self.papers_button.clicked.connect(lambda _checked=False: go("papers", "", None))
        self.packages = PackageList()
        column = spaced(QVBoxLayout(self), gap=12)
        column.addWidget(self.receive_button, 0, Qt.AlignmentFlag.AlignRight)
        column.addWidget(self.returned)
        for part in (self.title, self.advice):
            column.addWidget(part)
        column.addWidget(held(self.lines, min_height=240), 1)
        column.addWidget(self.others)
        self._paper_row = QWidget()
        row = spaced(QHBoxLayout(self._paper_row), gap=12)
        row.addWidget(self.papers, 1)
        row.addWidget(self.papers_button)
        column.addWidget(self._paper_row)
        column.addWidget(self.packages)
        column.addWidget(self.again)
        column.addStretch()

    @property
    def may_go_on(self) -> bool:
        """Whether nothing must be mended any more."""
        return not self.missing and not self.returned.left

    def show_round(self, checked: CheckedRound, packages: tuple[ToldPackage, ...]) -> None:
        """Show what is left of a round, and what was sent before."""
        self.missing = list_missing(checked)
        self.returned.show_round(checked.dossier.round.id)
        self.again.show_round(checked.dossier.round)
        count = len(self.missing)
        is_ready = self.may_go_on
        self.title.setText(
            _("Còn {count} việc phải sửa trước khi ký").format(count=count + self.returned.left)
            if not is_ready
            else _("Hồ sơ đủ để ký và gửi")
        )
        self.advice.setText(
            _("Bấm hoặc nhấn Enter ở từng dòng để đến chỗ cần sửa; sửa xong dòng đó tự mất.")
            if not is_ready
            else _("Bấm “Tiếp” để xem đúng những gì sẽ gửi.")
        )
        self.lines.show_lines(tuple(_todo(item) for item in self.missing))
        self.lines.setVisible(bool(count))
        self._show_hints(checked)
        self.packages.show_packages(packages)

    def _show_hints(self, checked: CheckedRound) -> None:
        kinds = [text.finding.severity for text in checked.findings]
        look, unsure = kinds.count(Severity.PLEASE_LOOK), kinds.count(Severity.NOT_CHECKED)
        self.others.setText(
            _("Ngoài ra có {look} chỗ nên xem và {unsure} chỗ chưa kiểm tra được (bảng bên phải, F9); vẫn gửi được.")
            .format(look=look, unsure=unsure)
        )  # fmt: skip
        self.others.setVisible(bool(look + unsure))
        gaps = [paper.title for paper in dossier_papers(checked) if paper.missing]
        shown = "; ".join(gaps[:3]) + ("…" if len(gaps) > 3 else "")
        self.papers.setText(_("{count} giấy tờ còn chỗ trống: {names}").format(count=len(gaps), names=shown))
        self._paper_row.setVisible(bool(gaps))


def _todo(item: ReadinessItem) -> TodoLine:
    text = f"{item.text} {item.advice}".strip()
    return TodoLine(text=text, screen=item.screen, where=item.where, subject_id=item.subject_id, is_overdue=False)

"""Quyết định, page Gửi chi bộ: decision packages to all decided cells in one go, with progress; who gets none."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from kiemdiem_desktop.domain.errors import CancelledError
from kiemdiem_desktop.gui.screen import Desk
from kiemdiem_desktop.gui.theme import heading, primary, retone, say, spaced
from kiemdiem_desktop.gui.widgets.flow import Flow
from kiemdiem_desktop.i18n import _
from kiemdiem_desktop.services.committee.cap_choices import RoundKey
from kiemdiem_desktop.services.committee.decision_packages import (
    SentDecisions,
    count_decided,
    sending,
)
from kiemdiem_desktop.services.workspace import Workspace


class SendingPage(QWidget):
    """Signs what is new, writes all onto a stick, reads it back; what was signed before is written again."""

    def __init__(self, workspace: Workspace, desk: Callable[[], Desk]) -> None:
        super().__init__()
        self._workspace, self._desk = workspace, desk
        self._round: RoundKey | None = None
        self.standing, self.undecided, self.result = say(tone="strong"), say(tone="amber"), say()
        self.send_button = primary(QPushButton(_("&Ký và ghi gói quyết định…")))
        self.send_button.clicked.connect(lambda _checked=False: self.send())
        column = spaced(QVBoxLayout(self), gap=12)
        column.addWidget(heading(_("Gửi quyết định về chi bộ"), 2))
        how = _(
            "Mỗi chi bộ một gói, kèm thông báo kết quả; mã hóa cho chi bộ nào đã biết khóa. Gói đã ký mà kết quả không "
            "đổi thì ghi lại đúng gói đó, không ký lần nữa."
        )
        for part in (say(how, tone="quiet"), self.standing, self.undecided):
            column.addWidget(part)
        buttons = QWidget()
        Flow(buttons, gap=8).addWidget(self.send_button)
        column.addWidget(buttons)
        column.addWidget(self.result)
        column.addStretch()

    def show_round(self, round_: RoundKey) -> None:
        """Show how many cells are decided, and which are not."""
        self._round = round_
        decided, missing = count_decided(self._workspace, round_)
        self.standing.setText(_("{count} chi bộ đã có quyết định.").format(count=decided))
        self.undecided.setText(
            _("Chưa có quyết định, nên không có gói: {names}.").format(names=", ".join(missing)) if missing else ""
        )
        self.undecided.setVisible(bool(missing))
        self.send_button.setEnabled(decided > 0)

    def send(self) -> None:
        """Ask where, then draw the notices, sign, note and write; the stick may be pulled, nothing is lost."""
        if self._round is None:
            return
        round_ = self._round
        folder = self._desk().dialogs.folder(_("Ghi gói quyết định vào USB hoặc thư mục nào?"))
        if folder is None:
            return
        task = sending(self._workspace, round_, folder)
        self._desk().jobs.go_through(
            task, lambda sent: self._tell(sent, folder), _("Đang ký và ghi gói quyết định"), failed=self._tell_stopped
        )

    def _tell(self, sent: SentDecisions, folder: Path) -> None:
        self.result.setText(result_words(sent, folder))
        retone(self.result, "red" if sent.written.trouble else "plain")

    def _tell_stopped(self, error: BaseException) -> None:
        if not isinstance(error, CancelledError):
            raise error
        words = _("Đã dừng. Gói nào đã ký thì vẫn được giữ: bấm lại nút trên để ghi tiếp, không phải ký lần nữa.")
        self.result.setText(words)
        retone(self.result, "amber")


def result_words(sent: SentDecisions, folder: Path) -> str:
    """Tell what was written, what stopped it, who gets an open package, and what now."""
    plan, written = sent.plan, sent.written
    words = [
        _("Đã ghi và kiểm tra {count} trên {whole} gói vào {folder}.").format(
            count=len(written.names), whole=sent.whole, folder=folder
        )
    ]
    if written.trouble is not None:
        words.append(f"{written.trouble.message} {written.trouble.hint}")
        words.append(_("Các gói đã ký vẫn được giữ: bấm lại nút trên để ghi tiếp, không phải ký lần nữa."))
    if plan.open_cells:
        words.append(
            _("Không mã hóa vì chưa biết khóa: {names}. Chuyển tận tay.").format(names=", ".join(plan.open_cells))
        )
    if plan.undecided:
        words.append(_("Không có gói vì chưa quyết định: {names}.").format(names=", ".join(plan.undecided)))
    return "\n".join(words)

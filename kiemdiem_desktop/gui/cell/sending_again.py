"""The package that the workspace keeps: written again as it was signed, after a pulled stick or for another place."""

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from kiemdiem_desktop.domain.package import SentPackage
from kiemdiem_desktop.domain.round import Round
from kiemdiem_desktop.gui.cell.sending_parts import Notice
from kiemdiem_desktop.gui.screen import Desk
from kiemdiem_desktop.gui.theme import spaced
from kiemdiem_desktop.gui.widgets.flow import Flow
from kiemdiem_desktop.i18n import _
from kiemdiem_desktop.services.cell.kept_copies import has_copy, waits_for_envelope, write_again
from kiemdiem_desktop.services.cell.sent_packages import last_package, pending_package
from kiemdiem_desktop.services.cell.stick_files import list_left_behind, wipe
from kiemdiem_desktop.services.workspace import Workspace


class WriteAgain(QWidget):
    """A package that was signed and never written comes first; else the last one can be written once more."""

    def __init__(self, workspace: Workspace, desk: Desk) -> None:
        super().__init__()
        self._workspace, self._desk = workspace, desk
        self._package: SentPackage | None = None
        self.notice = Notice()
        self.again_button = QPushButton(_("&Ghi lại gói đã ký…"))
        self.wipe_button = QPushButton(_("&Dọn tệp cũ trên USB…"))
        self.again_button.clicked.connect(lambda _checked=False: self.write_again())
        self.wipe_button.clicked.connect(lambda _checked=False: self.wipe())
        column = spaced(QVBoxLayout(self), gap=8)
        column.addWidget(self.notice)
        buttons = QWidget()
        row = Flow(buttons, gap=8)
        row.addWidget(self.again_button)
        row.addWidget(self.wipe_button)
        column.addWidget(buttons, 0, Qt.AlignmentFlag.AlignLeft)

    def show_round(self, round_: Round) -> None:
        """Show what is kept of a round."""
        self._keep(pending_package(self._workspace, round_), last_package(self._workspace, round_))

    def _keep(self, pending: SentPackage | None, last: SentPackage | None) -> None:
        self._package = pending or last
        self.setVisible(self._package is not None)
        self.again_button.setVisible(self._package is not None and has_copy(self._workspace, self._package))
        words = _("Gói số {number} đã ký ngày {day:%d/%m/%Y} nhưng chưa ghi xong. Bấm “Ghi lại”, không phải ký nữa.")
        told = words.format(number=pending.sequence, day=pending.made_at.astimezone()) if pending else ""
        if last is not None and pending is None and waits_for_envelope(self._workspace, last):
            told = _("Gói số {number} chưa mã hóa. Bấm “Ghi lại” để ghi bản mã hóa cho cấp trên.").format(
                number=last.sequence
            )
        self.notice.say(told)

    def write_again(self) -> None:
        """Ask for a place and write the kept package there. Raises: the writing errors of the package."""
        folder = self._desk.dialogs.folder(_("Ghi lại gói vào đâu?")) if self._package else None
        if folder is not None and self._package is not None:
            written = write_again(self._workspace, self._package, folder)
            self._desk.tell(_("Đã ghi và kiểm tra: {path}").format(path=written.path))

    def wipe(self) -> None:
        """Ask for a stick, list what this cell left on it, and delete that if the person says so."""
        folder = self._desk.dialogs.folder(_("Dọn tệp cũ ở USB nào?"))
        if folder is not None:
            self._wipe_in(folder)

    def _wipe_in(self, folder: Path) -> None:
        files = list_left_behind(self._workspace, folder)
        if not files:
            self._desk.tell(_("Không có tệp nào của chi bộ ở {folder}.").format(folder=folder))
            return
        names = "\n".join(path.name for path in files)
        detail = _("Trong {folder} còn:\n{names}\n\nChỉ xóa khi cấp trên đã nhận; sổ vẫn giữ gói mới nhất.")
        if self._desk.dialogs.confirm(
            _("Xóa {count} tệp của chi bộ?").format(count=len(files)),
            detail=detail.format(folder=folder, names=names),
            yes=_("Xóa các tệp này"),
            is_grave=True,
        ):
            left = wipe(files)
            done = _("Đã xóa {count} tệp.").format(count=len(files) - len(left))
            self._desk.tell(
                done if not left else _("{done} Còn {left} tệp không xóa được.").format(done=done, left=len(left))
            )

"""Opens *Nhận từ cấp trên* from wherever the secretary looks, and leads on to where the work continues."""

from collections.abc import Callable
from pathlib import Path
from typing import Final

from PySide6.QtWidgets import QWidget

from kiemdiem_desktop.domain.superior_package import PackageKind
from kiemdiem_desktop.gui.cell.incoming_dialog import IncomingDialog, Ways
from kiemdiem_desktop.gui.drives import Drive, find_drives
from kiemdiem_desktop.gui.screen import Desk
from kiemdiem_desktop.i18n import N_, _
from kiemdiem_desktop.services.cell.accepting import accept
from kiemdiem_desktop.services.cell.incoming import OpenedPackage
from kiemdiem_desktop.services.cell.stick_files import list_from_above, wipe
from kiemdiem_desktop.services.workspace import Workspace

_NEXT: Final = {
    PackageKind.GUIDANCE: ("prompts", N_("Đã nhận hướng dẫn. Giải trình từng gợi ý ở dưới trước khi gửi hồ sơ.")),
    PackageKind.RECEIPT: (
        "sending",
        N_("Đã nhận giấy biên nhận; danh sách các gói đã ghi nêu ngày cấp trên nhận."),
    ),
    PackageKind.RETURN: ("sending", N_("Đã nhận phiếu trả lại. Sửa từng việc trong danh sách rồi gửi lại hồ sơ.")),
    PackageKind.DECISION: ("ratings", N_("Đã ghi mức được quyết định; phần cuối các bản kiểm điểm đã có mức đó.")),
    PackageKind.TRUST: ("sending", N_("Đã ghi nhận danh sách khóa của cấp trên.")),
}


class IncomingDesk:
    """`dialog` is the one that is open, or was last."""

    def __init__(
        self, workspace: Workspace, desk: Desk, *, drives: Callable[[], tuple[Drive, ...]] = find_drives
    ) -> None:
        self._workspace, self._desk, self._drives = workspace, desk, drives
        self.dialog: IncomingDialog | None = None

    def open(self, parent: QWidget, file: Path | None = None) -> None:
        """Show the dialog; with `file`, what stands in it."""
        ways = Ways(
            find=self._find,
            ask_file=self._ask,
            ask_folder=lambda: self._desk.dialogs.folder(_("Lưu giấy tờ kèm theo vào đâu?")),
            accept=self._accept,
        )
        self.dialog = IncomingDialog(parent.window(), self._workspace, ways)
        if file is not None:
            self.dialog.show_file(file)
        self.dialog.open()

    def _find(self) -> tuple[Path, ...]:
        return list_from_above(drive.path for drive in self._drives())

    def _ask(self) -> Path | None:
        return self._desk.dialogs.open_file(_("Gói của cấp trên"), _("Gói của cấp trên (*.asice *.age)"))

    def _accept(self, opened: OpenedPackage, file: Path) -> None:
        accept(self._workspace, opened)
        assert self.dialog is not None
        self.dialog.accepted.connect(lambda: self._go_on(opened.kind, file))

    def _go_on(self, kind: PackageKind, file: Path) -> None:
        screen, sentence = _NEXT[kind]
        self._desk.go(screen, "", None)
        self._desk.tell(_(sentence))
        is_on_stick = any(file.is_relative_to(drive.path) for drive in self._drives() if not drive.is_read_only)
        if is_on_stick and self._desk.dialogs.confirm(
            _("Xóa gói này khỏi USB?"),
            detail=_("Sổ đã giữ nội dung của gói. Xóa đi để USB không còn tài liệu của chi bộ."),
            yes=_("Xóa khỏi USB"),
        ):
            self._tell_left(wipe((file,)))

    def _tell_left(self, left: tuple[Path, ...]) -> None:
        if left:
            self._desk.dialogs.warn(
                _("Không xóa được tệp trên USB."), hint=_("USB có thể đang khóa ghi; xóa tệp bằng tay sau.")
            )

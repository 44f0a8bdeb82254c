"""Settings: passphrase, recovery sheet, lock, backups and the move to another computer."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from kiemdiem_desktop.domain.backup import BackupInfo
from kiemdiem_desktop.gui.keeping import Keeping, reason_words
from kiemdiem_desktop.gui.recovery_page import RecoveryCodeDialog
from kiemdiem_desktop.gui.screen import Desk
from kiemdiem_desktop.gui.session import Session
from kiemdiem_desktop.gui.theme import heading, held, say, spaced
from kiemdiem_desktop.gui.widgets.choice import ChoiceField
from kiemdiem_desktop.gui.widgets.flow import Flow
from kiemdiem_desktop.gui.widgets.grid import Grid
from kiemdiem_desktop.gui.widgets.grid_model import Column
from kiemdiem_desktop.i18n import _
from kiemdiem_desktop.services.keeping import list_backups
from kiemdiem_desktop.services.library import is_passphrase_of, renew_recovery_code
from kiemdiem_desktop.services.workspace import Workspace

IDLE_CHOICES = (5, 10, 15, 30, 60, 0)
KILOBYTE = 1024


@dataclass(frozen=True, slots=True, kw_only=True)
class SafetyOwner:
    """Whose workspace is kept safe: its name now, its sample as it is called, and a part of its own at the end."""

    name: Callable[[], str]
    sample: str
    own_part: "SafetyPart | None" = None


class SafetyPart(QWidget):
    """A part of the page that only one side has."""

    def refresh(self) -> None:
        """Show it as it is now."""
        raise NotImplementedError


class SafetyPage(QWidget):
    """For a workspace that lies in a folder; the sample, in memory only, is told apart."""

    def __init__(self, workspace: Workspace, session: Session, desk: Desk, owner: SafetyOwner) -> None:
        super().__init__()
        self._workspace, self._session, self._desk, self._owner = workspace, session, desk, owner
        self._keeping = Keeping(workspace, desk.dialogs, owner.name)
        self.passphrase_button = QPushButton(_("Đổi mật &khẩu…"))
        self.code_button = QPushButton(_("&In phiếu khôi phục mới…"))
        self.back_up_button = QPushButton(_("Sao lưu &ngay"))
        self.export_button = QPushButton(_("&Chuyển máy: ghi cả sổ thành một tệp…"))
        self.restore_button = QPushButton(_("&Phục hồi bản đang chọn…"))
        self.sample_button = QPushButton(_("&Làm lại {sample} từ đầu…").format(sample=owner.sample))
        self.idle = ChoiceField(_("Tự khóa khi không dùng"), tuple((n, _idle_words(n)) for n in IDLE_CHOICES))
        self.backups = Grid(_columns(), key=lambda info: info.name, label=_("Các bản sao lưu"))
        self._kept, self._sample = QWidget(), QWidget()
        self._connect()
        self._lay_out()

    def refresh(self) -> None:
        """Show the backups and the lock as they are."""
        is_kept = self._workspace.store.folder is not None
        self._kept.setVisible(is_kept)
        self._sample.setVisible(not is_kept)
        if self._owner.own_part is not None:
            self._owner.own_part.refresh()
        self.backups.show_rows(list_backups(self._workspace))
        self.idle.show_value(self._session.idle_minutes(), commit=self._session.use_idle_minutes)

    def back_up(self) -> None:
        """Make a backup now."""
        self._keeping.back_up_now()
        self.refresh()
        self._desk.tell(_("Đã sao lưu và kiểm tra bản sao."))

    def restore(self) -> None:
        """Go back to the chosen backup, after showing what would change."""
        info = self.backups.current
        if info is not None:
            self._keeping.restore(info)
            self.refresh()

    def renew_code(self) -> None:
        """Make a new recovery code and show its sheet."""
        folder = self._workspace.store.folder
        typed = self._desk.dialogs.ask_passphrase(
            _("Nhập mật khẩu để lập phiếu khôi phục mới"), detail=_("Phiếu cũ sẽ không mở được sổ nữa.")
        )
        if typed is None or folder is None:
            return
        if is_passphrase_of(folder, typed):
            self._show_code(folder, typed)
        else:
            self._desk.dialogs.warn(_("Mật khẩu chưa đúng."), hint=_("Xem lại phím Caps Lock và kiểu gõ tiếng Việt."))

    def _show_code(self, folder: Path, passphrase: str) -> None:
        code = renew_recovery_code(folder, passphrase=passphrase)
        RecoveryCodeDialog(self.window(), self._desk.dialogs, self._workspace, code).open()

    def _start_sample_anew(self) -> None:
        if self._desk.dialogs.confirm(
            _("Làm lại {sample} từ đầu?").format(sample=self._owner.sample),
            detail=_("Mọi thay đổi trong sổ mẫu bị bỏ."),
            yes=_("Làm lại"),
        ):
            self._session.start_sample_anew()

    def _connect(self) -> None:
        for button, slot in (
            (self.passphrase_button, self._keeping.change_passphrase),
            (self.code_button, self.renew_code),
            (self.back_up_button, self.back_up),
            (self.export_button, self._keeping.export),
            (self.restore_button, self.restore),
            (self.sample_button, self._start_sample_anew),
        ):
            button.clicked.connect(lambda _checked=False, slot=slot: slot())

    def _lay_out(self) -> None:
        column = spaced(QVBoxLayout(self))
        column.addWidget(self._kept, 1)
        column.addWidget(self._sample)
        if self._owner.own_part is not None:
            column.addWidget(self._owner.own_part)
        else:
            column.addStretch()
        kept = spaced(QVBoxLayout(self._kept), gap=12)
        kept.addWidget(heading(_("Mật khẩu"), 2))
        kept.addWidget(_row(self.passphrase_button, self.code_button))
        kept.addWidget(held(self.idle, max_width=360))
        kept.addWidget(heading(_("Sao lưu"), 2))
        kept.addWidget(
            say(
                _(
                    "Sổ tự sao lưu khi mở và sau mỗi nửa giờ làm việc. Để phòng hỏng máy, mỗi tuần ghi thêm một tệp "
                    "ra USB bằng nút “Chuyển máy”."
                ),
                tone="quiet",
            )
        )
        kept.addWidget(_row(self.back_up_button, self.export_button, self.restore_button))
        kept.addWidget(held(self.backups, min_height=200), 1)
        sample = spaced(QVBoxLayout(self._sample), gap=12)
        sample.addWidget(
            say(
                _(
                    "Đây là {sample} để tập làm: không có mật khẩu, không sao lưu; đóng chương trình là trở lại "
                    "như ban đầu."
                ).format(sample=self._owner.sample)
            )
        )
        sample.addWidget(_row(self.sample_button))


def _columns() -> tuple[Column[BackupInfo], ...]:
    return (
        Column(
            id="made_at",
            title=_("Lúc"),
            text=lambda info: f"{info.made_at.astimezone():%H:%M %d/%m/%Y}",
            sort_key=lambda info: info.made_at,
            letters=20,
        ),
        Column(id="reason", title=_("Lý do"), text=reason_words, letters=32),
        Column(
            id="size",
            title=_("Dung lượng"),
            text=lambda info: _("{size} KB").format(size=-(-info.size_bytes // KILOBYTE)),
            sort_key=lambda info: info.size_bytes,
            letters=14,
        ),
    )


def _idle_words(minutes: int) -> str:
    return _("Sau {minutes} phút").format(minutes=minutes) if minutes else _("Không tự khóa")


def _row(*buttons: QPushButton) -> QWidget:
    row = QWidget()
    flow = Flow(row, gap=8)
    for button in buttons:
        flow.addWidget(button)
    return row

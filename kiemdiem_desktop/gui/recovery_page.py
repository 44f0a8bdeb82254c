"""The recovery code: its sheet when a workspace is made, and the way in with it when the passphrase is forgotten."""

import secrets
from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QLineEdit, QPushButton, QVBoxLayout, QWidget

from kiemdiem_desktop.domain.errors import KiemdiemError
from kiemdiem_desktop.gui import doors
from kiemdiem_desktop.gui.dialogs import Dialogs
from kiemdiem_desktop.gui.message_dialog import CalmDialog
from kiemdiem_desktop.gui.naming import named
from kiemdiem_desktop.gui.overriding import override
from kiemdiem_desktop.gui.printing import print_pages
from kiemdiem_desktop.gui.theme import flat, heading, held, primary, say, spaced
from kiemdiem_desktop.gui.widgets.field import Field
from kiemdiem_desktop.gui.widgets.passphrase_field import PassphraseField
from kiemdiem_desktop.i18n import _
from kiemdiem_desktop.services.keeping import save_bytes
from kiemdiem_desktop.services.library import (
    Shelf,
    check_passphrase,
    open_workspace,
    set_passphrase_by_code,
)
from kiemdiem_desktop.services.shelf_list import ShelfEntry
from kiemdiem_desktop.services.workspace import Workspace

GROUPS_PER_LINE = 4


class RecoveryCodeView(QWidget):
    """Shows a new code, saves its sheet, and asks one group of it back."""

    def __init__(self, dialogs: Dialogs) -> None:
        super().__init__()
        self._dialogs = dialogs
        self._workspace: Workspace | None = None
        self._code, self._asked = "", 0
        self.code = QLabel(wordWrap=True)
        self.code.setProperty("role", "heading1")
        self.print_button = QPushButton(_("&In phiếu…"))
        self.print_button.clicked.connect(self._print)
        self.save_button = QPushButton(_("&Lưu phiếu PDF…"))
        self.save_button.clicked.connect(self._save)
        self.saved = say(tone="quiet")
        self.line = QLineEdit()
        self.answer = Field("", self.line)
        column = spaced(QVBoxLayout(self), gap=12)
        column.addWidget(self.code)
        row = spaced(QHBoxLayout(), gap=12)
        row.addWidget(self.print_button)
        row.addWidget(self.save_button)
        row.addStretch()
        column.addLayout(row)
        column.addWidget(self.saved)
        column.addWidget(held(self.answer, max_width=480))

    def begin(self, workspace: Workspace, code: str) -> None:
        """Show `code`; which group is asked back is chosen anew."""
        self._workspace, self._code = workspace, code
        groups = code.split("-")
        self._asked = secrets.randbelow(len(groups))
        lines = (groups[at : at + GROUPS_PER_LINE] for at in range(0, len(groups), GROUPS_PER_LINE))
        self.code.setText("\n".join("   ".join(line) for line in lines))
        named(self.code, _("Mã khôi phục: {code}").format(code=", ".join(groups)))
        question = _("Để chắc chắn đã ghi đúng, gõ lại nhóm thứ {place} của dòng {line}").format(
            place=self._asked % GROUPS_PER_LINE + 1, line=self._asked // GROUPS_PER_LINE + 1
        )
        self.answer.label.setText(question)
        named(self.line, question)
        self.line.clear()
        self.saved.setText("")
        self.answer.show_wrong("")

    @property
    def asked_group(self) -> str:
        """The four signs that are asked for."""
        return self._code.split("-")[self._asked]

    def is_answered(self) -> bool:
        """Whether the asked group was typed back; tells under the field where it was not."""
        is_right = self.line.text().strip().upper() == self.asked_group
        self.answer.show_wrong("" if is_right else _("Chưa đúng nhóm ký tự này. Xem lại mã ở trên."))
        return is_right

    def _sheet(self) -> bytes:
        assert self._workspace is not None
        return doors.recovery_sheet_pdf(self._workspace, self._code)

    def _print(self) -> None:
        choice = self._dialogs.how_to_print(_("In phiếu mã khôi phục"))
        if choice is not None:
            print_pages(self._sheet(), choice)
            self.saved.setText(_("Đã gửi phiếu đến máy in. Cất phiếu trong phong bì dán kín."))

    def _save(self) -> None:
        path = self._dialogs.save_file(_("Lưu phiếu mã khôi phục"), "phieu-ma-khoi-phuc.pdf", _("Tệp PDF (*.pdf)"))
        if path is not None:
            save_bytes(path, self._sheet())
            self.saved.setText(
                _("Đã lưu: {path}. In xong hãy xóa tệp này, cất phiếu trong phong bì dán kín.").format(path=path)
            )


class SheetPage(QWidget):
    """The page after a workspace was made: the code has to be kept before going on."""

    def __init__(self, dialogs: Dialogs) -> None:
        super().__init__()
        self._done: Callable[[], None] = lambda: None
        self.view = RecoveryCodeView(dialogs)
        self.next_button = primary(QPushButton(_("&Vào sổ")))
        self.next_button.clicked.connect(self._go_on)
        self.view.line.returnPressed.connect(self._go_on)
        self.setFocusProxy(self.view.print_button)
        _lay_page(
            self,
            heading(_("Cất giữ mã khôi phục")),
            say(
                _(
                    "Nếu quên mật khẩu, chỉ mã này mở được sổ; chương trình không giữ bản nào khác. "
                    "Hãy in phiếu hoặc chép tay, cất vào phong bì dán kín cùng tài liệu mật."
                )
            ),
            self.view,
            _row(self.next_button),
        )

    def begin(self, workspace: Workspace, code: str, done: Callable[[], None]) -> None:
        """Show the code of a new workspace; `done` goes on."""
        self._done = done
        self.view.begin(workspace, code)

    def _go_on(self) -> None:
        if self.view.is_answered():
            self._done()


class RecoveryCodeDialog(CalmDialog):
    """Shows the code that has just taken the place of the old one."""

    def __init__(self, parent: QWidget | None, dialogs: Dialogs, workspace: Workspace, code: str) -> None:
        super().__init__(
            parent, _("Mã khôi phục mới"), _("Phiếu cũ không mở được sổ nữa. In hoặc chép phiếu mới và hủy phiếu cũ.")
        )
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.view = RecoveryCodeView(dialogs)
        self.view.begin(workspace, code)
        self.body.addWidget(self.view)
        self.done_button = self.add_button(_("Đã cất giữ phiếu"), self._finish, is_main=True)

    @override
    def reject(self) -> None:
        """Esc does not lose a code that was not kept yet."""

    def _finish(self) -> None:
        if self.view.is_answered():
            self.accept()


class CodePage(QWidget):
    """Opens a workspace by its printed code and sets a new passphrase."""

    def __init__(self, shelf: Shelf, opened: Callable[[Workspace, str], None], back: Callable[[], None]) -> None:
        super().__init__()
        self._shelf, self._opened = shelf, opened
        self._entry: ShelfEntry | None = None
        self.line = QLineEdit()
        self.code = Field(
            _("Mã khôi phục trên phiếu"), self.line, hint=_("8 nhóm, mỗi nhóm 4 ký tự; chữ hoa, chữ thường như nhau.")
        )
        self.passphrase = PassphraseField(_("Mật khẩu mới"), hint=_("Ít nhất 8 ký tự."))
        self.again = PassphraseField(_("Nhập lại mật khẩu mới"))
        self.open_button = primary(QPushButton(_("Đặt mật khẩu mới và &mở sổ")))
        self.back_button = flat(QPushButton(_("&Quay lại")))
        self.open_button.clicked.connect(self.open)
        self.back_button.clicked.connect(lambda _checked=False: back())
        self.line.returnPressed.connect(self.passphrase.line.setFocus)
        self.passphrase.line.returnPressed.connect(self.again.line.setFocus)
        self.again.line.returnPressed.connect(self.open)
        self._title = heading()
        self.setFocusProxy(self.line)
        _lay_page(
            self,
            self._title,
            self.code,
            self.passphrase,
            self.again,
            _row(self.back_button, self.open_button),
        )

    def begin(self, entry: ShelfEntry) -> None:
        """Ask for the code of `entry`."""
        self._entry = entry
        self._title.setText(_("Quên mật khẩu của “{name}”").format(name=entry.name))
        self.line.clear()
        for field in (self.code, self.passphrase, self.again):
            field.show_wrong("")

    def open(self) -> None:
        """Set the new passphrase and open, or tell under the field what is wrong."""
        assert self._entry is not None
        new = self.passphrase.line.text()
        is_same = new == self.again.line.text()
        self.again.show_wrong("" if is_same else _("Hai lần nhập chưa giống nhau."))
        try:
            check_passphrase(new)
            self.passphrase.show_wrong("")
        except KiemdiemError as error:
            self.passphrase.show_wrong(str(error))
            return
        if is_same:
            self._open(self._entry, new)

    def _open(self, entry: ShelfEntry, new: str) -> None:
        try:
            set_passphrase_by_code(entry.folder, code=self.line.text(), new=new)
            workspace = open_workspace(self._shelf, entry.folder, passphrase=new)
        except KiemdiemError as error:
            self.code.show_wrong(str(error))
            return
        for field in (self.passphrase, self.again):
            field.take()
        self._opened(workspace, entry.name)


def _row(*buttons: QPushButton) -> QWidget:
    row = QWidget()
    line = spaced(QHBoxLayout(row), gap=8)
    for button in buttons[:-1]:
        line.addWidget(button)
    line.addStretch()
    line.addWidget(buttons[-1])
    return row


def _lay_page(page: QWidget, *parts: QWidget) -> None:
    line = spaced(QHBoxLayout(page), margin=24)
    body = held(QWidget(), max_width=720)
    column = spaced(QVBoxLayout(body), gap=16)
    for part in parts:
        column.addWidget(part)
    column.addStretch(1)
    line.addStretch(1)
    line.addWidget(body, 6)
    line.addStretch(1)

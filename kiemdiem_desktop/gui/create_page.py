"""The page that makes a new workspace: the cell's details and a passphrase, on one calm page."""

from collections.abc import Callable
from dataclasses import replace

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from kiemdiem_desktop.domain.errors import InvalidValueError, KiemdiemError
from kiemdiem_desktop.domain.text import nfc
from kiemdiem_desktop.gui.cell.cell_form import NEW_CELL, CellForm
from kiemdiem_desktop.gui.naming import named
from kiemdiem_desktop.gui.theme import flat, heading, held, primary, say, spaced
from kiemdiem_desktop.gui.widgets.field import Field
from kiemdiem_desktop.gui.widgets.passphrase_field import PassphraseField
from kiemdiem_desktop.i18n import _
from kiemdiem_desktop.services.cell.cells import check_cell, save_cell
from kiemdiem_desktop.services.library import Shelf, check_passphrase, create_workspace
from kiemdiem_desktop.services.passphrases import strength_of
from kiemdiem_desktop.services.workspace import Workspace


class CreatePage(QWidget):
    """`made(workspace, name, recovery code)` is called with the new workspace; `back` leaves the page."""

    def __init__(self, shelf: Shelf, made: Callable[[Workspace, str, str], None], back: Callable[[], None]) -> None:
        super().__init__()
        self._shelf, self._made = shelf, made
        self.form = CellForm()
        self.passphrase = PassphraseField(
            _("Mật khẩu của sổ"), hint=_("Ít nhất 8 ký tự. Nên dùng một câu bốn năm từ, dễ nhớ với mình.")
        )
        self.again = PassphraseField(_("Nhập lại mật khẩu"))
        self.strength = named(say(tone="quiet"), _("Độ mạnh của mật khẩu"))
        self.make_button = primary(QPushButton(_("&Tạo sổ")))
        self.back_button = flat(QPushButton(_("&Quay lại")))
        self.make_button.clicked.connect(self.make)
        self.back_button.clicked.connect(lambda _checked=False: back())
        self.passphrase.line.textChanged.connect(self._show_strength)
        self.passphrase.line.returnPressed.connect(self.again.line.setFocus)
        self.again.line.returnPressed.connect(self.make)
        self._lay_out()
        self.setFocusProxy(self.form.lines["name"])

    def begin(self) -> None:
        """Begin with an empty form."""
        self.form.show_cell(NEW_CELL, key=object())
        for field in (self.passphrase, self.again):
            field.take()
            field.show_wrong("")

    def make(self) -> None:
        """Make the workspace, or tell under the fields what is missing."""
        self.form.flush()
        cell, typed = self.form.cell, self.passphrase.line.text()
        name, code = self.form.lines["name"], self.form.lines["code"]
        checks: tuple[tuple[Field, Callable[[], None]], ...] = (
            (code if cell.name.strip() else name, lambda: check_cell(cell)),
            (self.passphrase, lambda: check_passphrase(typed)),
            (self.again, lambda: _check_same(typed, self.again.line.text())),
        )
        for field in (name, code, self.passphrase, self.again):
            field.show_wrong("")
        if all(_is_right(field, check) for field, check in checks):
            self._make(typed)

    def _make(self, passphrase: str) -> None:
        cell = replace(self.form.cell, name=nfc(self.form.cell.name))
        QApplication.setOverrideCursor(Qt.CursorShape.WaitCursor)
        try:
            workspace, code = create_workspace(self._shelf, name=cell.name, passphrase=passphrase)
            save_cell(workspace, cell)
        finally:
            QApplication.restoreOverrideCursor()
        for field in (self.passphrase, self.again):
            field.take()
        self._made(workspace, cell.name, code)

    def _show_strength(self, typed: str) -> None:
        self.strength.setText(strength_of(typed).words if typed else "")

    def _lay_out(self) -> None:
        page = spaced(QHBoxLayout(self), margin=24)
        body = held(QWidget(), max_width=980)
        column = spaced(QVBoxLayout(body), gap=16)
        column.addWidget(heading(_("Tạo sổ chi bộ mới")))
        column.addWidget(say(_("Các thông tin này in ở đầu mọi giấy tờ; có thể sửa sau ở mục Cài đặt."), tone="quiet"))
        column.addWidget(self.form)
        row = spaced(QHBoxLayout(), gap=12)
        for field in (self.passphrase, self.again):
            row.addWidget(field, 1, Qt.AlignmentFlag.AlignTop)
        column.addLayout(row)
        column.addWidget(self.strength)
        last = spaced(QHBoxLayout(), gap=8)
        last.addWidget(self.back_button)
        last.addStretch()
        last.addWidget(self.make_button)
        column.addLayout(last)
        column.addStretch()
        page.addStretch(1)
        page.addWidget(body, 8)
        page.addStretch(1)


def _check_same(typed: str, again: str) -> None:
    if typed != again:
        raise InvalidValueError(
            code="not_the_same", message=_("Hai lần nhập chưa giống nhau."), hint=_("Nhập lại cho giống lần trên.")
        )


def _is_right(field: Field, check: Callable[[], None]) -> bool:
    """Tell whether `check` passes; where it does not, say why under `field` and put the cursor there."""
    try:
        check()
    except KiemdiemError as error:
        field.show_wrong(str(error))
        field.setFocus()
        return False
    return True

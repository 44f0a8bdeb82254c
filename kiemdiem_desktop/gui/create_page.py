"""The page that makes a new workspace of a cell: its details and a passphrase."""

from collections.abc import Callable
from dataclasses import replace

from kiemdiem_desktop.domain.text import nfc
from kiemdiem_desktop.gui.cell.cell_form import NEW_CELL, CellForm
from kiemdiem_desktop.gui.create_frame import CreateFrame, Made
from kiemdiem_desktop.gui.new_passphrase import Check
from kiemdiem_desktop.gui.overriding import override
from kiemdiem_desktop.i18n import _
from kiemdiem_desktop.services.cell.cells import check_cell, save_cell
from kiemdiem_desktop.services.library import Shelf, create_workspace
from kiemdiem_desktop.services.workspace import Workspace


class CreatePage(CreateFrame):
    """`made(workspace, name, recovery code)` is called with the new workspace; `back` leaves the page."""

    def __init__(self, shelf: Shelf, made: Made, back: Callable[[], None]) -> None:
        self._shelf = shelf
        self.form = CellForm()
        super().__init__(_("Tạo sổ chi bộ mới"), self.form, made=made, back=back)
        self.setFocusProxy(self.form.lines["name"])

    def begin(self) -> None:
        """Begin with an empty form."""
        self.form.show_cell(NEW_CELL, key=object())
        self.secret.begin()

    @override
    def form_checks(self) -> tuple[Check, ...]:
        self.form.flush()
        cell, name, code = self.form.cell, self.form.lines["name"], self.form.lines["code"]
        for field in (name, code):
            field.show_wrong("")
        return ((code if cell.name.strip() else name, lambda: check_cell(cell)),)

    @override
    def make_workspace(self, passphrase: str) -> tuple[Workspace, str, str]:
        cell = replace(self.form.cell, name=nfc(self.form.cell.name))
        workspace, code = create_workspace(self._shelf, name=cell.name, passphrase=passphrase)
        save_cell(workspace, cell)
        return workspace, cell.name, code

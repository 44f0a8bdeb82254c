"""Đơn vị: the tree of cells and organisations with their keys, and the import of a list as pages of this screen."""

from pathlib import Path
from typing import ClassVar

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QVBoxLayout

from kiemdiem_desktop.domain.ids import RowId
from kiemdiem_desktop.gui.committee.units_import import UnitsImportPage
from kiemdiem_desktop.gui.committee.units_list import UnitsPage
from kiemdiem_desktop.gui.dropping import FileDrop, one_ending
from kiemdiem_desktop.gui.naming import named
from kiemdiem_desktop.gui.overriding import override
from kiemdiem_desktop.gui.screen import Desk, Screen
from kiemdiem_desktop.gui.theme import spaced
from kiemdiem_desktop.gui.widgets.page_stack import PageStack
from kiemdiem_desktop.i18n import _
from kiemdiem_desktop.services.committee.unit_import import empty_workbook
from kiemdiem_desktop.services.committee.units import (
    add_unit,
    remove_unit,
    restore_unit,
    retire_unit,
    shift_unit,
    suggest_unit,
)
from kiemdiem_desktop.services.keeping import save_bytes
from kiemdiem_desktop.services.workspace import Workspace

LIST_ENDINGS = (".xlsx", ".xls", ".csv", ".txt")


class UnitsScreen(Screen):
    """Two pages: the register, and the import that is entered from it. A file may be dropped on either."""

    reads: ClassVar[frozenset[str]] = frozenset({"registered_cells", "enrolled_keys", "issued_packages"})

    def __init__(self, workspace: Workspace, desk: Desk) -> None:
        super().__init__(desk)
        self._workspace = workspace
        self.register = UnitsPage(workspace, desk)
        self.importing = UnitsImportPage(workspace, desk, leave=self.show_register, done=self._imported)
        self.pages = PageStack(self.register, self.importing)
        FileDrop(self, one_ending(LIST_ENDINGS), lambda screen, files: screen.begin_import(files[0]))
        named(self, _("Đơn vị"))
        spaced(QVBoxLayout(self), margin=16).addWidget(self.pages)
        self._connect()

    @override
    def refresh(self) -> None:
        self.register.refresh()

    @override
    def focus_field(self, where: str, subject_id: int | None) -> bool:
        """Bring a unit to the fore: "unit.<code>", or its keys: "unit.keys.<code>"."""
        self.show_register()
        code = where.removeprefix("unit.keys.").removeprefix("unit.")
        unit = self._workspace.store.registered_cells.find(code=code)
        if unit is None:
            return super().focus_field(where, subject_id)
        self.register.refresh()
        card = self.register.card
        card.tabs.show_page(1 if where.startswith("unit.keys.") else 0)
        return self.register.select(unit.id)

    def show_register(self) -> None:
        """Go back from the import to the register."""
        self.pages.show_page(self.register)
        self.register.grid.view.setFocus()

    def begin_import(self, file: Path | None = None) -> None:
        """Show the import page, with a file where one was dropped."""
        self.register.card.form.flush()
        self.pages.show_page(self.importing)
        self.importing.begin(file)

    def add(self) -> None:
        """Ask for the name of a new unit and put it under or beside the one that is looked at."""
        name = self.desk.dialogs.ask_text(
            _("Thêm đơn vị"),
            _("Tên đơn vị, ví dụ: Chi bộ thôn Bến Sim"),
            check=lambda text: "" if text.strip() else _("Ghi tên đơn vị."),
        )
        if name is None:
            return
        line = self.register.current
        unit = add_unit(self._workspace, suggest_unit(self._workspace, name, line.unit if line else None))
        self.register.refresh()
        self.register.select(unit.id)
        self.desk.tell(
            _("Đã thêm “{name}”, mã {code}. Xem lại mã, loại và đơn vị cấp trên ở thẻ bên cạnh.").format(
                name=unit.name, code=unit.code
            )
        )

    def save_template(self) -> None:
        """Write the empty workbook to be handed out. Raises: KiemdiemError."""
        kinds = _("Bảng tính Excel (*.xlsx)")
        path = self.desk.dialogs.save_file(_("Lưu tệp mẫu danh sách đơn vị"), "danh-sach-don-vi.xlsx", kinds)
        if path is not None:
            save_bytes(path, empty_workbook())
            self.desk.tell(_("Đã lưu tệp mẫu trống: {path}. Ghi xong thì bấm “Nhập từ tệp”.").format(path=path))

    def _imported(self, added: int, changed: int) -> None:
        self.show_register()
        words = _("Đã nhập: thêm {added}, sửa {changed} đơn vị. Nếu nhầm, bấm Ctrl+Z để hoàn tác cả lần nhập.")
        self.desk.tell(words.format(added=added, changed=changed))

    def _shift(self, down: bool) -> None:  # noqa: FBT001 - the card hands it over by position
        unit_id = self._current_id()
        if unit_id is not None:
            shift_unit(self._workspace, unit_id, down=down)
            self.register.select(unit_id)

    def _retire(self) -> None:
        line = self.register.current
        if line is None:
            return
        if not line.is_active:
            restore_unit(self._workspace, line.unit.id)
            return
        why = self.desk.dialogs.ask_text(
            _("Ngừng theo dõi “{name}”?").format(name=line.unit.name),
            _("Lý do (giải thể, sáp nhập, chuyển đi…); hồ sơ cũ vẫn giữ"),
        )
        if why is not None:
            retire_unit(self._workspace, line.unit.id, on=self._workspace.clock.today(), why=why)

    def _remove(self) -> None:
        line = self.register.current
        if line is not None and self.desk.dialogs.confirm(
            _("Xóa “{name}” khỏi danh sách?").format(name=line.unit.name),
            detail=_("Chỉ xóa khi ghi nhầm. Đơn vị đã giải thể, sáp nhập thì dùng “Ngừng theo dõi”."),
            yes=_("Xóa"),
            is_grave=True,
        ):
            remove_unit(self._workspace, line.unit.id)
            self.desk.tell(_("Đã xóa “{name}”. Bấm Ctrl+Z nếu xóa nhầm.").format(name=line.unit.name))

    def _current_id(self) -> RowId | None:
        line = self.register.current
        return None if line is None else line.unit.id

    def _connect(self) -> None:
        for button, slot in (
            (self.register.add_button, self.add),
            (self.register.import_button, self.begin_import),
            (self.register.template_button, self.save_template),
        ):
            button.clicked.connect(lambda _checked=False, slot=slot: slot())
        self.register.card.connect_buttons(shift=self._shift, retire=self._retire, remove=self._remove)
        keys = Qt.ShortcutContext.WidgetWithChildrenShortcut
        QShortcut(QKeySequence("Ctrl+N"), self, self.add, context=keys)
        QShortcut(QKeySequence("Alt+Up"), self, lambda: self._shift(False), context=keys)
        QShortcut(QKeySequence("Alt+Down"), self, lambda: self._shift(True), context=keys)

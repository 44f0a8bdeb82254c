"""Cài đặt: the cell and its dates, the superior's own values, safekeeping, and how everything looks."""

from typing import ClassVar

from PySide6.QtWidgets import QVBoxLayout, QWidget

from kiemdiem_desktop.gui.cell.settings_cell import CellPage
from kiemdiem_desktop.gui.cell.settings_keys import KeysPage
from kiemdiem_desktop.gui.cell.settings_layer import LayerPage
from kiemdiem_desktop.gui.cell.settings_parameters import ParametersPage
from kiemdiem_desktop.gui.cell.settings_retention import RetentionPart
from kiemdiem_desktop.gui.cell.tools import CellTools
from kiemdiem_desktop.gui.comparison_page import ComparisonPage
from kiemdiem_desktop.gui.naming import named
from kiemdiem_desktop.gui.overriding import override
from kiemdiem_desktop.gui.screen import Desk, Screen
from kiemdiem_desktop.gui.settings_look import LookPage
from kiemdiem_desktop.gui.settings_safety import SafetyOwner, SafetyPage
from kiemdiem_desktop.gui.theme import spaced
from kiemdiem_desktop.gui.widgets.page_tabs import PageTabs
from kiemdiem_desktop.i18n import _
from kiemdiem_desktop.services.cell.cells import name_of_cell


class SettingsScreen(Screen):
    """Eight pages; every field stores itself."""

    reads: ClassVar[frozenset[str]] = frozenset({"cells", "rounds", "parameters", "settings", "enrolled_keys"})

    def __init__(self, tools: CellTools, desk: Desk) -> None:
        super().__init__(desk)
        named(self, _("Cài đặt"))
        self.cell = CellPage(tools.workspace)
        self.parameters = ParametersPage(tools.workspace, desk)
        self.layer = LayerPage(tools.workspace, desk)
        self.comparison = ComparisonPage(tools.workspace)
        self.keys = KeysPage(tools, desk)
        self.retention = RetentionPart(tools.workspace, desk)
        owner = SafetyOwner(name=lambda: name_of_cell(tools.workspace), sample=_("chi bộ mẫu"), own_part=self.retention)
        self.safety = SafetyPage(tools.workspace, tools.session, desk, owner)
        self.look = LookPage(tools.theme)
        self.update_page = tools.session.update_page(desk.dialogs, desk.jobs)
        self.tabs = PageTabs(
            (
                (_("Chi bộ và thời hạn"), self.cell),
                (_("Quy định riêng của cấp trên"), self.parameters),
                (_("Nhập văn bản của cấp trên"), self.layer),
                (_("So sánh quy định"), self.comparison),
                (_("Khóa và thẻ đăng ký"), self.keys),
                (_("Mật khẩu và sao lưu"), self.safety),
                (_("Hiển thị"), self.look),
                (_("Cập nhật chương trình"), self.update_page),
            ),
            label=_("Các phần của Cài đặt"),
        )
        spaced(QVBoxLayout(self), margin=(24, 16, 24, 8)).addWidget(self.tabs, 1)

    @override
    def refresh(self) -> None:
        for page in (self.cell, self.parameters, self.layer, self.keys, self.safety, self.look):
            page.refresh()

    @override
    def focus_field(self, where: str, subject_id: int | None) -> bool:
        if where.startswith("parameter."):
            self.tabs.show_page_of(self.parameters)
            return self.parameters.choose(where.removeprefix("parameter."))
        found = next((w for w in self.findChildren(QWidget) if w.property("where") == where), None)
        if found is not None:
            self.tabs.show_page_of(found)
        return super().focus_field(where, subject_id)

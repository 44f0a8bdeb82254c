"""Cài đặt: the committee's details and keys, safekeeping, regulations side by side, and how everything looks."""

from typing import ClassVar

from PySide6.QtWidgets import QVBoxLayout

from kiemdiem_desktop.gui.committee.settings_committee import CommitteePage
from kiemdiem_desktop.gui.committee.settings_keys import KeysPage
from kiemdiem_desktop.gui.committee.tools import CommitteeTools
from kiemdiem_desktop.gui.comparison_page import ComparisonPage
from kiemdiem_desktop.gui.naming import named
from kiemdiem_desktop.gui.overriding import override
from kiemdiem_desktop.gui.screen import Desk, Screen
from kiemdiem_desktop.gui.settings_look import LookPage
from kiemdiem_desktop.gui.settings_safety import SafetyOwner, SafetyPage
from kiemdiem_desktop.gui.theme import spaced
from kiemdiem_desktop.gui.widgets.page_tabs import PageTabs
from kiemdiem_desktop.i18n import _
from kiemdiem_desktop.services.committee.books import get_committee


class SettingsScreen(Screen):
    """Six pages; every field stores itself."""

    reads: ClassVar[frozenset[str]] = frozenset({"committees", "settings", "enrolled_keys", "issued_packages"})

    def __init__(self, tools: CommitteeTools, desk: Desk) -> None:
        super().__init__(desk)
        named(self, _("Cài đặt"))
        self.committee = CommitteePage(tools.workspace)
        self.keys = KeysPage(tools.workspace, desk)
        owner = SafetyOwner(name=lambda: get_committee(tools.workspace).name, sample=_("cấp ủy mẫu"))
        self.safety = SafetyPage(tools.workspace, tools.session, desk, owner)
        self.comparison = ComparisonPage(tools.workspace)
        self.look = LookPage(tools.theme)
        self.update_page = tools.session.update_page(desk.dialogs, desk.jobs)
        self.tabs = PageTabs(
            (
                (_("Cấp ủy"), self.committee),
                (_("Khóa và thẻ đăng ký"), self.keys),
                (_("Mật khẩu và sao lưu"), self.safety),
                (_("So sánh quy định"), self.comparison),
                (_("Hiển thị"), self.look),
                (_("Cập nhật chương trình"), self.update_page),
            ),
            label=_("Các phần của Cài đặt"),
        )
        spaced(QVBoxLayout(self), margin=(24, 16, 24, 8)).addWidget(self.tabs, 1)

    @override
    def refresh(self) -> None:
        for page in (self.committee, self.keys, self.safety, self.look):
            page.refresh()

"""Gợi ý: the plan of the round, what is written for the cells, and its issuing to one, some or all."""

from typing import ClassVar

from PySide6.QtWidgets import QVBoxLayout

from kiemdiem_desktop.gui.committee.guidance_layer import LayerPage
from kiemdiem_desktop.gui.committee.guidance_page import GuidancePage
from kiemdiem_desktop.gui.committee.guidance_plan import PlanPage
from kiemdiem_desktop.gui.committee.guidance_prompts import PromptsPage
from kiemdiem_desktop.gui.committee.guidance_quotas import QuotasPage
from kiemdiem_desktop.gui.committee.guidance_sending import SendingPage
from kiemdiem_desktop.gui.naming import named
from kiemdiem_desktop.gui.overriding import override
from kiemdiem_desktop.gui.screen import Desk, Screen
from kiemdiem_desktop.gui.theme import say, spaced
from kiemdiem_desktop.gui.widgets.page_tabs import PageTabs
from kiemdiem_desktop.i18n import _
from kiemdiem_desktop.services.committee.plans import current_plan
from kiemdiem_desktop.services.workspace import Workspace


class GuidanceScreen(Screen):
    """Five pages in the order of the work; before there is a plan only the first has anything to do."""

    reads: ClassVar[frozenset[str]] = frozenset(
        {"plans", "guidance_drafts", "registered_cells", "enrolled_keys", "issued_packages", "parameters"}
    )

    def __init__(self, workspace: Workspace, desk: Desk) -> None:
        super().__init__(desk)
        named(self, _("Gợi ý"))
        self._workspace = workspace
        self.plan = PlanPage(workspace)
        self.prompts = PromptsPage(workspace)
        self.quotas = QuotasPage(workspace, desk)
        self.layer = LayerPage(workspace, desk)
        self.sending = SendingPage(workspace, desk)
        self._none = say(_("Lập kế hoạch của đợt ở trang đầu trước."), tone="amber")
        self.tabs = PageTabs(
            (
                (_("Kế hoạch"), self.plan),
                (_("Gợi ý kiểm điểm"), self.prompts),
                (_("Phân bổ, mốc, biểu mẫu"), self.quotas),
                (_("Quy định riêng"), self.layer),
                (_("Gửi các đơn vị"), self.sending),
            ),
            label=_("Các phần của Gợi ý"),
        )
        column = spaced(QVBoxLayout(self), gap=8, margin=(24, 16, 24, 8))
        column.addWidget(self._none)
        column.addWidget(self.tabs, 1)

    @property
    def pages(self) -> tuple[GuidancePage, ...]:
        """The pages after the plan."""
        return self.prompts, self.quotas, self.layer, self.sending

    @override
    def refresh(self) -> None:
        has_plan = current_plan(self._workspace) is not None
        self._none.setVisible(not has_plan)
        for part in self.pages:
            part.setEnabled(has_plan)
        for page in (self.plan, *self.pages):
            page.look_again()

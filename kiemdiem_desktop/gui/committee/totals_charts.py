"""Tổng hợp, page Biểu đồ: the same charts as in the report and its annex."""

from kiemdiem_desktop.gui.widgets.chart_sheet import ChartSheet
from kiemdiem_desktop.i18n import _
from kiemdiem_desktop.services.committee.totals import RoundTotals
from kiemdiem_desktop.services.committee.totals_papers import list_charts
from kiemdiem_desktop.services.workspace import Workspace


class ChartsPage(ChartSheet):
    """The charts of the totals."""

    def __init__(self, workspace: Workspace) -> None:
        super().__init__(_("Chưa có ai được xếp loại để vẽ biểu đồ."))
        self._workspace = workspace

    def show_totals(self, found: RoundTotals, _told: str) -> None:
        """Show other totals."""
        self.show_charts(list_charts(self._workspace, found))

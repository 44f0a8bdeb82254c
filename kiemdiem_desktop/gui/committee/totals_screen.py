"""Tổng hợp: the totals of a round, what stands behind them, whether they add up, papers and package made of them."""

from typing import ClassVar

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from kiemdiem_desktop.gui.committee import totals_doors as doors
from kiemdiem_desktop.gui.committee.tools import CELL_PLACE
from kiemdiem_desktop.gui.committee.totals_doors import LatePage
from kiemdiem_desktop.gui.committee.totals_figures import FiguresPage, table_columns
from kiemdiem_desktop.gui.naming import named
from kiemdiem_desktop.gui.overriding import override
from kiemdiem_desktop.gui.screen import Desk, Screen
from kiemdiem_desktop.gui.theme import say, spaced
from kiemdiem_desktop.gui.widgets.choice import ChoiceField
from kiemdiem_desktop.gui.widgets.empty_state import EmptyState
from kiemdiem_desktop.gui.widgets.page_stack import PageStack
from kiemdiem_desktop.gui.widgets.page_tabs import PageTabs
from kiemdiem_desktop.i18n import _
from kiemdiem_desktop.services.committee.totals import RoundTotals, sum_up
from kiemdiem_desktop.services.committee.totals_told import tell_basis, tell_reach
from kiemdiem_desktop.services.committee.totals_view import list_rounds, round_words, table_rows
from kiemdiem_desktop.services.workspace import Workspace

FIGURES, UNITS, TYPED, CHECKS, YEARS, CHARTS, WATCH, PAPERS, SENDING = range(9)


class TotalsScreen(Screen):
    """Pages over the totals of one round; only the page that is looked at is drawn."""

    reads: ClassVar[frozenset[str]] = frozenset(
        {
            *("committees", "plans", "registered_cells", "received_dossiers", "subject_rows", "appraised_subjects"),
            *("decided_subjects", "received_summaries", "typed_counts", "issued_packages", "enrolled_keys"),
        }
    )

    def __init__(self, workspace: Workspace, desk: Desk) -> None:
        super().__init__(desk)
        named(self, _("Tổng hợp"))
        self._workspace = workspace
        self._round: tuple[int, str] | None = None
        self._found: RoundTotals | None = None
        self._drawn: set[int] = set()
        self.told = say()
        self.round_choice: ChoiceField[tuple[int, str]] = ChoiceField(_("Đợt"), (), label_first=True)
        self.figures = FiguresPage(
            workspace, lambda found: table_rows(found.totals), table_columns(), self._open, label=_("Số liệu")
        )
        self.figures.grid.view.setSortingEnabled(False)  # the lines of a table stay under its heading
        self.pages: tuple[tuple[str, FiguresPage | LatePage], ...] = (
            (_("Số liệu"), self.figures),
            (_("Theo đơn vị"), LatePage(lambda: doors.units(workspace, self._open))),
            (_("Bảng cấp dưới"), LatePage(lambda: doors.typed(workspace, desk))),
            (_("Kiểm tra số"), LatePage(lambda: doors.checks(workspace))),
            (_("So với năm trước"), LatePage(lambda: doors.years(workspace))),
            (_("Biểu đồ"), LatePage(lambda: doors.charts(workspace))),
            (_("Nên xem"), LatePage(lambda: doors.watch(workspace, desk, self._open))),
            (_("Giấy tờ"), LatePage(lambda: doors.papers(workspace, desk))),
            (_("Gửi cấp trên"), LatePage(lambda: doors.sending(workspace, desk))),
        )
        self.tabs = PageTabs(self.pages, label=_("Các phần của Tổng hợp"))
        self.tabs.turned.connect(lambda _place: self._draw())
        self._lay_out()

    @override
    def refresh(self) -> None:
        rounds = list_rounds(self._workspace)
        self._stack.show_page(self._stack.pages[1 if rounds else 0])
        if not rounds:
            return
        if self._round not in rounds:
            self._round = rounds[0]
        assert self._round is not None
        self.round_choice.show_options(tuple((row, round_words(row)) for row in rounds))
        self.round_choice.show_value(self._round, commit=self._choose)
        self.round_choice.setVisible(len(rounds) > 1)
        self._found = sum_up(self._workspace, *self._round)
        self.told.setText(f"{round_words(self._round)}: {tell_reach(self._found)}")
        self._drawn = set()
        self._draw()

    @override
    def focus_field(self, where: str, subject_id: int | None) -> bool:
        places = {"checks": CHECKS, "typed": TYPED, "watch": WATCH, "papers": PAPERS, "sending": SENDING}
        self.tabs.show_page(places.get(where.removeprefix("totals."), FIGURES))
        return True

    def _draw(self) -> None:
        """Draw the page that is looked at, if it was not drawn since the totals changed."""
        place = self.tabs.current
        if self._found is None or place in self._drawn:
            return
        self._drawn.add(place)
        self.pages[place][1].show_totals(self._found, tell_basis(self._found) if place <= UNITS else self.told.text())

    def _choose(self, chosen: tuple[int, str]) -> None:
        self._round = chosen
        self.refresh()

    def _open(self, cell_code: str, subject_code: str) -> None:
        """Open the dossier of a cell, at a subject where one is named."""
        self.desk.go("appraising", f"{CELL_PLACE}{cell_code}/{subject_code}", None)

    def _lay_out(self) -> None:
        whole = QWidget()
        column = spaced(QVBoxLayout(whole), gap=8, margin=(16, 12, 16, 8))
        row = spaced(QHBoxLayout(), gap=12)
        row.addWidget(self.told, 1)
        row.addWidget(self.round_choice)
        column.addLayout(row)
        column.addWidget(self.tabs, 1)
        nothing = EmptyState(
            _("Chưa có số liệu để tổng hợp"),
            _("Nhận hồ sơ của các đơn vị rồi quay lại đây: số liệu được cộng ngay khi hồ sơ được nhận."),
            action=_("Đến Tiếp nhận"),
            slot=lambda: self.desk.go("collecting", "", None),
        )
        self._stack = PageStack(nothing, whole)
        spaced(QVBoxLayout(self), gap=0).addWidget(self._stack)

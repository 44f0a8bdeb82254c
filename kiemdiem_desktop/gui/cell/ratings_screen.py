"""Xếp loại: the proposals of the cell, the cap in all its readings, and why a level is open or closed."""

from typing import ClassVar

from PySide6.QtWidgets import QStackedLayout, QVBoxLayout, QWidget

from kiemdiem_desktop.domain.finding import FindingText
from kiemdiem_desktop.domain.ids import SubjectId
from kiemdiem_desktop.domain.level import Level
from kiemdiem_desktop.gui.cell.no_round import NoRound
from kiemdiem_desktop.gui.cell.ratings_caps import CapsPage
from kiemdiem_desktop.gui.cell.ratings_charts import ChartsPage
from kiemdiem_desktop.gui.cell.ratings_list import CARD_FIELDS, RatingList
from kiemdiem_desktop.gui.cell.ratings_quarters import QuartersPage
from kiemdiem_desktop.gui.cell.ratings_trial import TrialPage
from kiemdiem_desktop.gui.cell.ratings_why import WhyPage
from kiemdiem_desktop.gui.cell.ratings_years import YearsPage
from kiemdiem_desktop.gui.cell.round_view import RoundView
from kiemdiem_desktop.gui.naming import named
from kiemdiem_desktop.gui.overriding import override
from kiemdiem_desktop.gui.screen import Desk, Screen
from kiemdiem_desktop.gui.theme import spaced
from kiemdiem_desktop.gui.widgets.page_tabs import PageTabs
from kiemdiem_desktop.i18n import _
from kiemdiem_desktop.services.cell.earlier_ratings import list_histories
from kiemdiem_desktop.services.cell.field_screens import screen_of
from kiemdiem_desktop.services.cell.quotas import tell_quotas
from kiemdiem_desktop.services.cell.rating_words import RatingRow, list_rating_rows
from kiemdiem_desktop.services.cell.standings import find_member_of
from kiemdiem_desktop.services.cell.trials import stand, try_levels
from kiemdiem_desktop.services.workspace import Workspace

LIST, CAPS, WHY, TRIAL, QUARTERS, YEARS, CHARTS = range(7)

_PAGES = {"caps": CAPS, "rating.nominee_rank": CAPS, "quarter": QUARTERS, "quarters": QUARTERS, "history": YEARS}


class RatingsScreen(Screen):
    """Seven pages over the same subjects. What is tried out lives here only and is gone with the screen."""

    reads: ClassVar[frozenset[str]] = frozenset(
        {
            *("cells", "members", "statuses", "disciplines", "rounds", "subjects", "reviews", "shortcomings"),
            *("comments", "meetings", "attendance", "ballots", "ratings", "overrides", "prompts"),
            *(
                "year_records",
                "conclusions",
                "parameters",
                "earlier_ratings",
                "re_ratings",
                "quarter_records",
                "incoming",
            ),
        }
    )

    def __init__(self, workspace: Workspace, desk: Desk, view: RoundView) -> None:
        super().__init__(desk)
        named(self, _("Xếp loại"))
        self._workspace, self._view = workspace, view
        self._trial: dict[SubjectId, Level] | None = None
        self.list = RatingList(
            workspace, desk, set_trying=self._set_trying, try_level=self._try_level, explain=self.explain
        )
        self.caps = CapsPage(workspace, desk)
        self.why = WhyPage(workspace, self._go_to, desk)
        self.quarters = QuartersPage(workspace)
        self.years = YearsPage(workspace, desk.tell)
        self.trial = TrialPage(self._try_level, lambda: self.list.try_button.setChecked(False))
        self.charts = ChartsPage(workspace, desk)
        self.tabs = PageTabs(
            (
                (_("Đề nghị"), self.list),
                (_("Tỷ lệ xuất sắc"), self.caps),
                (_("Vì sao"), self.why),
                (_("Kéo thử"), self.trial),
                (_("Các quý"), self.quarters),
                (_("Các năm, xếp lại"), self.years),
                (_("Biểu đồ"), self.charts),
            ),
            label=_("Các phần của Xếp loại"),
        )
        self.list.grid.current_changed.connect(self._follow)
        self.no_round = NoRound(view, desk)
        whole = QWidget()
        spaced(QVBoxLayout(whole), margin=(16, 16, 16, 8)).addWidget(self.tabs, 1)
        self._stack = QStackedLayout(self)
        self._stack.addWidget(self.no_round)
        self._stack.addWidget(whole)

    @override
    def refresh(self) -> None:
        checked = self._view.checked
        self._stack.setCurrentIndex(0 if checked is None else 1)
        if checked is None:
            self.no_round.refresh()
            return
        recorded = list_rating_rows(checked)
        is_trying = self._trial is not None
        tried = stand(checked) if self._trial is None else try_levels(checked, self._trial)
        rows = tried.rows if is_trying else recorded
        self.list.show_rows(rows, tried.caps, is_trying=is_trying)
        self.caps.show_round(checked, tried.caps, recorded)
        self.caps.show_quotas(tell_quotas(checked, tried.caps, tried.rows))
        self.trial.show_rows(tried.rows, tried.caps, tried.changes, is_trying=is_trying)
        self.why.show_round(checked)
        histories = list_histories(self._workspace, checked)
        self.quarters.show_histories(checked, histories)
        self.years.show_histories(histories)
        self.charts.show_round(checked)

    @override
    def show_subject(self, subject_id: int) -> None:
        self.list.choose(subject_id)
        self.why.choose(subject_id)
        member_id = find_member_of(self._workspace, subject_id)
        self.quarters.choose(member_id)
        self.years.choose(member_id)

    @override
    def focus_field(self, where: str, subject_id: int | None) -> bool:
        self.tabs.show_page(_PAGES.get(where, LIST))
        if where in CARD_FIELDS:
            self.list.fold.set_open(is_open=True)
        return super().focus_field("rating.proposed" if where == "round.order" else where, subject_id)

    def explain(self) -> None:
        """Show why, for the subject under the cursor."""
        self.tabs.show_page(WHY)
        self.why.list.setFocus()

    def _follow(self, row: RatingRow | None) -> None:
        if row is not None:
            self.why.choose(row.subject_id)

    def _set_trying(self, is_trying: bool) -> None:  # noqa: FBT001 - the slot of a Qt signal
        self.list.card.flush()
        self._trial = {} if is_trying else None
        self.refresh()

    def _try_level(self, subject_id: SubjectId, level: Level | None) -> None:
        self.list.try_button.setChecked(True)
        assert self._trial is not None
        self._trial.pop(subject_id, None)
        if level is not None:
            self._trial[subject_id] = level
        self.refresh()

    def _go_to(self, text: FindingText) -> None:
        where, subject_id = text.finding.where, text.finding.subject_id
        self.desk.go(screen_of(where), where, subject_id)

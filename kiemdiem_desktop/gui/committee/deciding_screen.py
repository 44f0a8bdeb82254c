"""Quyết định: the committee's conference, the levels it decides, later decisions, the papers, packages to the cells."""

from datetime import date
from functools import cached_property
from typing import TYPE_CHECKING, ClassVar, TypeVar

from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from kiemdiem_desktop.domain.committee_meeting import CommitteeMeeting
from kiemdiem_desktop.domain.errors import InvalidValueError, KiemdiemError
from kiemdiem_desktop.gui.committee.deciding_later import LaterPage
from kiemdiem_desktop.gui.committee.deciding_levels import LevelsPage
from kiemdiem_desktop.gui.committee.deciding_meeting import MeetingPage
from kiemdiem_desktop.gui.committee.deciding_papers import PapersPage
from kiemdiem_desktop.gui.committee.deciding_sending import SendingPage
from kiemdiem_desktop.gui.naming import named
from kiemdiem_desktop.gui.overriding import override
from kiemdiem_desktop.gui.papers_press import Press
from kiemdiem_desktop.gui.screen import Desk, Screen
from kiemdiem_desktop.gui.theme import spaced
from kiemdiem_desktop.gui.widgets.empty_state import EmptyState
from kiemdiem_desktop.gui.widgets.page_stack import PageStack
from kiemdiem_desktop.gui.widgets.page_tabs import PageTabs
from kiemdiem_desktop.i18n import _
from kiemdiem_desktop.services.committee.allowed import allowed_levels
from kiemdiem_desktop.services.committee.appraisal_list import find_round_key, list_cell_lines
from kiemdiem_desktop.services.committee.conferences import find_meeting, open_meeting
from kiemdiem_desktop.services.committee.deciding import Ruling, deciding, withdraw_decision
from kiemdiem_desktop.services.committee.earlier_decisions import earlier_results
from kiemdiem_desktop.services.committee.obstacles import Obstacle, find_obstacles
from kiemdiem_desktop.services.committee.own_rules import own_rules
from kiemdiem_desktop.services.committee.rechecking import Rechecked, recheck
from kiemdiem_desktop.services.workspace import Workspace

if TYPE_CHECKING:
    from kiemdiem_desktop.services.committee.cap_choices import RoundKey

PageT = TypeVar("PageT", bound=QWidget)
MEETING, LEVELS, LATER, PAPERS, SENDING = range(5)
_MOST_TOLD = MOST_KEPT = 12


class DecidingScreen(Screen):
    """Five pages in the order of the work."""

    reads: ClassVar[frozenset[str]] = frozenset(
        {
            *("registered_cells", "received_dossiers", "subject_rows", "appraisals", "appraised_subjects", "plans"),
            *("committee_meetings", "committee_attendance", "committee_ballots", "concluded_subjects"),
            *("decided_subjects", "issued_packages", "cap_decisions", "cap_places", "parameters"),
        }
    )

    def __init__(self, workspace: Workspace, desk: Desk) -> None:
        super().__init__(desk)
        named(self, _("Quyết định"))
        self._workspace = workspace
        self._round: RoundKey | None = None
        self._checked: dict[int, Rechecked] = {}
        self.meeting = MeetingPage(workspace, desk.tell)
        self._rooms = tuple(QWidget() for _page in range(SENDING))
        self.another_button = QPushButton(_("Lập &hội nghị khác"))
        self.another_button.clicked.connect(lambda _checked=False: self.begin_meeting())
        self.empty = EmptyState(
            _("Chưa lập hội nghị cấp ủy cho đợt này."),
            _("Lập hội nghị để ghi thành viên dự họp, phiếu, kết luận và ra quyết định xếp loại."),
            action=_("Lập hội nghị cấp ủy"),
            slot=self.begin_meeting,
        )
        self.nothing = EmptyState(
            _("Chưa có đợt nào để quyết định."), _("Nhận hồ sơ của chi bộ và thẩm định trước, rồi trở lại đây.")
        )
        self._lay_out()

    @cached_property
    def levels(self) -> LevelsPage:
        """The levels, made when they are first shown, as all pages behind the first."""
        return self._held(LEVELS, LevelsPage(self._workspace, self.decide_cells, self.explain, self.withdraw))

    @cached_property
    def later(self) -> LaterPage:
        """Later decisions."""
        return self._held(LATER, LaterPage(self._workspace, self.desk.tell))

    @cached_property
    def papers(self) -> PapersPage:
        """The papers."""
        return self._held(PAPERS, PapersPage(self._workspace, Press(self.desk)))

    @cached_property
    def sending(self) -> SendingPage:
        """The packages to the cells."""
        return self._held(SENDING, SendingPage(self._workspace, lambda: self.desk))

    @override
    def refresh(self) -> None:
        self._round = find_round_key(self._workspace)
        meeting = find_meeting(self._workspace, self._round) if self._round is not None else None
        self._stack.show_page(self._stack.pages[0 if self._round is None else 1 if meeting is None else 2])
        if self._round is None or meeting is None:
            return
        self.another_button.setVisible(bool(meeting.number))
        self._show(meeting)

    def begin_meeting(self) -> None:
        """Plan a conference of the round."""
        if self._round is not None:
            open_meeting(self._workspace, self._round)
            self.tabs.show_page(MEETING)

    def decide_cells(self, codes: tuple[str, ...], number: str, on: date | None) -> None:
        """Tell what stands in the way, ask, then decide. Raises: InvalidValueError."""
        meeting = find_meeting(self._workspace, self._round) if self._round is not None else None
        if meeting is None:
            return
        if on is None:
            raise InvalidValueError(
                code="decision_without_day", message=_("Quyết định chưa có ngày."), hint=_("Ghi ngày của quyết định.")
            )

        def decide_if_wanted(found: tuple[Obstacle, ...]) -> None:
            self._ask_and_decide(meeting, codes, Ruling(number=number, decided_on=on), found)

        look = find_obstacles(self._workspace, meeting, codes)
        self.desk.jobs.go_through(look, decide_if_wanted, _("Đang xem còn vướng gì không"))

    def _ask_and_decide(
        self, meeting: CommitteeMeeting, codes: tuple[str, ...], ruling: Ruling, obstacles: tuple[Obstacle, ...]
    ) -> None:
        found = [row.text for row in obstacles if not row.must_mend]
        more = _("… và {count} chỗ khác").format(count=len(found) - _MOST_TOLD) if len(found) > _MOST_TOLD else ""
        detail = "\n".join((*found[:_MOST_TOLD], more)).strip()
        question = _("Quyết định mức của {count} chi bộ theo số {number}?").format(
            count=len(codes), number=ruling.number
        )
        if not self.desk.dialogs.confirm(question, detail=detail, yes=_("Ra quyết định")):
            return

        def told(count: int) -> None:
            words = _(
                "Đã quyết định {count} trường hợp của {cells} chi bộ. Còn hoàn tác được đến khi gửi gói về chi bộ."
            )
            self.desk.tell(words.format(count=count, cells=len(codes)))

        self.desk.jobs.go_through(deciding(self._workspace, meeting, codes, ruling), told, _("Đang ra quyết định"))

    def withdraw(self, cell_code: str) -> None:
        """Ask, then take the decision on a cell back as a slip. Raises: InvalidValueError once the cell was told."""
        question = _("Bỏ quyết định về chi bộ này như ghi nhầm?")
        detail = _("Chỉ bỏ được khi chưa gửi gói; mức đã kết luận và phiếu vẫn được giữ.")
        if self._round is not None and self.desk.dialogs.confirm(question, detail=detail, yes=_("Bỏ quyết định")):
            withdraw_decision(self._workspace, self._round, cell_code)

    def explain(self, cell_code: str, code: str) -> str:
        """Tell which levels are open to a subject and what closes the others."""
        checked = self._recheck(cell_code)
        found = allowed_levels(checked, code) if checked is not None else None
        return found.words() if found is not None else ""

    def _recheck(self, cell_code: str) -> Rechecked | None:
        if self._round is None:
            return None
        lines = list_cell_lines(self._workspace, self._round)
        line = next((row for row in lines if row.code == cell_code), None)
        if line is None or line.head is None:
            return None
        if line.head.id not in self._checked:
            if len(self._checked) >= MOST_KEPT:
                self._checked.pop(next(iter(self._checked)))
            rules = own_rules(self._workspace, self._round.year, self._round.period)
            try:
                content = self._workspace.store.received_dossiers.get(line.head.id).content
                self._checked[line.head.id] = recheck(content, rules, earlier_results(self._workspace, line.head))
            except KiemdiemError:  # told in full at Thẩm định
                return None
        return self._checked[line.head.id]

    def _held(self, place: int, page: PageT) -> PageT:
        spaced(QVBoxLayout(self._rooms[place - 1])).addWidget(page)
        return page

    def _show(self, meeting: CommitteeMeeting) -> None:
        assert self._round is not None
        shown = self.tabs.current
        if shown == MEETING:
            self.meeting.show_meeting(meeting)
        elif shown == LEVELS:
            self.levels.show_meeting(meeting, list_cell_lines(self._workspace, self._round))
        elif shown == LATER:
            self.later.show_round(self._round)
        elif shown == PAPERS:
            self.papers.show_round(self._round)
        else:
            self.sending.show_round(self._round)

    def _turn(self, _index: int) -> None:
        meeting = find_meeting(self._workspace, self._round) if self._round is not None else None
        if meeting is not None:
            self._show(meeting)

    def _lay_out(self) -> None:
        self.tabs = PageTabs(
            (
                (_("Hội nghị"), self.meeting),
                (_("Mức quyết định"), self._rooms[LEVELS - 1]),
                (_("Xếp loại lại"), self._rooms[LATER - 1]),
                (_("Giấy tờ"), self._rooms[PAPERS - 1]),
                (_("Gửi chi bộ"), self._rooms[SENDING - 1]),
            ),
            label=_("Các phần của Quyết định"),
            tail=self.another_button,
        )
        self.tabs.turned.connect(self._turn)
        whole = QWidget()
        spaced(QVBoxLayout(whole), margin=(16, 16, 16, 8)).addWidget(self.tabs, 1)
        self._stack = PageStack(self.nothing, self.empty, whole)
        spaced(QVBoxLayout(self), gap=0).addWidget(self._stack)

"""Quyết định, page Mức: cell by cell, the levels to be decided, each change with its reason; then number and day."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from functools import partial

from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from kiemdiem_desktop.domain.committee_meeting import CommitteeBallot, CommitteeMeeting
from kiemdiem_desktop.domain.level import Level
from kiemdiem_desktop.gui.committee.cell_list import CellList
from kiemdiem_desktop.gui.committee.deciding_votes import VotesPart
from kiemdiem_desktop.gui.level_words import NOT_CHOSEN, read_short, short_choices, short_level
from kiemdiem_desktop.gui.naming import named
from kiemdiem_desktop.gui.theme import heading, held, primary, retone, say, spaced
from kiemdiem_desktop.gui.widgets.date_field import ExactDateField
from kiemdiem_desktop.gui.widgets.flow import Flow
from kiemdiem_desktop.gui.widgets.fold import Fold
from kiemdiem_desktop.gui.widgets.grid import Grid
from kiemdiem_desktop.gui.widgets.grid_model import Column
from kiemdiem_desktop.gui.widgets.inner_scroll import InnerScroll
from kiemdiem_desktop.gui.widgets.line_field import LineField
from kiemdiem_desktop.gui.widgets.list_beside import ListBeside
from kiemdiem_desktop.i18n import _
from kiemdiem_desktop.services.committee.appraisal_list import CellLine, CellState
from kiemdiem_desktop.services.committee.committee_votes import (
    count_present,
    list_ballots,
    passed_level,
    save_unanimous,
)
from kiemdiem_desktop.services.committee.conferences import conclude
from kiemdiem_desktop.services.committee.rated_subjects import RatedSubject, rated_of_cell
from kiemdiem_desktop.services.workspace import Workspace

_STATES = (CellState.ACCEPTED, CellState.DECIDED)


@dataclass(frozen=True, slots=True, kw_only=True)
class DecisionRow:
    """One subject as the conference sees it; `voted` is what carried, "" while nobody voted."""

    subject: RatedSubject
    voted: str


@dataclass(slots=True, kw_only=True)
class _Paper:
    """Number and day of the decision while they are typed."""

    number: str = ""
    on: date | None = None


class LevelsPage(QWidget):
    """`decide(codes, number, on)` is asked for with the cells, the number and the day; `withdraw(code)` for a slip."""

    def __init__(
        self,
        workspace: Workspace,
        decide: Callable[[tuple[str, ...], str, date | None], None],
        explain: Callable[[str, str], str],
        withdraw: Callable[[str], None],
    ) -> None:
        super().__init__()
        self._workspace, self._decide, self._explain = workspace, decide, explain
        self._meeting: CommitteeMeeting | None = None
        self._lines: tuple[CellLine, ...] = ()
        self._paper = _Paper()
        self.cells = CellList(_STATES)
        self.cells.chosen.connect(lambda _code: self._show_cell())
        self.title, self.levels = heading(level=2), say(tone="quiet")
        self.grid: Grid[DecisionRow] = Grid(
            _columns(self._store_level, self._store_reason),
            key=lambda row: row.subject.row.code,
            label=_("Mức quyết định"),
        )
        self.grid.show_columns({column.id for column in self.grid.model.columns}, is_fitted=True)
        self.grid.current_changed.connect(lambda _row: self._show_subject())
        self.votes = VotesPart(workspace)
        self.same_button = QPushButton(_("Tất cả nhất trí &theo bảng"))
        self.same_button.clicked.connect(lambda _checked=False: self.vote_unanimous())
        self.number, self.day = LineField(_("Số quyết định")), ExactDateField(_("Ngày quyết định"))
        self.decide_button, self.one_button = primary(QPushButton()), QPushButton(_("Chỉ chi bộ &này"))
        self.drop_button = QPushButton(_("&Bỏ quyết định ghi nhầm…"))
        self.drop_button.clicked.connect(lambda _checked=False: withdraw(self.cells.current))
        self.decide_button.clicked.connect(lambda _checked=False: self.decide_all())
        self.one_button.clicked.connect(lambda _checked=False: self.decide_one())
        self._lay_out()

    def show_meeting(self, meeting: CommitteeMeeting, lines: tuple[CellLine, ...]) -> None:
        """Show the cells that are appraised or decided."""
        is_other = self._meeting is None or self._meeting.id != meeting.id
        self._meeting, self._lines = meeting, lines
        if is_other:
            self._paper = _Paper(number=meeting.number, on=meeting.decided_on)
        self.cells.show_cells(lines)
        waiting = self._waiting()
        self.decide_button.setText(_("&Quyết định cả {count} chi bộ").format(count=len(waiting)))
        self.decide_button.setEnabled(bool(waiting))
        key = (meeting.id, id(self._paper))
        self.number.show_value(self._paper.number, key=key, commit=partial(setattr, self._paper, "number"))
        self.day.show_value(self._paper.on, key=key, commit=partial(setattr, self._paper, "on"))
        self._show_cell()

    def vote_unanimous(self) -> None:
        """Keep the same count for every subject of the shown cell that has none: all present agree with the table."""
        if self._meeting is None:
            return
        present, _members = count_present(self._workspace, self._meeting.id)
        wanted = {row.subject.key: row.subject.to_decide for row in self.grid.model.listed}
        known = {key: level for key, level in wanted.items() if level is not None}
        save_unanimous(self._workspace, self._meeting.id, known, voters=present)

    def decide_all(self) -> None:
        """Decide every cell that is appraised."""
        self._ask(tuple(line.code for line in self._waiting()))

    def decide_one(self) -> None:
        """Decide the shown cell."""
        self._ask((self.cells.current,))

    def _ask(self, codes: tuple[str, ...]) -> None:
        if all([self.grid.flush(), self.number.flush(), self.day.flush()]):
            self._decide(codes, self._paper.number, self._paper.on)

    def _waiting(self) -> list[CellLine]:
        return [line for line in self._lines if line.state is CellState.ACCEPTED]

    def _line(self) -> CellLine | None:
        return next((line for line in self._lines if line.code == self.cells.current), None)

    def _show_cell(self) -> None:
        line, meeting = self._line(), self._meeting
        self._beside.setVisible(line is not None)
        if line is None or meeting is None:
            return
        subjects = rated_of_cell(self._workspace, line.code, meeting.year, meeting.period, meeting_id=meeting.id)
        ballots = list_ballots(self._workspace, meeting.id)
        _present, members = count_present(self._workspace, meeting.id)
        self.title.setText(f"{line.name} – {line.state.label.lower()}")
        self.grid.show_rows(tuple(_row(subject, ballots.get(subject.key, ()), members) for subject in subjects))
        if self.grid.current is None and subjects:
            self.grid.select(subjects[0].row.code, "level")
            self.grid.view.horizontalScrollBar().setValue(0)
        is_open = line.state is CellState.ACCEPTED
        self.one_button.setVisible(is_open)
        self.drop_button.setVisible(not is_open)
        present, _whole = count_present(self._workspace, meeting.id)
        self.same_button.setEnabled(is_open and present > 0)
        self._show_subject()

    def _show_subject(self) -> None:
        row, line, meeting = self.grid.current, self._line(), self._meeting
        self.fold.setVisible(row is not None)
        if row is None or line is None or meeting is None:
            self.levels.setText("")
            return
        self.levels.setText(f"{row.subject.row.name}. {self._explain(line.code, row.subject.row.code)}")
        retone(self.levels, "quiet")
        self.fold.set_title(_("Phiếu của hội nghị về {name}").format(name=row.subject.row.name))
        self.votes.show_subject(meeting, row.subject, is_open=line.state is CellState.ACCEPTED)

    def _store_level(self, row: DecisionRow, typed: str) -> None:
        self._conclude(row, read_short(typed), self._reason_of(row) or _("Theo kết luận của hội nghị"))

    def _store_reason(self, row: DecisionRow, typed: str) -> None:
        self._conclude(row, row.subject.to_decide, typed)

    def _conclude(self, row: DecisionRow, level: Level | None, reason: str) -> None:
        line = self._line()
        if self._meeting is None or line is None or line.state is not CellState.ACCEPTED:
            return
        said = "" if level is row.subject.offered and not self._reason_of(row) else reason
        conclude(self._workspace, self._meeting.id, row.subject, level=level, reason=said)

    @staticmethod
    def _reason_of(row: DecisionRow) -> str:
        return row.subject.concluded.reason if row.subject.concluded else ""

    def _lay_out(self) -> None:
        page, foot = QWidget(), QWidget()
        column = spaced(QVBoxLayout(page), gap=8)
        column.addWidget(self.title)
        how = _("Mặc định theo mức thẩm định, rồi mức đề nghị. Chọn mức khác ở cột Quyết định và ghi lý do.")
        column.addWidget(say(how, tone="quiet"))
        column.addWidget(held(self.grid, min_height=300), 1)
        column.addWidget(self.levels)
        self.fold = Fold("", self.votes)
        column.addWidget(self.fold)
        votes = QWidget()
        Flow(votes, gap=8).addWidget(self.same_button)
        column.addWidget(votes)
        self._beside = QWidget()
        right = spaced(QVBoxLayout(self._beside), gap=8, margin=(8, 0, 0, 0))
        right.addWidget(named(InnerScroll(page, foot), _("Mức quyết định của chi bộ")), 1)
        row = Flow(foot, gap=12)
        row.addWidget(held(self.number, min_width=140))
        row.addWidget(held(self.day, min_width=140))
        row.addWidget(self.one_button)
        row.addWidget(self.drop_button)
        row.addWidget(self.decide_button)
        right.addWidget(foot)
        spaced(QVBoxLayout(self)).addWidget(ListBeside(self.cells, self._beside, list_width=232))


def _row(subject: RatedSubject, ballots: tuple[CommitteeBallot, ...], members: int) -> DecisionRow:
    passed = passed_level(ballots, members)
    voted = short_level(passed) if passed else _("không mức nào") if ballots else ""
    return DecisionRow(subject=subject, voted=voted)


def _columns(
    store_level: Callable[[DecisionRow, str], None], store_reason: Callable[[DecisionRow, str], None]
) -> tuple[Column[DecisionRow], ...]:
    return (
        Column(id="name", title=_("Tập thể, đảng viên"), text=lambda row: row.subject.row.name, letters=17),
        Column(
            id="proposed", title=_("Đề nghị"), text=lambda row: short_level(row.subject.row.proposed_level), letters=10
        ),
        Column(
            id="appraised",
            title=_("Thẩm định"),
            text=lambda row: short_level(row.subject.appraised.level if row.subject.appraised else None),
            letters=10,
        ),
        Column(id="voted", title=_("Phiếu cấp ủy"), text=lambda row: row.voted, letters=10),
        Column(
            id="level",
            title=_("Quyết định"),
            text=_decided_words,
            store=store_level,
            choices=short_choices(),
            tone=lambda row: "amber" if row.subject.standing is not row.subject.row.proposed_level else "plain",
            letters=11,
        ),
        Column(id="reason", title=_("Lý do khác đề nghị"), text=_reason_words, store=store_reason, letters=18),
    )


def _decided_words(row: DecisionRow) -> str:
    level = row.subject.standing
    is_said = row.subject.decided is not None or row.subject.concluded is not None
    return short_level(level) or (_("Chưa xếp loại") if is_said else _(NOT_CHOSEN))


def _reason_words(row: DecisionRow) -> str:
    if row.subject.decided is not None:
        return row.subject.decided.reason
    if row.subject.concluded is not None:
        return row.subject.concluded.reason
    return row.subject.appraised.reason if row.subject.appraised else ""

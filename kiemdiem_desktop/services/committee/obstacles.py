"""What stands in the way of a decision: levels that are missing, votes, points, attendance, caps."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from fractions import Fraction

from kiemdiem_desktop.domain.committee_meeting import CommitteeBallot, CommitteeMeeting
from kiemdiem_desktop.domain.decided import CapDecision
from kiemdiem_desktop.i18n import _
from kiemdiem_desktop.rules.regulation_set import RegulationSet
from kiemdiem_desktop.rules.scoring import band_of
from kiemdiem_desktop.services.committee.appraisal_list import CellState, list_cell_lines, round_day
from kiemdiem_desktop.services.committee.cap_choices import RoundKey, list_cap_decisions
from kiemdiem_desktop.services.committee.cap_tables import cap_tables
from kiemdiem_desktop.services.committee.committee_votes import count_present, gaps_of, list_ballots, passed_level
from kiemdiem_desktop.services.committee.own_rules import own_rules
from kiemdiem_desktop.services.committee.rated_subjects import RatedSubject, SubjectKey, rated_of_dossier
from kiemdiem_desktop.services.reporting import Piece, Task
from kiemdiem_desktop.services.workspace import Workspace


@dataclass(frozen=True, slots=True, kw_only=True)
class Obstacle:
    """What stands in the way of a decision; `must_mend`: it is refused, else only asked about."""

    text: str
    must_mend: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Votes:
    """What was counted at a conference by subject, how many members of the body came, and how many there are."""

    ballots: Mapping[SubjectKey, tuple[CommitteeBallot, ...]]
    present: int
    members: int


def round_of(meeting: CommitteeMeeting) -> RoundKey:
    """Give the round that a conference is about."""
    return RoundKey(year=meeting.year, period=meeting.period)


def votes_of(workspace: Workspace, meeting: CommitteeMeeting) -> Votes:
    """Give the votes of a conference."""
    present, members = count_present(workspace, meeting.id)
    return Votes(ballots=list_ballots(workspace, meeting.id), present=present, members=members)


def find_obstacles(
    workspace: Workspace, meeting: CommitteeMeeting, cell_codes: Iterable[str]
) -> Task[tuple[Obstacle, ...]]:
    """Give what stands in the way of deciding these cells by the committee's own rules, what must be mended first."""
    chosen, round_ = frozenset(cell_codes), round_of(meeting)
    lines = [(line, line.head) for line in list_cell_lines(workspace, round_) if line.head is not None]
    everybody: list[RatedSubject] = []
    for place, (line, head) in enumerate(lines):
        yield Piece(done=place, total=len(lines), what=line.name)
        is_decided = line.state is CellState.DECIDED
        everybody += rated_of_dossier(workspace, head, meeting_id=meeting.id, is_decided=is_decided)
    votes, granted = votes_of(workspace, meeting), list_cap_decisions(workspace, round_)
    regs = own_rules(workspace, round_.year, round_.period).on(round_day(workspace, round_))

    def look() -> tuple[Obstacle, ...]:
        subjects = [subject for subject in everybody if subject.row.cell_code in chosen]
        found = (
            *without_level(subjects),
            *of_votes(subjects, votes),
            *_of_points(subjects, regs),
            *_of_attendance(votes),
            *_of_caps(everybody, regs, granted),
        )
        return tuple(sorted(found, key=lambda row: not row.must_mend))

    found: tuple[Obstacle, ...] = yield Piece(done=len(lines), total=len(lines), beside=look)
    return found


def without_level(subjects: Iterable[RatedSubject]) -> Iterator[Obstacle]:
    """Give the subjects of whom nobody said a level."""
    for subject in subjects:
        if subject.to_decide is None and subject.concluded is None:
            words = _("{name} ({cell}) chưa có mức nào để quyết định.")
            yield Obstacle(text=words.format(name=subject.row.name, cell=subject.row.cell_code), must_mend=True)


def of_votes(subjects: Iterable[RatedSubject], votes: Votes) -> Iterator[Obstacle]:
    """Give what does not add up in the votes, and where they carried another level."""
    for subject in subjects:
        counted = votes.ballots.get(subject.key, ())
        for ballot in counted:
            for gap in gaps_of(ballot, present=votes.present):
                text = _("Phiếu về {name}: {gap}").format(name=subject.row.name, gap=gap.text)
                yield Obstacle(text=text, must_mend=gap.must_close)
        passed = passed_level(counted, votes.members)
        if passed is not None and subject.to_decide is not None and passed is not subject.to_decide:
            words = _("{name}: quá nửa số phiếu cho mức “{voted}”, sắp quyết định mức “{level}”.")
            text = words.format(name=subject.row.name, voted=passed.label, level=subject.to_decide.label)
            yield Obstacle(text=text, must_mend=False)


def _of_points(subjects: Iterable[RatedSubject], regs: RegulationSet) -> Iterator[Obstacle]:
    """Appraised points reach the band of the level that is to be decided.

    Source: qd-366-2025 Điều 11
    """
    for subject in subjects:
        points = subject.appraised.points if subject.appraised is not None else None
        level = subject.to_decide
        if points is None or level is None or band_of(Fraction(points), regs).rank <= level.rank:
            continue
        words = _("{name}: điểm thẩm định {points} chưa đạt mức “{level}”.")
        text = words.format(name=subject.row.name, points=str(points).replace(".", ","), level=level.label)
        yield Obstacle(text=text, must_mend=False)


def _of_attendance(votes: Votes) -> Iterator[Obstacle]:
    """More than half of the body has to be there; without any list nobody can tell.

    Source: dieu-le-2011 Điều 9 khoản 5
    """
    present, members = votes.present, votes.members
    if members == 0:
        yield Obstacle(text=_("Chưa ghi thành viên dự họp: biên bản sẽ để trống."), must_mend=False)
    elif 2 * present <= members:
        words = _("Chỉ có {present} trên {members} thành viên dự họp, chưa quá nửa.")
        yield Obstacle(text=words.format(present=present, members=members), must_mend=False)


def _of_caps(
    subjects: Iterable[RatedSubject], regs: RegulationSet, granted: Iterable[CapDecision]
) -> Iterator[Obstacle]:
    for table in cap_tables(subjects, regs, granted):
        if table.over:
            words = _("{group}: xuất sắc {line}, vượt {over} suất theo cách tính đang dùng.")
            text = words.format(group=table.line.name, line=table.line.words, over=table.over)
            yield Obstacle(text=text, must_mend=False)

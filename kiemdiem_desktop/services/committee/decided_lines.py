"""The lines of a committee's papers: subjects with what was proposed and decided, in the order of the cells."""

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from kiemdiem_desktop.documents.templates.decision_frame import DecidedLine
from kiemdiem_desktop.domain.committee_meeting import CommitteeMeeting
from kiemdiem_desktop.domain.decided import DecidedSubject
from kiemdiem_desktop.domain.level import Level
from kiemdiem_desktop.services.committee.cap_choices import RoundKey
from kiemdiem_desktop.services.committee.deciding import decidable_cells, list_decided, reason_of
from kiemdiem_desktop.services.committee.rated_subjects import RatedSubject, SubjectKey, list_rated, rated_of_cell
from kiemdiem_desktop.services.committee.register import list_cells
from kiemdiem_desktop.services.workspace import Workspace


class Told(NamedTuple):
    """A subject with the level and the reason that a paper tells."""

    subject: RatedSubject
    level: Level | None
    reason: str


def lines_of_meeting(workspace: Workspace, meeting: CommitteeMeeting) -> tuple[DecidedLine, ...]:
    """Give what a conference decided, or else what it has before it: the cells that are appraised."""
    rows = workspace.store.decided_subjects.where(meeting_id=meeting.id)
    subjects = list_rated(workspace, meeting.year, meeting.period, meeting_id=meeting.id)
    if rows:
        return _ordered(workspace, _decided(subjects, rows))
    wanted = {line.code for line in decidable_cells(workspace, meeting)}
    chosen = (subject for subject in subjects if subject.row.cell_code in wanted)
    return _ordered(workspace, (Told(subject, subject.to_decide, reason_of(subject)) for subject in chosen))


def lines_of_round(workspace: Workspace, round_: RoundKey, cell_code: str = "") -> tuple[DecidedLine, ...]:
    """Give the levels that hold in a round (of one cell)."""
    rows, year, period = list_decided(workspace, round_, cell_code), round_.year, round_.period
    everybody = rated_of_cell(workspace, cell_code, year, period) if cell_code else list_rated(workspace, year, period)
    return _ordered(workspace, _decided(everybody, rows))


def cell_names(workspace: Workspace) -> dict[str, str]:
    """Give the names of the cells by their codes, in the order of the register."""
    return {cell.code: cell.name for cell in list_cells(workspace)}


def _decided(subjects: Iterable[RatedSubject], rows: Iterable[DecidedSubject]) -> Iterator[Told]:
    by_key: dict[SubjectKey, RatedSubject] = {subject.key: subject for subject in subjects}
    for row in rows:
        subject = by_key.get((row.cell_code, row.subject_code))
        if subject is not None:
            yield Told(subject, row.level, row.reason)


def _ordered(workspace: Workspace, told: Iterable[Told]) -> tuple[DecidedLine, ...]:
    names = cell_names(workspace)
    places = {code: place for place, code in enumerate(names)}
    rows = sorted(told, key=lambda row: (places.get(row.subject.row.cell_code, len(places)), row.subject.row.id))
    return tuple(_line(row, names) for row in rows)


def _line(told: Told, names: dict[str, str]) -> DecidedLine:
    row = told.subject.row
    points = told.subject.points
    return DecidedLine(
        cell_name=names.get(row.cell_code, row.cell_code),
        name=row.name,
        kind=row.kind,
        post=row.post,
        points="" if points is None else str(points),
        self_level=row.self_level,
        proposed=row.proposed_level,
        decided=told.level,
        reason=told.reason,
    )

"""Members with their history: the whole roster, one member, or the roster of a year."""

from collections import defaultdict
from collections.abc import Iterable
from typing import TypeVar

from kiemdiem_desktop.domain.dossier import MemberFile
from kiemdiem_desktop.domain.ids import MemberId
from kiemdiem_desktop.domain.member import Commendation, Discipline, StatusKind, StatusPeriod
from kiemdiem_desktop.services.workspace import Workspace

Row = TypeVar("Row", StatusPeriod, Discipline, Commendation)

_GONE = {StatusKind.MOVED_OUT, StatusKind.DIED, StatusKind.LEFT}


def list_member_files(workspace: Workspace) -> tuple[MemberFile, ...]:
    """Give every member with their history, by name order."""
    store = workspace.store
    statuses, disciplines = by_member(store.statuses.all()), by_member(store.disciplines.all())
    commendations = by_member(store.commendations.all())
    return tuple(
        MemberFile(
            member=member,
            statuses=tuple(statuses[member.id]),
            disciplines=tuple(disciplines[member.id]),
            commendations=tuple(commendations[member.id]),
        )
        for member in store.members.all()
    )


def by_member(rows: Iterable[Row]) -> defaultdict[MemberId, list[Row]]:
    """Group rows of a member's history by the member, in their order."""
    grouped: defaultdict[MemberId, list[Row]] = defaultdict(list)
    for row in rows:
        grouped[row.member_id].append(row)
    return grouped


def get_member_file(workspace: Workspace, member_id: MemberId) -> MemberFile:
    """Give one member with their history. Raises: NotFoundError."""
    store = workspace.store
    return MemberFile(
        member=store.members.get(member_id),
        statuses=store.statuses.where(member_id=member_id),
        disciplines=store.disciplines.where(member_id=member_id),
        commendations=store.commendations.where(member_id=member_id),
    )


def is_on_roster_of(file: MemberFile, year: int) -> bool:
    """Whether the member belonged to the cell in some part of `year`."""
    for status in file.statuses:
        if status.kind in _GONE and status.since is not None and status.since.latest.year < year:
            return _came_back(file, status.since.latest.year, year)
        if status.kind is StatusKind.MOVED_IN and status.since is not None and status.since.earliest.year > year:
            return False
    return True


def _came_back(file: MemberFile, gone_year: int, year: int) -> bool:
    return any(
        status.kind is StatusKind.MOVED_IN
        and status.since is not None
        and gone_year <= status.since.earliest.year <= year
        for status in file.statuses
    )


def files_of_year(workspace: Workspace, year: int) -> tuple[MemberFile, ...]:
    """Give the roster of a year, by name order."""
    return tuple(file for file in list_member_files(workspace) if is_on_roster_of(file, year))

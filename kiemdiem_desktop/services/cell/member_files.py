"""Members with their history: the whole roster, one member, or the roster of a year."""

from kiemdiem_desktop.domain.dossier import MemberFile
from kiemdiem_desktop.domain.ids import MemberId
from kiemdiem_desktop.domain.member import StatusKind
from kiemdiem_desktop.services.workspace import Workspace

_GONE = {StatusKind.MOVED_OUT, StatusKind.DIED, StatusKind.LEFT}


def list_member_files(workspace: Workspace) -> tuple[MemberFile, ...]:
    """Give every member with their history, by name order."""
    store = workspace.store
    statuses, disciplines, commendations = store.statuses.all(), store.disciplines.all(), store.commendations.all()
    return tuple(
        MemberFile(
            member=member,
            statuses=tuple(row for row in statuses if row.member_id == member.id),
            disciplines=tuple(row for row in disciplines if row.member_id == member.id),
            commendations=tuple(row for row in commendations if row.member_id == member.id),
        )
        for member in store.members.all()
    )


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

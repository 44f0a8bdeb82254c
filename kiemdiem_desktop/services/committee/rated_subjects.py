"""All subjects of a round at the committee with their levels by author, across cells, read in one go."""

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation

from kiemdiem_desktop.domain.appraisal import AppraisedSubject
from kiemdiem_desktop.domain.committee import DossierHead
from kiemdiem_desktop.domain.committee_meeting import ConcludedSubject
from kiemdiem_desktop.domain.decided import CapPlace, DecidedSubject
from kiemdiem_desktop.domain.level import Level
from kiemdiem_desktop.domain.subject_row import SubjectRow
from kiemdiem_desktop.services.committee.subject_rows import list_rows
from kiemdiem_desktop.services.workspace import Workspace

SubjectKey = tuple[str, str]
"""The code of the cell and that of the subject in its dossier: how a committee names a subject."""


@dataclass(frozen=True, slots=True, kw_only=True)
class RatedSubject:
    """One rated subject: what the dossier says, and what the committee put beside it; None where it put nothing."""

    row: SubjectRow
    appraised: AppraisedSubject | None = None
    concluded: ConcludedSubject | None = None
    decided: DecidedSubject | None = None
    place: CapPlace | None = None

    @property
    def key(self) -> SubjectKey:
        """How the committee names the subject."""
        return self.row.cell_code, self.row.code

    @property
    def offered(self) -> Level | None:
        """The level that goes to the conference: appraised, else proposed, else voted, else self-proposed."""
        if self.appraised is not None and self.appraised.level is not None:
            return self.appraised.level
        return self.row.proposed_level or self.row.voted_level or self.row.self_level

    @property
    def to_decide(self) -> Level | None:
        """The level that a decision would set now: concluded at the conference, else what was offered."""
        return self.concluded.level if self.concluded is not None else self.offered

    @property
    def standing(self) -> Level | None:
        """The level that counts now: decided, else concluded, else offered."""
        return self.decided.level if self.decided is not None else self.to_decide

    @property
    def points(self) -> Decimal | None:
        """The points that count: appraised, else those of the cell; None where they are not complete."""
        if self.appraised is not None and self.appraised.points is not None:
            return self.appraised.points
        return points_of(self.row.total_points)


def list_rated(
    workspace: Workspace, year: int, period: str = "cn", *, meeting_id: int | None = None
) -> tuple[RatedSubject, ...]:
    """Give the rated subjects of the newest dossiers; `meeting_id` adds what that conference concluded."""
    rows = tuple(row for row in list_rows(workspace, year, period) if row.is_rated)
    return tuple(_joined(workspace, rows, {"year": year, "period": period}, meeting_id))


def rated_of_cell(
    workspace: Workspace, cell_code: str, year: int, period: str = "cn", *, meeting_id: int | None = None
) -> tuple[RatedSubject, ...]:
    """Give the rated subjects of one cell's newest dossier, in its order."""
    heads = workspace.store.dossier_heads.where(cell_code=cell_code, year=year, period=period)
    newest = max(heads, key=lambda row: (row.sequence, row.id), default=None)
    return () if newest is None else rated_of_dossier(workspace, newest, meeting_id=meeting_id)


def rated_of_dossier(
    workspace: Workspace, head: DossierHead, *, meeting_id: int | None = None, is_decided: bool = True
) -> tuple[RatedSubject, ...]:
    """Give the rated subjects of a newest dossier; with `is_decided` off nobody looks for decisions on its cell."""
    found = workspace.store.subject_rows.where(dossier_id=head.id, is_current=True)
    rows = tuple(row for row in found if row.is_rated)
    where: dict[str, object] = {"year": head.year, "period": head.period, "cell_code": head.cell_code}
    return tuple(_joined(workspace, rows, where, meeting_id, is_decided=is_decided))


def points_of(text: str) -> Decimal | None:
    """Read points as a row holds them; None where there are none."""
    try:
        return Decimal(text) if text else None
    except InvalidOperation:
        return None


def _joined(
    workspace: Workspace,
    rows: tuple[SubjectRow, ...],
    where: dict[str, object],
    meeting_id: int | None,
    *,
    is_decided: bool = True,
) -> Iterator[RatedSubject]:
    store = workspace.store
    appraised = {(row.dossier_id, row.subject_code): row for row in _appraised(workspace, rows, where)}
    at_meeting = {name: value for name, value in where.items() if name == "cell_code"}
    concluded = {
        (row.cell_code, row.subject_code): row
        for row in (
            store.concluded_subjects.where(meeting_id=meeting_id, **at_meeting) if meeting_id is not None else ()
        )
    }
    held = store.decided_subjects.where(**where, is_current=True) if is_decided else ()
    decided = {(row.cell_code, row.subject_code): row for row in held}
    places = {(row.cell_code, row.subject_code): row for row in store.cap_places.where(**where)}
    for row in rows:
        key = (row.cell_code, row.code)
        yield RatedSubject(
            row=row,
            appraised=appraised.get((row.dossier_id, row.code)),
            concluded=concluded.get(key),
            decided=decided.get(key),
            place=places.get(key),
        )


def _appraised(
    workspace: Workspace, rows: tuple[SubjectRow, ...], where: dict[str, object]
) -> tuple[AppraisedSubject, ...]:
    """Give what was appraised: of one dossier where all rows are of one cell."""
    store = workspace.store.appraised_subjects
    if "cell_code" not in where:
        return store.all()
    return store.where(dossier_id=rows[0].dossier_id) if rows else ()

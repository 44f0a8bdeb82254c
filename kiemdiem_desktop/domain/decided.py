"""What the committee decided: a level for a subject, by number and date; a later decision stands beside the first."""

from dataclasses import dataclass
from datetime import date

from kiemdiem_desktop.domain.ids import RowId
from kiemdiem_desktop.domain.level import Level
from kiemdiem_desktop.domain.re_rating import ReRatingGround, ReRatingKind
from kiemdiem_desktop.domain.round import SubjectKind


@dataclass(frozen=True, slots=True, kw_only=True)
class DecidedSubject:
    """One decision on one subject: a row is here only once the decision has its number and day.

    `level` None: not rated, or cancelled by a re-rating with nothing in its place. `dossier_digest` is that of the
    dossier the decision stands on. `is_current` is off for a row that a re-rating took the place of; `re_rating`
    tells what a later decision does, None for the first one. `reason` is why the level differs from what was proposed.
    """

    id: RowId = RowId(0)
    cell_code: str
    year: int
    period: str = "cn"
    subject_code: str
    name: str
    kind: SubjectKind
    level: Level | None = None
    number: str = ""
    decided_on: date | None = None
    reason: str = ""
    dossier_digest: str = ""
    is_current: bool = True
    meeting_id: RowId | None = None
    body: str = ""
    re_rating: ReRatingKind | None = None
    ground: ReRatingGround | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class CapDecision:
    """The exceptional share granted to one group of the round, with its ground.

    Source: qd-366-2025 Điều 11 khoản 1 điểm 1.5
    """

    id: RowId = RowId(0)
    year: int
    period: str = "cn"
    group_code: str
    ground: str
    number: str = ""
    decided_on: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class CapPlace:
    """Where the committee puts a subject among those it is compared with.

    `group_code` "" for the stated grouping; `rank` is the place among the nominees of the group, 1 the last to be cut.
    """

    id: RowId = RowId(0)
    year: int
    period: str = "cn"
    cell_code: str
    subject_code: str
    group_code: str = ""
    rank: int | None = None

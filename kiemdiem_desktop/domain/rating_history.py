"""What a subject was rated in other years and quarters: entered by hand, or read from the rounds of the workspace."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from kiemdiem_desktop.domain.ids import MemberId, RowId
from kiemdiem_desktop.domain.level import Level
from kiemdiem_desktop.domain.period import Period
from kiemdiem_desktop.domain.re_rating import ReRating
from kiemdiem_desktop.domain.round import SubjectKind


@dataclass(frozen=True, slots=True, kw_only=True)
class EarlierRating:
    """The level of a year or quarter as a paper holds it, entered by hand; `level` None means *not rated then*."""

    id: RowId = RowId(0)
    subject_kind: SubjectKind
    member_id: MemberId | None = None
    year: int
    period: Period = Period.YEAR
    level: Level | None = None
    number: str = ""
    decided_on: date | None = None


class ResultOrigin(StrEnum):
    """How a result is known."""

    RE_RATED = "re_rated"
    DECIDED = "decided"
    TYPED = "typed"
    PROPOSED = "proposed"  # the cell's proposal: no decision is recorded


@dataclass(frozen=True, slots=True, kw_only=True)
class PeriodResult:
    """The result of one year or quarter, as it holds now. `level` None: rated then by nobody, or cancelled since.

    `first_level` is what was decided at first; it differs from `level` only where `re_ratings` are not empty, oldest
    first. `number` and `decided_on` name the decision that holds.
    """

    year: int
    period: Period = Period.YEAR
    level: Level | None
    origin: ResultOrigin
    first_level: Level | None = None
    number: str = ""
    decided_on: date | None = None
    re_ratings: tuple[ReRating, ...] = ()

    @property
    def is_decided(self) -> bool:
        """Whether a decision stands behind it."""
        return self.origin is not ResultOrigin.PROPOSED


@dataclass(frozen=True, slots=True, kw_only=True)
class SubjectResults:
    """The results of one subject of a package, oldest first, by its code there."""

    code: str
    results: tuple[PeriodResult, ...]

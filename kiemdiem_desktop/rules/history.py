"""The results of a subject over the years: which level held, how long it went on, which years are not known."""

from dataclasses import dataclass

from kiemdiem_desktop.domain.level import Level
from kiemdiem_desktop.domain.period import QUARTERS, Period
from kiemdiem_desktop.domain.rating_history import PeriodResult


@dataclass(frozen=True, slots=True, kw_only=True)
class Streak:
    """A level over the years before a year: those `held`, newest first, and those `unknown` among the years asked.

    `is_broken`: some year is known to have another level, so that the unknown ones do not matter.
    """

    held: tuple[int, ...]
    unknown: tuple[int, ...]
    is_broken: bool

    @property
    def is_whole(self) -> bool:
        """Whether every year asked is known to have the level."""
        return not self.unknown and not self.is_broken


def result_of(results: tuple[PeriodResult, ...], year: int, period: Period = Period.YEAR) -> PeriodResult | None:
    """Give the result of a year or quarter, None where none is known."""
    return next((row for row in results if (row.year, row.period) == (year, period)), None)


def streak_before(results: tuple[PeriodResult, ...], level: Level, *, year: int, years: int) -> Streak:
    """Look at the `years` years before `year` for one level; only decided results count as known."""
    asked = range(year - 1, year - 1 - years, -1)
    known = {row.year: row.level for row in results if row.period is Period.YEAR and row.is_decided}
    return Streak(
        held=tuple(one for one in asked if known.get(one) is level and one in known),
        unknown=tuple(one for one in asked if one not in known),
        is_broken=any(one in known and known[one] is not level for one in asked),
    )


def quarters_of(results: tuple[PeriodResult, ...], year: int) -> tuple[PeriodResult, ...]:
    """Give the results of the quarters of a year, in their order."""
    found = (result_of(results, year, quarter) for quarter in QUARTERS)
    return tuple(row for row in found if row is not None)


def count_quarters(results: tuple[PeriodResult, ...], year: int, level: Level) -> int:
    """Count the quarters of a year that have the level."""
    return sum(row.level is level for row in quarters_of(results, year))

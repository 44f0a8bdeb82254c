"""Totals of a committee: how many were rated and at which level, cut up in every way that the forms ask for.

Each table is a partition: its lines add up to the whole. A line is a code; `name` is set where the code says nothing
to people (a branch, a unit).
"""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from kiemdiem_desktop.domain.level import Level


class CountedKind(StrEnum):
    """What a table counts."""

    MEMBERS = "members"
    UNITS = "units"  # cells and organisations, each as a whole
    COMMITTEES = "committees"  # their leading committees, as collectives


class TableCode(StrEnum):
    """A table of the totals."""

    WHOLE = "whole"
    SEX = "sex"
    ETHNICITY = "ethnicity"
    MEMBER_KIND = "member_kind"
    PARTY_POST = "party_post"
    WORK_GROUP = "work_group"
    PARTY_AGE = "party_age"
    UNIT_KIND = "unit_kind"
    BRANCH = "branch"
    LEFT_OUT = "left_out"
    KHT_GROUNDS = "kht_grounds"
    PROPOSED = "proposed"  # lines: what was proposed; levels: what was decided
    PREVIOUS = "previous"  # lines: last year's level; levels: this year's
    BASIS = "basis"  # lines: whose level is counted


class LevelBasis(StrEnum):
    """Whose level is counted: the decided one wins over the appraised one, that over the proposed one."""

    DECIDED = "decided"
    APPRAISED = "appraised"
    PROPOSED = "proposed"


@dataclass(frozen=True, slots=True, kw_only=True)
class Counts:
    """One line of figures: `total` = `exempt` + `left` + `rated`, and `rated` = the four levels.

    `exempt`: not to be rated by the rules; `left`: to be rated and not rated yet. Figures that were typed from a paper
    may not add up: `rated` is a figure of its own.
    """

    total: int = 0
    exempt: int = 0
    left: int = 0
    rated: int = 0
    htxs: int = 0
    htt: int = 0
    htnv: int = 0
    kht: int = 0

    def of(self, level: Level) -> int:
        """Give the figure of a level."""
        return self.levels[level.rank]

    @property
    def levels(self) -> tuple[int, int, int, int]:
        """The four levels, best first."""
        return self.htxs, self.htt, self.htnv, self.kht

    @property
    def figures(self) -> tuple[int, ...]:
        """All eight figures in the order of the columns."""
        return self.total, self.exempt, self.left, self.rated, *self.levels

    def plus(self, other: "Counts") -> "Counts":
        """Give both together."""
        return Counts(**dict(zip(FIGURES, map(sum, zip(self.figures, other.figures, strict=True)), strict=True)))


FIGURES = ("total", "exempt", "left", "rated", "htxs", "htt", "htnv", "kht")
"""The names of the figures of a line, in the order of the columns."""


def sum_counts(rows: Iterable[Counts]) -> Counts:
    """Give all rows together."""
    sums = [sum(column) for column in zip(*(row.figures for row in rows), strict=True)]
    return Counts(**dict(zip(FIGURES, sums, strict=True))) if sums else Counts()


@dataclass(frozen=True, slots=True, kw_only=True)
class TotalsLine:
    """One line of a table."""

    code: str
    name: str = ""
    counts: Counts


@dataclass(frozen=True, slots=True, kw_only=True)
class TotalsTable:
    """One way to cut up what is counted."""

    code: TableCode
    about: CountedKind = CountedKind.MEMBERS
    lines: tuple[TotalsLine, ...]

    def line(self, code: str) -> Counts:
        """Give the figures of a line; zeros where there is none."""
        return next((line.counts for line in self.lines if line.code == code), Counts())

    @property
    def whole(self) -> Counts:
        """All lines together."""
        return sum_counts(line.counts for line in self.lines)


class UnitSource(StrEnum):
    """Where the figures of a unit come from."""

    NONE = "none"  # nothing came yet
    DOSSIER = "dossier"
    SUMMARY = "summary"
    TYPED = "typed"  # by hand, from a paper


@dataclass(frozen=True, slots=True, kw_only=True)
class UnitTotals:
    """One unit of the tree: its members, and how it, its committee and its head are rated. No names of members.

    `parent` is the code of the unit above it, "" right under the committee; `kind` as the register says it. `level` is
    the unit's own, None where it is not rated (yet); `head_level` that of its secretary. `digest` is that of the
    package behind the figures, "" for none.
    """

    code: str
    name: str
    kind: str
    parent: str = ""
    source: UnitSource = UnitSource.DOSSIER
    members: Counts
    level: Level | None = None
    committee_level: Level | None = None
    head_level: Level | None = None
    digest: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Totals:
    """The totals of a round: tables in the order of the forms, units in the order of the tree."""

    year: int
    period: str = "cn"
    tables: tuple[TotalsTable, ...] = ()
    units: tuple[UnitTotals, ...] = ()

    def table(self, code: TableCode, about: CountedKind = CountedKind.MEMBERS) -> TotalsTable:
        """Give a table; an empty one where it is missing."""
        found = (row for row in self.tables if row.code is code and row.about is about)
        return next(found, TotalsTable(code=code, about=about, lines=()))

    def whole(self, about: CountedKind = CountedKind.MEMBERS) -> Counts:
        """Give the figures of everything counted of a kind."""
        return self.table(TableCode.WHOLE, about).whole

"""Whether figures add up: within a line, within a table, between tables, between a summary and what lies under it.

A gap is data: where it stands, what is written there, what the parts come to.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum

from kiemdiem_desktop.domain.level import Level
from kiemdiem_desktop.domain.totals import FIGURES, CountedKind, Counts, TableCode, Totals, TotalsLine, TotalsTable

# tables whose lines are everybody that is counted
_PARTITIONS = frozenset(TableCode) - {
    TableCode.WHOLE,
    TableCode.LEFT_OUT,
    TableCode.KHT_GROUNDS,
    TableCode.PROPOSED,
    TableCode.BASIS,
}


class GapKind(StrEnum):
    """Which sum does not come out."""

    POPULATION = "population"  # total against exempt + left + rated
    LEVELS = "levels"  # rated against the four levels
    TABLE = "table"  # the lines of a table against the whole
    PART = "part"  # a table of a part (reasons, grounds, bases) against the figure that it explains
    UNITS = "units"  # all units against the whole
    SOURCE = "source"  # a unit's line in a summary against its own dossier here


@dataclass(frozen=True, slots=True, kw_only=True)
class SumGap:
    """One sum that does not come out: `stated` is written, `counted` is what the parts come to.

    `unit` is whose figures they are, "" for the committee's own; `figure` the column, "" where the whole line is meant.
    """

    kind: GapKind
    stated: int
    counted: int
    unit: str = ""
    table: TableCode = TableCode.WHOLE
    about: CountedKind = CountedKind.MEMBERS
    line: TotalsLine | None = None
    figure: str = ""

    @property
    def difference(self) -> int:
        """How many are missing (negative: too many) in the parts."""
        return self.stated - self.counted


def check_line(
    counts: Counts, *, unit: str = "", table: TotalsTable | None = None, line: TotalsLine | None = None
) -> Iterator[SumGap]:
    """Give the sums of one line that do not come out."""
    code, about = (table.code, table.about) if table else (TableCode.WHOLE, CountedKind.MEMBERS)
    parts = counts.exempt + counts.left + counts.rated
    if counts.total != parts:
        yield SumGap(
            kind=GapKind.POPULATION,
            stated=counts.total,
            counted=parts,
            unit=unit,
            table=code,
            about=about,
            line=line,
            figure="total",
        )
    if counts.rated != sum(counts.levels):
        yield SumGap(
            kind=GapKind.LEVELS,
            stated=counts.rated,
            counted=sum(counts.levels),
            unit=unit,
            table=code,
            about=about,
            line=line,
            figure="rated",
        )


def check_totals(totals: Totals, *, unit: str = "") -> tuple[SumGap, ...]:
    """Give every sum of a set of totals that does not come out, in the order of its tables."""
    gaps: list[SumGap] = []
    for table in totals.tables:
        if table.code is not TableCode.PROPOSED:
            for line in table.lines:
                gaps += check_line(line.counts, unit=unit, table=table, line=line)
        gaps += _check_table(table, totals.whole(table.about), unit)
    gaps += _check_units(totals, unit)
    return tuple(gaps)


def check_sources(units: Mapping[str, Counts], own: Mapping[str, Counts]) -> tuple[SumGap, ...]:
    """Hold the lines of a summary against the dossiers of the same units that lie here, by code."""
    return tuple(
        SumGap(kind=GapKind.SOURCE, stated=told, counted=counted, unit=code, figure=figure)
        for code, counts in units.items()
        if code in own
        for figure, told, counted in zip(FIGURES, counts.figures, own[code].figures, strict=True)
        if told != counted
    )


def _check_table(table: TotalsTable, whole: Counts, unit: str) -> Iterator[SumGap]:
    if table.code in _PARTITIONS and table.lines:
        for figure, stated, counted in zip(FIGURES, whole.figures, table.whole.figures, strict=True):
            if stated != counted:
                yield _gap(GapKind.TABLE, table, stated, counted, unit, figure)
    part = _PARTS.get(table.code)
    if part is not None and table.lines:
        stated, counted = getattr(whole, part), table.whole.total
        if stated != counted:
            yield _gap(GapKind.PART, table, stated, counted, unit, part)


_PARTS = {TableCode.LEFT_OUT: "exempt", TableCode.KHT_GROUNDS: Level.KHT.value.lower(), TableCode.BASIS: "rated"}


def _gap(kind: GapKind, table: TotalsTable, stated: int, counted: int, unit: str, figure: str) -> SumGap:  # noqa: PLR0913, PLR0917 - the six things that a gap is
    return SumGap(
        kind=kind, stated=stated, counted=counted, unit=unit, table=table.code, about=table.about, figure=figure
    )


def _check_units(totals: Totals, unit: str) -> Iterator[SumGap]:
    """Hold all units together against the whole of the members."""
    if not totals.units:
        return
    sums = [sum(column) for column in zip(*(row.members.figures for row in totals.units), strict=True)]
    for figure, stated, counted in zip(FIGURES, totals.whole().figures, sums, strict=True):
        if stated != counted:
            yield SumGap(kind=GapKind.UNITS, stated=stated, counted=counted, unit=unit, figure=figure)

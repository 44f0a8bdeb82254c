"""Putting tables of several sources together, so that each still adds up to the whole."""

from collections.abc import Iterable
from dataclasses import replace

from kiemdiem_desktop.domain.received_summary import TypedCounts, TypedKind
from kiemdiem_desktop.domain.totals import CountedKind, Counts, TableCode, TotalsLine, TotalsTable
from kiemdiem_desktop.services.committee.cuts import ALL, UNKNOWN

ORGANISATION = "organisation"
# tables whose lines are all that is counted; the others count a part of it
PARTITIONS = frozenset(
    {
        TableCode.SEX,
        TableCode.ETHNICITY,
        TableCode.MEMBER_KIND,
        TableCode.PARTY_POST,
        TableCode.WORK_GROUP,
        TableCode.PARTY_AGE,
        TableCode.UNIT_KIND,
        TableCode.BRANCH,
        TableCode.PREVIOUS,
    }
)
_Key = tuple[TableCode, CountedKind]


def merge_tables(first: tuple[TotalsTable, ...], *others: tuple[TotalsTable, ...]) -> tuple[TotalsTable, ...]:
    """Add the lines of `others` to those of `first`; what a source does not cut up stands in the line *unknown*."""
    found: dict[_Key, dict[str, TotalsLine]] = {(table.code, table.about): {} for table in first}
    for tables in (first, *others):
        for table in (*tables, *_not_cut(tables, found)):
            _add(found.setdefault((table.code, table.about), {}), table.lines)
    return tuple(
        TotalsTable(code=code, about=about, lines=tuple(sorted(lines.values(), key=lambda line: line.code == UNKNOWN)))
        for (code, about), lines in found.items()
    )


def _add(into: dict[str, TotalsLine], lines: Iterable[TotalsLine]) -> None:
    for line in lines:
        before = into.get(line.code)
        counts = line.counts if before is None else before.counts.plus(line.counts)
        into[line.code] = TotalsLine(code=line.code, name=line.name or (before.name if before else ""), counts=counts)


def _not_cut(tables: tuple[TotalsTable, ...], known: Iterable[_Key]) -> list[TotalsTable]:
    """Give a line *unknown* for each table of the whole that a source lacks."""
    told = {(table.code, table.about) for table in tables}
    wholes = {table.about: table.whole for table in tables if table.code is TableCode.WHOLE}
    lacking = [key for key in known if key not in told and wholes.get(key[1], Counts()).total]
    parts = ((key, _explained(key[0], wholes[key[1]])) for key in lacking)
    return [
        TotalsTable(code=code, about=about, lines=(TotalsLine(code=UNKNOWN, counts=counts),))
        for (code, about), counts in parts
        if counts.total
    ]


def _explained(code: TableCode, whole: Counts) -> Counts:
    """Give the part of a whole that a table cuts up."""
    match code:
        case TableCode.LEFT_OUT:
            return Counts(total=whole.exempt, exempt=whole.exempt)
        case TableCode.KHT_GROUNDS:
            return Counts(total=whole.kht, rated=whole.kht, kht=whole.kht)
        case TableCode.BASIS:
            return replace(whole, total=whole.rated, exempt=0, left=0)
        case _:
            return whole if code in PARTITIONS else Counts()


def typed_tables(rows: tuple[TypedCounts, ...], unit_kind: str) -> tuple[TotalsTable, ...]:
    """Give what a typed paper says as tables."""
    found = {row.about: row.counts for row in rows}
    units = {TypedKind.CELLS: "cell", TypedKind.ORGANISATIONS: ORGANISATION}
    lines = tuple(TotalsLine(code=code, counts=found[kind]) for kind, code in units.items() if kind in found)
    members = found.get(TypedKind.MEMBERS)
    return (
        *(() if members is None else _whole(CountedKind.MEMBERS, members)),
        *(() if members is None else (_one(TableCode.UNIT_KIND, CountedKind.MEMBERS, unit_kind, members),)),
        *((TotalsTable(code=TableCode.UNIT_KIND, about=CountedKind.UNITS, lines=lines),) if lines else ()),
        *(table for line in lines for table in _whole(CountedKind.UNITS, line.counts)),
    )


def _whole(about: CountedKind, counts: Counts) -> tuple[TotalsTable, ...]:
    return (_one(TableCode.WHOLE, about, ALL, counts),)


def _one(code: TableCode, about: CountedKind, line: str, counts: Counts) -> TotalsTable:
    return TotalsTable(code=code, about=about, lines=(TotalsLine(code=line, counts=counts),))

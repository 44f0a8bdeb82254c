"""The totals of a round at a committee: dossiers by their rows, summaries and typed papers of units below as they say.

Who is counted in a summary is counted there alone: the dossiers of the units that it names are set aside.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from itertools import compress

from kiemdiem_desktop.documents.wording import NOT_OF_THE_CELL
from kiemdiem_desktop.domain.level import Level
from kiemdiem_desktop.domain.member import PartyPost
from kiemdiem_desktop.domain.registered_cell import RegisteredCell
from kiemdiem_desktop.domain.round import SubjectKind
from kiemdiem_desktop.domain.totals import (
    CountedKind,
    Counts,
    LevelBasis,
    TableCode,
    Totals,
    TotalsLine,
    TotalsTable,
    UnitSource,
    UnitTotals,
)
from kiemdiem_desktop.services.committee.counting import MEMBER_FIELDS, cut_columns, cut_members, table_of, tally
from kiemdiem_desktop.services.committee.cuts import ALL, LEFT, RATED, kind_of, level_cuts, member_cuts
from kiemdiem_desktop.services.committee.gathering import Gathered, gather
from kiemdiem_desktop.services.committee.merging import merge_tables, typed_tables
from kiemdiem_desktop.services.workspace import Workspace
from kiemdiem_desktop.store.subject_facts import Columns, SubjectFact

_CELL, _COMMITTEE = SubjectKind.CELL.value, SubjectKind.CELL_COMMITTEE.value
_OF_COLLECTIVES = ("state", "decided_state", "basis", "proposed_level", "previous_level")
_SECRETARY = PartyPost.SECRETARY.value


@dataclass(frozen=True, slots=True, kw_only=True)
class RoundTotals:
    """The totals of a round, and from what they were gathered."""

    totals: Totals
    gathered: Gathered


def sum_up(workspace: Workspace, year: int, period: str = "cn") -> RoundTotals:
    """Give the totals of a round as they stand now."""
    gathered = gather(workspace, year, period)
    columns = _members_here(
        workspace.store.subject_rows.member_columns(year, period, MEMBER_FIELDS, gone=NOT_OF_THE_CELL), gathered
    )
    tables = merge_tables(_own_tables(gathered, columns, year), *_taken_in(gathered))
    units = _unit_lines(gathered, columns)
    totals = Totals(year=year, period=period, tables=_named_tables(tables, gathered), units=units)
    return RoundTotals(totals=totals, gathered=gathered)


def _members_here(columns: Columns, gathered: Gathered) -> Columns:
    """Leave out members that are counted in a summary or a typed paper."""
    elsewhere = gathered.counted_elsewhere
    if not elsewhere:
        return columns
    here = [code not in elsewhere for code in columns["cell_code"]]
    return {name: tuple(compress(column, here)) for name, column in columns.items()}


def _own_tables(gathered: Gathered, columns: Columns, year: int) -> tuple[TotalsTable, ...]:
    """Count the rows of the dossiers that are not set aside."""
    return (
        *cut_members(member_cuts(year, gathered.cells, gathered.branches), columns),
        *_collective_tables(gathered, _CELL, CountedKind.UNITS),
        *_collective_tables(gathered, _COMMITTEE, CountedKind.COMMITTEES),
    )


def _collective_tables(gathered: Gathered, kind: str, about: CountedKind) -> tuple[TotalsTable, ...]:
    """Count collectives by the kind of their unit; an expected unit that told nothing is still to be rated."""
    facts = [fact for fact in gathered.collectives if fact.kind == kind]
    rows = [(*(getattr(fact, name) for name in _OF_COLLECTIVES), fact.cell_code) for fact in facts]
    if about is CountedKind.UNITS:
        silent = gathered.silent({fact.cell_code for fact in facts})
        rows += [(LEFT, LEFT, LevelBasis.PROPOSED.value, None, None, cell.code) for cell in silent]
    names = (*_OF_COLLECTIVES, "cell_code")
    columns = dict(zip(names, zip(*rows, strict=True), strict=True)) if rows else dict.fromkeys(names, ())
    kinds = (kind_of(gathered.cells, code) for code in columns["cell_code"])
    return (
        table_of(TableCode.WHOLE, about, tally([ALL] * len(rows), columns["state"])),
        table_of(TableCode.UNIT_KIND, about, tally(kinds, columns["state"])),
        *(cut_columns(cut, columns, about) for cut in level_cuts()),
    )


def _taken_in(gathered: Gathered) -> Iterable[tuple[TotalsTable, ...]]:
    """Give the tables of each summary and typed paper, their branch put in place of branches of their own."""
    for code, summary in gathered.summaries.items():
        tables = tuple(table for table in summary.tables if table.code is not TableCode.BRANCH)
        whole = summary.totals.whole()
        yield (*tables, *_branch(gathered, code, whole))
    for code, counts in gathered.typed.items():
        tables = typed_tables(counts, kind_of(gathered.cells, code))
        members = next((table.whole for table in tables if table.about is CountedKind.MEMBERS), Counts())
        yield (*tables, *_branch(gathered, code, members))


def _branch(gathered: Gathered, code: str, members: Counts) -> tuple[TotalsTable, ...]:
    if not gathered.branches:
        return ()
    line = TotalsLine(code=gathered.branches.get(code, code), counts=members)
    return (TotalsTable(code=TableCode.BRANCH, lines=(line,)),)


def _named_tables(tables: tuple[TotalsTable, ...], gathered: Gathered) -> tuple[TotalsTable, ...]:
    """Give the tables with the branches named, in the order of the tree."""
    names = {code: cell.name for code, cell in gathered.cells.items()}
    order = {code: place for place, code in enumerate(gathered.cells)}

    def named(table: TotalsTable) -> TotalsTable:
        lines = [
            TotalsLine(code=line.code, name=names.get(line.code, line.name), counts=line.counts) for line in table.lines
        ]
        lines.sort(key=lambda line: order.get(line.code, len(order)))
        return TotalsTable(code=table.code, about=table.about, lines=tuple(lines))

    return tuple(named(table) if table.code is TableCode.BRANCH else table for table in tables)


def _unit_lines(gathered: Gathered, columns: Columns) -> tuple[UnitTotals, ...]:
    """Give a line for each unit in the order of the tree, those of a summary under the committee that signed it."""
    members = tally(columns["cell_code"], columns["state"])
    levels = {kind: _levels(gathered.collectives, kind) for kind in (_CELL, _COMMITTEE)}
    heads = _head_levels(columns)
    lines: list[UnitTotals] = []
    for cell in gathered.cells.values():
        if cell.code in gathered.doubled:
            continue
        summary = gathered.summaries.get(cell.code)
        lines.append(
            UnitTotals(
                code=cell.code,
                name=cell.name,
                kind=cell.unit_kind.value,
                parent=cell.parent_code,
                source=gathered.source_of(cell),
                members=_members(gathered, cell, members),
                level=levels[_CELL].get(cell.code),
                committee_level=levels[_COMMITTEE].get(cell.code),
                head_level=heads.get(cell.code),
                digest=gathered.digests.get(cell.code, ""),
            )
        )
        lines += () if summary is None else _below(summary.units, cell.code)
    return tuple(lines)


def _members(gathered: Gathered, cell: RegisteredCell, members: Mapping[str, Counts]) -> Counts:
    """Give what a unit's own line counts; a committee whose summary names units is counted in their lines."""
    summary = gathered.summaries.get(cell.code)
    if summary is not None:
        return Counts() if summary.units else summary.totals.whole()
    if gathered.source_of(cell) is UnitSource.TYPED:
        return gathered.typed_members(cell.code)
    return members.get(cell.code, Counts())


def _below(units: tuple[UnitTotals, ...], issuer: str) -> list[UnitTotals]:
    return [replace(unit, parent=unit.parent or issuer) for unit in units]


def _levels(facts: Iterable[SubjectFact], kind: str) -> dict[str, Level]:
    rated = ((fact.cell_code, fact.state) for fact in facts if fact.kind == kind and fact.state in RATED)
    return {code: Level(state.upper()) for code, state in rated}


def _head_levels(columns: Columns) -> dict[str, Level]:
    rows = zip(columns["party_post"], columns["state"], columns["cell_code"], strict=True)
    return {code: Level(state.upper()) for post, state, code in rows if post == _SECRETARY and state in RATED}

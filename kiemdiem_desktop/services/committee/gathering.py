"""What the totals of a round are gathered from, so that nobody is counted twice and nobody forgotten."""

from collections.abc import Container, Mapping
from dataclasses import dataclass
from functools import lru_cache

from kiemdiem_desktop.domain.received_summary import ReceivedSummary, TypedCounts, TypedKind
from kiemdiem_desktop.domain.registered_cell import RegisteredCell, UnitKind
from kiemdiem_desktop.domain.summary import Summary
from kiemdiem_desktop.domain.totals import Counts, UnitSource
from kiemdiem_desktop.exchange.content import parse_content
from kiemdiem_desktop.exchange.superior_content import read_summary_content
from kiemdiem_desktop.services.workspace import Workspace
from kiemdiem_desktop.store.subject_facts import SubjectFact

SUMMING_KINDS = frozenset(UnitKind) - {UnitKind.CELL, UnitKind.GRASSROOTS_CELL}
"""The kinds of units that have others under them: they report sums, all others send dossiers."""
_MOST_KEPT = 512


@dataclass(frozen=True, slots=True, kw_only=True)
class Gathered:
    """The sources of the totals of a round.

    `cells` is the register in the order of its tree. `summaries` and `typed` are by the code of the committee.
    `doubled` names the units whose dossiers are set aside, each with the committee whose figures hold them already.
    `collectives` are those of the dossiers that count, `came` the codes of all units whose dossier came.
    `foreign` are units that a summary names though the register puts them under somebody else: they may count twice.
    `digests` are those of the packages behind the units. `branches` gives the top unit above each code; empty where
    the tree is flat.
    """

    year: int
    cells: Mapping[str, RegisteredCell]
    collectives: tuple[SubjectFact, ...]
    summaries: Mapping[str, Summary]
    typed: Mapping[str, tuple[TypedCounts, ...]]
    doubled: Mapping[str, str]
    digests: Mapping[str, str]
    came: frozenset[str]
    foreign: tuple[tuple[str, str], ...]
    branches: Mapping[str, str]

    @property
    def expected(self) -> tuple[RegisteredCell, ...]:
        """The units from which something is awaited, in the order of the tree."""
        return tuple(cell for cell in self.cells.values() if cell.is_expected and not self._is_retired(cell))

    @property
    def missing(self) -> tuple[RegisteredCell, ...]:
        """The expected units of which no figure is known."""
        return tuple(
            cell for cell in self.expected if self.source_of(cell) is UnitSource.NONE and cell.code not in self.doubled
        )

    @property
    def counted_elsewhere(self) -> frozenset[str]:
        """The units whose dossier adds no members: they are counted in a summary or a typed paper."""
        return frozenset({*self.summaries, *self.typed, *self.doubled})

    def silent(self, told: Container[str]) -> tuple[RegisteredCell, ...]:
        """Give the expected units whose own level is not told."""
        return tuple(cell for cell in self.expected if cell.code not in told and cell.code not in self.doubled)

    def _is_retired(self, cell: RegisteredCell) -> bool:
        return cell.retired_on is not None and cell.retired_on.year <= self.year

    def source_of(self, cell: RegisteredCell) -> UnitSource:
        """Give where the members of a unit are counted from."""
        if cell.code in self.summaries:
            return UnitSource.SUMMARY
        if cell.code in self.typed:
            return UnitSource.TYPED
        return UnitSource.DOSSIER if cell.code in self.came else UnitSource.NONE

    def typed_members(self, code: str) -> Counts:
        """Give the members that a typed paper of a unit counts."""
        rows = (row.counts for row in self.typed.get(code, ()) if row.about is TypedKind.MEMBERS)
        return next(rows, Counts())


def gather(workspace: Workspace, year: int, period: str = "cn") -> Gathered:
    """Read what there is for a round. A signed summary wins over a typed paper, both over the dossiers below."""
    store = workspace.store
    cells = tree_order(store.registered_cells.all())
    received = store.received_summaries.where(year=year, period=period, is_current=True)
    summaries = _topmost({row.unit_code: read_summary(row) for row in received}, cells)
    typed: dict[str, tuple[TypedCounts, ...]] = {}
    for row in store.typed_counts.where(year=year, period=period):
        is_summing = row.unit_code in cells and cells[row.unit_code].unit_kind in SUMMING_KINDS
        if is_summing and not _is_held(row.unit_code, summaries, cells):
            typed[row.unit_code] = (*typed.get(row.unit_code, ()), row)
    digests = store.subject_rows.digests(year, period)
    came = frozenset(digests)
    doubled = _doubled(cells, came, summaries, typed)
    collectives = store.subject_rows.facts(year, period, is_member=False)
    signed = {row.unit_code: row.digest for row in received if row.unit_code in summaries}
    return Gathered(
        year=year,
        cells=cells,
        collectives=tuple(fact for fact in collectives if fact.cell_code not in doubled),
        summaries=summaries,
        typed=typed,
        doubled=doubled,
        digests=digests | signed,
        came=came,
        foreign=_foreign(cells, summaries),
        branches=_branches(cells),
    )


@lru_cache(maxsize=_MOST_KEPT)
def _read(_digest: str, content: str) -> Summary:
    return read_summary_content(parse_content(content.encode("utf-8")))


def read_summary(row: ReceivedSummary) -> Summary:
    """Give what a kept summary says."""
    return _read(row.digest, row.content)


def tree_order(cells: tuple[RegisteredCell, ...]) -> dict[str, RegisteredCell]:
    """Give the register by code, each unit before those under it; what hangs in a ring or nowhere stands last."""
    children: dict[str, list[RegisteredCell]] = {}
    codes = {cell.code for cell in cells}
    for cell in sorted(cells, key=lambda cell: (cell.position, cell.code)):
        parent = cell.parent_code if cell.parent_code in codes and cell.parent_code != cell.code else ""
        children.setdefault(parent, []).append(cell)
    ordered: dict[str, RegisteredCell] = {}
    waiting = list(reversed(children.get("", [])))
    while waiting:
        cell = waiting.pop()
        ordered[cell.code] = cell
        waiting += reversed(children.get(cell.code, []))
    return ordered | {cell.code: cell for cell in cells if cell.code not in ordered}


def ancestors(code: str, cells: Mapping[str, RegisteredCell]) -> tuple[str, ...]:
    """Give the codes above a unit in the register, the nearest first."""
    found: list[str] = []
    while code in cells and cells[code].parent_code in cells and cells[code].parent_code not in found:
        code = cells[code].parent_code
        found.append(code)
    return tuple(found)


def _topmost(summaries: Mapping[str, Summary], cells: Mapping[str, RegisteredCell]) -> dict[str, Summary]:
    """Leave out summaries of committees that another summary holds already."""
    return {code: summary for code, summary in summaries.items() if not _is_within(code, summaries, cells)}


def _is_held(code: str, summaries: Mapping[str, Summary], cells: Mapping[str, RegisteredCell]) -> bool:
    return code in summaries or _is_within(code, summaries, cells)


def _is_within(code: str, summaries: Mapping[str, Summary], cells: Mapping[str, RegisteredCell]) -> bool:
    named = (other for other, held in summaries.items() if any(unit.code == code for unit in held.units))
    above = ancestors(code, cells)
    return any(_may_hold(code, other, cells) for other in named) or any(other in summaries for other in above)


def _may_hold(code: str, holder: str, cells: Mapping[str, RegisteredCell]) -> bool:
    """Whether a committee may count a unit as its own: not one that the register puts under somebody else."""
    above = ancestors(code, cells)
    return code != holder and (not above or holder in above)


def _doubled(
    cells: Mapping[str, RegisteredCell],
    came: frozenset[str],
    summaries: Mapping[str, Summary],
    typed: Mapping[str, tuple[TypedCounts, ...]],
) -> dict[str, str]:
    """Give the units that are counted elsewhere: by name in a summary, or under a committee that is counted whole."""
    wholes = {*summaries, *typed}
    named = ((unit.code, code) for code, held in summaries.items() for unit in held.units)
    holders = {code: holder for code, holder in named if _may_hold(code, holder, cells)}
    for code in {*cells, *came}:
        above = next((parent for parent in ancestors(code, cells) if parent in wholes), None)
        if above is not None:
            holders.setdefault(code, above)
    return {code: holder for code, holder in holders.items() if code in cells or code in came if code not in wholes}


def _foreign(cells: Mapping[str, RegisteredCell], summaries: Mapping[str, Summary]) -> tuple[tuple[str, str], ...]:
    """Give (unit, committee) where a summary names a unit that the register puts under somebody else."""
    named = ((unit.code, code) for code, held in summaries.items() for unit in held.units)
    return tuple((code, holder) for code, holder in named if code in cells and not _may_hold(code, holder, cells))


def _branches(cells: Mapping[str, RegisteredCell]) -> dict[str, str]:
    tops = {code: (*ancestors(code, cells)[-1:], code)[0] for code in cells}
    return tops if any(code != top for code, top in tops.items()) else {}

"""What stands behind a figure of the totals: the units with their share of it, and the people."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, replace
from functools import cached_property

from kiemdiem_desktop.domain.ids import RowId
from kiemdiem_desktop.domain.level import Level
from kiemdiem_desktop.domain.round import SubjectKind
from kiemdiem_desktop.domain.totals import FIGURES, CountedKind, Counts, TableCode, sum_counts
from kiemdiem_desktop.i18n import N_, _
from kiemdiem_desktop.services.committee.cuts import (
    ALL,
    EXEMPT,
    LEFT,
    LEVEL_STATES,
    RATED,
    UNKNOWN,
    Cut,
    is_counted,
    kind_of,
    level_cuts,
    member_cuts,
)
from kiemdiem_desktop.services.committee.merging import PARTITIONS, typed_tables
from kiemdiem_desktop.services.committee.totals import RoundTotals
from kiemdiem_desktop.services.workspace import Workspace
from kiemdiem_desktop.store.subject_facts import SubjectFact

_KINDS = {CountedKind.UNITS: SubjectKind.CELL, CountedKind.COMMITTEES: SubjectKind.CELL_COMMITTEE}
_STATES = {"exempt": frozenset({EXEMPT}), "left": frozenset({LEFT}), "rated": RATED} | {
    state: frozenset({state}) for state in LEVEL_STATES
}
_WORDS = {EXEMPT: N_("không thuộc diện"), LEFT: N_("chưa xếp loại")}


@dataclass(frozen=True, slots=True, kw_only=True)
class FigurePlace:
    """One figure: a table, one of its lines, a column. `units` narrows it to these units; empty means all."""

    table: TableCode = TableCode.WHOLE
    about: CountedKind = CountedKind.MEMBERS
    line: str = ALL
    figure: str = "total"
    units: frozenset[str] = frozenset()

    def at(self, figure: int) -> "FigurePlace":
        """Give the same line in another column, counted from 0."""
        return replace(self, figure=FIGURES[figure])


@dataclass(frozen=True, slots=True, kw_only=True)
class PersonBehind:
    """A member or collective behind a figure; `standing` tells its level, or why it has none."""

    dossier_id: RowId
    cell_code: str
    code: str
    name: str
    standing: str


@dataclass(frozen=True, slots=True, kw_only=True)
class UnitBehind:
    """A unit and its share of a figure; `people` are empty where its figures came without names."""

    code: str
    name: str
    count: int
    people: tuple[PersonBehind, ...] = ()


class FigureFinder:
    """Finds what stands behind the figures of one set of totals; the rows are read once, at the first question."""

    def __init__(self, workspace: Workspace, found: RoundTotals) -> None:
        self._workspace, self._found = workspace, found

    def find(self, place: FigurePlace) -> tuple[UnitBehind, ...]:
        """Give the units behind a figure in the order of the tree, each with its people by name."""
        found = self._found
        facts = [fact for fact in self._facts(place) if _is_in(place, fact.cell_code)]
        people: dict[str, list[PersonBehind]] = {}
        for fact in sorted(facts, key=lambda fact: fact.sort_key):
            people.setdefault(fact.cell_code, []).append(_person(fact))
        counts = Counter({code: len(rows) for code, rows in people.items()})
        for code, count in _without_names(found, place):
            counts[code] += count
        names = {unit.code: unit.name for unit in found.totals.units}
        ordered = [unit.code for unit in found.totals.units if counts[unit.code]]
        ordered += [code for code in counts if code not in names]
        return tuple(
            UnitBehind(code=code, name=names.get(code, code), count=counts[code], people=tuple(people.get(code, ())))
            for code in ordered
        )

    @cached_property
    def _members(self) -> tuple[SubjectFact, ...]:
        totals, elsewhere = self._found.totals, self._found.gathered.counted_elsewhere
        rows = self._workspace.store.subject_rows.facts(totals.year, totals.period, is_member=True)
        return tuple(fact for fact in rows if is_counted(fact) and fact.cell_code not in elsewhere)

    def _facts(self, place: FigurePlace) -> list[SubjectFact]:
        cut = _cut_of(self._found, place)
        if cut is None:
            return []
        facts: Iterable[SubjectFact] = self._members
        if place.about is not CountedKind.MEMBERS:
            kind = _KINDS[place.about].value
            facts = (fact for fact in self._found.gathered.collectives if fact.kind == kind)
        states = _STATES.get(place.figure)
        kept = (fact for fact in facts if not cut.of or getattr(fact, cut.state) in cut.of)
        standing = (fact for fact in kept if states is None or getattr(fact, cut.state) in states)
        return [fact for fact in standing if cut.fold(getattr(fact, cut.field)) == place.line]


def find_behind(workspace: Workspace, found: RoundTotals, place: FigurePlace) -> tuple[UnitBehind, ...]:
    """Give the units behind one figure, each with its people."""
    return FigureFinder(workspace, found).find(place)


def _cut_of(found: RoundTotals, place: FigurePlace) -> Cut | None:
    gathered = found.gathered
    cuts = member_cuts(found.totals.year, gathered.cells, gathered.branches)
    if place.about is not CountedKind.MEMBERS:
        by_kind = Cut(code=TableCode.UNIT_KIND, field="cell_code", fold=lambda code: kind_of(gathered.cells, code))
        cuts = (cuts[0], by_kind, *level_cuts())
    return next((cut for cut in cuts if cut.code is place.table), None)


def _without_names(found: RoundTotals, place: FigurePlace) -> Iterable[tuple[str, int]]:
    """Give what summaries and typed papers add to a figure, and the expected units that told nothing."""
    at = FIGURES.index(place.figure)
    gathered = found.gathered
    if place.table is TableCode.WHOLE and place.about is CountedKind.MEMBERS:
        shares = ((unit.code, unit.members.figures[at]) for unit in found.totals.units)
        return [(code, count) for code, count in shares if _is_in(place, code) and _has_no_rows(found, code)]
    told = [
        (code, summary.totals.table(place.table, place.about).line(place.line).figures[at])
        for code, summary in gathered.summaries.items()
    ]
    told += [(code, _typed(found, code, place).figures[at]) for code in gathered.typed]
    if place.about is CountedKind.UNITS and place.figure in {"total", "left"}:
        silent = gathered.silent({fact.cell_code for fact in gathered.collectives if fact.kind == SubjectKind.CELL})
        told += [(cell.code, 1) for cell in silent if _line_of_silent(place, cell.unit_kind.value)]
    return [(code, count) for code, count in told if count and _is_in(place, code)]


def _typed(found: RoundTotals, code: str, place: FigurePlace) -> Counts:
    """Give what a typed paper adds to a line: a paper is not cut up, so it stands in the lines *unknown*."""
    gathered = found.gathered
    tables = typed_tables(gathered.typed[code], kind_of(gathered.cells, code))
    mine = [table for table in tables if table.about is place.about]
    cut = [table.line(place.line) for table in mine if table.code is place.table]
    if cut or place.table not in PARTITIONS or place.line != UNKNOWN:
        return sum_counts(cut)
    return sum_counts(table.whole for table in mine if table.code is TableCode.WHOLE)


def _line_of_silent(place: FigurePlace, kind: str) -> bool:
    line = {TableCode.WHOLE: ALL, TableCode.UNIT_KIND: kind}.get(place.table, UNKNOWN)
    return place.line == line


def _has_no_rows(found: RoundTotals, code: str) -> bool:
    gathered = found.gathered
    return code not in gathered.came or code in gathered.counted_elsewhere


def _is_in(place: FigurePlace, code: str) -> bool:
    return not place.units or code in place.units


def _person(fact: SubjectFact) -> PersonBehind:
    words = _(_WORDS[fact.state]) if fact.state in _WORDS else Level(fact.state.upper()).value
    return PersonBehind(
        dossier_id=RowId(fact.dossier_id), cell_code=fact.cell_code, code=fact.code, name=fact.name, standing=words
    )

"""The totals as rows for the screen: tables line by line, units with what lies under them, papers typed by hand."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from kiemdiem_desktop.documents.templates.totals_words import ABOUT_NAMES, FIGURE_NAMES, TABLE_NAMES, line_name
from kiemdiem_desktop.documents.wording import percent
from kiemdiem_desktop.domain.period import Period
from kiemdiem_desktop.domain.received_summary import TypedKind
from kiemdiem_desktop.domain.totals import (
    CountedKind,
    Counts,
    LevelBasis,
    TableCode,
    Totals,
    UnitSource,
    UnitTotals,
    sum_counts,
)
from kiemdiem_desktop.exchange.names import period_of
from kiemdiem_desktop.i18n import N_, _
from kiemdiem_desktop.services.committee.books import get_committee
from kiemdiem_desktop.services.committee.cuts import UNKNOWN
from kiemdiem_desktop.services.committee.figures import FigurePlace
from kiemdiem_desktop.services.committee.gathering import SUMMING_KINDS
from kiemdiem_desktop.services.committee.plans import current_plan, list_plans
from kiemdiem_desktop.services.committee.sum_checking import typed_gaps
from kiemdiem_desktop.services.committee.sum_words import number, tell_gap
from kiemdiem_desktop.services.committee.totals import RoundTotals
from kiemdiem_desktop.services.committee.years import YearComparison
from kiemdiem_desktop.services.workspace import Workspace

_MEMBERS = tuple(code for code in TableCode if code is not TableCode.WHOLE)
_COLLECTIVES = (TableCode.UNIT_KIND, TableCode.BASIS, TableCode.PROPOSED, TableCode.PREVIOUS)
_COMPARISONS = frozenset({TableCode.PROPOSED, TableCode.PREVIOUS})
_SOURCES: Mapping[UnitSource, str] = {
    UnitSource.NONE: N_("Chưa có"),
    UnitSource.DOSSIER: N_("Hồ sơ"),
    UnitSource.SUMMARY: N_("Bảng ký số"),
    UnitSource.TYPED: N_("Nhập tay"),
}
COLUMN_NAMES = FIGURE_NAMES


@dataclass(frozen=True, slots=True, kw_only=True)
class FigureRow:
    """A line of figures: `place` tells what each figure counts; a heading has neither figures nor place."""

    key: str
    name: str
    counts: Counts | None = None
    place: FigurePlace | None = None
    share: str = ""
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class TypedRow:
    """A line to type a paper of a unit into; `gap` tells which sum does not come out."""

    unit_code: str
    unit_name: str
    year: int
    period: str
    about: TypedKind
    counts: Counts
    gap: str = ""
    source: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class YearRow:
    """One figure of this year beside last year's."""

    key: str
    name: str
    before: str = ""
    before_share: str = ""
    now: str = ""
    now_share: str = ""
    change: str = ""


def list_rounds(workspace: Workspace) -> tuple[tuple[int, str], ...]:
    """Give the rounds that have totals or a plan, the current one first."""
    plan = current_plan(workspace)
    planned = [(row.year, row.period) for row in list_plans(workspace)]
    known = workspace.store.subject_rows.rounds()
    first = [(plan.year, plan.period)] if plan else []
    others = sorted({*planned, *known} - set(first), reverse=True)
    return (*first, *others)


def round_words(row: tuple[int, str]) -> str:
    """Give the name of a round as it begins a line: "Năm 2026", "Quý I năm 2026"."""
    year, period = row
    name = (period_of(period) or Period.YEAR).of_year(year)
    return name[:1].upper() + name[1:]


def table_rows(totals: Totals) -> tuple[FigureRow, ...]:
    """Give every table of members, then those of collectives; lines without anybody are left out."""
    rows: list[FigureRow] = []
    for about, codes in (
        (CountedKind.MEMBERS, _MEMBERS),
        (CountedKind.UNITS, _COLLECTIVES),
        (CountedKind.COMMITTEES, _COLLECTIVES),
    ):
        if about is CountedKind.COMMITTEES and not totals.whole(about).total:
            continue
        rows.append(_figure_row(_(ABOUT_NAMES[about]), totals.whole(about), FigurePlace(about=about)))
        for code in codes:
            rows += _table(totals, code, about)
    return tuple(rows)


def unit_rows(totals: Totals) -> tuple[FigureRow, ...]:
    """Give the units in the order of the tree; what lies under a unit is added to its own line."""
    depths, sums = _depths(totals.units), _sums(totals.units)
    below = {code: frozenset(codes) for code, codes in _subtrees(totals.units).items()}
    return tuple(
        FigureRow(
            key=unit.code,
            name=f"{'    ' * depths[unit.code]}{unit.name}",
            counts=sums[unit.code],
            place=FigurePlace(units=below[unit.code]),
            share=percent(sums[unit.code].htxs, sums[unit.code].htt),
            notes=(
                unit.level.value if unit.level else "",
                unit.head_level.value if unit.head_level else "",
                "" if unit.source is UnitSource.NONE and len(below[unit.code]) > 1 else _(_SOURCES[unit.source]),
            ),
        )
        for unit in totals.units
    )


def year_rows(compared: YearComparison) -> tuple[YearRow, ...]:
    """Give the figures of both years under each other."""
    rows: list[YearRow] = []
    for line in compared.lines:
        rows.append(YearRow(key=line.about.value, name=_(ABOUT_NAMES[line.about]).upper()))
        before = line.before.figures if line.before else (None,) * len(FIGURE_NAMES)
        for place, (name, then, now) in enumerate(zip(FIGURE_NAMES, before, line.now.figures, strict=True)):
            rows.append(
                YearRow(
                    key=f"{line.about}.{place}",
                    name=_(name),
                    before="–" if then is None else number(then),
                    before_share=percent(then, line.before.rated) if line.before and then and place > 3 else "",
                    now=number(now),
                    now_share=percent(now, line.now.rated) if place > 3 else "",
                    change="" if then is None else _signed(now - then),
                )
            )
    return tuple(rows)


def typed_rows(workspace: Workspace, found: RoundTotals, *, is_last_year: bool = False) -> tuple[TypedRow, ...]:
    """Give a line for each unit that sums up others and each kind; for last year, those of this committee itself."""
    year, period = found.totals.year - is_last_year, found.totals.period
    known = {(row.unit_code, row.about): row for row in workspace.store.typed_counts.where(year=year, period=period)}
    committee = get_committee(workspace)
    units = [(cell.code, cell.name) for cell in found.gathered.cells.values() if cell.unit_kind in SUMMING_KINDS]
    if is_last_year:
        units = [(committee.code, committee.name)]
    rows = []
    for code, name in units:
        for about in TypedKind:
            counts = known[code, about].counts if (code, about) in known else Counts()
            told = [tell_gap(gap, {code: name}) for gap in typed_gaps(code, about, counts)]
            signed = code in found.gathered.summaries and not is_last_year
            rows.append(
                TypedRow(
                    unit_code=code,
                    unit_name=name,
                    year=year,
                    period=period,
                    about=about,
                    counts=counts,
                    gap=told[0] if told else "",
                    source=_("Đã có bảng ký số, số nhập tay không tính") if signed else "",
                )
            )
    return tuple(rows)


def figure_title(row: FigureRow, figure: int) -> str:
    """Give what a figure counts, for the heading over those behind it."""
    count = number(row.counts.figures[figure]) if row.counts else ""
    return f"{row.name.strip()} – {_(FIGURE_NAMES[figure])}: {count}"


def _table(totals: Totals, code: TableCode, about: CountedKind) -> Iterator[FigureRow]:
    table = totals.table(code, about)
    lines = [line for line in table.lines if line.counts.total]
    is_told = any(line.code != UNKNOWN for line in lines) or code not in _COMPARISONS
    is_decided = totals.table(TableCode.BASIS, about).line(LevelBasis.DECIDED.value).total > 0
    if not lines or not is_told or (code is TableCode.PROPOSED and not is_decided):
        return
    yield FigureRow(key=f"{about}.{code}", name=_(TABLE_NAMES[code]))
    for line in lines:
        name = _(line_name(code, about, line))
        place = FigurePlace(table=code, about=about, line=line.code)
        yield _figure_row(f"    {name[:1].upper()}{name[1:]}", line.counts, place)


def _figure_row(name: str, counts: Counts, place: FigurePlace) -> FigureRow:
    key = f"{place.about}.{place.table}.{place.line}"
    return FigureRow(key=key, name=name, counts=counts, place=place, share=percent(counts.htxs, counts.htt))


def _depths(units: tuple[UnitTotals, ...]) -> dict[str, int]:
    depths: dict[str, int] = {}
    for unit in units:
        depths[unit.code] = depths[unit.parent] + 1 if unit.parent in depths else 0
    return depths


def _subtrees(units: tuple[UnitTotals, ...]) -> dict[str, set[str]]:
    """Give each unit with all under it: parents stand before their children, so one walk from the end is enough."""
    found = {unit.code: {unit.code} for unit in units}
    for unit in reversed(units):
        if unit.parent in found and unit.parent != unit.code:
            found[unit.parent] |= found[unit.code]
    return found


def _sums(units: tuple[UnitTotals, ...]) -> dict[str, Counts]:
    own = {unit.code: unit.members for unit in units}
    return {code: sum_counts(own[below] for below in codes) for code, codes in _subtrees(units).items()}


def _signed(value: int) -> str:
    return f"+{number(value)}" if value > 0 else f"−{number(-value)}" if value < 0 else "0"

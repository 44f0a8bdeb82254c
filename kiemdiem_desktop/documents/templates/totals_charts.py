"""Charts of a committee's totals: the same on the screen, in the report and in the annex."""

from collections.abc import Mapping
from decimal import Decimal
from fractions import Fraction

from kiemdiem_desktop.documents.blocks import Chart, ChartBar
from kiemdiem_desktop.documents.templates.totals_words import TABLE_NAMES, line_name
from kiemdiem_desktop.documents.wording import LEVEL_NAMES
from kiemdiem_desktop.domain.level import Level
from kiemdiem_desktop.domain.totals import CountedKind, Counts, TableCode, Totals

MOST_BARS = 18
_SERIES = tuple(LEVEL_NAMES[level] for level in Level)
_CUTS = (TableCode.PARTY_AGE, TableCode.WORK_GROUP, TableCode.UNIT_KIND)


def all_charts(totals: Totals, before: Mapping[CountedKind, Counts]) -> tuple[Chart, ...]:
    """Give the charts that have figures; levels are shares of those rated, so that small stands beside large."""
    made = (
        _years(totals, before, CountedKind.MEMBERS, "Mức xếp loại của đảng viên"),
        _years(totals, before, CountedKind.UNITS, "Mức xếp loại của tổ chức đảng"),
        *(_cut(totals, code) for code in _CUTS),
        _units(totals),
    )
    return tuple(chart for chart in made if len(chart.bars) > 0)


def _years(totals: Totals, before: Mapping[CountedKind, Counts], about: CountedKind, name: str) -> Chart:
    rows = [(f"Năm {totals.year}", totals.whole(about))]
    if about in before:
        rows.insert(0, (f"Năm {totals.year - 1}", before[about]))
    return _shares(f"{name} (% số được xếp loại)", rows)


def _cut(totals: Totals, code: TableCode) -> Chart:
    table = totals.table(code)
    rows = [(line_name(code, CountedKind.MEMBERS, line), line.counts) for line in table.lines]
    rated = [row for row in rows if row[1].rated]
    name = f"Đảng viên theo {TABLE_NAMES[code].lower()} (% số được xếp loại)"
    return _shares(name, rated if len(rated) > 1 else [])


def _units(totals: Totals) -> Chart:
    """Give the units whose share of the top level is highest; all of them where there are few."""
    rated = [unit for unit in totals.units if unit.members.rated]
    chosen = sorted(rated, key=lambda unit: -unit.members.htxs / unit.members.rated)[:MOST_BARS]
    name = "Các đơn vị có tỷ lệ xuất sắc cao nhất" if len(rated) > MOST_BARS else "Kết quả theo đơn vị"
    return _shares(f"{name} (% số được xếp loại)", [(unit.name, unit.members) for unit in chosen])


def _shares(name: str, rows: list[tuple[str, Counts]]) -> Chart:
    bars = tuple(ChartBar(label=label, values=_tenths(counts)) for label, counts in rows if counts.rated)
    return Chart(name=name, series=_SERIES, bars=bars, unit="%", most=Decimal(100))


def _tenths(counts: Counts) -> tuple[Decimal, ...]:
    """Give the shares in percent with one decimal, made to add up to 100: what is cut off goes to the largest rests."""
    exact = [Fraction(count * 1000, counts.rated) for count in counts.levels]
    whole = [int(share) for share in exact]
    by_rest = sorted(range(len(exact)), key=lambda place: whole[place] - exact[place])
    for place in by_rest[: max(1000 - sum(whole), 0)]:
        whole[place] += 1
    return tuple(Decimal(tenths) / 10 for tenths in whole)

"""Tables of a committee's totals as its papers print them; every figure is a number, every table adds up."""

from collections.abc import Container, Iterator, Sequence
from itertools import count

from kiemdiem_desktop.documents.blocks import Alignment, CellValue, Column, Table, TableCell, cells
from kiemdiem_desktop.documents.templates.totals_words import FIGURE_NAMES, TABLE_NAMES, line_name
from kiemdiem_desktop.documents.wording import LEVEL_NAMES, percent
from kiemdiem_desktop.domain.level import Level
from kiemdiem_desktop.domain.totals import CountedKind, Counts, TableCode, Totals, TotalsTable, UnitSource, UnitTotals

_CENTRE = Alignment.CENTRE
SHARE_OF_GOOD = "Tỷ lệ % xuất sắc so với số tốt"
_HEADS = ("Chỉ tiêu", *FIGURE_NAMES, SHARE_OF_GOOD)
_COLUMNS = (
    Column(width=82),
    *(Column(width=width, alignment=_CENTRE) for width in (19, 20, 20, 20, 18, 18, 18, 18, 24)),
)
_LEVEL_COLUMNS = (Column(width=78), *(Column(width=22, alignment=_CENTRE) for _level in range(4)))
LEGEND = (
    "HTXS: hoàn thành xuất sắc nhiệm vụ; HTT: hoàn thành tốt nhiệm vụ; HTNV: hoàn thành nhiệm vụ; "
    "KHT: không hoàn thành nhiệm vụ."
)


def figures_row(name: str, counts: Counts, *, is_bold: bool = False) -> tuple[TableCell, ...]:
    """Give one line: the name, eight figures, and the share of the top level."""
    return cells(name, *counts.figures, percent(counts.htxs, counts.htt), is_bold=is_bold)


def cross_table(totals: Totals, codes: Sequence[TableCode], about: CountedKind, *, name: str) -> Table:
    """Give the whole, then each way to cut it up under its own heading; lines without anybody are left out."""
    rows = [figures_row(_whole_name(about), totals.whole(about), is_bold=True)]
    for number, table in enumerate(_told(totals, codes, about), start=1):
        heading = TableCell(value=f"{number}. {TABLE_NAMES[table.code]}", columns=len(_HEADS), is_bold=True)
        rows += [(heading,), *_lines(table)]
    return Table(name=name, columns=_COLUMNS, header=(cells(*_HEADS),), rows=tuple(rows))


def unit_table(units: Sequence[UnitTotals]) -> Table:
    """Give a line for each unit with the level of the unit and of its head."""
    heads = ("TT", "Đơn vị", *FIGURE_NAMES, "Mức của đơn vị", "Mức của người đứng đầu")
    columns = (
        Column(width=10, alignment=_CENTRE),
        Column(width=72),
        *(Column(width=width, alignment=_CENTRE) for width in (17, 19, 17, 18, 17, 17, 17, 17, 20, 22)),
    )
    above = {unit.parent for unit in units}
    numbers = count(1)
    rows = [_group_row(unit) if _is_group(unit, above) else _unit_row(next(numbers), unit) for unit in units]
    whole = [sum(column) for column in zip(*(unit.members.figures for unit in units), strict=True)] or [0] * 8
    rows.append(cells("", "Cộng", *whole, "", "", is_bold=True))
    return Table(name="Theo đơn vị", columns=columns, header=(cells(*heads),), rows=tuple(rows))


def population_table(totals: Totals) -> Table:
    """Give members as the statistics form orders them: exempt with reasons, left, rated by level with grounds."""
    columns = (Column(width=120), *(Column(width=width, alignment=_CENTRE) for width in (28, 30)))
    rows = tuple(_population(totals))
    return Table(name="Đảng viên", columns=columns, header=(cells("Chỉ tiêu", "Tổng số", "Tỷ lệ %"),), rows=rows)


def crossed_levels(totals: Totals, code: TableCode, about: CountedKind, *, name: str, first: str) -> Table:
    """Give levels against levels: one author's or year's down, the other's across."""
    table = totals.table(code, about)
    rows = [
        cells(line_name(code, about, line), *line.counts.levels, line.counts.left, line.counts.total)
        for line in table.lines
        if line.counts.total
    ]
    whole = table.whole
    rows.append(cells("Cộng", *whole.levels, whole.left, whole.total, is_bold=True))
    columns = (*_LEVEL_COLUMNS, *(Column(width=22, alignment=_CENTRE) for _column in range(2)))
    heads = cells(first, *(level.value for level in Level), "Chưa có", "Cộng")
    return Table(name=name, columns=columns, header=(heads,), rows=tuple(rows))


def _population(totals: Totals) -> Iterator[tuple[TableCell, ...]]:
    whole = totals.whole()
    yield cells("Đảng viên có đến thời điểm đánh giá", whole.total, "100%", is_bold=True)
    yield cells("1. Không thuộc diện đánh giá, xếp loại", whole.exempt, percent(whole.exempt, whole.total))
    yield from _reasons(totals, TableCode.LEFT_OUT)
    yield cells("2. Chưa được đánh giá, xếp loại", whole.left, percent(whole.left, whole.total))
    yield cells("3. Đã được đánh giá, xếp loại", whole.rated, percent(whole.rated, whole.total))
    for level in Level:
        yield cells(f"    – {LEVEL_NAMES[level]}", whole.of(level), percent(whole.of(level), whole.rated))
    if whole.kht:
        yield cells("    Trong số không hoàn thành nhiệm vụ:", whole.kht, "")
        yield from _reasons(totals, TableCode.KHT_GROUNDS)


def _reasons(totals: Totals, code: TableCode) -> Iterator[tuple[TableCell, ...]]:
    table = totals.table(code)
    for line in table.lines:
        if line.counts.total:
            name = line_name(code, CountedKind.MEMBERS, line)
            yield cells(f"        + {name[:1].upper()}{name[1:]}", line.counts.total, "")


def _told(totals: Totals, codes: Sequence[TableCode], about: CountedKind) -> Iterator[TotalsTable]:
    for code in codes:
        table = totals.table(code, about)
        if table.whole.total:
            yield table


def _lines(table: TotalsTable) -> Iterator[tuple[TableCell, ...]]:
    for line in table.lines:
        if line.counts.total:
            yield figures_row(line_name(table.code, table.about, line), line.counts)


def _whole_name(about: CountedKind) -> str:
    return {
        CountedKind.MEMBERS: "Tổng số đảng viên",
        CountedKind.UNITS: "Tổng số tổ chức đảng",
        CountedKind.COMMITTEES: "Tổng số tập thể chi ủy, cấp ủy",
    }[about]


def _is_group(unit: UnitTotals, above: Container[str]) -> bool:
    """Whether a unit only holds others together: what lies under it tells its figures."""
    return unit.code in above and unit.level is None and not unit.members.total


def _group_row(unit: UnitTotals) -> tuple[TableCell, ...]:
    return (TableCell(value=""), TableCell(value=unit.name, columns=len(FIGURE_NAMES) + 3, is_bold=True))


def _unit_row(number: int, unit: UnitTotals) -> tuple[TableCell, ...]:
    level = unit.level.value if unit.level else ""
    head = unit.head_level.value if unit.head_level else ""
    figures: tuple[CellValue, ...] = unit.members.figures
    if unit.source is UnitSource.NONE:
        figures, level = (None,) * len(figures), "chưa gửi"
    return cells(number, unit.name, *figures, level, head)

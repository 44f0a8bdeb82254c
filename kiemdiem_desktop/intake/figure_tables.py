"""A file of result figures as a unit below sends it: titles found by their words, each line with its eight figures."""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from kiemdiem_desktop.domain.text import nfc, search_key
from kiemdiem_desktop.i18n import _
from kiemdiem_desktop.intake.errors import NoHeaderError
from kiemdiem_desktop.intake.raw_table import CellValue, RawTable
from kiemdiem_desktop.intake.tables import read_tables
from kiemdiem_desktop.intake.titles import find_meaning, title_key

_DEEPEST_HEADER, _LEAST_FIGURES = 40, 3


class FigureColumn(StrEnum):
    """What a column of such a file means; the figures bear the names that totals use."""

    NAME = "name"
    TOTAL = "total"
    EXEMPT = "exempt"
    LEFT = "left"
    RATED = "rated"
    HTXS = "htxs"
    HTT = "htt"
    HTNV = "htnv"
    KHT = "kht"


_WORDS = {
    FigureColumn.NAME: "chi tieu|doi tuong|don vi|ten don vi|noi dung|ten to chuc dang|to chuc dang|chi bo dang bo",
    FigureColumn.TOTAL: "tong so|tong|tong so dang vien|tong cong",
    FigureColumn.EXEMPT: "khong thuoc dien|mien|duoc mien|duoc mien danh gia|mien danh gia|khong phai danh gia",
    FigureColumn.LEFT: "chua xep loai|chua xl|chua danh gia|chua duoc danh gia|chua",
    FigureColumn.RATED: "da xep loai|duoc xep loai|da danh gia|da duoc danh gia|so duoc xep loai|da xl",
    FigureColumn.HTXS: "htxs|htxsnv|hoan thanh xuat sac nhiem vu|hoan thanh xuat sac|xuat sac",
    FigureColumn.HTT: "htt|httnv|hoan thanh tot nhiem vu|hoan thanh tot|tot",
    FigureColumn.HTNV: "htnv|hoan thanh nhiem vu|hoan thanh",
    FigureColumn.KHT: "kht|khtnv|khong hoan thanh nhiem vu|khong hoan thanh",
}
_TITLES = {title: meaning for meaning, words in _WORDS.items() for title in words.split("|")}


@dataclass(frozen=True, slots=True, kw_only=True)
class FigureLine:
    """A line of the file: its words, and the figures that it has (a column that is missing is left out)."""

    sheet_name: str
    row_number: int
    name: str
    figures: tuple[tuple[str, int], ...]


def read_figure_tables(path: Path) -> tuple[FigureLine, ...]:
    """Give every line with figures of every sheet; the file is left untouched.

    Raises: the errors of `read_tables`; NoHeaderError where no sheet has titles of result figures.
    """
    lines: list[FigureLine] = []
    has_header = False
    for table in read_tables(path):
        header = _header(table)
        if header is not None:
            has_header = True
            lines += _lines(table, *header)
    if not has_header:
        raise NoHeaderError(
            code="no_figure_header",
            message=_("Không thấy bảng số liệu xếp loại trong tệp “{name}”.").format(name=path.name),
            hint=_("Tệp cần một dòng tiêu đề có cột tên đơn vị hoặc chỉ tiêu, cột tổng số và các cột mức xếp loại."),
        )
    return tuple(lines)


def _header(table: RawTable) -> tuple[int, dict[FigureColumn, int]] | None:
    """Give the row that names most columns, a name and some figures among them."""
    best: tuple[int, dict[FigureColumn, int]] | None = None
    for row in range(min(len(table.rows), _DEEPEST_HEADER)):
        found: dict[FigureColumn, int] = {}
        for column in range(table.width):
            meaning = _meaning(table.text(row, column))
            if meaning is not None:
                found.setdefault(meaning, column)
        is_fit = FigureColumn.NAME in found and len(found) > _LEAST_FIGURES
        if is_fit and len(found) > (len(best[1]) if best else 0):
            best = (row, found)
    return best


def _meaning(title: str) -> FigureColumn | None:
    """Give the meaning of a title; short ones must be exact, for the names of levels are like each other."""
    exact = _TITLES.get(title_key(title))
    return exact if exact is not None or len(title) < 12 else find_meaning(title, _TITLES)


def _lines(table: RawTable, header: int, columns: dict[FigureColumn, int]) -> Iterator[FigureLine]:
    for row in range(header + 1, len(table.rows)):
        name = nfc(table.text(row, columns[FigureColumn.NAME]))
        read = ((meaning, _number(table.value(row, at))) for meaning, at in columns.items())
        figures = tuple(
            (meaning.value, value) for meaning, value in read if meaning is not FigureColumn.NAME and value is not None
        )
        if figures and any(map(str.isalpha, search_key(name))):
            yield FigureLine(sheet_name=table.sheet_name, row_number=row + 1, name=name, figures=figures)


def _number(value: CellValue) -> int | None:
    """Give a whole number, also one written as text ("1.234"); None for anything else."""
    if isinstance(value, bool) or value is None:
        return None
    if isinstance(value, int | float):
        return int(value) if value >= 0 and value == int(value) else None
    digits = value.strip().replace(".", "").replace(" ", "") if isinstance(value, str) else ""
    return int(digits) if digits.isascii() and digits.isdigit() else None

"""Where the pages of a printed sheet end: the signatures go along with the last lines that they sign."""

from collections.abc import Iterator

from openpyxl.worksheet.pagebreak import Break
from openpyxl.worksheet.worksheet import Worksheet

POINTS_PER_MM = 72 / 25.4
_USUAL_HEIGHT = 15.0  # points of a row whose height is not set
_DIGIT_MM = 5.5 * 25.4 / 72  # how wide one digit of the workbook's own font is
_ROWS_KEPT = 2  # rows with words that go along with the signatures
_BOXES = ("□", "■")  # a choice is never torn from its other answers
_ROOMS = (0.94, 0.97, 1.0, 1.03)  # of the page, each tried: office programs round the heights of rows their own way


def scale_of(widths: tuple[float, ...], room_mm: float) -> int:
    """Give the percent at which columns of these widths (in digits) fit into `room_mm`, at most 100."""
    return min(100, int(100 * room_mm / (sum(widths) * _DIGIT_MM)))


def keep_foot(sheet: Worksheet, foot: int, last: int, *, room_mm: float, scale: int) -> None:
    """Start a page before the rows that belong to the signatures, which begin at row `foot`, where they would be torn.

    `room_mm` is the height between the margins; `last` the last row of the sheet.
    """
    start, room = _with_words(sheet, foot), room_mm * POINTS_PER_MM / (scale / 100)
    whole = sum(_height(sheet, row) for row in range(start, last + 1))
    for share in _ROOMS:
        used = _used_before(sheet, start, room * share)
        if used and used + whole > room * share:
            sheet.row_breaks.append(Break(id=start - 1))
            return


def _with_words(sheet: Worksheet, foot: int) -> int:
    """Give the row at which the kept part begins: some rows with words above the signatures, never one of the head."""
    titles = set(_title_rows(sheet))
    row, kept = foot, 0
    while row > 1 and kept < _ROWS_KEPT and row - 1 not in titles:
        row -= 1
        kept += any(cell.value not in (None, "") for cell in sheet[row])
    while row > 1 and (_is_inside(sheet, row) or str(sheet.cell(row, 1).value).startswith(_BOXES)):
        row -= 1
    return row


def _is_inside(sheet: Worksheet, row: int) -> bool:
    """Whether a cell from above reaches into this row."""
    return any(merged.min_row < row <= merged.max_row for merged in sheet.merged_cells.ranges)


def _used_before(sheet: Worksheet, start: int, room: float) -> float:
    """Give how much of its page is used up above row `start`."""
    breaks = {item.id for item in sheet.row_breaks.brk}
    again = sum(_height(sheet, row) for row in _title_rows(sheet))
    under_titles = max(_title_rows(sheet), default=0)
    used = 0.0
    for row in range(1, start):
        height = _height(sheet, row)
        if row - 1 in breaks or (used and used + height > room):
            used = again if row > under_titles else 0.0
        used += height
    return used


def _title_rows(sheet: Worksheet) -> list[int]:
    titles = (sheet.print_title_rows or "").replace("$", "")
    return list(_span(titles)) if titles else []


def _span(titles: str) -> Iterator[int]:
    first, _colon, last = titles.partition(":")
    yield from range(int(first), int(last) + 1)


def _height(sheet: Worksheet, row: int) -> float:
    found = sheet.row_dimensions[row].height if row in sheet.row_dimensions else None
    return float(found or _USUAL_HEIGHT)

"""Workbooks of the time before 2007 (.xls), with the fonts that tell their encoding."""

from collections.abc import Iterator
from datetime import datetime
from io import StringIO
from typing import Any

from kiemdiem_desktop.intake import doors
from kiemdiem_desktop.intake.package import check_extent
from kiemdiem_desktop.intake.raw_table import CellValue
from kiemdiem_desktop.intake.sheet import Sheet, covered_by, guarded, plain


class _LockedError(Exception):
    """The library says that a password is needed."""


def read_xls(content: bytes, name: str) -> tuple[Sheet, ...]:
    """Give the visible sheets of an old workbook. Raises: TooLargeError, DamagedFileError, PasswordProtectedError."""
    return guarded(lambda: _sheets(content, name), name, locked=_LockedError)


def _sheets(content: bytes, name: str) -> tuple[Sheet, ...]:
    library = doors.xlrd()
    try:
        book = library.open_workbook(file_contents=content, formatting_info=True, ragged_rows=True, logfile=StringIO())
    except library.XLRDError as error:
        if "encrypt" in str(error):
            raise _LockedError from None
        raise
    return tuple(_sheet(book, sheet, name) for sheet in book.sheets() if sheet.visibility == 0)


def _sheet(book: Any, sheet: Any, name: str) -> Sheet:
    height, width = _extent(sheet)
    check_extent(height, width, name)
    cells = {(row, column): sheet.cell(row, column) for row in range(height) for column in range(sheet.row_len(row))}
    rows = tuple(
        tuple(_value(book, cells[row, column]) for column in range(min(sheet.row_len(row), width)))
        for row in range(height)
    )
    spans = [((top, left), (bottom - 1, right - 1)) for top, bottom, left, right in sheet.merged_cells]
    runs = {
        place: tuple(_runs(book, cell, sheet.rich_text_runlist_map.get(place, ())))
        for place, cell in cells.items()
        if cell.ctype == doors.xlrd().XL_CELL_TEXT
    }
    return Sheet(name=sheet.name, rows=rows, merged=covered_by(spans, rows), runs=runs)


def _extent(sheet: Any) -> tuple[int, int]:
    """Give how many rows and columns hold values; formats alone often reach to the last row of the sheet."""
    library = doors.xlrd()
    empty = {library.XL_CELL_EMPTY, library.XL_CELL_BLANK}
    lengths = [
        max((column for column, kind in enumerate(sheet.row_types(row), 1) if kind not in empty), default=0)
        for row in range(sheet.nrows)
    ]
    return max((row for row, length in enumerate(lengths, 1) if length), default=0), max(lengths, default=0)


def _value(book: Any, cell: Any) -> CellValue:
    library = doors.xlrd()
    match cell.ctype:
        case library.XL_CELL_DATE:
            return _moment(cell.value, book.datemode)
        case library.XL_CELL_BOOLEAN:
            return bool(cell.value)
        case library.XL_CELL_ERROR:
            return str(library.error_text_from_code.get(cell.value, "#VALUE!"))
        case _:
            return plain(cell.value)


def _moment(serial: float, datemode: int) -> datetime | float:
    """Give the moment of a date cell; the number itself where no calendar has it."""
    try:
        moment: datetime = doors.xlrd().xldate_as_datetime(serial, datemode)
    except (ValueError, OverflowError, doors.xlrd().xldate.XLDateError):
        return serial
    return moment


def _runs(book: Any, cell: Any, changes: Any) -> Iterator[tuple[str, str]]:
    """Split a text where its font changes; before the first change stands the cell's own font."""
    own = book.font_list[book.xf_list[cell.xf_index].font_index].name
    starts = [(0, own), *((start, book.font_list[font].name) for start, font in changes)]
    ends = [start for start, _font in starts[1:]] + [len(cell.value)]
    for (start, font), end in zip(starts, ends, strict=True):
        if start < end:
            yield cell.value[start:end], font

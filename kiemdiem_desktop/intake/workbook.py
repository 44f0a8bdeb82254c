"""Workbooks (.xlsx, .xls): values by calamine; fonts and formulas by openpyxl where they matter."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from io import BytesIO
from typing import Any, TypeVar

from kiemdiem_desktop.intake import doors
from kiemdiem_desktop.intake.errors import IntakeError, damaged, password_protected
from kiemdiem_desktop.intake.package import Package, check_extent, open_package
from kiemdiem_desktop.intake.raw_table import CellValue, Place

Answer = TypeVar("Answer")

_LEGACY_FONT = re.compile(rb'val="(?:\.vn|vni[ -])', re.IGNORECASE)
_MOST_STYLED_CELLS = 200_000  # openpyxl takes about a second for each 30,000
_MOST_MERGED_CELLS = 100_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet:
    """A visible sheet. `runs` holds the font runs of texts in legacy fonts, `formulas` the places of formulas."""

    name: str
    rows: tuple[tuple[CellValue, ...], ...]
    merged: dict[Place, Place] = field(default_factory=dict)
    runs: dict[Place, tuple[tuple[str, str], ...]] = field(default_factory=dict)
    formulas: frozenset[Place] = frozenset()


def read_xlsx(content: bytes, name: str) -> tuple[Sheet, ...]:
    """Give the visible sheets of a workbook. Raises: TooLargeError, DamagedFileError, PasswordProtectedError."""
    package = open_package(content, name)
    sheets = _sheets(package.content, name)
    needs_styles = package.has_empty_formulas or _LEGACY_FONT.search(package.styles) is not None
    if not needs_styles or package.cells > _MOST_STYLED_CELLS:
        return sheets
    return tuple(_with_styles(sheets, package))


def read_xls(content: bytes, name: str) -> tuple[Sheet, ...]:
    """Give the visible sheets of an old workbook. Raises: TooLargeError, DamagedFileError, PasswordProtectedError."""
    return _sheets(content, name)


def _sheets(content: bytes, name: str) -> tuple[Sheet, ...]:
    def read() -> tuple[Sheet, ...]:
        library = doors.calamine()
        book = library.CalamineWorkbook.from_filelike(BytesIO(content))
        return tuple(
            _sheet(book.get_sheet_by_name(meta.name), name)
            for meta in book.sheets_metadata
            if meta.visible == library.SheetVisibleEnum.Visible and meta.typ == library.SheetTypeEnum.WorkSheet
        )

    return _guarded(read, name)


def _guarded(read: Callable[[], Answer], name: str) -> Answer:
    """Call a foreign parser: whatever it throws at a broken file becomes one plain message."""
    try:
        return read()
    except (KeyboardInterrupt, SystemExit, MemoryError, IntakeError):
        raise
    except BaseException as error:
        if isinstance(error, doors.calamine().PasswordError):
            raise password_protected(name) from None
        raise damaged(name) from error


def _sheet(sheet: Any, name: str) -> Sheet:
    check_extent(sheet.total_height, sheet.total_width, name)
    rows = tuple(tuple(_plain(value) for value in row) for row in sheet.to_python(skip_empty_area=False))
    return Sheet(name=sheet.name, rows=rows, merged=_merged(sheet.merged_cell_ranges or (), rows))


def _plain(value: Any) -> CellValue:
    if value == "":
        return None
    if isinstance(value, float) and value.is_integer():
        return int(value)
    return value  # type: ignore[no-any-return]


def _merged(ranges: Any, rows: tuple[tuple[CellValue, ...], ...]) -> dict[Place, Place]:
    """Map each covered cell inside the table to the cell that holds the value."""
    width = max(map(len, rows), default=0)
    covered: dict[Place, Place] = {}
    for (top, left), (bottom, right) in ranges:
        for row in range(top, min(bottom + 1, len(rows))):
            for column in range(left, min(right + 1, width)):
                if (row, column) != (top, left) and len(covered) < _MOST_MERGED_CELLS:
                    covered[row, column] = (top, left)
    return covered


def _with_styles(sheets: tuple[Sheet, ...], package: Package) -> Iterator[Sheet]:
    """Add fonts and formulas; where openpyxl cannot read what calamine could, statistics have to do."""
    try:
        book = doors.openpyxl().load_workbook(BytesIO(package.content), rich_text=True)
    except Exception:  # noqa: BLE001 - a foreign parser on a foreign file: its failures are not named anywhere
        yield from sheets
        return
    for sheet in sheets:
        styled = book[sheet.name] if sheet.name in book.sheetnames else None
        yield sheet if styled is None else _styled(sheet, styled)


def _styled(sheet: Sheet, styled: Any) -> Sheet:
    runs: dict[Place, tuple[tuple[str, str], ...]] = {}
    formulas: set[Place] = set()
    for line in styled.iter_rows():
        for cell in line:
            place = (cell.row - 1, cell.column - 1)
            if cell.data_type == "f":
                formulas.add(place)
            elif cell.data_type == "s":
                runs[place] = _runs(cell)
    return Sheet(name=sheet.name, rows=sheet.rows, merged=sheet.merged, runs=runs, formulas=frozenset(formulas))


def _runs(cell: Any) -> tuple[tuple[str, str], ...]:
    """Give the (text, font) runs of a cell; a run without a font of its own has the cell's."""
    own = cell.font.name or ""
    if isinstance(cell.value, str):
        return ((cell.value, own),)
    return tuple((str(part), getattr(getattr(part, "font", None), "rFont", None) or own) for part in cell.value)

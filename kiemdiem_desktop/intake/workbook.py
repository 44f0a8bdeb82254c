"""Workbooks of today (.xlsx): values by calamine; fonts and formulas by openpyxl where they matter."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import replace
from io import BytesIO
from typing import Any

from kiemdiem_desktop.intake import doors
from kiemdiem_desktop.intake.package import Package, check_extent, open_package
from kiemdiem_desktop.intake.raw_table import Place
from kiemdiem_desktop.intake.sheet import Sheet, covered_by, guarded, plain

_LEGACY_FONT = re.compile(rb'val="(?:\.vn|vni[ -])', re.IGNORECASE)
_MOST_STYLED_CELLS = 200_000  # openpyxl takes about a second for each 30,000


def read_xlsx(content: bytes, name: str) -> tuple[Sheet, ...]:
    """Give the visible sheets of a workbook. Raises: TooLargeError, DamagedFileError, PasswordProtectedError."""
    package = open_package(content, name)
    sheets = _sheets(package.content, name)
    needs_styles = package.has_empty_formulas or _LEGACY_FONT.search(package.styles) is not None
    if not needs_styles or package.cells > _MOST_STYLED_CELLS:
        return sheets
    return tuple(_with_styles(sheets, package))


def _sheets(content: bytes, name: str) -> tuple[Sheet, ...]:
    def read() -> tuple[Sheet, ...]:
        library = doors.calamine()
        book = library.CalamineWorkbook.from_filelike(BytesIO(content))
        return tuple(
            _sheet(book.get_sheet_by_name(meta.name), name)
            for meta in book.sheets_metadata
            if meta.visible == library.SheetVisibleEnum.Visible and meta.typ == library.SheetTypeEnum.WorkSheet
        )

    return guarded(read, name, locked=doors.calamine().PasswordError)


def _sheet(sheet: Any, name: str) -> Sheet:
    check_extent(sheet.total_height, sheet.total_width, name)
    rows = tuple(tuple(plain(value) for value in row) for row in sheet.to_python(skip_empty_area=False))
    return Sheet(name=sheet.name, rows=rows, merged=covered_by(sheet.merged_cell_ranges or (), rows))


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
    cells = {(cell.row - 1, cell.column - 1): cell for line in styled.iter_rows() for cell in line}
    runs = {place: _runs(cell) for place, cell in cells.items() if cell.data_type == "s"}
    return replace(sheet, runs=runs, formulas=_formulas(cells))


def _formulas(cells: Mapping[Place, Any]) -> frozenset[Place]:
    return frozenset(place for place, cell in cells.items() if cell.data_type == "f")


def _runs(cell: Any) -> tuple[tuple[str, str], ...]:
    """Give the (text, font) runs of a cell; a run without a font of its own has the cell's."""
    own = cell.font.name or ""
    if isinstance(cell.value, str):
        return ((cell.value, own),)
    return tuple((str(part), getattr(getattr(part, "font", None), "rFont", None) or own) for part in cell.value)

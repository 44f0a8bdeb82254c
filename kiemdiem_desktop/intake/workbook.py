"""Workbooks of today (.xlsx): values by calamine; fonts and formulas by openpyxl where they matter."""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from io import BytesIO
from typing import Any

from kiemdiem_desktop.intake import doors
from kiemdiem_desktop.intake.package import Package, check_extent, open_package
from kiemdiem_desktop.intake.raw_table import CellValue, Place
from kiemdiem_desktop.intake.sheet import Sheet, covered_by, guarded, plain

_MOST_STYLED_CELLS = 200_000  # openpyxl takes about a second for each 30,000


def read_xlsx(content: bytes, name: str) -> tuple[Sheet, ...]:
    """Give the visible sheets of a workbook. Raises: TooLargeError, DamagedFileError, PasswordProtectedError."""
    package = open_package(content, name)
    sheets = _sheets(package.content, name)
    if not package.needs_styles or package.cells > _MOST_STYLED_CELLS:
        return sheets
    return tuple(_with_styles(sheets, package))


def _sheets(content: bytes, name: str) -> tuple[Sheet, ...]:
    def read() -> tuple[Sheet, ...]:
        """Read all visible sheets."""
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
    # Only as far as there are values: a format on the last row of a sheet would have openpyxl make every cell above.
    lines = styled.iter_rows(max_row=max(len(sheet.rows), 1), max_col=max(map(len, sheet.rows), default=1) or 1)
    cells = {(cell.row - 1, cell.column - 1): cell for line in lines for cell in line}
    runs = {place: _runs(cell) for place, cell in cells.items() if cell.data_type == "s"}
    return replace(sheet, rows=_with_errors(sheet, cells), runs=runs, formulas=_formulas(cells))


def _with_errors(sheet: Sheet, cells: Mapping[Place, Any]) -> tuple[tuple[CellValue, ...], ...]:
    """Put the words of error cells (#REF!) back, which calamine leaves empty."""
    errors = {place: str(cell.value) for place, cell in cells.items() if cell.data_type == "e"}
    return tuple(
        tuple(errors.get((row, column), value) for column, value in enumerate(values))
        for row, values in enumerate(sheet.rows)
    )


def _formulas(cells: Mapping[Place, Any]) -> frozenset[Place]:
    return frozenset(place for place, cell in cells.items() if cell.data_type == "f")


def _runs(cell: Any) -> tuple[tuple[str, str], ...]:
    """Give the (text, font) runs of a cell; a run without a font of its own has the cell's."""
    own = cell.font.name or ""
    if isinstance(cell.value, str):
        return ((cell.value, own),)
    return tuple((str(part), getattr(getattr(part, "font", None), "rFont", None) or own) for part in cell.value)

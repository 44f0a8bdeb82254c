"""Writes a paper as a workbook: one sheet for each table, real numbers and dates, ready to print."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from io import BytesIO
from typing import assert_never

from openpyxl import Workbook
from openpyxl.cell import Cell
from openpyxl.styles import Alignment as CellAlignment
from openpyxl.styles import Border, Font, Side
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.page import PageMargins
from openpyxl.worksheet.pagebreak import Break
from openpyxl.worksheet.worksheet import Worksheet

from kiemdiem_desktop.documents.archive import steady
from kiemdiem_desktop.documents.blocks import (
    Alignment,
    Blank,
    Block,
    Bullets,
    CellValue,
    Chart,
    CutLine,
    Document,
    Footnote,
    Heading,
    KeyValue,
    Orientation,
    PageBreak,
    Paragraph,
    PartyHeader,
    QrCode,
    SignatureGrid,
    Table,
    Title,
)
from kiemdiem_desktop.documents.chart_table import chart_table
from kiemdiem_desktop.documents.grid import Placed, alignment_of, cell_text, placed_cells
from kiemdiem_desktop.documents.normal import breakable, normalised
from kiemdiem_desktop.documents.profile import FormatProfile
from kiemdiem_desktop.documents.text import block_lines
from kiemdiem_desktop.documents.xlsx_pages import keep_foot, scale_of
from kiemdiem_desktop.documents.xlsx_sides import SideLine, header_sides, lines_of, signature_sides

FONT = "Times New Roman"
_LETTERS_PER_MM = 0.5
_ONE_COLUMN = 90.0
_THIN = Side(style="thin")
_GRID = Border(left=_THIN, right=_THIN, top=_THIN, bottom=_THIN)
_ALIGN = {
    Alignment.LEFT: "left",
    Alignment.CENTRE: "center",
    Alignment.RIGHT: "right",
    Alignment.JUSTIFIED: "justify",
}
_BAD_IN_NAMES = str.maketrans(dict.fromkeys("[]:*?/\\", " "))


@dataclass(slots=True, kw_only=True)
class _Pen:
    """Where the next row of a sheet goes, how wide its columns are (in letters), where its signatures begin (or 0)."""

    sheet: Worksheet
    widths: tuple[float, ...]
    profile: FormatProfile
    row: int = 1
    foot: int = 0

    @property
    def columns(self) -> int:
        """How many columns the sheet has."""
        return len(self.widths)

    @property
    def middle(self) -> int:
        """The last column of the left half, by width."""
        halves = [abs(sum(self.widths[:at]) - sum(self.widths) / 2) for at in range(1, self.columns)]
        return halves.index(min(halves)) + 1


def write_xlsx(document: Document) -> bytes:
    """Give the paper as a workbook; the same bytes for the same paper."""
    fit = normalised(document)
    book = Workbook()
    book.properties.title, book.properties.language = fit.title, fit.language
    book.properties.creator = ""
    book.remove(book.worksheets[0])
    vars(book)["_named_styles"]["Normal"].font = Font(name=FONT, size=11)  # its digits measure the columns
    blocks = tuple(chart_table(block) if isinstance(block, Chart) else block for block in fit.blocks)
    for part in sheet_parts(blocks):
        _write_sheet(book, part, fit)
    sheet = BytesIO()
    book.save(sheet)
    return steady(sheet.getvalue(), fit.on)


def sheet_parts(blocks: tuple[Block, ...]) -> list[list[Block]]:
    """Share the blocks among sheets: each table after the first opens a new one, with the heading before it."""
    parts: list[list[Block]] = [[]]
    for block in blocks:
        part = parts[-1]
        if isinstance(block, Table) and any(isinstance(other, Table) for other in part):
            lead = [part.pop()] if isinstance(part[-1], Heading) else []
            parts.append(lead)
        parts[-1].append(block)
    return parts


def _write_sheet(book: Workbook, blocks: list[Block], document: Document) -> None:
    table = next((block for block in blocks if isinstance(block, Table)), None)
    name = (table.name if table else document.title).translate(_BAD_IN_NAMES)[:31]
    sheet = book.create_sheet(name)
    widths = tuple(column.width * _LETTERS_PER_MM for column in table.columns) if table else (_ONE_COLUMN,)
    pen = _Pen(sheet=sheet, widths=widths, profile=document.profile)
    for block in blocks:
        if isinstance(block, SignatureGrid) and not pen.foot:
            pen.foot = pen.row
        _add_block(pen, block)
    _set_print(pen, table, document)


def _add_block(pen: _Pen, block: Block) -> None:  # noqa: C901 - one case for each block
    match block:
        case Chart():
            _table(pen, chart_table(block))
        case Table():
            _table(pen, block)
        case Title() | Heading():
            for text in block_lines(block, pen.profile):
                _line(pen, text.lstrip("# "), is_bold=True, is_centred=isinstance(block, Title))
        case PageBreak():
            pen.sheet.row_breaks.append(Break(id=max(pen.row - 1, 1)))
        case CutLine():
            _line(pen, "- " * 20)
        case PartyHeader() if pen.columns > 1:
            _side_by_side(pen, *header_sides(block, pen.profile))
        case SignatureGrid() if pen.columns > 1:
            _side_by_side(pen, *signature_sides(block, pen.profile))
        case PartyHeader() | Paragraph() | KeyValue() | Bullets() | SignatureGrid() | QrCode() | Footnote() | Blank():
            for text in block_lines(block, pen.profile):
                _line(pen, "" if text in {"---", "___"} else text)
        case _:
            assert_never(block)


def _line(pen: _Pen, text: str, *, is_bold: bool = False, is_centred: bool = False) -> None:
    cell = _put(pen.sheet, pen.row, 1, breakable(text))
    cell.font = Font(name=FONT, size=pen.profile.sizes.table, bold=is_bold)
    cell.alignment = CellAlignment(horizontal="center" if is_centred else "left", vertical="top", wrap_text=True)
    if pen.columns > 1:
        pen.sheet.merge_cells(start_row=pen.row, end_row=pen.row, start_column=1, end_column=pen.columns)
    _make_high(pen, pen.row, lines_of(text, sum(pen.widths), is_bold=is_bold))
    pen.row += 1


def _side_by_side(pen: _Pen, left: tuple[SideLine, ...], right: tuple[SideLine, ...]) -> None:
    """Write two columns of lines over the halves of the table below or above."""
    middle = pen.middle
    for number in range(max(len(left), len(right))):
        for lines, first, last in ((left, 1, middle), (right, middle + 1, pen.columns)):
            if number < len(lines):
                _side_line(pen, lines[number], first, last)
        pen.row += 1
    pen.row += 1


def _side_line(pen: _Pen, line: SideLine, first: int, last: int) -> None:
    cell = _put(pen.sheet, pen.row, first, breakable(line.text))
    cell.font = Font(name=FONT, size=pen.profile.sizes.table, bold=line.is_bold, italic=line.is_italic)
    horizontal = "center" if line.is_centred else "left"
    cell.alignment = CellAlignment(horizontal=horizontal, vertical="top", wrap_text=True)
    if last > first:
        pen.sheet.merge_cells(start_row=pen.row, end_row=pen.row, start_column=first, end_column=last)
    _make_high(pen, pen.row, lines_of(line.text, sum(pen.widths[first - 1 : last])))


def _make_high(pen: _Pen, row: int, lines: int) -> None:
    """Give a row room for so many lines: office programs do not work out the height of merged cells."""
    dimension = pen.sheet.row_dimensions[row]
    wanted = lines * pen.profile.sizes.table * 1.3 + 3
    dimension.height = max(float(dimension.height or 0), wanted)


def _table(pen: _Pen, table: Table) -> None:
    top = pen.row
    for placed in placed_cells(table):
        _table_cell(pen, table, placed, top)
        width = sum(pen.widths[placed.column : placed.last_column + 1])
        if placed.cell.rows == 1:
            is_bold = placed.is_header or placed.cell.is_bold
            _make_high(pen, top + placed.row, lines_of(cell_text(placed.cell.value), width, is_bold=is_bold))
    for at, width in enumerate(pen.widths, start=1):
        pen.sheet.column_dimensions[get_column_letter(at)].width = width
    pen.row = top + len(table.header) + len(table.rows) + 1
    if table.header:
        pen.sheet.freeze_panes = f"A{top + len(table.header)}"
        pen.sheet.print_title_rows = f"{top}:{top + len(table.header) - 1}"


def _table_cell(pen: _Pen, table: Table, placed: Placed, top: int) -> None:
    row, column = top + placed.row, placed.column + 1
    cell = _put(pen.sheet, row, column, placed.cell.value)
    cell.font = Font(name=FONT, size=pen.profile.sizes.table, bold=placed.is_header or placed.cell.is_bold)
    cell.alignment = CellAlignment(
        horizontal=_ALIGN[alignment_of(placed, table.columns)],
        vertical="center" if placed.is_header else "top",
        wrap_text=True,
    )
    last_row, last_column = top + placed.last_row, placed.last_column + 1
    for line in pen.sheet.iter_rows(min_row=row, max_row=last_row, min_col=column, max_col=last_column):
        for inner in line:
            inner.border = _GRID if table.is_ruled else Border()
    if (row, column) != (last_row, last_column):
        pen.sheet.merge_cells(start_row=row, end_row=last_row, start_column=column, end_column=last_column)


def _put(sheet: Worksheet, row: int, column: int, value: CellValue) -> Cell:
    cell = sheet.cell(row=row, column=column)
    assert isinstance(cell, Cell)
    match value:
        case str():
            cell.value = breakable(value)
            cell.data_type = "s"  # a text that begins with "=" stays a text
        case Decimal():
            cell.value, cell.number_format = value, "0.##"
        case date():
            cell.value, cell.number_format = value, "dd/mm/yyyy"
        case _:
            cell.value = value
    return cell


def _set_print(pen: _Pen, table: Table | None, document: Document) -> None:
    sheet = pen.sheet
    is_wide = document.orientation is Orientation.LANDSCAPE
    sheet.print_area = f"A1:{get_column_letter(pen.columns)}{max(pen.row - 1, 1)}"
    sheet.page_setup.orientation = "landscape" if is_wide else "portrait"
    sheet.page_setup.paperSize = sheet.PAPERSIZE_A4
    margins = document.profile.margins
    sheet.page_margins = PageMargins(
        left=margins.left / 25.4, right=margins.right / 25.4, top=margins.top / 25.4, bottom=margins.bottom / 25.4
    )
    profile = document.profile
    long, short = profile.page_height, profile.page_width
    width, height = (long, short) if is_wide else (short, long)
    # Not "fit to width": Excel then overlooks the breaks that keep a signature with what it signs.
    sheet.page_setup.scale = scale_of(pen.widths, width - margins.left - margins.right)
    if pen.foot:
        room = height - margins.top - margins.bottom
        keep_foot(sheet, pen.foot, pen.row - 1, room_mm=room, scale=sheet.page_setup.scale)
    if table is None:
        sheet.column_dimensions["A"].width = _ONE_COLUMN

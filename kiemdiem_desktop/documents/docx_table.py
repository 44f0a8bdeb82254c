"""Ruled tables of the Word writer."""

from docx.document import Document as Word
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.shared import Mm, Pt
from docx.table import _Cell

from kiemdiem_desktop.documents.blocks import Alignment, Table
from kiemdiem_desktop.documents.docx_marks import fixed_columns, keep_row_whole, repeat_on_every_page
from kiemdiem_desktop.documents.grid import Placed, alignment_of, cell_text, column_widths, placed_cells, width_of
from kiemdiem_desktop.documents.normal import breakable
from kiemdiem_desktop.documents.profile import FormatProfile

ALIGN = {
    Alignment.LEFT: WD_ALIGN_PARAGRAPH.LEFT,
    Alignment.CENTRE: WD_ALIGN_PARAGRAPH.CENTER,
    Alignment.RIGHT: WD_ALIGN_PARAGRAPH.RIGHT,
    Alignment.JUSTIFIED: WD_ALIGN_PARAGRAPH.JUSTIFY,
}
CELL = "Ô bảng"
# How wide a letter runs on the generous side, in mm per letter and point: Word cannot be asked before it opens.
_LETTER_MM = 0.19


def add_table(word: Word, table: Table, profile: FormatProfile, width: float) -> None:
    """Write the table over the whole text width (mm); header rows repeat, rows stay whole."""
    widths = column_widths(table.columns, width)
    grid = word.add_table(
        rows=len(table.header) + len(table.rows), cols=len(widths), style="Table Grid" if table.is_ruled else None
    )
    fixed_columns(grid)
    for column, column_width in zip(grid.columns, widths, strict=True):
        column.width = Mm(column_width)
    for at, row in enumerate(grid.rows):
        keep_row_whole(row)
        if at < len(table.header):
            repeat_on_every_page(row)
    rows = [list(row.cells) for row in grid.rows]
    for placed in placed_cells(table):
        _fill(rows, placed, table, width_of(placed, widths), profile)
    word.add_paragraph(style=CELL)


def _fill(rows: list[list[_Cell]], placed: Placed, table: Table, width: float, profile: FormatProfile) -> None:
    cell = rows[placed.row][placed.column]
    cell.width = Mm(width)
    if placed.cell.columns > 1 or placed.cell.rows > 1:
        cell = cell.merge(rows[placed.last_row][placed.last_column])
    line = cell.paragraphs[0]
    line.style = CELL
    line.alignment = ALIGN[alignment_of(placed, table.columns)]
    run = line.add_run(_fitted(cell_text(placed.cell.value), width, profile.sizes.table))
    run.bold = placed.is_header or placed.cell.is_bold
    run.font.size = Pt(profile.sizes.table)


def _fitted(text: str, width: float, size: float) -> str:
    longest = max((len(word) for word in text.replace("\n", " ").split(" ")), default=0)
    return text if longest * size * _LETTER_MM <= width else breakable(text)

"""Ruled tables of the PDF writer: header rows repeat, long cells split, names stay whole where they fit."""

from typing import Any

from reportlab.lib import colors
from reportlab.platypus import Table as Grid

from kiemdiem_desktop.documents.blocks import Table
from kiemdiem_desktop.documents.grid import Placed, alignment_of, cell_text, column_widths, placed_cells, width_of
from kiemdiem_desktop.documents.pdf_styles import BOLD, REGULAR, Flow, fitted, line, style
from kiemdiem_desktop.documents.profile import FormatProfile

PADDING = 3.0
_LOOK: list[Any] = [
    ("FONTNAME", (0, 0), (-1, -1), REGULAR),
    ("LEFTPADDING", (0, 0), (-1, -1), PADDING),
    ("RIGHTPADDING", (0, 0), (-1, -1), PADDING),
    ("TOPPADDING", (0, 0), (-1, -1), 2),
    ("BOTTOMPADDING", (0, 0), (-1, -1), 3),
    ("VALIGN", (0, 0), (-1, -1), "TOP"),
]
_RULES: Any = ("GRID", (0, 0), (-1, -1), 0.5, colors.black)


def table_grid(table: Table, profile: FormatProfile, width: float) -> Grid:
    """Give the table over the whole text width (points)."""
    widths = column_widths(table.columns, width)
    count = len(table.header) + len(table.rows)
    rows: list[list[Flow | str]] = [["" for _column in widths] for _row in range(count)]
    spans = []
    for placed in placed_cells(table):
        rows[placed.row][placed.column] = _cell(placed, table, profile, width_of(placed, widths))
        if placed.cell.columns > 1 or placed.cell.rows > 1:
            corner = (placed.last_column, placed.last_row)
            spans.append(("SPAN", (placed.column, placed.row), corner))
    grid = Grid(rows, colWidths=list(widths), repeatRows=len(table.header), splitInRow=1)
    middle: Any = ("VALIGN", (0, 0), (-1, len(table.header) - 1), "MIDDLE")
    grid.setStyle([*_LOOK, *([_RULES] if table.is_ruled else []), *([middle] if table.header else []), *spans])
    return grid


def _cell(placed: Placed, table: Table, profile: FormatProfile, width: float) -> Flow:
    size = profile.sizes.table
    font = BOLD if placed.is_header or placed.cell.is_bold else REGULAR
    look = style(size, alignment=alignment_of(placed, table.columns), font=font)
    text = fitted(cell_text(placed.cell.value), width - 2 * PADDING, font, size)
    return line(text, look)

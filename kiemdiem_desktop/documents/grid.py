"""Where the cells of a table stand: the one place that reads `columns` and `rows` of a cell."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal

from kiemdiem_desktop.documents.blocks import Alignment, CellValue, Column, Table, TableCell
from kiemdiem_desktop.domain.text import decimal_text

_TAIL_ROWS = 2


@dataclass(frozen=True, slots=True, kw_only=True)
class Placed:
    """A cell at its row and column, both from 0, header rows first."""

    row: int
    column: int
    cell: TableCell
    is_header: bool

    @property
    def last_row(self) -> int:
        """The lowest row that the cell reaches."""
        return self.row + self.cell.rows - 1

    @property
    def last_column(self) -> int:
        """The rightmost column that the cell reaches."""
        return self.column + self.cell.columns - 1


def placed_cells(table: Table) -> Iterator[Placed]:
    """Give every cell with its place, row by row from the left."""
    taken: set[tuple[int, int]] = set()
    for row, line in enumerate((*table.header, *table.rows)):
        column = 0
        for cell in line:
            while (row, column) in taken:
                column += 1
            placed = Placed(row=row, column=column, cell=cell, is_header=row < len(table.header))
            taken |= _reach(placed)
            yield placed
            column = placed.last_column + 1


def with_tail(table: Table) -> tuple[Table, Table, Table] | None:
    """Give a table without its last rows, those rows, and those rows under the header again.

    None where the table is too short to be parted, or a cell reaches over the cut.
    """
    cut = len(table.rows) - _TAIL_ROWS
    first_of_tail = len(table.header) + cut
    crosses = any(placed.row < first_of_tail <= placed.last_row for placed in placed_cells(table))
    if cut < _TAIL_ROWS or crosses:
        return None
    tail = replace(table, rows=table.rows[cut:])
    return replace(table, rows=table.rows[:cut]), replace(tail, header=()), tail


def alignment_of(placed: Placed, columns: tuple[Column, ...]) -> Alignment:
    """Give how a cell stands: its own choice, else centred in the header, else as its column."""
    if placed.cell.alignment is not None:
        return placed.cell.alignment
    return Alignment.CENTRE if placed.is_header else columns[placed.column].alignment


def width_of(placed: Placed, widths: tuple[float, ...]) -> float:
    """Give the width of a cell from the widths of the columns."""
    return sum(widths[placed.column : placed.last_column + 1])


def column_widths(columns: tuple[Column, ...], total: float) -> tuple[float, ...]:
    """Share `total` among the columns."""
    whole = sum(column.width for column in columns)
    return tuple(total * column.width / whole for column in columns)


def cell_text(value: CellValue) -> str:
    """Give a value as papers write it: dates as day/month/year, decimal comma, nothing for None."""
    match value:
        case None:
            return ""
        case Decimal():
            return decimal_text(value)
        case date():
            return value.strftime("%d/%m/%Y")
        case _:
            return str(value)


def _reach(placed: Placed) -> set[tuple[int, int]]:
    rows = range(placed.row, placed.last_row + 1)
    columns = range(placed.column, placed.last_column + 1)
    return {(row, column) for row in rows for column in columns}

"""A sheet as it was found: values by row and column, with what the file says about them."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta

from kiemdiem_desktop.intake.legacy import Decoded

CellValue = str | int | float | bool | date | datetime | time | timedelta | None
Place = tuple[int, int]  # row and column, both counted from 0


@dataclass(frozen=True, slots=True, kw_only=True)
class RawTable:
    """One sheet or text file, unchanged but for legacy text, which is read as Unicode.

    `rows` begin at the first row of the sheet, so that row 0 is row 1 in the office program; empty cells are None.
    `merged` maps each cell covered by a merged range to the cell that holds its value; `decoded` tells which
    cells were in a legacy encoding; `uncomputed` are formulas without a result.
    """

    file_name: str
    sha256: str
    sheet_name: str = ""
    rows: tuple[tuple[CellValue, ...], ...]
    merged: Mapping[Place, Place] = field(default_factory=dict)
    decoded: Mapping[Place, Decoded] = field(default_factory=dict)
    uncomputed: frozenset[Place] = frozenset()

    def text(self, row: int, column: int) -> str:
        """Give the text of a cell with its ends stripped; empty for anything but text, and outside the table."""
        value = self.value(row, column)
        return value.strip() if isinstance(value, str) else ""

    def value(self, row: int, column: int) -> CellValue:
        """Give the value of a cell; None where it is empty or outside the table."""
        inside = 0 <= row < len(self.rows) and 0 <= column < len(self.rows[row])
        return self.rows[row][column] if inside else None

    @property
    def width(self) -> int:
        """The number of columns of the widest row."""
        return max(map(len, self.rows), default=0)


def cell_name(row: int, column: int) -> str:
    """Give the name of a cell as office programs show it: (0, 0) is A1."""
    return f"{column_letters(column)}{row + 1}"


def column_letters(column: int) -> str:
    """Give the letters of a column: 0 is A, 26 is AA."""
    letters = ""
    number = column + 1
    while number:
        number, rest = divmod(number - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return letters

"""A visible sheet as a workbook library gives it, and what every such library needs around it."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from typing import Any, TypeVar

from kiemdiem_desktop.intake.errors import IntakeError, damaged, password_protected
from kiemdiem_desktop.intake.raw_table import CellValue, Place

Answer = TypeVar("Answer")
Span = tuple[tuple[int, int], tuple[int, int]]  # first and last row and column, both included

_MOST_MERGED_CELLS = 100_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet:
    """A visible sheet. `runs` holds the (text, font) runs of text cells where fonts are known."""

    name: str
    rows: tuple[tuple[CellValue, ...], ...]
    merged: dict[Place, Place] = field(default_factory=dict)
    runs: dict[Place, tuple[tuple[str, str], ...]] = field(default_factory=dict)
    formulas: frozenset[Place] = frozenset()


def guarded(read: Callable[[], Answer], name: str, *, locked: type[Exception]) -> Answer:
    """Call a foreign parser: whatever it throws at a broken file becomes one plain message.

    `locked` is what the parser raises for a password. Raises: DamagedFileError, PasswordProtectedError.
    """
    try:
        return read()
    except (KeyboardInterrupt, SystemExit, MemoryError, IntakeError):
        raise
    except BaseException as error:
        if isinstance(error, locked):
            raise password_protected(name) from None
        raise damaged(name) from error


def plain(value: Any) -> CellValue:
    """Give a cell value as the rest of the room knows it: None for empty, int for whole numbers."""
    if value == "":
        return None
    if isinstance(value, float) and value.is_integer():
        return int(value)
    return value  # type: ignore[no-any-return]


def covered_by(spans: Iterable[Span], rows: tuple[tuple[CellValue, ...], ...]) -> dict[Place, Place]:
    """Map each cell that a merged range covers inside the table to the cell that holds the value."""
    width = max(map(len, rows), default=0)
    covered: dict[Place, Place] = {}
    for (top, left), (bottom, right) in spans:
        for row in range(top, min(bottom + 1, len(rows))):
            for column in range(left, min(right + 1, width)):
                if (row, column) != (top, left) and len(covered) < _MOST_MERGED_CELLS:
                    covered[row, column] = (top, left)
    return covered

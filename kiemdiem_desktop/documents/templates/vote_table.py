"""The table of counted votes, the same on the minutes of a cell's tellers and of a committee's."""

from typing import Protocol

from kiemdiem_desktop.documents.blocks import Alignment, Column, TableCell, cells
from kiemdiem_desktop.documents.normal import unbroken
from kiemdiem_desktop.documents.wording import NOT_RATED_NAME
from kiemdiem_desktop.domain.level import Level

COLUMNS = (
    Column(width=8, alignment=Alignment.CENTRE),
    Column(width=44),
    *(Column(width=width, alignment=Alignment.CENTRE) for width in (12.5, 17, 14, 14, 14.5, 14, 14, 13)),
)
_FIGURES = ("Phát ra/ thu về", "Hợp lệ/ không hợp lệ", *(level.value for level in Level), NOT_RATED_NAME, "Để trống")
HEADER = (cells("TT", "Tập thể, đảng viên", *_FIGURES),)


class Votes(Protocol):
    """One count of one vote: sums only."""

    @property
    def issued(self) -> int:
        """Ballots given out."""

    @property
    def returned(self) -> int:
        """Ballots that came back."""

    @property
    def valid(self) -> int:
        """Valid ballots."""

    @property
    def invalid(self) -> int:
        """Invalid ballots."""

    @property
    def not_rated(self) -> int:
        """Valid ballots for "chưa xếp loại"."""

    @property
    def blank(self) -> int:
        """Valid ballots without a mark for this subject."""

    def votes(self, level: Level) -> int:
        """Give the votes for a level."""


def vote_row(number: int, name: str, counted: Votes | None) -> tuple[TableCell, ...]:
    """Give the row of one subject; without a count it is left to be filled in by hand."""
    if counted is None:
        return cells(number, unbroken(name), *[None] * len(_FIGURES))
    papers = (f"{counted.issued}/{counted.returned}", f"{counted.valid}/{counted.invalid}")
    levels = (counted.votes(level) for level in Level)
    return cells(number, unbroken(name), *papers, *levels, counted.not_rated, counted.blank)

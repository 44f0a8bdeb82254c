"""Rows of a form by their ids: cards are made for new rows, kept for known ones, and taken away with their row."""

from collections.abc import Callable, Iterable
from typing import Any, Generic, Protocol, TypeVar

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from kiemdiem_desktop.domain.ids import RowId
from kiemdiem_desktop.gui.naming import named
from kiemdiem_desktop.gui.theme import flat, say, spaced
from kiemdiem_desktop.gui.widgets.field import Field


class HasId(Protocol):
    """A value with an id."""

    @property
    def id(self) -> RowId:
        """The id of the row."""


RowT = TypeVar("RowT", bound=HasId)
CardT = TypeVar("CardT", bound="Card[Any]")


class Card(QFrame, Generic[RowT]):
    """A framed row with its title and, where it may be removed, a button for that.

    A card whose row went away is used again for another one: `row_id` tells which it shows now.
    """

    def __init__(self, *, remove_words: str = "", remove: Callable[[RowId], None] | None = None) -> None:
        super().__init__()
        self.row_id = RowId(0)
        self.setObjectName("card")
        self.title = say(tone="strong")
        self.column = spaced(QVBoxLayout(self), gap=8, margin=12)
        top = spaced(QHBoxLayout(), gap=8)
        top.addWidget(self.title, 1)
        self.remove_button = flat(QPushButton(remove_words))
        top.addWidget(self.remove_button, 0, Qt.AlignmentFlag.AlignTop)
        if remove is None:
            self.remove_button.hide()
        self.remove_button.clicked.connect(self._remove)
        self._remove_row, self._is_removed = remove, False
        self.column.addLayout(top)

    @property
    def holds_refused_text(self) -> bool:
        """Whether a field of a row that is still there holds a text that was refused."""
        fields = self.findChildren(Field)
        return not self._is_removed and any(field.is_wrong for field in fields)

    def show_row(self, row: RowT, *, number: int, is_open: bool) -> None:
        """Show the row as the `number`th of its list; read-only where not `is_open`."""
        raise NotImplementedError

    def show_title(self, title: str) -> None:
        """Show the title; the button is named after it."""
        self.title.setText(title)
        named(self.remove_button, f"{self.remove_button.text()}: {title}")

    def bind(self, row_id: RowId) -> None:
        """Take the card for a row; nothing unfinished may be in it."""
        self.row_id, self._is_removed = row_id, False

    def _remove(self) -> None:
        if self._remove_row is not None:
            self._is_removed = True
            self._remove_row(self.row_id)


class RowCards(QWidget, Generic[CardT]):
    """One card for each row, in the order of the rows."""

    def __init__(self, make: Callable[[], CardT]) -> None:
        super().__init__()
        self._make = make
        self.cards: dict[RowId, CardT] = {}
        self._parked: dict[RowId, CardT] = {}
        self._spare: list[CardT] = []
        self._column = spaced(QVBoxLayout(self), gap=8)

    @property
    def last(self) -> CardT | None:
        """The last card, None where there is none."""
        return next(reversed(self.cards.values()), None)

    def show_rows(self, rows: Iterable[HasId], *, is_open: bool) -> None:
        """Show other rows."""
        shown = {row.id: row for row in rows}
        for row_id in [row_id for row_id in self.cards if row_id not in shown]:
            self._take_away(row_id, self.cards.pop(row_id))
        for number, (row_id, row) in enumerate(shown.items(), start=1):
            if row_id not in self.cards:
                self.cards[row_id] = self._card_for(row_id)
                self._column.insertWidget(number - 1, self.cards[row_id])
                self.cards[row_id].show()
            self.cards[row_id].show_row(row, number=number, is_open=is_open)
        self.setVisible(bool(shown))

    def _card_for(self, row_id: RowId) -> CardT:
        parked = self._parked.pop(row_id, None)
        if parked is not None:
            return parked
        card = self._spare.pop() if self._spare else self._make()
        card.bind(row_id)
        return card

    def _take_away(self, row_id: RowId, card: CardT) -> None:
        """Put a card aside for another row; one that holds a refused text waits for its own to come back."""
        self._column.removeWidget(card)
        card.hide()
        if card.holds_refused_text:
            self._parked[row_id] = card
        else:
            self._spare.append(card)

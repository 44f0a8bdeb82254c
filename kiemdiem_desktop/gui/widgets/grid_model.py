"""The rows of a grid: a tuple of domain values, filtered by words and sorted, drawn by columns."""

from collections.abc import Callable, Hashable
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QColor
from typing_extensions import override

from kiemdiem_desktop.domain.errors import InvalidValueError
from kiemdiem_desktop.domain.text import nfc, search_key
from kiemdiem_desktop.gui.theme import colours_now

Index = QModelIndex | QPersistentModelIndex
RowT = TypeVar("RowT", bound=Hashable)

_ROOT = QModelIndex()
_ROLE = Qt.ItemDataRole


@dataclass(frozen=True, slots=True, kw_only=True)
class Column(Generic[RowT]):
    """One column: `text` shows a row's cell, `store(row, typed)` stores what was typed (None: not editable).

    `store` may raise InvalidValueError: the old value stays and the reason is shown under the grid. `choices` makes
    the editor a list. `sort_key` orders the rows (by text where None); `tip` is read on hover and by screen readers;
    `tone` is "plain", "quiet", "amber" or "red". `letters` is the width at the start.
    """

    id: str
    title: str
    text: Callable[[RowT], str]
    store: Callable[[RowT, str], None] | None = None
    choices: tuple[str, ...] = ()
    sort_key: Callable[[RowT], Any] | None = None
    tip: Callable[[RowT], str] | None = None
    tone: Callable[[RowT], str] | None = None
    letters: int = 16
    where: str = ""


class GridModel(QAbstractTableModel, Generic[RowT]):
    """Shows `rows` (frozen, hashable values; `key` names each). Nothing moves while rows keep their keys.

    `refused(sentence)` is emitted where a cell's text was not taken, "" once one was.
    """

    refused = Signal(str)

    def __init__(self, columns: tuple[Column[RowT], ...], key: Callable[[RowT], Hashable]) -> None:
        super().__init__()
        self.columns = columns
        self._key = key
        self._all: tuple[RowT, ...] = ()
        self.rows: tuple[RowT, ...] = ()
        self._needle = ""
        self._order: tuple[int, bool] | None = None
        self._search_keys: dict[RowT, str] = {}

    def show_rows(self, rows: tuple[RowT, ...]) -> None:
        """Show other rows; where the same keys are shown, they keep their places."""
        shown = [self._key(row) for row in self.rows]
        by_key = {self._key(row): row for row in rows}
        same = len(by_key) == len(self._all) and all(self._key(row) in by_key for row in self._all)
        self._all = rows
        self._search_keys = {row: self._search_keys[row] for row in rows if row in self._search_keys}
        if same:
            self.rows = tuple(by_key[key] for key in shown)
            last = self.index(len(self.rows) - 1, len(self.columns) - 1)
            self.dataChanged.emit(self.index(0, 0), last)
        else:
            self._rearrange()

    @property
    def whole_count(self) -> int:
        """How many rows there are without the filter."""
        return len(self._all)

    def filter_by(self, typed: str) -> None:
        """Show only rows that hold every typed word somewhere; marks, đ and case do not matter."""
        self._needle = search_key(typed)
        self._rearrange()

    @override
    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        self._order = None if column < 0 else (column, order == Qt.SortOrder.DescendingOrder)
        self._rearrange()

    def row_of(self, key: Hashable) -> int | None:
        """Give the shown row of `key`; None where it is not shown."""
        return next((place for place, row in enumerate(self.rows) if self._key(row) == key), None)

    def key_at(self, place: int) -> Hashable | None:
        """Give the key of the shown row `place`; None outside."""
        return self._key(self.rows[place]) if 0 <= place < len(self.rows) else None

    @override
    def rowCount(self, parent: Index = _ROOT) -> int:
        return 0 if parent.isValid() else len(self.rows)

    @override
    def columnCount(self, parent: Index = _ROOT) -> int:
        return 0 if parent.isValid() else len(self.columns)

    @override
    def headerData(self, section: int, orientation: Qt.Orientation, role: int = _ROLE.DisplayRole) -> object:
        if role != _ROLE.DisplayRole:
            return None
        return self.columns[section].title if orientation == Qt.Orientation.Horizontal else str(section + 1)

    @override
    def flags(self, index: Index) -> Qt.ItemFlag:
        flags = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        is_editable = self.columns[index.column()].store is not None
        return flags | Qt.ItemFlag.ItemIsEditable if is_editable else flags

    @override
    def data(self, index: Index, role: int = _ROLE.DisplayRole) -> object:
        row, column = self.rows[index.row()], self.columns[index.column()]
        if role in (_ROLE.DisplayRole, _ROLE.EditRole):
            return column.text(row)
        if role == _ROLE.AccessibleTextRole:
            return f"{column.title}: {column.text(row)}"
        if role in (_ROLE.ToolTipRole, _ROLE.AccessibleDescriptionRole) and column.tip is not None:
            return column.tip(row)
        if role == _ROLE.ForegroundRole and column.tone is not None:
            return _ink(column.tone(row))
        return None

    @override
    def setData(self, index: Index, value: Any, role: int = _ROLE.EditRole) -> bool:
        row, column = self.rows[index.row()], self.columns[index.column()]
        typed = nfc(str(value or ""))
        if column.store is None or typed == column.text(row):
            return False
        try:
            column.store(row, typed)
        except InvalidValueError as error:
            self.refused.emit(f"{column.title}: {error}")
            return False
        self.refused.emit("")
        return True

    def _rearrange(self) -> None:
        self.beginResetModel()
        words = self._needle.split()
        rows = [row for row in self._all if all(word in self._search_key(row) for word in words)]
        if self._order is not None:
            place, is_descending = self._order
            column = self.columns[place]
            rows.sort(key=column.sort_key or (lambda row: search_key(column.text(row))), reverse=is_descending)
        self.rows = tuple(rows)
        self.endResetModel()

    def _search_key(self, row: RowT) -> str:
        known = self._search_keys.get(row)
        if known is None:
            known = search_key(" ".join(column.text(row) for column in self.columns))
            self._search_keys[row] = known
        return known


def _ink(tone: str) -> QColor | None:
    colours = colours_now()
    inks = {"quiet": colours.quiet, "amber": colours.amber, "red": colours.accent_text}
    return QColor(inks[tone]) if tone in inks else None

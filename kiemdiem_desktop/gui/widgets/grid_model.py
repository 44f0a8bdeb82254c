"""The rows of a grid: a tuple of domain values, filtered by words and sorted, drawn by columns."""

from collections.abc import Callable, Container, Hashable
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QColor

from kiemdiem_desktop.domain.errors import InvalidValueError
from kiemdiem_desktop.domain.text import nfc, search_key
from kiemdiem_desktop.gui.overriding import override
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
    `tone` is "plain", "quiet", "amber" or "red". `letters` is the width at the start; `is_number` sets its
    cells to the right; `hint` tells a short title in full.
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
    is_number: bool = False
    hint: str = ""


class GridModel(QAbstractTableModel, Generic[RowT]):
    """Shows `rows` of `listed` (frozen values; `key` names each). Nothing moves while rows keep their keys.

    `keeps_places` set off: rows always stand in the order they are given in (a tree).

    `refused(sentence)` is emitted where a cell's text was not taken, "" once one was.

    A text that was not taken stays in its cell with the reason, until it is mended or cleared. A blank row, where one
    is given, stands last whatever the filter and the order; once it is filled, the new row keeps that place.
    """

    refused = Signal(str)

    def __init__(self, columns: tuple[Column[RowT], ...], key: Callable[[RowT], Hashable]) -> None:
        super().__init__()
        self.columns = columns
        self._key = key
        self.listed: tuple[RowT, ...] = ()
        self.rows: tuple[RowT, ...] = ()
        self.blank: RowT | None = None
        self.keeps_places = True
        self._is_filling = False
        self._needle = ""
        self._order: tuple[int, bool] | None = None
        self._found_by: dict[Hashable, tuple[RowT, str]] = {}
        self._refusals: dict[tuple[Hashable, str], tuple[str, str]] = {}

    def show_rows(self, rows: tuple[RowT, ...], *, blank: RowT | None = None) -> None:
        """Show other rows; where the same keys are shown, they keep their places."""
        by_key = {self._key(row): row for row in rows}
        order_before = [self._key(row) for row in self.listed]
        before = set(order_before)
        added = [key for key in by_key if key not in before]
        kept = [self._key(row) for row in self.rows if row is not self.blank] + added
        stays = before <= by_key.keys() and (blank is None) is (self.blank is None)
        if not self.keeps_places:
            stays = stays and order_before == list(by_key)
        self.listed, self.blank = rows, blank
        self._found_by = {key: self._found(key, row) for key, row in by_key.items()}
        self._keep_refusals(by_key, added[0] if added and self._is_filling else None)
        if stays and (not added or self._is_filling):
            self._replace(tuple(by_key[key] for key in kept), len(added))
        else:
            self._rearrange()

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
        if role in (_ROLE.ToolTipRole, _ROLE.AccessibleTextRole) and orientation == Qt.Orientation.Horizontal:
            return self.columns[section].hint or self.columns[section].title
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
        wrong = self._refusals.get((self._key(row), column.id)) if self._refusals else None
        if role in (_ROLE.DisplayRole, _ROLE.EditRole):
            return wrong[0] if wrong else column.text(row)
        if role == _ROLE.AccessibleTextRole:
            return f"{column.title}: {wrong[0] if wrong else column.text(row)}"
        if role in (_ROLE.ToolTipRole, _ROLE.AccessibleDescriptionRole):
            return wrong[1] if wrong else (column.tip and column.tip(row))
        if role == _ROLE.TextAlignmentRole and column.is_number:
            return Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        if role == _ROLE.ForegroundRole and (wrong or column.tone is not None):
            return _ink("red" if wrong or column.tone is None else column.tone(row))
        return None

    @override
    def setData(self, index: Index, value: Any, role: int = _ROLE.EditRole) -> bool:
        row, column = self.rows[index.row()], self.columns[index.column()]
        key, typed = self._key(row), nfc(str(value or ""))
        if column.store is None or (typed == column.text(row) and (key, column.id) not in self._refusals):
            return False
        self._is_filling = row is self.blank
        try:
            if typed != column.text(row):
                column.store(row, typed)
        except InvalidValueError as error:
            self.refuse(key, column, typed, str(error))
            return False
        finally:
            self._is_filling = False
        self._refusals.pop((key, column.id), None)
        self.refused.emit("")
        return True

    def refuse(self, key: Hashable, column: Column[RowT], typed: str, why: str) -> None:
        """Keep a text that was not taken in its cell, with the reason."""
        self._refusals[key, column.id] = (typed, f"{column.title}: {why}")
        self.refused.emit(f"{column.title}: {why}")
        self._redraw_all()

    def refusal_at(self, index: Index) -> str:
        """Give why the text in a cell was not taken; "" where it was."""
        if not index.isValid():
            return ""
        key = self._key(self.rows[index.row()]), self.columns[index.column()].id
        return self._refusals[key][1] if key in self._refusals else ""

    @property
    def has_refusals(self) -> bool:
        """Whether a cell shows a text that is not stored."""
        return bool(self._refusals)

    def _replace(self, rows: tuple[RowT, ...], added: int) -> None:
        end = len(self.rows)
        if added:
            self.beginInsertRows(_ROOT, end, end + added - 1)
        self.rows = rows if self.blank is None else (*rows, self.blank)
        if added:
            self.endInsertRows()
        self._redraw_all()

    def _redraw_all(self) -> None:
        if self.rows:
            self.dataChanged.emit(self.index(0, 0), self.index(len(self.rows) - 1, len(self.columns) - 1))

    def _keep_refusals(self, keys: Container[Hashable], filled: Hashable | None) -> None:
        blank = None if self.blank is None else self._key(self.blank)
        kept = {at: why for at, why in self._refusals.items() if at[0] in keys or at[0] == blank}
        moved = {(filled if at[0] == blank else at[0], at[1]): why for at, why in kept.items()}
        self._refusals = kept if filled is None else moved

    def _rearrange(self) -> None:
        self.beginResetModel()
        words = self._needle.split()
        rows = [
            row for row in self.listed if not words or all(word in self._found_by[self._key(row)][1] for word in words)
        ]
        if self._order is not None:
            place, is_descending = self._order
            column = self.columns[place]
            rows.sort(key=column.sort_key or (lambda row: search_key(column.text(row))), reverse=is_descending)
        self.rows = tuple(rows) if self.blank is None else (*rows, self.blank)
        self.endResetModel()

    def _found(self, key: Hashable, row: RowT) -> tuple[RowT, str]:
        """Give the row with the folded text that the filter looks into; worked out anew only for another row."""
        known = self._found_by.get(key)
        if known is not None and known[0] == row:
            return known
        return row, search_key(" ".join(column.text(row) for column in self.columns))


def _ink(tone: str) -> QColor | None:
    colours = colours_now()
    inks = {"quiet": colours.quiet, "amber": colours.amber, "red": colours.accent_text}
    return QColor(inks[tone]) if tone in inks else None

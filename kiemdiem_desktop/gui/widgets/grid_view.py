"""The table of a grid and its keys: Enter down, Tab right, typing starts, F2 edits, Delete clears, Ctrl+C / Ctrl+V.

After a row of Tabs Enter goes down to where they began, as in a spreadsheet: a paper table is typed line by line.
"""

from collections.abc import Callable
from functools import partial
from math import ceil
from typing import Any

from PySide6.QtCore import QEvent, QModelIndex, QObject, QPersistentModelIndex, Qt
from PySide6.QtGui import QFocusEvent, QGuiApplication, QKeyEvent, QKeySequence, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QComboBox,
    QLineEdit,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from kiemdiem_desktop.gui.naming import named
from kiemdiem_desktop.gui.overriding import override
from kiemdiem_desktop.gui.theme import px
from kiemdiem_desktop.gui.widgets.choice import CalmBox
from kiemdiem_desktop.gui.widgets.clipboard_block import write_block
from kiemdiem_desktop.gui.widgets.grid_model import GridModel

Index = QModelIndex | QPersistentModelIndex
LONG_LETTERS, LEAST_LETTERS = 18, 10
_ENTER = {Qt.Key.Key_Return, Qt.Key.Key_Enter}
_TABS = {Qt.Key.Key_Tab: 1, Qt.Key.Key_Backtab: -1}


class GridView(QTableView):
    """A table edited in place like a spreadsheet; Tab leaves it after the last column, so it is no trap."""

    def __init__(self, model: GridModel[Any], paste: Callable[[str], None]) -> None:
        super().__init__()
        self._paste = paste
        self.model_of_rows = model
        self.setModel(model)
        self.setItemDelegate(_CellEditor(self))
        trigger = QAbstractItemView.EditTrigger
        self.setEditTriggers(trigger.AnyKeyPressed | trigger.EditKeyPressed | trigger.DoubleClicked)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ContiguousSelection)
        self.setTabKeyNavigation(False)
        self.setWordWrap(False)
        self.setCornerButtonEnabled(False)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.verticalHeader().hide()
        self.horizontalHeader().setStretchLastSection(True)
        self.horizontalHeader().setHighlightSections(False)
        self.horizontalHeader().setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        self.setSortingEnabled(True)
        self.horizontalHeader().setSortIndicatorClearable(True)
        self.horizontalHeader().setSortIndicator(-1, Qt.SortOrder.AscendingOrder)
        self._is_fitted = False
        self._tabbed = (0, QPersistentModelIndex())
        self._size_cells()

    def fit_columns(self, *, is_fitted: bool) -> None:
        """Keep the shown columns within the width (long ones give way first), or let the table scroll sideways."""
        self._is_fitted = is_fitted
        self._size_cells()

    def commit_open_editor(self) -> None:
        """Store what is being typed in an open cell and close it."""
        for editor in self.findChildren(QWidget, "cellEditor"):
            if editor.isVisibleTo(self):
                self.commitData(editor)
                self.closeEditor(editor, QStyledItemDelegate.EndEditHint.NoHint)

    def move_by(self, rows: int, columns: int) -> bool:
        """Move to the next shown cell down or to the side; False at the edge."""
        now = self.currentIndex()
        column = now.column() + columns
        while columns and self.isColumnHidden(column):
            column += columns
        target = self.model_of_rows.index(now.row() + rows, column)
        if target.isValid():
            self.setCurrentIndex(target)
        return target.isValid()

    def tab_by(self, step: int) -> bool:
        """Move to the side as Tab does, and remember where this began; False at the edge."""
        began = self._line_start()
        is_moved = self.move_by(0, step)
        self._tabbed = (began, QPersistentModelIndex(self.currentIndex()))
        return is_moved

    def enter_down(self) -> bool:
        """Move down as Enter does: to the column where Tab began, if it led here; False in the last row."""
        return self.move_by(1, self._line_start() - self.currentIndex().column())

    def first_column(self) -> int:
        """Give where typing starts: the first shown column that takes a text, else the first shown one."""
        columns = self.model_of_rows.columns
        shown = [place for place in range(len(columns)) if not self.isColumnHidden(place)]
        return next((place for place in shown if columns[place].store is not None), next(iter(shown), 0))

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.matches(QKeySequence.StandardKey.Copy):
            QGuiApplication.clipboard().setText(self._copied())
        elif event.matches(QKeySequence.StandardKey.Paste):
            self._paste(QGuiApplication.clipboard().text())
        elif event.key() == Qt.Key.Key_Delete:
            self._clear()
        elif event.key() in _ENTER and not event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.enter_down()
        elif event.key() in _ENTER or event.key() == Qt.Key.Key_Escape:
            event.ignore()
        else:
            super().keyPressEvent(event)

    @override
    def focusNextPrevChild(self, next: bool) -> bool:
        return self.tab_by(1 if next else -1) or super().focusNextPrevChild(next)

    @override
    def focusInEvent(self, event: QFocusEvent) -> None:
        if not self.currentIndex().isValid():
            self.setCurrentIndex(self.model_of_rows.index(0, self.first_column()))
        super().focusInEvent(event)

    @override
    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange):
            self._size_cells()

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        current = self.currentIndex()
        line = self.visualRect(current)
        was_seen = current.isValid() and line.bottom() > 0 and line.top() < event.oldSize().height()
        super().resizeEvent(event)
        if was_seen:  # something grew beside the grid: the row that it tells of stays in sight
            self.scrollTo(current)
        if self._is_fitted:
            self._size_cells()

    def _size_cells(self) -> None:
        self.verticalHeader().setDefaultSectionSize(self.fontMetrics().height() + px(14))
        self.verticalHeader().setMinimumSectionSize(px(16))
        self.horizontalHeader().setMinimumSectionSize(px(24))
        letter, rim = self.fontMetrics().averageCharWidth(), px(16)
        shown = [(p, c.letters) for p, c in enumerate(self.model_of_rows.columns) if not self.isColumnHidden(p)]
        widths = {place: letter * letters + rim for place, letters in shown}
        too_wide = sum(widths.values()) - self.viewport().width()
        spare = {place: letter * (letters - LEAST_LETTERS) for place, letters in shown if letters >= LONG_LETTERS}
        if self._is_fitted and 0 < too_wide <= sum(spare.values()):
            widths |= {
                place: widths[place] - ceil(too_wide * part / sum(spare.values())) for place, part in spare.items()
            }
        elif self._is_fitted and too_wide < 0:  # what is left over goes to all, so that no word is cut beside a void
            every = sum(letters for _place, letters in shown)
            widths |= {place: widths[place] + -too_wide * letters // every for place, letters in shown}
        for place, width in widths.items():
            self.setColumnWidth(place, width)

    def _line_start(self) -> int:
        now = self.currentIndex()
        began, landed = self._tabbed
        return began if landed == now else now.column()

    def _selected(self) -> tuple[tuple[QModelIndex, ...], ...]:
        cells = sorted(self.selectedIndexes(), key=lambda cell: (cell.row(), cell.column()))
        rows = sorted({cell.row() for cell in cells})
        return tuple(tuple(cell for cell in cells if cell.row() == row) for row in rows)

    def _copied(self) -> str:
        return write_block(tuple(tuple(str(cell.data() or "") for cell in row) for row in self._selected()))

    def _clear(self) -> None:
        for row in self._selected():
            for cell in row:
                self.model_of_rows.setData(cell, "")


class _CellEditor(QStyledItemDelegate):
    """Opens a line or a list in a cell; Enter stores and goes down, Tab stores and goes right."""

    def __init__(self, view: GridView) -> None:
        super().__init__(view)
        self._view = view

    @override
    def createEditor(self, parent: QWidget, option: QStyleOptionViewItem, index: Index) -> QWidget:
        column = self._view.model_of_rows.columns[index.column()]
        editor: QComboBox | QLineEdit
        if column.choices:
            editor = CalmBox(parent)
            editor.addItems(column.choices)
            editor.activated.connect(lambda _row: self._finish(editor))
        else:
            editor = QLineEdit(parent)
        editor.setObjectName("cellEditor")
        return named(editor, column.title)

    @override
    def setEditorData(self, editor: QWidget, index: Index) -> None:
        text = str(index.data(Qt.ItemDataRole.EditRole) or "")
        if isinstance(editor, QComboBox):
            editor.setCurrentIndex(editor.findText(text))
        elif isinstance(editor, QLineEdit) and not editor.isModified():
            editor.setText(text)

    @override
    def setModelData(self, editor: QWidget, model: Any, index: Index) -> None:
        typed = editor.currentText() if isinstance(editor, QComboBox) else editor.property("text")
        model.setData(index, typed)

    @override
    def eventFilter(self, editor: QObject, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress and isinstance(editor, QWidget):
            if event.key() in _ENTER and not isinstance(editor, QComboBox):
                self._finish(editor, self._view.enter_down)
                return True
            if event.key() in _TABS:
                self._finish(editor, partial(self._view.tab_by, _TABS[Qt.Key(event.key())]))
                return True
        return super().eventFilter(editor, event)

    def _finish(self, editor: QWidget, go_on: Callable[[], object] | None = None) -> None:
        self.commitData.emit(editor)
        self.closeEditor.emit(editor, QStyledItemDelegate.EndEditHint.NoHint)
        if go_on is not None and not self._view.model_of_rows.refusal_at(self._view.currentIndex()):
            go_on()

"""A grid of rows edited in place: filter box, table, and a line for what was refused.

    grid = Grid((Column(id="name", title=_("Họ và tên"), text=lambda row: row.name, store=rename, letters=24), …),
                key=lambda row: row.id, label=_("Danh sách đảng viên"))
    grid.show_rows(member_rows(workspace))

Enter goes down, Tab right (and out after the last column), typing starts editing, F2 edits, Delete clears, Ctrl+V
pastes a column or block over the cells from the current one on. `current_changed(row)` follows the cursor.
"""

from collections.abc import Callable, Container, Hashable
from dataclasses import dataclass
from typing import Generic, TypeVar

from PySide6.QtCore import QModelIndex, Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from kiemdiem_desktop.gui.naming import named
from kiemdiem_desktop.gui.theme import held, say, spaced
from kiemdiem_desktop.gui.widgets.clipboard_block import read_block
from kiemdiem_desktop.gui.widgets.flow import Flow
from kiemdiem_desktop.gui.widgets.grid_model import Column, GridModel
from kiemdiem_desktop.gui.widgets.grid_view import GridView
from kiemdiem_desktop.i18n import _

RowT = TypeVar("RowT", bound=Hashable)


@dataclass(frozen=True, slots=True, kw_only=True)
class PastedCell(Generic[RowT]):
    """One pasted cell that falls on an editable column; `line` counts the pasted lines from 0.

    All lines from the blank row on fall on it: each is one row to be added.
    """

    row: RowT
    column: Column[RowT]
    text: str
    line: int


Paste = Callable[[tuple[PastedCell[RowT], ...]], None]


class Grid(QWidget, Generic[RowT]):
    """See the module. `paste` stores a pasted block as one step; without it cells are stored one by one.

    `tools` (buttons) stand before the filter box, where they take no line of their own.
    """

    current_changed = Signal(object)

    def __init__(
        self,
        columns: tuple[Column[RowT], ...],
        key: Callable[[RowT], Hashable],
        *,
        label: str,
        paste: Paste[RowT] | None = None,
        tools: tuple[QWidget, ...] = (),
    ) -> None:
        super().__init__()
        self._paste_step = paste
        self.model = GridModel(columns, key)
        self.view = named(GridView(self.model, self.paste_text), label)
        self.filter_box = held(named(QLineEdit(), _("Lọc danh sách")), min_width=240, max_width=360)
        self.filter_box.setPlaceholderText(_("Lọc: gõ vài chữ, không cần dấu"))
        self.filter_box.setClearButtonEnabled(True)
        self.count = say(tone="quiet", wrap=False)
        self.note = say(tone="red")
        self.note.hide()
        self._lay_out(tools)
        self.filter_box.textChanged.connect(self._filter)
        self.model.refused.connect(self.show_note)
        self.view.selectionModel().currentChanged.connect(self._tell_current)

    @property
    def current(self) -> RowT | None:
        """The row that the cursor is on."""
        place = self.view.currentIndex().row()
        return self.model.rows[place] if 0 <= place < len(self.model.rows) else None

    def show_rows(self, rows: tuple[RowT, ...], *, blank: RowT | None = None) -> None:
        """Show other rows; the cursor stays with its row. `blank` is a last row to type a new one into."""
        key, column = self._cursor()
        before = self.view.currentIndex().row()
        is_on_blank = self.model.blank is not None and before == len(self.model.rows) - 1
        self.model.show_rows(rows, blank=blank)
        if not is_on_blank or self.view.currentIndex().row() != before:
            self._put_cursor(key, column)
        self._tell_count()

    def select(self, key: Hashable, column_id: str = "") -> bool:
        """Put the cursor on the row `key` (and a column); a filter that hides it is cleared. False if there is none."""
        if self.model.row_of(key) is None:
            self.filter_box.clear()
        row = self.model.row_of(key)
        ids = [column.id for column in self.model.columns]
        if row is not None:
            self.view.setCurrentIndex(self.model.index(row, ids.index(column_id) if column_id in ids else 0))
        return row is not None

    def show_columns(self, ids: Container[str], *, is_fitted: bool = False) -> None:
        """Show only the columns named, within the width where `is_fitted`; the cursor stays in its row."""
        for place, column in enumerate(self.model.columns):
            self.view.setColumnHidden(place, column.id not in ids)
        self.view.fit_columns(is_fitted=is_fitted)
        now = self.view.currentIndex()
        shown = self._shown_columns(0)
        if now.isValid() and now.column() not in shown and shown:
            self.view.setCurrentIndex(self.model.index(now.row(), self.view.first_column()))

    def flush(self) -> bool:
        """Store what is being typed in an open cell; False where a cell holds a text that was not taken."""
        self.view.commit_open_editor()
        return not self.model.has_refusals

    def paste_text(self, text: str) -> None:
        """Put a copied block over the cells from the current one on."""
        block, start, rows = read_block(text), self.view.currentIndex(), self.model.rows
        takes_more = self.model.blank is not None and self._paste_step is not None
        room = len(block) if takes_more else len(rows) - start.row()
        columns = self._shown_columns(start.column())
        cells = tuple(
            PastedCell(row=rows[min(start.row() + line, len(rows) - 1)], column=column, text=cell, line=line)
            for line, words in enumerate(block[:room])
            for column, cell in zip((self.model.columns[place] for place in columns), words, strict=False)
            if column.store is not None
        )
        self._store(cells)
        self._tell_left_over(len(block) - room)

    def show_note(self, sentence: str) -> None:
        """Show under the grid what was refused; "" clears it."""
        self.note.setText(sentence)
        self.note.setVisible(bool(sentence))

    def _store(self, cells: tuple[PastedCell[RowT], ...]) -> None:
        self.show_note("")
        if self._paste_step is not None:
            self._paste_step(cells)
            return
        ids = [column.id for column in self.model.columns]
        places = [(self.model.rows.index(cell.row), ids.index(cell.column.id), cell.text) for cell in cells]
        wrong: list[str] = []
        self.model.refused.connect(wrong.append)
        for row, column, typed in places:
            self.model.setData(self.model.index(row, column), typed)
        self.model.refused.disconnect(wrong.append)
        self.show_note("\n".join(sentence for sentence in wrong if sentence))

    def _tell_left_over(self, count: int) -> None:
        if count > 0:
            left = _("{count} dòng dán vào không có chỗ: danh sách đã hết dòng.").format(count=count)
            self.show_note(f"{self.note.text()}\n{left}".strip())

    def _filter(self, typed: str) -> None:
        key, column = self._cursor()
        self.model.filter_by(typed)
        self._put_cursor(key, column)
        if self.current is None and self.model.listed and self.model.rows:  # what stands beside follows to a match
            self.view.setCurrentIndex(self.model.index(0, column))
        self._tell_count()

    def _shown_columns(self, start: int) -> list[int]:
        return [place for place in range(start, len(self.model.columns)) if not self.view.isColumnHidden(place)]

    def _cursor(self) -> tuple[Hashable | None, int]:
        now = self.view.currentIndex()
        return self.model.key_at(now.row()), max(now.column(), 0)

    def _put_cursor(self, key: Hashable | None, column: int) -> None:
        row = None if key is None else self.model.row_of(key)
        if row is not None and row != self.view.currentIndex().row():
            self.view.setCurrentIndex(self.model.index(row, column))

    def _tell_current(self, now: QModelIndex, _before: QModelIndex) -> None:
        if self.model.refusal_at(now):
            self.show_note(self.model.refusal_at(now))
        self.current_changed.emit(self.current)

    def _tell_count(self) -> None:
        shown, whole = len(self.model.rows) - (self.model.blank is not None), len(self.model.listed)
        self.count.setText(
            _("{count} dòng").format(count=whole)
            if shown == whole
            else _("{shown} trong {whole} dòng").format(shown=shown, whole=whole)
        )

    def _lay_out(self, tools: tuple[QWidget, ...]) -> None:
        column = spaced(QVBoxLayout(self), gap=8)
        if tools:
            row = QWidget()
            flow = Flow(row, gap=8)
            for part in (*tools, self.filter_box, self.count):
                flow.addWidget(part)
            column.addWidget(row)
        else:
            top = spaced(QHBoxLayout(), gap=12)
            top.addWidget(self.filter_box, 1)
            top.addWidget(self.count)
            top.addStretch()
            column.addLayout(top)
        column.addWidget(self.view, 1)
        column.addWidget(self.note)

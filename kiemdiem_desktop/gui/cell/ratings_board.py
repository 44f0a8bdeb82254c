"""Xếp loại, page Kéo thử: the four levels side by side; names are dragged, or moved by keys, and nothing is stored."""

from collections.abc import Callable, Mapping

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLabel, QListView, QListWidgetItem, QVBoxLayout, QWidget

from kiemdiem_desktop.domain.ids import SubjectId
from kiemdiem_desktop.domain.level import Level
from kiemdiem_desktop.gui.level_words import short_level
from kiemdiem_desktop.gui.naming import named
from kiemdiem_desktop.gui.overriding import override
from kiemdiem_desktop.gui.theme import held, say, spaced
from kiemdiem_desktop.gui.widgets.drag_list import DragList
from kiemdiem_desktop.gui.widgets.flow import Flow
from kiemdiem_desktop.i18n import _
from kiemdiem_desktop.services.cell.rating_words import RatingRow

Move = Callable[[SubjectId, Level], None]
_KEYS = {Qt.Key.Key_1: 0, Qt.Key.Key_2: 1, Qt.Key.Key_3: 2, Qt.Key.Key_4: 3}
_SIDES = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}
_ID = Qt.ItemDataRole.UserRole


class LevelColumn(DragList):
    """The subjects at one level. `moved(subject_id, level)` asks to move one, `left(step)` goes to the next column."""

    moved = Signal(int, str)
    left = Signal(int)

    def __init__(self, level: Level) -> None:
        super().__init__("subject")
        self.level = level
        self.setWordWrap(True)
        self.setTextElideMode(Qt.TextElideMode.ElideNone)
        self.setResizeMode(QListView.ResizeMode.Adjust)

    def show_rows(self, rows: tuple[RatingRow, ...], tip: Callable[[RatingRow], str]) -> None:
        """Show the subjects of this level; one to whom it is closed bears a sign and its reason on hover."""
        chosen = self.chosen
        self.clear()
        for row in rows:
            is_closed = self.level in dict(row.closed)
            item = QListWidgetItem(f"✗ {row.name}" if is_closed else row.name, self)
            item.setData(_ID, int(row.subject_id))
            item.setToolTip(tip(row))
            item.setData(Qt.ItemDataRole.AccessibleDescriptionRole, tip(row))
        named(self, _("{level}: {count}").format(level=self.level.label, count=len(rows)))
        self.choose(chosen)

    @property
    def chosen(self) -> SubjectId | None:
        """The subject under the cursor."""
        item = self.currentItem()
        return None if item is None else SubjectId(item.data(_ID))

    def choose(self, subject_id: SubjectId | None) -> bool:
        """Put the cursor on a subject, or on the first; False where it is not here."""
        ids = [self.item(index).data(_ID) for index in range(self.count())]
        self.setCurrentRow(ids.index(subject_id) if subject_id in ids else 0)
        return subject_id in ids

    @override
    def number_of(self, item: QListWidgetItem) -> int:
        return int(item.data(_ID))

    @override
    def receive(self, number: int, row: int) -> None:
        self.moved.emit(number, self.level.value)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        key, has_control = Qt.Key(event.key()), bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
        levels = list(Level)
        target = _KEYS.get(key)
        if has_control and key in _SIDES:
            target = levels.index(self.level) + _SIDES[key]
        if target is not None:
            if self.chosen is not None and 0 <= target < len(levels) and levels[target] is not self.level:
                self.moved.emit(self.chosen, levels[target].value)
        elif key in _SIDES:
            self.left.emit(_SIDES[key])
        else:
            super().keyPressEvent(event)


class LevelBoard(QWidget):
    """Four columns, best level first; where a name moves, the cursor goes along."""

    def __init__(self, move: Move, tip: Callable[[RatingRow], str]) -> None:
        super().__init__()
        self._move, self._tip = move, tip
        self.columns: Mapping[Level, LevelColumn] = {level: LevelColumn(level) for level in Level}
        self._heads: Mapping[Level, QLabel] = {level: say(tone="strong") for level in Level}
        flow = Flow(self, gap=12, fills=True, least=170)
        for level, column in self.columns.items():
            part = QWidget()
            stack = spaced(QVBoxLayout(part), gap=4)
            stack.addWidget(self._heads[level])
            stack.addWidget(held(column, min_height=270), 1)
            flow.addWidget(part)
            column.moved.connect(self._take)
            column.left.connect(lambda step, level=level: self._go(level, step))

    def show_rows(self, rows: tuple[RatingRow, ...]) -> None:
        """Show the subjects by the level that they have (or would have)."""
        for level, column in self.columns.items():
            mine = tuple(row for row in rows if row.proposed is level)
            column.show_rows(mine, self._tip)
            self._heads[level].setText(_("{level}: {count}").format(level=short_level(level), count=len(mine)))

    def _take(self, subject_id: int, level: str) -> None:
        self._move(SubjectId(subject_id), Level(level))
        target = self.columns[Level(level)]
        if target.choose(SubjectId(subject_id)):
            target.setFocus()

    def _go(self, level: Level, step: int) -> None:
        levels = list(Level)
        place = levels.index(level) + step
        if 0 <= place < len(levels):
            self.columns[levels[place]].setFocus()

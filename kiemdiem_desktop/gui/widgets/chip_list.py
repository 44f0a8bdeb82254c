"""A list of subjects or papers, each with its state in a sign and words; a box above filters it without marks."""

from collections.abc import Hashable
from dataclasses import dataclass

from PySide6.QtCore import (
    QAbstractListModel,
    QEvent,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QRect,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QColor, QKeyEvent, QPainter
from PySide6.QtWidgets import (
    QLineEdit,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from kiemdiem_desktop.domain.text import search_key
from kiemdiem_desktop.gui.naming import named
from kiemdiem_desktop.gui.overriding import override
from kiemdiem_desktop.gui.theme import colours_now, px, say, spaced
from kiemdiem_desktop.i18n import _

Index = QModelIndex | QPersistentModelIndex
_ROOT = QModelIndex()
_INKS = {"plain": "text", "quiet": "quiet", "amber": "amber", "red": "accent_text"}


@dataclass(frozen=True, slots=True, kw_only=True)
class ChipLine:
    """One line: a title, and under it the state with its sign; `tone` as of `Chip`."""

    key: Hashable
    title: str
    state: str
    symbol: str
    tone: str = "plain"


class ChipModel(QAbstractListModel):
    """The lines that are shown; nothing moves while the same keys are shown."""

    def __init__(self) -> None:
        super().__init__()
        self._all: tuple[ChipLine, ...] = ()
        self.lines: tuple[ChipLine, ...] = ()
        self._needle: tuple[str, ...] = ()
        self._search_keys: dict[str, str] = {}

    def show_lines(self, lines: tuple[ChipLine, ...]) -> None:
        """Show other lines."""
        same = [line.key for line in lines] == [line.key for line in self._all]
        self._all = lines
        if same and not self._needle:
            self.lines = lines
            self.dataChanged.emit(self.index(0), self.index(len(lines) - 1))
        else:
            self._rearrange()

    def filter_by(self, typed: str) -> None:
        """Show only lines that hold every typed word."""
        self._needle = tuple(search_key(typed).split())
        self._rearrange()

    def row_of(self, key: Hashable) -> int | None:
        """Give the shown row of `key`; None where it is not shown."""
        return next((row for row, line in enumerate(self.lines) if line.key == key), None)

    @override
    def rowCount(self, parent: Index = _ROOT) -> int:
        return 0 if parent.isValid() else len(self.lines)

    @override
    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        line = self.lines[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return line.title
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return f"{line.title}. {line.state}"
        if role == Qt.ItemDataRole.ToolTipRole:
            return f"{line.title}\n{line.state}"
        return None

    def _rearrange(self) -> None:
        self.beginResetModel()
        self.lines = tuple(
            line
            for line in self._all
            if all(word in self._key_of(f"{line.title} {line.state}") for word in self._needle)
        )
        self.endResetModel()

    def _key_of(self, text: str) -> str:
        if text not in self._search_keys:
            self._search_keys[text] = search_key(text)
        return self._search_keys[text]


class _LinePainter(QStyledItemDelegate):
    """Draws the title, and under it the sign and the words of the state."""

    def __init__(self, model: ChipModel, view: QListView) -> None:
        super().__init__(view)
        self._model, self._view = model, view

    @override
    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(px(80), self._view.fontMetrics().lineSpacing() * 2 + px(12))

    @override
    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        line, colours = self._model.lines[index.row()], colours_now()
        rect: QRect = option.rect
        state: QStyle.StateFlag = option.state
        painter.save()
        if state & QStyle.StateFlag.State_Selected:
            painter.fillRect(rect, QColor(colours.selected))
            painter.fillRect(QRect(rect.left(), rect.top(), px(4), rect.height()), QColor(colours.accent))
        elif state & QStyle.StateFlag.State_MouseOver:
            painter.fillRect(rect, QColor(colours.hover))
        font = self._view.font()
        font.setBold(bool(state & QStyle.StateFlag.State_Selected))
        painter.setFont(font)
        box = rect.adjusted(px(12), px(4), -px(8), -px(4))
        self._write(painter, box, line.title, "text", Qt.AlignmentFlag.AlignTop)
        painter.setFont(self._view.font())
        words = f"{line.symbol}  {line.state}".strip()
        self._write(painter, box, words, _INKS[line.tone], Qt.AlignmentFlag.AlignBottom)
        painter.restore()

    def _write(self, painter: QPainter, box: QRect, text: str, ink: str, where: Qt.AlignmentFlag) -> None:
        painter.setPen(QColor(getattr(colours_now(), ink)))
        shown = painter.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, box.width())
        painter.drawText(box, where | Qt.AlignmentFlag.AlignLeft, shown)


class ChipList(QWidget):
    """`chosen(key)` follows the cursor; Enter in the filter or the list emits `entered`, to go on into the form."""

    chosen = Signal(object)
    entered = Signal()

    def __init__(self, label: str, *, nothing: str) -> None:
        super().__init__()
        self.model = ChipModel()
        self.filter_box = named(QLineEdit(), _("Lọc: {what}").format(what=label))
        self.filter_box.setPlaceholderText(_("Lọc, không cần dấu"))
        self.filter_box.setClearButtonEnabled(True)
        self.filter_box.textChanged.connect(self._filter)
        self.filter_box.installEventFilter(self)
        self.view = named(QListView(), label)
        self.view.setModel(self.model)
        self.view.setItemDelegate(_LinePainter(self.model, self.view))
        self.view.setUniformItemSizes(True)
        self.view.setMouseTracking(True)
        self.view.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.view.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.view.selectionModel().currentChanged.connect(self._tell)
        self.view.activated.connect(self.entered)
        self._nothing = say(nothing, tone="quiet")
        self._nothing.hide()
        self._key: Hashable | None = None
        column = spaced(QVBoxLayout(self), gap=8)
        for part in (self.filter_box, self._nothing):
            column.addWidget(part)
        column.addWidget(self.view, 1)

    @property
    def current(self) -> Hashable | None:
        """The key of the chosen line; kept while a filter hides it."""
        return self._key

    def show_lines(self, lines: tuple[ChipLine, ...]) -> None:
        """Show other lines; the choice stays with its key, else it falls on the first line."""
        self.model.show_lines(lines)
        keys = [line.key for line in lines]
        if self._key not in keys:
            self._key = None
            first = self.model.index(0) if self.model.lines else QModelIndex()
            self.view.setCurrentIndex(first)
        else:
            self._put_cursor()

    def select(self, key: Hashable) -> bool:
        """Choose a line; a filter that hides it is cleared. False where there is none such."""
        if self.model.row_of(key) is None:
            self.filter_box.clear()
        row = self.model.row_of(key)
        if row is not None:
            self.view.setCurrentIndex(self.model.index(row))
        return row is not None

    def step(self, by: int) -> bool:
        """Choose the line `by` places further on; False at the end of the list."""
        if self.has_step(by):
            self.view.setCurrentIndex(self.model.index(self._target(by)))
            return True
        return False

    def has_step(self, by: int) -> bool:
        """Whether there is a line `by` places further on."""
        return 0 <= self._target(by) < len(self.model.lines)

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress and watched is self.filter_box:
            if event.key() in (Qt.Key.Key_Down, Qt.Key.Key_Up):
                self.step(1 if event.key() == Qt.Key.Key_Down else -1)
                self.view.setFocus()  # only then: a view without a choice makes one when it gets the focus
                return True
            if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.modifiers():
                self._take_first()
                return True
        return super().eventFilter(watched, event)

    def _target(self, by: int) -> int:
        row = self.model.row_of(self._key)
        if row is None:
            return 0 if by > 0 else -1
        return row + by

    def _take_first(self) -> None:
        if self.model.lines:
            if self.model.row_of(self._key) is None:
                self.view.setCurrentIndex(self.model.index(0))
            self.entered.emit()

    def _filter(self, typed: str) -> None:
        self.model.filter_by(typed)
        self._nothing.setVisible(not self.model.lines)
        self._put_cursor()

    def _put_cursor(self) -> None:
        row = self.model.row_of(self._key)
        if row is not None and row != self.view.currentIndex().row():
            self.view.setCurrentIndex(self.model.index(row))

    def _tell(self, now: QModelIndex, _before: QModelIndex) -> None:
        if now.isValid() and self.model.lines[now.row()].key != self._key:
            self._key = self.model.lines[now.row()].key
            self.chosen.emit(self._key)

"""A text editor as high as its text: the form around it scrolls, never the editor itself."""

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QResizeEvent, QWheelEvent
from PySide6.QtWidgets import QPlainTextEdit, QSizePolicy

from kiemdiem_desktop.gui.overriding import override
from kiemdiem_desktop.gui.theme import px

ROOM = 24
"""Frame and padding of the stylesheet above and below the text, in pixels at 100 %."""


class GrowingEdit(QPlainTextEdit):
    """At least `lines` lines high. `cursor_moved` asks the page around it to keep the cursor in sight."""

    cursor_moved = Signal()

    def __init__(self, lines: int) -> None:
        super().__init__()
        self._lines = lines
        self._height = 0
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.document().documentLayout().documentSizeChanged.connect(self._grow)
        self.cursorPositionChanged.connect(self._tell_cursor)

    @override
    def sizeHint(self) -> QSize:
        lines = max(self._lines, self._count_lines())
        return QSize(px(240), lines * self.fontMetrics().lineSpacing() + px(ROOM))

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(px(120), self.sizeHint().height())

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self._grow()

    @override
    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()

    @override
    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self._tell_cursor()

    @override
    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self.updateGeometry()

    def _count_lines(self) -> int:
        layout, count, block = self.document().documentLayout(), 0, self.document().firstBlock()
        while block.isValid():
            layout.blockBoundingRect(block)
            count += max(block.layout().lineCount(), 1)
            block = block.next()
        return count

    def _grow(self) -> None:
        height = self.sizeHint().height()
        if height != self._height:
            self._height = height
            self.updateGeometry()

    def _tell_cursor(self) -> None:
        if self.hasFocus():
            self.cursor_moved.emit()

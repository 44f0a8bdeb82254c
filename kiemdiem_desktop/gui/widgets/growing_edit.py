"""A text editor as high as its text: the form around it scrolls, never the editor itself."""

from math import ceil

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
        self.verticalScrollBar().valueChanged.connect(self._stay_at_top)
        self.cursorPositionChanged.connect(self._tell_cursor)

    @override
    def sizeHint(self) -> QSize:
        least = self._lines * self.fontMetrics().lineSpacing()
        return QSize(px(240), max(least, self._text_height()) + px(ROOM))

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

    def _text_height(self) -> int:
        """Give the height of the text as it is drawn: letters with marks make lines higher than the font says."""
        layout, height, block = self.document().documentLayout(), 0.0, self.document().firstBlock()
        while block.isValid():
            height += layout.blockBoundingRect(block).height()
            block = block.next()
        return ceil(height)

    def _grow(self) -> None:
        height = self.sizeHint().height()
        if height != self._height:
            self._height = height
            self.updateGeometry()

    def _stay_at_top(self, _line: int) -> None:
        self.verticalScrollBar().setValue(0)  # a keystroke scrolls before the editor has grown by the line

    def _tell_cursor(self) -> None:
        if self.hasFocus():
            self.cursor_moved.emit()

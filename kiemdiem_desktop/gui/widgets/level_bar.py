"""The cap on the best level as a bar with its numbers in words."""

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from kiemdiem_desktop.gui.naming import named
from kiemdiem_desktop.gui.overriding import override
from kiemdiem_desktop.gui.theme import colours_now, held, px, retone, say, spaced


class LevelBar(QWidget):
    """`used` of at most `limit`, as pieces of a bar; one too many is hatched, and the words say it."""

    def __init__(self) -> None:
        super().__init__()
        self._bar = held(_Pieces(), min_width=120, min_height=16)
        self._words = say()
        column = spaced(QVBoxLayout(self), gap=4)
        column.addWidget(self._words)
        column.addWidget(self._bar)

    def show_cap(self, *, used: int, limit: int, words: str) -> None:
        """Show how much of the cap is used; `words` is the sentence above the bar ("2 trong tối đa 3")."""
        self._bar.used, self._bar.limit = used, limit
        self._bar.setVisible(max(used, limit) > 0)  # no empty piece where nothing is allowed
        self._bar.update()
        self._words.setText(words)
        retone(self._words, "red" if used > limit else "plain")
        named(self, words)


class _Pieces(QWidget):
    """The bar itself."""

    used = 0
    limit = 0

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        colours = colours_now()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        count = max(self.used, self.limit, 1)
        width = min(self.width() / count, px(48))
        for piece in range(count):
            box = QRectF(piece * width + 0.5, 0.5, width - px(4), self.height() - 1)
            painter.setPen(QColor(colours.accent if piece >= self.limit else colours.outline))
            painter.setBrush(QColor(colours.quiet if piece < self.used else colours.surface))
            if piece >= self.limit and piece < self.used:
                painter.setBrush(Qt.BrushStyle.BDiagPattern)
            painter.drawRoundedRect(box, px(4), px(4))

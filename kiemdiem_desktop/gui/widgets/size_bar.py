"""The size of a package against what one letter carries, as a bar with its numbers in words."""

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from kiemdiem_desktop.gui.naming import named
from kiemdiem_desktop.gui.overriding import override
from kiemdiem_desktop.gui.theme import colours_now, held, px, retone, say, spaced


class SizeBar(QWidget):
    """The filled part is the share of the budget; over it the bar is full, amber and hatched, and the words say so."""

    def __init__(self) -> None:
        super().__init__()
        self._bar = held(_Share(), min_width=120, max_width=480, min_height=16)
        self.words = say()
        column = spaced(QVBoxLayout(self), gap=4)
        column.addWidget(self._bar)
        column.addWidget(self.words)

    @property
    def is_over(self) -> bool:
        """Whether more is shown than the budget."""
        return self._bar.used > self._bar.limit

    def show_size(self, *, used: int, limit: int, words: str) -> None:
        """Show `used` of `limit` bytes; `words` is the sentence under the bar ("4,2 MB trong 20 MB")."""
        self._bar.used, self._bar.limit = used, limit
        self._bar.show()
        self._bar.update()
        self._tell(words)

    def show_waiting(self, words: str) -> None:
        """Show words alone while the size is not known yet."""
        self._bar.used = 0
        self._bar.hide()
        self._tell(words)

    def _tell(self, words: str) -> None:
        self.words.setText(words)
        retone(self.words, "amber" if self.is_over else "plain")
        named(self, words)


class _Share(QWidget):
    """The bar itself."""

    used = 0
    limit = 1

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        colours = colours_now()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box = QRectF(0.5, 0.5, self.width() - 1, self.height() - 1)
        is_over = self.used > self.limit
        painter.setPen(QColor(colours.amber if is_over else colours.outline))
        painter.setBrush(QColor(colours.surface))
        painter.drawRoundedRect(box, px(4), px(4))
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(colours.amber if is_over else colours.quiet))
        if is_over:
            painter.setBrush(Qt.BrushStyle.BDiagPattern)
        box.setWidth(max(px(2), box.width() * min(1, self.used / self.limit)))
        painter.drawRoundedRect(box, px(4), px(4))

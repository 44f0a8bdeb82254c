"""A label of one line that ends in "…" where there is no room; the whole text is in its tip and for screen readers."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QLabel

from kiemdiem_desktop.gui.overriding import override


class ElidedLabel(QLabel):
    """Shrinks as far as needed; `tone` as in `theme.say`."""

    def __init__(self, text: str = "", *, tone: str = "plain") -> None:
        super().__init__(text)
        self.setProperty("tone", tone)

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(self.fontMetrics().averageCharWidth(), super().minimumSizeHint().height())

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        shown = self.fontMetrics().elidedText(self.text(), Qt.TextElideMode.ElideRight, self.width())
        self.setToolTip(self.text() if shown != self.text() else "")
        painter.drawText(self.rect(), Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, shown)

"""What a screen lies in: it scrolls up and down where the screen is taller than the window, never makes it grow."""

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QFrame, QScrollArea, QWidget

from kiemdiem_desktop.gui.overriding import override


class PageScroll(QScrollArea):
    """Holds one page; small windows scroll it."""

    def __init__(self, page: QWidget | None = None) -> None:
        super().__init__(widgetResizable=True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        if page is not None:
            self.setWidget(page)

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(0, 0)

"""A part of a screen that scrolls by itself while the text is small; in large text the screen alone scrolls."""

from PySide6.QtCore import QEvent, QObject, QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QWidget

from kiemdiem_desktop.gui.overriding import override
from kiemdiem_desktop.gui.theme import px
from kiemdiem_desktop.gui.widgets.page_scroll import PageScroll

LARGE, HUNDRED = 140, 100
LEAST = 160


class InnerScroll(PageScroll):
    """Takes the room that the other parts leave; where letters are large it is as high as what it holds.

    `below` is the row of buttons under it, which wraps: no splitter passes on how high that makes it.
    """

    def __init__(self, page: QWidget, below: QWidget | None = None) -> None:
        super().__init__(page)
        self._below = below

    @property
    def gives_way(self) -> bool:
        """Whether it leaves scrolling to the screen around it."""
        return px(HUNDRED) >= LARGE

    @override
    def sizeHint(self) -> QSize:
        return QSize(super().sizeHint().width(), self._whole_height() if self.gives_way else px(LEAST))

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(0, self._whole_height() if self.gives_way else 0)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        policy = Qt.ScrollBarPolicy.ScrollBarAlwaysOff if self.gives_way else Qt.ScrollBarPolicy.ScrollBarAsNeeded
        self.setVerticalScrollBarPolicy(policy)
        if event.size().width() != event.oldSize().width():
            self.updateGeometry()

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.LayoutRequest:
            self.updateGeometry()
        return super().eventFilter(watched, event)

    def _whole_height(self) -> int:
        page = self.widget()
        if page is None:
            return 0
        own = max(page.heightForWidth(self.width()), page.minimumSizeHint().height())
        if self._below is None:
            return own
        return own + max(0, self._below.heightForWidth(self._below.width()) - self._below.minimumSizeHint().height())

"""Two parts side by side where there is room, one under the other where there is not (large text, small window)."""

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QSplitter, QWidget

from kiemdiem_desktop.gui.overriding import override
from kiemdiem_desktop.gui.theme import px


class TurningSplit(QSplitter):
    """`least` is the width (pixels at 100 %) from which the parts stand side by side, `share` that of the first."""

    def __init__(self, first: QWidget, second: QWidget, *, least: int, share: float = 0.5) -> None:
        super().__init__(Qt.Orientation.Horizontal)
        self._least, self._share = least, share
        self.setChildrenCollapsible(False)
        self.addWidget(first)
        self.addWidget(second)
        self._divide()

    def share_out(self, share: float) -> None:
        """Give the first part another share of the room."""
        if share != self._share:
            self._share = share
            self._divide()

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._turn()

    @override
    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self._turn()

    def _turn(self) -> None:
        is_beside = self.width() >= px(self._least)
        turned = Qt.Orientation.Horizontal if is_beside else Qt.Orientation.Vertical
        if turned != self.orientation():
            self.setOrientation(turned)
            self._divide()

    def _divide(self) -> None:
        self.setHandleWidth(px(8))
        self.setSizes([round(1000 * self._share), round(1000 * (1 - self._share))])

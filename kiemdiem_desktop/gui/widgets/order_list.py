"""A list whose lines a person puts in order: dragged with the mouse, or moved by Alt and an arrow."""

from collections.abc import Sequence

from PySide6.QtCore import QByteArray, QMimeData, Qt, Signal
from PySide6.QtGui import QDragEnterEvent, QDragMoveEvent, QDropEvent, QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QListWidget, QListWidgetItem

from kiemdiem_desktop.gui.overriding import override

MIME = "application/x-kiemdiem-nominee"
_STEPS = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}


class OrderList(QListWidget):
    """A list whose lines are moved: `carried(from, to)` by dragging, `stepped(by)` by Alt and an arrow."""

    carried = Signal(int, int)
    stepped = Signal(int)

    def __init__(self) -> None:
        super().__init__()
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setDragDropMode(QAbstractItemView.DragDropMode.DragDrop)
        self.setDefaultDropAction(Qt.DropAction.CopyAction)  # a move would take the line out after it was drawn anew
        self.setDropIndicatorShown(True)

    @override
    def mimeData(self, items: Sequence[QListWidgetItem]) -> QMimeData:
        data = QMimeData()
        data.setData(MIME, QByteArray(b"1"))
        return data

    @override
    def mimeTypes(self) -> list[str]:
        return [MIME]

    @override
    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        event.setAccepted(event.mimeData().hasFormat(MIME))

    @override
    def dragMoveEvent(self, event: QDragMoveEvent) -> None:
        event.setAccepted(event.mimeData().hasFormat(MIME))

    @override
    def dropEvent(self, event: QDropEvent) -> None:
        if event.mimeData().hasFormat(MIME):
            event.setDropAction(Qt.DropAction.CopyAction)
            event.accept()
            self.carry_to(self.indexAt(event.position().toPoint()).row())

    def carry_to(self, row: int) -> None:
        """Move the chosen line to `row`; below the last line (-1) it goes to the end."""
        target = row if row >= 0 else self.count() - 1
        if self.currentRow() >= 0 and target != self.currentRow():
            self.carried.emit(self.currentRow(), target)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = _STEPS.get(Qt.Key(event.key()))
        if step is not None and event.modifiers() & Qt.KeyboardModifier.AltModifier:
            self.stepped.emit(step)
        else:
            super().keyPressEvent(event)

"""A list whose lines are dragged: within it, or to another list of the same sort."""

from collections.abc import Sequence

from PySide6.QtCore import QByteArray, QMimeData, Qt
from PySide6.QtGui import QDragEnterEvent, QDragMoveEvent, QDropEvent
from PySide6.QtWidgets import QAbstractItemView, QListWidget, QListWidgetItem

from kiemdiem_desktop.gui.overriding import override


class DragList(QListWidget):
    """Carries one line as a number to a list of the same `sort`; the list itself is drawn anew by whoever is told."""

    def __init__(self, sort: str) -> None:
        super().__init__()
        self._mime = f"application/x-kiemdiem-{sort}"
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setDragDropMode(QAbstractItemView.DragDropMode.DragDrop)
        self.setDefaultDropAction(Qt.DropAction.CopyAction)  # a move would take the line out after it was drawn anew

    def number_of(self, item: QListWidgetItem) -> int:
        """Give the number that a line is carried as: its row, where nothing else is said."""
        return self.row(item)

    def receive(self, number: int, row: int) -> None:
        """Take the line of this number that fell upon `row`, or below the last line (-1)."""
        raise NotImplementedError

    @override
    def mimeData(self, items: Sequence[QListWidgetItem]) -> QMimeData:
        data = QMimeData()
        if items:
            data.setData(self._mime, QByteArray(str(self.number_of(items[0])).encode()))
        return data

    @override
    def mimeTypes(self) -> list[str]:
        return [self._mime]

    @override
    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        event.setAccepted(event.mimeData().hasFormat(self._mime))

    @override
    def dragMoveEvent(self, event: QDragMoveEvent) -> None:
        event.setAccepted(event.mimeData().hasFormat(self._mime))

    @override
    def dropEvent(self, event: QDropEvent) -> None:
        if event.mimeData().hasFormat(self._mime):
            event.setDropAction(Qt.DropAction.CopyAction)
            event.accept()
            number = int(event.mimeData().data(self._mime).toStdString())
            self.receive(number, self.indexAt(event.position().toPoint()).row())

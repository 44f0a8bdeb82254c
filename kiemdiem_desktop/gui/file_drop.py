"""Files dropped onto a window: those of one kind are taken, all others are left to whoever else wants them."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QEvent, QObject
from PySide6.QtGui import QDropEvent
from PySide6.QtWidgets import QWidget

from kiemdiem_desktop.gui.overriding import override


class FileDrop(QObject):
    """Watches `window`; `take` gets the first dropped file whose name ends with one of `endings`."""

    def __init__(self, window: QWidget, endings: tuple[str, ...], take: Callable[[Path], None]) -> None:
        super().__init__(window)
        self._endings, self._take = endings, take
        window.setAcceptDrops(True)
        window.installEventFilter(self)

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() not in {QEvent.Type.DragEnter, QEvent.Type.DragMove, QEvent.Type.Drop}:
            return super().eventFilter(watched, event)
        assert isinstance(event, QDropEvent)
        file = self._file_in(event)
        if file is None:
            return super().eventFilter(watched, event)
        event.acceptProposedAction()
        if event.type() is QEvent.Type.Drop:
            self._take(file)
        return True

    def _file_in(self, event: QDropEvent) -> Path | None:
        paths = (Path(url.toLocalFile()) for url in event.mimeData().urls() if url.isLocalFile())
        return next((path for path in paths if path.name.lower().endswith(self._endings)), None)

"""Files and whole folders dropped onto the window of a committee: all of them are taken at once."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QEvent, QObject
from PySide6.QtGui import QDropEvent
from PySide6.QtWidgets import QWidget

from kiemdiem_desktop.gui.dropping import dropped_paths
from kiemdiem_desktop.gui.overriding import override


class StickDrop(QObject):
    """Watches `window`; `take` gets all that was dropped, where one thing at least is a folder or ends rightly."""

    def __init__(
        self, window: QWidget, endings: tuple[str, ...], take: Callable[[QWidget, tuple[Path, ...]], None]
    ) -> None:
        super().__init__(window)
        self._endings, self._take = endings, take
        window.setAcceptDrops(True)
        window.installEventFilter(self)

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() not in {QEvent.Type.DragEnter, QEvent.Type.DragMove, QEvent.Type.Drop}:
            return super().eventFilter(watched, event)
        assert isinstance(event, QDropEvent)
        paths = dropped_paths(event)
        if not any(path.is_dir() or path.name.lower().endswith(self._endings) for path in paths):
            return super().eventFilter(watched, event)
        event.acceptProposedAction()
        if event.type() is QEvent.Type.Drop:
            assert isinstance(watched, QWidget)
            self._take(watched, paths)
        return True

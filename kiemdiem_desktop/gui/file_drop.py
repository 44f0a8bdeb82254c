"""Files dropped onto a window: those of one kind are taken, all others are left to whoever else wants them."""

from collections.abc import Callable
from pathlib import Path
from typing import Generic, TypeVar, cast

from PySide6.QtCore import QEvent, QObject
from PySide6.QtGui import QDropEvent
from PySide6.QtWidgets import QWidget

from kiemdiem_desktop.gui.overriding import override

WidgetT = TypeVar("WidgetT", bound=QWidget)


class FileDrop(QObject, Generic[WidgetT]):
    """Watches `window`; `take` gets it with the first dropped file whose name ends with one of `endings`.

    `take` must not hold the window itself: the two would keep each other alive.
    """

    def __init__(self, window: WidgetT, endings: tuple[str, ...], take: Callable[[WidgetT, Path], None]) -> None:
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
            self._take(cast("WidgetT", watched), file)
        return True

    def _file_in(self, event: QDropEvent) -> Path | None:
        paths = (Path(url.toLocalFile()) for url in event.mimeData().urls() if url.isLocalFile())
        return next((path for path in paths if path.name.lower().endswith(self._endings)), None)

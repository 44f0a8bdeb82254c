"""Notices when nobody has touched keyboard or mouse for a while."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtGui import QGuiApplication, QWindow

from kiemdiem_desktop.gui.overriding import override

_TOUCHES = {
    QEvent.Type.KeyPress,
    QEvent.Type.MouseButtonPress,
    QEvent.Type.MouseMove,
    QEvent.Type.Wheel,
    QEvent.Type.InputMethod,
    QEvent.Type.TouchBegin,
}


class IdleWatch(QObject):
    """Calls `is_idle` after `minutes` without a touch; 0 minutes never. Watches each window that gets the focus."""

    def __init__(self, is_idle: Callable[[], None]) -> None:
        super().__init__()
        self._timer = QTimer(self, singleShot=True)
        self._timer.timeout.connect(is_idle)
        self._minutes = 0
        app = QGuiApplication.instance()
        assert isinstance(app, QGuiApplication)
        app.focusWindowChanged.connect(self._watch)
        self._watch(QGuiApplication.focusWindow())

    @property
    def minutes(self) -> int:
        """After how many minutes it calls."""
        return self._minutes

    @property
    def left_ms(self) -> int:
        """How long until it calls; -1 where it is not counting."""
        return self._timer.remainingTime()

    def count(self, minutes: int) -> None:
        """Count from now; 0 stops."""
        self._minutes = minutes
        self._timer.setInterval(minutes * 60_000)
        self.touch() if minutes else self._timer.stop()

    def touch(self) -> None:
        """Begin to count anew."""
        if self._minutes:
            self._timer.start()

    def stop(self) -> None:
        """Stop counting until the next `count` or `touch`."""
        self._timer.stop()

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in _TOUCHES:
            self.touch()
        return super().eventFilter(watched, event)

    def _watch(self, window: QWindow | None) -> None:
        if window is not None:
            window.removeEventFilter(self)
            window.installEventFilter(self)

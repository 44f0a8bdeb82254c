"""A task that reads and writes the books, carried through in the window: a slice at a time, so that it stays alive.

What a piece has to do without the books runs beside. Stopped, the task is closed: its open step is rolled back.
"""

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QElapsedTimer, QObject, QTimer, Signal

from kiemdiem_desktop.domain.errors import CancelledError
from kiemdiem_desktop.services.reporting import Task

SLICE_MS = 40

Beside = Callable[[Callable[[], object], Callable[[object, BaseException | None], None]], None]


class TaskRun(QObject):
    """`moved(done, total, what)` before each piece; `waits` when the window gets a turn; `ended(result, error)` once.

    `beside(work, then)` runs work on another thread and calls `then` in the window; None: all is done at once.
    """

    moved = Signal(int, int, str)
    waits = Signal()
    ended = Signal(object, object)

    def __init__(self, task: Task[Any], beside: Beside | None) -> None:
        super().__init__()
        self._task, self._beside = task, beside
        self._is_stopped = self._is_over = False

    def start(self) -> None:
        """Begin."""
        self._go_on(None)

    def stop(self) -> None:
        """Close the task before its next piece."""
        self._is_stopped = True

    def abandon(self) -> None:
        """Close the task at once, because the window closes."""
        if not self._is_over:
            self._end(None, CancelledError())

    def _go_on(self, sent: object) -> None:
        clock = QElapsedTimer()
        clock.start()
        while not self._is_over:
            if self._is_stopped:
                self._end(None, CancelledError())
                return
            try:
                piece = self._task.send(sent)
            except StopIteration as end:
                self._end(end.value, None)
                return
            except BaseException as error:  # noqa: BLE001 - carried to the one place that shows errors
                self._end(None, error)
                return
            self.moved.emit(piece.done, piece.total, piece.what)
            if piece.beside is not None and self._beside is not None:
                self._beside(piece.beside, self._come_back)
                return
            sent = None if piece.beside is None else piece.beside()
            if self._beside is not None and clock.elapsed() > SLICE_MS:
                self.waits.emit()
                QTimer.singleShot(0, self, lambda: self._go_on(None))
                return

    def _come_back(self, result: object, error: BaseException | None) -> None:
        if self._is_over:
            return
        if error is None:
            self._go_on(result)
        else:
            self._end(None, error)

    def _end(self, result: object, error: BaseException | None) -> None:
        self._is_over = True
        self._task.close()
        self.ended.emit(result, error)

"""Background work: `jobs.run(work, done, label)`.

`work(progress)` receives frozen values and file paths by closure and returns a value: it never sees the store, never
a widget. It calls `progress.report(3, 24, "…")` between pieces; that is also where *Dừng* stops it. `done(result)`
runs in the window. Work of more than 300 ms shows a small dialog: what, how far, and *Dừng*.
A task that has to see the store (`services/reporting.py`) goes through `jobs.go_through(task, done, label)`.
An error that `work` raises goes the way of all errors (`gui/errors.py`), unless `failed` is given.
"""

import sys
from collections.abc import Callable
from threading import Event
from typing import TypeVar

from PySide6.QtCore import QObject, QRunnable, QThreadPool, QTimer, Signal
from PySide6.QtWidgets import QWidget

from kiemdiem_desktop.domain.errors import CancelledError
from kiemdiem_desktop.gui.overriding import override
from kiemdiem_desktop.gui.progress_dialog import ProgressDialog
from kiemdiem_desktop.gui.task_run import TaskRun
from kiemdiem_desktop.services.reporting import Task

SHOWN_AFTER_MS = 300

ResultT = TypeVar("ResultT")


class Progress(QObject):
    """How far a job is, and whether it is to stop."""

    moved = Signal(int, int, str)
    ended = Signal(object, object)

    def __init__(self) -> None:
        super().__init__()
        self._stop = Event()

    def stop(self) -> None:
        """Ask the job to stop at its next report."""
        self._stop.set()

    def report(self, done: int, total: int, text: str = "") -> None:
        """Tell that `done` of `total` pieces are ready. Raises: CancelledError where the person stopped the job."""
        if self._stop.is_set():
            raise CancelledError
        self.moved.emit(done, total, text)


class _Run(QRunnable):
    """Carries the work to another thread, and its result or error back."""

    def __init__(self, work: Callable[[Progress], object], progress: Progress) -> None:
        super().__init__()
        self._work, self._progress = work, progress

    @override
    def run(self) -> None:
        try:
            result, error = self._work(self._progress), None
        except BaseException as caught:  # noqa: BLE001 - carried to the window, where it is raised or shown
            result, error = None, caught
        self._progress.ended.emit(result, error)


class Jobs(QObject):
    """Runs work beside the window; `inline=True` runs it at once, for tests."""

    def __init__(self, window: QWidget | None = None, *, inline: bool = False) -> None:
        super().__init__(window)
        self._window, self._inline = window, inline
        self._running: set[Progress] = set()
        self._tasks: set[TaskRun] = set()

    def run(
        self,
        work: Callable[[Progress], ResultT],
        done: Callable[[ResultT], None],
        label: str,
        failed: Callable[[BaseException], None] | None = None,
        *,
        quietly: bool = False,
    ) -> Progress:
        """Start `work`; `label` says in words what is being done.

        `quietly`: no dialog, because the screen itself shows that it is at work and goes on being used.
        """
        progress = Progress()
        self._running.add(progress)
        dialog = ProgressDialog(label, progress.stop, self._window)
        progress.moved.connect(dialog.move_to)
        timer = QTimer(dialog, singleShot=True, interval=SHOWN_AFTER_MS)
        timer.timeout.connect(dialog.open)

        def _end(result: ResultT, error: BaseException | None) -> None:
            self._running.discard(progress)
            timer.stop()  # what follows may ask something, and nothing is to be shown over that
            dialog.close()
            dialog.deleteLater()
            _hand_over(result, error, done, failed)

        progress.ended.connect(_end)
        if self._inline:
            _Run(work, progress).run()
        else:
            if not quietly:
                timer.start()
            QThreadPool.globalInstance().start(_Run(work, progress))
        return progress

    def go_through(
        self,
        task: Task[ResultT],
        done: Callable[[ResultT], None],
        label: str,
        failed: Callable[[BaseException], None] | None = None,
    ) -> None:
        """Carry a task through in the window, which stays alive; *Dừng* closes the task and nothing of it is left."""
        run = TaskRun(task, None if self._inline else self._beside)
        self._tasks.add(run)
        dialog = ProgressDialog(label, run.stop, self._window)
        run.moved.connect(dialog.move_to)
        timer = QTimer(dialog, singleShot=True, interval=SHOWN_AFTER_MS)
        timer.timeout.connect(dialog.open)
        run.waits.connect(dialog.open)  # the books may be in the middle of a step: nobody else writes now

        def _end(result: ResultT, error: BaseException | None) -> None:
            self._tasks.discard(run)
            timer.stop()
            dialog.close()
            dialog.deleteLater()
            _hand_over(result, error, done, failed)

        run.ended.connect(_end)
        if not self._inline:
            timer.start()
        run.start()

    def _beside(self, work: Callable[[], object], then: Callable[[object, BaseException | None], None]) -> None:
        progress = Progress()
        self._running.add(progress)

        def _back(result: object, error: BaseException | None) -> None:
            self._running.discard(progress)
            then(result, error)

        progress.ended.connect(_back)
        QThreadPool.globalInstance().start(_Run(lambda _progress: work(), progress))

    def stop_all(self) -> None:
        """Ask every job to stop and wait until they have."""
        for run in tuple(self._tasks):
            run.abandon()
        for progress in self._running:
            progress.stop()
        QThreadPool.globalInstance().waitForDone()


def _hand_over(
    result: ResultT,
    error: BaseException | None,
    done: Callable[[ResultT], None],
    failed: Callable[[BaseException], None] | None,
) -> None:
    if error is None:
        done(result)
    elif failed is not None:
        failed(error)
    else:
        sys.excepthook(type(error), error, error.__traceback__)

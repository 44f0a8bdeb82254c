"""Examining many files in a process of its own, so that both processors of a small machine have work.

Frozen values go in and come out over pipes. The process is there for one run only, and nothing depends on it: until
it is up, and after it died, files are examined in this process.
"""

import pickle
from collections import deque
from collections.abc import Iterator, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import suppress
from pathlib import Path
from threading import Lock, Thread
from typing import TYPE_CHECKING, Final

from kiemdiem_desktop.exchange.own_program import own_command, start_child
from kiemdiem_desktop.i18n import active_language
from kiemdiem_desktop.services.committee.examining import CollectingDesk, Examined, examine_all, first_piece
from kiemdiem_desktop.services.committee.examining_child import CHILD_WORD, READY, send

if TYPE_CHECKING:
    import subprocess

MANY_FILES: Final = 64
"""More files than that are worth starting a process for, which takes as long as examining some forty."""
_MOST_AHEAD: Final = 5
_MOST_ASKED: Final = 3
_BROKEN: Final = (OSError, EOFError, ValueError, pickle.PickleError)  # what a pipe to a dead process gives


class Examiner:
    """Examines the `count` files of one run. To be closed; one thread at a time may ask."""

    def __init__(self, desk: CollectingDesk, *, count: int) -> None:
        self._desk = desk
        self._lock = Lock()
        self._child: subprocess.Popen[bytes] | None = None
        self._is_closed = False
        self.is_apart = False
        if count > MANY_FILES:
            Thread(target=self._start, daemon=True).start()

    def examine(self, files: Sequence[Path]) -> tuple[Examined, ...]:
        """Examine files, wherever that is done best; nothing once it is closed."""
        return self._answer(files) if self._is_sent(files) else self._here(files)

    def in_order(self, files: Sequence[Path]) -> Iterator[tuple[Examined, ...]]:
        """Give all files examined, piece by piece in their order; where it would have to wait, it examines, too."""
        coming = deque[Future[tuple[Examined, ...]]]()
        with ThreadPoolExecutor(max_workers=1) as pool:
            while files or coming:
                while files and len(coming) < _MOST_AHEAD and sum(not one.done() for one in coming) < _MOST_ASKED:
                    piece = first_piece(files)
                    files = files[len(piece) :]
                    coming.append(pool.submit(self._answer if self._is_sent(piece) else self._here, piece))
                if self.is_apart and files and len(coming) < _MOST_AHEAD and not coming[0].done():
                    piece = first_piece(files)
                    files = files[len(piece) :]
                    coming.append(_done(examine_all(self._desk, piece)))
                else:
                    yield coming.popleft().result()

    def close(self) -> None:
        """Let go at once; who still waits for an answer gets nothing."""
        self._is_closed = True
        self._end_child()

    def _start(self) -> None:
        """Start the child and tell it what it needs to know."""
        try:
            with self._lock:
                if self._is_closed:
                    return
                child = self._child = start_child(own_command(CHILD_WORD))
            assert child.stdin is not None
            assert child.stdout is not None
            send(child.stdin, (active_language(), self._desk))
            self.is_apart = pickle.load(child.stdout) == READY  # noqa: S301 - our own child, and nobody else
        except _BROKEN:
            self._end_child()

    def _is_sent(self, files: Sequence[Path]) -> bool:
        """Ask the child, if it is up; its answers come in the order of the questions."""
        child = self._child
        if not self.is_apart or child is None or child.stdin is None:
            return False
        try:
            send(child.stdin, tuple(files))
        except _BROKEN:
            self._end_child()
            return False
        return True

    def _answer(self, files: Sequence[Path]) -> tuple[Examined, ...]:
        """Wait for the child's next answer, which is on `files`."""
        child = self._child
        try:
            if child is not None and child.stdout is not None:
                found: tuple[Examined, ...] = pickle.load(child.stdout)  # noqa: S301 - our own child, and nobody else
                return found
        except _BROKEN:
            self._end_child()
        return self._here(files)

    def _here(self, files: Sequence[Path]) -> tuple[Examined, ...]:
        return () if self._is_closed else examine_all(self._desk, files)

    def _end_child(self) -> None:
        """Leave no process and no pipe behind; it holds nothing that could be lost."""
        with self._lock:
            child, self._child, self.is_apart = self._child, None, False
        if child is None:
            return
        child.kill()
        child.wait()
        for pipe in (child.stdin, child.stdout):
            if pipe is not None:
                with suppress(*_BROKEN):  # what was not taken by a child that is gone
                    pipe.close()


def _done(found: tuple[Examined, ...]) -> Future[tuple[Examined, ...]]:
    future = Future[tuple[Examined, ...]]()
    future.set_result(found)
    return future

"""One collection as a row of jobs: each examines a piece, the window keeps it while the next one is examined already.

The jobs get frozen values and paths and never see the store. Stopped or killed, what was kept stays kept, and the
books remember what was under way.
"""

from collections import Counter
from collections.abc import Callable
from pathlib import Path

from kiemdiem_desktop.domain.collecting import CollectVerdict
from kiemdiem_desktop.gui.jobs import Jobs
from kiemdiem_desktop.i18n import _
from kiemdiem_desktop.services.committee.collecting import desk_of, keep_examined, note_pending
from kiemdiem_desktop.services.committee.examining import CollectingDesk, Examined, find_packages, first_piece
from kiemdiem_desktop.services.committee.examining_apart import Examiner
from kiemdiem_desktop.services.workspace import Workspace


class CollectingRun:
    """`moved(done, total)` is called after each piece, `ended(is_whole)` once at the end; 0 files are an end, too."""

    def __init__(
        self, workspace: Workspace, jobs: Jobs, moved: Callable[[int, int], None], ended: Callable[[bool], None]
    ) -> None:
        self._workspace, self._jobs = workspace, jobs
        self._moved, self._ended = moved, ended
        self.is_running = False
        self.counts = Counter[CollectVerdict]()
        self._desk: CollectingDesk | None = None
        self._examiner: Examiner | None = None
        self._files: tuple[Path, ...] = ()
        self._asked = self._kept = 0
        self._examined: list[tuple[Examined, ...]] = []
        self._is_keeping = self._is_stopped = False

    @property
    def total(self) -> int:
        """How many files there are to be looked at."""
        return len(self._files)

    def start(self, paths: tuple[Path, ...]) -> None:
        """Begin with files and folders."""
        self.is_running, self._is_stopped = True, False
        self.counts, self._files, self._asked, self._kept, self._examined = Counter(), (), 0, 0, []
        note_pending(self._workspace, paths)
        self._desk = desk_of(self._workspace)
        self._jobs.run(
            lambda _progress: find_packages(paths), self._begin, _("Tìm các gói"), failed=self._fail, quietly=True
        )

    def stop(self) -> None:
        """Stop after the piece that is under way."""
        self._is_stopped = True

    def abandon(self) -> None:
        """Let go at once, because the window closes: what a job still brings waits for the next time."""
        self.is_running = False
        self._close()

    def _begin(self, files: tuple[Path, ...]) -> None:
        if not self.is_running:
            return
        assert self._desk is not None
        self._files, self._examiner = files, Examiner(self._desk, count=len(files))
        self._moved(0, len(files))
        if files:
            self._ask()
        else:
            self._end(is_whole=True)

    def _ask(self) -> None:
        """Let the next piece be examined."""
        examiner, files = self._examiner, self._files[self._asked :]
        assert examiner is not None
        self._jobs.run(
            lambda _progress: examiner.examine(first_piece(files)),
            self._take,
            _("Xem các gói"),
            failed=self._fail,
            quietly=True,
        )

    def _take(self, batch: tuple[Examined, ...]) -> None:
        if not self.is_running:
            return
        self._asked += len(batch)
        self._examined.append(batch)
        if self._is_keeping:
            return
        self._is_keeping = True
        try:
            while self._examined:
                self._keep_next()
        except BaseException:
            self._end(is_whole=False)
            raise
        finally:
            self._is_keeping = False
        if self._kept == len(self._files):
            self._end(is_whole=True)
        elif self._is_stopped:
            self._end(is_whole=False)

    def _keep_next(self) -> None:
        batch = self._examined.pop(0)
        if self._asked < len(self._files) and not self._is_stopped:
            self._ask()
        kept = keep_examined(self._workspace, batch)
        self._kept += len(kept)
        self.counts.update(row.verdict for row in kept)
        self._moved(self._kept, len(self._files))

    def _fail(self, error: BaseException) -> None:
        self._end(is_whole=False)
        raise error

    def _end(self, *, is_whole: bool) -> None:
        if not self.is_running:
            return
        self.is_running = False
        self._close()
        if is_whole:
            note_pending(self._workspace, ())
        self._ended(is_whole)

    def _close(self) -> None:
        if self._examiner is not None:
            self._examiner.close()

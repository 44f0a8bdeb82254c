"""Receipts for all as a row of jobs: signed and written piece by piece, noted by the window in between."""

from collections.abc import Callable
from pathlib import Path

from kiemdiem_desktop.gui.jobs import Jobs
from kiemdiem_desktop.i18n import _
from kiemdiem_desktop.services.committee.issuing import SealedDraft
from kiemdiem_desktop.services.committee.receipts import (
    AT_ONCE,
    count_unwritten,
    note_receipts,
    note_written,
    prepare_receipts,
    seal_receipts,
    unwritten_receipts,
    without_receipt,
    write_receipts,
)
from kiemdiem_desktop.services.workspace import Workspace


class ReceiptRun:
    """`moved(done, total)` is called after each piece, `ended(count)` with how many receipts were written."""

    def __init__(
        self, workspace: Workspace, jobs: Jobs, moved: Callable[[int, int], None], ended: Callable[[int], None]
    ) -> None:
        self._workspace, self._jobs = workspace, jobs
        self._moved, self._ended = moved, ended
        self._folder = Path()
        self._done = self._total = 0
        self.is_running = self._is_stopped = False

    def start(self, folder: Path) -> None:
        """Sign what is not signed yet, and write all into `folder`. Raises: NotFoundError without a key."""
        self._folder, self._done, self._is_stopped = folder, 0, False
        self._total = len(without_receipt(self._workspace)) + count_unwritten(self._workspace)
        self.is_running = True
        self._go_on()

    def stop(self) -> None:
        """Stop after the piece that is under way."""
        self._is_stopped = True

    def abandon(self) -> None:
        """Let go at once, because the window closes: what a job still brings waits for the next time."""
        self.is_running = False

    def _go_on(self) -> None:
        self._moved(self._done, self._total)
        waiting, folder = unwritten_receipts(self._workspace), self._folder
        if waiting:
            self._run(lambda: write_receipts(waiting, folder), self._written, _("Ghi giấy biên nhận"))
            return
        more = without_receipt(self._workspace)[:AT_ONCE]
        if not more or self._is_stopped:
            self._end()
            return
        try:
            prepared = prepare_receipts(self._workspace, more, folder)
        except BaseException:
            self._end()
            raise
        self._run(lambda: seal_receipts(prepared), self._sealed, _("Ký giấy biên nhận"))

    def _sealed(self, sealed: tuple[SealedDraft, ...]) -> None:
        if not self.is_running:
            return
        note_receipts(self._workspace, sealed)
        self._go_on()

    def _written(self, digests: tuple[str, ...]) -> None:
        if not self.is_running:
            return
        note_written(self._workspace, digests)
        self._done += len(digests)
        if self._is_stopped:
            self._end()
        else:
            self._go_on()

    def _run(self, work: Callable[[], object], done: Callable[..., None], label: str) -> None:
        self._jobs.run(lambda _progress: work(), done, label, failed=self._fail, quietly=True)

    def _fail(self, error: BaseException) -> None:
        self._end()
        raise error

    def _end(self) -> None:
        self.is_running = False
        self._ended(self._done)

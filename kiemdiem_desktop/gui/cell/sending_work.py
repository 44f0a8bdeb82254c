"""The work behind the steps of sending: what is frozen, the sealed bytes, writing them, and noting that they left."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from kiemdiem_desktop.gui.jobs import Progress
from kiemdiem_desktop.gui.papers_press import Press
from kiemdiem_desktop.gui.screen import Desk
from kiemdiem_desktop.i18n import _
from kiemdiem_desktop.services.cell.checks import CheckedRound
from kiemdiem_desktop.services.cell.papers import PaperJob
from kiemdiem_desktop.services.cell.sealing import (
    SealedBytes,
    SealedPackage,
    seal,
    size_on_the_way,
    write_down,
    write_sealed,
)
from kiemdiem_desktop.services.cell.sending import (
    FrozenDossier,
    close_for_signers,
    freeze,
    prepare_frozen,
    record_sealed,
    record_sent,
)
from kiemdiem_desktop.services.signing_ways import OpenedKey
from kiemdiem_desktop.services.workspace import Workspace

Failed = Callable[[BaseException], None]


@dataclass(frozen=True, slots=True, kw_only=True)
class Reasons:
    """Why another package is sent ("" for the first), and why it has no envelope (None where it has one as planned).

    `for_signers`: another signer of the cell gets it first.
    """

    replace: str = ""
    envelope: str | None = None
    for_signers: bool = False


class Sealing:
    """Seals what was shown, once: a place that refused it can be tried again, another can get a second copy."""

    def __init__(self, workspace: Workspace, desk: Desk, press: Press) -> None:
        self._workspace, self._desk, self._press = workspace, desk, press
        self.frozen: FrozenDossier | None = None
        self.written: SealedPackage | None = None
        self._sealed: SealedBytes | None = None
        self._reasons = Reasons()
        self._papers: dict[PaperJob, bytes] = {}
        self._measuring: Progress | None = None

    def begin_anew(self) -> None:
        """Forget what was frozen, sealed and written."""
        self.frozen = self.written = self._sealed = None

    def take_hold(self, checked: CheckedRound) -> bool:
        """Freeze the dossier as it is now; True where it is not what was frozen before."""
        now = freeze(self._workspace, checked)
        if now == self.frozen:
            return False
        self.frozen, self._sealed = now, None
        return True

    def measure(self, then: Callable[[int], None]) -> None:
        """Write the papers down beside the window and tell about how large the package will be; sealing uses them."""
        self.stop_measuring()
        assert self.frozen is not None
        jobs = self.frozen.papers
        papers = self._papers_of(jobs)

        def work(progress: Progress) -> int:
            write_down(jobs, papers, progress.report)
            return size_on_the_way(jobs, papers)

        self._measuring = self._desk.jobs.run(work, then, _("Đang chuẩn bị giấy tờ"), _leave_unknown, quietly=True)

    def stop_measuring(self) -> None:
        """Stop measuring; what was written down is kept."""
        if self._measuring is not None:
            self._measuring.stop()
        self._measuring = None

    def is_sealed(self, reasons: Reasons) -> bool:
        """Whether what is frozen was signed already, with these reasons: writing it again needs no key."""
        return self._sealed is not None and self._reasons == reasons

    def send(
        self, folder: Path, reasons: Reasons, done: Callable[[], None], failed: Failed, *, key: OpenedKey | None = None
    ) -> None:
        """Seal what is frozen, write it to `folder` and note it; without `key` the cell's own signs.

        Raises: KiemdiemError before anything is begun.
        """
        if self._sealed is not None and self.is_sealed(reasons):
            self._write(self._sealed, folder, done, failed)
            return
        assert self.frozen is not None
        prepared = prepare_frozen(
            self._workspace, self.frozen, replace_reason=reasons.replace, open_reason=reasons.envelope, key=key
        )
        if reasons.for_signers:
            prepared = close_for_signers(self._workspace, prepared)
        self.stop_measuring()
        papers = self._papers_of(prepared.papers)

        def work(progress: Progress) -> SealedBytes:
            return seal(prepared, rendered=papers, report=progress.report)

        def write(sealed: SealedBytes) -> None:
            self._sealed, self._reasons = sealed, reasons
            record_sealed(self._workspace, sealed)
            self._write(sealed, folder, done, failed)

        self._desk.jobs.run(work, write, _("Đang ký gói hồ sơ"), failed)

    def copy(self, folder: Path, done: Callable[[SealedPackage], None]) -> None:
        """Write the package that was written already to one more place; a refusal goes the way of all errors."""
        sealed = self._sealed
        assert sealed is not None
        self._desk.jobs.run(lambda _progress: write_sealed(sealed, folder), done, _("Đang ghi và đọc lại"))

    def _papers_of(self, jobs: tuple[PaperJob, ...]) -> dict[PaperJob, bytes]:
        """Give what is written down of these papers, by the screens or here; others are forgotten."""
        known = {**self._papers, **self._press.kept}
        self._papers = {job: known[job] for job in jobs if job in known}
        return self._papers

    def _write(self, sealed: SealedBytes, folder: Path, done: Callable[[], None], failed: Failed) -> None:
        def note(written: SealedPackage) -> None:
            record_sent(self._workspace, written)
            self.written = written
            done()

        self._desk.jobs.run(lambda _progress: write_sealed(sealed, folder), note, _("Đang ghi và đọc lại"), failed)


def _leave_unknown(_error: BaseException) -> None:
    """Leave the size untold: sealing tells why a paper cannot be written down."""

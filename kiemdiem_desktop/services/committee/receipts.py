"""Receipts for all dossiers in one go, piece by piece: gathered and noted by the window, signed and written by a job.

Each receipt is noted before it is written, in one step with the note that it is not written yet: a stick that is
pulled, or a program that is stopped, costs no second signature. What was not written is written first the next time.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from kiemdiem_desktop.domain.committee import DossierHead
from kiemdiem_desktop.domain.superior_package import PackageKind
from kiemdiem_desktop.exchange.writing import write_checked
from kiemdiem_desktop.i18n import N_
from kiemdiem_desktop.services.action import action
from kiemdiem_desktop.services.committee.answering import prepare_receipt
from kiemdiem_desktop.services.committee.issuing import (
    Draft,
    Posting,
    SealedDraft,
    issued_bytes,
    note_sealed,
    seal_draft,
)
from kiemdiem_desktop.services.workspace import Workspace

AT_ONCE: Final = 12
_UNWRITTEN: Final = "receipts.unwritten."


@dataclass(frozen=True, slots=True, kw_only=True)
class WaitingReceipt:
    """A signed receipt that is not on a stick yet; `digest` is that of its container."""

    digest: str
    file_name: str
    file: bytes


def without_receipt(workspace: Workspace) -> tuple[DossierHead, ...]:
    """Give the newest dossiers that no receipt was signed for, by the codes of their cells."""
    told = {row.about for row in workspace.store.issued_heads.where(kind=PackageKind.RECEIPT)}
    newest = _newest_heads(workspace)
    return tuple(newest[code] for code in sorted(newest) if newest[code].digest not in told)


def prepare_receipts(workspace: Workspace, dossiers: Sequence[DossierHead], folder: Path) -> tuple[Draft, ...]:
    """Gather what signing the receipts for these dossiers needs. Raises: NotFoundError without a key."""
    return tuple(prepare_receipt(workspace, dossier, Posting(folder=folder)) for dossier in dossiers)


def seal_receipts(prepared: Sequence[Draft]) -> tuple[SealedDraft, ...]:
    """Sign receipts; asks for no store."""
    return tuple(seal_draft(row) for row in prepared)


@action(N_("Ký giấy biên nhận"), is_barrier=True)
def note_receipts(workspace: Workspace, sealed: Sequence[SealedDraft]) -> None:
    """Note signed receipts as not written yet, all in one step."""
    for issued in note_sealed(workspace, sealed):
        workspace.store.settings.set(_UNWRITTEN + issued.digest, issued.file_name)


def unwritten_receipts(workspace: Workspace) -> tuple[WaitingReceipt, ...]:
    """Give receipts that are signed and not written yet, as many as are written at once."""
    waiting = tuple(workspace.store.settings.under(_UNWRITTEN).items())[:AT_ONCE]
    return tuple(
        WaitingReceipt(
            digest=name.removeprefix(_UNWRITTEN),
            file_name=file_name,
            file=issued_bytes(workspace, name.removeprefix(_UNWRITTEN)),
        )
        for name, file_name in waiting
    )


def count_unwritten(workspace: Workspace) -> int:
    """Count the receipts that are signed and not written yet."""
    return len(workspace.store.settings.under(_UNWRITTEN))


def write_receipts(waiting: Sequence[WaitingReceipt], folder: Path) -> tuple[str, ...]:
    """Write receipts and read each back; gives the digests of what was written. Asks for no store.

    Raises: the writing errors of packages, once nothing of the piece could be written.
    """
    return tuple(row.digest for row in waiting if write_checked(row.file, folder, row.file_name))


@action(N_("Ghi giấy biên nhận"), is_barrier=True)
def note_written(workspace: Workspace, digests: Sequence[str]) -> None:
    """Note that receipts are written."""
    for digest in digests:
        workspace.store.settings.remove(_UNWRITTEN + digest)


def give_receipts(workspace: Workspace, folder: Path, report: Callable[[int], None] = lambda _done: None) -> int:
    """Sign and write receipts for all dossiers that have none, without a window; gives how many were written.

    Raises: NotFoundError without a key; the writing errors of packages.
    """
    done = 0
    while True:
        waiting = unwritten_receipts(workspace)
        if not waiting:
            more = without_receipt(workspace)[:AT_ONCE]
            if not more:
                return done
            note_receipts(workspace, seal_receipts(prepare_receipts(workspace, more, folder)))
            continue
        note_written(workspace, write_receipts(waiting, folder))
        done += len(waiting)
        report(done)


def _newest_heads(workspace: Workspace) -> dict[str, DossierHead]:
    """Give the newest dossier of each cell over all rounds, by the code of the cell."""
    rows = sorted(workspace.store.dossier_heads.all(), key=lambda row: (row.year, row.sequence, row.id))
    return {row.cell_code: row for row in rows}

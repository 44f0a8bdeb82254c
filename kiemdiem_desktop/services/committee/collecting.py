"""Collecting: what was examined is judged by the books and kept, a batch in one step; a bad file never stops the rest.

A background job examines with the values of `desk_of`; the window calls `keep_examined` with what comes
back. Each file, its dossier, the rows of its subjects and its verdict are written in one transaction: killed at any
moment, a collection that is begun again finds what is there and goes on behind it.
"""

from collections.abc import Sequence
from contextlib import closing
from pathlib import Path
from typing import Final

from kiemdiem_desktop.domain.collecting import CollectedFile
from kiemdiem_desktop.domain.trust import KeyOwner
from kiemdiem_desktop.exchange.words import digest_words
from kiemdiem_desktop.i18n import N_, _
from kiemdiem_desktop.services.action import action
from kiemdiem_desktop.services.committee.examining import (
    CollectingDesk,
    Examined,
    examine,
    find_packages,
)
from kiemdiem_desktop.services.committee.examining_apart import Examiner
from kiemdiem_desktop.services.committee.taking_in import Collected, take_in
from kiemdiem_desktop.services.known_keys import trusted_keys
from kiemdiem_desktop.services.own_keys import envelope_secrets
from kiemdiem_desktop.services.workspace import Workspace

_PENDING: Final = "collecting.pending"


def desk_of(workspace: Workspace) -> CollectingDesk:
    """Give what examining needs to know of the books as they are now."""
    files = workspace.store.collected_files.all()
    return CollectingDesk(
        secrets=envelope_secrets(workspace),
        trusted=trusted_keys(workspace, KeyOwner.CELL),
        seen={file.file_digest: file.verdict for file in files if file.verdict.is_final},
        at=workspace.clock.now(),
    )


def receive(workspace: Workspace, file: Path) -> Collected:
    """Take in one file; whatever it is, there is a verdict and nothing else is touched."""
    return keep_examined(workspace, (examine(desk_of(workspace), file),))[0]


def collect(workspace: Workspace, paths: Sequence[Path]) -> tuple[Collected, ...]:
    """Take in files and whole folders, without a window; gives a verdict for each file.

    While a batch is kept, the next ones are examined already.
    """
    files, desk, done = find_packages(paths), desk_of(workspace), list[Collected]()
    with closing(Examiner(desk, count=len(files))) as examiner:
        for batch in examiner.in_order(files):
            done += keep_examined(workspace, batch)
    return tuple(done)


@action(N_("Nhận hồ sơ của chi bộ"), is_barrier=True)
def keep_examined(workspace: Workspace, batch: Sequence[Examined]) -> tuple[Collected, ...]:
    """Judge and keep what was examined, all in one step; gives a verdict for each file, in their order."""
    return tuple(take_in(workspace, examined) for examined in batch)


def list_files(workspace: Workspace) -> tuple[CollectedFile, ...]:
    """Give all files that were seen, the last seen first."""
    return tuple(sorted(workspace.store.collected_files.all(), key=lambda file: (file.seen_at, file.id), reverse=True))


def list_waiting(workspace: Workspace) -> tuple[CollectedFile, ...]:
    """Give the files that wait for something to be done here."""
    return tuple(file for file in workspace.store.collected_files.all() if file.verdict.waits_for_us)


@action(N_("Bắt đầu nhận hồ sơ"))
def note_pending(workspace: Workspace, paths: Sequence[Path]) -> None:
    """Remember what is being collected, so that it can go on after the program was stopped; nothing: all is done."""
    if paths:
        workspace.store.settings.set(_PENDING, "\n".join(str(path) for path in paths))
    else:
        workspace.store.settings.remove(_PENDING)


def pending_paths(workspace: Workspace) -> tuple[Path, ...]:
    """Give what was being collected when the program was stopped; nothing where all was done."""
    return tuple(Path(line) for line in (workspace.store.settings.get(_PENDING) or "").splitlines() if line)


def collected_lines(collected: Collected) -> tuple[str, ...]:
    """Give a verdict in words, line by line."""
    head = f"{collected.file_name}: {collected.verdict.label}"
    dossier = collected.dossier
    if dossier is None:
        return (head, f"  {collected.message} {collected.hint}".rstrip())
    told = _("  {cell}, năm {year}, gói số {sequence}, nhận {day:%d/%m/%Y}; dấu vân tay: {words}").format(
        cell=dossier.cell_name,
        year=dossier.year,
        sequence=dossier.sequence,
        day=dossier.received_at.astimezone(),
        words=digest_words(dossier.digest),
    )
    return (head, told)

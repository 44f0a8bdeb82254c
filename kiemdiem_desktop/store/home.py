"""Where an open workspace lives."""

from dataclasses import dataclass
from pathlib import Path

from kiemdiem_desktop.store.backups import Backups
from kiemdiem_desktop.store.lock import WorkspaceLock
from kiemdiem_desktop.store.originals import Originals


@dataclass(frozen=True, slots=True, kw_only=True)
class Home:
    """The folder, held by the lock, and the backups and originals in it."""

    folder: Path
    lock: WorkspaceLock
    backups: Backups
    originals: Originals

"""A backup of a workspace that is not open, without its passphrase: what an installer can make before an upgrade.

The database is encrypted, so nothing can be counted: every byte is compared instead, and the lock keeps others out
meanwhile. A database that was closed in peace is one file and becomes a backup like the others. One whose last session
was cut off has companions that belong to it; these files are kept together in a folder of their own.
"""

import hashlib
from pathlib import Path
from shutil import copyfile

from kiemdiem_desktop.domain.backup import BackupReason
from kiemdiem_desktop.domain.clock import Clock
from kiemdiem_desktop.store import backup_files, faults
from kiemdiem_desktop.store.files import make_last, move_durably, write_atomically
from kiemdiem_desktop.store.keys import KEYS_NAME
from kiemdiem_desktop.store.lock import take_lock
from kiemdiem_desktop.store.single_file import DATA_NAME

_COMPANIONS = ("-wal", "-journal")


def back_up_closed(folder: Path, clock: Clock) -> Path | None:
    """Copy a closed workspace among its backups and give the copy; None where it holds no database yet.

    Raises: StoreError where it is open elsewhere, or the copy cannot be made.
    """
    if not (folder / DATA_NAME).is_file():
        return None
    lock = take_lock(folder, clock)
    try:
        with faults.in_words():
            return _copy(folder, backup_files.free_path(folder, clock.now(), BackupReason.UPDATE))
    finally:
        lock.release()


def _copy(folder: Path, path: Path) -> Path:
    beside = [DATA_NAME + suffix for suffix in _COMPANIONS if _has_content(folder / (DATA_NAME + suffix))]
    if beside:
        path = path.with_suffix("")
        path.mkdir(parents=True)
        targets = {name: path / name for name in (*beside, DATA_NAME)}
    else:
        path.parent.mkdir(exist_ok=True)
        targets = {DATA_NAME: path}
    for name, target in targets.items():
        _copy_compared(folder / name, target)
    write_atomically((path if beside else path.parent) / KEYS_NAME, (folder / KEYS_NAME).read_bytes())
    return path


def _copy_compared(source: Path, target: Path) -> None:
    part = target.with_name(target.name + ".part")
    try:
        copyfile(source, part)
        make_last(part)
        if _digest(part) != _digest(source):
            raise faults.bad_backup()
        move_durably(part, target)
    finally:
        part.unlink(missing_ok=True)


def _digest(path: Path) -> bytes:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").digest()


def _has_content(path: Path) -> bool:
    return path.is_file() and path.stat().st_size > 0

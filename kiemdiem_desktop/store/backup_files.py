"""Copies of the database as files: made by the backup interface, opened and counted before they are called a backup."""

import re
from collections.abc import Sequence
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from kiemdiem_desktop.domain.backup import BackupInfo, BackupReason
from kiemdiem_desktop.domain.errors import KiemdiemError
from kiemdiem_desktop.store import driver, faults
from kiemdiem_desktop.store.files import make_last, move_durably
from kiemdiem_desktop.store.keys import BACKUPS_NAME
from kiemdiem_desktop.store.tables import FIELD_TABLES

if TYPE_CHECKING:
    from sqlite3 import Connection

_NAME = re.compile(r"(\d{8}T\d{6})Z_(\d{3,})-([a-z]+)\.db")
_STAMP = "%Y%m%dT%H%M%S"
_NEWEST, _DAYS, _WEEKS, _MONTHS = 8, 14, 8, 24


def copy_checked(connection: "Connection", key: bytes, path: Path) -> None:
    """Write a whole copy of an open database to `path`, readable by the same key. Raises: StoreError.

    The copy appears under its name only after it was opened, checked and counted like the original.
    """
    part = path.with_name(path.name + ".part")
    with faults.in_words():
        part.unlink(missing_ok=True)
        try:
            with closing(driver.connect(part, key, must_exist=False)) as copy:
                connection.backup(copy)
                copy.execute("PRAGMA journal_mode=DELETE")
            with closing(open_copy(part, key)) as copy:
                require_same_counts(copy, connection)
            make_last(part)
            move_durably(part, path)
        finally:
            part.unlink(missing_ok=True)


def open_copy(path: Path, key: bytes) -> "Connection":
    """Open a copy after checking every page of it. Raises: StoreError."""
    connection = driver.connect(path, key)
    try:
        require_sound(connection)
    except KiemdiemError as error:
        connection.close()
        raise faults.bad_backup() from error
    return connection


def require_sound(connection: "Connection") -> None:
    """Read every page and see that they fit; 4 ms per megabyte. Raises: StoreError for a damaged file."""
    with faults.in_words():
        answer = connection.execute("PRAGMA quick_check").fetchall()
    if answer != [("ok",)]:
        raise faults.damaged()


def require_same_counts(copy: "Connection", original: "Connection") -> None:
    """See that a copy holds as many records as the original. Raises: StoreError."""
    if counts_in(copy) != counts_in(original):
        raise faults.bad_backup()


def counts_in(connection: "Connection") -> dict[str, int]:
    """Give the number of records of each table of the field; a table that an old copy lacks has none."""
    there = {str(row[0]) for row in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")}
    names = (table.name for table in FIELD_TABLES if table.name in there)
    return {name: int(connection.execute(f'SELECT count(*) FROM "{name}"').fetchone()[0]) for name in names}  # noqa: S608 - names are our own, values are bound or quoted


def list_backups(folder: Path) -> tuple[BackupInfo, ...]:
    """Give the backups of the workspace in `folder`, the newest first; an empty tuple where there are none."""
    found = (_info(path) for path in sorted((folder / BACKUPS_NAME).glob("*.db"), reverse=True))
    return tuple(info for info in found if info is not None)


def free_path(folder: Path, at: datetime, reason: BackupReason) -> Path:
    """Give a path for a new backup that no other backup has; names sort by time."""
    stamp = at.astimezone(UTC).strftime(_STAMP)
    backups = folder / BACKUPS_NAME
    taken = [
        int(match.group(2))
        for match in (_NAME.fullmatch(path.name) for path in backups.glob("*.db"))
        if match and match[1] == stamp
    ]
    return backups / f"{stamp}Z_{max(taken, default=0) + 1:03d}-{reason}.db"


def superfluous(backups: Sequence[BackupInfo]) -> tuple[BackupInfo, ...]:
    """Give the backups to thin out.

    Kept are the newest 8, and of the rest the newest of each of the last 14 days, 8 weeks and 24 months with a backup.
    """
    newest_first = sorted(backups, key=lambda info: (info.made_at, info.name), reverse=True)
    kept = {info.name for info in newest_first[:_NEWEST]}
    for pattern, limit in (("%Y-%m-%d", _DAYS), ("%G-%V", _WEEKS), ("%Y-%m", _MONTHS)):
        firsts: dict[str, str] = {}
        for info in newest_first:
            firsts.setdefault(info.made_at.strftime(pattern), info.name)
        kept.update(list(firsts.values())[:limit])
    return tuple(info for info in newest_first if info.name not in kept)


def _info(path: Path) -> BackupInfo | None:
    match = _NAME.fullmatch(path.name)
    if match is None or match.group(3) not in set(BackupReason):
        return None
    made_at = datetime.fromisoformat(match.group(1)).replace(tzinfo=UTC)
    return BackupInfo(
        name=path.name, made_at=made_at, reason=BackupReason(match.group(3)), size_bytes=path.stat().st_size
    )

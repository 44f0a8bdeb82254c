"""From an older schema to the newest, never without a copy."""

from collections.abc import Sequence
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from kiemdiem_desktop.domain.backup import BackupReason
from kiemdiem_desktop.store import backup_files, faults, migrations
from kiemdiem_desktop.store.migrations import MIGRATIONS, Migration

if TYPE_CHECKING:
    from sqlite3 import Connection


def require_known_version(connection: "Connection") -> None:
    """See, by reading only, that this program knows the schema. Raises: StoreError."""
    version = migrations.version_of(connection)
    if version > len(MIGRATIONS):
        raise faults.newer_workspace()
    if version == 0:
        raise faults.damaged()  # a finished workspace has its first migration; an emptied file has none


def bring_up_to_date(
    connection: "Connection", folder: Path, *, key: bytes, at: datetime, schema: Sequence[Migration] = MIGRATIONS
) -> None:
    """Migrate an older workspace after a copy of it was made, opened and checked.

    Raises: StoreError where the copy cannot be made.
    """
    if migrations.version_of(connection) < len(schema):
        path = backup_files.free_path(folder, at, BackupReason.UPDATE)
        path.parent.mkdir(exist_ok=True)
        backup_files.copy_checked(connection, key, path)
        migrations.migrate(connection, schema)

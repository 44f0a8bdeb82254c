"""A copy of a workspace for the next version of the program: made before an update, opened and migrated by its check.

The copy lies in a folder of its own and is thrown away; the workspace and its backups are never touched by the check.
"""

from contextlib import closing
from pathlib import Path
from shutil import copyfile

from kiemdiem_desktop.domain.backup import BackupReason
from kiemdiem_desktop.domain.clock import Clock
from kiemdiem_desktop.store import backup_files, driver, faults, migrations
from kiemdiem_desktop.store.backups import LentCopy
from kiemdiem_desktop.store.driver import Durability
from kiemdiem_desktop.store.keys import KeyCost
from kiemdiem_desktop.store.single_file import DATA_NAME
from kiemdiem_desktop.store.store import Store
from kiemdiem_desktop.store.upgrade import require_known_version
from kiemdiem_desktop.store.workspace_folder import create_workspace

_INVENTED_COST = KeyCost(n=16, r=1, p=1)


def lend_copy(store: Store) -> LentCopy | None:
    """Back the open workspace up, and give the backup for a check; None in memory. Raises: StoreError."""
    if store.home is None:
        return None
    info, backups = store.back_up(BackupReason.UPDATE), store.home.backups
    assert info is not None
    return backups.lend(info)


def lend_invented(folder: Path, clock: Clock) -> LentCopy:
    """Make a small workspace in `folder`, which is missing or empty, and give a copy of it. Raises: StoreError."""
    store, _code = create_workspace(folder, passphrase="x" * 16, clock=clock, cost=_INVENTED_COST)
    try:
        copy = lend_copy(store)
    finally:
        store.close()
    assert copy is not None
    return copy


def check_copy(path: Path, key: bytes) -> tuple[int, dict[str, int]]:
    """Open a copy, bring it to the newest schema, read every page; give the schema and the records of each table.

    Raises: StoreError where this program cannot open it.
    """
    with faults.in_words(), closing(backup_files.open_copy(path, key)) as connection:
        require_known_version(connection)
        driver.prepare(connection, Durability.STICK)
        migrations.migrate(connection)
        backup_files.require_sound(connection)
        return migrations.version_of(connection), backup_files.counts_in(connection)


def copy_for_check(copy: LentCopy, folder: Path) -> Path:
    """Put a copy of the copy into `folder`, to be changed and thrown away. Raises: StoreError."""
    target = folder / DATA_NAME
    with faults.in_words():
        copyfile(copy.path, target)
    return target

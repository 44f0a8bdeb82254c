"""Workspaces as folders: made, opened, moved, recovered, and their secrets changed.

A folder holds `data.db` (encrypted), `keys.json` (the wrapped key), `originals.bin` (sealed; only where files are kept
as they came), `backups` and the lock file.
"""

import secrets
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from shutil import copyfile
from typing import TYPE_CHECKING

from kiemdiem_desktop.domain.backup import BackupInfo
from kiemdiem_desktop.domain.clock import Clock
from kiemdiem_desktop.store import backup_files, driver, faults, keys, migrations, single_file, undo_triggers
from kiemdiem_desktop.store.backups import Backups
from kiemdiem_desktop.store.driver import Durability
from kiemdiem_desktop.store.files import make_last, move_durably
from kiemdiem_desktop.store.home import Home
from kiemdiem_desktop.store.keys import BACKUPS_NAME, KEYS_NAME, USUAL_COST, KeyCost, WrappedKeys
from kiemdiem_desktop.store.lock import LOCK_NAME, WorkspaceLock, take_lock
from kiemdiem_desktop.store.originals import ORIGINALS_NAME, Originals
from kiemdiem_desktop.store.session import Session
from kiemdiem_desktop.store.single_file import DATA_NAME
from kiemdiem_desktop.store.store import Store
from kiemdiem_desktop.store.tables import UNDOABLE
from kiemdiem_desktop.store.upgrade import bring_up_to_date, require_known_version

if TYPE_CHECKING:
    from sqlite3 import Connection

_NEW_NAME = f"{DATA_NAME}.new"
_PARTS = (KEYS_NAME, ORIGINALS_NAME, DATA_NAME)
_UNFINISHED = {LOCK_NAME, *_PARTS[:-1], *(f"{name}.part" for name in _PARTS), _NEW_NAME, f"{_NEW_NAME}-journal"}
_COMPANIONS = ("-wal", "-shm", "-journal")


def open_in_memory(*, clock: Clock) -> Store:
    """Open an empty store in memory: the real schema and the real triggers, gone when it is closed."""
    connection = driver.connect(None, secrets.token_bytes(driver.KEY_BYTES))
    driver.prepare(connection, Durability.MEMORY)
    migrations.migrate(connection)
    return Store(Session(lambda: connection, None, _guard), clock)


def create_workspace(
    folder: Path, *, passphrase: str, clock: Clock, on_stick: bool = False, cost: KeyCost = USUAL_COST
) -> tuple[Store, str]:
    """Make a workspace and open it; gives it with the recovery code to be printed, which is kept nowhere.

    `folder` must be missing or empty. Raises: StoreError; InvalidValueError for an empty passphrase.
    """
    key, code = keys.new_key(), keys.new_code()
    wrapped = WrappedKeys(
        passphrase=keys.wrap_by_passphrase(key, passphrase, cost), code=keys.wrap(key, keys.plain_code(code), cost)
    )
    lock = _take_free_folder(folder, clock)
    with _releasing(lock):
        keys.write_keys(folder, wrapped)
        _make_database(folder / _NEW_NAME, key)
        return _store(folder, key, lock, clock, on_stick=on_stick), code


def open_workspace(folder: Path, *, passphrase: str, clock: Clock, on_stick: bool = False) -> Store:
    """Open a workspace by its passphrase. Raises: StoreError."""
    return _open(folder, lambda wrapped: wrapped.by_passphrase(passphrase), clock, on_stick=on_stick)


def open_with_recovery_code(folder: Path, *, code: str, clock: Clock, on_stick: bool = False) -> Store:
    """Open a workspace by its recovery code; blanks, dashes and case do not matter. Raises: StoreError."""
    return _open(folder, lambda wrapped: wrapped.by_code(code), clock, on_stick=on_stick)


def change_passphrase(folder: Path, *, old: str, new: str) -> None:
    """Set a new passphrase. Raises: StoreError where `old` is wrong; InvalidValueError where `new` is empty."""
    wrapped = _keys_of(folder)
    keys.write_keys(folder, wrapped.with_passphrase(wrapped.by_passphrase(old), new))


def set_passphrase_by_code(folder: Path, *, code: str, new: str) -> None:
    """Set a new passphrase where the old one is forgotten. Raises: as `change_passphrase`."""
    wrapped = _keys_of(folder)
    keys.write_keys(folder, wrapped.with_passphrase(wrapped.by_code(code), new))


def new_recovery_code(folder: Path, *, passphrase: str) -> str:
    """Make a new recovery code and give it; the old one opens nothing any more. Raises: StoreError."""
    wrapped, code = _keys_of(folder), keys.new_code()
    keys.write_keys(folder, wrapped.with_code(wrapped.by_passphrase(passphrase), code))
    return code


def import_single_file(path: Path, folder: Path, *, clock: Clock) -> None:
    """Put a workspace that came as one file into `folder`, which must be missing or empty. Raises: StoreError."""
    single_file.check_archive(path)
    lock = _take_free_folder(folder, clock)
    try:
        single_file.unpack_archive(path, folder)
    finally:
        lock.release()


def list_backups(folder: Path) -> tuple[BackupInfo, ...]:
    """Give the backups of a workspace that need not be open, the newest first."""
    return backup_files.list_backups(folder)


def recover_from_backup(folder: Path, backup: BackupInfo, *, passphrase: str, clock: Clock) -> None:
    """Put a backup in place of a damaged database; the damaged files are kept among the backups.

    Raises: StoreError, and then nothing has changed.
    """
    key = _keys_of(folder).by_passphrase(passphrase)
    lock = take_lock(folder, clock)
    try:
        with faults.in_words():
            copyfile(folder / BACKUPS_NAME / backup.name, folder / _NEW_NAME)
            make_last(folder / _NEW_NAME)
            backup_files.open_copy(folder / _NEW_NAME, key).close()
            _set_aside(folder, f"{clock.now():%Y%m%dT%H%M%SZ}-damaged")
            move_durably(folder / _NEW_NAME, folder / DATA_NAME)
    finally:
        lock.release()


def _set_aside(folder: Path, mark: str) -> None:
    """Move the database and its companions away, companions first: they must not meet another database."""
    for suffix in (*_COMPANIONS, ""):
        path = folder / (DATA_NAME + suffix)
        if path.exists():
            path.replace(folder / BACKUPS_NAME / f"{mark}-{path.name}")


def _open(folder: Path, unlock: Callable[[WrappedKeys], bytes], clock: Clock, *, on_stick: bool) -> Store:
    wrapped = _keys_of(folder)
    lock = take_lock(folder, clock)
    with _releasing(lock):
        key = unlock(wrapped)
        if not (folder / DATA_NAME).is_file():
            raise faults.damaged()
        return _store(folder, key, lock, clock, on_stick=on_stick)


@contextmanager
def _releasing(lock: WorkspaceLock) -> Iterator[None]:
    """Let the lock go if opening fails."""
    try:
        yield
    except BaseException:
        lock.release()
        raise


def _keys_of(folder: Path) -> WrappedKeys:
    if not folder.is_dir():
        raise faults.folder_missing(folder)
    known = (KEYS_NAME, DATA_NAME, f"{BACKUPS_NAME}/{KEYS_NAME}")
    if not any((folder / name).exists() for name in known):
        raise faults.not_a_workspace(folder)
    return keys.read_keys(folder)


def _store(folder: Path, key: bytes, lock: WorkspaceLock, clock: Clock, *, on_stick: bool) -> Store:
    durability = Durability.STICK if on_stick else Durability.LOCAL_DISK
    session = Session(lambda: _connect(folder, key, durability, clock), folder / DATA_NAME, _guard)
    try:
        backups = Backups(session, folder, key=key, clock=clock)
        backups.make_on_opening()
        originals = Originals(session, folder / ORIGINALS_NAME, key)
        return Store(session, clock, home=Home(folder=folder, lock=lock, backups=backups, originals=originals))
    except BaseException:
        session.close()
        raise


def _connect(folder: Path, key: bytes, durability: Durability, clock: Clock) -> "Connection":
    connection = driver.connect(folder / DATA_NAME, key)
    try:
        backup_files.require_sound(connection)
        require_known_version(connection)
        driver.prepare(connection, durability)
        bring_up_to_date(connection, folder, key=key, at=clock.now())
    except BaseException:
        connection.close()
        raise
    return connection


def _guard(connection: "Connection") -> None:
    undo_triggers.install(connection, UNDOABLE)


def _take_free_folder(folder: Path, clock: Clock) -> WorkspaceLock:
    """Make the folder and lock it. Raises: StoreError where something other than an unfinished beginning lies there."""
    with faults.in_words():
        folder.mkdir(parents=True, exist_ok=True)
        if {path.name for path in folder.iterdir()} - _UNFINISHED:
            raise faults.folder_taken(folder)
    return take_lock(folder, clock)


def _make_database(path: Path, key: bytes) -> None:
    """Make the database beside its place; the last rename makes the folder a workspace."""
    with faults.in_words():
        path.unlink(missing_ok=True)
        with closing(driver.connect(path, key, must_exist=False)) as connection:
            connection.execute("PRAGMA synchronous=OFF")
            migrations.migrate(connection)
        make_last(path)
        move_durably(path, path.with_name(DATA_NAME))

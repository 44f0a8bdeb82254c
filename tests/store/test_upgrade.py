"""Migrations: never without a copy, whole or not at all, and never backwards."""

from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from sqlite3 import Connection
from typing import TYPE_CHECKING

import pytest

from kiemdiem_desktop.domain.backup import BackupReason
from kiemdiem_desktop.domain.clock import FixedClock
from kiemdiem_desktop.domain.errors import KiemdiemError
from kiemdiem_desktop.store import driver
from kiemdiem_desktop.store.keys import read_keys
from kiemdiem_desktop.store.migrations import MIGRATIONS, version_of
from kiemdiem_desktop.store.upgrade import bring_up_to_date
from kiemdiem_desktop.store.workspace_folder import list_backups
from tests.store.workspaces import PASSPHRASE, reopen

if TYPE_CHECKING:
    from sqlite_utils import Database


def add_phone(db: "Database") -> None:
    """Give members a telephone: a migration of some later release."""
    db.table("members").add_column("phone", str, not_null_default="")


def break_down(db: "Database") -> None:
    """Change something and then fail."""
    db.table("members").add_column("phone", str, not_null_default="")
    raise ZeroDivisionError


@pytest.fixture
def key(folder: Path) -> bytes:
    """The key of the workspace in `folder`."""
    return read_keys(folder).by_passphrase(PASSPHRASE)


@pytest.fixture
def connection(folder: Path, key: bytes) -> Iterator[Connection]:
    """The database of the workspace, without the store around it."""
    with closing(driver.connect(folder / "data.db", key)) as opened:
        yield opened


def columns(connection: Connection) -> list[str]:
    """Give the columns of the members' table."""
    return [row[1] for row in connection.execute("PRAGMA table_info(members)")]


def test_an_older_workspace_is_copied_then_migrated(
    folder: Path, key: bytes, connection: Connection, clock: FixedClock
) -> None:
    bring_up_to_date(connection, folder, key=key, at=clock.now(), schema=(*MIGRATIONS, add_phone))
    assert "phone" in columns(connection)
    assert version_of(connection) == len(MIGRATIONS) + 1
    copy = next(info for info in list_backups(folder) if info.reason is BackupReason.UPDATE)
    with closing(driver.connect(folder / "backups" / copy.name, key)) as before:
        assert "phone" not in columns(before)
        assert before.execute("SELECT count(*) FROM members").fetchone() == (2,)


def test_a_migration_that_fails_leaves_everything_as_it_was(
    folder: Path, key: bytes, connection: Connection, clock: FixedClock
) -> None:
    with pytest.raises(ZeroDivisionError):
        bring_up_to_date(connection, folder, key=key, at=clock.now(), schema=(*MIGRATIONS, break_down))
    assert "phone" not in columns(connection)
    assert version_of(connection) == len(MIGRATIONS)
    connection.close()
    store = reopen(folder, clock)
    assert store.members.count() == 2
    store.close()


def test_a_newer_workspace_is_left_alone(folder: Path, connection: Connection, clock: FixedClock) -> None:
    connection.execute("PRAGMA user_version=99")
    connection.close()
    before = (folder / "data.db").read_bytes()
    with pytest.raises(KiemdiemError, match="mới hơn") as caught:
        reopen(folder, clock)
    assert caught.value.code == "newer_workspace"
    assert (folder / "data.db").read_bytes() == before

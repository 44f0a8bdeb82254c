"""A commit whose outcome the disk does not tell: the file is read again, and it decides."""

from collections.abc import Sequence
from pathlib import Path
from sqlite3 import Connection
from typing import TYPE_CHECKING, Any, cast

import pytest

from kiemdiem_desktop.domain.clock import FixedClock
from kiemdiem_desktop.domain.errors import KiemdiemError
from kiemdiem_desktop.domain.member import Member
from kiemdiem_desktop.store import driver, undo_triggers
from kiemdiem_desktop.store.driver import DriverError, Durability, Value
from kiemdiem_desktop.store.keys import read_keys
from kiemdiem_desktop.store.session import Session
from kiemdiem_desktop.store.steps import Steps
from kiemdiem_desktop.store.store import Store
from kiemdiem_desktop.store.tables import UNDOABLE
from tests.store.workspaces import PASSPHRASE

if TYPE_CHECKING:
    from kiemdiem_desktop.domain.changes import Changes


class UnsureConnection:
    """A connection whose COMMIT ends with an error of the disk, whether or not it was made to last."""

    def __init__(self, connection: Connection, *, reaches_disk: bool) -> None:
        self._connection = connection
        self._outcome = "COMMIT" if reaches_disk else "ROLLBACK"

    def execute(self, sql: str, parameters: Sequence[Value] = ()) -> object:
        """Run a statement, or break at COMMIT."""
        if sql != "COMMIT":
            return self._connection.execute(sql, parameters)
        self._connection.execute(self._outcome)
        raise DriverError("disk I/O error")

    def __getattr__(self, name: str) -> Any:
        return getattr(self._connection, name)


class WornDisk:
    """Gives an unsure connection first, and a good one (or none at all) when the file is opened again."""

    def __init__(self, folder: Path, *, reaches_disk: bool, opens_again: bool) -> None:
        self._path = folder / "data.db"
        self._key = read_keys(folder).by_passphrase(PASSPHRASE)
        self._reaches_disk = reaches_disk
        self._opens_again = opens_again
        self._opened = 0

    def store(self, clock: FixedClock) -> Store:
        """Open a store on this disk."""
        return Store(self.session(), clock)

    def session(self) -> Session:
        """Open a session on this disk."""
        return Session(self._connect, self._path, lambda connection: undo_triggers.install(connection, UNDOABLE))

    def _connect(self) -> Connection:
        self._opened += 1
        if self._opened > 1 and not self._opens_again:
            raise DriverError("disk I/O error")
        connection = driver.connect(self._path, self._key)
        driver.prepare(connection, Durability.LOCAL_DISK)
        if self._opened > 1:
            return connection
        return cast("Connection", UnsureConnection(connection, reaches_disk=self._reaches_disk))


def test_a_commit_that_did_reach_the_disk_counts(folder: Path, clock: FixedClock) -> None:
    store = WornDisk(folder, reaches_disk=True, opens_again=True).store(clock)
    notices: list[Changes] = []
    store.subscribe(notices.append)
    with store.step("Thêm"):
        store.members.add(Member(full_name="Lê An"))
    assert [notice.label for notice in notices] == ["Thêm"]
    assert (store.members.count(), store.undo()) == (3, "Thêm")
    store.close()


def test_a_commit_that_did_not_reach_the_disk_is_told_and_can_be_repeated(folder: Path, clock: FixedClock) -> None:
    store = WornDisk(folder, reaches_disk=False, opens_again=True).store(clock)
    with pytest.raises(KiemdiemError) as caught, store.step("Thêm"):
        store.members.add(Member(full_name="Lê An"))
    assert (caught.value.code, store.members.count()) == ("place_lost", 2)
    with store.step("Thêm lại"):
        store.members.add(Member(full_name="Lê An"))
    assert (store.members.count(), store.undo_label) == (3, "Thêm lại")
    store.close()


@pytest.mark.parametrize("reaches_disk", [True, False])
def test_where_the_file_cannot_be_read_again_that_is_said(
    folder: Path, clock: FixedClock, *, reaches_disk: bool
) -> None:
    store = WornDisk(folder, reaches_disk=reaches_disk, opens_again=False).store(clock)
    with pytest.raises(KiemdiemError, match="Chưa biết chắc") as caught, store.step("Thêm"):
        store.members.add(Member(full_name="Lê An"))
    assert caught.value.code == "save_unknown"
    with pytest.raises(KiemdiemError) as after:
        store.members.all()
    assert after.value.code == "place_lost"
    store.close()


def test_an_undo_that_did_not_reach_the_disk_can_be_repeated(folder: Path, clock: FixedClock) -> None:
    store = WornDisk(folder, reaches_disk=False, opens_again=True).store(clock)
    with pytest.raises(KiemdiemError) as caught:
        store.undo()
    assert (caught.value.code, store.members.count(), store.undo_label) == ("place_lost", 2, "Thêm đảng viên")
    assert (store.undo(), store.members.count()) == ("Thêm đảng viên", 0)
    store.close()


def test_a_restore_that_cannot_be_written_down_is_told(folder: Path, clock: FixedClock) -> None:
    session = WornDisk(folder, reaches_disk=False, opens_again=True).session()
    with pytest.raises(KiemdiemError):
        Steps(session, clock).start_anew("Khôi phục", frozenset({"members"}))
    assert Steps(session, clock).undo_label() == "Thêm đảng viên"
    session.close()

"""The one place that knows the database driver: connections, keys and exception classes."""

import sys
from collections.abc import Sequence
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, cast

import sqlcipher3
from sqlcipher3 import dbapi2

if TYPE_CHECKING:
    from sqlite3 import Connection

DriverError: type[Exception] = dbapi2.Error
Value = str | int | float | bytes | None
Row = tuple[Value, ...]
Parameters = Sequence[Value]
KEY_BYTES = 32


class Durability(StrEnum):
    """How a commit is made to last, by the place where the file lies."""

    LOCAL_DISK = "local_disk"  # WAL, synchronous FULL
    STICK = "stick"  # rollback journal, synchronous EXTRA: shared memory of WAL is unsafe on sticks and shares
    MEMORY = "memory"


_PRAGMAS = {
    Durability.LOCAL_DISK: ("journal_mode=WAL", "synchronous=FULL"),
    Durability.STICK: ("journal_mode=DELETE", "synchronous=EXTRA"),
    Durability.MEMORY: ("synchronous=OFF",),
}


def stand_in_for_sqlite3() -> None:
    """Make sqlite-utils use this driver, so that its own `except` clauses catch the right exceptions."""
    sys.modules["pysqlite3"] = sqlcipher3
    sys.modules["pysqlite3.dbapi2"] = dbapi2


def connect(path: Path | None, key: bytes, *, must_exist: bool = True) -> "Connection":
    """Open the encrypted file at `path`, or a database in memory for None; nothing is read yet.

    `key` are the 32 raw bytes. Every statement commits by itself unless BEGIN was given.
    """
    if path is None:
        connection = cast("Connection", dbapi2.connect(":memory:", isolation_level=None))
    else:
        uri = f"{path.absolute().as_uri()}?mode={'rw' if must_exist else 'rwc'}"
        connection = cast("Connection", dbapi2.connect(uri, uri=True, isolation_level=None, timeout=5.0))
    connection.execute("PRAGMA cipher_log_level=NONE")
    connection.execute(f"""PRAGMA key="x'{key.hex()}'" """)
    return connection


def prepare(connection: "Connection", durability: Durability) -> None:
    """Set what holds for the life of a connection, and see that the file can be written."""
    for pragma in (*_PRAGMAS[durability], "foreign_keys=ON", "recursive_triggers=ON", "temp_store=MEMORY"):
        connection.execute(f"PRAGMA {pragma}")
    version = connection.execute("PRAGMA user_version").fetchone()[0]
    connection.execute("BEGIN IMMEDIATE")  # which alone does not fail on a read-only file: only a write tells
    connection.execute(f"PRAGMA user_version={version}")
    connection.execute("ROLLBACK")

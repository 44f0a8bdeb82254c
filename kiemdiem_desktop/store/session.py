"""One open database: statements with faults put into words, and transactions whose outcome is known."""

from collections.abc import Callable, Iterable, Sequence
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

from kiemdiem_desktop.store import faults
from kiemdiem_desktop.store.driver import DriverError, Parameters, Row

if TYPE_CHECKING:
    from sqlite3 import Connection, Cursor


class Session:
    """A connection that can be opened anew; `path` None means a database in memory, which cannot.

    `connect` opens and prepares a connection; `guard` puts on what watches over writes, before the first statement
    that is not a query: opening a workspace to look at it does not wait for that. `before_commit` has what lies beside
    the file reach the disk.
    """

    def __init__(
        self,
        connect: Callable[[], "Connection"],
        path: Path | None,
        guard: "Callable[[Connection], None]",
    ) -> None:
        self._connect = connect
        self._path = path
        self._guard = guard
        self.before_commit: Callable[[], None] = _nothing
        self._is_guarded = False
        with faults.in_words():
            self.connection = connect()
        self._identity = self._identify()

    def execute(self, sql: str, parameters: Parameters = ()) -> "Cursor":
        """Run one statement. Raises: StoreError for what a person can act on."""
        with faults.in_words():
            self._put_on_guard()
            return self.connection.execute(sql, parameters)

    def execute_many(self, sql: str, rows: Iterable[Parameters]) -> None:
        """Run one statement for each row."""
        with faults.in_words():
            self._put_on_guard()
            self.connection.executemany(sql, rows)

    def rows(self, sql: str, parameters: Parameters = ()) -> Sequence[Row]:
        """Give all rows of a query."""
        with faults.in_words():
            return self.connection.execute(sql, parameters).fetchall()

    def value(self, sql: str, parameters: Parameters = ()) -> int:
        """Give the one whole number that a query yields; 0 for NULL."""
        return int(self.rows(sql, parameters)[0][0] or 0)

    def begin(self) -> None:
        """Open a transaction that may write. Raises: StoreError where the file is no longer in its place."""
        self.check_place()
        self.execute("BEGIN IMMEDIATE")

    def commit(self) -> None:
        """Make the transaction last. Raises: StoreError; the outcome may then be unknown."""
        self.before_commit()
        self.execute("COMMIT")

    def roll_back(self) -> None:
        """Forget the open transaction, if there still is one; never fails."""
        with suppress(DriverError):  # the transaction dies with the connection; what is on disk is whole
            if self.connection.in_transaction:
                self.connection.execute("ROLLBACK")

    def check_place(self) -> None:
        """Raise StoreError if the file was taken away: an open file can be written to long after that, in vain."""
        if self._identify() != self._identity:
            raise faults.place_lost()

    @property
    def can_reopen(self) -> bool:
        """Whether there is a file to read again."""
        return self._path is not None

    def reopen(self) -> None:
        """Close and open again, so that what is on disk decides. Raises: StoreError."""
        self.close()
        self._is_guarded = False
        with faults.in_words():
            self.connection = self._connect()
        self._identity = self._identify()

    def close(self) -> None:
        """Close the connection; never fails."""
        with suppress(DriverError):  # nothing is pending: each step was committed or rolled back before
            self.connection.close()

    def _put_on_guard(self) -> None:
        if not self._is_guarded:
            self._guard(self.connection)
            self._is_guarded = True

    def _identify(self) -> tuple[int, int] | None:
        if self._path is None:
            return None
        try:
            status = self._path.stat()
        except OSError:
            return None
        return status.st_dev, status.st_ino


def _nothing() -> None:
    """Nothing lies beside the file."""

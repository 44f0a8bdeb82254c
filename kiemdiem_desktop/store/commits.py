"""Commits that are counted, so that after an error of the disk the file itself tells whether the last one was made."""

from datetime import datetime

from kiemdiem_desktop.domain.errors import KiemdiemError
from kiemdiem_desktop.store import faults
from kiemdiem_desktop.store.codec import utc_text
from kiemdiem_desktop.store.session import Session


class Commits:
    """Counts and makes the commits of one session."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def last(self) -> tuple[int, datetime | None]:
        """Give how many steps this file has seen, and when the last one was written."""
        rows = self._session.rows("SELECT count, at FROM saves WHERE id = 1")
        return (int(rows[0][0] or 0), datetime.fromisoformat(str(rows[0][1]))) if rows else (0, None)

    def commit(self, at: datetime) -> None:
        """Commit what the transaction holds. Raises: StoreError, which tells whether the outcome is known."""
        count = self.last()[0] + 1
        self._session.execute("INSERT OR REPLACE INTO saves(id, count, at) VALUES (1, ?, ?)", (count, utc_text(at)))
        self._session.check_place()
        try:
            self._session.commit()
        except KiemdiemError as error:
            self._session.roll_back()
            if error.code != "place_lost" or not self._reached_disk(count):
                raise

    def _reached_disk(self, count: int) -> bool:
        """Open the file anew and look; what is found on the disk decides."""
        if not self._session.can_reopen:
            return False
        try:
            self._session.reopen()
            return self.last()[0] == count
        except KiemdiemError as error:
            raise faults.save_unknown() from error

"""The time as the program sees it: a clock is handed in, never read from the machine by surprise."""

from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import Protocol


class Clock(Protocol):
    """Something that tells the time."""

    def now(self) -> datetime:
        """Give this instant, in UTC and aware."""

    def today(self) -> date:
        """Give the day on the wall calendar of this machine."""


class SystemClock:
    """The machine's own clock."""

    def now(self) -> datetime:
        """Give this instant, in UTC and aware."""
        return datetime.now(UTC)

    def today(self) -> date:
        """Give the local day."""
        return self.now().astimezone().date()


@dataclass(slots=True, kw_only=True)
class FixedClock:
    """A clock that stands still until `instant` (aware) is set anew: for tests and samples."""

    instant: datetime

    def now(self) -> datetime:
        """Give the set instant in UTC."""
        return self.instant.astimezone(UTC)

    def today(self) -> date:
        """Give the day of the set instant, in the time zone it was set with."""
        return self.instant.date()

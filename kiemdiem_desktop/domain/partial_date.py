"""Dates as old papers hold them: to the day, the month or only the year; never completed by guessing."""

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import date
from functools import total_ordering

from kiemdiem_desktop.domain.errors import InvalidValueError
from kiemdiem_desktop.i18n import _

_BETWEEN = r"(?:\s*[/.\-]\s*|\s+)"
_SEPARATED = re.compile(rf"(?:(?:(\d{{1,2}}){_BETWEEN})?(\d{{1,2}}){_BETWEEN})?(\d{{4}}|\d{{2}})", re.ASCII)
_ISO = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?", re.ASCII)


@total_ordering
@dataclass(frozen=True, slots=True)
class PartialDate:
    """A date known to the day, month or year; the unknown parts are None.

    In order, a date known to the year stands before those of its months, and those before their days.

    Raises: InvalidValueError for a date that no calendar has (31/02, month 13).
    """

    year: int
    month: int | None = None
    day: int | None = None

    def __post_init__(self) -> None:
        if self.month is None and self.day is not None:
            raise _impossible(f"{self.day:02d}/00/{self.year:04d}")
        try:
            date(self.year, 1 if self.month is None else self.month, 1 if self.day is None else self.day)
        except ValueError:
            raise _impossible(str(self)) from None

    def __lt__(self, other: "PartialDate") -> bool:
        return (self.year, self.month or 0, self.day or 0) < (other.year, other.month or 0, other.day or 0)

    @classmethod
    def of(cls, exact: date) -> "PartialDate":
        """Give the day-precise date."""
        return cls(exact.year, exact.month, exact.day)

    @property
    def earliest(self) -> date:
        """The first day that this date may mean."""
        return date(self.year, self.month or 1, self.day or 1)

    @property
    def latest(self) -> date:
        """The last day that this date may mean."""
        month = 12 if self.month is None else self.month
        return date(self.year, month, monthrange(self.year, month)[1] if self.day is None else self.day)

    @property
    def is_exact(self) -> bool:
        """Whether the day is known."""
        return self.day is not None

    def isoformat(self) -> str:
        """Give the sortable form: 1976, 1976-03 or 1976-03-05."""
        month = "" if self.month is None else f"-{self.month:02d}"
        return f"{self.year:04d}{month}" + ("" if self.day is None else f"-{self.day:02d}")

    def __str__(self) -> str:
        parts = (f"{part:02d}" for part in (self.day, self.month) if part is not None)
        return "/".join((*parts, f"{self.year:04d}"))


class TwoDigitYearError(InvalidValueError):
    """A year of two digits: the century has to be asked for."""


def parse_iso(text: str) -> PartialDate:
    """Read what `isoformat` wrote. Raises: InvalidValueError."""
    match = _ISO.fullmatch(text)
    if match is None:
        raise _unreadable(text)
    year, month, day = match.groups()
    return PartialDate(int(year), int(month) if month else None, int(day) if day else None)


def read_partial_date(text: str) -> PartialDate | None:
    """Read a date that may be left out: empty gives None. Raises: as `parse_partial_date`."""
    return parse_partial_date(text) if text.strip() else None


def parse_partial_date(text: str, *, century: int | None = None) -> PartialDate:
    """Read "5/3/1976", "03-1976" or "1976"; `century` (1900, 2000) completes a year of two digits.

    Zeros in place of the day, or of day and month, mean *not known* ("00/00/1976" is the year 1976).

    Raises: TwoDigitYearError where the century is needed; InvalidValueError for anything else.
    """
    cleaned = text.strip()
    match = _SEPARATED.fullmatch(cleaned)
    if match is None:
        raise _unreadable(cleaned)
    day, month = (int(part) if part else None for part in match.group(1, 2))
    year = int(match.group(3))
    if len(match.group(3)) == 2:
        if century is None:
            raise TwoDigitYearError(
                code="two_digit_year",
                message=_("Năm trong “{text}” chỉ có hai chữ số.").format(text=cleaned),
                hint=_("Ghi đủ bốn chữ số của năm."),
            )
        year += century
    return PartialDate(year, month or None, day or None)


def _unreadable(text: str) -> InvalidValueError:
    return InvalidValueError(
        code="unreadable_date",
        message=_("“{text}” không đọc được thành ngày tháng.").format(text=text),
        hint=_("Ghi theo dạng ngày/tháng/năm, tháng/năm hoặc chỉ năm."),
    )


def _impossible(text: str) -> InvalidValueError:
    return InvalidValueError(
        code="impossible_date",
        message=_("“{text}” là ngày không có trong lịch.").format(text=text.strip("/")),
        hint=_("Xem lại giấy tờ gốc; nếu chỉ biết năm thì chỉ ghi năm."),
    )

"""Dates as old papers hold them: to the day, the month or only the year; never completed by guessing."""

import re
from dataclasses import dataclass
from datetime import date

from kiemdiem_desktop.domain.errors import InvalidValueError
from kiemdiem_desktop.i18n import _

_SEPARATED = re.compile(r"(?:(?:(\d{1,2})[/.\- ])?(\d{1,2})[/.\- ])?(\d{4}|\d{2})")
_ISO = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?")


@dataclass(frozen=True, slots=True, order=True)
class PartialDate:
    """A date known to the day, month or year; the unknown parts are None.

    Raises: InvalidValueError for a date that no calendar has (31/02, month 13).
    """

    year: int
    month: int | None = None
    day: int | None = None

    def __post_init__(self) -> None:
        if self.month is None and self.day is not None:
            raise _impossible(str(self.day))
        try:
            date(self.year, self.month or 1, self.day or 1)
        except ValueError:
            raise _impossible(f"{self.day or ''}/{self.month or ''}/{self.year}") from None

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
        if self.month is None:
            return date(self.year, 12, 31)
        if self.day is not None:
            return self.earliest
        following = date(self.year + self.month // 12, self.month % 12 + 1, 1)
        return date.fromordinal(following.toordinal() - 1)

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


def parse_partial_date(text: str, *, century: int | None = None) -> PartialDate:
    """Read "5/3/1976", "03-1976" or "1976"; `century` (1900, 2000) completes a year of two digits.

    Raises: TwoDigitYearError where the century is needed; InvalidValueError for anything else.
    """
    cleaned = text.strip()
    match = _SEPARATED.fullmatch(cleaned)
    if match is None:
        raise _unreadable(cleaned)
    day, month, year = (int(part) if part else None for part in match.groups())
    assert year is not None
    if len(match.group(3)) == 2:
        if century is None:
            raise TwoDigitYearError(
                code="two_digit_year",
                message=_("Năm trong “{text}” chỉ có hai chữ số.").format(text=cleaned),
                hint=_("Ghi đủ bốn chữ số của năm."),
            )
        year += century
    return PartialDate(year, month, day)


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

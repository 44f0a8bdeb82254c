"""What secretaries type about a conference, read: a time of day, names in one line."""

from datetime import time

from kiemdiem_desktop.domain.errors import InvalidValueError
from kiemdiem_desktop.i18n import _


def read_time(typed: str) -> str:
    """Give a time of day as "HH:MM" from "7h30", "7 giờ 30", "7:30" or "0730"; empty stays empty.

    Raises: InvalidValueError.
    """
    text = typed.strip().lower().replace("giờ", ":").replace("phút", "").replace("h", ":").replace(" ", "")
    if not text:
        return ""
    if text.isdecimal() and len(text) == len("0730"):
        text = f"{text[:2]}:{text[2:]}"
    hours, _colon, minutes = text.partition(":")
    try:
        return time(int(hours), int(minutes or 0)).isoformat(timespec="minutes")
    except ValueError:
        raise InvalidValueError(
            code="not_a_time",
            message=_("“{text}” không phải là giờ trong ngày.").format(text=typed.strip()),
            hint=_("Ghi giờ và phút, ví dụ 7h30 hoặc 13:45."),
        ) from None


def read_names(typed: str) -> tuple[str, ...]:
    """Give the names that were typed with commas or semicolons between them."""
    return tuple(name.strip() for name in typed.replace(";", ",").split(",") if name.strip())

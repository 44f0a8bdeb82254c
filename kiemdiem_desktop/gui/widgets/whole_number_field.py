"""A field for a count: digits only, empty means that it is not entered yet."""

from kiemdiem_desktop.domain.errors import InvalidValueError
from kiemdiem_desktop.gui.overriding import override
from kiemdiem_desktop.gui.widgets.line_field import OneLineField
from kiemdiem_desktop.i18n import _


class WholeNumberField(OneLineField[int | None]):
    """A count from 0 on; empty is None. Stored after a pause, on Enter or on leaving."""

    commits_on_pause = True

    @override
    def parse(self, text: str) -> int | None:
        return parse_count(text)

    @override
    def text_of(self, value: int | None) -> str:
        return "" if value is None else str(value)


def parse_count(text: str) -> int | None:
    """Read a count; empty gives None. Raises: InvalidValueError."""
    cleaned = text.strip()
    if not cleaned:
        return None
    if not (cleaned.isascii() and cleaned.isdecimal()):
        raise InvalidValueError(
            code="not_a_count",
            message=_("“{text}” không phải là số đếm.").format(text=cleaned),
            hint=_("Chỉ ghi chữ số, ví dụ 12; để trống nếu chưa có."),
        )
    return int(cleaned)

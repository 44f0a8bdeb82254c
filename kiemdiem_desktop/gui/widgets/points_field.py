"""A field for points: 4,5 or 4.5; empty means that none are given yet."""

import re
from decimal import Decimal

from kiemdiem_desktop.domain.errors import InvalidValueError
from kiemdiem_desktop.domain.text import decimal_text
from kiemdiem_desktop.gui.overriding import override
from kiemdiem_desktop.gui.widgets.line_field import OneLineField
from kiemdiem_desktop.i18n import _

_POINTS = re.compile(r"\d{1,3}(?:[.,]\d{1,2})?", re.ASCII)


class PointsField(OneLineField[Decimal | None]):
    """Points from 0 on, to two decimals, written with a comma. Stored after a pause, on Enter or on leaving."""

    commits_on_pause = True

    @override
    def parse(self, text: str) -> Decimal | None:
        return parse_points(text)

    @override
    def text_of(self, value: Decimal | None) -> str:
        return "" if value is None else decimal_text(value)


def parse_points(text: str) -> Decimal | None:
    """Read points; empty gives None. Raises: InvalidValueError."""
    cleaned = text.strip()
    if not cleaned:
        return None
    if not _POINTS.fullmatch(cleaned):
        raise InvalidValueError(
            code="not_points",
            message=_("“{text}” không phải là điểm.").format(text=cleaned),
            hint=_("Ghi số, ví dụ 4,5; để trống nếu chưa chấm."),
        )
    return Decimal(cleaned.replace(",", "."))

"""Dates as papers hold them: 05/03/1976, 03/1976 or 1976, typed freely; never completed by guessing."""

from datetime import date

from kiemdiem_desktop.domain.errors import InvalidValueError
from kiemdiem_desktop.domain.partial_date import PartialDate, read_partial_date
from kiemdiem_desktop.gui.overriding import override
from kiemdiem_desktop.gui.widgets.line_field import OneLineField
from kiemdiem_desktop.i18n import _


class DateField(OneLineField[PartialDate | None]):
    """A date known to the day, month or year; empty is None. Stored on Enter or on leaving, never half-typed."""

    def __init__(self, label: str, *, hint: str = "") -> None:
        super().__init__(label, hint=hint, example=_("ngày/tháng/năm"))

    @override
    def parse(self, text: str) -> PartialDate | None:
        return read_partial_date(text)

    @override
    def text_of(self, value: PartialDate | None) -> str:
        return "" if value is None else str(value)


class ExactDateField(OneLineField[date | None]):
    """A date known to the day (of a meeting, of a document); empty is None."""

    def __init__(self, label: str, *, hint: str = "") -> None:
        super().__init__(label, hint=hint, example=_("ngày/tháng/năm"))

    @override
    def parse(self, text: str) -> date | None:
        partial = read_partial_date(text)
        if partial is None:
            return None
        if not partial.is_exact:
            raise InvalidValueError(
                code="day_needed",
                message=_("Ở đây cần đủ ngày, tháng, năm."),
                hint=_("Ghi theo dạng ngày/tháng/năm."),
            )
        return partial.earliest

    @override
    def text_of(self, value: date | None) -> str:
        return "" if value is None else f"{value:%d/%m/%Y}"

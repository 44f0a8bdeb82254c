"""Date cells: kept to the precision of the paper; two-digit years are asked, impossible dates are named."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta

from kiemdiem_desktop.domain.errors import InvalidValueError
from kiemdiem_desktop.domain.partial_date import PartialDate, TwoDigitYearError, parse_iso, parse_partial_date
from kiemdiem_desktop.domain.text import search_key
from kiemdiem_desktop.i18n import _
from kiemdiem_desktop.intake.cells import text_of
from kiemdiem_desktop.intake.draft import Offer, RowLog
from kiemdiem_desktop.intake.fields import RosterField
from kiemdiem_desktop.intake.raw_table import CellValue

_SERIAL_ZERO = date(1899, 12, 30)
_SERIALS = range(5_000, 73_051)  # 1913 to 2099 as Excel counts days
_ISO_DAY = re.compile(r"(\d{4}-\d{2}-\d{2})(?:[T ][0-9:.]+)?")
_WORDS = re.compile(r"\b(?:ngay|sinh|nam|thang|mung|tu)\b")
_CENTURIES = (1900, 2000)
_LEAST_AGE = 18


@dataclass(slots=True)
class DateReader:
    """Reads the dates of one row, then settles the two-digit years by what the other dates allow.

    `century` (1900 or 2000) is the answer given for the whole file; None asks row by row.
    """

    log: RowLog
    century: int | None = None
    today: date | None = None
    found: dict[RosterField, PartialDate] = field(default_factory=dict)
    asked: dict[RosterField, str] = field(default_factory=dict)

    def read(self, value: CellValue, meaning: RosterField) -> None:
        """Read one date cell under its meaning."""
        try:
            result = self._date(value, meaning)
        except TwoDigitYearError:
            self.asked[meaning] = str(text_of(value, meaning, RowLog()))
        except InvalidValueError as problem:
            self.log.problem(problem.code, meaning, problem.message, before=str(value))
        else:
            if result is not None:
                self.found[meaning] = result

    def _date(self, value: CellValue, meaning: RosterField) -> PartialDate | None:
        if isinstance(value, datetime):
            return PartialDate.of(value.date())
        if isinstance(value, date):
            return PartialDate.of(value)
        if isinstance(value, int) and not isinstance(value, bool) and value in _SERIALS:
            return self._from_serial(value, meaning)
        text = text_of(value, meaning, self.log)
        return None if text is None else parse_written_date(text)

    def _from_serial(self, serial: int, meaning: RosterField) -> PartialDate:
        result = PartialDate.of(_SERIAL_ZERO + timedelta(days=serial))
        message = _("Số thứ tự ngày của Excel được đọc thành ngày.")
        self.log.note("excel_serial", meaning, message, before=str(serial), after=str(result))
        return result

    def settle(self) -> None:
        """Complete each two-digit year by the given century, or ask with the centuries that can be."""
        for meaning, text in self.asked.items():
            choices = self._choices(meaning, text)
            if self.century in choices:
                self.found[meaning] = choices[self.century]
                message = _("Năm hai chữ số được ghi đủ theo thế kỷ đã chọn.")
                self.log.note("century", meaning, message, before=text, after=str(choices[self.century]))
            else:
                self._ask(meaning, text, choices)

    def _choices(self, meaning: RosterField, text: str) -> dict[int | None, PartialDate]:
        readings: dict[int | None, PartialDate] = {}
        for century in _CENTURIES:
            try:
                readings[century] = parse_written_date(text, century=century)
            except InvalidValueError:
                continue  # 29/02/00 has no day in 1900
        return {c: on for c, on in readings.items() if self._can_be(meaning, on)} or readings

    def _can_be(self, meaning: RosterField, on: PartialDate) -> bool:
        """Whether a date fits: not in the future, and admitted at 18 or later."""
        if self.today is not None and on.earliest > self.today:
            return False
        known: Mapping[RosterField, PartialDate] = {**self.found, meaning: on}
        born = known.get(RosterField.BORN_ON)
        return born is None or all(
            later.year - born.year >= _LEAST_AGE
            for other, later in known.items()
            if other in {RosterField.ADMITTED_ON, RosterField.OFFICIAL_ON}
        )

    def _ask(self, meaning: RosterField, text: str, choices: Mapping[int | None, PartialDate]) -> None:
        message = _("{label} “{text}” chỉ ghi hai số cuối của năm: cần chọn năm nào.")
        self.log.problem("two_digit_year", meaning, message.format(label=meaning.label, text=text), before=text)
        for century, on in choices.items():
            question = _("Hiểu “{text}” là {date}?").format(text=text, date=on)
            self.log.offers.append(
                Offer(code=f"century_{century}", field=meaning, message=question, before=text, after=str(on), value=on)
            )


def parse_written_date(text: str, *, century: int | None = None) -> PartialDate:
    """Read a date as rosters write it: figures, ISO form, or with words ("tháng 3 năm 1976").

    Raises: TwoDigitYearError, InvalidValueError.
    """
    bare = re.sub(r"^(\d{4})\.0+$", r"\1", text.strip().lstrip("'’"))
    iso = _ISO_DAY.fullmatch(bare)
    if iso is not None:
        return parse_iso(iso.group(1))
    words = _WORDS.sub(" ", search_key(bare))
    spelled = "/".join(words.replace("/", " ").split()) if words != search_key(bare) else bare
    try:
        return parse_partial_date(spelled.strip("/.,;"), century=century)
    except TwoDigitYearError:
        raise
    except InvalidValueError as problem:
        if problem.code == "unreadable_date":
            return parse_partial_date(text, century=century)
        raise

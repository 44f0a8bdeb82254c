"""One row of a roster to what it states about a member."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from kiemdiem_desktop.domain.member import MemberKind, Sex, WorkGroup
from kiemdiem_desktop.domain.partial_date import PartialDate
from kiemdiem_desktop.i18n import _
from kiemdiem_desktop.intake import standing
from kiemdiem_desktop.intake.cells import (
    code_of,
    flag_of,
    name_of,
    number_of,
    offer_case,
    sex_of,
    text_of,
    with_initials,
)
from kiemdiem_desktop.intake.cross_checks import check_row
from kiemdiem_desktop.intake.dates import DateReader
from kiemdiem_desktop.intake.draft import DraftRow, MemberValues, Offer, RowLog, StatusDraft
from kiemdiem_desktop.intake.fields import RosterField
from kiemdiem_desktop.intake.legacy import Encoding
from kiemdiem_desktop.intake.raw_table import CellValue, RawTable, cell_name

_OWN = frozenset(
    {
        RosterField.FULL_NAME,
        RosterField.FAMILY_NAME,
        RosterField.GIVEN_NAME,
        RosterField.OTHER_NAME,
        RosterField.PERSONAL_NUMBER,
        RosterField.CARD_NUMBER,
        RosterField.OLD_CARD_NUMBER,
        RosterField.SOURCE_CODE,
    }
)
_DATES = (RosterField.BORN_ON, RosterField.ADMITTED_ON, RosterField.OFFICIAL_ON, RosterField.STATUS_ON)
_BIRTH_BY_SEX = ((RosterField.BORN_IF_MALE, Sex.MALE), (RosterField.BORN_IF_FEMALE, Sex.FEMALE))


@dataclass(frozen=True, slots=True, kw_only=True)
class RowReader:
    """Reads rows of one table by the columns of its titles."""

    table: RawTable
    columns: Mapping[RosterField, int]
    century: int | None = None
    today: date | None = None

    def read(self, row: int) -> DraftRow:
        """Give what a row (from 0) states."""
        log = RowLog()
        self._tell_of_encoding(row, log)
        dates, sex = self._dates(row, log)
        name = self._full_name(row, log)
        removal = flag_of(self._value(row, RosterField.REMOVAL, log), RosterField.REMOVAL, log)
        values = self._values(row, name, sex, dates, log)
        check_row(values, log)
        statuses, is_active = self._statuses(row, dates.get(RosterField.STATUS_ON), values, log)
        return DraftRow(
            row_number=row + 1,
            values=values,
            statuses=statuses,
            is_active=is_active,
            asks_removal=bool(removal),
            notes=tuple(log.notes),
            problems=tuple(log.problems),
            offers=tuple(log.offers),
        )

    def _value(self, row: int, meaning: RosterField, log: RowLog) -> CellValue:
        """Give the cell of a meaning; a merged cell lends its value, but for names and numbers."""
        column = self.columns.get(meaning)
        if column is None:
            return None
        if (row, column) in self.table.uncomputed:
            message = _("Ô {cell} là công thức chưa có kết quả: mở tệp bằng Excel, lưu lại rồi chọn lại tệp.")
            log.problem("formula_without_result", meaning, message.format(cell=cell_name(row, column)))
        value = self.table.value(row, column)
        origin = self.table.merged.get((row, column))
        if value is not None or origin is None or origin[1] != column or meaning in _OWN:
            return value
        lent = self.table.value(*origin)
        if lent is not None:
            message = _("Lấy từ ô gộp {cell}.").format(cell=cell_name(*origin))
            log.note("merged_cell", meaning, message, after=str(lent))
        return lent

    def _text(self, row: int, meaning: RosterField, log: RowLog) -> str | None:
        return text_of(self._value(row, meaning, log), meaning, log)

    def _tell_of_encoding(self, row: int, log: RowLog) -> None:
        for meaning, column in self.columns.items():
            decoded = self.table.decoded.get((row, column))
            if decoded is not None and decoded.before != decoded.after:
                message = _("Chữ kiểu {encoding} được đổi sang Unicode.").format(encoding=decoded.encoding.label)
                log.note("legacy_text", meaning, message, before=decoded.before, after=decoded.after)

    def _dates(self, row: int, log: RowLog) -> tuple[dict[RosterField, PartialDate], Sex | None]:
        reader = DateReader(log, self.century, self.today)
        for meaning in _DATES:
            reader.read(self._value(row, meaning, log), meaning)
        column_sex: Sex | None = None
        for meaning, sex in _BIRTH_BY_SEX:
            value = self._value(row, meaning, log)
            if value is not None and column_sex is None:
                reader.read(value, RosterField.BORN_ON)
                column_sex = sex
        reader.settle()
        return reader.found, sex_of(self._value(row, RosterField.SEX, log), log) or column_sex

    def _full_name(self, row: int, log: RowLog) -> str | None:
        parts = [
            name_of(self._value(row, meaning, log), RosterField.FULL_NAME, log)
            for meaning in (RosterField.FULL_NAME, RosterField.FAMILY_NAME, RosterField.GIVEN_NAME)
            if meaning in self.columns and not (meaning is not RosterField.FULL_NAME and self._has_full_name(row))
        ]
        joined = " ".join(part for part in parts if part)
        if len(parts) > 1:
            log.offers[:] = [offer for offer in log.offers if offer.field is not RosterField.FULL_NAME]
            offer_case(joined, RosterField.FULL_NAME, log)
        return self._without_font_artefacts(row, joined, log) or None

    def _has_full_name(self, row: int) -> bool:
        column = self.columns.get(RosterField.FULL_NAME)
        return column is not None and self.table.value(row, column) is not None

    def _without_font_artefacts(self, row: int, name: str, log: RowLog) -> str:
        """Mend what a legacy font did to a name: capitals that it could not write, letters that editors dropped."""
        meanings = (RosterField.FULL_NAME, RosterField.FAMILY_NAME, RosterField.GIVEN_NAME)
        cells = [(row, self.columns[meaning]) for meaning in meanings if meaning in self.columns]
        found = [self.table.decoded[cell] for cell in cells if cell in self.table.decoded]
        mended = name
        if any(decoded.encoding is Encoding.TCVN3 for decoded in found) and not name.isupper():
            mended = with_initials(name)
        if mended != name:
            message = _("Phông chữ cũ không có chữ hoa có dấu nên đầu tên gõ chữ thường.")
            log.note("legacy_initial", RosterField.FULL_NAME, message, before=name, after=mended)
            log.offers[:] = [offer for offer in log.offers if offer.field is not RosterField.FULL_NAME]
        for word, likely in (pair for decoded in found for pair in decoded.doubtful):
            _offer_lost_letter(mended, word, likely, log)
        return mended

    def _values(
        self, row: int, name: str | None, sex: Sex | None, dates: Mapping[RosterField, PartialDate], log: RowLog
    ) -> MemberValues:
        post, other_posts, mass_posts = standing.posts_of(self._text(row, RosterField.POST, log) or "")
        government = self._text(row, RosterField.GOVERNMENT_POST, log)
        return MemberValues(
            full_name=name,
            other_name=name_of(self._value(row, RosterField.OTHER_NAME, log), RosterField.OTHER_NAME, log),
            sex=sex,
            born_on=dates.get(RosterField.BORN_ON),
            ethnic_group=self._text(row, RosterField.ETHNIC_GROUP, log),
            personal_number=self._number(row, RosterField.PERSONAL_NUMBER, log),
            card_number=self._number(row, RosterField.CARD_NUMBER, log),
            old_card_number=self._number(row, RosterField.OLD_CARD_NUMBER, log),
            source_code=code_of(self._value(row, RosterField.SOURCE_CODE, log), RosterField.SOURCE_CODE, log),
            admitted_on=dates.get(RosterField.ADMITTED_ON),
            official_on=dates.get(RosterField.OFFICIAL_ON),
            kind=self._kind(row, dates, log),
            party_post=post,
            government_post=_joined(government, other_posts),
            mass_post=_joined(self._text(row, RosterField.MASS_POST, log), mass_posts),
            workplace=self._text(row, RosterField.WORKPLACE, log),
            work_group=self._work_group(row, log),
            note=self._text(row, RosterField.NOTE, log),
        )

    def _number(self, row: int, meaning: RosterField, log: RowLog) -> str | None:
        return number_of(self._value(row, meaning, log), meaning, log)

    def _kind(self, row: int, dates: Mapping[RosterField, PartialDate], log: RowLog) -> MemberKind | None:
        text = self._text(row, RosterField.KIND, log)
        told = None if text is None else standing.kind_of(text)
        if told is not None or RosterField.OFFICIAL_ON not in self.columns:
            return told
        if RosterField.OFFICIAL_ON not in dates and any(p.field is RosterField.OFFICIAL_ON for p in log.problems):
            return None  # a date stands there, only it could not be read
        admitted, official = dates.get(RosterField.ADMITTED_ON), dates.get(RosterField.OFFICIAL_ON)
        return standing.kind_by_dates(admitted, official, today=self.today, log=log)

    def _work_group(self, row: int, log: RowLog) -> WorkGroup | None:
        marked = flag_of(self._value(row, RosterField.LEADER, log), RosterField.LEADER, log)
        return None if marked is None else (WorkGroup.LEADER if marked else WorkGroup.NO_POST)

    def _statuses(
        self, row: int, since: PartialDate | None, values: MemberValues, log: RowLog
    ) -> tuple[tuple[StatusDraft, ...], bool]:
        text = self._text(row, RosterField.STATUS, log)
        if text is not None:
            found = standing.status_in_column(text, since, log)
            return found, not found and standing.is_active(text)
        if since is not None:
            message = _("Có ngày {date} nhưng không ghi trạng thái.").format(date=since)
            log.problem("status_missing", RosterField.STATUS_ON, message, before=str(since))
        return standing.status_in_note(values.note or "", log), False


def _joined(*texts: str | None) -> str | None:
    return ", ".join(dict.fromkeys(text for text in texts if text)) or None


def _offer_lost_letter(name: str, word: str, likely: str, log: RowLog) -> None:
    whole = name.replace(word, likely).replace(word.capitalize(), likely.capitalize())
    message = _("Chữ “{word}” có thể đã mất chữ ư khi chép.").format(word=word)
    log.problem("lost_letter", RosterField.FULL_NAME, message, before=word)
    question = _("Sửa thành “{name}”?").format(name=whole)
    log.offers.append(
        Offer(code="lost_letter", field=RosterField.FULL_NAME, message=question, before=name, after=whole, value=whole)
    )

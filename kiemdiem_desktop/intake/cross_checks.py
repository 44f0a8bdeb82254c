"""Cells of one row against each other: warnings only, for civil records and Party papers may differ with reason."""

from kiemdiem_desktop.domain.member import Sex
from kiemdiem_desktop.domain.partial_date import PartialDate
from kiemdiem_desktop.i18n import _
from kiemdiem_desktop.intake.draft import MemberValues, RowLog
from kiemdiem_desktop.intake.fields import RosterField

_LEAST_AGE = 18


def check_row(values: MemberValues, log: RowLog) -> None:
    """Name what does not fit together in a row."""
    if values.personal_number is not None:
        _check_number(values.personal_number, values.sex, values.born_on, log)
    if values.admitted_on is not None:
        _check_probation(values.admitted_on, values.official_on, log)
        _check_age(values.born_on, values.admitted_on, log)
    if values.card_number is not None and len(values.card_number) == 12:
        _check_card(values.card_number, values.personal_number, log)


def sex_and_year_in(number: str) -> tuple[Sex, int]:
    """Give the sex and birth year that the digits 4–6 of a personal number stand for.

    As Nghị định 137/2015/NĐ-CP, Điều 13 lays them out.
    """
    century, sex = divmod(int(number[3]), 2)
    return (Sex.FEMALE if sex else Sex.MALE), 1900 + 100 * century + int(number[4:6])


def _check_number(number: str, sex: Sex | None, born: PartialDate | None, log: RowLog) -> None:
    told_sex, told_year = sex_and_year_in(number)
    if sex is not None and sex is not told_sex:
        message = _("Số định danh {number} là của {told}, còn cột giới tính ghi {sex}: xem lại giấy tờ.")
        words = {Sex.MALE: _("nam"), Sex.FEMALE: _("nữ")}
        message = message.format(number=number, told=words[told_sex], sex=words[sex])
        log.problem("number_against_sex", RosterField.PERSONAL_NUMBER, message, before=number)
    if born is not None and born.year != told_year:
        message = _("Số định danh {number} ứng với năm sinh {told}, còn ngày sinh ghi {born}: xem lại giấy tờ.")
        message = message.format(number=number, told=told_year, born=born)
        log.problem("number_against_birth", RosterField.PERSONAL_NUMBER, message, before=number)


def _check_probation(admitted: PartialDate, official: PartialDate | None, log: RowLog) -> None:
    """Warn where the official date is not twelve months after the admission.

    Source: hd-06-2025 §4
    """
    if official is None or _is_twelve_months_later(admitted, official):
        return
    message = _("Ngày chính thức {official} không phải 12 tháng sau ngày vào Đảng {admitted}: xem lại.")
    message = message.format(official=official, admitted=admitted)
    log.problem("not_twelve_months", RosterField.OFFICIAL_ON, message, before=str(official))


def _is_twelve_months_later(admitted: PartialDate, official: PartialDate) -> bool:
    """Compare as far as both dates are known; 29/02 is followed by 28/02 or 01/03."""
    if official.year != admitted.year + 1:
        return False
    if admitted.month is None or official.month is None:
        return True
    if admitted.day is None or official.day is None or (admitted.month, admitted.day) == (2, 29):
        return abs(official.month - admitted.month) <= (admitted.day is not None)
    return (official.month, official.day) == (admitted.month, admitted.day)


def _check_age(born: PartialDate | None, admitted: PartialDate, log: RowLog) -> None:
    """Warn where the admission comes before the eighteenth birthday even at the best reading.

    Members are admitted from eighteen (Điều lệ Đảng, Điều 1).
    """
    if born is None or admitted.latest >= _birthday(born, _LEAST_AGE).earliest:
        return
    message = _("Vào Đảng {admitted} khi chưa đủ 18 tuổi (sinh {born}): xem lại hai ngày.")
    message = message.format(admitted=admitted, born=born)
    log.problem("admitted_too_young", RosterField.ADMITTED_ON, message, before=str(admitted))


def _birthday(born: PartialDate, years: int) -> PartialDate:
    is_leap_day = (born.month, born.day) == (2, 29)
    return PartialDate(min(born.year + years, 9999), born.month, 28 if is_leap_day else born.day)


def _check_card(card: str, personal: str | None, log: RowLog) -> None:
    """Warn where a card number of twelve digits is not the personal number.

    Cards of the new pattern carry the personal number (Hướng dẫn 38-HD/BTCTW, II.2.2).
    """
    if personal is not None and card != personal:
        message = _("Số thẻ 12 số {card} khác số định danh {number}; thẻ mẫu mới dùng chính số định danh.")
        log.problem(
            "card_against_number", RosterField.CARD_NUMBER, message.format(card=card, number=personal), before=card
        )

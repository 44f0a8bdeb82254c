"""One cell at a time: text, names, numbers, marks; what is mended is told, what is doubtful is asked."""

import re
import unicodedata
from decimal import Decimal

from kiemdiem_desktop.domain.member import Sex
from kiemdiem_desktop.domain.text import nfc, search_key
from kiemdiem_desktop.i18n import _
from kiemdiem_desktop.intake.draft import Offer, RowLog
from kiemdiem_desktop.intake.fields import RosterField
from kiemdiem_desktop.intake.raw_table import CellValue

_INVISIBLE = dict.fromkeys(map(ord, "\u200b\u200c\u200d\u2060\ufeff\xad\u200e\u200f"))
_LOOKALIKES = str.maketrans({"Ð": "Đ", "Ɖ": "Đ", "ð": "đ"})
_BLANK_WORDS = frozenset({"nan", "none", "null", "nat", "n/a", "#n/a", "<na>", "undefined"})
_DASHES = frozenset({"-", "--", "–", "—", "/", "."})
_ERRORS = re.compile(r"#(?:REF|VALUE|NAME|DIV/0|NUM|NULL|SPILL|CALC)[!?]")
_TITLES = re.compile(r"^(?:đ/c|đồng chí|đc|ông|bà)[.:]?\s+(?=\S+\s)", re.IGNORECASE)
_SCIENTIFIC = re.compile(r"(\d+)(?:[.,](\d+))?E\+?(\d+)", re.IGNORECASE)
_WORD = re.compile(r"[^\W\d_]+")
_YES = frozenset({"x", "co", "1", "true", "yes", "v", "✓", "✔", "dung"})
_NO = frozenset({"khong", "0", "false", "no", "k", "ko"})
_MALE = frozenset({"nam", "male", "m"})
_FEMALE = frozenset({"nu", "female", "f"})


def text_of(value: CellValue, meaning: RosterField, log: RowLog) -> str | None:
    """Give the cleaned text of a cell in NFC; None where it is empty or says so in a program's word (nan, None)."""
    if value is None:
        return None
    raw = f"{value:g}" if isinstance(value, float) else str(value)
    text = nfc(raw.translate(_INVISIBLE))
    if _ERRORS.match(text):
        log.problem("excel_error", meaning, _("Ô tính bị lỗi “{text}” trong Excel.").format(text=text), before=text)
        return None
    if text.casefold() in _BLANK_WORDS:
        log.note("blank_word", meaning, _("“{text}” là ô trống của phần mềm cũ.").format(text=text), before=text)
        return None
    if not text or text in _DASHES:
        return None
    return _composed(raw, text, meaning, log)


def _composed(raw: str, text: str, meaning: RosterField, log: RowLog) -> str:
    if not unicodedata.is_normalized("NFC", raw):
        log.note("composed", meaning, _("Dấu chữ rời được ghép lại."), before=raw.strip(), after=text)
    mended = text.translate(_LOOKALIKES)
    if mended != text:
        log.note("lookalike", meaning, _("Chữ Đ gõ bằng ký tự khác được thay lại."), before=text, after=mended)
    return mended


def name_of(value: CellValue, meaning: RosterField, log: RowLog) -> str | None:
    """Give a name as it stands; normal case is offered where it is all in capitals or all in small letters."""
    text = text_of(value, meaning, log)
    if text is None:
        return None
    name = _TITLES.sub("", text)
    if name != text:
        log.note("form_of_address", meaning, _("Bỏ lời xưng hô trước tên."), before=text, after=name)
    if any(map(str.isdigit, name)):
        log.problem("digits_in_name", meaning, _("Tên “{name}” có chữ số.").format(name=name), before=name)
    offer_case(name, meaning, log)
    return name


def offer_case(name: str, meaning: RosterField, log: RowLog) -> None:
    """Offer the normal case of a name that stands in other than name case."""
    usual = in_name_case(name)
    if usual == name or not (name.isupper() or any(word[0].islower() for word in _WORD.findall(name))):
        return
    message = _("Viết “{name}” theo kiểu chữ thường?").format(name=usual)
    log.offers.append(Offer(code="name_case", field=meaning, message=message, before=name, after=usual, value=usual))


def in_name_case(name: str) -> str:
    """Give a name with each word in small letters after its first."""
    return _WORD.sub(lambda match: match.group()[:1].upper() + match.group()[1:].lower(), name)


def with_initials(name: str) -> str:
    """Give a name with each word's first letter as a capital, the rest untouched."""
    return _WORD.sub(lambda match: match.group()[:1].upper() + match.group()[1:], name)


def number_of(value: CellValue, meaning: RosterField, log: RowLog) -> str | None:
    """Give an identifying number as text of digits; zeros that a spreadsheet dropped are put back.

    A number that cannot be right is named as a problem and left out.
    """
    text = text_of(value, meaning, log)
    digits = None if text is None else _digits(text.lstrip("'’"), meaning, log)
    if digits is None:
        return None
    if meaning is RosterField.OLD_CARD_NUMBER:
        return digits
    return _of_right_length(digits, meaning, log)


def _digits(text: str, meaning: RosterField, log: RowLog) -> str | None:
    scientific = _SCIENTIFIC.fullmatch(text)
    if scientific is not None:
        return _from_scientific(scientific, meaning, log)
    whole = re.sub(r"[.,]0+$", "", text) if re.fullmatch(r"\d+[.,]0{1,2}", text) else text
    if whole != text:
        log.note("float_ending", meaning, _("Bỏ đuôi thập phân của số."), before=text, after=whole)
    digits = re.sub(r"[\s.\-]", "", whole)
    if digits.isascii() and digits.isdigit():
        return digits
    message = _("“{text}” không phải là {label}.").format(text=text, label=meaning.label.lower())
    log.problem("not_a_number", meaning, message, before=text)
    return None


def _from_scientific(match: re.Match[str], meaning: RosterField, log: RowLog) -> str | None:
    """Give the number behind 6.2177925346E+10 if all its digits are there."""
    whole, fraction, power = match.group(1), match.group(2) or "", int(match.group(3))
    if len(fraction) < power or power > 20:
        message = _("“{text}” đã mất các chữ số cuối; phải lấy lại từ giấy tờ gốc.").format(text=match.group())
        log.problem("number_damaged", meaning, message, before=match.group())
        return None
    digits = f"{Decimal(f'{whole}.{fraction or 0}').scaleb(power):.0f}"
    log.note("scientific", meaning, _("Số bị viết gọn được viết lại đủ."), before=match.group(), after=digits)
    return digits


def _of_right_length(digits: str, meaning: RosterField, log: RowLog) -> str | None:
    if len(digits) in {10, 11}:
        restored = digits.zfill(12)
        log.note("leading_zeros", meaning, _("Thêm lại số 0 ở đầu đã bị mất."), before=digits, after=restored)
        return restored
    allowed = [12] if meaning is RosterField.PERSONAL_NUMBER else [8, 12]
    if len(digits) in allowed:
        return digits
    if meaning is RosterField.PERSONAL_NUMBER and len(digits) == 9:
        message = _("“{digits}” có 9 số: là số chứng minh cũ, không phải số định danh.").format(digits=digits)
        log.problem("old_identity_number", meaning, message, before=digits)
        return None
    message = _("“{digits}” có {count} số; {label} phải có {wanted} số.").format(
        digits=digits, count=len(digits), label=meaning.label.lower(), wanted=_(" hoặc ").join(map(str, allowed))
    )
    log.problem("wrong_length", meaning, message, before=digits)
    return None


def code_of(value: CellValue, meaning: RosterField, log: RowLog) -> str | None:
    """Give a code of the superior's system as text, without the decimal ending of a spreadsheet."""
    text = text_of(value, meaning, log)
    return None if text is None else re.sub(r"^(\d+)\.0+$", r"\1", text)


def sex_of(value: CellValue, log: RowLog) -> Sex | None:
    """Give the sex that a cell names."""
    text = text_of(value, RosterField.SEX, log)
    key = search_key(text or "")
    if key in _MALE:
        return Sex.MALE
    if key in _FEMALE:
        return Sex.FEMALE
    if text is not None:
        message = _("“{text}” không phải Nam hay Nữ.").format(text=text)
        log.problem("unknown_sex", RosterField.SEX, message, before=text)
    return None


def flag_of(value: CellValue, meaning: RosterField, log: RowLog) -> bool | None:
    """Give whether a cell is marked (x, có, 1); None where it is empty or unclear."""
    if isinstance(value, bool):
        return value
    text = text_of(value, meaning, log)
    key = search_key(text or "")
    if key in _YES or key in _NO:
        return key in _YES
    if text is not None:
        message = _("Ô “{label}” ghi “{text}”, không rõ có hay không.").format(label=meaning.label, text=text)
        log.problem("unclear_mark", meaning, message, before=text)
    return None

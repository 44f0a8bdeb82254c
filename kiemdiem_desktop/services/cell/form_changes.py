"""What a returned form would change against what is stored: typed values, each with its words before and after."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation

from kiemdiem_desktop.domain.errors import InvalidValueError
from kiemdiem_desktop.domain.fillable import FillableForm, Place, PlaceKind
from kiemdiem_desktop.domain.partial_date import PartialDate, parse_partial_date
from kiemdiem_desktop.domain.text import decimal_text, nfc_lines, search_key
from kiemdiem_desktop.i18n import _
from kiemdiem_desktop.intake.form_notes import FormNote, short
from kiemdiem_desktop.intake.form_reading import ReadForm
from kiemdiem_desktop.intake.free_form import LEVEL, FreeForm, level_in

FormValue = str | int | Decimal | PartialDate | None
ROW_PARTS = ("what", "cause", "remedy", "due_on")


@dataclass(frozen=True, slots=True, kw_only=True)
class FormChange:
    """One change. `before` is empty for what is new; `row` holds the parts of a new shortcoming."""

    tag: str
    label: str
    before: str
    after: str
    value: FormValue = None
    row: tuple[tuple[str, FormValue], ...] = ()

    @property
    def is_new(self) -> bool:
        """Whether nothing was stored there yet."""
        return not self.before


class _NotTakenError(Exception):
    """An answer that cannot be taken; its text says why."""


def changes_of(form: FillableForm, read: ReadForm) -> tuple[tuple[FormChange, ...], tuple[FormNote, ...]]:
    """Give the changes in the order of the paper, and what could not be taken."""
    notes: list[FormNote] = []
    values, rows = _with_known_rows(form, read)
    changes = [
        change
        for place in form.places
        if not place.tag.startswith("new.")
        if (change := _change(place, values.get(place.tag, ""), notes)) is not None
    ]
    for number, row in enumerate(rows, start=1):
        change = _new_row(number, row, notes)
        if change is not None:
            changes.append(change)
    known = {place.tag for place in form.places}
    for tag in values.keys() - known:
        words = _("Có phần trả lời không còn chỗ trong mẫu bây giờ, không nhận: “{text}”.")
        notes.append(FormNote(code="no_place", message=words.format(text=short(values[tag]))))
    return tuple(changes), tuple(notes)


def free_values(free: FreeForm) -> dict[str, str]:
    """Give the answers of a text that was parted by its headings."""
    texts = free.texts()
    values = {f"section.{code}": text for code, text in texts.items() if code != LEVEL}
    level = level_in(texts.get(LEVEL, ""))
    return values if level is None else values | {"level": level.value}


def _with_known_rows(form: FillableForm, read: ReadForm) -> tuple[dict[str, str], list[dict[str, str]]]:
    """Let a new row that repeats a stored shortcoming answer for that one, as when a file is taken over twice."""
    stored = {
        search_key(place.value): place.tag.removesuffix("what")
        for place in form.places
        if place.tag.startswith("row.") and place.tag.endswith(".what")
    }
    values, rows = dict(read.values), []
    for row in read.new_rows:
        known = stored.get(search_key(row.get("what", "")))
        if known is None:
            rows.append(row)
        else:
            values |= {f"{known}{part}": text for part, text in row.items()}
    return values, rows


def _change(place: Place, text: str, notes: list[FormNote]) -> FormChange | None:
    if not text.strip():
        if place.value and place.kind in {PlaceKind.TEXT, PlaceKind.POINTS, PlaceKind.COUNT}:
            words = _("“{label}” để trống trong bản điền; giữ nội dung đang có.")
            notes.append(FormNote(code="left_empty", message=words.format(label=short(place.label))))
        return None
    try:
        value = _value(place, text.strip())
    except _NotTakenError as why:
        notes.append(FormNote(code=why.args[0], message=why.args[1]))
        return None
    after = _words(value)
    if _same(after, place.value):
        return None
    return FormChange(
        tag=place.tag,
        label=place.label,
        before=place.words_of(place.value),
        after=place.words_of(after),
        value=value,
    )


def _new_row(number: int, row: Mapping[str, str], notes: list[FormNote]) -> FormChange | None:
    if not row.get("what"):
        text = short("; ".join(row.values()))
        words = _("Có dòng ghi nguyên nhân hoặc biện pháp mà chưa ghi hạn chế là gì, không nhận: “{text}”.")
        notes.append(FormNote(code="row_without_what", message=words.format(text=text)))
        return None
    parts: list[tuple[str, FormValue]] = [(part, nfc_lines(row[part])) for part in ROW_PARTS[:-1] if row.get(part)]
    if row.get("due_on"):
        try:
            parts.append(("due_on", _date(_("Thời hạn khắc phục"), row["due_on"])))
        except _NotTakenError as why:
            notes.append(FormNote(code=why.args[0], message=why.args[1]))
    after = "\n".join(_part_words(part, value) for part, value in parts)
    label = _("Hạn chế mới {number}").format(number=number)
    return FormChange(tag=f"new.{number}", label=label, before="", after=after, row=tuple(parts))


def _part_words(part: str, value: FormValue) -> str:
    words = {
        "what": "{text}",
        "cause": _("Nguyên nhân: {text}"),
        "remedy": _("Khắc phục: {text}"),
        "due_on": _("Thời hạn: {text}"),
    }
    return words[part].format(text=_words(value))


def _value(place: Place, text: str) -> FormValue:
    match place.kind:
        case PlaceKind.POINTS:
            return _points(place, text)
        case PlaceKind.COUNT:
            return _count(place, text)
        case PlaceKind.DATE:
            return _exact(place.label, text) if place.tag == "signed_on" else _date(place.label, text)
        case _:
            return nfc_lines(text)


def _points(place: Place, text: str) -> Decimal:
    try:
        points = Decimal(text.replace(",", ".").replace(" ", "").removesuffix("đ").removesuffix("điểm"))
    except InvalidOperation:
        words = _("{label} ghi “{text}” không đọc được thành điểm; chưa nhận.")
        raise _NotTakenError("points_unreadable", words.format(label=place.label, text=short(text))) from None
    if not points.is_finite() or points < 0 or (place.most is not None and points > place.most):
        words = _("{label} ghi {text}, ngoài khoảng 0–{most}; chưa nhận.")
        most = decimal_text(place.most) if place.most is not None else "…"
        raise _NotTakenError("points_out_of_range", words.format(label=place.label, text=short(text), most=most))
    return points


def _count(place: Place, text: str) -> int:
    if not text.isdecimal() or len(text) > 6:
        words = _("“{label}” ghi “{text}” không phải số nguyên từ 0 trở lên; chưa nhận.")
        raise _NotTakenError("count_unreadable", words.format(label=place.label, text=short(text)))
    return int(text)


def _date(label: str, text: str) -> PartialDate:
    try:
        return parse_partial_date(text)
    except InvalidValueError as problem:
        words = _("{label}: {problem} Chưa nhận ngày này.")
        raise _NotTakenError("impossible_date", words.format(label=label, problem=problem.message)) from None


def _exact(label: str, text: str) -> PartialDate:
    day = _date(label, text)
    if not day.is_exact:
        words = _("{label} ghi “{text}”, thiếu ngày; chưa nhận.")
        raise _NotTakenError("date_not_exact", words.format(label=label, text=short(text)))
    return day


def _words(value: FormValue) -> str:
    return decimal_text(value) if isinstance(value, Decimal) else str(value)


def _same(one: str, other: str) -> bool:
    return list(_lines(one)) == list(_lines(other))


def _lines(text: str) -> Iterator[str]:
    return (" ".join(line.split()) for line in nfc_lines(text).splitlines() if line.strip())

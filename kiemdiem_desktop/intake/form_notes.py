"""What is worth telling about a returned form, in the secretary's words."""

from collections.abc import Iterable
from dataclasses import dataclass

from kiemdiem_desktop.domain.fillable import FormHeading
from kiemdiem_desktop.i18n import _
from kiemdiem_desktop.intake.raw_form import RawForm

_MOST_LETTERS = 80


@dataclass(frozen=True, slots=True, kw_only=True)
class FormNote:
    """One remark: `code` is stable, `message` says what was found and what was done about it."""

    code: str
    message: str


def heading_changed(heading: FormHeading, found: str) -> FormNote:
    """Tell that a printed heading was typed over; `found` is what stands there now, empty if nothing."""
    if found:
        words = _("Tiêu đề “{heading}” đã bị sửa thành “{found}”; phần trả lời vẫn lấy từ ô của mục này.")
        message = words.format(heading=short(heading.printed), found=short(found))
    else:
        words = _("Tiêu đề “{heading}” đã bị xóa; phần trả lời vẫn lấy từ ô của mục này.")
        message = words.format(heading=short(heading.printed))
    return FormNote(code="heading_changed", message=message)


def place_lost(heading: FormHeading) -> FormNote:
    """Tell that an answer place was deleted and the text under its heading is taken instead."""
    words = _("Ô trả lời của mục “{heading}” đã bị xóa; lấy phần chữ gõ dưới tiêu đề. Xin xem lại.")
    return FormNote(code="place_lost", message=words.format(heading=short(heading.printed)))


def parts_missing(headings: tuple[FormHeading, ...]) -> FormNote:
    """Tell which headings are not in the file at all, with their answers."""
    first, last = short(headings[0].printed), short(headings[-1].printed)
    if len(headings) == 1:
        words = _("Thiếu mục “{first}”: không thấy cả tiêu đề và ô trả lời. Nội dung đang có được giữ nguyên.")
        return FormNote(code="part_missing", message=words.format(first=first))
    words = _(
        "Thiếu {count} mục, từ “{first}” đến “{last}”: có thể mất một trang. Nội dung đang có của các mục này được "
        "giữ nguyên."
    )
    return FormNote(code="part_missing", message=words.format(count=len(headings), first=first, last=last))


def typed_outside(heading: FormHeading) -> FormNote:
    """Tell that text was typed beside its place."""
    words = _("Ở mục “{heading}” có chữ gõ ngoài ô trả lời; đã lấy cả phần đó. Xin xem lại.")
    return FormNote(code="typed_outside", message=words.format(heading=short(heading.printed)))


def ticked_twice(label: str, words: Iterable[str]) -> FormNote:
    """Tell that one question has two answers, so that none is taken."""
    told = _(
        "“{label}” được đánh dấu nhiều ô: {words}. Chưa nhận ô nào; hỏi lại người viết rồi chọn trong bản kiểm điểm."
    )
    return FormNote(code="ticked_twice", message=told.format(label=short(label), words=", ".join(words)))


def row_outside(text: str) -> FormNote:
    """Tell that a row was added to a table of answers."""
    told = _("Có dòng thêm vào bảng hạn chế: “{text}”; đã nhận theo thứ tự cột. Xin xem lại.")
    return FormNote(code="row_added", message=told.format(text=short(text)))


def marks_of(form: RawForm) -> tuple[FormNote, ...]:
    """Tell what the office program left in the file: comments, legacy fonts, text boxes."""
    notes = []
    if form.comments:
        words = _("Trong tệp có {count} lời ghi chú bên lề, không nhận vào bản kiểm điểm: {texts}")
        texts = "; ".join(f"“{short(text)}”" for text in form.comments[:3])
        notes.append(FormNote(code="comments", message=words.format(count=len(form.comments), texts=texts)))
    for encoding in form.encodings:
        words = _("Có chữ gõ bằng phông {name}; đã đổi sang Unicode. Xin đọc lại dấu.")
        notes.append(FormNote(code="legacy_text", message=words.format(name=encoding.label)))
    if form.doubtful:
        pairs = ", ".join(f"“{word}” ({maybe}?)" for word, maybe in dict(form.doubtful[:5]).items())
        notes.append(
            FormNote(code="doubtful_words", message=_("Có chữ có thể đã mất dấu: {pairs}.").format(pairs=pairs))
        )
    if form.boxes:
        words = _("Có {count} khung chữ rời trong tệp: phần chữ trong khung chưa đọc được, xin xem trực tiếp.")
        notes.append(FormNote(code="text_boxes", message=words.format(count=form.boxes)))
    return tuple(notes)


def short(text: str) -> str:
    """Give the beginning of a long text, on one line."""
    line = " ".join(text.split())
    return line if len(line) <= _MOST_LETTERS else f"{line[: _MOST_LETTERS - 1].rstrip()}…"

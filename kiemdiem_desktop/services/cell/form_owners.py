"""Whose a returned form is: by its code, else by name and birth date with the secretary's word."""

import re
from collections.abc import Mapping
from dataclasses import dataclass

from kiemdiem_desktop.domain.fillable import FillableForm
from kiemdiem_desktop.domain.ids import SubjectId
from kiemdiem_desktop.domain.text import search_key
from kiemdiem_desktop.i18n import _
from kiemdiem_desktop.intake.raw_form import RawForm
from kiemdiem_desktop.services.cell.checks import CheckedRound

_NAME = re.compile(r"họ và tên\s*:\s*(.+?)(?:\s{2,}|\s+(?:ngày )?sinh\b|;|$)", re.IGNORECASE)
_BORN = re.compile(r"(?:ngày sinh|sinh ngày|năm sinh)\s*:?\s*([0-9/.\-]{4,10})", re.IGNORECASE)
_WRITER_LINES = 60


@dataclass(frozen=True, slots=True, kw_only=True)
class Owner:
    """The owner found: sure by code, or else only likely, with the question to ask."""

    subject_id: SubjectId | None = None
    is_sure: bool = False
    question: str = ""


def find_owners(forms: Mapping[SubjectId, FillableForm], form: RawForm) -> Owner:
    """Tell whose a form is: sure only where the code and the name in the file agree."""
    written = name_in(form)
    if form.stamp is not None:
        subject_id = SubjectId(form.stamp.subject_id)
        owner = forms[subject_id].name
        if not written or search_key(written) == search_key(owner):
            return Owner(subject_id=subject_id, is_sure=True)
        words = _("Mã trong tệp là của {owner}, nhưng tên ghi trong tệp là “{written}”: chọn đúng người.")
        return Owner(subject_id=subject_id, question=words.format(owner=owner, written=written))
    likely = possible_owners(forms, form)
    if written:
        words = _("Tệp không còn mã bản (hoặc mã bị sửa). Tên ghi trong tệp là “{written}”: xác nhận là của ai.")
        question = words.format(written=written)
    else:
        question = _("Tệp không có mã bản và không thấy dòng “Họ và tên”: chọn người viết.")
    return Owner(subject_id=likely[0] if likely else None, question=question)


def possible_owners(forms: Mapping[SubjectId, FillableForm], form: RawForm) -> tuple[SubjectId, ...]:
    """Give all subjects, those with the written name and birth date first, then those with the name alone."""
    name, born = search_key(name_in(form)), birth_in(form)

    def likeness(item: tuple[int, tuple[SubjectId, FillableForm]]) -> tuple[int, int]:
        """Give the order: how much agrees, then the place in the round."""
        at, (_subject_id, own) = item
        has_name = bool(name) and search_key(own.name) == name
        has_birth = bool(born) and bool(own.born) and own.born.endswith(born[-4:])
        return (-(2 * has_name + (has_name and has_birth)), at)

    return tuple(subject_id for _at, (subject_id, _own) in sorted(enumerate(forms.items()), key=likeness))


def owner_trouble(checked: CheckedRound, forms: Mapping[SubjectId, FillableForm], form: RawForm) -> str:
    """Tell why a form with a code cannot be of this round; empty where it can."""
    stamp, round_ = form.stamp, checked.dossier.round
    ours = next(iter(forms.values())).stamp if forms else None
    if stamp is None or ours is None:
        return "" if ours else _("Đợt này chưa có ai phải kiểm điểm nên chưa nhận bản nào.")
    if stamp.cell != ours.cell:
        return _("Bản này do chi bộ khác xuất ra, không phải của chi bộ này. Chuyển lại cho nơi gửi.")
    if (stamp.year, stamp.period) != (round_.year, round_.period):
        words = _("Bản này của đợt {theirs}, không phải đợt {ours}. Chọn đúng đợt, hoặc xuất lại mẫu của đợt này.")
        return words.format(theirs=stamp.period.of_year(stamp.year), ours=round_.period.of_year(round_.year))
    if SubjectId(stamp.subject_id) not in forms:
        return _("Bản này không thuộc đợt đang làm, hoặc người viết không còn trong danh sách kiểm điểm của đợt.")
    return ""


def name_in(form: RawForm) -> str:
    """Give the name written behind "Họ và tên", empty where there is none."""
    for text in form.texts[:_WRITER_LINES]:
        found = _NAME.search(text)
        if found and any(map(str.isalpha, found.group(1))):
            return " ".join(found.group(1).replace("…", " ").strip(" .").split())
    return ""


def birth_in(form: RawForm) -> str:
    """Give the birth date as written, empty where there is none."""
    matches = (_BORN.search(text) for text in form.texts[:_WRITER_LINES])
    return next((found.group(1) for found in matches if found), "")

"""Forms that come back filled in: whose they are, what they would change, and merging them as one undo step."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from enum import StrEnum

from kiemdiem_desktop.domain.fillable import FillableForm
from kiemdiem_desktop.domain.ids import SubjectId
from kiemdiem_desktop.i18n import _
from kiemdiem_desktop.intake.form_notes import FormNote
from kiemdiem_desktop.intake.form_reading import ReadForm, read_form
from kiemdiem_desktop.intake.free_form import FreeForm, split_free
from kiemdiem_desktop.intake.raw_form import RawForm
from kiemdiem_desktop.intake.returned import ReadFile, files_in, read_returned
from kiemdiem_desktop.services.cell.blank_forms import fillable_forms
from kiemdiem_desktop.services.cell.checks import CheckedRound
from kiemdiem_desktop.services.cell.form_changes import FormChange, changes_of, free_values
from kiemdiem_desktop.services.cell.form_owners import find_owners, owner_trouble, possible_owners

__all__ = [
    "FileChoices",
    "FileState",
    "FormChange",
    "FreeForm",
    "ReadFile",
    "ReturnedForm",
    "Revisions",
    "files_in",
    "preview_forms",
    "read_returned",
]


class Revisions(StrEnum):
    """Which text counts where changes are on record."""

    ACCEPTED = "accepted"
    REJECTED = "rejected"


class FileState(StrEnum):
    """How far a file is from being taken over."""

    READY = "ready"
    ASKS = "asks"
    SAME = "same"
    REFUSED = "refused"
    LEFT_OUT = "left_out"


@dataclass(frozen=True, slots=True, kw_only=True)
class FileChoices:
    """What the secretary decided about one file.

    `left_tags` are changes that are not taken; `starts` parts a text with headings of its own; `is_split` confirms it.
    """

    subject_id: SubjectId | None = None
    revisions: Revisions | None = None
    is_left_out: bool = False
    left_tags: frozenset[str] = frozenset()
    starts: Mapping[int, str] | None = None
    is_split: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class ReturnedForm:
    """One file as it would be taken over. `asks` names in words what must be decided first.

    `owners` are the subjects that may be chosen, likeliest first; `twins` name other files of the same person.
    """

    file: ReadFile
    choices: FileChoices
    state: FileState
    subject_id: SubjectId | None = None
    subject_name: str = ""
    trouble: str = ""
    asks: tuple[str, ...] = ()
    notes: tuple[FormNote, ...] = ()
    changes: tuple[FormChange, ...] = ()
    free: FreeForm | None = None
    owners: tuple[SubjectId, ...] = ()
    needs_owner: bool = False
    twins: tuple[str, ...] = ()

    @property
    def key(self) -> str:
        """What the file is known by."""
        return self.file.key

    @property
    def taken(self) -> tuple[FormChange, ...]:
        """The changes that would be made."""
        return tuple(change for change in self.changes if change.tag not in self.choices.left_tags)


@dataclass(slots=True)
class _Draft:
    """What is found out about one file, step by step."""

    form: RawForm
    expected: FillableForm | None = None
    subject_id: SubjectId | None = None
    needs_owner: bool = False
    asks: list[str] = field(default_factory=list)
    notes: list[FormNote] = field(default_factory=list)


def preview_forms(
    checked: CheckedRound, files: tuple[ReadFile, ...], choices: Mapping[str, FileChoices]
) -> tuple[ReturnedForm, ...]:
    """Show what taking the files over would do, in their order; nothing is written."""
    forms = fillable_forms(checked)
    drawn = tuple(_preview(checked, forms, file, choices.get(file.key, FileChoices())) for file in files)
    return tuple(_with_twins(form, drawn) for form in drawn)


def _preview(
    checked: CheckedRound, forms: Mapping[SubjectId, FillableForm], file: ReadFile, choices: FileChoices
) -> ReturnedForm:
    if file.form is None:
        trouble = str(file.error)
        return ReturnedForm(file=file, choices=choices, state=FileState.REFUSED, trouble=trouble)
    trouble = owner_trouble(checked, forms, file.form)
    if trouble:
        return ReturnedForm(file=file, choices=choices, state=FileState.REFUSED, trouble=trouble)
    draft = _Draft(_form_of(file, choices))
    _find_owner(draft, forms, choices)
    if file.rejected is not None:
        _tell_revisions(draft, choices)
    free = _free_form(draft, forms, choices)
    if free is not None and not free.is_review and choices.starts is None:
        trouble = _("Không thấy mã bản và các mục của bản kiểm điểm: tệp này không phải bản kiểm điểm.")
        return ReturnedForm(file=file, choices=choices, state=FileState.REFUSED, trouble=trouble)
    return _drawn(file, choices, draft, free, possible_owners(forms, draft.form))


def _form_of(file: ReadFile, choices: FileChoices) -> RawForm:
    assert file.form is not None
    is_rejected = choices.revisions is Revisions.REJECTED and file.rejected is not None
    return file.rejected if is_rejected and file.rejected is not None else file.form


def _find_owner(draft: _Draft, forms: Mapping[SubjectId, FillableForm], choices: FileChoices) -> None:
    found = find_owners(forms, draft.form)
    draft.needs_owner = not found.is_sure
    draft.subject_id = choices.subject_id or (found.subject_id if found.is_sure else None)
    if draft.subject_id is None:
        draft.asks.append(found.question)
    draft.expected = forms.get(draft.subject_id) if draft.subject_id is not None else None
    stamp = draft.form.stamp
    if stamp is not None and draft.expected is not None and stamp.form != draft.expected.stamp.form:
        words = _("Bản này theo mẫu {old}, nay dùng mẫu {new}: mục không có trong mẫu mới thì không nhận.")
        message = words.format(old=stamp.form, new=draft.expected.stamp.form)
        draft.notes.append(FormNote(code="other_form", message=message))


def _tell_revisions(draft: _Draft, choices: FileChoices) -> None:
    if choices.revisions is None:
        draft.asks.append(
            _("Tệp có {count} chỗ sửa đang theo dõi (lưu vết): chọn nhận hay bỏ các chỗ sửa.").format(
                count=len(draft.form.revisions)
            )
        )


def _free_form(draft: _Draft, forms: Mapping[SubjectId, FillableForm], choices: FileChoices) -> FreeForm | None:
    """Give the text parted by headings, where the file is no form of ours (any form tells the usual sections)."""
    if draft.form.answers or draft.form.stamp is not None:
        return None
    like = draft.expected or next(iter(forms.values()))
    found = split_free(draft.form.texts, like)
    return found if choices.starts is None else FreeForm(lines=found.lines, starts=choices.starts)


def _drawn(
    file: ReadFile, choices: FileChoices, draft: _Draft, free: FreeForm | None, owners: tuple[SubjectId, ...]
) -> ReturnedForm:
    changes: tuple[FormChange, ...] = ()
    notes = tuple(draft.notes)
    if draft.expected is not None:
        read = read_form(draft.form, draft.expected) if free is None else ReadForm(values=free_values(free))
        changes, found = changes_of(draft.expected, read)
        notes += (*read.notes, *found)
    if free is not None and not choices.is_split:
        draft.asks.append(_("Bản viết theo tiêu đề riêng: xem các đoạn đã chia đúng mục chưa rồi xác nhận."))
    return ReturnedForm(
        file=file,
        choices=choices,
        state=_state(choices, draft, changes),
        subject_id=draft.subject_id,
        subject_name=draft.expected.name if draft.expected else "",
        asks=tuple(draft.asks),
        notes=notes,
        changes=changes,
        free=free,
        owners=owners,
        needs_owner=draft.needs_owner,
    )


def _state(choices: FileChoices, draft: _Draft, changes: tuple[FormChange, ...]) -> FileState:
    if choices.is_left_out:
        return FileState.LEFT_OUT
    if draft.asks:
        return FileState.ASKS
    return FileState.READY if any(change.tag not in choices.left_tags for change in changes) else FileState.SAME


def _with_twins(form: ReturnedForm, others: tuple[ReturnedForm, ...]) -> ReturnedForm:
    """Ask which one counts where two files are of one person."""
    if form.subject_id is None or form.state in {FileState.LEFT_OUT, FileState.REFUSED}:
        return form
    twins = tuple(
        other.file.path.name
        for other in others
        if other.key != form.key and other.subject_id == form.subject_id and not other.choices.is_left_out
    )
    if not twins:
        return form
    words = _("Có {count} bản của {name} ({names}): chọn bản được dùng.")
    names = ", ".join(sorted((form.file.path.name, *twins)))
    ask = words.format(count=len(twins) + 1, name=form.subject_name, names=names)
    return replace(form, state=FileState.ASKS, asks=(*form.asks, ask), twins=twins)

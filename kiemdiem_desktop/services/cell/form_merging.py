"""Taking returned forms over: every accepted change of every file, as one undo step."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from decimal import Decimal

from kiemdiem_desktop.domain.errors import InvalidValueError
from kiemdiem_desktop.domain.ids import RowId, SubjectId
from kiemdiem_desktop.domain.level import Level
from kiemdiem_desktop.domain.partial_date import PartialDate
from kiemdiem_desktop.domain.review import Grade, Shortcoming, ShortcomingState, TaskCounts
from kiemdiem_desktop.i18n import N_, _
from kiemdiem_desktop.services.action import round_action
from kiemdiem_desktop.services.cell.form_changes import FormChange
from kiemdiem_desktop.services.cell.prompts import edit_prompt
from kiemdiem_desktop.services.cell.returned_forms import FileState, ReturnedForm
from kiemdiem_desktop.services.cell.reviews import (
    edit_shortcoming,
    get_review,
    save_shortcoming,
    set_grade,
    set_paper,
    set_points,
    set_section_text,
    set_self_level,
    set_tasks,
)
from kiemdiem_desktop.services.workspace import Workspace


@dataclass(frozen=True, slots=True, kw_only=True)
class MergeResult:
    """What was taken over: how many forms and changes."""

    forms: int
    changes: int


@round_action(N_("Nhận bản kiểm điểm đã điền"))
def merge_forms(workspace: Workspace, forms: tuple[ReturnedForm, ...]) -> MergeResult:
    """Take over the forms that are ready, as one undo step. Raises: InvalidValueError where none is."""
    ready = tuple(form for form in forms if form.state is FileState.READY)
    if not ready:
        raise InvalidValueError(
            code="nothing_to_merge",
            message=_("Chưa có bản nào sẵn sàng để nhận."),
            hint=_("Trả lời các câu hỏi ở từng tệp, hoặc thêm tệp khác."),
        )
    for form in ready:
        assert form.subject_id is not None
        _merge(workspace, form.subject_id, form.taken)
    return MergeResult(forms=len(ready), changes=sum(len(form.taken) for form in ready))


def _merge(workspace: Workspace, subject_id: SubjectId, changes: Iterable[FormChange]) -> None:
    tasks = get_review(workspace, subject_id).tasks
    for change in changes:
        head, _dot, rest = change.tag.partition(".")
        if head == "tasks":
            tasks = replace(tasks or TaskCounts(), **{rest: change.value})  # type: ignore[arg-type]
        else:
            _APPLIERS[head](workspace, subject_id, change)
    if tasks != get_review(workspace, subject_id).tasks:
        set_tasks(workspace, subject_id, tasks)


def _section(workspace: Workspace, subject_id: SubjectId, change: FormChange) -> None:
    section = change.tag.removeprefix("section.")
    set_section_text(workspace, subject_id, section=section, text=str(change.value))


def _points(workspace: Workspace, subject_id: SubjectId, change: FormChange) -> None:
    points = change.value if isinstance(change.value, Decimal) else None
    set_points(workspace, subject_id, criterion=change.tag.removeprefix("points."), points=points)


def _grade(workspace: Workspace, subject_id: SubjectId, change: FormChange) -> None:
    set_grade(workspace, subject_id, criterion=change.tag.removeprefix("grade."), grade=Grade(str(change.value)))


def _level(workspace: Workspace, subject_id: SubjectId, change: FormChange) -> None:
    set_self_level(workspace, subject_id, Level(str(change.value)))


def _signed(workspace: Workspace, subject_id: SubjectId, change: FormChange) -> None:
    review = get_review(workspace, subject_id)
    day = change.value
    if isinstance(day, PartialDate) and day.is_exact:
        set_paper(
            workspace,
            subject_id,
            from_paper=review.from_paper,
            signed_on=day.earliest,
            draft_sent_on=review.draft_sent_on,
        )


def _stored_row(workspace: Workspace, _subject_id: SubjectId, change: FormChange) -> None:
    _head, number, part = change.tag.split(".")
    value = ShortcomingState(str(change.value)) if part == "state" else change.value
    edit_shortcoming(workspace, RowId(int(number)), part=part, value=value)  # type: ignore[arg-type]


def _new_row(workspace: Workspace, subject_id: SubjectId, change: FormChange) -> None:
    round_id = workspace.store.subjects.get(subject_id).round_id
    row = Shortcoming(round_id=round_id, subject_id=subject_id, **dict(change.row))  # type: ignore[arg-type]
    save_shortcoming(workspace, row)


def _prompt(workspace: Workspace, _subject_id: SubjectId, change: FormChange) -> None:
    prompt_id = RowId(int(change.tag.removeprefix("prompt.")))
    edit_prompt(workspace, prompt_id, part="answer", value=str(change.value))


_APPLIERS: Mapping[str, Callable[[Workspace, SubjectId, FormChange], None]] = {
    "section": _section,
    "points": _points,
    "grade": _grade,
    "level": _level,
    "signed_on": _signed,
    "row": _stored_row,
    "carried": _stored_row,
    "new": _new_row,
    "prompt": _prompt,
}

"""Comments on the subjects, prompts of the superior, and what the year holds about a subject."""

from dataclasses import replace
from datetime import date

from kiemdiem_desktop.domain.comment import Comment
from kiemdiem_desktop.domain.errors import InvalidValueError
from kiemdiem_desktop.domain.ids import RoundId, RowId, SubjectId
from kiemdiem_desktop.domain.partial_date import PartialDate
from kiemdiem_desktop.domain.prompt import ReviewPrompt
from kiemdiem_desktop.domain.year_record import Conclusion, ConclusionKind, YearRecord
from kiemdiem_desktop.i18n import N_, _
from kiemdiem_desktop.services.action import round_action
from kiemdiem_desktop.services.workspace import Workspace


@round_action(N_("Ghi góp ý"))
def save_comment(workspace: Workspace, comment: Comment) -> Comment:
    """Add (id 0) or change a comment. Raises: InvalidValueError where it holds neither text nor level."""
    if not comment.text.strip() and comment.level is None:
        raise InvalidValueError(
            code="empty_comment", message=_("Góp ý chưa có nội dung."), hint=_("Ghi nội dung góp ý hoặc mức xếp loại.")
        )
    if not comment.id:
        return workspace.store.comments.add(comment)
    workspace.store.comments.save(comment)
    return comment


@round_action(N_("Xóa góp ý"))
def remove_comment(workspace: Workspace, comment_id: RowId) -> None:
    """Remove a comment."""
    workspace.store.comments.remove(comment_id)


def list_prompts(workspace: Workspace, round_id: RoundId) -> tuple[ReviewPrompt, ...]:
    """Give all prompts of a round in the order they were entered."""
    return workspace.store.prompts.where(round_id=round_id)


@round_action(N_("Ghi gợi ý kiểm điểm"))
def save_prompt(workspace: Workspace, prompt: ReviewPrompt) -> ReviewPrompt:
    """Add (id 0) or change a prompt of the superior. Raises: InvalidValueError where it has no text."""
    if not prompt.text.strip():
        raise InvalidValueError(
            code="empty_prompt", message=_("Gợi ý chưa có nội dung."), hint=_("Ghi nội dung như văn bản của cấp trên.")
        )
    if not prompt.id:
        return workspace.store.prompts.add(prompt)
    workspace.store.prompts.save(prompt)
    return prompt


@round_action(N_("Sửa gợi ý kiểm điểm"), field=("part",))
def edit_prompt(workspace: Workspace, prompt_id: RowId, *, part: str, value: str | date | SubjectId | None) -> None:
    """Change one part (a field of `ReviewPrompt`) of a prompt. Raises: InvalidValueError where it then has no text."""
    prompt = workspace.store.prompts.get(prompt_id)
    save_prompt(workspace, replace(prompt, **{part: value}))  # type: ignore[arg-type]


@round_action(N_("Xóa gợi ý kiểm điểm"))
def remove_prompt(workspace: Workspace, prompt_id: RowId) -> None:
    """Remove a prompt that was typed by mistake."""
    workspace.store.prompts.remove(prompt_id)


def get_year_record(workspace: Workspace, subject_id: SubjectId) -> YearRecord:
    """Give what the year holds about a subject; a fresh value where nothing was entered."""
    found = workspace.store.year_records.find(subject_id=subject_id)
    if found is not None:
        return found
    return YearRecord(round_id=workspace.store.subjects.get(subject_id).round_id, subject_id=subject_id)


@round_action(N_("Sửa số liệu trong năm"))
def save_year_record(workspace: Workspace, record: YearRecord) -> YearRecord:
    """Keep what the year holds about a subject."""
    if not record.id:
        return workspace.store.year_records.add(record)
    workspace.store.year_records.save(record)
    return record


@round_action(N_("Sửa số liệu trong năm"), field=("part",))
def set_year_figure(workspace: Workspace, subject_id: SubjectId, *, part: str, value: str | int | bool | None) -> None:
    """Keep one figure (a field of `YearRecord`). Raises: InvalidValueError for a percentage above 100."""
    if part.endswith("_percent") and isinstance(value, int) and value > 100:
        raise InvalidValueError(
            code="percent_above_100", message=_("Tỷ lệ không thể quá 100%."), hint=_("Ghi số từ 0 đến 100.")
        )
    record = get_year_record(workspace, subject_id)
    save_year_record(workspace, replace(record, **{part: value}))  # type: ignore[arg-type]


@round_action(N_("Ghi kết luận của cấp có thẩm quyền"))
def save_conclusion(workspace: Workspace, conclusion: Conclusion) -> Conclusion:
    """Add (id 0) or change a conclusion of a competent level."""
    if not conclusion.id:
        return workspace.store.conclusions.add(conclusion)
    workspace.store.conclusions.save(conclusion)
    return conclusion


@round_action(N_("Sửa kết luận của cấp có thẩm quyền"), field=("part",))
def edit_conclusion(
    workspace: Workspace,
    conclusion_id: RowId,
    *,
    part: str,
    value: str | bool | PartialDate | ConclusionKind | None,
) -> None:
    """Change one part (a field of `Conclusion`) of a conclusion."""
    row = workspace.store.conclusions.get(conclusion_id)
    save_conclusion(workspace, replace(row, **{part: value}))  # type: ignore[arg-type]


@round_action(N_("Xóa kết luận"))
def remove_conclusion(workspace: Workspace, conclusion_id: RowId) -> None:
    """Remove a conclusion that was typed by mistake."""
    workspace.store.conclusions.remove(conclusion_id)

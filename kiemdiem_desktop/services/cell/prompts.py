"""Prompts of the superior, and the subjects' answers to them."""

from dataclasses import replace
from datetime import date

from kiemdiem_desktop.domain.errors import InvalidValueError
from kiemdiem_desktop.domain.ids import RoundId, RowId, SubjectId
from kiemdiem_desktop.domain.prompt import ReviewPrompt
from kiemdiem_desktop.i18n import N_, _
from kiemdiem_desktop.services.action import round_action
from kiemdiem_desktop.services.workspace import Workspace


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

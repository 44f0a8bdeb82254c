"""Typing at the conference: one part of its frame or of a comment at a time, merged into one undo step each."""

from dataclasses import replace
from datetime import time

from kiemdiem_desktop.domain.comment import Comment, CommentSource
from kiemdiem_desktop.domain.errors import InvalidValueError
from kiemdiem_desktop.domain.ids import RowId
from kiemdiem_desktop.domain.round import Round
from kiemdiem_desktop.i18n import N_, _
from kiemdiem_desktop.services.action import round_action
from kiemdiem_desktop.services.cell.comments import save_comment
from kiemdiem_desktop.services.cell.meetings import get_meeting, save_meeting
from kiemdiem_desktop.services.workspace import Workspace


@round_action(N_("Sửa thông tin hội nghị"), field=("part",))
def edit_meeting(workspace: Workspace, round_: Round, *, part: str, value: object) -> None:
    """Change one part (a field of `Meeting`) of the frame of the conference."""
    save_meeting(workspace, replace(get_meeting(workspace, round_), **{part: value}))  # type: ignore[arg-type]


@round_action(N_("Sửa góp ý"), field=("part",))
def edit_comment(workspace: Workspace, comment_id: RowId, *, part: str, value: object) -> Comment:
    """Change one part (a field of `Comment`). Raises: InvalidValueError where neither text nor level is left."""
    return save_comment(workspace, with_part(workspace.store.comments.get(comment_id), part, value))


def with_part(comment: Comment, part: str, value: object) -> Comment:
    """Give `comment` with another part; what does not go with its source (a level, a day) is taken away."""
    changed = replace(comment, **{part: value})  # type: ignore[arg-type]
    if changed.source is not CommentSource.AGENCY:
        changed = replace(changed, level=None)
    if changed.source is CommentSource.MEETING:
        return replace(changed, received_on=None)
    return replace(changed, speaker_id=None)


def read_time(typed: str) -> str:
    """Give a time of day as "HH:MM" from "7h30", "7 giờ 30", "7:30" or "0730"; empty stays empty.

    Raises: InvalidValueError.
    """
    text = typed.strip().lower().replace("giờ", ":").replace("phút", "").replace("h", ":").replace(" ", "")
    if not text:
        return ""
    if text.isdecimal() and len(text) == len("0730"):
        text = f"{text[:2]}:{text[2:]}"
    hours, _colon, minutes = text.partition(":")
    try:
        return time(int(hours), int(minutes or 0)).isoformat(timespec="minutes")
    except ValueError:
        raise InvalidValueError(
            code="not_a_time",
            message=_("“{text}” không phải là giờ trong ngày.").format(text=typed.strip()),
            hint=_("Ghi giờ và phút, ví dụ 7h30 hoặc 13:45."),
        ) from None


def read_names(typed: str) -> tuple[str, ...]:
    """Give the names that were typed with commas or semicolons between them."""
    return tuple(name.strip() for name in typed.replace(";", ",").split(",") if name.strip())

"""Comments on the subjects: kept whole, changed part by part, removed."""

from dataclasses import replace

from kiemdiem_desktop.domain.comment import Comment, CommentSource
from kiemdiem_desktop.domain.errors import InvalidValueError
from kiemdiem_desktop.domain.ids import RowId
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


@round_action(N_("Xóa góp ý"))
def remove_comment(workspace: Workspace, comment_id: RowId) -> None:
    """Remove a comment."""
    workspace.store.comments.remove(comment_id)

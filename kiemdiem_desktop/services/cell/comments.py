"""Comments on the subjects."""

from kiemdiem_desktop.domain.comment import Comment
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


@round_action(N_("Xóa góp ý"))
def remove_comment(workspace: Workspace, comment_id: RowId) -> None:
    """Remove a comment."""
    workspace.store.comments.remove(comment_id)

"""The checklist of a returned dossier: each point is done, with what was done, before the dossier goes up again."""

from dataclasses import replace

from kiemdiem_desktop.domain.ids import RoundId, RowId
from kiemdiem_desktop.domain.incoming import IncomingPackage, ReturnTask
from kiemdiem_desktop.domain.superior_package import PackageKind
from kiemdiem_desktop.i18n import N_, _
from kiemdiem_desktop.services.action import round_action
from kiemdiem_desktop.services.cell.readiness import NotReadyError
from kiemdiem_desktop.services.workspace import Workspace


def open_return(workspace: Workspace, round_id: RoundId) -> IncomingPackage | None:
    """Give the newest return of a round that no sent package answers yet, None where there is none."""
    answered = {row.answers for row in workspace.store.packages.where(round_id=round_id)}
    rows = workspace.store.incoming.where(round_id=round_id, kind=PackageKind.RETURN)
    newest = max(rows, key=lambda row: row.sequence, default=None)
    return None if newest is None or newest.digest in answered else newest


def list_tasks(workspace: Workspace, round_id: RoundId) -> tuple[ReturnTask, ...]:
    """Give the points of the return that is still to be answered, in the superior's order."""
    notice = open_return(workspace, round_id)
    return () if notice is None else workspace.store.return_tasks.where(notice_digest=notice.digest)


@round_action(N_("Ghi việc sửa hồ sơ bị trả lại"))
def set_task_done(workspace: Workspace, task_id: RowId, *, is_done: bool) -> None:
    """Note that a point was corrected, or not after all."""
    workspace.store.return_tasks.save(replace(workspace.store.return_tasks.get(task_id), is_done=is_done))


@round_action(N_("Ghi cách sửa hồ sơ bị trả lại"), field=())
def set_task_answer(workspace: Workspace, task_id: RowId, *, answer: str) -> None:
    """Keep what was done about a point; the superior reads it."""
    workspace.store.return_tasks.save(replace(workspace.store.return_tasks.get(task_id), answer=answer))


def suggest_replace_reason(workspace: Workspace, round_id: RoundId) -> str:
    """Give the reason for a new package that answers a return, "" where there is none."""
    notice = open_return(workspace, round_id)
    if notice is None:
        return ""
    paper = notice.number or _("gói số {sequence}").format(sequence=notice.sequence)
    return _("Sửa theo phiếu trả lại {paper} của {issuer}").format(paper=paper, issuer=notice.issuer_name)


def check_returned(workspace: Workspace, round_id: RoundId) -> None:
    """Refuse to send again while a point of the return is open. Raises: NotReadyError."""
    left = [task for task in list_tasks(workspace, round_id) if not task.is_done]
    if left:
        raise NotReadyError(
            code="return_tasks_left",
            message=_("Hồ sơ bị trả lại còn {count} việc chưa đánh dấu đã sửa.").format(count=len(left)),
            hint=_("Xem danh sách ở bước Kiểm tra; sửa xong việc nào thì đánh dấu việc đó."),
        )

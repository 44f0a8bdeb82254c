"""What is left to do for the clerk of a committee, in the order in which it is best done."""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from kiemdiem_desktop.i18n import _
from kiemdiem_desktop.services.committee.board import Board, BoardState
from kiemdiem_desktop.services.committee.collecting import list_waiting, pending_paths
from kiemdiem_desktop.services.committee.receipts import count_unwritten, without_receipt
from kiemdiem_desktop.services.own_keys import find_own_key
from kiemdiem_desktop.services.workspace import Workspace


class TaskPlace(StrEnum):
    """Where a task is done, in the words of the screens."""

    UNITS = "units"
    GUIDANCE = "guidance"
    COLLECTING = "collecting"
    APPRAISAL = "appraising"
    DECIDING = "deciding"
    TOTALS = "totals"
    SETTINGS = "settings"
    PHONES = "phones"  # the list of telephone numbers, printed from the board itself


@dataclass(frozen=True, slots=True, kw_only=True)
class ClerkTask:
    """One thing to do: a sentence, what its button says, and where it is done."""

    sentence: str
    action: str
    place: TaskPlace
    is_urgent: bool = False


def list_tasks(workspace: Workspace, board: Board) -> tuple[ClerkTask, ...]:
    """Give what is left to do, the most pressing first."""
    return (*_preparing(workspace, board), *_collecting(workspace, board), *_judging(board))


def _preparing(workspace: Workspace, board: Board) -> Iterator[ClerkTask]:
    if not board.rows:
        yield ClerkTask(
            sentence=_("Chưa có đơn vị nào trong danh sách."), action=_("Lập danh sách"), place=TaskPlace.UNITS
        )
    if board.plan is None:
        yield ClerkTask(
            sentence=_("Chưa có kế hoạch của đợt: hạn nộp, ngày đánh giá."),
            action=_("Lập kế hoạch"),
            place=TaskPlace.GUIDANCE,
        )
    if find_own_key(workspace) is None:
        yield ClerkTask(
            sentence=_("Cấp ủy chưa có khóa ký nên chưa ghi được biên nhận, quyết định."),
            action=_("Lập khóa"),
            place=TaskPlace.SETTINGS,
        )


def _collecting(workspace: Workspace, board: Board) -> Iterator[ClerkTask]:
    if pending_paths(workspace):
        yield ClerkTask(
            sentence=_("Lần nhận hồ sơ vừa rồi chưa xong."),
            action=_("Nhận tiếp"),
            place=TaskPlace.COLLECTING,
            is_urgent=True,
        )
    if board.overdue:
        yield ClerkTask(
            sentence=_("{count} đơn vị quá hạn.").format(count=board.overdue),
            action=_("Danh sách gọi điện"),
            place=TaskPlace.PHONES,
            is_urgent=True,
        )
    waiting = len(list_waiting(workspace))
    if waiting:
        yield ClerkTask(
            sentence=_("{count} tệp đang chờ: khóa, danh sách hoặc kế hoạch.").format(count=waiting),
            action=_("Xem tệp"),
            place=TaskPlace.COLLECTING,
            is_urgent=True,
        )
    receipts = len(without_receipt(workspace)) + count_unwritten(workspace)
    if receipts:
        yield ClerkTask(
            sentence=_("{count} hồ sơ chưa có giấy biên nhận.").format(count=receipts),
            action=_("Ghi biên nhận"),
            place=TaskPlace.COLLECTING,
        )


def _judging(board: Board) -> Iterator[ClerkTask]:
    counts = board.counts
    if counts[BoardState.RECEIVED]:
        yield ClerkTask(
            sentence=_("{count} hồ sơ chờ thẩm định.").format(count=counts[BoardState.RECEIVED]),
            action=_("Thẩm định"),
            place=TaskPlace.APPRAISAL,
        )
    if counts[BoardState.ACCEPTED]:
        yield ClerkTask(
            sentence=_("{count} hồ sơ đã thẩm định, chờ quyết định.").format(count=counts[BoardState.ACCEPTED]),
            action=_("Quyết định"),
            place=TaskPlace.DECIDING,
        )
    if board.rows and counts[BoardState.DECIDED] == len(board.rows):
        yield ClerkTask(sentence=_("Mọi đơn vị đã có quyết định."), action=_("Tổng hợp"), place=TaskPlace.TOTALS)

"""The board in words: its head, its rows and branches, for screen and command alike."""

from collections.abc import Iterator

from kiemdiem_desktop.i18n import _
from kiemdiem_desktop.services.committee.board import Board, BoardRow, BoardState
from kiemdiem_desktop.services.committee.phone_list import round_words


def head_words(board: Board) -> str:
    """Tell the round, the day by which dossiers are due, and how many came."""
    name = round_words(board)
    came = len(board.rows) - board.counts[BoardState.MISSING]
    told = _("Đợt {name}: đã có hồ sơ của {came}/{whole} đơn vị.").format(name=name, came=came, whole=len(board.rows))
    due = board.plan.due_on if board.plan else None
    if due is None:
        return told
    late = _("{count} đơn vị quá hạn.").format(count=board.overdue) if board.overdue else _("Chưa đơn vị nào quá hạn.")
    return f"{told} {_('Hạn nộp {due:%d/%m/%Y}.').format(due=due)} {late}"


def state_words(row: BoardRow) -> str:
    """Tell where an organisation stands, with what is late: "○ Chưa nộp, quá 2 ngày"."""
    state = f"{row.state.symbol} {row.state.label}"
    if row.overdue_days:
        return _("{state}, quá {days} ngày").format(state=state, days=row.overdue_days)
    return state


def notes_of(row: BoardRow) -> str:
    """Tell what else is to be known: files that wait, numbers that never came, a receipt that is owed."""
    notes = []
    if row.waiting:
        notes.append(_("{count} tệp đang chờ").format(count=row.waiting))
    if row.missing:
        numbers = ", ".join(str(number) for number in row.missing)
        notes.append(_("thiếu gói số {numbers}").format(numbers=numbers))
    if row.dossier_id and not row.has_receipt:
        notes.append(_("chưa ghi biên nhận"))
    return "; ".join(notes)


def board_lines(board: Board) -> Iterator[str]:
    """Tell the whole board, line by line."""
    yield head_words(board)
    for row in board.rows:
        notes = notes_of(row)
        phone = row.cell.phone or row.cell.contact
        rest = " – ".join(part for part in (state_words(row), phone, notes) if part)
        yield f"{row.cell.name} ({row.cell.code}): {rest}"


def board_records(board: Board) -> list[dict[str, object]]:
    """Give the board for other programs: one record for each organisation."""
    return [
        {
            "code": row.cell.code,
            "name": row.cell.name,
            "branch": row.top_branch,
            "state": row.state.value,
            "overdue_days": row.overdue_days,
            "missing_numbers": list(row.missing),
            "waiting_files": row.waiting,
        }
        for row in board.rows
    ]

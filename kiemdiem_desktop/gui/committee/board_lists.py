"""The lists of the board: columns of organisations and branches, and the card of the chosen one with its next step."""

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QVBoxLayout

from kiemdiem_desktop.gui.committee.tools import CELL_PLACE
from kiemdiem_desktop.gui.theme import retone, say, spaced
from kiemdiem_desktop.gui.widgets.grid_model import Column
from kiemdiem_desktop.i18n import _
from kiemdiem_desktop.services.committee.board import BoardRow, BoardState, BranchLine
from kiemdiem_desktop.services.committee.board_words import notes_of, state_words

STATES = tuple(BoardState)


@dataclass(frozen=True, slots=True, kw_only=True)
class NextStep:
    """What is to be done about an organisation: the button, the screen with the place on it, and it in words."""

    action: str
    told: str
    screen: str
    where: str = ""


def step_of(row: BoardRow) -> NextStep:
    """Give the one next step; files that wait come before everything."""
    unit, place = f"unit.{row.cell.code}", f"{CELL_PLACE}{row.cell.code}/"
    if row.waiting:
        told = _("Có tệp của đơn vị đang chờ ở Tiếp nhận.")
        return NextStep(action=_("Xem tệp đang c&hờ…"), told=told, screen="collecting")
    if row.state in {BoardState.MISSING, BoardState.RETURNED}:
        told = _("Gọi {name}: {phone}.").format(name=row.cell.secretary_name or row.cell.name, phone=_phone(row))
        return NextStep(action=_("Mở đơn &vị…"), told=told, screen="units", where=unit)
    if row.state is BoardState.RECEIVED:
        told = _("Hồ sơ đã nhận, chờ thẩm định.")
        return NextStep(action=_("T&hẩm định…"), told=told, screen="appraising", where=place)
    if row.state is BoardState.ACCEPTED:
        told = _("Hồ sơ đã thẩm định, chờ quyết định.")
        return NextStep(action=_("&Quyết định…"), told=told, screen="deciding", where=place)
    told = _("Đã có quyết định.")
    return NextStep(action=_("Xem &quyết định…"), told=told, screen="deciding", where=place)


def unit_columns() -> tuple[Column[BoardRow], ...]:
    """Give the columns of the organisations."""
    return (
        Column(
            id="state",
            title=_("Tình trạng"),
            text=lambda row: f"{row.state.symbol} {row.state.label}",
            sort_key=lambda row: (STATES.index(row.state), -row.overdue_days),
            tone=lambda row: "red" if row.overdue_days else ("amber" if row.waiting or row.missing else "plain"),
            letters=18,
        ),
        Column(
            id="overdue",
            title=_("Quá hạn"),
            text=lambda row: _("{days} ngày").format(days=row.overdue_days) if row.overdue_days else "–",
            sort_key=lambda row: -row.overdue_days,
            tone=lambda row: "red" if row.overdue_days else "plain",
            letters=8,
        ),
        Column(id="name", title=_("Đơn vị"), text=lambda row: row.cell.name, letters=18),
        Column(id="branch", title=_("Thuộc"), text=lambda row: row.top_branch or "–", letters=14),
        Column(id="number", title=_("Gói số"), text=lambda row: str(row.number or "–"), letters=6),
        Column(id="phone", title=_("Điện thoại"), text=_phone, letters=13),
        Column(id="notes", title=_("Lưu ý"), text=lambda row: notes_of(row) or "–", letters=22),
    )


def branch_columns() -> tuple[Column[BranchLine], ...]:
    """Give the columns of the branches: one for each state."""
    return (
        Column(id="name", title=_("Nhánh"), text=lambda line: line.name or _("Trực thuộc thẳng"), letters=28),
        Column(
            id="total",
            title=_("Đơn vị"),
            text=lambda line: str(line.total),
            sort_key=lambda line: line.total,
            letters=8,
        ),
        Column(
            id="overdue",
            title=_("Quá hạn"),
            text=lambda line: str(line.overdue or "–"),
            sort_key=lambda line: line.overdue,
            tone=lambda line: "red" if line.overdue else "plain",
            letters=9,
        ),
        *(_count_column(state) for state in BoardState),
    )


def _count_column(state: BoardState) -> Column[BranchLine]:
    return Column(
        id=state.value,
        title=state.label,
        text=lambda line: str(line.counts[state] or "–"),
        sort_key=lambda line: line.counts[state],
        letters=12,
    )


class BoardCard(QFrame):
    """The chosen organisation: where it stands, whom to call, and the button of its next step."""

    def __init__(self, do_next: Callable[[BoardRow], None]) -> None:
        super().__init__()
        self._row: BoardRow | None = None
        self._do_next = do_next
        self.what, self.told = say(tone="strong"), say()
        self.told.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.button = QPushButton()
        self.button.clicked.connect(lambda _checked=False: self._act())
        row = spaced(QHBoxLayout(self), gap=16)
        words = spaced(QVBoxLayout(), gap=4)
        words.addWidget(self.what)
        words.addWidget(self.told)
        row.addLayout(words, 1)
        row.addWidget(self.button, 0, Qt.AlignmentFlag.AlignTop)
        self.show_row(None)

    def show_row(self, row: BoardRow | None) -> None:
        """Show another organisation, or none."""
        self._row = row
        self.setVisible(row is not None)
        if row is None:
            return
        step = step_of(row)
        self.what.setText(f"{row.cell.name}: {state_words(row)}")
        retone(self.what, "red" if row.overdue_days else "strong")
        notes = notes_of(row)
        self.told.setText(" ".join((step.told, f"{notes[:1].upper()}{notes[1:]}." if notes else "")).strip())
        self.button.setText(step.action)

    def _act(self) -> None:
        if self._row is not None:
            self._do_next(self._row)


def _phone(row: BoardRow) -> str:
    return row.cell.phone or row.cell.contact or "–"

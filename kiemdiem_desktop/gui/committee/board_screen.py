"""Trang chủ of a committee: how far the round is, what is left to do, and each organisation with its next step."""

from typing import ClassVar

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from kiemdiem_desktop.gui.committee.board_lists import BoardCard, branch_columns, step_of, unit_columns
from kiemdiem_desktop.gui.committee.phone_desk import PhoneDesk
from kiemdiem_desktop.gui.committee.task_board import TaskBoard
from kiemdiem_desktop.gui.overriding import override
from kiemdiem_desktop.gui.screen import Desk, Screen
from kiemdiem_desktop.gui.theme import heading, held, say, spaced
from kiemdiem_desktop.gui.widgets.choice import ChoiceField
from kiemdiem_desktop.gui.widgets.flow import Flow
from kiemdiem_desktop.gui.widgets.grid import Grid
from kiemdiem_desktop.gui.widgets.page_tabs import PageTabs
from kiemdiem_desktop.i18n import _
from kiemdiem_desktop.services.committee.board import Board, BoardRow, BoardState, BranchLine, board_of
from kiemdiem_desktop.services.committee.board_words import head_words
from kiemdiem_desktop.services.committee.next_tasks import TaskPlace, list_tasks
from kiemdiem_desktop.services.workspace import Workspace


class BoardScreen(Screen):
    """Each unit and each task has one button, which leads to where it is done."""

    reads: ClassVar[frozenset[str]] = frozenset(
        {
            *("committees", "plans", "registered_cells", "received_dossiers", "received_summaries", "collected_files"),
            *("issued_packages", "appraisals", "decided_subjects", "enrolled_keys", "settings"),
        }
    )

    def __init__(self, workspace: Workspace, desk: Desk) -> None:
        super().__init__(desk)
        self._workspace = workspace
        self._board: Board | None = None
        self._branch: str | None = None
        self._state: BoardState | None = None
        self.head = say(tone="strong")
        self.tasks = TaskBoard(self._go_to)
        self.branches: ChoiceField[str | None] = ChoiceField(_("Nhánh"), (), label_first=True)
        self.states: ChoiceField[BoardState | None] = ChoiceField(_("Tình trạng"), (), label_first=True)
        self.phone_button = QPushButton(_("Danh sách gọi đ&iện…"))
        self.phones = PhoneDesk(workspace, desk)
        self.phone_button.clicked.connect(lambda _checked=False: self._call())
        self.units: Grid[BoardRow] = Grid(
            unit_columns(),
            key=lambda row: row.cell.id,
            label=_("Các đơn vị của đợt"),
            tools=(self.states,),
        )
        self.units.show_columns({column.id for column in self.units.model.columns}, is_fitted=True)
        self.card = BoardCard(self._do_next)
        self.units.current_changed.connect(self.card.show_row)
        self.units.view.activated.connect(lambda _index: self._do_next(self.units.current))
        self.lines: Grid[BranchLine] = Grid(branch_columns(), key=lambda line: line.name, label=_("Theo nhánh"))
        self.lines.show_columns({column.id for column in self.lines.model.columns}, is_fitted=True)
        self.lines.view.activated.connect(lambda _index: self._open_branch())
        self._lay_out()

    @override
    def open_work(self) -> int | None:
        return self._board.overdue if self._board is not None else None

    @override
    def refresh(self) -> None:
        board = self._board = board_of(self._workspace)
        self.head.setText(head_words(board) if board.rows else _("Sổ mới. Làm lần lượt các việc dưới đây."))
        for part in (self.phone_button, self.tabs):
            part.setVisible(bool(board.rows))
        self.tasks.show_tasks(list_tasks(self._workspace, board))
        self.lines.show_rows(board.branches)
        self._show_choices(board)
        self._show_rows()

    def _go_to(self, place: TaskPlace) -> None:
        if place is TaskPlace.PHONES:
            self._call()
        else:
            self.desk.go(place.value, "", None)

    def _call(self) -> None:
        if self._board is not None:
            self.phones.show_list(self._board, self.window())

    def _show_choices(self, board: Board) -> None:
        names = tuple((line.name, line.name or _("Trực thuộc thẳng")) for line in board.branches)
        self._branch = self._branch if self._branch in {name for name, _words in names} else None
        self.branches.show_options(((None, _("Mọi nhánh")), *names))
        self.branches.show_value(self._branch, commit=self._choose_branch)
        self.branches.setVisible(len(names) > 1)
        counts = board.counts
        told = tuple((state, f"{state.label} ({counts[state]})") for state in BoardState if counts[state])
        self._state = self._state if self._state is not None and counts[self._state] else None
        self.states.show_options(((None, _("Tất cả ({count})").format(count=len(board.rows))), *told))
        self.states.show_value(self._state, commit=self._choose_state)

    def _choose_branch(self, name: str | None) -> None:
        self._branch = name
        self._show_rows()

    def _choose_state(self, state: BoardState | None) -> None:
        self._state = state
        self._show_rows()

    def _show_rows(self) -> None:
        rows = self._board.rows if self._board is not None else ()
        shown = (row for row in rows if self._branch is None or row.top_branch == self._branch)
        chosen = self.units.current
        self.units.show_rows(())  # rows with the same keys would keep their places: here the overdue come first
        self.units.show_rows(tuple(row for row in shown if self._state in {None, row.state}))
        if chosen is None or not self.units.select(chosen.cell.id):
            self.units.view.selectRow(0)
        self.card.show_row(self.units.current)

    def _open_branch(self) -> None:
        line = self.lines.current
        if line is not None and self._board is not None:
            self._branch = line.name
            self._show_choices(self._board)
            self._show_rows()
            self.tabs.show_page(0)

    def _do_next(self, row: BoardRow | None) -> None:
        if row is None:
            return
        step = step_of(row)
        self.desk.go(step.screen, step.where, None)

    def _lay_out(self) -> None:
        column = spaced(QVBoxLayout(self), gap=12, margin=(24, 16, 24, 16))
        top = QWidget()
        row = Flow(top, gap=12)
        row.addWidget(heading(_("Trang chủ")))
        row.addWidget(self.phone_button)
        row.addWidget(self.branches)
        column.addWidget(top)
        column.addWidget(self.head)
        column.addWidget(self.tasks)
        page = QWidget()
        inside = spaced(QVBoxLayout(page), gap=8)
        inside.addWidget(held(self.units, min_height=220), 1)
        inside.addWidget(self.card)
        self.tabs = PageTabs(((_("Từng đơn vị"), page), (_("Theo nhánh"), self.lines)), label=_("Đơn vị của đợt"))
        column.addWidget(self.tabs, 1)
        column.addStretch()
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)

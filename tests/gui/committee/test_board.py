"""Trang chủ of a committee: what is left to do, the overdue first, each row one step from what is to be done."""

from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from kiemdiem_desktop.domain.clock import FixedClock
from kiemdiem_desktop.domain.registered_cell import RegisteredCell
from kiemdiem_desktop.domain.round_plan import RoundPlan
from kiemdiem_desktop.gui.committee.board_screen import BoardScreen
from kiemdiem_desktop.gui.main_window import MainWindow
from kiemdiem_desktop.gui.paper_dialog import PaperDialog
from kiemdiem_desktop.gui.theme import Theme
from kiemdiem_desktop.services.committee.board import BoardState
from kiemdiem_desktop.services.committee.collecting import receive
from kiemdiem_desktop.services.committee.plans import save_plan
from kiemdiem_desktop.services.committee.register import register_cell
from kiemdiem_desktop.services.workspace import Workspace
from tests import shipped
from tests.gui.committee.window_of import window_of
from tests.gui.eyes import clipped_in, english_in, unnamed_in
from tests.gui.scripted_dialogs import ScriptedDialogs
from tests.services.round_trip import introduce, make_cell, make_committee, send

CLOCK = FixedClock(instant=datetime(2026, 12, 22, 12, 0, tzinfo=UTC))


@pytest.fixture
def committee(tmp_path: Path) -> Iterator[Workspace]:
    """A committee two days late: one dossier came, three cells of a branch did not send."""
    regulations = shipped.regulations()
    committee = make_committee(regulations, CLOCK)
    cell = make_cell(regulations, FixedClock(instant=datetime(2026, 12, 10, 12, 0, tzinfo=UTC)))
    introduce(cell, committee)
    receive(committee, send(cell, tmp_path).written.path)
    cell.store.close()
    register_cell(committee, RegisteredCell(code="DB-1", name="Đảng bộ bộ phận số 1", is_expected=False))
    for number in range(1, 4):
        register_cell(
            committee,
            RegisteredCell(
                code=f"CB-{number}",
                name=f"Chi bộ thôn {number}",
                parent_code="DB-1",
                secretary_name="Nguyễn Văn An",
                phone="0905 123 456",
                position=number,
            ),
        )
    save_plan(committee, RoundPlan(year=2026, due_on=date(2026, 12, 20)))
    yield committee
    committee.store.close()


@pytest.fixture
def make_window(committee: Workspace, theme: Theme, qtbot: QtBot) -> Callable[..., MainWindow]:
    """Give a function that shows the window; its dialogs answer from the given list."""

    def make(*answers: object) -> MainWindow:
        return window_of(committee, theme, qtbot, ScriptedDialogs(*answers))

    return make


def board_of(window: MainWindow) -> BoardScreen:
    """Give the board, which is shown first."""
    screen = window.screen_now
    assert isinstance(screen, BoardScreen)
    return screen


def test_the_board_is_the_first_screen_with_the_overdue_first(
    make_window: Callable[..., MainWindow], qtbot: QtBot
) -> None:
    window = make_window()
    board = board_of(window)
    assert "1/4 đơn vị. Hạn nộp 20/12/2026. 3 đơn vị quá hạn." in board.head.text()
    rows = board.units.model.rows
    assert [row.cell.code for row in rows] == ["CB-1", "CB-2", "CB-3", "kon-to-nang"]
    assert board.card.what.text() == "Chi bộ thôn 1: ○ Chưa nộp, quá 2 ngày"
    assert "0905 123 456" in board.card.told.text()
    qtbot.waitUntil(lambda: not list(clipped_in(window)))
    assert (list(english_in(window)), list(unnamed_in(window))) == ([], [])


def test_rows_are_filtered_by_branch_and_state_and_branches_are_counted(
    make_window: Callable[..., MainWindow],
) -> None:
    board = board_of(make_window())
    board._choose_state(BoardState.RECEIVED)
    assert [row.cell.code for row in board.units.model.rows] == ["kon-to-nang"]
    board._choose_state(None)
    lines = {line.name: (line.total, line.overdue) for line in board.lines.model.rows}
    assert lines == {"Đảng bộ bộ phận số 1": (3, 3), "": (1, 0)}
    board.lines.select("Đảng bộ bộ phận số 1")
    board.lines.view.activated.emit(board.lines.view.currentIndex())
    assert [row.cell.code for row in board.units.model.rows] == ["CB-1", "CB-2", "CB-3"]


def test_a_task_leads_to_its_screen_and_the_phone_list_is_shown_and_written(
    make_window: Callable[..., MainWindow], tmp_path: Path
) -> None:
    window = make_window(0, 1, tmp_path)
    board = board_of(window)
    board.phone_button.click()
    (dialog,) = window.findChildren(PaperDialog)
    dialog.accept()
    board.phone_button.click()
    assert (tmp_path / "danh-sach-goi-dien-2026cn.pdf").exists()
    assert (tmp_path / "danh-sach-goi-dien-2026cn.xlsx").exists()
    button = next(child for child in board.tasks.findChildren(QPushButton) if child.text() == "Ghi biên nhận")
    button.click()
    assert window.windowTitle().startswith("Tiếp nhận")


def test_a_plan_that_is_missing_is_made_where_plans_are_made(
    make_window: Callable[..., MainWindow], committee: Workspace
) -> None:
    with committee.store.step("Bỏ kế hoạch"):
        for plan in committee.store.plans.all():
            committee.store.plans.remove(plan.id)
    window = make_window()
    button = next(child for child in board_of(window).tasks.findChildren(QPushButton) if child.text() == "Lập kế hoạch")
    button.click()
    assert window.windowTitle().startswith("Gợi ý")

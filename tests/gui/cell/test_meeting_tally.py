"""Hội nghị, page Phiếu: a paper tally sheet is typed line by line, by keyboard alone."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLineEdit

from kiemdiem_desktop.domain.round import Subject
from kiemdiem_desktop.gui.cell.meeting_screen import MeetingScreen
from kiemdiem_desktop.gui.cell.meeting_tally import TallyPage, line_words
from kiemdiem_desktop.gui.main_window import MainWindow
from kiemdiem_desktop.services.cell.meetings import list_ballots
from kiemdiem_desktop.services.workspace import Workspace
from tests.gui.keyboard import press, type_vi

TALLY = 2
ONE_LINE = ("14", "14", "14", "0", "3", "10", "1", "0", "0", "0")


@pytest.fixture
def tally(make_window: Callable[..., MainWindow]) -> TallyPage:
    """The sheet of the count, the cursor on it."""
    window = make_window()
    window.show_screen("meeting")
    screen = window.screen_now
    assert isinstance(screen, MeetingScreen)
    screen.tabs.show_page(TALLY)
    screen.tally.grid.view.setFocus()
    return screen.tally


def subject_at(sample: Workspace, tally: TallyPage, row: int) -> Subject:
    """Give the subject of a line."""
    return sample.store.subjects.get(tally.grid.model.rows[row].subject_id)


def type_line(tally: TallyPage, figures: tuple[str, ...]) -> None:
    """Type one line of the paper: each figure, then Tab; after the last one Enter."""
    view = tally.grid.view
    for place, figure in enumerate(figures):
        type_vi(view, figure[0])
        editor = next(line for line in view.findChildren(QLineEdit, "cellEditor") if line.isVisible())
        type_vi(editor, figure[1:])
        press(editor, Qt.Key.Key_Return if place == len(figures) - 1 else Qt.Key.Key_Tab)


def test_lines_of_a_paper_sheet_are_typed_one_under_the_other(sample: Workspace, tally: TallyPage) -> None:
    type_line(tally, ONE_LINE)
    type_line(tally, ONE_LINE)
    for row in (0, 1):
        (ballot,) = list_ballots(sample, subject_at(sample, tally, row).id)
        assert ballot.figures == tuple(map(int, ONE_LINE))
    now = tally.grid.view.currentIndex()
    assert (now.row(), tally.grid.model.columns[now.column()].id) == (2, "issued")


def test_a_round_just_begun_is_not_called_closed(sample: Workspace, tally: TallyPage) -> None:
    name = subject_at(sample, tally, 1).name
    tally.grid.select((subject_at(sample, tally, 1).id, 1), "issued")
    tally.round_button.click()
    row = tally.grid.current
    assert row is not None
    assert line_words(row) == f"Vòng 2: {name}: chưa nhập kết quả phiếu."
    assert tally.grid.view.currentIndex().siblingAtColumn(len(tally.grid.model.columns) - 1).data() == "chưa nhập"


def test_the_second_typing_begins_at_the_first_figure_and_says_what_is_not_typed(tally: TallyPage) -> None:
    tally.grid.select(tally.grid.model.key_at(4), "htt")
    press(tally.again_button, Qt.Key.Key_Space)
    now = tally.grid.view.currentIndex()
    assert QApplication.focusWidget() is tally.grid.view
    assert (now.row(), tally.grid.model.columns[now.column()].id) == (0, "again_issued")
    assert now.siblingAtColumn(len(tally.grid.model.columns) - 1).data() == "chưa nhập"
    type_line(tally, ("14",))
    assert tally.grid.model.index(0, len(tally.grid.model.columns) - 1).data() != "chưa nhập"


def test_the_cursor_goes_along_to_the_next_part_of_the_meeting(tally: TallyPage) -> None:
    back = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
    press(tally.grid.view, Qt.Key.Key_Backtab, back)
    focus = QApplication.focusWidget()
    assert focus is not None
    assert focus.accessibleName().startswith("Góp ý cho")
    press(focus, Qt.Key.Key_Tab, Qt.KeyboardModifier.ControlModifier)
    assert QApplication.focusWidget() is tally.grid.view

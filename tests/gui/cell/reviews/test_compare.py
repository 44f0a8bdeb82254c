"""Đối chiếu: two passages side by side, reached from the findings and from the form, by the keyboard."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from kiemdiem_desktop.domain.finding import FindingText
from kiemdiem_desktop.domain.ids import SubjectId
from kiemdiem_desktop.domain.round import FormCode
from kiemdiem_desktop.gui.cell.meeting_screen import MeetingScreen
from kiemdiem_desktop.gui.cell.reviews_screen import ReviewsScreen
from kiemdiem_desktop.gui.main_window import MainWindow
from kiemdiem_desktop.gui.theme import Theme
from kiemdiem_desktop.services.cell.checks import check
from kiemdiem_desktop.services.cell.reviews import get_review, set_section_text
from kiemdiem_desktop.services.cell.rounds import current_round
from kiemdiem_desktop.services.workspace import Workspace
from tests.gui.cell.reviews.hands import focused, subjects_of
from tests.gui.eyes import clipped_in, english_in, tab_ring, texts_of, unnamed_in
from tests.gui.keyboard import press

ALIKE = "advice.same_as_another"
TEXT = (
    "Tôi vận động bà con góp công làm đường bê tông, đứng ra hòa giải các vụ tranh chấp rẫy trong thôn và giám sát "
    "việc xóa nhà tạm cho các hộ nghèo đến khi bàn giao"
)


@pytest.fixture
def copied(sample: Workspace) -> tuple[SubjectId, SubjectId]:
    """Two members who wrote the same but for a word."""
    rows = [row for row in subjects_of(sample) if row.form is FormCode.F2B and get_review(sample, row.id).id]
    one, other = rows[0].id, rows[1].id
    set_section_text(sample, one, section="A.I.2", text=TEXT)
    set_section_text(sample, other, section="A.I.2", text=TEXT.replace("bê tông", "nhựa"))
    return one, other


@pytest.fixture
def window(copied: tuple[SubjectId, SubjectId], window_at: Callable[[str], MainWindow]) -> MainWindow:
    """The window at the self-reviews, opened over the copied texts."""
    assert copied
    return window_at("reviews")


def alike_in(window: MainWindow) -> list[FindingText]:
    """Give what the panel tells of words that are nearly those of another."""
    rows = window.side_panel.findings._model.rows
    return [row.finding for row in rows if row.finding is not None and row.finding.finding.code == ALIKE]


def test_the_panel_tells_it_after_the_window_stands(
    window: MainWindow, screen: ReviewsScreen, copied: tuple[SubjectId, SubjectId], qtbot: QtBot
) -> None:
    qtbot.waitUntil(lambda: len(alike_in(window)) == 2)
    window.go_to_finding(alike_in(window)[0])
    assert screen.sides.page.isVisible()
    assert screen.sides.page.counterpart.value in copied
    assert "Mục 20" in window.side_panel._title.text()


def test_what_is_the_same_is_marked_by_more_than_colour(
    screen: ReviewsScreen, copied: tuple[SubjectId, SubjectId]
) -> None:
    screen.show_subject(copied[0])
    assert "(1)" in screen.foot.compare_button.text()
    screen.compare()
    (view,) = screen.sides.page.pairs
    assert "<b><u>Tôi vận động bà con góp công làm đường</u></b>" in view.mine.text()
    assert "bê tông" not in view.mine.accessibleDescription()
    assert "Phần giống nhau: Tôi vận động" in view.other.accessibleDescription()


def test_last_year_can_be_chosen_and_escape_leads_back(
    screen: ReviewsScreen, copied: tuple[SubjectId, SubjectId]
) -> None:
    screen.show_subject(copied[0])
    screen.foot.compare_button.setFocus()
    press(screen.foot.compare_button, Qt.Key.Key_Space)
    press(focused(), Qt.Key.Key_Up)
    assert screen.sides.page.counterpart.value is None
    assert len(screen.sides.page.pairs) > 1
    press(focused(), Qt.Key.Key_Escape)
    assert screen.foot.compare_button.isVisible()
    assert focused() is screen.foot.compare_button


def test_seen_once_it_is_quiet_and_undo_brings_it_back(
    window: MainWindow, screen: ReviewsScreen, copied: tuple[SubjectId, SubjectId], sample: Workspace
) -> None:
    screen.show_subject(copied[0])
    screen.compare()
    hush = next(button for button in screen.sides.page.reminders.children() if hasattr(button, "click"))
    hush.click()
    assert screen.sides.page.reminders.isHidden()
    assert "(1)" not in screen.foot.compare_button.text()
    advice = [text.finding for text in check(sample, current_round(sample)).advice]
    assert {finding.subject_id for finding in advice if finding.code == ALIKE} == {copied[1]}
    window.actions_by_id["undo"].trigger()
    assert not screen.sides.page.reminders.isHidden()


def test_another_person_starts_at_the_form(screen: ReviewsScreen, copied: tuple[SubjectId, SubjectId]) -> None:
    screen.show_subject(copied[0])
    screen.compare()
    screen.show_subject(copied[1])
    assert not screen.sides.page.isVisible()


def test_the_projector_shows_nobody_elses_words(window: MainWindow) -> None:
    window.show_screen("meeting")
    meeting = window.screen_now
    assert isinstance(meeting, MeetingScreen)
    meeting.projector_button.click()
    shown = " ".join(texts_of(meeting.projector))
    assert shown
    for words in ("Đối chiếu", "gần giống", TEXT[:40]):
        assert words not in shown


@pytest.mark.parametrize("percent", [100, 200])
def test_nothing_is_cut_nor_nameless_nor_english(
    screen: ReviewsScreen, copied: tuple[SubjectId, SubjectId], theme: Theme, qtbot: QtBot, percent: int
) -> None:
    window = screen.window()
    assert isinstance(window, MainWindow)
    screen.show_subject(copied[0])
    theme.use_percent(percent)
    QApplication.processEvents()
    assert clipped_in(window) == []
    screen.compare()
    qtbot.waitUntil(lambda: clipped_in(window) == [])
    assert unnamed_in(screen) == []
    assert english_in(screen) == []
    assert screen.sides.page.minimumSizeHint().width() <= window.stack.width()
    assert screen.sides.page.back_button in tab_ring(window)

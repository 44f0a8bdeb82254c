"""The grades of a round before 2025, by the keyboard alone."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from kiemdiem_desktop.domain.ids import SubjectId
from kiemdiem_desktop.domain.level import Level
from kiemdiem_desktop.domain.review import Grade
from kiemdiem_desktop.domain.round import FormCode, Round
from kiemdiem_desktop.gui.cell.reviews_grades import GradeTable
from kiemdiem_desktop.gui.cell.reviews_screen import ReviewsScreen
from kiemdiem_desktop.gui.main_window import MainWindow
from kiemdiem_desktop.gui.theme import Theme
from kiemdiem_desktop.services.cell.checks import check
from kiemdiem_desktop.services.cell.review_pages import find_page
from kiemdiem_desktop.services.cell.reviews import get_review
from kiemdiem_desktop.services.cell.rounds import close_round, current_round, open_round
from kiemdiem_desktop.services.workspace import Workspace
from tests.gui.cell.reviews.hands import focused, subjects_of
from tests.gui.eyes import clipped_in, english_in, tab_ring, unnamed_in
from tests.gui.keyboard import press


def open_year(workspace: Workspace, year: int) -> Round:
    """Open the round of an older year in the sample cell."""
    close_round(workspace, current_round(workspace).id)
    return open_round(workspace, year=year, evaluation_on=date(year, 12, 10))


@pytest.fixture
def older(sample: Workspace) -> Round:
    """The round of 2024, open."""
    return open_year(sample, 2024)


@pytest.fixture
def screen(older: Round, window: MainWindow) -> ReviewsScreen:
    """The self-reviews of 2024."""
    assert older.year == 2024
    screen = window.screen_now
    assert isinstance(screen, ReviewsScreen)
    return screen


@pytest.fixture
def window(older: Round, window_at: Callable[[str], MainWindow]) -> MainWindow:
    """The window, opened after the round of 2024."""
    assert older.id
    return window_at("reviews")


def show(screen: ReviewsScreen, workspace: Workspace, form: FormCode) -> tuple[SubjectId, GradeTable]:
    """Show the first subject of `form`; give it with its grades."""
    subject_id = next(subject.id for subject in subjects_of(workspace) if subject.form is form)
    screen.show_subject(subject_id)
    table = screen.form.criteria
    assert isinstance(table, GradeTable)
    return subject_id, table


def grades_of(workspace: Workspace, subject_id: SubjectId) -> dict[str, Grade | None]:
    """Give what is stored."""
    return {row.code: row.grade for row in get_review(workspace, subject_id).points}


def test_digits_give_the_grades_and_enter_goes_on(screen: ReviewsScreen, sample: Workspace) -> None:
    subject_id, table = show(screen, sample, FormCode.F02A)
    assert screen.focus_field("review.points", subject_id)
    for key in (Qt.Key.Key_2, Qt.Key.Key_1, Qt.Key.Key_3):
        press(focused(), key)
        press(focused(), Qt.Key.Key_Return)
    assert grades_of(sample, subject_id) == {"I.1": Grade.GOOD, "I.2": Grade.EXCELLENT, "III": Grade.FAIR}
    assert table.total.text().endswith("3/3 tiêu chí: 1 Xuất sắc, 1 Tốt, 1 Trung bình")


def test_delete_takes_a_grade_back_and_undo_brings_it_again(
    window: MainWindow, screen: ReviewsScreen, sample: Workspace
) -> None:
    subject_id, table = show(screen, sample, FormCode.F02A)
    line = table.choices["I.2"]
    line.setFocus()
    press(line, Qt.Key.Key_4)
    press(line, Qt.Key.Key_Delete)
    assert grades_of(sample, subject_id) == {}
    assert line.grade is None
    line.buttons[Grade.GOOD].click()
    assert grades_of(sample, subject_id) == {"I.2": Grade.GOOD}
    window.actions_by_id["undo"].trigger()
    assert table.choices["I.2"].grade is not Grade.GOOD


def test_arrows_move_within_the_line_and_tab_leaves_it(screen: ReviewsScreen, sample: Workspace) -> None:
    subject_id, table = show(screen, sample, FormCode.F02A)
    line = table.choices["I.1"]
    line.setFocus()
    press(line, Qt.Key.Key_1)
    press(focused(), Qt.Key.Key_Right)
    assert grades_of(sample, subject_id) == {"I.1": Grade.GOOD}
    stops = [button for button in line.buttons.values() if button in tab_ring(screen.window())]
    assert stops == [line.buttons[Grade.GOOD]]


def test_the_level_follows_the_grades_with_its_rules_shown(screen: ReviewsScreen, sample: Workspace) -> None:
    _subject_id, table = show(screen, sample, FormCode.F02A)
    for line in table.choices.values():
        press(line, Qt.Key.Key_2)
    assert "không mở" in screen.form.level.lines[Level.HTXS].text()
    assert "I.2" in screen.form.level.lines[Level.HTXS].text()
    assert "không mở" not in screen.form.level.lines[Level.HTT].text()
    assert table._rules.text().count("Quy định 124-QĐ/TW") == 3


def test_each_grade_stands_under_its_section(screen: ReviewsScreen, sample: Workspace) -> None:
    for form, lines in ((FormCode.F01, 5), (FormCode.F02A, 3), (FormCode.F02B, 6)):
        _subject_id, table = show(screen, sample, form)
        assert len(table.choices) == lines
        for code, line in table.choices.items():
            section = screen.form.sections[f"A.{code}"]
            assert section.mapTo(screen.form, section.rect().bottomLeft()).y() < line.mapTo(screen.form, line.pos()).y()


def test_a_closed_round_is_only_read(screen: ReviewsScreen, sample: Workspace, older: Round) -> None:
    subject_id, table = show(screen, sample, FormCode.F02A)
    press(table.choices["I.1"], Qt.Key.Key_1)
    page = find_page(check(sample, older), subject_id)
    assert page is not None
    table.show_page(replace(page, is_open=False))
    assert not any(button.isEnabled() for button in table.choices["I.1"].buttons.values())
    assert grades_of(sample, subject_id) == {"I.1": Grade.EXCELLENT}


@pytest.mark.parametrize("percent", [100, 200])
def test_nothing_is_cut_nor_nameless_nor_english(
    window: MainWindow, screen: ReviewsScreen, sample: Workspace, theme: Theme, percent: int
) -> None:
    show(screen, sample, FormCode.F02B)
    theme.use_percent(percent)
    QApplication.processEvents()
    assert clipped_in(window) == []
    assert unnamed_in(screen) == []
    assert english_in(screen) == []
    assert screen.form.minimumSizeHint().width() <= screen.form_scroll.width()


def test_the_round_of_2018_and_2022_has_the_grades_of_its_form(
    sample: Workspace, window_at: Callable[[str], MainWindow]
) -> None:
    for year in (2018, 2022):
        open_year(sample, year)
        screen = window_at("reviews").screen_now
        assert isinstance(screen, ReviewsScreen)
        _subject_id, table = show(screen, sample, FormCode.F02)
        assert list(table.choices) == ["I.1.1", "I.1.2", "I.1.3", "I.1.4", "I.2", "III"]
        assert "132" in table._rules.text() or "HD/BTCTW" in table._rules.text()

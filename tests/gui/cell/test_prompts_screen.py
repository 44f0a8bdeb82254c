"""Gợi ý cấp trên by the keyboard: open ones first, answered or declined, typed in from the paper."""

from collections.abc import Callable
from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from kiemdiem_desktop.domain.prompt import ReviewPrompt
from kiemdiem_desktop.gui.cell.prompts_screen import EMPTY, NEW, PromptsScreen, open_first
from kiemdiem_desktop.gui.main_window import MainWindow
from kiemdiem_desktop.gui.theme import Theme
from kiemdiem_desktop.services.cell.prompts import list_prompts, remove_prompt
from kiemdiem_desktop.services.cell.rounds import current_round
from kiemdiem_desktop.services.workspace import Workspace
from tests.gui.eyes import clipped_in, english_in, unnamed_in
from tests.gui.keyboard import press, type_vi
from tests.gui.scripted_dialogs import ScriptedDialogs


@pytest.fixture
def window(window_at: Callable[[str], MainWindow]) -> MainWindow:
    """The window with the prompts in front."""
    return window_at("prompts")


@pytest.fixture
def screen(window: MainWindow) -> PromptsScreen:
    """The screen."""
    screen = window.screen_now
    assert isinstance(screen, PromptsScreen)
    return screen


def prompts_of(workspace: Workspace) -> tuple[ReviewPrompt, ...]:
    """Give the prompts of the round, open ones first."""
    return open_first(list_prompts(workspace, current_round(workspace).id))


def test_open_prompts_come_first_with_a_count(screen: PromptsScreen, sample: Workspace) -> None:
    assert screen.count.text() == "Đã giải trình 2/3"
    assert [line.key for line in screen.prompts.model.lines] == [prompt.id for prompt in prompts_of(sample)]
    assert screen.prompts.model.lines[0].state == "Quá hạn 21/11/2026"
    assert prompts_of(sample)[0].text in screen.page._text.text()


def test_an_answer_is_stored_and_counted(screen: PromptsScreen, sample: Workspace, qtbot: QtBot) -> None:
    prompt = prompts_of(sample)[0]
    screen.focus_field("prompts", prompt.subject_id)
    answer = screen.page.answer.answer
    assert QApplication.focusWidget() is answer.editor
    type_vi(answer, "Tôi nhận trách nhiệm.")
    qtbot.waitUntil(lambda: sample.store.prompts.get(prompt.id).answer == "Tôi nhận trách nhiệm.")
    assert screen.count.text() == "Đã giải trình 3/3"
    assert QApplication.focusWidget() is answer.editor
    assert answer.read_text() == "Tôi nhận trách nhiệm."


def test_a_reason_for_no_answer_closes_a_prompt(screen: PromptsScreen, sample: Workspace) -> None:
    prompt = prompts_of(sample)[0]
    declined = screen.page.answer.declined
    declined.setFocus()
    type_vi(declined, "Đã giải trình ở Đảng ủy")
    screen.flush()
    assert sample.store.prompts.get(prompt.id).is_answered
    states = {line.key: line.state for line in screen.prompts.model.lines}
    assert states[prompt.id] == "Không giải trình, có lý do"


def test_a_prompt_is_typed_in_from_its_paper(screen: PromptsScreen, sample: Workspace) -> None:
    count = len(prompts_of(sample))
    press(screen.add_button, Qt.Key.Key_Space)
    form = screen.page.form
    assert QApplication.focusWidget() is form.subject.editor
    press(form.subject, Qt.Key.Key_Down)
    form.lines["number"].setFocus()
    form.lines["number"].editor.setProperty("text", "")
    type_vi(form.lines["number"], "60-CV/ĐU")
    form.days["due_on"].setFocus()
    form.days["due_on"].editor.setProperty("text", "")
    type_vi(form.days["due_on"], "15/12/2026")
    form.text.setFocus()
    type_vi(form.text, "Làm rõ việc thu đảng phí.")
    press(screen.page.save_button, Qt.Key.Key_Space)
    assert len(prompts_of(sample)) == count + 1
    stored = next(row for row in prompts_of(sample) if row.number == "60-CV/ĐU")
    assert (stored.text, stored.due_on) == ("Làm rõ việc thu đảng phí.", date(2026, 12, 15))
    assert screen.prompts.current == stored.id
    assert QApplication.focusWidget() is screen.page.answer.answer.editor


def test_a_prompt_without_text_is_refused_in_words(screen: PromptsScreen, sample: Workspace) -> None:
    count = len(prompts_of(sample))
    screen.begin_new()
    screen.page.save_button.click()
    assert screen.page.wrong.text() == "Chưa ghi nội dung gợi ý."
    screen.page.cancel_button.click()
    assert len(prompts_of(sample)) == count


def test_a_half_typed_prompt_is_kept_when_one_goes_elsewhere(
    window: MainWindow, screen: PromptsScreen, sample: Workspace
) -> None:
    screen.begin_new()
    type_vi(screen.page.form.text, "Làm rõ")
    window.show_screen("home")
    assert "Làm rõ" in [row.text for row in prompts_of(sample)]


def test_a_new_prompt_is_for_the_subject_one_came_from(screen: PromptsScreen, sample: Workspace) -> None:
    subject = sample.store.subjects.where(round_id=current_round(sample).id)[4]
    assert screen.focus_field(NEW, subject.id)
    assert screen.page.form.subject.value == subject.id


def test_removing_is_asked_first(window: MainWindow, screen: PromptsScreen, sample: Workspace) -> None:
    prompt = prompts_of(sample)[0]
    screen.page.remove_button.click()
    dialogs = window.desk.dialogs
    assert isinstance(dialogs, ScriptedDialogs)
    assert dialogs.asked == ["Xóa gợi ý này?"]
    assert prompt.id not in [row.id for row in prompts_of(sample)]


def test_an_empty_list_says_why_and_offers_the_button(screen: PromptsScreen, sample: Workspace) -> None:
    for prompt in prompts_of(sample):
        remove_prompt(sample, prompt.id)
    assert screen._pages.currentIndex() == EMPTY


@pytest.mark.parametrize("percent", [100, 200])
def test_nothing_is_cut_nor_nameless_nor_english(
    window: MainWindow, screen: PromptsScreen, theme: Theme, percent: int
) -> None:
    theme.use_percent(percent)
    screen.begin_new()
    QApplication.processEvents()
    assert clipped_in(window) == []
    assert unnamed_in(screen) == []
    assert english_in(screen) == []
    assert screen.minimumSizeHint().width() <= window.stack.width()

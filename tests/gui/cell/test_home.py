"""Trang chủ: the round in one sentence, six steps, what is left, opening and closing a round."""

from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QApplication, QPushButton

from kiemdiem_desktop.domain.clock import FixedClock
from kiemdiem_desktop.gui.cell.home_screen import HomeScreen
from kiemdiem_desktop.gui.cell.tools import CellTools, make_tools
from kiemdiem_desktop.gui.main_window import MainWindow
from kiemdiem_desktop.gui.theme import Theme
from kiemdiem_desktop.services.cell.rounds import close_round, current_round, list_rounds
from kiemdiem_desktop.services.current_round import find_current_round
from kiemdiem_desktop.services.library import Shelf
from tests.filled_books import empty_books
from tests.gui.cell.conftest import SessionCalls, dialogs_of, fits_sideways
from tests.gui.eyes import clipped_in
from tests.gui.keyboard import press, type_vi
from tests.services.conftest import a_cell, a_member

MakeWindow = Callable[..., MainWindow]


@pytest.fixture
def fresh(shelf: Shelf, theme: Theme, session_calls: SessionCalls) -> Iterator[CellTools]:
    """The tools over a cell of one member and no round."""
    workspace = empty_books(shelf.clock)
    store = workspace.store
    with store.step("Lập sổ"):
        store.cells.add(a_cell())
        store.members.add(a_member("Trần Văn Bí"))
    yield make_tools(workspace, shelf, theme, session_calls.as_session())
    store.close()


def home_of(window: MainWindow) -> HomeScreen:
    """Give the home screen, shown."""
    window.show_screen("home")
    screen = window.screen_now
    assert isinstance(screen, HomeScreen)
    return screen


def test_one_sentence_tells_round_regulation_and_days_left(make_window: MakeWindow) -> None:
    home = home_of(make_window())
    assert home.sentence.text() == "Đợt kiểm điểm năm 2026 theo Quy định 366-QĐ/TW"
    assert home.limit.text() == "Còn 22 ngày, hạn 15/12/2026."


@pytest.mark.parametrize(
    ("day", "words"),
    [
        (date(2026, 12, 15), "Hôm nay là hạn cuối (15/12/2026)."),
        (date(2026, 12, 18), "Quá hạn 3 ngày (hạn 15/12/2026)."),
    ],
)
def test_the_limit_is_told_in_words(make_window: MakeWindow, clock: FixedClock, day: date, words: str) -> None:
    clock.instant = datetime(day.year, day.month, day.day, 8, tzinfo=UTC)
    home = home_of(make_window())
    assert home.limit.text() == words


def test_overdue_work_says_so(make_window: MakeWindow, clock: FixedClock) -> None:
    clock.instant = datetime(2026, 12, 18, 8, tzinfo=UTC)
    home = home_of(make_window())
    assert home.todo_lines[0].startswith("Quá hạn – ")


def test_six_steps_tell_how_far_they_are_and_the_next_has_the_main_button(make_window: MakeWindow) -> None:
    home = home_of(make_window())
    titles = [card.button.accessibleName().partition(": ")[2].partition(",")[0] for card in home.cards]
    assert titles == [
        "Danh sách",
        "Gợi ý",
        "Bản kiểm điểm",
        "Hội nghị và phiếu",
        "Đề nghị xếp loại",
        "Giấy tờ và gói nộp",
    ]
    assert [card.button.property("primary") for card in home.cards] == [False, True, False, False, False, False]
    assert "14/19 bản đã xong" in home.cards[2].button.accessibleName()


def test_a_line_of_what_is_left_leads_to_its_field(make_window: MakeWindow, tools: CellTools) -> None:
    window = make_window()
    home = home_of(window)
    gone: list[tuple[str, str, int | None]] = []
    home.todo._go = lambda screen, where, subject: gone.append((screen, where, subject))
    home.todo.setFocus()
    press(home.todo, Qt.Key.Key_Return)
    first = home.todo._lines[0]
    assert gone == [(first.screen, first.where, first.subject_id)]
    assert len(home.todo_lines) > 5
    assert tools.view.checked is not None


def test_a_new_workspace_begins_with_the_roster(make_window: MakeWindow, fresh: CellTools) -> None:
    member = next(iter(fresh.workspace.store.members.all()))
    with fresh.workspace.store.step("Xóa"):
        fresh.workspace.store.members.remove(member.id)
    home = home_of(make_window(over=fresh))
    assert home.roster_button.isVisible()
    assert home.form.button.isVisible()
    assert not home.form.button.property("primary")
    home.roster_button.click()
    assert home.window().windowTitle().startswith("Đảng viên")
    with fresh.workspace.store.step("Thêm"):
        fresh.workspace.store.members.add(a_member("Trần Văn Bí"))
    home.refresh()
    assert home.roster_button.isHidden()
    assert home.form.button.property("primary")


def test_a_round_is_opened_with_the_keyboard(make_window: MakeWindow, fresh: CellTools) -> None:
    window = make_window(over=fresh)
    home = home_of(window)
    assert home.sentence.text() == "Chưa mở đợt kiểm điểm"
    assert home.form.button.text() == "Mở đợt kiểm điểm năm 2026"
    home.form.due_on.setFocus()
    type_vi(home.form.due_on, "20/12/2026")
    home.form.button.setFocus()
    press(home.form.button, Qt.Key.Key_Space)
    opened = current_round(fresh.workspace)
    assert (opened.year, opened.evaluation_on, opened.superior_due_on) == (2026, date(2026, 12, 31), date(2026, 12, 20))
    assert not home.form.isVisible()
    assert home.cards[0].isVisible()
    assert "Đã mở đợt" in window.banner.text


@pytest.mark.parametrize(
    ("year", "day", "wrong"),
    [("", "31/12/2026", "Ghi năm kiểm điểm"), ("2026", "31/12/2019", "không thuộc đợt năm 2026")],
)
def test_a_round_that_cannot_be_opened_says_why_and_keeps_what_was_typed(
    make_window: MakeWindow, fresh: CellTools, year: str, day: str, wrong: str
) -> None:
    home = home_of(make_window(over=fresh))
    home.form.year.write_text(year)
    home.form.evaluation_on.write_text(day)
    home.form.button.click()
    assert wrong in home.form._wrong.text()
    assert home.form.evaluation_on.read_text() == day
    assert find_current_round(fresh.workspace) is None


def test_the_last_day_follows_the_year_that_is_typed_unless_it_was_changed(
    make_window: MakeWindow, fresh: CellTools
) -> None:
    home = home_of(make_window(over=fresh))
    home.form.year.write_text("2023")
    assert home.form.year.flush()
    assert home.form.evaluation_on.read_text() == "31/12/2023"
    home.form.evaluation_on.write_text("10/12/2023")
    assert home.form.evaluation_on.flush()
    home.form.year.write_text("2024")
    assert home.form.year.flush()
    assert home.form.evaluation_on.read_text() == "10/12/2023"


def test_the_round_that_is_still_open_is_named(make_window: MakeWindow) -> None:
    home = home_of(make_window())
    home.chooser.another.click()
    home.form.period._choose(0)
    home.form.year.write_text("2023")
    home.form.button.click()
    assert "Đợt năm 2026 chưa kết thúc." in home.form._wrong.text()
    assert "rồi mở đợt năm 2023" in home.form._wrong.text()


def test_a_closed_round_of_an_older_year_is_looked_at_again(make_window: MakeWindow, tools: CellTools) -> None:
    newest = current_round(tools.workspace)
    close_round(tools.workspace, newest.id)
    home = home_of(make_window())
    QApplication.processEvents()
    assert home.chooser.rounds._box.width() >= home.chooser.rounds._box.sizeHint().width()
    ids = [row.id for row in list_rounds(tools.workspace)]
    assert len(ids) > 1
    home.chooser.rounds._choose(1)
    assert current_round(tools.workspace).id == ids[1]
    assert home.sentence.text().startswith(f"Đợt kiểm điểm {current_round(tools.workspace).name} theo")
    assert not home.reopen_button.isVisible()
    home.chooser.rounds._choose(0)
    assert current_round(tools.workspace).id == newest.id
    assert home.reopen_button.isVisible()


def test_an_impossible_date_is_told_under_its_field(make_window: MakeWindow, fresh: CellTools) -> None:
    home = home_of(make_window(over=fresh))
    home.form.evaluation_on.write_text("31/02/2026")
    home.form.button.click()
    assert "31/02/2026" in home.form.evaluation_on.note.text()
    assert find_current_round(fresh.workspace) is None


def test_closing_a_round_asks_first_and_can_be_refused(make_window: MakeWindow, tools: CellTools) -> None:
    window = make_window(False, True)
    home = home_of(window)
    home.close_button.click()
    assert current_round(tools.workspace).closed_at is None
    left = home.todo_title.text().partition("(")[2].rstrip(")")
    assert f"Còn {left} việc phải sửa" in dialogs_of(window).details[-1]
    home.close_button.click()
    assert current_round(tools.workspace).closed_at is not None
    assert dialogs_of(window).asked == ["Kết thúc đợt kiểm điểm năm 2026?"] * 2
    assert home.limit.text().startswith("Đã kết thúc ngày")
    assert home.form.button.text() == "Mở đợt kiểm điểm năm 2027"


def test_a_closed_round_offers_the_next_one(make_window: MakeWindow, tools: CellTools) -> None:
    close_round(tools.workspace, current_round(tools.workspace).id)
    home = home_of(make_window())
    assert home.form.isVisible()
    assert not home.close_button.isVisible()


def test_a_closed_round_can_be_opened_again_after_a_question(make_window: MakeWindow, tools: CellTools) -> None:
    close_round(tools.workspace, current_round(tools.workspace).id)
    window = make_window(False, True)
    home = home_of(window)
    home.reopen_button.click()
    assert current_round(tools.workspace).closed_at is not None
    home.reopen_button.click()
    assert current_round(tools.workspace).closed_at is None
    assert not home.reopen_button.isVisible()
    assert home.close_button.isVisible()


def test_nothing_left_says_what_comes_next(make_window: MakeWindow, fresh: CellTools) -> None:
    home = home_of(make_window(over=fresh))
    assert isinstance(home.form.button, QPushButton)
    assert home.package.text() == "Chưa ghi gói nộp cấp trên."
    assert home.backup.text() == "Chưa có bản sao lưu."


@pytest.mark.parametrize("percent", [100, 200])
def test_the_page_fits_at_every_size(make_window: MakeWindow, theme: Theme, percent: int) -> None:
    window = make_window()
    theme.use_percent(percent)
    window.resize(1366, 768)
    QApplication.processEvents()
    assert fits_sideways(window.stack)
    assert not clipped_in(window)


@pytest.fixture
def letters(theme: Theme) -> Iterator[Callable[[str, int], None]]:
    """Give a function that sets the family of letters and how wide they stand, in percent; put back at the end."""
    plain = QFont(QApplication.font())

    def use(family: str, percent: int) -> None:
        font = QFont(family or plain.family())
        font.setLetterSpacing(QFont.SpacingType.PercentageSpacing, percent)
        QApplication.setFont(font)
        theme.apply()

    yield use
    QApplication.setFont(plain)


@pytest.mark.parametrize(("family", "percent"), [("DejaVu Sans", 100), ("", 112), ("", 140)])
def test_no_card_is_cut_in_wide_letters(
    make_window: MakeWindow, letters: Callable[[str, int], None], family: str, percent: int
) -> None:
    letters(family, percent)
    home = home_of(make_window())
    QApplication.processEvents()
    assert [cut for card in home.cards for cut in clipped_in(card)] == []


def test_three_cards_stand_in_a_row_in_the_letters_of_a_bare_debian(
    make_window: MakeWindow, letters: Callable[[str, int], None]
) -> None:
    letters("DejaVu Sans", 100)
    home = home_of(make_window())
    QApplication.processEvents()
    assert home.cards[0].y() == home.cards[2].y() < home.cards[3].y()

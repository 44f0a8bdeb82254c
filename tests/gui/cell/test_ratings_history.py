"""Xếp loại: the quarters of the year, the years before, and the later decisions, over the sample cell."""

from collections.abc import Callable
from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from kiemdiem_desktop.domain.level import Level
from kiemdiem_desktop.domain.period import Period
from kiemdiem_desktop.gui.cell.home_screen import HomeScreen
from kiemdiem_desktop.gui.cell.ratings_screen import QUARTERS, YEARS, RatingsScreen
from kiemdiem_desktop.gui.main_window import MainWindow
from kiemdiem_desktop.gui.theme import Theme
from kiemdiem_desktop.services.cell import rounds
from kiemdiem_desktop.services.workspace import Workspace
from tests.gui.cell.conftest import fits_sideways, subject_of
from tests.gui.eyes import clipped_in, english_in, tab_ring, unnamed_in
from tests.gui.keyboard import press, type_vi


@pytest.fixture
def window(make_window: Callable[..., MainWindow]) -> MainWindow:
    """The window at the ratings."""
    window = make_window()
    window.show_screen("ratings")
    return window


@pytest.fixture
def screen(window: MainWindow) -> RatingsScreen:
    """The screen at the years."""
    screen = window.screen_now
    assert isinstance(screen, RatingsScreen)
    screen.tabs.show_page(YEARS)
    return screen


def choose_year(screen: RatingsScreen, sample: Workspace, name: str, year: int) -> None:
    """Put the cursors on a person and one of the years."""
    screen.show_subject(subject_of(sample, name).id)
    assert screen.years.years.select((year, "year"))


def test_a_level_of_an_earlier_year_is_chosen_in_its_cell(sample: Workspace, screen: RatingsScreen) -> None:
    choose_year(screen, sample, "Y Hlim", 2023)
    model = screen.years.years.model
    row = model.row_of((2023, "year"))
    assert row is not None
    assert model.setData(model.index(row, 1), "★ Xuất sắc")
    assert model.setData(model.index(row, 2), "15-QĐ/ĐU")
    assert model.setData(model.index(row, 3), "10/01/2024")
    (kept,) = sample.store.earlier_ratings.all()
    assert (kept.year, kept.level, kept.number, kept.decided_on) == (
        2023,
        Level.HTXS,
        "15-QĐ/ĐU",
        date(2024, 1, 10),
    )
    assert screen.years.origin.text() == "2023: Ghi tay theo quyết định."
    person = screen.years.people.current
    assert person is not None
    assert person.name == "Y Hlim"
    assert not model.setData(model.index(row, 3), "2024")
    assert "ngày, tháng, năm" in screen.years.years.note.text()
    model.setData(model.index(row, 3), "10/01/2024")
    model.setData(model.index(row, 1), "(chưa chọn)")
    assert sample.store.earlier_ratings.all() == ()


def test_a_re_rating_is_a_draft_until_it_is_kept(sample: Workspace, window: MainWindow, screen: RatingsScreen) -> None:
    choose_year(screen, sample, "Y Hlim", 2023)
    part = screen.years.re_ratings
    assert part.add_button.text() == "Ghi quyết định xếp loại lại năm 2023…"
    part.add_button.click()
    part.block.keep.click()
    assert "chưa đủ số, ngày" in part.block.wrong.text()
    assert sample.store.re_ratings.all() == ()
    fields = part.block.form.fields
    type_vi(fields["number"], "9-QĐ/ĐU")
    type_vi(fields["reason"], "Kê khai sai")
    part.block.form.flush()
    part.block.keep.click()
    assert "Chưa chọn mức mới" in part.block.wrong.text()
    part.block.drop.click()
    assert not part.block.isVisible()
    assert sample.store.re_ratings.all() == ()
    assert window.screen_now is screen


def test_a_kept_re_rating_is_told_with_its_article_and_can_be_taken_away(
    sample: Workspace, screen: RatingsScreen
) -> None:
    choose_year(screen, sample, "Y Hlim", 2025)
    part = screen.years.re_ratings
    part.add_button.click()
    type_vi(part.block.form.fields["number"], "9-QĐ/ĐU")
    part.block.form.flush()
    level = part.block.form.fields["new_level"]
    level._choose(4)  # type: ignore[attr-defined]
    part.block.keep.click()
    (kept,) = sample.store.re_ratings.all()
    assert (kept.old_level, kept.new_level, kept.number) == (Level.HTT, Level.KHT, "9-QĐ/ĐU")
    words = part.cards[0].words.text()
    assert "Hoàn thành tốt nhiệm vụ → Không hoàn thành nhiệm vụ" in words
    assert "Điều 15 khoản 3, Quy định 366-QĐ/TW" in words
    part.cards[0].drop.click()
    assert sample.store.re_ratings.all() == ()
    assert part.none.isVisible()


def test_quarters_of_leaders_stand_beside_the_year(sample: Workspace, screen: RatingsScreen) -> None:
    screen.tabs.show_page(QUARTERS)
    grid = screen.quarters.grid
    assert [row.name for row in grid.model.rows] == ["A Brêng", "Nguyễn Thị Diễm Thúy", "Trần Quang Ước"]
    assert grid.model.setData(grid.model.index(0, 2), "○ Không hoàn thành")
    (kept,) = sample.store.earlier_ratings.all()
    assert (kept.period, kept.level) == (Period.Q2, Level.KHT)
    assert screen.quarters.facts.isHidden()


def test_the_facts_of_a_quarter_are_kept_where_its_round_is_at_work(sample: Workspace, screen: RatingsScreen) -> None:
    rounds.open_round(sample, year=2026, period=Period.Q3, evaluation_on=date(2026, 9, 30))
    screen.tabs.show_page(QUARTERS)
    facts = screen.quarters.facts
    assert facts.isVisible()
    type_vi(facts.days["leave_days"], "61")
    facts.days["leave_days"].flush()
    (kept,) = sample.store.quarter_records.all()
    assert kept.leave_days == 61
    facts.check._choose(1)
    assert sample.store.quarter_records.all()[0].is_under_check is False


def test_another_round_at_work_forgets_who_was_looked_at_in_the_one_before(
    sample: Workspace, window: MainWindow, screen: RatingsScreen
) -> None:
    year = rounds.current_round(sample)
    screen.show_subject(subject_of(sample, "Y Hlim").id)
    window.show_screen("home")
    rounds.open_round(sample, year=2026, period=Period.Q3, evaluation_on=date(2026, 9, 30))
    window.show_screen("ratings")
    assert [row.name for row in screen.list.grid.model.rows] == ["A Brêng", "Nguyễn Thị Diễm Thúy", "Trần Quang Ước"]
    rounds.choose_round(sample, year.id)
    assert len(screen.list.grid.model.rows) == 19


@pytest.mark.parametrize(("where", "page"), [("quarter", QUARTERS), ("quarters", QUARTERS), ("history", YEARS)])
def test_findings_jump_to_their_page(sample: Workspace, window: MainWindow, where: str, page: int) -> None:
    rounds.open_round(sample, year=2026, period=Period.Q3, evaluation_on=date(2026, 9, 30))
    screen = window.screen_now
    assert isinstance(screen, RatingsScreen)
    window.go("ratings", where, None)
    assert screen.tabs.current == page


@pytest.mark.parametrize("page", [QUARTERS, YEARS])
def test_every_page_is_named_in_vietnamese_and_tab_leaves_it(screen: RatingsScreen, page: int) -> None:
    screen.tabs.show_page(page)
    assert english_in(screen) == []
    assert unnamed_in(screen) == []
    assert len(tab_ring(screen.window())) > 5


@pytest.mark.parametrize("percent", [100, 200])
@pytest.mark.parametrize("page", [QUARTERS, YEARS])
def test_nothing_is_cut_off(screen: RatingsScreen, theme: Theme, page: int, percent: int) -> None:
    screen.tabs.show_page(page)
    if page == YEARS:
        screen.years.re_ratings.begin()
    theme.use_percent(percent)
    QApplication.processEvents()
    assert clipped_in(screen) == []


def test_a_quarter_is_opened_beside_the_year_and_the_year_chosen_again(
    make_window: Callable[..., MainWindow], sample: Workspace
) -> None:
    window = make_window()
    window.show_screen("home")
    home = window.screen_now
    assert isinstance(home, HomeScreen)
    year = rounds.current_round(sample)
    home.chooser.another.setFocus()
    press(home.chooser.another, Qt.Key.Key_Space)
    assert home.form.button.text() == "Mở đợt quý III năm 2026, người giữ chức vụ"
    home.form.button.click()
    assert rounds.current_round(sample).name == "quý III năm 2026"
    assert home.sentence.text() == "Đợt kiểm điểm quý III năm 2026 theo Quy định 366-QĐ/TW"
    assert not home.form.isVisible()
    home.chooser.rounds._choose([row.id for row in rounds.list_rounds(sample)].index(year.id))
    assert rounds.current_round(sample).id == year.id
    assert home.sentence.text() == "Đợt kiểm điểm năm 2026 theo Quy định 366-QĐ/TW"


@pytest.mark.parametrize("percent", [100, 200])
def test_the_form_beside_the_work_fits_at_every_size(
    make_window: Callable[..., MainWindow], theme: Theme, percent: int
) -> None:
    window = make_window()
    window.show_screen("home")
    home = window.screen_now
    assert isinstance(home, HomeScreen)
    home.chooser.another.click()
    theme.use_percent(percent)
    window.resize(1366, 768)
    QApplication.processEvents()
    assert fits_sideways(window.stack)

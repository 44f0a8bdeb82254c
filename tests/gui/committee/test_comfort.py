"""Comfort on the committee's screens: one scroll at a time, letters of Alt that are free, nothing empty in the way."""

import re
import sys
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QApplication, QScrollArea, QWidget
from pytestqt.qtbot import QtBot

from kiemdiem_desktop.domain.clock import FixedClock
from kiemdiem_desktop.domain.level import Level
from kiemdiem_desktop.domain.registered_cell import RegisteredCell
from kiemdiem_desktop.gui import committee as committee_screens
from kiemdiem_desktop.gui.committee import doors
from kiemdiem_desktop.gui.committee import window as committee_window
from kiemdiem_desktop.gui.committee.board_screen import BoardScreen
from kiemdiem_desktop.gui.committee.deciding_screen import LEVELS, DecidingScreen
from kiemdiem_desktop.gui.main_window import MainWindow
from kiemdiem_desktop.gui.theme import Theme
from kiemdiem_desktop.gui.widgets.inner_scroll import InnerScroll
from kiemdiem_desktop.gui.widgets.page_tabs import PageTabs
from kiemdiem_desktop.rules.regulations import load_regulations
from kiemdiem_desktop.services.committee.appraising import accept_dossiers
from kiemdiem_desktop.services.committee.register import register_cell
from kiemdiem_desktop.services.workspace import Workspace
from tests.gui.committee.window_of import check_plain, window_of
from tests.gui.eyes import doubled_letters_in
from tests.gui.scripted_dialogs import ScriptedDialogs
from tests.services.appraisal_books import made_cell, receive_made
from tests.services.conftest import RESOURCES
from tests.services.round_trip import make_committee

CLOCK = FixedClock(instant=datetime(2026, 12, 10, 12, 0, tzinfo=UTC))
FOLDER = Path(committee_screens.__file__).parent
MENU_LETTERS = "saxgSAXG"
IN_A_WINDOW_OF_THEIR_OWN = {"difference_dialog.py", "phone_desk.py"}


@pytest.fixture
def committee() -> Iterator[Workspace]:
    """A committee with one appraised dossier."""
    workspace = make_committee(load_regulations(RESOURCES), CLOCK)
    cell = made_cell(1)
    received = receive_made(workspace, replace(cell, levels=(*[Level.HTT] * 12, Level.HTNV)))
    accept_dossiers(workspace, (received.id,))
    yield workspace
    workspace.store.close()


@pytest.fixture
def window(committee: Workspace, theme: Theme, qtbot: QtBot) -> Iterator[MainWindow]:
    """The window of its books on a small laptop."""
    yield window_of(committee, theme, qtbot, ScriptedDialogs())
    theme.use_percent(100)


def show_levels(window: MainWindow, qtbot: QtBot) -> DecidingScreen:
    """Show the levels that a conference decides."""
    window.desk.go("deciding", "", None)
    screen = window.screen_now
    assert isinstance(screen, DecidingScreen)
    screen.begin_meeting()
    screen.tabs.show_page(LEVELS)
    qtbot.waitUntil(screen.levels.decide_button.isVisible)
    return screen


def outer_scroll(widget: QWidget) -> QScrollArea:
    """Give the scroll around a whole screen."""
    around = widget.parentWidget()
    while around is not None and not isinstance(around, QScrollArea):
        around = around.parentWidget()
    assert isinstance(around, QScrollArea)
    return around


def test_the_foot_of_the_levels_is_seen_with_news_above(window: MainWindow, qtbot: QtBot) -> None:
    screen = show_levels(window, qtbot)
    window.desk.tell("Đã thêm 3 thành viên.")
    qtbot.waitUntil(lambda: outer_scroll(screen).verticalScrollBar().maximum() == 0)
    button = screen.levels.decide_button
    assert button.mapTo(window, QPoint(0, button.height())).y() < window.height()


@pytest.mark.parametrize("screen_id", ["appraising", "deciding"])
def test_in_large_text_the_screen_alone_scrolls(window: MainWindow, theme: Theme, qtbot: QtBot, screen_id: str) -> None:
    theme.use_percent(200)
    screen: QWidget | None = show_levels(window, qtbot) if screen_id == "deciding" else None
    if screen is None:
        window.desk.go(screen_id, "", None)
        screen = window.screen_now
    assert screen is not None
    (inner,) = (row for row in screen.findChildren(InnerScroll) if row.isVisible())
    qtbot.waitUntil(lambda: inner.verticalScrollBar().maximum() == 0)
    assert not inner.verticalScrollBar().isVisible()
    assert outer_scroll(screen).verticalScrollBar().maximum() > 0


def test_no_letter_of_alt_is_one_of_the_menus() -> None:
    marked = re.compile(rf'_\(\s*"[^"]*&[{MENU_LETTERS}]')
    found = {path.name for path in FOLDER.glob("*.py") if marked.search(path.read_text(encoding="utf-8"))}
    assert found <= IN_A_WINDOW_OF_THEIR_OWN


def test_the_list_of_keys_names_those_of_the_committees_screens(window: MainWindow) -> None:
    window.actions_by_id["shortcuts"].trigger()
    dialogs = window.desk.dialogs
    assert isinstance(dialogs, ScriptedDialogs)
    told = dialogs.told[0]
    assert "Ctrl+Enter   Thẩm định: Chi bộ tiếp theo" in told
    assert "Ctrl+Tab   Phần kế tiếp của trang" in told
    sources = (path.read_text(encoding="utf-8") for path in FOLDER.glob("*_screen.py"))
    keys = {found for source in sources for found in re.findall(r'"((?:Ctrl|Alt)\+\w+)"', source)}
    alike = {"Ctrl+Return", "Ctrl+PgDown"}  # said as Ctrl+Enter
    assert len(keys) > 5
    assert {key for key in keys - alike if f"\n{key}   " not in told} == set()


def test_on_every_page_each_letter_of_alt_leads_to_one_place(window: MainWindow, qtbot: QtBot) -> None:
    show_levels(window, qtbot)
    found = {}
    for item in window._items.values():
        window.desk.go(item.id, "", None)
        screen = window.screen_now
        assert screen is not None
        for tabs in screen.findChildren(PageTabs):
            for place, title in enumerate(tabs.titles):
                tabs.show_page(place)
                QApplication.processEvents()
                found[item.id, title] = doubled_letters_in(window)
    assert len(found) > 20
    assert {page: letters for page, letters in found.items() if letters} == {}


def test_new_books_show_what_to_do_first_and_no_empty_lists(theme: Theme, qtbot: QtBot) -> None:
    workspace = make_committee(load_regulations(RESOURCES), CLOCK)
    window = window_of(workspace, theme, qtbot, ScriptedDialogs())
    screen = window.screen_now
    assert isinstance(screen, BoardScreen)
    assert screen.head.text() == "Sổ mới. Làm lần lượt các việc dưới đây."
    assert not screen.tabs.isVisible()
    assert not screen.phone_button.isVisible()
    check_plain(window, qtbot)
    register_cell(workspace, RegisteredCell(code="TP-01", name="Chi bộ thôn 1"))
    assert screen.tabs.isVisible()
    workspace.store.close()


def test_a_conference_without_members_offers_to_add_them_and_no_empty_table(window: MainWindow, qtbot: QtBot) -> None:
    window.desk.go("deciding", "", None)
    screen = window.screen_now
    assert isinstance(screen, DecidingScreen)
    screen.begin_meeting()
    page = screen.meeting
    assert not page.grid.isVisible()
    assert not page.drop_button.isVisible()
    page.names.write_text("Nguyễn Văn Thư – Bí thư")
    page.names.on_typed()
    page.add_button.click()
    assert page.grid.isVisible()
    check_plain(window, qtbot)


def pieces(loaded: list[int]) -> Iterator[None]:
    """Load three pieces of code, and tell which."""
    for number in range(3):
        loaded.append(number)
        yield


def test_the_code_of_other_screens_is_loaded_while_nobody_waits(
    window: MainWindow, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(committee_window, "LOAD_AFTER_MS", 0)
    loaded: list[int] = []
    committee_window.load_on(window, pieces(loaded))
    assert loaded == [0]
    qtbot.waitUntil(lambda: loaded == [0, 1, 2])


def test_a_window_that_closed_loads_no_more(window: MainWindow, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(committee_window, "LOAD_AFTER_MS", 0)
    loaded: list[int] = []
    committee_window.load_on(window, pieces(loaded))
    window.close()
    for _turn in range(5):
        QApplication.processEvents()
    assert loaded == [0]


def test_what_is_loaded_ahead_are_screens_of_the_rail() -> None:
    for _piece in doors.load_ahead():
        assert "kiemdiem_desktop.gui.committee.units_screen" in sys.modules
    for name in ("collecting", "appraisal", "deciding", "totals"):
        assert f"kiemdiem_desktop.gui.committee.{name}_screen" in sys.modules

"""New books of a committee from the start page, the sample commune, and its settings."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from kiemdiem_desktop.domain.clock import FixedClock
from kiemdiem_desktop.domain.registered_cell import UnitKind
from kiemdiem_desktop.gui.committee.settings_screen import SettingsScreen
from kiemdiem_desktop.gui.paper_dialog import PaperDialog
from kiemdiem_desktop.gui.start_screen import StartWindow
from kiemdiem_desktop.gui.theme import Theme
from kiemdiem_desktop.services.committee.books import get_committee
from kiemdiem_desktop.services.library import Shelf, open_workspace
from kiemdiem_desktop.services.own_keys import find_own_key
from kiemdiem_desktop.services.shelf_list import list_entries
from kiemdiem_desktop.services.workspace import Workspace
from kiemdiem_desktop.store.keys import KeyCost
from tests import shipped
from tests.gui.committee.window_of import window_of
from tests.gui.eyes import clipped_in, english_in, unnamed_in
from tests.gui.keyboard import press, type_vi
from tests.gui.scripted_dialogs import ScriptedDialogs
from tests.services.conftest import RESOURCES

PASSPHRASE = "bốn mùa hoa ban"
Opened = list[tuple[Workspace, str]]


@pytest.fixture
def shelf(tmp_path: Path) -> Shelf:
    """An empty shelf whose keys cost next to nothing."""
    clock = FixedClock(instant=datetime(2026, 11, 23, 12, 0, tzinfo=UTC))
    cheap = KeyCost(n=16, r=1)
    regulations = shipped.regulations()
    return Shelf(root=tmp_path / "so", regulations=regulations, clock=clock, resources_dir=RESOURCES, key_cost=cheap)


@pytest.fixture
def opened() -> Iterator[Opened]:
    """What the start window opened; closed at the end."""
    found: Opened = []
    yield found
    for workspace, _name in found:
        workspace.store.close()


@pytest.fixture
def start(shelf: Shelf, theme: Theme, opened: Opened, qtbot: QtBot) -> StartWindow:
    """The start window."""
    assert theme.percent == 100
    window = StartWindow(shelf.root, lambda: shelf, lambda *pair: opened.append(pair), ScriptedDialogs())
    qtbot.addWidget(window)
    window.resize(1366, 768)
    with qtbot.waitActive(window):
        window.show()
        window.activateWindow()
    return window


def test_new_books_are_made_by_keyboard_alone_and_open_again(start: StartWindow, shelf: Shelf, opened: Opened) -> None:
    start.choice.create_committee_button.setFocus()
    press(start.choice.create_committee_button, Qt.Key.Key_Return)
    page = start.create_committee_page
    type_vi(page.form.lines["name"], "Đảng ủy xã Tiên Phong")
    press(page.form.lines["name"], Qt.Key.Key_Return)
    assert page.form.committee.code == "DU-TIEN-PHONG"
    for line in (page.passphrase.line, page.again.line):
        type_vi(line, PASSPHRASE)
    press(page.again.line, Qt.Key.Key_Return)
    view = start.sheet.view
    type_vi(view.line, view.asked_group)
    press(view.line, Qt.Key.Key_Return)
    ((workspace, name),) = opened
    assert name == get_committee(workspace).name == "Đảng ủy xã Tiên Phong"
    assert get_committee(workspace).unit_kind is UnitKind.GRASSROOTS_COMMITTEE
    workspace.store.close()
    (entry,) = list_entries(shelf.root)
    assert entry.is_committee
    again = open_workspace(shelf, entry.folder, passphrase=PASSPHRASE)
    assert get_committee(again).code == "DU-TIEN-PHONG"
    again.store.close()


def test_a_name_and_a_plain_code_are_asked_for_under_their_fields(start: StartWindow, opened: Opened) -> None:
    start.show_create_committee()
    page = start.create_committee_page
    page.make()
    assert "Tên cấp ủy còn trống" in page.form.lines["name"].note.text()
    type_vi(page.form.lines["name"], "Đảng ủy xã")
    page.form.flush()
    type_vi(page.form.lines["code"], "mã có dấu")
    page.make()
    assert "có dấu" in page.form.lines["code"].note.text()
    assert not opened
    assert english_in(start) == []
    assert unnamed_in(start) == []


def test_the_start_page_opens_the_sample_commune(start: StartWindow, opened: Opened) -> None:
    assert clipped_in(start) == []
    start.choice.committee_sample_button.click()
    ((workspace, name),) = opened
    assert (name, get_committee(workspace).name) == ("Cấp ủy mẫu", "Đảng ủy xã Suối Ngàn")


def test_settings_make_the_key_and_show_its_card(
    start: StartWindow, opened: Opened, theme: Theme, qtbot: QtBot
) -> None:
    start.open_committee_sample()
    workspace = opened[0][0]
    dialogs = ScriptedDialogs("Thay người giữ khóa", "Vi Thị Thục", True)
    window = window_of(workspace, theme, qtbot, dialogs)
    window.go("settings")
    screen = window.screen_now
    assert isinstance(screen, SettingsScreen)
    before = find_own_key(workspace)
    screen.tabs.show_page_of(screen.keys)
    screen.keys.hand_over_button.click()
    after = find_own_key(workspace)
    assert before is not None
    assert after is not None
    assert after.fingerprint != before.fingerprint
    qtbot.waitUntil(lambda: any(isinstance(w, PaperDialog) for w in QApplication.topLevelWidgets()))
    assert "In thẻ đăng ký khóa" in dialogs.told[0]
    assert english_in(window) == []
    assert clipped_in(screen) == []
    assert unnamed_in(screen) == []


def test_the_code_is_closed_once_a_key_bears_it(start: StartWindow, opened: Opened, theme: Theme, qtbot: QtBot) -> None:
    start.open_committee_sample()
    workspace = opened[0][0]
    window = window_of(workspace, theme, qtbot, ScriptedDialogs())
    window.go("settings")
    screen = window.screen_now
    assert isinstance(screen, SettingsScreen)
    assert (
        not screen.committee.form.lines["code"]._edit.isEnabled()
        or screen.committee.form.lines["code"]._edit.isReadOnly()
    )
    type_vi(screen.committee.form.lines["place_name"], " Thượng")
    screen.flush()
    assert get_committee(workspace) == replace(get_committee(workspace), place_name="Suối Ngàn Thượng")

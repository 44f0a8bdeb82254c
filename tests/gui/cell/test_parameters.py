"""Quy định riêng: a value tells what it would change before it is stored, then is stored with its paper."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt

from kiemdiem_desktop.gui.cell.settings_parameters import ParametersPage
from kiemdiem_desktop.gui.cell.settings_screen import SettingsScreen
from kiemdiem_desktop.gui.main_window import MainWindow
from kiemdiem_desktop.gui.theme import Theme
from kiemdiem_desktop.services.workspace import Workspace
from tests.gui.cell.conftest import fits_sideways
from tests.gui.eyes import clipped_in
from tests.gui.keyboard import press, type_vi

MakeWindow = Callable[..., MainWindow]


@pytest.fixture
def window(make_window: MakeWindow) -> MainWindow:
    """The window with the page shown."""
    window = make_window()
    window.go("settings", "round.parameters")
    return window


@pytest.fixture
def page(window: MainWindow) -> ParametersPage:
    """The page."""
    screen = window.screen_now
    assert isinstance(screen, SettingsScreen)
    return screen.parameters


def type_value(page: ParametersPage, name: str, text: str) -> None:
    """Choose a parameter and type another value for it, up to Enter."""
    page.choose(name)
    editor = page.editor.value.editor
    editor.setFocus()
    press(editor, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    type_vi(editor, text)
    press(editor, Qt.Key.Key_Return)


def test_a_value_tells_what_it_would_change_before_it_is_stored(sample: Workspace, page: ParametersPage) -> None:
    page.choose("cap_percent")
    assert page.editor.changes.isHidden()
    type_value(page, "cap_percent", "10")
    assert "của đợt đang mở sẽ thay đổi" in page.editor.changes.words.text()
    told = {row[0]: row[1] for row in page.editor.changes.table.texts()}
    assert told["Nhóm các đảng viên khác"] == "Xuất sắc tối đa: 2 → 1."
    assert sample.store.parameters.all() == ()


def test_a_value_that_loosens_says_so_before_it_is_stored(page: ParametersPage) -> None:
    type_value(page, "cap_percent", "22")
    assert "Điều 11 khoản 1 điểm 1.5" in page.editor.changes.words.text()
    assert page.editor.changes.table.isHidden()


def test_what_changes_nothing_is_told_and_another_row_starts_anew(page: ParametersPage) -> None:
    type_value(page, "self_review_kept_years", "4")
    assert page.editor.changes.words.text() == "Không kết luận nào của đợt đang mở thay đổi."
    page.choose("cap_percent")
    assert page.editor.changes.isHidden()


def test_stored_with_its_paper_the_preview_is_done(sample: Workspace, page: ParametersPage) -> None:
    type_value(page, "cap_percent", "10")
    papers = (page.editor.number, "12-HD/ĐU"), (page.editor.issued_on, "05/11/2026"), (page.editor.issuer, "Đảng ủy xã")
    for field, text in papers:
        field.setFocus()
        type_vi(field.editor, text)
    page.editor.store_button.click()
    (row,) = sample.store.parameters.all()
    assert (row.name, row.value, row.number) == ("cap_percent", "10", "12-HD/ĐU")
    assert page.editor.changes.isHidden()


def test_nothing_is_cut_at_twice_the_size(window: MainWindow, page: ParametersPage, theme: Theme) -> None:
    type_value(page, "cap_percent", "10")
    theme.use_percent(200)
    assert clipped_in(page) == []
    assert fits_sideways(window.stack)

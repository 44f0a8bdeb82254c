"""Nhập văn bản của cấp trên: a paper is typed once, previewed in words, applied and taken back in one step."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from kiemdiem_desktop.gui.cell.settings_layer import LayerPage
from kiemdiem_desktop.gui.cell.settings_screen import SettingsScreen
from kiemdiem_desktop.gui.main_window import MainWindow
from kiemdiem_desktop.gui.theme import Theme
from kiemdiem_desktop.services.cell.local_layers import list_layers
from kiemdiem_desktop.services.workspace import Workspace
from tests.gui.cell.conftest import fits_sideways
from tests.gui.eyes import clipped_in
from tests.gui.keyboard import press, type_vi

MakeWindow = Callable[..., MainWindow]


@pytest.fixture
def window(make_window: MakeWindow) -> MainWindow:
    """The window with the page shown."""
    window = make_window()
    window.go("settings", "layer")
    return window


@pytest.fixture
def page(window: MainWindow) -> LayerPage:
    """The page."""
    screen = window.screen_now
    assert isinstance(screen, SettingsScreen)
    return screen.layer


def type_paper(page: LayerPage) -> None:
    """Type number, date and issuer by hand."""
    fields = (page.number, "12-HD/ĐU"), (page.issued_on, "05/11/2026"), (page.issuer, "Đảng ủy xã Đăk Tơ Re")
    for field, text in fields:
        field.setFocus()
        type_vi(field.editor, text)
        assert field.flush()


def add(page: LayerPage, name: str, value: str) -> None:
    """Choose a matter and type what the paper says of it."""
    page.adder.choose(name)
    page.adder.value.setFocus()
    type_vi(page.adder.value.editor, value)
    press(page.adder.value.editor, Qt.Key.Key_Return)


def changed(page: LayerPage) -> dict[str, str]:
    """Give what would change by subject."""
    return {row[0]: row[1] for row in page.preview.texts()}


def test_a_typed_paper_is_previewed_by_subject_then_applied_in_one_step(sample: Workspace, page: LayerPage) -> None:
    type_paper(page)
    add(page, "cap_percent", "10")
    assert changed(page)["Nhóm các đảng viên khác"] == "Xuất sắc tối đa: 2 → 1."
    assert list_layers(sample) == ()
    page.apply_button.click()
    (layer,) = list_layers(sample)
    assert (layer.number, layer.values[0].refines) == ("12-HD/ĐU", "Điều 11 khoản 1 điểm 1.5")
    assert page.number.read_text() == ""
    sample.store.undo()
    assert list_layers(sample) == ()


def test_the_first_ctrl_z_after_applying_by_key_takes_the_paper_back(
    sample: Workspace, page: LayerPage, qtbot: QtBot
) -> None:
    type_paper(page)
    add(page, "cap_percent", "10")
    page.issuer.setFocus()
    press(page.issuer.editor, Qt.Key.Key_D, Qt.KeyboardModifier.AltModifier)
    qtbot.waitUntil(lambda: bool(list_layers(sample)))
    press(page.issuer.editor, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert list_layers(sample) == ()


def test_what_loosens_is_refused_under_the_field_with_its_article_and_stays_typed(page: LayerPage) -> None:
    type_paper(page)
    add(page, "cap_percent", "22")
    assert "nới lỏng" in page.adder.wrong.text()
    assert "Điều 11 khoản 1 điểm 1.5" in page.adder.wrong.text()
    assert page.adder.value.read_text() == "22"
    assert page.values.rowCount() == 0


def test_without_date_nothing_is_applied_and_the_page_says_why(sample: Workspace, page: LayerPage) -> None:
    add(page, "cap_percent", "15")
    page.apply_button.click()
    assert "Chưa ghi ngày" in page.wrong.text()
    assert page.values.rowCount() == 1
    assert list_layers(sample) == ()


def test_a_value_is_taken_out_by_key(page: LayerPage) -> None:
    type_paper(page)
    add(page, "cap_percent", "15")
    add(page, "score_htxs_min", "92")
    page.values.setFocus()
    page.values.setCurrentCell(0, 0)
    press(page.values, Qt.Key.Key_Delete)
    assert [row[1] for row in page.values.texts()] == ["92 điểm"]


def test_a_paper_that_is_kept_is_opened_again_and_taken_back(sample: Workspace, page: LayerPage) -> None:
    type_paper(page)
    add(page, "cap_percent", "15")
    page.apply_button.click()
    page.papers._box.setCurrentIndex(1)
    page.papers._box.activated.emit(1)
    assert page.issuer.read_text() == "Đảng ủy xã Đăk Tơ Re"
    page.remove_button.click()
    assert list_layers(sample) == ()


def test_the_exceptional_share_asks_for_its_ground(page: LayerPage) -> None:
    type_paper(page)
    page.adder.choose("cap_exception")
    assert page.adder.ground.isVisible()
    page.adder._keep_value("yes")
    page.adder.add()
    assert "căn cứ" in page.adder.wrong.text()


def test_nothing_is_cut_at_twice_the_size(window: MainWindow, page: LayerPage, theme: Theme) -> None:
    type_paper(page)
    add(page, "cap_percent", "10")
    theme.use_percent(200)
    assert clipped_in(page) == []
    assert fits_sideways(window.stack)

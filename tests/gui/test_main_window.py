"""The frame: screens made when first shown, changes carried to them, findings and search that lead to fields."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from kiemdiem_desktop.domain.errors import InvalidValueError
from kiemdiem_desktop.gui.main_window import MainWindow
from kiemdiem_desktop.gui.menus import MENUS
from kiemdiem_desktop.gui.search_dialog import SearchDialog
from kiemdiem_desktop.gui.theme import Theme
from tests.gui.eyes import clipped_in, english_in, tab_ring, unnamed_in
from tests.gui.frames import FINDINGS, HITS, Records, TextScreen, a_window, queries_over
from tests.gui.keyboard import press, type_vi
from tests.gui.scripted_dialogs import ScriptedDialogs


@pytest.fixture
def records() -> Records:
    """Give fresh records."""
    return Records()


@pytest.fixture
def window(theme: Theme, records: Records, qtbot: QtBot) -> Iterator[MainWindow]:
    """Give a shown window of a small notebook."""
    window = a_window(records, theme)
    qtbot.addWidget(window)
    window.resize(1366, 768)
    with qtbot.waitActive(window):
        window.show()
        window.activateWindow()
    yield window
    window.close()


def text_screen(window: MainWindow) -> TextScreen:
    """Give the screen that is shown."""
    screen = window.screen_now
    assert isinstance(screen, TextScreen)
    return screen


def test_screens_are_made_when_first_shown(window: MainWindow, records: Records) -> None:
    assert records.drawn == ["Trang chủ"]
    window.show_screen("review")
    window.show_screen("home")
    assert records.drawn == ["Trang chủ", "Bản kiểm điểm"]


def test_alt_and_number_show_a_screen(window: MainWindow) -> None:
    press(window, Qt.Key.Key_4, Qt.KeyboardModifier.AltModifier)
    assert window.windowTitle().startswith("Bản kiểm điểm")
    assert window.rail.buttons["review"].isChecked()


def test_a_change_redraws_the_visible_screen_and_the_hidden_one_later(window: MainWindow, records: Records) -> None:
    window.show_screen("review")
    records.drawn.clear()
    records.notify("texts")
    assert records.drawn == ["Bản kiểm điểm"]
    window.show_screen("home")
    assert records.drawn == ["Bản kiểm điểm", "Trang chủ"]


def test_a_change_elsewhere_redraws_nothing(window: MainWindow, records: Records) -> None:
    assert window.isVisible()
    records.drawn.clear()
    records.notify("ballots")
    assert records.drawn == []


def test_undo_is_named_after_the_step(window: MainWindow, records: Records) -> None:
    records.notify("texts", undo="Thêm đảng viên", redo=None)
    undo, redo = window.actions_by_id["undo"], window.actions_by_id["redo"]
    assert undo.text() == "&Hoàn tác: Thêm đảng viên"
    assert not redo.isEnabled()
    undo.trigger()
    assert records.steps == ["undo"]


def test_undo_first_stores_what_is_being_typed(window: MainWindow, records: Records) -> None:
    type_vi(text_screen(window).line, "Bí thư")
    window.actions_by_id["undo"].trigger()
    assert records.steps == ["two=Bí thư", "undo"]


def test_the_top_line_tells_when_it_was_stored(window: MainWindow, records: Records) -> None:
    records.notify("texts")
    labels = [label.text() for label in window.top_line.findChildren(type(window.side_panel.findings._nothing))]
    assert any(text.startswith("đã lưu ") for text in labels)


def test_the_rail_tells_open_work(window: MainWindow) -> None:
    assert window.rail.buttons["review"].accessibleName() == "Bản kiểm điểm, còn 4 việc"


def test_a_finding_leads_to_its_field(window: MainWindow) -> None:
    window.go_to_finding(FINDINGS[0])
    screen = text_screen(window)
    assert screen.passage.editor.hasFocus()
    assert screen.subjects == [7]


def test_findings_stand_by_group_and_person(window: MainWindow) -> None:
    shown = [row.text for row in window.side_panel.findings._model.rows]
    assert shown == [
        "Phải sửa (2)",
        "Nguyễn Thị Hạnh",
        "Chưa ghi ưu điểm.",
        "Chưa tự nhận mức.",
        "Nên xem (1)",
        "Trần Văn Đức",
        "Số vượt yêu cầu lớn hơn số đã làm.",
        "Chưa kiểm tra được (1)",
        "Chi bộ",
        "Chưa có ý kiến nơi cư trú.",
    ]


def test_a_click_on_a_finding_leads_to_its_field(window: MainWindow) -> None:
    panel = window.side_panel.findings
    panel.view.clicked.emit(panel._model.index(2, 0))
    assert text_screen(window).passage.editor.hasFocus()


def test_the_article_follows_the_cursor(window: MainWindow) -> None:
    text_screen(window).line.setFocus()
    assert window.side_panel._title.text() == "Điều 9 · member.post"


def test_f9_folds_the_side_panel(window: MainWindow) -> None:
    assert window.side_panel.isVisible()
    press(window, Qt.Key.Key_F9)
    assert not window.side_panel.isVisible()


def test_search_finds_while_typing_and_gives_the_hit(window: MainWindow, records: Records, qtbot: QtBot) -> None:
    dialog = SearchDialog(window, queries_over(records).search)
    qtbot.addWidget(dialog)
    type_vi(dialog.line, "hanh")
    assert dialog.list.count() == 1
    press(dialog.line, Qt.Key.Key_Down)
    assert dialog._hits[dialog.list.currentRow()] == HITS[0]
    assert not english_in(dialog)


def test_menus_are_unique() -> None:
    items = [item for menu in MENUS for item in menu.items if item is not None]
    for values in ([i.id for i in items], [i.text for i in items], [i.shortcut for i in items if i.shortcut]):
        assert len(set(values)) == len(values)
    for menu in MENUS:
        letters = [i.text[i.text.index("&") + 1].casefold() for i in menu.items if i is not None]
        assert len(set(letters)) == len(letters), menu.title


def test_every_menu_item_does_something(window: MainWindow, records: Records) -> None:
    for name in ("open_other", "back_up", "restore", "change_passphrase", "lock"):
        window.actions_by_id[name].trigger()
    assert records.steps == ["open_other", "back_up", "restore", "change_passphrase", "lock"]
    assert all(isinstance(action, QAction) and action.text() for action in window.actions_by_id.values())


def test_the_list_of_shortcuts_is_made_from_the_menus(window: MainWindow) -> None:
    window.actions_by_id["shortcuts"].trigger()
    dialogs = window.desk.dialogs
    assert isinstance(dialogs, ScriptedDialogs)
    assert "Ctrl+K   Tìm" in dialogs.told[0]
    assert "Alt+4   Bản kiểm điểm" in dialogs.told[0]


def test_closing_stores_what_is_being_typed(window: MainWindow, records: Records) -> None:
    type_vi(text_screen(window).passage, "!")
    assert window.close()
    assert records.texts["one"] == "!Ưu điểm"


@pytest.mark.parametrize("percent", [100, 150, 200])
def test_the_window_fits_a_small_notebook_at_every_size(window: MainWindow, theme: Theme, percent: int) -> None:
    theme.use_percent(percent)
    window.resize(1366, 768)
    QApplication.processEvents()
    assert window.minimumSizeHint().width() <= 1366
    assert window.minimumSizeHint().height() <= 768
    assert not clipped_in(window)


def test_every_control_has_a_name_and_no_english(window: MainWindow) -> None:
    window.show_screen("review")
    assert not unnamed_in(window)
    assert not english_in(window)


def test_tab_goes_round_the_whole_window(window: MainWindow) -> None:
    screen = text_screen(window)
    screen.passage.setFocus()
    ring = tab_ring(window)
    assert screen.line.editor in ring
    assert window.rail.buttons["home"] in ring
    assert window.side_panel.findings.view in ring


def test_a_screen_takes_the_cursor_and_finds_it_where_it_was(window: MainWindow) -> None:
    window.show_screen("review")
    screen = text_screen(window)
    assert screen.passage.editor.hasFocus()
    screen.line.editor.setFocus()
    window.show_screen("home")
    assert text_screen(window).passage.editor.hasFocus()
    window.show_screen("review")
    assert screen.line.editor.hasFocus()


def test_the_cursor_stays_on_the_screen_when_its_field_goes(window: MainWindow) -> None:
    screen = text_screen(window)
    screen.line.editor.setFocus()
    screen.line.hide()
    assert screen.passage.editor.hasFocus()


def test_enter_presses_the_button_that_has_the_cursor(window: MainWindow) -> None:
    button = window.top_line.panel_button
    button.setFocus()
    press(button, Qt.Key.Key_Return)
    assert not window.side_panel.isVisible()


def test_undo_takes_the_news_of_the_step_away(window: MainWindow) -> None:
    window.desk.tell("Đã nhập 17 đồng chí.")
    window.actions_by_id["undo"].trigger()
    assert window.banner.text == ""


def test_who_stays_to_mend_a_refused_text_finds_the_cursor_in_it(window: MainWindow) -> None:
    screen = text_screen(window)
    screen.line.show_value("", key="refuses", commit=_refuse)
    type_vi(screen.line, "sai")
    window.show_screen("review")
    dialogs = window.desk.dialogs
    assert isinstance(dialogs, ScriptedDialogs)
    dialogs._answers.append(False)
    assert not window.close()
    assert window.screen_now is screen
    assert screen.line.editor.hasFocus()
    screen.line.show_value("", key="other", commit=print)


def _refuse(text: str) -> None:
    raise InvalidValueError(code="refused", message=f"“{text}” không đúng.", hint="Ghi lại.")

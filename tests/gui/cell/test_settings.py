"""Cài đặt: the cell and its dates, the superior's own values, safekeeping, look."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from kiemdiem_desktop.gui.cell.settings_screen import SettingsScreen
from kiemdiem_desktop.gui.cell.tools import CellTools, make_tools
from kiemdiem_desktop.gui.main_window import MainWindow
from kiemdiem_desktop.gui.recovery_page import RecoveryCodeDialog
from kiemdiem_desktop.gui.theme import Mode, Theme
from kiemdiem_desktop.services.cell.cells import get_cell
from kiemdiem_desktop.services.cell.parameter_rows import list_parameter_rows
from kiemdiem_desktop.services.cell.rounds import close_round, current_round
from kiemdiem_desktop.services.cell.sample import fill_sample
from kiemdiem_desktop.services.keeping import list_backups
from kiemdiem_desktop.services.library import Shelf, create_workspace, is_passphrase_of, open_with_recovery_code
from tests.gui.cell.conftest import SessionCalls, dialogs_of, fits_sideways
from tests.gui.eyes import clipped_in
from tests.gui.keyboard import press, type_vi

MakeWindow = Callable[..., MainWindow]
PASSPHRASE = "bốn mùa hoa"
CELL, PARAMETERS, LAYER, COMPARISON, KEYS, SAFETY, LOOK = range(7)


@pytest.fixture
def kept(shelf: Shelf, theme: Theme, session_calls: SessionCalls) -> Iterator[CellTools]:
    """The tools over the sample cell in a folder of its own."""
    workspace, _code = create_workspace(shelf, name="Chi bộ thôn 3", passphrase=PASSPHRASE)
    fill_sample(workspace)
    yield make_tools(workspace, shelf, theme, session_calls.as_session())
    workspace.store.close()


def settings_of(window: MainWindow, page: int) -> SettingsScreen:
    """Give the settings, with one of its pages shown."""
    window.show_screen("settings")
    screen = window.screen_now
    assert isinstance(screen, SettingsScreen)
    screen.tabs.show_page(page)
    return screen


def folder_of(tools: CellTools) -> Path:
    """Give the folder of the workspace."""
    folder = tools.workspace.store.folder
    assert folder is not None
    return folder


def test_the_name_of_the_cell_is_stored_as_typed_and_shown_on_top(make_window: MakeWindow, tools: CellTools) -> None:
    window = make_window()
    line = settings_of(window, CELL).cell.form.lines["name"]
    line.setFocus()
    press(line, Qt.Key.Key_End)
    type_vi(line, " Đồng Tâm")
    press(line, Qt.Key.Key_Return)
    assert get_cell(tools.workspace).name.endswith(" Đồng Tâm")


def test_an_empty_name_is_told_under_the_field_and_nothing_is_lost(make_window: MakeWindow, tools: CellTools) -> None:
    before = get_cell(tools.workspace)
    line = settings_of(make_window(), CELL).cell.form.lines["name"]
    line.write_text("")
    assert not line.flush()
    assert "Tên chi bộ còn trống" in line.note.text()
    assert get_cell(tools.workspace) == before
    line.write_text(before.name)
    assert line.flush()


def test_the_limit_of_the_superior_is_stored(make_window: MakeWindow, tools: CellTools) -> None:
    field = settings_of(make_window(), CELL).cell.due_on
    field.write_text("10/12/2026")
    assert field.flush()
    assert current_round(tools.workspace).superior_due_on == date(2026, 12, 10)


def test_the_evaluation_date_cannot_be_emptied(make_window: MakeWindow, tools: CellTools) -> None:
    field = settings_of(make_window(), CELL).cell.evaluation_on
    field.write_text("")
    assert not field.flush()
    assert "không để trống" in field.note.text()
    assert current_round(tools.workspace).evaluation_on == date(2026, 12, 10)
    field.write_text("10/12/2026")


def test_dates_of_a_closed_round_are_for_reading(make_window: MakeWindow, tools: CellTools) -> None:
    close_round(tools.workspace, current_round(tools.workspace).id)
    page = settings_of(make_window(), CELL).cell
    assert page.due_on.editor.property("readOnly")
    assert page._round_note.isVisible()


def test_values_that_the_text_leaves_open_say_so(make_window: MakeWindow) -> None:
    page = settings_of(make_window(), PARAMETERS).parameters
    page.choose("vote_threshold")
    row = page.grid.current
    assert row is not None
    shown = {column.id: column.text(row) for column in page.grid.model.columns}
    assert shown == {
        "label": "Tỷ lệ phiếu để thông qua một mức",
        "value": "Quá nửa",
        "certainty": "Văn bản chưa rõ: mặc định",
    }
    assert "Văn bản Trung ương không quy định" in page.editor._note.text()


def test_a_local_value_is_stored_with_its_paper_and_taken_back(make_window: MakeWindow, tools: CellTools) -> None:
    window = make_window()
    page = settings_of(window, PARAMETERS).parameters
    page.choose("vote_threshold")
    editor = page.editor
    box = editor.choice._box
    box.setCurrentIndex(box.findText("Từ hai phần ba"))
    box.activated.emit(box.currentIndex())
    editor.number.write_text("12-HD/ĐU")
    editor.issued_on.write_text("05/11/2026")
    editor.issuer.write_text("Đảng ủy xã")
    editor.store_button.click()
    stored = tools.workspace.store.parameters.find(name="vote_threshold")
    assert stored is not None
    assert (stored.value, stored.number, stored.issued_on) == ("two_thirds", "12-HD/ĐU", date(2026, 11, 5))
    assert "Đã ghi quy định riêng" in window.banner.text
    editor.default_button.click()
    assert tools.workspace.store.parameters.find(name="vote_threshold") is None


def test_a_local_value_without_its_paper_is_refused_in_words(make_window: MakeWindow, tools: CellTools) -> None:
    page = settings_of(make_window(), PARAMETERS).parameters
    page.choose("cap_percent")
    page.editor.value.write_text("15")
    page.editor.store_button.click()
    assert "Chưa ghi đủ số, ngày" in page.editor.wrong.text()
    assert page.editor.value.read_text() == "15"
    assert not tools.workspace.store.parameters.all()


def test_a_local_value_cannot_loosen_the_centre(make_window: MakeWindow, tools: CellTools) -> None:
    page = settings_of(make_window(), PARAMETERS).parameters
    page.choose("cap_percent")
    for field, text in (
        (page.editor.value, "30"),
        (page.editor.number, "12-HD/ĐU"),
        (page.editor.issued_on, "05/11/2026"),
        (page.editor.issuer, "Đảng ủy xã"),
    ):
        field.write_text(text)
    page.editor.store_button.click()
    assert "nới lỏng quy định của Trung ương" in page.editor.wrong.text()
    assert not tools.workspace.store.parameters.all()


def test_a_fixed_value_cannot_be_set(make_window: MakeWindow, tools: CellTools) -> None:
    page = settings_of(make_window(), PARAMETERS).parameters
    fixed = next(row for row in list_parameter_rows(tools.workspace, current_round(tools.workspace)) if row.is_fixed)
    page.choose(fixed.name)
    assert not page.editor.store_button.isVisible()
    assert "quy định cứng" in page.editor._note.text()


def test_a_finding_at_a_parameter_leads_to_its_row(make_window: MakeWindow) -> None:
    window = make_window()
    window.go("settings", "parameter.quorum", None)
    screen = settings_of(window, PARAMETERS)
    assert screen.parameters.grid.current is not None
    assert screen.parameters.grid.current.name == "quorum"


def test_back_up_now_adds_a_backup(make_window: MakeWindow, kept: CellTools) -> None:
    window = make_window(over=kept)
    page = settings_of(window, SAFETY).safety
    before = len(list_backups(kept.workspace))
    page.back_up_button.click()
    assert len(list_backups(kept.workspace)) == before + 1
    assert len(page.backups.model.rows) == before + 1
    assert "Đã sao lưu" in window.banner.text


def test_restore_shows_counts_asks_and_brings_the_members_back(make_window: MakeWindow, kept: CellTools) -> None:
    window = make_window(False, True, over=kept)
    page = settings_of(window, SAFETY).safety
    page.back_up()
    newest = list_backups(kept.workspace)[0]
    store = kept.workspace.store
    with store.step("Thêm đảng viên"):
        store.members.add(store.members.all()[0])
    page.backups.select(newest.name)
    page.restore_button.click()
    assert store.members.count() == 23
    page.restore_button.click()
    assert store.members.count() == 22
    assert dialogs_of(window).told[-1].startswith("Đã phục hồi")


def test_the_whole_workspace_goes_into_one_file(make_window: MakeWindow, kept: CellTools, tmp_path: Path) -> None:
    target = tmp_path / "chuyen.sochibo"
    window = make_window(target, over=kept)
    settings_of(window, SAFETY).safety.export_button.click()
    assert target.stat().st_size > 10_000
    assert "Nhận sổ từ tệp" in dialogs_of(window).told[0]


def test_the_passphrase_is_changed_after_the_old_one(make_window: MakeWindow, kept: CellTools) -> None:
    window = make_window("sai rồi", PASSPHRASE, "năm mùa lúa chín", over=kept)
    button = settings_of(window, SAFETY).safety.passphrase_button
    button.click()
    assert dialogs_of(window).told == ["Mật khẩu chưa đúng. Xem lại phím Caps Lock và kiểu gõ tiếng Việt."]
    button.click()
    assert is_passphrase_of(folder_of(kept), "năm mùa lúa chín")
    assert not is_passphrase_of(folder_of(kept), PASSPHRASE)


def test_a_new_recovery_sheet_replaces_the_old_code(
    make_window: MakeWindow, kept: CellTools, shelf: Shelf, tmp_path: Path
) -> None:
    window = make_window(PASSPHRASE, tmp_path / "phieu.pdf", over=kept)
    settings_of(window, SAFETY).safety.code_button.click()
    dialog = next(w for w in window.findChildren(RecoveryCodeDialog) if w.isVisible())
    dialog.done_button.click()
    assert dialog.isVisible(), "the code has to be typed back first"
    dialog.view.save_button.click()
    assert (tmp_path / "phieu.pdf").read_bytes().startswith(b"%PDF")
    code = dialog.view._code
    type_vi(dialog.view.line, dialog.view.asked_group)
    dialog.done_button.click()
    assert not dialog.isVisible()
    window.close()
    kept.workspace.store.close()
    open_with_recovery_code(shelf, folder_of(kept), code=code).store.close()


def test_the_lock_time_is_chosen(make_window: MakeWindow, kept: CellTools, session_calls: SessionCalls) -> None:
    idle = settings_of(make_window(over=kept), SAFETY).safety.idle
    idle._box.activated.emit(0)
    assert session_calls.minutes == 5


def test_the_sample_can_be_started_anew(make_window: MakeWindow, session_calls: SessionCalls) -> None:
    page = settings_of(make_window(True), SAFETY).safety
    assert not page.passphrase_button.isVisible()
    page.sample_button.click()
    assert session_calls.asked == ["start_sample_anew"]


def test_text_size_and_colours_show_at_once(make_window: MakeWindow, theme: Theme) -> None:
    page = settings_of(make_window(), LOOK).look
    page.text_size._box.activated.emit(5)
    page.mode._box.activated.emit(2)
    assert (theme.percent, theme.mode) == (150, Mode.DARK)
    assert page.text_size.value == 150


@pytest.mark.parametrize("page", [CELL, PARAMETERS, SAFETY, LOOK])
@pytest.mark.parametrize("percent", [100, 200])
def test_every_page_fits_at_every_size(make_window: MakeWindow, theme: Theme, page: int, percent: int) -> None:
    window = make_window()
    settings_of(window, page)
    theme.use_percent(percent)
    window.resize(1366, 768)
    QApplication.processEvents()
    assert fits_sideways(window.stack)
    assert not clipped_in(window)


def test_reviews_over_their_time_go_only_after_a_yes_to_their_list(make_window: MakeWindow, tools: CellTools) -> None:
    store = tools.workspace.store
    newest, old = sorted(store.rounds.all(), key=lambda row: row.year, reverse=True)[:2]
    with store.step("Lùi đợt cũ"):
        store.rounds.save(replace(old, year=newest.year - 3))
    window = make_window(False, True)
    part = settings_of(window, SAFETY).retention
    assert f"Năm {newest.year - 3}:" in part.told.text()
    part.remove_button.click()
    assert f"Năm {newest.year - 3}:" in part.told.text()
    part.remove_button.click()
    assert "Hiện chưa có bản nào quá thời hạn" in part.told.text()
    assert "Đã xóa bản kiểm điểm quá thời hạn lưu." in dialogs_of(window).told[-1]
    assert not part.remove_button.isEnabled()
    assert fits_sideways(window.stack)

"""The start: choosing, making and recovering a workspace, the sample, the lock, and leaving."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from kiemdiem_desktop.gui import start_doors
from kiemdiem_desktop.gui.idle import IdleWatch
from kiemdiem_desktop.gui.lock import Curtain
from kiemdiem_desktop.gui.program import Program
from kiemdiem_desktop.gui.start_screen import StartWindow
from kiemdiem_desktop.gui.theme import Theme
from kiemdiem_desktop.services.cell.cells import get_cell, save_cell
from kiemdiem_desktop.services.keeping import export_single_file
from kiemdiem_desktop.services.library import Shelf, create_workspace, open_workspace
from kiemdiem_desktop.services.places import Places, find_places
from kiemdiem_desktop.services.shelf_list import list_entries
from kiemdiem_desktop.services.workspace import Workspace
from tests.gui.cell.conftest import RESOURCES, fits_sideways
from tests.gui.eyes import clipped_in, english_in, unnamed_in
from tests.gui.keyboard import press, type_vi
from tests.gui.scripted_dialogs import ScriptedDialogs
from tests.services.conftest import a_cell

PASSPHRASE = "bốn mùa hoa"
Start = Callable[..., StartWindow]


@pytest.fixture
def opened() -> Iterator[list[tuple[Workspace, str]]]:
    """What the start window opened; closed at the end."""
    found: list[tuple[Workspace, str]] = []
    yield found
    for workspace, _name in found:
        workspace.store.close()


@pytest.fixture
def start(shelf: Shelf, theme: Theme, opened: list[tuple[Workspace, str]], qtbot: QtBot) -> Start:
    """Give a function that shows the start window; its dialogs answer from the given list."""
    assert theme.percent == 100

    def show(*answers: object) -> StartWindow:
        window = StartWindow(shelf.root, lambda: shelf, lambda *pair: opened.append(pair), ScriptedDialogs(*answers))
        qtbot.addWidget(window)
        window.resize(1366, 768)
        with qtbot.waitActive(window):
            window.show()
            window.activateWindow()
        return window

    return show


@pytest.fixture
def code(shelf: Shelf) -> str:
    """A workspace "Chi bộ thôn 3" on the shelf, closed; gives its recovery code."""
    workspace, code = create_workspace(shelf, name="Chi bộ thôn 3", passphrase=PASSPHRASE)
    save_cell(workspace, a_cell())
    workspace.store.close()
    return code


def folder_of(shelf: Shelf) -> Path:
    """Give the folder of the one workspace on the shelf."""
    return list_entries(shelf.root)[0].folder


def test_an_empty_shelf_says_what_to_do(start: Start) -> None:
    window = start()
    page = window.choice
    assert "Chưa có sổ nào" in page._why.text()
    assert not page.list.isVisible()
    assert not page._other_ways.isVisible()
    assert all(hint.isVisible() for hint in page._hints)
    press(page.create_button, Qt.Key.Key_Return)
    assert window.create_page.isVisible()


def test_a_shelf_with_a_workspace_has_no_welcome(start: Start, code: str) -> None:
    page = start().choice
    assert code
    assert page.list.isVisible()
    assert not any(hint.isVisible() for hint in page._hints)


def test_the_window_gets_the_icon_of_the_program(start: Start) -> None:
    window = start()
    start_doors.show_icon()
    assert not window.windowIcon().isNull()


@pytest.mark.usefixtures("code")
def test_a_workspace_opens_by_keyboard_alone(start: Start, opened: list[tuple[Workspace, str]]) -> None:
    page = start().choice
    assert page.passphrase.line.hasFocus()
    type_vi(page.passphrase.line, PASSPHRASE)
    press(page.passphrase.line, Qt.Key.Key_Return)
    assert [name for _workspace, name in opened] == ["Chi bộ thôn 3"]
    assert get_cell(opened[0][0]).name == "Chi bộ thôn 3"


@pytest.mark.usefixtures("code")
def test_a_wrong_passphrase_is_told_under_the_line(start: Start, opened: list[tuple[Workspace, str]]) -> None:
    page = start().choice
    type_vi(page.passphrase.line, "sai")
    page.open_button.click()
    assert page.passphrase.note.text().startswith("Mật khẩu chưa đúng.")
    assert not page.recover_button.isVisible()
    assert opened == []


@pytest.mark.usefixtures("code")
def test_a_workspace_in_another_window_is_told(start: Start, shelf: Shelf) -> None:
    other = open_workspace(shelf, folder_of(shelf), passphrase=PASSPHRASE)
    page = start().choice
    page.passphrase.line.setText(PASSPHRASE)
    page.open()
    assert "đang được mở ở một cửa sổ khác" in page.passphrase.note.text()
    other.store.close()


@pytest.mark.usefixtures("code")
def test_a_damaged_workspace_comes_back_from_its_backup(
    start: Start, shelf: Shelf, opened: list[tuple[Workspace, str]]
) -> None:
    data = folder_of(shelf) / "data.db"
    data.write_bytes(b"\0" * data.stat().st_size)
    window = start(0, PASSPHRASE)
    page = window.choice
    page.passphrase.line.setText(PASSPHRASE)
    page.open()
    assert "Tệp dữ liệu của sổ bị thiếu hoặc hỏng" in page.passphrase.note.text()
    assert page.recover_button.isVisible()
    page.recover_button.click()
    page.passphrase.line.setText(PASSPHRASE)
    page.open()
    assert len(opened) == 1
    assert any("damaged" in path.name for path in (folder_of(shelf) / "backups").iterdir()), "kept aside"


def test_a_new_workspace_is_made_on_one_page_and_its_code_confirmed(
    start: Start, opened: list[tuple[Workspace, str]], tmp_path: Path
) -> None:
    window = start(tmp_path / "phieu.pdf")
    window.choice.create_button.click()
    form = window.create_page.form
    type_vi(form.lines["name"], "Chi bộ thôn Đông Hạ")
    press(form.lines["name"], Qt.Key.Key_Return)
    assert form.cell.code == "THON-DONG-HA"
    chain = (("superior_name", "Đảng ủy xã Tiên Phong"), ("chain", "Tỉnh ủy Quảng Ngãi; Ban Bí thư"))
    for name, text in (("superior_party_name", "ĐẢNG BỘ XÃ TIÊN PHONG"), *chain):
        type_vi(form.lines[name], text)
    for field in (window.create_page.passphrase, window.create_page.again):
        type_vi(field.line, PASSPHRASE)
        press(field.line, Qt.Key.Key_Return)
    view = window.sheet.view
    view.save_button.click()
    assert (tmp_path / "phieu.pdf").read_bytes().startswith(b"%PDF")
    type_vi(view.line, "0000")
    window.sheet.next_button.click()
    assert "Chưa đúng nhóm" in view.answer.note.text()
    assert opened == []
    view.line.clear()
    type_vi(view.line, view.asked_group.lower())
    window.sheet.next_button.click()
    cell = get_cell(opened[0][0])
    assert (cell.name, cell.code, cell.superior_name) == (
        "Chi bộ thôn Đông Hạ",
        "THON-DONG-HA",
        "Đảng ủy xã Tiên Phong",
    )
    assert cell.chain == ("Tỉnh ủy Quảng Ngãi", "Ban Bí thư"), "the committees further up, the nearest first"


def test_a_code_typed_by_hand_is_not_replaced(start: Start) -> None:
    window = start()
    window.show_create()
    form = window.create_page.form
    form.lines["code"].write_text("TP-03")
    form.lines["name"].write_text("Chi bộ thôn 3")
    form.flush()
    assert form.cell.code == "TP-03"


@pytest.mark.parametrize(
    ("name", "typed", "wrong"),
    [
        ("", (PASSPHRASE, PASSPHRASE), "Tên chi bộ còn trống"),
        ("Chi bộ 1", ("ngắn", "ngắn"), "Mật khẩu ngắn hơn 8"),
        ("Chi bộ 1", (PASSPHRASE, "khác hẳn đi"), "Hai lần nhập chưa giống nhau"),
    ],
)
def test_what_is_missing_is_told_and_nothing_is_made(
    start: Start, shelf: Shelf, name: str, typed: tuple[str, str], wrong: str
) -> None:
    window = start()
    window.show_create()
    page = window.create_page
    page.form.lines["name"].write_text(name)
    page.passphrase.line.setText(typed[0])
    page.again.line.setText(typed[1])
    page.make_button.click()
    fields = (page.form.lines["name"], page.passphrase, page.again)
    told = next(field for field in fields if wrong in field.note.text())
    assert told.editor.hasFocus()
    assert page.form.lines["name"].read_text() == name
    assert list_entries(shelf.root) == ()


def test_the_strength_of_a_passphrase_is_told_in_words(start: Start) -> None:
    window = start()
    window.show_create()
    window.create_page.passphrase.line.setText("matkhau1")
    assert "Yếu" in window.create_page.strength.text()
    window.create_page.passphrase.line.setText("trâu cày ruộng sớm mai")
    assert window.create_page.strength.text() in {"Mật khẩu khá khó đoán", "Mật khẩu rất khó đoán"}


def test_the_recovery_code_opens_and_sets_a_new_passphrase(
    start: Start, code: str, shelf: Shelf, opened: list[tuple[Workspace, str]]
) -> None:
    window = start()
    window.choice.code_button.click()
    page = window.code
    page.passphrase.line.setText("năm mùa lúa chín")
    page.again.line.setText("năm mùa lúa chín")
    type_vi(page.line, "AAAA-BBBB")
    page.open_button.click()
    assert "Mã khôi phục chưa đúng" in page.code.note.text()
    page.line.clear()
    type_vi(page.line, code.lower().replace("-", " "))
    for line in (page.line, page.passphrase.line, page.again.line):
        assert line.hasFocus()
        press(line, Qt.Key.Key_Return)
    assert len(opened) == 1
    opened.pop()[0].store.close()
    open_workspace(shelf, folder_of(shelf), passphrase="năm mùa lúa chín").store.close()


def test_the_sample_opens_fresh_each_time(start: Start, opened: list[tuple[Workspace, str]]) -> None:
    window = start()
    window.choice.sample_button.click()
    window.choice.sample_button.click()
    first, second = (workspace for workspace, _name in opened)
    with first.store.step("Xóa"):
        first.store.packages.all()
        first.store.settings.set("x", "y")
    assert second.store.settings.get("x") is None
    assert second.store.members.count() == 22


def test_a_workspace_arrives_as_one_file(start: Start, code: str, shelf: Shelf, tmp_path: Path) -> None:
    assert code
    workspace = open_workspace(shelf, folder_of(shelf), passphrase=PASSPHRASE)
    export_single_file(workspace, tmp_path / "chi-bo-thon-3-20261123.sochibo")
    workspace.store.close()
    window = start(tmp_path / "chi-bo-thon-3-20261123.sochibo", "Sổ mang sang")
    window.choice.import_button.click()
    assert {entry.name for entry in list_entries(shelf.root)} == {"Chi bộ thôn 3", "Sổ mang sang"}
    assert window.choice.entry is not None
    assert window.choice.entry.name == "Sổ mang sang"


@pytest.mark.usefixtures("code")
@pytest.mark.parametrize("percent", [100, 200])
def test_start_pages_fit_with_names_and_without_english(start: Start, theme: Theme, percent: int) -> None:
    window = start()
    theme.use_percent(percent)
    for show in (window.show_choice, window.show_create, window.show_code):
        show()
        window.resize(1366, 768)
        QApplication.processEvents()
        assert fits_sideways(window.stack)
        assert not clipped_in(window)
        assert not unnamed_in(window)
        assert not english_in(window)


@pytest.fixture
def program(shelf: Shelf, theme: Theme, tmp_path: Path, code: str, qtbot: QtBot) -> Iterator[Program]:
    """The program with its workspace open."""
    assert code
    places = Places(resources=RESOURCES, translations=RESOURCES, data=tmp_path, is_portable=False)
    program = Program(places, theme, shelf)
    qtbot.addWidget(program.start_window)
    program.start_window.show()
    program.start_window.choice.passphrase.line.setText(PASSPHRASE)
    program.start_window.choice.open()
    assert program.window is not None
    qtbot.waitExposed(program.window)
    yield program
    if program.lock_dialog is not None:
        program.lock_dialog.lift()
    program.leave()


def test_the_window_takes_the_place_of_the_start(program: Program) -> None:
    assert program.window is not None
    assert program.window.isVisible()
    assert not program.start_window.isVisible()


@pytest.mark.usefixtures("code")
@pytest.mark.parametrize("done", [0, 1, 2])
def test_a_workspace_opens_at_any_moment_of_the_rehearsal(
    shelf: Shelf, theme: Theme, tmp_path: Path, qtbot: QtBot, done: int
) -> None:
    program = Program(replace(find_places(), data=tmp_path), theme, shelf)
    qtbot.addWidget(program.start_window)
    program._cold_pieces = [program._rehearse]
    for _piece in range(1 + done):
        program._cold_pieces.pop(0)()
    program.open(open_workspace(shelf, folder_of(shelf), passphrase=PASSPHRASE), "Chi bộ thôn 3")
    assert program.window is not None
    qtbot.addWidget(program.window)
    program.warm_up()
    qtbot.waitUntil(lambda: program.is_warm)
    assert program.window.isVisible()
    assert program.leave()


def test_the_lock_stores_typing_hides_all_and_opens_by_the_passphrase(program: Program) -> None:
    window = program.window
    assert window is not None
    window.show_screen("settings")
    line = window.screen_now.cell.form.lines["term"]  # type: ignore[attr-defined]
    line.setFocus()
    type_vi(line, "9")
    window.actions_by_id["lock"].trigger()
    dialog = program.lock_dialog
    assert dialog is not None
    curtain = window.findChild(Curtain)
    assert curtain is not None
    assert curtain.geometry() == window.rect()
    assert program.workspace is not None
    assert "9" in get_cell(program.workspace).term, "typing is stored before the lock"
    press(dialog, Qt.Key.Key_Escape)
    assert dialog.isVisible(), "Esc does not open the lock"
    type_vi(dialog.passphrase.line, "sai")
    dialog.unlock_button.click()
    assert "chưa đúng" in dialog.passphrase.note.text()
    type_vi(dialog.passphrase.line, PASSPHRASE)
    dialog.unlock_button.click()
    assert program.lock_dialog is None
    assert not curtain.isVisible()
    assert not english_in(window)


def test_a_refused_draft_survives_the_lock(program: Program) -> None:
    window = program.window
    assert window is not None
    window.show_screen("settings")
    line = window.screen_now.cell.form.lines["name"]  # type: ignore[attr-defined]
    before = line.read_text()
    line.write_text("  ")
    program.lock()
    assert program.lock_dialog is not None
    program.lock_dialog.passphrase.line.setText(PASSPHRASE)
    program.lock_dialog.unlock_button.click()
    assert line.read_text() == "  "
    assert line.is_wrong
    line.write_text(before)


def test_leaving_closes_the_workspace_and_shows_the_list(program: Program, shelf: Shelf) -> None:
    assert program.leave()
    assert program.window is None
    assert program.start_window.isVisible()
    open_workspace(shelf, folder_of(shelf), passphrase=PASSPHRASE).store.close()


def test_the_lock_time_is_remembered(program: Program) -> None:
    program._use_idle_minutes(5)
    assert program._settings.value("session/idle_minutes") in (5, "5")
    assert program._idle.minutes == 5


def test_the_program_locks_after_idleness_and_a_touch_begins_anew(theme: Theme, qtbot: QtBot) -> None:
    assert theme.percent == 100
    calls: list[str] = []
    watch = IdleWatch(lambda: calls.append("idle"))
    watch.count(10)
    assert 590_000 < watch.left_ms < 660_000
    watch._timer.setInterval(20)
    qtbot.waitUntil(lambda: calls == ["idle"], timeout=2000)
    watch.touch()
    assert watch.left_ms >= 0
    watch.count(0)
    watch.touch()
    assert watch.left_ms == -1

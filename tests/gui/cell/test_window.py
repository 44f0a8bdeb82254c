"""The window of a cell: what the frame shows over the sample cell, and where search and findings lead."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from kiemdiem_desktop.domain.citation import Citation
from kiemdiem_desktop.gui.cell.round_view import RoundView
from kiemdiem_desktop.gui.cell.screens import SCREENS, screen_items
from kiemdiem_desktop.gui.cell.tools import CellTools
from kiemdiem_desktop.gui.cell.window import CellQueries
from kiemdiem_desktop.gui.main_window import MainWindow, screen_at
from kiemdiem_desktop.services.cell.cells import get_cell, save_cell
from kiemdiem_desktop.services.cell.field_screens import SCREEN_OF_FIELD
from kiemdiem_desktop.services.cell.meetings import get_meeting, save_meeting
from kiemdiem_desktop.services.cell.rounds import current_round
from tests.gui.cell.conftest import SessionCalls, dialogs_of
from tests.gui.eyes import doubled_letters_in, english_in, unnamed_in
from tests.gui.keyboard import press

MakeWindow = Callable[..., MainWindow]


def queries_of(tools: CellTools) -> CellQueries:
    """Give the answers for the frame."""
    return CellQueries(tools, screen_items(tools))


def test_screens_have_their_own_ids_and_numbers() -> None:
    ids = [screen.id for screen in SCREENS]
    numbers = [screen.number for screen in SCREENS]
    assert len(set(ids)) == len(ids)
    assert numbers == sorted(set(numbers))


def test_every_field_that_a_finding_names_is_on_a_screen_that_there_is() -> None:
    assert set(SCREEN_OF_FIELD.values()) <= {screen.id for screen in SCREENS}


def test_headline_names_cell_round_and_regulation(tools: CellTools) -> None:
    headline = queries_of(tools).headline()
    assert headline.workspace == get_cell(tools.workspace).name
    assert (headline.round, headline.regulation) == ("Đợt năm 2026", "Quy định 366-QĐ/TW")


def test_the_round_is_checked_once_for_all_screens_and_anew_after_a_change(tools: CellTools) -> None:
    view = RoundView(tools.workspace)
    before = view.checked
    assert before is not None
    assert view.checked is before
    meeting = get_meeting(tools.workspace, before.dossier.round)
    save_meeting(tools.workspace, meeting)
    assert view.checked is before, "a step that changed nothing tells nothing"
    cell = get_cell(tools.workspace)
    save_cell(tools.workspace, type(cell)(**{n: getattr(cell, n) for n in cell.__slots__} | {"term": "2027-2030"}))
    assert view.checked is not before


def test_search_finds_people_without_marks(tools: CellTools) -> None:
    member = tools.workspace.store.members.all()[0]
    found = queries_of(tools).search("kon to nang")
    assert all(hit.screen_id in {"members", ""} for hit in found)
    assert member.full_name


def test_search_finds_screens_without_marks(tools: CellTools) -> None:
    found = queries_of(tools).search("cai dat")
    assert (found[0].title, found[0].screen_id) == ("Cài đặt", "settings")


def test_search_finds_articles_by_number_and_words(tools: CellTools) -> None:
    by_number = queries_of(tools).search("dieu 11 khoan 4")
    by_words = queries_of(tools).search("doi tuong kiem diem")
    wanted = Citation(regulation_id="qd-366-2025", article="Điều 11 khoản 4")
    assert wanted in [hit.citation for hit in by_number]
    assert Citation(regulation_id="qd-366-2025", article="Điều 5") in [hit.citation for hit in by_words]


def test_nothing_typed_finds_nothing(tools: CellTools) -> None:
    assert queries_of(tools).search("   ") == ()


def test_the_article_behind_a_field_is_told_with_its_regulation(tools: CellTools) -> None:
    article = queries_of(tools).article_at("rating.proposed")
    assert article is not None
    assert "Quy định 366-QĐ/TW" in article.title
    assert queries_of(tools).article_at("nowhere") is None


def test_a_finding_goes_to_the_screen_of_the_nearest_place(tools: CellTools) -> None:
    items = screen_items(tools)
    assert screen_at("parameter.vote_threshold", items) == "settings"
    assert screen_at("cell.name", items) == "settings"
    assert screen_at("nowhere.at_all", items) == ""


def test_the_sample_says_that_nothing_is_kept(tools: CellTools) -> None:
    assert "mẫu" in queries_of(tools).standing().backup


def test_undo_and_redo_from_the_menu(make_window: MakeWindow, tools: CellTools) -> None:
    window = make_window()
    cell = get_cell(tools.workspace)
    changed = type(cell)(**{n: getattr(cell, n) for n in cell.__slots__} | {"term": "2027-2030"})
    save_cell(tools.workspace, changed)
    window.actions_by_id["undo"].trigger()
    assert get_cell(tools.workspace) == cell
    window.actions_by_id["redo"].trigger()
    assert get_cell(tools.workspace) == changed


def test_menu_asks_the_program_to_lock_and_to_open_another(
    make_window: MakeWindow, session_calls: SessionCalls
) -> None:
    window = make_window()
    window.actions_by_id["lock"].trigger()
    window.actions_by_id["open_other"].trigger()
    assert session_calls.asked == ["lock", "leave"]


def test_restore_from_the_menu_tells_where_there_is_no_backup(make_window: MakeWindow) -> None:
    window = make_window()
    window.actions_by_id["restore"].trigger()
    assert dialogs_of(window).told[0].startswith("Chưa có bản sao lưu nào")


def test_every_screen_opens_by_its_key_with_names_and_without_english(make_window: MakeWindow) -> None:
    window = make_window()
    for screen in SCREENS:
        press(window, Qt.Key(Qt.Key.Key_0.value + screen.number), Qt.KeyboardModifier.AltModifier)
        QApplication.processEvents()
        assert window.rail.buttons[screen.id].isChecked(), screen.id
        assert not unnamed_in(window), screen.id
        assert not english_in(window), screen.id
        assert not doubled_letters_in(window), screen.id


def test_open_work_is_on_the_rail(make_window: MakeWindow, tools: CellTools) -> None:
    window = make_window()
    assert current_round(tools.workspace).year == 2026
    assert window.rail.buttons["home"].count == 0
    work = queries_of(tools).open_work()
    assert work["reviews"] == 5
    assert work["members"] == 0

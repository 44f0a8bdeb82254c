"""Đảng viên: the roster edited in place, pasted, filtered; the blank row; states; years; undo; keyboard and sizes."""

from collections.abc import Callable
from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QLineEdit

from kiemdiem_desktop.domain.ids import SubjectId
from kiemdiem_desktop.domain.member import Member, StatusKind, StatusPeriod
from kiemdiem_desktop.domain.partial_date import PartialDate
from kiemdiem_desktop.gui.cell.members_grid import VIEWS
from kiemdiem_desktop.gui.cell.members_screen import MembersScreen
from kiemdiem_desktop.gui.cell.round_view import RoundView
from kiemdiem_desktop.gui.cell.tools import CellTools
from kiemdiem_desktop.gui.main_window import MainWindow
from kiemdiem_desktop.gui.theme import Theme
from kiemdiem_desktop.services.cell.cells import save_cell
from kiemdiem_desktop.services.cell.roster import save_members, save_status
from kiemdiem_desktop.services.workspace import Workspace
from tests.filled_books import empty_books
from tests.gui.cell.conftest import dialogs_of, fits_sideways, member_named
from tests.gui.eyes import clipped_in, english_in, tab_ring, unnamed_in
from tests.gui.keyboard import press, type_vi
from tests.services.conftest import a_cell

MakeWindow = Callable[..., MainWindow]


def members_of(window: MainWindow) -> MembersScreen:
    """Show the screen as Alt+2 does, the cursor in the grid."""
    window.show_screen("members")
    screen = window.screen_now
    assert isinstance(screen, MembersScreen)
    screen.roster.grid.view.setFocus()
    return screen


def type_into(screen: MembersScreen, name: str, column: str, text: str) -> None:
    """Go to a cell of a member and type over it, without leaving it."""
    member = member_named(screen._workspace, name)
    assert screen.roster.grid.select(member.id, column)
    press(screen.roster.grid.view, Qt.Key.Key_F2)
    editor = QApplication.focusWidget()
    assert isinstance(editor, QLineEdit)
    editor.selectAll()
    type_vi(editor, text)


def type_here(text: str) -> None:
    """Type where the cursor is: the first letter opens the cell, the others go on in it."""
    for letter in text:
        widget = QApplication.focusWidget()
        assert widget is not None
        type_vi(widget, letter)


def enter() -> None:
    """Press Enter where the cursor is."""
    widget = QApplication.focusWidget()
    assert widget is not None
    press(widget, Qt.Key.Key_Return)


def names_in(screen: MembersScreen) -> list[str]:
    """Give the shown names."""
    return [line.member.full_name for line in screen.roster.grid.model.rows if line.member.id]


def test_names_stand_in_the_vietnamese_order_of_given_names(make_window: MakeWindow, sample: Workspace) -> None:
    screen = members_of(make_window())
    assert names_in(screen) == [member.full_name for member in sample.store.members.all()]
    assert names_in(screen)[0] == "Bùi Thị Ấn"


def test_a_cell_is_typed_over_and_enter_goes_down(make_window: MakeWindow, sample: Workspace) -> None:
    screen = members_of(make_window())
    screen.roster.show_view(1)
    type_into(screen, "Y Byên", "born_on", "3/1975")
    before = screen.roster.grid.view.currentIndex().row()
    enter()
    assert member_named(sample, "Y Byên").born_on == PartialDate(1975, 3)
    assert screen.roster.grid.view.currentIndex().row() == before + 1


def test_one_edit_is_one_undo_step(make_window: MakeWindow, sample: Workspace) -> None:
    screen = members_of(make_window())
    screen.roster.show_view(1)
    type_into(screen, "Y Byên", "ethnic_group", "Xơ Đăng")
    enter()
    type_into(screen, "Y Hlim", "ethnic_group", "Ba Na")
    enter()
    sample.store.undo()
    groups = member_named(sample, "Y Byên").ethnic_group, member_named(sample, "Y Hlim").ethnic_group
    assert groups == ("Xơ Đăng", "Xơ Đăng")


def test_an_impossible_date_stays_in_its_cell_with_the_reason(make_window: MakeWindow, sample: Workspace) -> None:
    screen = members_of(make_window())
    screen.roster.show_view(1)
    type_into(screen, "Y Byên", "born_on", "31/02/1975")
    enter()
    grid = screen.roster.grid
    cell = grid.view.currentIndex()
    assert cell.data() == "31/02/1975"
    assert "không có trong lịch" in grid.note.text()
    assert not screen.flush()
    assert member_named(sample, "Y Byên").born_on == PartialDate(1975)
    type_into(screen, "Y Byên", "born_on", "28/02/1975")
    enter()
    assert screen.flush()
    assert grid.note.isHidden()


def test_a_choice_may_be_typed_without_marks_or_in_short(make_window: MakeWindow, sample: Workspace) -> None:
    screen = members_of(make_window())
    screen.roster.show_view(3)
    first = member_named(sample, "Y Byên")
    screen.roster.grid.select(first.id, "work_group")
    QGuiApplication.clipboard().setText("2b\ntha\u0309o")
    press(screen.roster.grid.view, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    assert member_named(sample, "Y Byên").work_group.value == "no_post"
    assert "không có trong các lựa chọn" in screen.roster.grid.note.text()


def test_a_pasted_block_is_one_step_and_makes_new_members_below(make_window: MakeWindow, sample: Workspace) -> None:
    screen = members_of(make_window())
    screen.roster.show_view(1)
    count = len(sample.store.members.all())
    screen.add_member()
    QGuiApplication.clipboard().setText("Đặng Văn Ước\t5/1980\tNam\nLò Thị Ĩn\t31/02/1990\tnu\n\t1990\tNam\n")
    press(screen.roster.grid.view, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    assert len(sample.store.members.all()) == count + 2
    assert member_named(sample, "Đặng Văn Ước").born_on == PartialDate(1980, 5)
    note = screen.roster.grid.note.text()
    assert "Dòng dán thứ 2, Ngày sinh" in note
    assert "Dòng dán thứ 3 không có họ và tên" in note
    sample.store.undo()
    assert len(sample.store.members.all()) == count


def test_the_blank_row_takes_a_new_member_by_keyboard_alone(make_window: MakeWindow, sample: Workspace) -> None:
    window = make_window()
    screen = members_of(window)
    screen.roster.show_view(1)
    press(screen.roster.grid.view, Qt.Key.Key_N, Qt.KeyboardModifier.ControlModifier)
    type_here("Nguyễn Thị Út")
    editor = QApplication.focusWidget()
    assert editor is not None
    press(editor, Qt.Key.Key_Tab)
    type_here("1985")
    enter()
    added = member_named(sample, "Nguyễn Thị Út")
    assert added.born_on == PartialDate(1985)
    assert names_in(screen)[-1] == "Nguyễn Thị Út"


def test_where_the_cursor_is_on_nobody_no_state_is_shown(make_window: MakeWindow) -> None:
    screen = members_of(make_window())
    screen.roster.show_view(1)
    strip = screen.roster.strip
    assert strip.chip.isVisible()
    screen.roster._show_current(None)
    assert not any(part.isVisible() for part in (strip.chip, strip.sentence, strip.twin_button))


def test_a_blank_row_without_a_name_says_so_and_is_not_lost(make_window: MakeWindow, sample: Workspace) -> None:
    screen = members_of(make_window())
    screen.roster.show_view(1)
    count = len(sample.store.members.all())
    screen.add_member()
    press(screen.roster.grid.view, Qt.Key.Key_Tab)
    type_here("1985")
    enter()
    assert len(sample.store.members.all()) == count
    assert "Ghi họ và tên" in screen.roster.strip.sentence.text()
    assert not screen.flush()
    screen.add_member()
    type_here("Võ Văn Mười")
    enter()
    assert member_named(sample, "Võ Văn Mười").born_on == PartialDate(1985)


def test_the_filter_ignores_marks_and_the_stroke_of_d(make_window: MakeWindow) -> None:
    screen = members_of(make_window())
    screen.roster.grid.filter_box.setText("de huu")
    assert names_in(screen) == ["Phạm Hữu Đễ"]


def test_states_are_shown_with_article_and_reason(make_window: MakeWindow) -> None:
    screen = members_of(make_window())
    chips = {line.member.full_name: line.standing for line in screen.roster.grid.model.rows}
    assert chips["Bùi Thị Ấn"].chip == "Miễn kiểm điểm – Điều 5"
    assert chips["Y Blêu"].chip == "Được kiểm điểm và xếp loại"
    column = [column.id for column in screen.roster.grid.model.columns].index("standing")
    tip = screen.roster.grid.model.index(0, column).data(Qt.ItemDataRole.ToolTipRole)
    assert "Điều 5 khoản 2, Quy định 366-QĐ/TW" in tip
    screen.show_member(screen.roster.grid.model.rows[0].member.id)
    assert screen.roster.card.strip.sentence.text() == tip


def test_old_years_keep_their_own_roster(make_window: MakeWindow, sample: Workspace) -> None:
    member = member_named(sample, "Y Blêu")
    screen = members_of(make_window())
    save_status(sample, StatusPeriod(member_id=member.id, kind=StatusKind.MOVED_OUT, since=PartialDate(2025, 6)))
    assert "Y Blêu" not in names_in(screen)
    screen.roster.year._box.setCurrentIndex(1)
    screen.roster.year._box.activated.emit(1)
    assert "Y Blêu" in names_in(screen)


def test_the_member_under_the_cursor_stays_though_moved_out(make_window: MakeWindow, sample: Workspace) -> None:
    member = member_named(sample, "Y Blêu")
    screen = members_of(make_window())
    screen.show_member(member.id)
    save_status(sample, StatusPeriod(member_id=member.id, kind=StatusKind.MOVED_OUT, since=PartialDate(2025, 6)))
    assert screen.roster.current_id == member.id
    assert screen.roster.card.strip.chip.text() == "○ Không thuộc danh sách năm 2026"


def test_removing_advises_to_record_a_move(make_window: MakeWindow, sample: Workspace) -> None:
    member = member_named(sample, "Y Blêu")
    window = make_window("Ghi chuyển đi, ra khỏi Đảng…")
    screen = members_of(window)
    screen.show_member(member.id)
    screen.remove_current()
    assert dialogs_of(window).asked == ["Xóa đồng chí Y Blêu khỏi danh sách?"]
    assert screen.roster.card.tabs.current == 1
    assert screen.roster.card.statuses.draft_block.isVisible()
    assert member_named(sample, "Y Blêu") == member


def test_a_member_without_papers_is_removed_and_comes_back_by_undo(make_window: MakeWindow, sample: Workspace) -> None:
    save_members(sample, (Member(full_name="Người Ghi Nhầm"),))
    screen = members_of(make_window("Xóa khỏi danh sách"))
    screen.show_member(member_named(sample, "Người Ghi Nhầm").id)
    screen.remove_current()
    assert "Người Ghi Nhầm" not in names_in(screen)
    sample.store.undo()
    assert "Người Ghi Nhầm" in names_in(screen)


def test_findings_jump_to_the_field_of_their_member(make_window: MakeWindow, sample: Workspace) -> None:
    window = make_window()
    subject = next(row for row in sample.store.subjects.all() if row.name == "Y Blêu" and row.round_id == 2)
    window.go("members", "member.admitted_on", SubjectId(subject.id))
    screen = window.screen_now
    assert isinstance(screen, MembersScreen)
    assert screen.roster.card.name.text() == "Y Blêu"
    assert QApplication.focusWidget() is screen.roster.card.form.fields["admitted_on"].editor


def test_a_search_finds_members_whom_the_round_does_not_review(make_window: MakeWindow, sample: Workspace) -> None:
    window = make_window()
    hit = next(hit for hit in window._queries.search("bui thi an") if hit.screen_id == "members")
    window.go(hit.screen_id, hit.where, hit.subject_id)
    screen = window.screen_now
    assert isinstance(screen, MembersScreen)
    assert screen.roster.card.name.text() == "Bùi Thị Ấn"
    gone = member_named(sample, "Nay H'Riêng")
    save_status(sample, StatusPeriod(member_id=gone.id, kind=StatusKind.MOVED_OUT, since=PartialDate(2024)))
    window.go("members", f"member.id.{gone.id}", None)
    assert screen.roster.card.name.text() == "Nay H'Riêng"


def test_an_empty_roster_says_why_and_offers_the_import(make_window: MakeWindow, tools: CellTools) -> None:
    empty = empty_books(tools.workspace.clock)
    save_cell(empty, a_cell())
    window = make_window(over=replace(tools, workspace=empty, view=RoundView(empty)))
    screen = members_of(window)
    assert screen.roster.empty.isVisible()
    screen.roster.empty_button.click()
    assert screen.pages.currentWidget() is screen.importing
    screen.add_member()
    type_here("Y Đầu Tiên")
    enter()
    assert screen.roster.empty.isHidden()
    window.close()
    empty.store.close()


@pytest.mark.parametrize("view", range(len(VIEWS) - 1))
def test_each_set_of_columns_fits_a_small_screen(make_window: MakeWindow, view: int) -> None:
    window = make_window()
    screen = members_of(window)
    screen.roster.show_view(view)
    QApplication.processEvents()
    assert screen.roster.grid.view.horizontalScrollBar().maximum() == 0
    assert fits_sideways(window.stack)


@pytest.mark.parametrize("percent", [100, 200])
def test_nothing_is_clipped_unnamed_or_english(make_window: MakeWindow, theme: Theme, percent: int) -> None:
    window = make_window()
    screen = members_of(window)
    theme.use_percent(percent)
    QApplication.processEvents()
    assert fits_sideways(window.stack)
    assert not clipped_in(screen)
    assert not unnamed_in(screen)
    assert not english_in(screen)


def test_tab_goes_through_the_grid_and_the_card_and_comes_back(make_window: MakeWindow) -> None:
    window = make_window()
    screen = members_of(window)
    screen.roster.grid.filter_box.setFocus()
    ring = tab_ring(window)
    card = screen.roster.card.form.fields
    assert ring.index(screen.roster.grid.view) < ring.index(card["full_name"].editor) < ring.index(card["note"].editor)

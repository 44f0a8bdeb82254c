"""Xếp loại, page Kéo thử and the order of the nominees: by dragging and by keys; groups and the decision on 25 %."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QDropEvent
from PySide6.QtWidgets import QListWidget

from kiemdiem_desktop.domain.level import Level
from kiemdiem_desktop.gui.cell.ratings_board import LevelColumn
from kiemdiem_desktop.gui.cell.ratings_screen import CAPS, TRIAL, RatingsScreen
from kiemdiem_desktop.gui.main_window import MainWindow
from kiemdiem_desktop.gui.theme import Theme
from kiemdiem_desktop.services.cell.ratings import get_rating
from kiemdiem_desktop.services.workspace import Workspace
from tests.gui.cell.conftest import fits_sideways, subject_of
from tests.gui.eyes import clipped_in, unnamed_in
from tests.gui.keyboard import press, type_vi


@pytest.fixture
def window(make_window: Callable[..., MainWindow]) -> MainWindow:
    """The window at the ratings."""
    window = make_window()
    window.show_screen("ratings")
    return window


@pytest.fixture
def screen(window: MainWindow) -> RatingsScreen:
    """The screen, at the board."""
    screen = window.screen_now
    assert isinstance(screen, RatingsScreen)
    screen.tabs.show_page(TRIAL)
    return screen


def names(column: QListWidget) -> list[str]:
    """Give the names in a column."""
    return [column.item(index).text() for index in range(column.count())]


def column(screen: RatingsScreen, level: Level) -> LevelColumn:
    """Give the column of a level."""
    return screen.trial.board.columns[level]


def pick(column: LevelColumn, name: str) -> None:
    """Put the cursor on a name."""
    column.setCurrentRow(next(index for index, text in enumerate(names(column)) if text.endswith(name)))
    column.setFocus()


def drop_on(target: QListWidget, source: QListWidget, at: QPointF) -> None:
    """Let the chosen line of `source` fall on `target`."""
    data = source.mimeData([source.currentItem()])
    actions, none = Qt.DropAction.CopyAction, Qt.KeyboardModifier.NoModifier
    target.dropEvent(QDropEvent(at, actions, data, Qt.MouseButton.LeftButton, none))


def bar_words(screen: RatingsScreen) -> str:
    """Give the sentence on the cap of the other members."""
    return screen.trial.bars.bars[1].accessibleName()


def test_a_name_is_dragged_to_another_level_and_nothing_is_stored(sample: Workspace, screen: RatingsScreen) -> None:
    before = sample.store.ratings.all()
    best, good = column(screen, Level.HTXS), column(screen, Level.HTT)
    assert "vượt 1 suất" in bar_words(screen)
    pick(best, "Y Hlim")
    drop_on(good, best, QPointF(5, 5))
    assert "Y Hlim" in names(good)
    assert names(best) == ["Lê Văn Nghĩa", "Đặng Thị Phượng"]
    assert "2 trong tối đa 2" in bar_words(screen)
    assert screen.trial.property("banner") == "amber"
    assert sample.store.ratings.all() == before
    assert sample.store.undo_label != "Đề nghị mức xếp loại"


def test_the_findings_follow_at_once_in_words(screen: RatingsScreen) -> None:
    pick(column(screen, Level.HTXS), "Y Hlim")
    press(column(screen, Level.HTXS), Qt.Key.Key_2)
    told = {row[0]: row[1] for row in screen.trial.changes.texts()}
    assert told["Chi bộ thôn Kon Tơ Nang"].startswith("Không còn: Nhóm các đảng viên khác: 3 xuất sắc")
    assert "2 chỗ thay đổi" in screen.trial.change_words.text()


def test_keys_move_the_name_and_the_cursor_goes_along(screen: RatingsScreen) -> None:
    best, good = column(screen, Level.HTXS), column(screen, Level.HTT)
    pick(best, "Y Hlim")
    press(best, Qt.Key.Key_Right, Qt.KeyboardModifier.ControlModifier)
    assert good.hasFocus()
    assert good.currentItem().text() == "Y Hlim"
    press(good, Qt.Key.Key_Left)
    assert best.hasFocus()


def test_a_level_that_is_closed_bears_a_sign_and_its_reason(screen: RatingsScreen) -> None:
    best = column(screen, Level.HTXS)
    pick(best, "Y Hlim")
    item = best.currentItem()
    assert item.text() == "✗ Y Hlim"
    assert "không mở. Có 4 trên 16" in item.toolTip()


def test_to_stop_brings_back_what_is_recorded(screen: RatingsScreen) -> None:
    pick(column(screen, Level.HTXS), "Y Hlim")
    press(column(screen, Level.HTXS), Qt.Key.Key_3)
    screen.trial.stop_button.click()
    assert "✗ Y Hlim" in names(column(screen, Level.HTXS))
    assert screen.trial.property("banner") == "none"
    assert not screen.list.try_button.isChecked()


def test_the_board_is_whole_at_twice_the_size(window: MainWindow, screen: RatingsScreen, theme: Theme) -> None:
    theme.use_percent(200)
    assert clipped_in(screen) == []
    assert unnamed_in(screen) == []
    assert fits_sideways(window.stack)


def test_a_nominee_is_dragged_or_moved_by_key_to_its_place(sample: Workspace, screen: RatingsScreen) -> None:
    screen.tabs.show_page(CAPS)
    order = screen.caps.nominees.list
    order.setCurrentRow(2)
    drop_on(order, order, QPointF(order.visualItemRect(order.item(0)).center()))
    assert names(order) == ["1. Y Hlim", "2. Đặng Thị Phượng", "3. Lê Văn Nghĩa"]
    assert get_rating(sample, subject_of(sample, "Y Hlim").id).nominee_rank == 1
    order.setFocus()
    press(order, Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    assert names(order)[1] == "2. Y Hlim"
    sample.store.undo()
    assert names(order)[0] == "1. Y Hlim"


def test_a_group_is_typed_and_counts_for_the_cap(sample: Workspace, screen: RatingsScreen) -> None:
    screen.tabs.show_page(CAPS)
    part = screen.caps.groups
    assert "lãnh đạo quản lý và những người còn lại (Mục 2" in part.stated.text()
    row = next(row for row in part.grid.model.rows if row.name == "Y Hlim")
    part.store(row, "Nông dân")
    assert get_rating(sample, row.subject_id).cap_group == "Nông dân"
    assert "Nhóm Nông dân" in [card.title.text() for card in screen.caps._cards if card.isVisible()]
    moved = next(row for row in part.grid.model.rows if row.name == "Y Hlim")
    assert (moved.group, moved.stated, moved.is_own) == ("Nông dân", "các đảng viên khác", True)
    part.store(moved, "")
    assert get_rating(sample, row.subject_id).cap_group == ""


def test_a_group_typed_by_the_words_of_a_stated_one_is_that_one(sample: Workspace, screen: RatingsScreen) -> None:
    row = next(row for row in screen.caps.groups.grid.model.rows if row.name == "A Brêng")
    screen.caps.groups.store(row, "Các đảng viên khác")
    assert get_rating(sample, row.subject_id).cap_group == "others"


def test_the_decision_is_refused_without_its_ground_then_recorded_and_shown(
    sample: Workspace, screen: RatingsScreen
) -> None:
    screen.tabs.show_page(CAPS)
    part = screen.caps.decision
    part.fold.set_open(is_open=True)
    for field, text in ((part.number, "45-QĐ/ĐU"), (part.issued_on, "15/11/2026"), (part.issuer, "Đảng ủy xã")):
        type_vi(field.editor, text)
        assert field.flush()
    part.store_button.click()
    assert "Chưa ghi căn cứ" in part.wrong.text()
    assert sample.store.parameters.all() == ()
    type_vi(part.ground.editor, "Dẫn đầu cụm thi đua")
    part.store_button.click()
    assert part.told.text() == (
        "Đang dùng 25 % theo 45-QĐ/ĐU ngày 15/11/2026 của Đảng ủy xã. Căn cứ: Dẫn đầu cụm thi đua"
    )
    part.remove_button.click()
    assert sample.store.parameters.all() == ()


def test_a_decision_above_what_the_centre_allows_is_refused_with_its_article(screen: RatingsScreen) -> None:
    screen.tabs.show_page(CAPS)
    part = screen.caps.decision
    part.fold.set_open(is_open=True)
    part.percent.write_text("30")
    for field, text in ((part.number, "45-QĐ/ĐU"), (part.issued_on, "15/11/2026"), (part.issuer, "Đảng ủy xã")):
        field.write_text(text)
    part.ground.write_text("Dẫn đầu")
    part.store_button.click()
    assert "nới lỏng" in part.wrong.text()
    assert "Điều 11 khoản 1 điểm 1.5" in part.wrong.text()


def test_the_room_of_each_group_is_told_before_the_vote(window: MainWindow) -> None:
    window.show_screen("meeting")
    room = window.screen_now.tally.room.text()  # type: ignore[attr-defined]
    assert "Nhóm lãnh đạo, quản lý: đã hết suất" in room
    assert "Nhóm các đảng viên khác: vượt 1 suất" in room

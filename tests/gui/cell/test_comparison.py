"""So sánh quy định: two regulations side by side, found from Cài đặt and by searching, changes told in words."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt

from kiemdiem_desktop.gui.cell.settings_screen import SettingsScreen
from kiemdiem_desktop.gui.comparison_page import ComparisonPage
from kiemdiem_desktop.gui.main_window import MainWindow
from kiemdiem_desktop.gui.theme import Theme
from tests.gui.cell.conftest import fits_sideways
from tests.gui.eyes import clipped_in
from tests.gui.keyboard import press

MakeWindow = Callable[..., MainWindow]


@pytest.fixture
def page(make_window: MakeWindow) -> ComparisonPage:
    """The page, reached as from a search."""
    window = make_window()
    window.go("settings", "comparison")
    screen = window.screen_now
    assert isinstance(screen, SettingsScreen)
    return screen.comparison


def cells(page: ComparisonPage, matter: str) -> tuple[str, ...]:
    """Give the row of a matter."""
    return next(row for row in page.table.texts() if row[0].startswith(matter))


def test_a_change_is_told_in_words_with_article_and_certainty_on_both_sides(page: ComparisonPage) -> None:
    matter, left, right = cells(page, "Phần việc vượt mức")
    assert matter.endswith("≠ Thay đổi")
    assert "50 phần trăm" in left
    assert left.endswith("(Điều 12 khoản 1; rõ trong văn bản)")
    assert "30 phần trăm" in right
    assert cells(page, "Vi phạm ở đơn vị cũ")[0].endswith("? Chưa đọc được")
    assert cells(page, "Mới kết nạp chưa đủ 6 tháng")[0].endswith("= Như cũ")


def test_another_pair_is_chosen_and_only_what_differs_is_shown(page: ComparisonPage) -> None:
    whole = page.table.rowCount()
    page.only_changed.click()
    assert 0 < page.table.rowCount() < whole
    assert not [row for row in page.table.texts() if row[0].endswith("= Như cũ")]
    page.left._box.setCurrentIndex(0)
    page.left._box.activated.emit(0)
    assert cells(page, "Mới kết nạp chưa đủ 6 tháng")[1].startswith("Kiểm điểm, chưa xếp loại")
    assert "132-QĐ/TW so với Quy định 366-QĐ/TW" in page.counts.text()


def test_arrows_walk_the_rows(page: ComparisonPage) -> None:
    page.table.setFocus()
    before = page.table.currentRow()
    press(page.table, Qt.Key.Key_Down)
    assert page.table.currentRow() == before + 1


def test_nothing_is_cut_at_twice_the_size(page: ComparisonPage, theme: Theme) -> None:
    theme.use_percent(200)
    assert clipped_in(page) == []
    window = page.window()
    assert isinstance(window, MainWindow)
    assert fits_sideways(window.stack)


def test_the_page_is_found_by_its_name(make_window: MakeWindow) -> None:
    hits = make_window()._queries.search("so sanh quy dinh")
    assert ("settings", "comparison") in {(hit.screen_id, hit.where) for hit in hits}

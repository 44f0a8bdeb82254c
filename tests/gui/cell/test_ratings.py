"""Xếp loại: proposals with their reasons, the cap in all readings, what-if, overrides, over the sample cell."""

from collections.abc import Callable
from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QComboBox, QPushButton

from kiemdiem_desktop.domain.level import Level
from kiemdiem_desktop.domain.parameter import LocalParameter
from kiemdiem_desktop.domain.rating import Rating
from kiemdiem_desktop.gui.cell.papers_screen import PapersScreen
from kiemdiem_desktop.gui.cell.ratings_screen import RatingsScreen
from kiemdiem_desktop.gui.main_window import MainWindow
from kiemdiem_desktop.gui.theme import Theme
from kiemdiem_desktop.services.cell.parameters import set_parameter
from kiemdiem_desktop.services.cell.ratings import get_rating
from kiemdiem_desktop.services.cell.rounds import current_round
from kiemdiem_desktop.services.workspace import Workspace
from tests.gui.cell.conftest import subject_of
from tests.gui.eyes import clipped_in, english_in, tab_ring, unnamed_in
from tests.gui.keyboard import press, type_vi

LIST, CAPS, WHY = range(3)
OTHERS = 1
"""The place of the group of the other members among the groups of the cap."""


@pytest.fixture
def window(make_window: Callable[..., MainWindow]) -> MainWindow:
    """The window at the ratings."""
    window = make_window()
    window.show_screen("ratings")
    return window


@pytest.fixture
def screen(window: MainWindow) -> RatingsScreen:
    """The screen."""
    screen = window.screen_now
    assert isinstance(screen, RatingsScreen)
    return screen


def rating_of(sample: Workspace, name: str) -> Rating:
    """Give the rating of a subject."""
    return get_rating(sample, subject_of(sample, name).id)


def choose(screen: RatingsScreen, sample: Workspace, name: str) -> None:
    """Put the cursor on a subject."""
    screen.show_subject(subject_of(sample, name).id)


def bar_words(screen: RatingsScreen, group: int = OTHERS) -> str:
    """Give the sentence above a bar of the cap."""
    return screen.list.bars.bars[group].accessibleName()


def propose_by_key(screen: RatingsScreen, sample: Workspace, name: str, key: Qt.Key) -> None:
    """Propose a level with one key in the list."""
    choose(screen, sample, name)
    screen.list.grid.view.setFocus()
    press(screen.list.grid.view, key)


def test_every_subject_has_its_levels_side_by_side(screen: RatingsScreen) -> None:
    model = screen.list.grid.model
    cells = {
        row.name: [model.index(place, column).data() for column in range(7)] for place, row in enumerate(model.rows)
    }
    assert len(cells) == 19
    assert cells["Y Hlim"][1:6] == ["91", "★ Xuất sắc", "", "★ Xuất sắc", "★ Xuất sắc"]
    assert cells["Y Hlim"][6] == "✗ không mở"
    assert cells["Nguyễn Thị Diễm Thúy"][3] == "● Tốt"


def test_a_closed_level_tells_its_reason_with_the_article_on_focus_and_on_hover(
    sample: Workspace, screen: RatingsScreen
) -> None:
    choose(screen, sample, "Y Hlim")
    assert "Có 4 trên 16 nhiệm vụ vượt mức" in screen.list.why.text()
    assert "Điều 11 khoản 1 điểm 1.3, Quy định 366-QĐ/TW" in screen.list.why.text()
    index = screen.list.grid.view.currentIndex()
    tip = str(index.data(Qt.ItemDataRole.ToolTipRole))
    assert "★ Hoàn thành xuất sắc nhiệm vụ: không mở. Có 4 trên 16" in tip
    assert "● Hoàn thành tốt nhiệm vụ: còn mở" in tip
    assert "Có 4 trên 16" in screen.list.card.level.note.text()


def test_a_level_is_proposed_in_the_list_by_keyboard_and_undone(sample: Workspace, screen: RatingsScreen) -> None:
    propose_by_key(screen, sample, "Y Hlim", Qt.Key.Key_2)
    assert rating_of(sample, "Y Hlim").proposed_level is Level.HTT
    assert "2 trong tối đa 2" in bar_words(screen)
    sample.store.undo()
    assert rating_of(sample, "Y Hlim").proposed_level is Level.HTXS
    assert "3 trong tối đa 2; cách tính khác: 3 – vượt 1 suất" in bar_words(screen)


def test_a_level_is_chosen_in_its_cell(sample: Workspace, screen: RatingsScreen) -> None:
    choose(screen, sample, "Y Hlim")
    screen.list.grid.view.setFocus()
    press(screen.list.grid.view, Qt.Key.Key_F2)
    editor = QApplication.focusWidget()
    assert isinstance(editor, QComboBox)
    assert editor.currentText() == "★ Xuất sắc"
    press(editor, Qt.Key.Key_Down)
    assert rating_of(sample, "Y Hlim").proposed_level is Level.HTT


def test_the_card_stores_level_ground_and_remark(sample: Workspace, screen: RatingsScreen) -> None:
    choose(screen, sample, "Chi bộ thôn Kon Tơ Nang")
    card = screen.list.card
    screen.list.fold.set_open(is_open=True)
    card.level.setFocus()
    press(card.level, Qt.Key.Key_Down)
    assert card.reason.note.text() == "Mức này cần ghi căn cứ."
    assert "Chi bộ thôn Kon Tơ Nang – cần ghi căn cứ" in screen.list.fold.button.text()
    card.reason.setFocus()
    type_vi(card.reason, "Hoàn thành mọi chỉ tiêu.")
    card.remark.setFocus()
    type_vi(card.remark, "Đoàn kết.")
    assert screen.flush()
    stored = rating_of(sample, "Chi bộ thôn Kon Tơ Nang")
    assert (stored.proposed_level, stored.reason, stored.committee_remark) == (
        Level.HTXS,
        "Hoàn thành mọi chỉ tiêu.",
        "Đoàn kết.",
    )


def test_the_list_has_the_room_on_a_small_screen_and_the_card_unfolds_where_a_finding_leads(
    sample: Workspace, window: MainWindow, screen: RatingsScreen
) -> None:
    view = screen.list.grid.view
    assert view.viewport().height() >= 8 * view.rowHeight(0)
    assert len({button.y() for button in screen.tabs._group.buttons()}) == 1
    assert not screen.list.card.isVisible()
    widths = [view.columnWidth(place) for place in range(7)]
    window.toggle_panel()
    QApplication.processEvents()
    assert all(view.columnWidth(place) > width for place, width in enumerate(widths[:-1]))
    assert not view.horizontalScrollBar().isVisible()
    window.go("ratings", "rating.reason", subject_of(sample, "Y Hlim").id)
    assert screen.list.card.isVisible()
    focus = QApplication.focusWidget()
    assert focus is not None
    assert screen.list.card.reason.isAncestorOf(focus)


def test_typing_for_one_subject_never_lands_on_the_next(sample: Workspace, screen: RatingsScreen) -> None:
    choose(screen, sample, "A Brêng")
    screen.list.fold.set_open(is_open=True)
    before = rating_of(sample, "Y Blêu").committee_remark
    screen.list.card.remark.editor.setProperty("plainText", "")
    type_vi(screen.list.card.remark, "Tận tụy.")
    choose(screen, sample, "Y Blêu")
    assert rating_of(sample, "A Brêng").committee_remark == "Tận tụy."
    assert rating_of(sample, "Y Blêu").committee_remark == before


def test_the_vote_is_taken_over_in_one_step_where_nothing_is_proposed(sample: Workspace, screen: RatingsScreen) -> None:
    propose_by_key(screen, sample, "Y Hlim", Qt.Key.Key_2)
    propose_by_key(screen, sample, "A Brêng", Qt.Key.Key_0)
    assert rating_of(sample, "A Brêng").proposed_level is None
    screen.list.vote_button.click()
    assert rating_of(sample, "A Brêng").proposed_level is Level.HTT
    assert rating_of(sample, "Y Hlim").proposed_level is Level.HTT
    sample.store.undo()
    assert rating_of(sample, "A Brêng").proposed_level is None


def test_what_if_shows_the_cap_and_stores_nothing(sample: Workspace, screen: RatingsScreen) -> None:
    before = sample.store.ratings.all()
    screen.list.try_button.click()
    assert screen.list.property("banner") == "amber"
    assert "Không có gì được ghi vào sổ" in screen.list.trial.text()
    propose_by_key(screen, sample, "Y Hlim", Qt.Key.Key_2)
    assert "2 trong tối đa 2" in bar_words(screen)
    assert sample.store.ratings.all() == before
    screen.list.try_button.click()
    assert screen.list.property("banner") == "none"
    assert "3 trong tối đa 2" in bar_words(screen)
    assert screen.list.fold.isVisible()


def test_all_four_readings_are_told_with_the_default_marked(screen: RatingsScreen) -> None:
    screen.tabs.show_page(CAPS)
    card = screen.caps._cards[OTHERS]
    words = [label.text() for label in card.readings]
    assert words[0] == "● Tính trên số hoàn thành tốt, bỏ phần lẻ: 3 trong tối đa 2 (20 %), vượt 1 suất."
    assert [word[0] for word in words] == ["●", "○", "○", "○"]
    assert "tối đa 3" in words[3]
    assert card.headroom.text() == "Xuất sắc: vượt 1 suất"
    assert "Điều 11 khoản 1 điểm 1.5" in card.article.text()


def test_the_exception_of_25_percent_comes_from_the_settings(
    sample: Workspace, window: MainWindow, screen: RatingsScreen
) -> None:
    set_parameter(
        sample,
        current_round(sample),
        LocalParameter(
            name="cap_exception",
            value="yes",
            number="12-CV/ĐU",
            issued_on=date(2026, 11, 2),
            issuer="Đảng ủy xã",
            ground="Dẫn đầu cụm thi đua",
        ),
    )
    screen.tabs.show_page(CAPS)
    assert "(25 %)" in screen.caps._cards[OTHERS].readings[0].text()
    assert "ngoại lệ" in screen.caps.note.text()
    assert "Dẫn đầu cụm thi đua" in screen.caps.decision.told.text()
    way = next(button for button in screen.caps.findChildren(QPushButton) if "làm tròn" in button.text())
    way.click()
    assert window.screen_now is not screen


def test_nominees_are_moved_and_the_whole_order_is_kept(sample: Workspace, screen: RatingsScreen) -> None:
    screen.tabs.show_page(CAPS)
    nominees = screen.caps.nominees
    assert [nominees.list.item(row).text() for row in range(3)] == [
        "1. Đặng Thị Phượng",
        "2. Lê Văn Nghĩa",
        "3. Y Hlim",
    ]
    nominees.list.setCurrentRow(2)
    nominees.up_button.setFocus()
    press(nominees.up_button, Qt.Key.Key_Space)
    assert (rating_of(sample, "Y Hlim").nominee_rank, rating_of(sample, "Lê Văn Nghĩa").nominee_rank) == (2, 3)
    assert nominees.list.currentRow() == 1
    sample.store.undo()
    assert nominees.list.item(2).text() == "3. Y Hlim"


def test_why_names_rule_value_article_and_what_would_change_it(sample: Workspace, screen: RatingsScreen) -> None:
    choose(screen, sample, "Y Hlim")
    screen.list.why_button.click()
    assert screen.tabs.current == WHY
    texts = [screen.why.list.item(row).text() for row in range(screen.why.list.count())]
    assert texts[0] == "★ Hoàn thành xuất sắc nhiệm vụ: KHÔNG MỞ vì 1 lý do dưới đây"
    assert texts[1].splitlines() == [
        "Có 4 trên 16 nhiệm vụ vượt mức (25 %).",
        "Quy định: Xuất sắc cần ít nhất 30 % nhiệm vụ vượt mức yêu cầu.",
        (
            "Muốn thay đổi: Thêm 1 nhiệm vụ vượt mức yêu cầu thì đạt. Kiểm tra lại số nhiệm vụ vượt mức, "
            "hoặc chọn mức khác."
        ),
        "Căn cứ: Điều 11 khoản 1 điểm 1.3, Quy định 366-QĐ/TW. Xem ở: Bản kiểm điểm, số nhiệm vụ.",
    ]
    assert texts[2] == "✓ Đạt: Mức này cần từ 90 điểm. Tổng 91 điểm. (Điều 11, Quy định 366-QĐ/TW)"
    assert "● Hoàn thành tốt nhiệm vụ: CÒN MỞ, đạt cả 4 quy định" in texts
    assert any(text.startswith("✓ Không thuộc: Vi phạm công vụ") for text in texts)
    assert any(text.startswith("Phải sửa: Mức “Hoàn thành xuất sắc nhiệm vụ” không đủ điều kiện") for text in texts)


def test_the_sheet_for_the_member_is_one_press_away(
    sample: Workspace, window: MainWindow, screen: RatingsScreen
) -> None:
    choose(screen, sample, "Y Hlim")
    screen.tabs.show_page(WHY)
    screen.why.sheet_button.click()
    papers = window.screen_now
    assert isinstance(papers, PapersScreen)
    assert papers.list.current == f"vi-sao-{subject_of(sample, 'Y Hlim').id}"
    window.show_screen("ratings")
    screen.why.choose(None)
    assert not screen.why.sheet_button.isVisible()


def test_a_rule_that_is_met_cannot_be_set_aside(sample: Workspace, screen: RatingsScreen) -> None:
    choose(screen, sample, "Y Hlim")
    screen.tabs.show_page(WHY)
    screen.why.list.setCurrentRow(2)
    assert screen.why.finding is None
    assert not screen.why.override.isVisible()


def test_a_case_for_the_competent_level_says_so(sample: Workspace, screen: RatingsScreen) -> None:
    choose(screen, sample, "A Phiêu")
    assert "cần cấp có thẩm quyền xem xét" in screen.list.card.status.text()
    screen.tabs.show_page(WHY)
    assert screen.why.status.isVisible()
    choose(screen, sample, "A Brêng")
    assert not screen.why.status.isVisible()


def test_a_finding_is_set_aside_only_with_reason_and_name_and_comes_back(
    sample: Workspace, screen: RatingsScreen
) -> None:
    choose(screen, sample, "Y Hlim")
    screen.tabs.show_page(WHY)
    screen.why.choose_finding("rating.proposed_closed")
    form = screen.why.override
    type_vi(form.reason, "Nhiệm vụ đột xuất chưa tính.")
    form.keep_button.click()
    assert "họ tên" in form.wrong.text()
    assert form.reason.read_text() == "Nhiệm vụ đột xuất chưa tính."
    type_vi(form.who, "A Brêng, Bí thư")
    form.keep_button.click()
    (override,) = sample.store.overrides.where(subject_id=subject_of(sample, "Y Hlim").id)
    assert (override.finding_code, override.reason, override.who) == (
        "rating.proposed_closed",
        "Nhiệm vụ đột xuất chưa tính.",
        "A Brêng, Bí thư",
    )
    screen.why.choose_finding("rating.proposed_closed")
    assert form.back_button.isVisible()
    assert not form.keep_button.isVisible()
    form.back_button.click()
    assert sample.store.overrides.where(subject_id=subject_of(sample, "Y Hlim").id) == ()


def test_findings_of_the_round_itself_can_be_read_too(screen: RatingsScreen) -> None:
    screen.tabs.show_page(WHY)
    screen.why.choose(None)
    texts = [screen.why.list.item(row).text() for row in range(screen.why.list.count())]
    assert any("3 xuất sắc, 10 tốt, tối đa 2" in text for text in texts)


@pytest.mark.parametrize(
    ("where", "name", "page"),
    [
        ("rating.proposed", "Y Hlim", LIST),
        ("rating.reason", "Y Hlim", LIST),
        ("rating.nominee_rank", "", CAPS),
        ("caps", "", CAPS),
    ],
)
def test_findings_jump_to_their_field(sample: Workspace, window: MainWindow, where: str, name: str, page: int) -> None:
    screen = window.screen_now
    assert isinstance(screen, RatingsScreen)
    screen.tabs.show_page(WHY)
    window.go("ratings", where, subject_of(sample, name).id if name else None)
    assert screen.tabs.current == page
    focus = QApplication.focusWidget()
    assert focus is not None
    assert screen.isAncestorOf(focus)
    row = screen.list.grid.current
    assert not name or (row is not None and row.name == name)


@pytest.mark.parametrize("page", [LIST, CAPS, WHY])
def test_every_page_is_named_in_vietnamese_and_tab_leaves_it(screen: RatingsScreen, page: int) -> None:
    screen.tabs.show_page(page)
    assert english_in(screen) == []
    assert unnamed_in(screen) == []
    screen.tabs.findChildren(QPushButton)[0].setFocus()
    assert len(tab_ring(screen.window())) > 5


@pytest.mark.parametrize("percent", [100, 200])
@pytest.mark.parametrize("page", [LIST, CAPS, WHY])
def test_nothing_is_cut_off(screen: RatingsScreen, theme: Theme, page: int, percent: int) -> None:
    screen.tabs.show_page(page)
    theme.use_percent(percent)
    QApplication.processEvents()
    assert clipped_in(screen) == []


def test_the_list_needs_no_sideways_scroll_beside_the_panel(screen: RatingsScreen) -> None:
    QApplication.processEvents()
    assert screen.list.grid.view.horizontalScrollBar().maximum() == 0
    screen.list.try_button.click()
    QApplication.processEvents()
    assert screen.list.grid.view.horizontalScrollBar().maximum() == 0

"""The card of a member: fields stored as typed, history with drafts, doubles told at once, next member by keyboard."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget

from kiemdiem_desktop.domain.member import DisciplineForm, Member, StatusKind, StatusPeriod
from kiemdiem_desktop.domain.partial_date import PartialDate
from kiemdiem_desktop.gui.cell.members_card import MemberCard
from kiemdiem_desktop.gui.cell.members_screen import MembersScreen
from kiemdiem_desktop.gui.main_window import MainWindow
from kiemdiem_desktop.gui.theme import Theme
from kiemdiem_desktop.gui.widgets.choice import ChoiceField
from kiemdiem_desktop.gui.widgets.field import Field
from kiemdiem_desktop.services.cell.roster import save_members
from kiemdiem_desktop.services.workspace import Workspace
from tests.gui.cell.conftest import fits_sideways, member_named
from tests.gui.eyes import clipped_in, english_in, unnamed_in
from tests.gui.keyboard import press, type_vi

MakeWindow = Callable[..., MainWindow]
WHO = "Y Blêu"


@pytest.fixture
def screen(make_window: MakeWindow) -> MembersScreen:
    """The screen with the card of Y Blêu, an official member without history."""
    window = make_window()
    window.show_screen("members")
    shown = window.screen_now
    assert isinstance(shown, MembersScreen)
    shown.show_member(member_named(shown._workspace, WHO).id)
    return shown


@pytest.fixture
def card(screen: MembersScreen) -> MemberCard:
    """The card."""
    return screen.roster.card


def fill(field: Field, text: str, key: Qt.Key = Qt.Key.Key_Tab) -> None:
    """Type into a field and leave it."""
    field.setFocus()
    type_vi(field.editor, text)
    press(field.editor, key)


def choose(field: Field, words: str) -> None:
    """Choose from a list by keyboard."""
    assert isinstance(field, ChoiceField)
    index = field._box.findText(words)
    assert index >= 0
    field._box.setCurrentIndex(index)
    field._box.activated.emit(index)


def pick(page: QWidget, words: str) -> None:
    """Choose what to add from the menu of a history page."""
    menu = page.add_button.menu()  # type: ignore[attr-defined]
    next(action for action in menu.actions() if action.text() == words).trigger()


def test_fields_are_stored_on_leaving_and_one_field_is_one_step(card: MemberCard, sample: Workspace) -> None:
    fill(card.form.fields["workplace"], " Trạm y tế")
    stored = member_named(sample, WHO)
    assert stored.workplace.endswith("Trạm y tế")
    fill(card.form.fields["mass_post"], ", Ủy viên Mặt trận")
    assert member_named(sample, WHO).mass_post != stored.mass_post
    sample.store.undo()
    stored_now = member_named(sample, WHO)
    assert (stored_now.mass_post, stored_now.workplace) == (stored.mass_post, stored.workplace)
    assert card.form.fields["mass_post"].editor.property("text") == stored.mass_post


def test_an_impossible_date_is_told_under_the_field(card: MemberCard, sample: Workspace) -> None:
    field = card.form.fields["official_on"]
    before = member_named(sample, WHO).official_on
    field.editor.setProperty("text", "")
    fill(field, "30/02/2020")
    assert "không có trong lịch" in field.note.text()
    assert field.editor.property("text") == "30/02/2020"
    assert member_named(sample, WHO).official_on == before


def test_an_empty_name_is_refused_with_advice(card: MemberCard, sample: Workspace) -> None:
    field = card.form.fields["full_name"]
    field.editor.setProperty("text", "")
    field.setFocus()
    press(field.editor, Qt.Key.Key_Tab)
    assert "Họ và tên còn trống" in field.note.text()
    assert member_named(sample, WHO).full_name == WHO


def test_the_group_head_and_civil_service_are_chosen(card: MemberCard, sample: Workspace) -> None:
    choose(card.form.fields["work_group"], "2A – Lãnh đạo, quản lý")
    choose(card.form.fields["is_collective_head"], "Có")
    choose(card.form.fields["is_civil_servant"], "Có")
    member = member_named(sample, WHO)
    assert (member.work_group.value, member.is_collective_head, member.is_civil_servant) == ("leader", True, True)


def test_a_change_of_status_is_recorded_and_changes_the_state(card: MemberCard, sample: Workspace) -> None:
    card.tabs.show_page_of(card.statuses)
    pick(card.statuses, "Miễn sinh hoạt")
    draft = card.statuses.draft_block
    assert QApplication.focusWidget() is draft.form.fields["since"].editor
    fill(draft.form.fields["since"], "3/2026")
    fill(draft.form.fields["decision"], "12-QĐ/ĐU")
    assert card.strip.chip.text() == "● Được kiểm điểm và xếp loại"
    draft.keep.click()
    (period,) = sample.store.statuses.where(member_id=member_named(sample, WHO).id)
    assert (period.kind, period.since, period.decision) == (StatusKind.EXEMPT, PartialDate(2026, 3), "12-QĐ/ĐU")
    assert card.strip.chip.text() == "○ Miễn kiểm điểm – Điều 5"
    assert "miễn công tác và sinh hoạt" in card.strip.sentence.text()


def test_every_kind_of_status_can_be_recorded(card: MemberCard) -> None:
    menu = card.statuses.add_button.menu()
    assert len(menu.actions()) == len(StatusKind)


def test_a_begun_status_changes_nothing_until_something_is_typed(screen: MembersScreen, sample: Workspace) -> None:
    page = screen.roster.card.statuses
    screen.roster.begin_status(StatusKind.MOVED_OUT)
    assert screen.flush()
    assert not sample.store.statuses.where(member_id=member_named(sample, WHO).id)
    assert page.draft_block.isVisible()
    page.draft_block.form.fields["since"].setFocus()
    type_vi(page.draft_block.form.fields["since"].editor, "01/02/2026")
    assert screen.flush()
    (period,) = sample.store.statuses.where(member_id=member_named(sample, WHO).id)
    assert period.since == PartialDate(2026, 2, 1)


def test_a_draft_may_be_dropped_and_waits_for_its_member(screen: MembersScreen, sample: Workspace) -> None:
    page = screen.roster.card.statuses
    screen.roster.begin_status(StatusKind.SUSPENDED)
    screen.roster.next_member()
    assert page.draft_block.isHidden()
    screen.show_member(member_named(sample, WHO).id)
    assert page.draft_block.isVisible()
    page.draft_block.drop.click()
    assert page.draft_block.isHidden()
    assert not sample.store.statuses.where(member_id=member_named(sample, WHO).id)


def test_a_discipline_holds_all_that_the_rules_ask(card: MemberCard, sample: Workspace) -> None:
    card.tabs.show_page_of(card.disciplines)
    pick(card.disciplines, "Khiển trách")
    form = card.disciplines.draft_block.form
    fill(form.fields["body"], "Đảng ủy xã")
    fill(form.fields["number"], "05-QĐ/ĐU")
    fill(form.fields["decided_on"], "10/10/2026")
    fill(form.fields["violated_on"], "2025")
    choose(form.fields["violated_at"], "Ở nơi công tác, sinh hoạt cũ")
    choose(form.fields["is_duty_related"], "Có")
    choose(form.fields["is_self_detected"], "Không")
    card.disciplines.draft_block.keep.click()
    (entry,) = sample.store.disciplines.where(member_id=member_named(sample, WHO).id)
    assert (entry.form, entry.number, entry.violated_on) == (DisciplineForm.REPRIMAND, "05-QĐ/ĐU", PartialDate(2025))
    assert (entry.is_duty_related, entry.is_self_detected, entry.is_remedied) == (True, False, None)
    block = card.disciplines.blocks[0]
    choose(block.form.fields["is_remedied"], "Có")
    assert sample.store.disciplines.get(entry.id).is_remedied
    block.drop.click()
    assert not sample.store.disciplines.where(member_id=member_named(sample, WHO).id)


def test_a_commendation_needs_its_form(card: MemberCard, sample: Workspace) -> None:
    card.tabs.show_page_of(card.commendations)
    card.commendations.add_button.click()
    block = card.commendations.draft_block
    fill(block.form.fields["body"], "UBND xã")
    block.keep.click()
    assert "Chưa ghi hình thức khen thưởng" in block.wrong.text()
    fill(block.form.fields["form"], "Giấy khen")
    block.keep.click()
    (entry,) = sample.store.commendations.where(member_id=member_named(sample, WHO).id)
    assert (entry.form, entry.body) == ("Giấy khen", "UBND xã")


def test_a_likely_double_is_told_at_once_and_can_be_seen(screen: MembersScreen, sample: Workspace) -> None:
    card = screen.roster.card
    assert card.strip.warning.isHidden()
    save_members(sample, (Member(full_name="Blêu Khác", personal_number=member_named(sample, WHO).personal_number),))
    assert "Có thể trùng với Blêu Khác" in card.strip.warning.text()
    card.strip.twin_button.click()
    assert card.name.text() == "Blêu Khác"


def test_ctrl_enter_goes_to_the_next_member_and_stays_in_the_field(screen: MembersScreen, sample: Workspace) -> None:
    field = screen.roster.card.form.fields["workplace"]
    field.setFocus()
    type_vi(field.editor, "X")
    press(field.editor, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert member_named(sample, WHO).workplace.endswith("X")
    assert screen.roster.card.name.text() != WHO
    assert QApplication.focusWidget() is field.editor


def test_typing_is_not_disturbed_by_its_own_step(card: MemberCard, sample: Workspace) -> None:
    field = card.form.fields["note"]
    field.setFocus()
    type_vi(field.editor, "Đã nghỉ hưu ")
    assert field.flush()  # type: ignore[attr-defined]
    type_vi(field.editor, "từ tháng ba")
    assert field.editor.toPlainText().endswith("Đã nghỉ hưu từ tháng ba")  # type: ignore[attr-defined]
    assert member_named(sample, WHO).note.strip().endswith("Đã nghỉ hưu")


@pytest.mark.parametrize("page", range(4))
@pytest.mark.parametrize("percent", [100, 200])
def test_no_page_of_the_card_is_clipped_or_english(
    screen: MembersScreen, sample: Workspace, theme: Theme, page: int, percent: int
) -> None:
    card = screen.roster.card
    with sample.store.step("x"):
        sample.store.statuses.add(StatusPeriod(member_id=member_named(sample, WHO).id, kind=StatusKind.INTERRUPTED))
    card.tabs.show_page(page)
    if page == 2:
        card.disciplines.begin(DisciplineForm.WARNING)
    theme.use_percent(percent)
    QApplication.processEvents()
    window = screen.window()
    assert isinstance(window, MainWindow)
    assert fits_sideways(window.stack)
    assert screen.roster._card_scroll.horizontalScrollBar().maximum() == 0
    assert not clipped_in(card)
    assert not unnamed_in(card)
    assert not english_in(card)

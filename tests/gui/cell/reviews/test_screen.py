"""Bản kiểm điểm by the keyboard: people, text, levels, done, from one to the next."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from kiemdiem_desktop.domain.level import Level
from kiemdiem_desktop.domain.review import SelfReview
from kiemdiem_desktop.domain.round import FormCode, SubjectKind
from kiemdiem_desktop.gui.cell.reviews_screen import ReviewsScreen
from kiemdiem_desktop.gui.main_window import MainWindow
from kiemdiem_desktop.gui.theme import Theme
from kiemdiem_desktop.services.cell.reviews import get_review, set_section_text
from kiemdiem_desktop.services.cell.rounds import close_round, current_round
from kiemdiem_desktop.services.workspace import Workspace
from tests.gui.cell.reviews.hands import focused, show, subjects_of
from tests.gui.eyes import clipped_in, doubled_letters_in, english_in, unnamed_in
from tests.gui.keyboard import press, type_vi

CTRL = Qt.KeyboardModifier.ControlModifier


def test_every_subject_has_its_state_in_words(screen: ReviewsScreen, sample: Workspace) -> None:
    lines = screen.people.model.lines
    assert [line.title for line in lines] == [subject.name for subject in subjects_of(sample)]
    assert {"Xong", "Đang nhập", "Chưa có"} <= {line.state for line in lines}
    assert any(line.state.startswith("Còn thiếu") for line in lines)


def test_people_are_found_without_marks(screen: ReviewsScreen) -> None:
    screen.people.filter_box.setFocus()
    type_vi(screen.people.filter_box, "nghia")
    assert [line.title for line in screen.people.model.lines] == ["Lê Văn Nghĩa"]
    press(screen.people.filter_box, Qt.Key.Key_Return)
    assert screen.form.head.name.text() == "Lê Văn Nghĩa"
    assert focused() is screen.form.sections["A.I.1"].field.editor


def test_a_filter_that_finds_nobody_says_so(screen: ReviewsScreen) -> None:
    screen.people.filter_box.setText("không ai tên thế")
    assert screen.people.model.lines == ()
    assert screen.people._nothing.isVisible()


def test_the_form_follows_the_printed_one(screen: ReviewsScreen, sample: Workspace) -> None:
    show(screen, sample, form=FormCode.F2A)
    headings = [title for title, _widget in screen.form.contents]
    assert headings[0] == "A. NỘI DUNG KIỂM ĐIỂM"
    assert headings[-2].startswith("II. Đề xuất xếp loại")
    assert screen.form.head._provisional.text() == "△ Mẫu tạm"
    assert screen.form.head._provisional.isVisible()


def test_a_collective_uses_form_01_with_the_day_of_the_draft(screen: ReviewsScreen, sample: Workspace) -> None:
    collective = next(row for row in subjects_of(sample) if row.kind is SubjectKind.CELL)
    screen.show_subject(collective.id)
    assert screen.form.head._form.text() == "Mẫu 01"
    assert screen.form.head.draft_sent_on.isVisible()
    screen.form.head.draft_sent_on.setFocus()
    type_vi(screen.form.head.draft_sent_on, "20/11/2026")
    press(screen.form.head.draft_sent_on, Qt.Key.Key_Return)
    sent_on = get_review(sample, collective.id).draft_sent_on
    assert sent_on is not None
    assert f"{sent_on:%d/%m/%Y}" == "20/11/2026"


def test_the_article_beside_a_section_is_that_of_the_form(
    window: MainWindow, screen: ReviewsScreen, sample: Workspace
) -> None:
    show(screen, sample, form=FormCode.F2C)
    screen.form.sections["A.I.2"].field.setFocus()
    assert "Điều 6 khoản 2" in window.side_panel._title.text()
    collective = next(row for row in subjects_of(sample) if row.kind is SubjectKind.CELL)
    screen.show_subject(collective.id)
    screen.form.sections["A.I.1"].field.setFocus()
    screen.form.sections["A.I.2"].field.setFocus()
    assert "Điều 6 khoản 1" in window.side_panel._title.text()


def test_text_is_stored_after_a_pause_and_the_cursor_stays(
    screen: ReviewsScreen, sample: Workspace, qtbot: QtBot
) -> None:
    subject_id = show(screen, sample, form=FormCode.F2B)
    field = screen.form.sections["A.I.1"].field
    field.setFocus()
    press(field, Qt.Key.Key_End, CTRL)
    type_vi(field, " Đoàn kết.")
    qtbot.waitUntil(lambda: get_review(sample, subject_id).text_of("A.I.1").endswith("Đoàn kết."))
    assert focused() is field.editor
    type_vi(field, " Gương mẫu.")
    assert field.read_text().endswith("Đoàn kết. Gương mẫu.")


def test_nothing_jumps_when_notes_come_and_go(screen: ReviewsScreen, sample: Workspace, qtbot: QtBot) -> None:
    subject_id = show(screen, sample, form=FormCode.F2B)
    screen.focus_field("review.tasks", subject_id)
    before = focused().mapTo(screen, QPoint(0, 0)).y()
    for section in ("A.I.1", "A.I.3"):
        set_section_text(sample, subject_id, section=section, text="")
    qtbot.waitUntil(lambda: not screen.form.sections["A.I.1"].empty_note.isHidden())
    assert not screen.form.head._notes["review.sections"].isHidden()
    assert abs(focused().mapTo(screen, QPoint(0, 0)).y() - before) <= 1


def test_ctrl_enter_goes_to_the_next_person_and_keeps_what_was_typed(screen: ReviewsScreen, sample: Workspace) -> None:
    first, second = subjects_of(sample)[1:3]
    screen.show_subject(first.id)
    field = screen.form.sections["A.I.2"].field
    field.setFocus()
    type_vi(field, "Việc xong. ")
    press(field, Qt.Key.Key_Return, CTRL)
    assert screen.form.head.name.text() == second.name
    assert "Việc xong." in get_review(sample, first.id).text_of("A.I.2")
    assert focused() is screen.form.sections["A.I.1"].field.editor
    press(focused(), Qt.Key.Key_PageUp, CTRL)
    assert screen.form.head.name.text() == first.name
    press(focused(), Qt.Key.Key_PageDown, CTRL)
    assert screen.form.head.name.text() == second.name


def test_at_the_end_of_the_list_there_is_no_next(screen: ReviewsScreen, sample: Workspace) -> None:
    last = subjects_of(sample)[-1]
    screen.show_subject(last.id)
    screen.step(1)
    assert screen.form.head.name.text() == last.name
    assert not screen.foot.next_button.isEnabled()
    assert screen.foot.before_button.isEnabled()


def test_closed_levels_say_why_and_the_level_is_kept(screen: ReviewsScreen, sample: Workspace) -> None:
    subject_id = show(screen, sample, form=FormCode.F2A)
    assert "không mở –" in screen.form.level.lines[Level.KHT].text()
    choice = screen.form.level.choice
    choice.setFocus()
    press(choice, Qt.Key.Key_Home)
    press(choice, Qt.Key.Key_Down)
    assert get_review(sample, subject_id).self_level is Level.HTXS


def test_done_and_reopened(screen: ReviewsScreen, sample: Workspace) -> None:
    subject_id = show(screen, sample, form=FormCode.F2B)
    screen.foot.finish_button.click()
    assert get_review(sample, subject_id).finished_at is None
    assert screen.form.head.state.text() == "◐ Đang nhập"
    press(screen.foot.finish_button, Qt.Key.Key_Space)
    assert get_review(sample, subject_id).finished_at == sample.clock.now()
    assert screen.form.head.state.text().startswith("✓ Xong ngày 23/11/2026")


def test_typed_from_paper_is_marked(screen: ReviewsScreen, sample: Workspace) -> None:
    subject_id = show(screen, sample, form=FormCode.F2B)
    before = get_review(sample, subject_id).from_paper
    press(screen.form.head.from_paper, Qt.Key.Key_Space)
    assert get_review(sample, subject_id).from_paper is not before


def test_an_unexplained_prompt_leads_to_section_four(screen: ReviewsScreen, sample: Workspace) -> None:
    subject = next(row for row in subjects_of(sample) if row.name == "Trần Quang Ước")
    assert screen.focus_field("review.sections", subject.id)
    assert focused() is screen.form.sections["A.IV"].field.editor
    assert not screen.form.sections["A.IV"].empty_note.isHidden()


def test_findings_lead_to_their_fields(screen: ReviewsScreen, sample: Workspace) -> None:
    subject_id = show(screen, sample, form=FormCode.F2A)
    set_section_text(sample, subject_id, section="A.I.3", text="")
    wanted = {
        "review.sections": screen.form.sections["A.I.3"].field.editor,
        "review.section.A.V": screen.form.sections["A.V"].field.editor,
        "review.tasks": screen.form.tasks.sheet.fields["assigned"].editor,
        "review.self_level": screen.form.level.choice.editor,
        "review.signed_on": screen.form.head.signed_on.editor,
        "review.form": screen.form.head.roster_button,
    }
    for where, editor in wanted.items():
        assert screen.focus_field(where, subject_id)
        assert focused() is editor, where
    assert not screen.focus_field("ballot", subject_id)


def test_the_article_behind_a_field_is_shown(window: MainWindow, screen: ReviewsScreen, sample: Workspace) -> None:
    subject_id = show(screen, sample, form=FormCode.F2A)
    screen.focus_field("review.section.A.I.1", subject_id)
    assert "Điều 6" in window.side_panel._title.text()


def test_a_subject_without_a_review_starts_empty(screen: ReviewsScreen, sample: Workspace) -> None:
    known = {row.subject_id for row in sample.store.reviews.where(round_id=current_round(sample).id)}
    subject = next(row for row in subjects_of(sample) if row.id not in known)
    screen.show_subject(subject.id)
    assert not screen.foot.finish_button.isEnabled()
    assert screen.focus_field("review", subject.id)
    type_vi(focused(), "Ưu điểm.")
    screen.flush()
    assert get_review(sample, subject.id).text_of("A.I.1") == "Ưu điểm."
    assert screen.foot.finish_button.isEnabled()


def test_a_closed_round_is_only_read(screen: ReviewsScreen, sample: Workspace) -> None:
    subject_id = show(screen, sample, form=FormCode.F2B)
    close_round(sample, current_round(sample).id)
    assert screen.form.sections["A.I.1"].field.editor.property("readOnly")
    assert not screen.foot.finish_button.isEnabled()
    assert isinstance(get_review(sample, subject_id), SelfReview)


@pytest.mark.parametrize("percent", [100, 150, 200])
def test_nothing_is_cut_nor_nameless_nor_english(
    window: MainWindow, screen: ReviewsScreen, sample: Workspace, theme: Theme, percent: int
) -> None:
    subject_id = show(screen, sample, form=FormCode.F2A)
    theme.use_percent(percent)
    screen.focus_field("year", subject_id)
    QApplication.processEvents()
    assert clipped_in(window) == []
    assert doubled_letters_in(window) == []
    screen.foot.finish_button.click()  # reopened
    assert doubled_letters_in(window) == []
    assert unnamed_in(screen) == []
    assert english_in(screen) == []
    assert screen.form.minimumSizeHint().width() <= screen.form_scroll.width()
    assert screen.minimumSizeHint().width() <= window.stack.width()

"""Bản kiểm điểm by the keyboard: typing, points, tasks, shortcomings, levels, from one subject to the next."""

from collections.abc import Iterator
from decimal import Decimal
from fractions import Fraction
from time import perf_counter

import pytest
from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from kiemdiem_desktop.domain.ids import SubjectId
from kiemdiem_desktop.domain.level import Level
from kiemdiem_desktop.domain.review import SelfReview, ShortcomingState
from kiemdiem_desktop.domain.round import FormCode, Subject, SubjectKind
from kiemdiem_desktop.gui.cell.reviews_screen import ReviewsScreen
from kiemdiem_desktop.gui.cell.reviews_tasks import percent_words
from kiemdiem_desktop.gui.cell.tools import CellTools
from kiemdiem_desktop.gui.cell.window import build_window
from kiemdiem_desktop.gui.jobs import Jobs
from kiemdiem_desktop.gui.main_window import MainWindow
from kiemdiem_desktop.gui.theme import Theme
from kiemdiem_desktop.gui.widgets.field import Field
from kiemdiem_desktop.services.cell.checks import check
from kiemdiem_desktop.services.cell.review_pages import ReviewState, list_reviews
from kiemdiem_desktop.services.cell.reviews import get_review, set_section_text
from kiemdiem_desktop.services.cell.rounds import close_round, current_round
from kiemdiem_desktop.services.workspace import Workspace
from tests.gui.eyes import clipped_in, english_in, unnamed_in
from tests.gui.keyboard import press, type_vi
from tests.gui.scripted_dialogs import ScriptedDialogs

CTRL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def window(tools: CellTools, qtbot: QtBot) -> Iterator[MainWindow]:
    """The window with the self-reviews in front; gone before the theme is put back, which would redraw it."""
    window = build_window(tools, dialogs=ScriptedDialogs(True), jobs=Jobs(inline=True))
    window.resize(1366, 768)
    with qtbot.waitActive(window):
        window.show()
        window.activateWindow()
    window.show_screen("reviews")
    yield window
    window.close()
    window.deleteLater()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)


@pytest.fixture
def screen(window: MainWindow) -> ReviewsScreen:
    """The screen."""
    screen = window.screen_now
    assert isinstance(screen, ReviewsScreen)
    return screen


def subjects_of(workspace: Workspace) -> tuple[Subject, ...]:
    """Give the subjects of the round."""
    return workspace.store.subjects.where(round_id=current_round(workspace).id)


def show(screen: ReviewsScreen, workspace: Workspace, *, form: FormCode) -> SubjectId:
    """Show the first subject whose review is done on `form`."""
    lines = list_reviews(check(workspace, current_round(workspace)))
    done = [line.own.subject for line in lines if line.state is ReviewState.DONE and line.own.shortcomings]
    subject_id = next(subject.id for subject in done if subject.form is form)
    screen.show_subject(subject_id)
    return subject_id


def focused() -> QWidget:
    """Give the widget with the cursor."""
    widget = QApplication.focusWidget()
    assert widget is not None
    return widget


def shown_by(field: Field) -> str:
    """Give the note under a field, "" while there is none."""
    return "" if field.note.isHidden() else field.note.text()


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


def test_points_take_a_comma_and_add_up(screen: ReviewsScreen, sample: Workspace) -> None:
    subject_id = show(screen, sample, form=FormCode.F2B)
    row = screen.form.points.rows[0]
    row.field.setFocus()
    row.field.editor.setProperty("text", "")
    type_vi(row.field, "1,5")
    press(row.field, Qt.Key.Key_Return)
    entered = get_review(sample, subject_id).points_of(row.code)
    assert entered is not None
    assert entered.points == Decimal("1.5")
    assert focused() is screen.form.points.rows[1].field.editor
    assert "/100" in screen.form.points.total.text()
    assert "/30" in screen.form.points._titles[0].text()


def test_points_that_are_none_are_refused_in_words_and_kept(screen: ReviewsScreen, sample: Workspace) -> None:
    subject_id = show(screen, sample, form=FormCode.F2B)
    row = screen.form.points.rows[0]
    row.field.setFocus()
    type_vi(row.field, "năm")
    screen.step(1)
    screen.show_subject(subject_id)
    assert row.field.read_text().endswith("năm")
    assert "không phải là điểm" in shown_by(row.field)


def test_too_many_points_are_told_at_the_row(screen: ReviewsScreen, sample: Workspace) -> None:
    show(screen, sample, form=FormCode.F2B)
    row = screen.form.points.rows[0]
    row.field.setFocus()
    row.field.editor.setProperty("text", "29")
    row.field.flush()
    assert row.notes.isVisible()
    assert "29" in row.notes.text()


def test_a_criterion_is_left_out_with_a_reason(screen: ReviewsScreen, sample: Workspace) -> None:
    subject_id = show(screen, sample, form=FormCode.F2B)
    row = screen.form.points.rows[0]
    row.left_out.setFocus()
    press(row.left_out, Qt.Key.Key_Space)
    assert focused() is row.reason.editor
    type_vi(row.reason, "Không giao việc này")
    press(row.reason, Qt.Key.Key_Return)
    entered = get_review(sample, subject_id).points_of(row.code)
    assert entered is not None
    assert (entered.points, entered.not_applicable) == (None, "Không giao việc này")
    press(row.left_out, Qt.Key.Key_Space)
    assert get_review(sample, subject_id).points_of(row.code) is None


def test_tasks_are_five_numbers_with_their_shares_in_words(screen: ReviewsScreen, sample: Workspace) -> None:
    subject_id = show(screen, sample, form=FormCode.F2B)
    for code, count in (("assigned", 12), ("completed", 12), ("on_time", 11), ("beyond", 3), ("not_completed", 0)):
        field = screen.form.tasks.sheet.fields[code]
        field.setFocus()
        field.editor.setProperty("text", "")
        type_vi(field, str(count))
        press(field, Qt.Key.Key_Return)
    tasks = get_review(sample, subject_id).tasks
    assert tasks is not None
    assert (tasks.assigned, tasks.on_time, tasks.beyond) == (12, 11, 3)
    assert "Vượt yêu cầu: 25%" in screen.form.tasks.sheet.news.text()
    assert "Chậm tiến độ: 8,3%" in screen.form.tasks.sheet.news.text()


def test_shares_are_cut_never_rounded_up_to_a_limit() -> None:
    assert [percent_words(Fraction(*pair)) for pair in ((2, 3), (999, 1000), (1, 1))] == ["66,6%", "99,9%", "100%"]


def test_a_shortcoming_is_added_by_enter_and_filled_by_tab(screen: ReviewsScreen, sample: Workspace) -> None:
    subject_id = show(screen, sample, form=FormCode.F2B)
    before = len(sample.store.shortcomings.where(subject_id=subject_id))
    new = screen.form.shortcomings.new
    new.setFocus()
    type_vi(new, "Ghi sổ họp chưa đủ")
    press(new, Qt.Key.Key_Return)
    rows = sample.store.shortcomings.where(subject_id=subject_id)
    assert len(rows) == before + 1
    card = screen.form.shortcomings.cards.last
    assert card is not None
    assert focused() is card.cause.editor
    type_vi(card.cause, "Chưa quen việc")
    press(card.cause, Qt.Key.Key_Tab)
    type_vi(card.remedy, "Ghi ngay trong buổi")
    press(card.remedy, Qt.Key.Key_Tab)
    type_vi(card.due_on, "3/2027")
    press(card.due_on, Qt.Key.Key_Tab)
    row = sample.store.shortcomings.get(card.row_id)
    assert (row.what, row.cause, row.remedy, str(row.due_on)) == (
        *("Ghi sổ họp chưa đủ", "Chưa quen việc", "Ghi ngay trong buổi"),
        "03/2027",
    )
    assert new.read_text() == ""


def test_an_impossible_deadline_waits_with_its_row(screen: ReviewsScreen, sample: Workspace) -> None:
    subject_id = show(screen, sample, form=FormCode.F2B)
    card = next(iter(screen.form.shortcomings.cards.cards.values()))
    card.due_on.setFocus()
    card.due_on.editor.setProperty("text", "31/02/2027")
    card.due_on.flush()
    screen.step(1)
    screen.show_subject(subject_id)
    again = screen.form.shortcomings.cards.cards[card.row_id]
    assert again.due_on.read_text() == "31/02/2027"
    assert again.due_on.is_wrong


def test_removing_a_shortcoming_is_one_undo_step(window: MainWindow, screen: ReviewsScreen, sample: Workspace) -> None:
    subject_id = show(screen, sample, form=FormCode.F2B)
    count = len(sample.store.shortcomings.where(subject_id=subject_id))
    next(iter(screen.form.shortcomings.cards.cards.values())).remove_button.click()
    assert len(sample.store.shortcomings.where(subject_id=subject_id)) == count - 1
    window.actions_by_id["undo"].trigger()
    assert len(screen.form.shortcomings.cards.cards) == len(
        [row for row in sample.store.shortcomings.where(subject_id=subject_id) if row.carried_from is None]
    )


def test_what_was_promised_stands_beside_what_came_of_it(screen: ReviewsScreen, sample: Workspace) -> None:
    rows = sample.store.shortcomings.where(round_id=current_round(sample).id)
    carried = next(row for row in rows if row.carried_from is not None and row.remedy)
    screen.show_subject(carried.subject_id)
    card = screen.form.carried.cards.cards[carried.id]
    assert carried.remedy in card._promise.text()
    whole = len(screen.form.carried.cards.cards)
    card.state.setFocus()
    press(card.state, Qt.Key.Key_End)
    assert sample.store.shortcomings.get(carried.id).state is ShortcomingState.REMEDIED
    done = sum(
        row.state is ShortcomingState.REMEDIED
        for row in sample.store.shortcomings.where(subject_id=carried.subject_id)
        if row.carried_from is not None
    )
    assert screen.form.carried.remedied.text().startswith(f"Khắc phục {done}/{whole} ")


def test_last_years_words_unfold_below(screen: ReviewsScreen, sample: Workspace) -> None:
    show(screen, sample, form=FormCode.F2A)
    section = screen.form.sections["A.I.1"]
    assert section.previous.isHidden()
    section.fold.button.setFocus()
    press(section.fold.button, Qt.Key.Key_Space)
    assert section.previous.isVisible()
    assert section.previous.text()


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


def test_figures_of_leaders_are_asked_of_leaders_only(screen: ReviewsScreen, sample: Workspace) -> None:
    show(screen, sample, form=FormCode.F2B)
    assert screen.focus_field("year", None)
    assert screen.form.year_fold.is_open
    assert screen.form.year.counts["low_confidence_percent"].isHidden()
    leader = show(screen, sample, form=FormCode.F2A)
    screen.focus_field("year", leader)
    field = screen.form.year.counts["low_confidence_percent"]
    field.setFocus()
    type_vi(field, "120")
    press(field, Qt.Key.Key_Return)
    assert "100%" in shown_by(field)
    field.editor.setProperty("text", "12")
    press(field, Qt.Key.Key_Return)
    record = sample.store.year_records.find(subject_id=leader)
    assert record is not None
    assert record.low_confidence_percent == 12


def test_a_conclusion_is_added_and_typed(screen: ReviewsScreen, sample: Workspace) -> None:
    subject_id = show(screen, sample, form=FormCode.F2B)
    screen.focus_field("conclusions", subject_id)
    press(focused(), Qt.Key.Key_Space)
    card = screen.form.conclusions.cards.last
    assert card is not None
    assert focused() is card.kind.editor
    type_vi(card.lines["number"], "15-KL/UBKT")
    card.lines["number"].flush()
    assert sample.store.conclusions.get(card.row_id).number == "15-KL/UBKT"


def test_typed_from_paper_is_marked(screen: ReviewsScreen, sample: Workspace) -> None:
    subject_id = show(screen, sample, form=FormCode.F2B)
    before = get_review(sample, subject_id).from_paper
    press(screen.form.head.from_paper, Qt.Key.Key_Space)
    assert get_review(sample, subject_id).from_paper is not before


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
    assert unnamed_in(screen) == []
    assert english_in(screen) == []
    assert screen.form.minimumSizeHint().width() <= screen.form_scroll.width()
    assert screen.minimumSizeHint().width() <= window.stack.width()


def test_going_from_one_to_the_next_is_quick(screen: ReviewsScreen, sample: Workspace) -> None:
    count = len(subjects_of(sample))
    for by in (1, -1):
        for _subject in range(count):
            screen.step(by)
    times = []
    for _subject in range(count - 1):
        start = perf_counter()
        screen.step(1)
        times.append(perf_counter() - start)
    assert sorted(times)[len(times) // 2] < 0.12


def test_tab_follows_the_form_also_through_rows_that_came_later(screen: ReviewsScreen, sample: Workspace) -> None:
    show(screen, sample, form=FormCode.F2B)
    new = screen.form.shortcomings.new
    new.setFocus()
    type_vi(new, "Họp muộn")
    press(new, Qt.Key.Key_Return)
    card = screen.form.shortcomings.cards.last
    assert card is not None
    card.state.setFocus()
    press(card.state, Qt.Key.Key_Tab)
    assert focused() is new.editor
    press(new, Qt.Key.Key_Backtab)
    assert focused() is card.state.editor

"""The rows of a self-review by the keyboard: points, tasks, shortcomings, figures, conclusions."""

from decimal import Decimal
from fractions import Fraction

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from kiemdiem_desktop.domain.review import ShortcomingState
from kiemdiem_desktop.domain.round import FormCode
from kiemdiem_desktop.gui.cell.reviews_screen import ReviewsScreen
from kiemdiem_desktop.gui.cell.reviews_tasks import percent_words
from kiemdiem_desktop.gui.main_window import MainWindow
from kiemdiem_desktop.services.cell.reviews import get_review
from kiemdiem_desktop.services.cell.rounds import current_round
from kiemdiem_desktop.services.workspace import Workspace
from tests.gui.cell.reviews.hands import focused, show, shown_by
from tests.gui.eyes import tab_ring
from tests.gui.keyboard import press, type_vi


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


def test_the_page_follows_enter_down_the_points(screen: ReviewsScreen, sample: Workspace, qtbot: QtBot) -> None:
    show(screen, sample, form=FormCode.F2B)
    rows = screen.form.points.rows
    rows[0].field.setFocus()
    for row in rows[:-1]:
        press(row.field, Qt.Key.Key_Return)
    assert focused() is rows[-1].field.editor
    qtbot.waitUntil(lambda: _is_seen(rows[-1].field.editor))


def test_points_are_replaced_by_typing_after_enter(screen: ReviewsScreen, sample: Workspace) -> None:
    show(screen, sample, form=FormCode.F2B)
    first, second = screen.form.points.rows[:2]
    first.field.setFocus()
    press(first.field, Qt.Key.Key_Return)
    type_vi(focused(), "1")
    assert second.field.read_text() == "1"


def test_a_review_with_a_refused_field_is_not_marked_done_and_the_cursor_tells_why(
    screen: ReviewsScreen, sample: Workspace
) -> None:
    subject_id = show(screen, sample, form=FormCode.F2B)
    screen.foot.finish_button.click()
    row = screen.form.points.rows[-1]
    row.field.setFocus()
    type_vi(row.field, "năm")
    screen.form.first().setFocus()
    screen.foot.finish_button.click()
    assert get_review(sample, subject_id).finished_at is None
    assert focused() is row.field.editor


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


def test_tab_goes_from_list_through_form_and_foot_and_comes_back(screen: ReviewsScreen, sample: Workspace) -> None:
    show(screen, sample, form=FormCode.F2A)
    show(screen, sample, form=FormCode.F2C)  # the form is arranged anew: its parts come last in Qt's own chain
    screen.people.view.setFocus()
    ring = tab_ring(screen.window())
    order = [ring.index(widget) for widget in (screen.form.head.roster_button, screen.form.year_fold.button)]
    assert 0 < order[0] < order[1] < ring.index(screen.foot.contents_button)
    assert len(ring) == len(set(ring))


def _is_seen(widget: QWidget) -> bool:
    return widget.visibleRegion().boundingRect() == widget.rect()

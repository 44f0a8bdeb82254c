"""Hội nghị: roll call, comments, the count and the projector, by keyboard, over the sample cell."""

from collections.abc import Callable
from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication

from kiemdiem_desktop.domain.comment import AnswerKind, Comment, CommentSource
from kiemdiem_desktop.domain.level import Level
from kiemdiem_desktop.domain.meeting import BallotCount
from kiemdiem_desktop.gui.cell.meeting_screen import MeetingScreen
from kiemdiem_desktop.gui.cell.meeting_tally import line_words
from kiemdiem_desktop.gui.main_window import MainWindow
from kiemdiem_desktop.gui.screen import where_of
from kiemdiem_desktop.gui.theme import Theme
from kiemdiem_desktop.services.cell.meetings import get_meeting, list_attendance, list_ballots
from kiemdiem_desktop.services.cell.rounds import current_round
from kiemdiem_desktop.services.workspace import Workspace
from tests.gui.cell.conftest import subject_of
from tests.gui.eyes import clipped_in, english_in, tab_ring, unnamed_in
from tests.gui.keyboard import press, type_vi

ATTENDANCE, COMMENTS, TALLY = range(3)
CTRL = Qt.KeyboardModifier.ControlModifier
ShowPage = Callable[[int], MeetingScreen]


@pytest.fixture
def window(make_window: Callable[..., MainWindow]) -> MainWindow:
    """The window at the meeting."""
    window = make_window()
    window.show_screen("meeting")
    return window


@pytest.fixture
def on_page(window: MainWindow) -> ShowPage:
    """Give a function that shows a page of the meeting."""

    def show(page: int) -> MeetingScreen:
        screen = window.screen_now
        assert isinstance(screen, MeetingScreen)
        screen.tabs.show_page(page)
        return screen

    return show


def comments_on(sample: Workspace, name: str) -> tuple[Comment, ...]:
    """Give the comments on a subject."""
    return sample.store.comments.where(subject_id=subject_of(sample, name).id)


def ballots_of(sample: Workspace, name: str) -> tuple[BallotCount, ...]:
    """Give the counts of a subject."""
    return list_ballots(sample, subject_of(sample, name).id)


def test_space_marks_one_member_and_goes_on(sample: Workspace, on_page: ShowPage) -> None:
    screen = on_page(ATTENDANCE)
    view = screen.attendance.grid.view
    view.setFocus()
    row = screen.attendance.grid.model.rows[5]
    assert (row.name, row.line.id) == ("Phạm Hữu Đễ", 0)
    screen.attendance.grid.select(row.line.member_id)
    press(view, Qt.Key.Key_Space)
    lines = {line.member_id: line for line in list_attendance(sample, current_round(sample))}
    assert lines[row.line.member_id].is_present
    assert view.currentIndex().row() == 6
    sample.store.undo()
    assert not any(
        line.is_present for line in sample.store.attendance.where(member_id=row.line.member_id) if line.round_id > 1
    )


def test_a_state_and_a_reason_are_typed_into_the_list(sample: Workspace, on_page: ShowPage) -> None:
    screen = on_page(ATTENDANCE)
    model = screen.attendance.grid.model
    member_id = model.rows[2].line.member_id
    model.setData(model.index(2, 2), "Vắng có lý do")
    model.setData(model.index(2, 3), "Đi chữa bệnh")
    line = next(row for row in list_attendance(sample, current_round(sample)) if row.member_id == member_id)
    assert (line.is_present, line.is_excused, line.reason) == (False, True, "Đi chữa bệnh")
    model.setData(model.index(2, 2), "ở nhà")
    assert "ở nhà" in screen.attendance.grid.note.text()


def test_everybody_expected_is_present_in_one_step_and_the_rest_stay_as_they_are(
    sample: Workspace, on_page: ShowPage
) -> None:
    screen = on_page(ATTENDANCE)
    round_ = current_round(sample)
    excused = {line.member_id for line in list_attendance(sample, round_) if line.is_excused}
    for line in sample.store.attendance.where(round_id=round_.id):
        if line.is_present:
            with sample.store.step("bỏ"):
                sample.store.attendance.remove(line.id)
    screen.attendance.all_button.click()
    present = {line.member_id for line in list_attendance(sample, round_) if line.is_present}
    assert len(present) == 16
    assert present.isdisjoint(excused)
    sample.store.undo()
    assert not any(line.is_present for line in list_attendance(sample, round_))


def test_the_base_of_the_vote_names_who_counts_not_and_the_article(on_page: ShowPage) -> None:
    part = on_page(ATTENDANCE).attendance
    assert part.heads.text() == "Có mặt: 14 chính thức, 2 dự bị. Vắng: 4 chính thức, 0 dự bị."
    assert ": 14." in part.base.text()
    assert "208-QĐ/TW" in part.base.text()
    assert "Ksor Bêm (dự bị)" in part.left_out.text()
    assert "Phạm Hữu Đễ (đình chỉ sinh hoạt)" in part.left_out.text()


def test_the_frame_of_the_meeting_stores_each_field(sample: Workspace, on_page: ShowPage) -> None:
    frame = on_page(ATTENDANCE).frame
    for field, typed in (
        (frame.held_on, "28/11/2026"),
        (frame.started_at, "7h5"),
        (frame.ended_at, "1645"),
        (frame.tellers, "Siu Thưn; Y Hlim"),
        (frame.guests, "Đồng chí Phó Bí thư Đảng ủy"),
    ):
        field.editor.setProperty("text", "")
        type_vi(field, typed)
        assert field.flush()
    type_vi(frame.conclusion, "Hội nghị thống nhất.")
    frame.conclusion.flush()
    frame.superior.setFocus()
    press(frame.superior, Qt.Key.Key_Space)
    meeting = get_meeting(sample, current_round(sample))
    assert (meeting.held_on, meeting.started_at, meeting.ended_at) == (date(2026, 11, 28), "07:05", "16:45")
    assert (meeting.tellers, meeting.superior_attended) == (("Siu Thưn", "Y Hlim"), False)
    assert (meeting.guests, meeting.conclusion) == ("Đồng chí Phó Bí thư Đảng ủy", "Hội nghị thống nhất.")


def test_a_time_that_is_none_stays_typed_with_its_reason(sample: Workspace, on_page: ShowPage) -> None:
    frame = on_page(ATTENDANCE).frame
    before = get_meeting(sample, current_round(sample)).started_at
    frame.started_at.editor.setProperty("text", "25h")
    assert not frame.started_at.flush()
    assert (frame.started_at.read_text(), frame.started_at.is_wrong) == ("25h", True)
    assert get_meeting(sample, current_round(sample)).started_at == before


def test_comments_are_entered_one_after_the_other_by_keyboard(sample: Workspace, on_page: ShowPage) -> None:
    screen = on_page(COMMENTS)
    page, form = screen.comments, screen.comments.form
    screen.show_subject(subject_of(sample, "Y Hlim").id)
    before = len(comments_on(sample, "Y Hlim"))
    form.speaker.setFocus()
    press(form.speaker, Qt.Key.Key_Down)
    form.text.setFocus()
    type_vi(form.text, "Gương mẫu, gần dân.")
    press(form.text, Qt.Key.Key_Return, CTRL)
    assert form.comment.id == 0
    assert QApplication.focusWidget() is form.speaker.editor
    type_vi(form.text, "Nên học thêm.")
    press(form.text, Qt.Key.Key_Return, CTRL)
    first, second = comments_on(sample, "Y Hlim")[before:]
    assert (first.text, first.speaker_id is not None) == ("Gương mẫu, gần dân.", True)
    assert (second.text, second.speaker_id) == ("Nên học thêm.", None)
    assert page.list.count() == before + 2


def test_a_comment_is_stored_while_typing_and_its_answer_follows(sample: Workspace, on_page: ShowPage) -> None:
    screen = on_page(COMMENTS)
    form = screen.comments.form
    type_vi(form.text, "Cần sâu sát hơn")
    form.text.flush()
    assert form.comment.id
    form.answer.setFocus()
    press(form.answer, Qt.Key.Key_Down)
    type_vi(form.answer_text, "Xin tiếp thu.")
    form.flush()
    form.internal.setFocus()
    press(form.internal, Qt.Key.Key_Space)
    stored = sample.store.comments.get(form.comment.id)
    assert (stored.answer, stored.answer_text) == (AnswerKind.ACCEPTED, "Xin tiếp thu.")
    assert stored.is_internal
    assert "Chỉ lưu ở chi bộ" in screen.comments.list.item(screen.comments.list.count() - 1).text()


def test_only_the_agency_gives_a_level_and_another_source_drops_it(sample: Workspace, on_page: ShowPage) -> None:
    screen = on_page(COMMENTS)
    form = screen.comments.form
    screen.show_subject(subject_of(sample, "Lê Văn Nghĩa").id)
    assert not form.level.isVisible()
    form.begin(form.comment.round_id, form.comment.subject_id, source=CommentSource.AGENCY, kind=form.comment.kind)
    assert form.level.isVisible()
    form.level.setFocus()
    press(form.level, Qt.Key.Key_Down)
    stored = sample.store.comments.get(form.comment.id)
    assert (stored.source, stored.level) == (CommentSource.AGENCY, Level.HTXS)
    type_vi(form.text, "Viên chức giỏi.")
    form.text.flush()
    form.source.setFocus()
    press(form.source, Qt.Key.Key_Down)
    stored = sample.store.comments.get(stored.id)
    assert (stored.source, stored.level) == (CommentSource.MASS_ORGANISATION, None)


def test_tab_goes_through_the_form_in_its_order(on_page: ShowPage) -> None:
    form = on_page(COMMENTS).comments.form
    form.source.setFocus()
    stations = tab_ring(form.window())[:7]
    fields = (form.source, form.kind, form.speaker, form.speaker_text, form.text, form.answer, form.answer_text)
    assert stations == [field.editor for field in fields]


def test_an_empty_comment_is_not_stored_and_says_so(sample: Workspace, on_page: ShowPage) -> None:
    screen = on_page(COMMENTS)
    before = sample.store.comments.count()
    press(screen.comments.form.text, Qt.Key.Key_Return, CTRL)
    assert "Chưa có nội dung" in screen.comments.form.wrong.text()
    assert sample.store.comments.count() == before


def test_typing_for_one_subject_is_stored_before_the_next_is_shown(sample: Workspace, on_page: ShowPage) -> None:
    screen = on_page(COMMENTS)
    type_vi(screen.comments.form.text, "Chi ủy đoàn kết.")
    press(screen.comments.form.text, Qt.Key.Key_PageDown, CTRL)
    assert screen.comments.subject_id == subject_of(sample, "A Brêng").id
    assert screen.comments.form.text.read_text() == ""
    assert comments_on(sample, "Chi ủy")[-1].text == "Chi ủy đoàn kết."


def test_a_comment_is_removed_and_undone(sample: Workspace, on_page: ShowPage) -> None:
    screen = on_page(COMMENTS)
    before = len(comments_on(sample, "Chi ủy"))
    screen.comments.list.setCurrentRow(1)
    screen.comments.remove_button.click()
    assert len(comments_on(sample, "Chi ủy")) == before - 1
    sample.store.undo()
    assert screen.comments.list.count() == before


@pytest.mark.parametrize(
    ("where", "page"),
    [("meeting", ATTENDANCE), ("meeting.time", ATTENDANCE), ("meeting.attendance", ATTENDANCE), ("ballot", TALLY)],
)
def test_findings_jump_to_their_field(window: MainWindow, on_page: ShowPage, where: str, page: int) -> None:
    screen = on_page(COMMENTS)
    window.go("meeting", where)
    assert screen.tabs.current == page
    focus = QApplication.focusWidget()
    assert focus is not None
    assert where_of(focus) == where


def test_a_missing_comment_of_a_source_is_begun_from_its_finding(
    sample: Workspace, window: MainWindow, on_page: ShowPage
) -> None:
    on_page(TALLY)
    subject = subject_of(sample, "Hoàng Trọng Tưởng")
    window.go("meeting", "comments.residence", subject.id)
    screen = window.screen_now
    assert isinstance(screen, MeetingScreen)
    assert (screen.tabs.current, screen.comments.subject_id) == (COMMENTS, subject.id)
    assert screen.comments.form.comment.source is CommentSource.RESIDENCE
    assert QApplication.focusWidget() is screen.comments.form.text.editor


def choose(screen: MeetingScreen, sample: Workspace, name: str, column: str = "issued") -> None:
    """Put the cursor of the sheet on a subject."""
    screen.show_subject(subject_of(sample, name).id)
    row = screen.tally.grid.current
    assert row is not None
    screen.tally.grid.select((row.subject_id, row.ballot.ballot_round), column)
    screen.tally.grid.view.setFocus()


def test_the_gap_is_told_in_words_and_closes_while_typing(sample: Workspace, on_page: ShowPage) -> None:
    screen = on_page(TALLY)
    choose(screen, sample, "A Hyưi", "htt")
    assert "thiếu 1 phiếu so với số hợp lệ" in screen.tally.line.text()
    view = screen.tally.grid.view
    press(view, Qt.Key.Key_1)
    editor = QApplication.focusWidget()
    assert editor is not None
    press(editor, Qt.Key.Key_3)
    press(editor, Qt.Key.Key_Return)
    assert ballots_of(sample, "A Hyưi")[-1].htt == 13
    row = next(row for row in screen.tally.grid.model.rows if row.name == "A Hyưi")
    assert line_words(row) == "A Hyưi: đã khớp. Mức đủ tỷ lệ phiếu: ● Hoàn thành tốt nhiệm vụ."


def test_a_text_that_is_no_count_is_refused_in_words(sample: Workspace, on_page: ShowPage) -> None:
    screen = on_page(TALLY)
    model = screen.tally.grid.model
    before = ballots_of(sample, "Chi ủy")
    model.setData(model.index(0, 1), "mười")
    assert "mười" in screen.tally.grid.note.text()
    assert ballots_of(sample, "Chi ủy") == before


def test_empty_lines_are_filled_with_the_number_of_voters(sample: Workspace, on_page: ShowPage) -> None:
    screen = on_page(TALLY)
    cell = subject_of(sample, "Chi bộ thôn Kon Tơ Nang")
    before = ballots_of(sample, "Chi ủy")
    screen.tally.fill_button.click()
    ballot = list_ballots(sample, cell.id)[-1]
    assert (ballot.issued, ballot.returned, ballot.valid, ballot.htt) == (14, 14, 14, 0)
    assert ballots_of(sample, "Chi ủy") == before
    sample.store.undo()
    assert list_ballots(sample, cell.id) == ()


def test_a_block_from_a_spreadsheet_is_pasted_as_one_step(sample: Workspace, on_page: ShowPage) -> None:
    screen = on_page(TALLY)
    choose(screen, sample, "Chi ủy")
    before = ballots_of(sample, "Chi ủy")
    QGuiApplication.clipboard().setText("13\t13\t13\n12\tmười\t12")
    press(screen.tally.grid.view, Qt.Key.Key_V, CTRL)
    (ballot,) = ballots_of(sample, "Chi ủy")
    assert (ballot.issued, ballot.returned, ballot.valid) == (13, 13, 13)
    assert ballots_of(sample, "A Brêng")[-1].issued == 12
    assert "A Brêng" in screen.tally.grid.note.text()
    sample.store.undo()
    assert ballots_of(sample, "Chi ủy") == before


def test_another_round_of_voting_keeps_the_first(sample: Workspace, on_page: ShowPage) -> None:
    screen = on_page(TALLY)
    choose(screen, sample, "Y Blêu")
    first = ballots_of(sample, "Y Blêu")
    screen.tally.round_button.click()
    assert ballots_of(sample, "Y Blêu")[:1] == first
    names = [screen.tally.grid.model.index(place, 0).data() for place in range(len(screen.tally.grid.model.rows))]
    assert {"Vòng 1: Y Blêu", "Vòng 2: Y Blêu"} <= set(names)
    row = screen.tally.grid.current
    assert row is not None
    assert row.ballot.ballot_round == 2
    screen.tally.remove_button.click()
    assert ballots_of(sample, "Y Blêu") == first


def test_the_second_typing_shows_where_it_differs(sample: Workspace, on_page: ShowPage) -> None:
    screen = on_page(TALLY)
    choose(screen, sample, "Chi ủy")
    screen.tally.again_button.click()
    assert screen.tally.grid.view.isColumnHidden(1)
    screen.tally.grid.select(screen.tally.grid.model.key_at(0), "again_issued")
    (ballot,) = ballots_of(sample, "Chi ủy")
    figures = [*ballot.figures]
    figures[4] += 1
    QGuiApplication.clipboard().setText("\t".join(map(str, figures)))
    press(screen.tally.grid.view, Qt.Key.Key_V, CTRL)
    (again,) = ballots_of(sample, "Chi ủy")
    assert (again.figures, again.retyped) == (ballot.figures, tuple(figures))
    assert "nhập lần hai khác ở: xuất sắc" in screen.tally.line.text()


@pytest.mark.parametrize("page", [ATTENDANCE, COMMENTS, TALLY])
def test_every_page_is_named_in_vietnamese_and_tab_leaves_it(on_page: ShowPage, page: int) -> None:
    screen = on_page(page)
    assert english_in(screen) == []
    assert unnamed_in(screen) == []
    screen.tabs.findChildren(type(screen.projector_button))[0].setFocus()
    assert len(tab_ring(screen.window())) > 5


@pytest.mark.parametrize("percent", [100, 200])
@pytest.mark.parametrize("page", [ATTENDANCE, COMMENTS, TALLY])
def test_nothing_is_cut_off(on_page: ShowPage, theme: Theme, page: int, percent: int) -> None:
    screen = on_page(page)
    theme.use_percent(percent)
    QApplication.processEvents()
    assert clipped_in(screen) == []


def test_the_sheet_needs_no_sideways_scroll_beside_the_panel(on_page: ShowPage) -> None:
    screen = on_page(TALLY)
    QApplication.processEvents()
    assert screen.tally.grid.view.horizontalScrollBar().maximum() == 0


def test_a_finding_about_the_minutes_leads_to_the_field_that_is_empty(
    sample: Workspace, window: MainWindow, on_page: ShowPage
) -> None:
    screen = on_page(TALLY)
    assert get_meeting(sample, current_round(sample)).conclusion == ""
    window.go("meeting", "meeting")
    assert QApplication.focusWidget() is screen.frame.conclusion.editor

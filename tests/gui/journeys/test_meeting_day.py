"""The journey of the meeting: roll call, comments, the count with its gap, the proposals and a reasoned override."""

from PySide6.QtCore import Qt

from kiemdiem_desktop.domain.level import Level
from kiemdiem_desktop.domain.round import Subject
from kiemdiem_desktop.gui.widgets.level_bar import LevelBar
from kiemdiem_desktop.services.cell.rounds import current_round
from kiemdiem_desktop.services.workspace import Workspace
from tests.gui.journeys.hands import CTRL, Hands
from tests.gui.journeys.office import Office

TALLY = "Kết quả kiểm phiếu"
CELL = "Chi bộ thôn Kon Tơ Nang"


def subject_of(workspace: Workspace, name: str) -> Subject:
    """Give a subject of the round by name."""
    round_ = current_round(workspace)
    return next(row for row in workspace.store.subjects.where(round_id=round_.id) if row.name == name)


def type_count(hands: Hands, row: str, column: str, count: int) -> None:
    """Click a cell of the sheet and type a count over it."""
    hands.click_in(TALLY, row, column)
    hands.write(str(count))
    hands.press(Qt.Key.Key_Return)


def hold_roll_call(office: Office) -> None:
    """Take everybody's absence back, then press *Tất cả có mặt*."""
    workspace, round_ = office.workspace, current_round(office.workspace)
    with workspace.store.step("Làm lại điểm danh"):
        for line in workspace.store.attendance.where(round_id=round_.id):
            workspace.store.attendance.remove(line.id)
    assert "Chưa điểm danh" in office.hands.said()
    office.hands.click("Tất cả có mặt")


def comment(hands: Hands, said: str, answered: str) -> None:
    """Enter one comment with its answer and go on to the next."""
    hands.fill("Nội dung ý kiến", said)
    hands.choose("Trả lời", "Tiếp thu")
    hands.fill("Lời tiếp thu, giải trình", answered)
    hands.press(Qt.Key.Key_Return, CTRL)


def test_the_day_of_the_meeting_from_roll_call_to_proposals(office: Office) -> None:
    hands, workspace = office.hands, office.workspace
    office.go_to("Hội nghị")
    hold_roll_call(office)
    present = workspace.store.attendance.where(round_id=current_round(workspace).id)
    assert all(line.is_present for line in present)
    assert f"Đã ghi {len(present)} đồng chí có mặt" in hands.said()

    hands.click("2. Ý kiến")
    hands.choose("Góp ý cho", "Y Hlim")
    comments = workspace.store.comments
    before = len(comments.where(subject_id=subject_of(workspace, "Y Hlim").id))
    comment(hands, "Gương mẫu, gần dân.", "Cảm ơn các đồng chí.")
    comment(hands, "Nên dự họp thôn đều hơn.", "Xin tiếp thu, sẽ dự đủ.")
    added = comments.where(subject_id=subject_of(workspace, "Y Hlim").id)[before:]
    assert [(row.text, row.answer_text) for row in added] == [
        ("Gương mẫu, gần dân.", "Cảm ơn các đồng chí."),
        ("Nên dự họp thôn đều hơn.", "Xin tiếp thu, sẽ dự đủ."),
    ]

    hands.click("3. Phiếu")
    hands.click_in(TALLY, "A Hyưi", "Hoàn thành tốt")
    assert "A Hyưi: thiếu 1 phiếu so với số hợp lệ" in hands.said()
    type_count(hands, "A Hyưi", "Hoàn thành tốt", 13)
    hands.click_in(TALLY, "A Hyưi", "Hoàn thành tốt")
    assert "A Hyưi: đã khớp." in hands.said()
    hands.click("Điền dòng trống")
    type_count(hands, CELL, "Hoàn thành tốt", 15)
    ballots = workspace.store.ballots.where(subject_id=subject_of(workspace, CELL).id)
    assert [(ballot.valid, ballot.htt) for ballot in ballots] == [(15, 15)]


def test_proposals_come_from_the_vote_and_a_closed_level_stays_only_with_a_reason(office: Office) -> None:
    hands, workspace = office.hands, office.workspace
    ratings, subject = workspace.store.ratings, subject_of(workspace, "A Brêng")
    office.go_to("Xếp loại")
    with workspace.store.step("Bỏ đề nghị"):
        ratings.remove(ratings.where(subject_id=subject.id)[0].id)
    hands.click("Đề nghị theo kết quả phiếu")
    assert "Đã đề nghị 1 mức theo kết quả phiếu" in hands.said()
    assert ratings.where(subject_id=subject.id)[0].proposed_level is Level.HTT
    bars = [bar.accessibleName() for bar in office.window.findChildren(LevelBar) if bar.isVisible()]
    assert any("3 trong tối đa 2" in words for words in bars), bars

    hands.click_in("Đề nghị xếp loại", "A Phiêu", "Đề nghị")
    hands.click("Vì sao")
    hands.click_line("Các lý do và căn cứ", "Kỷ luật: khiển trách")
    hands.click("Giữ nguyên kèm lý do")
    assert workspace.store.overrides.where(round_id=current_round(workspace).id) == ()
    assert "lý do" in hands.said()
    hands.fill("Lý do giữ nguyên", "Tự phát hiện, tự báo cáo và đã khắc phục xong.")
    hands.fill("Người quyết định", "A Brêng, Bí thư chi bộ")
    hands.click("Giữ nguyên kèm lý do")
    assert "Đã ghi lý do giữ nguyên" in hands.said()
    (kept,) = workspace.store.overrides.where(round_id=current_round(workspace).id)
    assert (kept.reason, kept.who) == ("Tự phát hiện, tự báo cáo và đã khắc phục xong.", "A Brêng, Bí thư chi bộ")

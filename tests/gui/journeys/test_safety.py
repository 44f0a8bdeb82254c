"""Journeys of safekeeping: the lock after a pause, a backup and the way back to it."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from kiemdiem_desktop.gui.lock import Curtain
from kiemdiem_desktop.services.cell.cells import get_cell
from tests.gui.journeys.hands import CTRL, Hands
from tests.gui.journeys.office import PASSPHRASE, Office

BACKUPS = "Các bản sao lưu"


def go_to_safety(office: Office) -> None:
    """Show where passphrase and backups are kept."""
    office.go_to("Cài đặt")
    office.hands.click("Mật khẩu và sao lưu")


def test_after_a_pause_everything_is_hidden_and_the_draft_waits_for_the_right_passphrase(office: Office) -> None:
    hands = office.hands
    go_to_safety(office)
    hands.choose("Tự khóa khi không dùng", "Sau 5 phút")
    assert 280_000 < office.program._idle.left_ms < 330_000, "five minutes, as exact as such a timer is"
    hands.click("Chi bộ và thời hạn")
    line = hands.field("Nhiệm kỳ")
    hands.fill("Nhiệm kỳ", "2025-2027, đang gõ dở")
    office.program._idle._timer.start(10)  # the five minutes are over
    hands.qtbot.waitUntil(lambda: office.program.lock_dialog is not None)
    dialog = office.program.lock_dialog
    assert dialog is not None
    curtain = office.window.findChild(Curtain)
    assert curtain is not None
    assert curtain.isVisible()
    assert curtain.geometry() == office.window.rect()

    locked = Hands(lambda: dialog, hands.qtbot)
    locked.fill("Mật khẩu", "sai mất rồi", key=Qt.Key.Key_Return)
    assert "Mật khẩu chưa đúng" in locked.said()
    assert curtain.isVisible()
    locked.fill("Mật khẩu", PASSPHRASE, key=Qt.Key.Key_Return)
    assert office.program.lock_dialog is None
    assert not curtain.isVisible()
    assert hands.read("Nhiệm kỳ") == "2025-2027, đang gõ dở"
    assert get_cell(office.workspace).term == "2025-2027, đang gõ dở"
    assert line.isVisible()


def test_a_backup_is_gone_back_to_with_its_counts_shown_and_the_return_is_taken_back(office: Office) -> None:
    hands, members = office.hands, office.workspace.store.members
    before = members.count()
    go_to_safety(office)
    hands.click("Sao lưu ngay")
    assert "Đã sao lưu và kiểm tra bản sao" in hands.said()
    backups = hands.lines(BACKUPS)
    assert any("đồng chí yêu cầu" in line for line in backups)

    office.go_to("Đảng viên")
    hands.press(Qt.Key.Key_N, CTRL)
    hands.write("Hồ Thị Mới")
    hands.press(Qt.Key.Key_Return)
    assert members.count() == before + 1

    go_to_safety(office)
    hands.click_line(BACKUPS, "đồng chí yêu cầu")
    office.answers.will(None, "Phục hồi")
    hands.click("Phục hồi bản đang chọn")
    assert members.count() == before + 1, "Thôi leaves everything as it is"
    hands.click("Phục hồi bản đang chọn")
    assert f"đảng viên: đang có {before + 1}, sẽ còn {before}" in office.answers.asked[0]
    assert office.answers.told[-1].startswith("Đã phục hồi")
    assert members.count() == before

    hands.click_line(BACKUPS, "trước khi phục hồi")
    office.answers.will("Phục hồi")
    hands.click("Phục hồi bản đang chọn")
    assert members.count() == before + 1
    office.go_to("Đảng viên")
    QApplication.processEvents()
    assert any("Hồ Thị Mới" in line for line in hands.lines("Danh sách đảng viên"))

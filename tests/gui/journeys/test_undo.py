"""The journey of second thoughts: Ctrl+Z and Ctrl+Y across screens, each step with its name."""

from PySide6.QtCore import Qt

from kiemdiem_desktop.services.cell.cells import get_cell
from kiemdiem_desktop.services.cell.meetings import get_meeting
from kiemdiem_desktop.services.cell.rounds import current_round
from tests.gui.journeys.hands import CTRL
from tests.gui.journeys.office import Office


def menu_line(office: Office, name: str) -> str:
    """Give what the menu *Sửa* says now of undo or redo."""
    action = office.window.actions_by_id[name]
    return action.text().replace("&", "") if action.isEnabled() else ""


def test_steps_on_several_screens_are_undone_and_done_again_in_their_order_and_by_name(office: Office) -> None:
    hands, workspace = office.hands, office.workspace
    round_ = current_round(workspace)
    term, place = get_cell(workspace).term, get_meeting(workspace, round_).place
    office.go_to("Cài đặt")
    hands.fill("Nhiệm kỳ", "2025-2030", key=Qt.Key.Key_Return)
    first = menu_line(office, "undo")
    office.go_to("Hội nghị")
    hands.fill("Địa điểm", "Nhà rông thôn", key=Qt.Key.Key_Return)
    second = menu_line(office, "undo")
    assert first.startswith("Hoàn tác: ")
    assert second.startswith("Hoàn tác: ")
    assert first != second

    office.go_to("Trang chủ")
    hands.window.setFocus()
    hands.press(Qt.Key.Key_Z, CTRL)
    assert get_meeting(workspace, round_).place == place
    assert menu_line(office, "undo") == first
    assert menu_line(office, "redo") == second.replace("Hoàn tác", "Làm lại")
    hands.press(Qt.Key.Key_Z, CTRL)
    assert get_cell(workspace).term == term
    hands.press(Qt.Key.Key_Y, CTRL)
    hands.press(Qt.Key.Key_Y, CTRL)
    assert (get_cell(workspace).term, get_meeting(workspace, round_).place) == ("2025-2030", "Nhà rông thôn")
    office.go_to("Hội nghị")
    assert hands.read("Địa điểm") == "Nhà rông thôn"

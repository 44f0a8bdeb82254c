"""Journeys into a workspace: a new one, the printed code, a second window."""

import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Qt

from kiemdiem_desktop.services.cell.cells import get_cell, save_cell
from kiemdiem_desktop.services.cell.rounds import current_round
from kiemdiem_desktop.services.library import Shelf, create_workspace
from tests.gui.journeys.office import PASSPHRASE, Office
from tests.services.conftest import a_cell

ROSTERS = Path(__file__).parents[2] / "intake" / "data"


def test_a_new_secretary_makes_a_workspace_keeps_the_code_imports_the_roster_and_opens_the_round(
    empty_office: Office, tmp_path: Path
) -> None:
    office, hands = empty_office, empty_office.hands
    hands.click("Tạo sổ chi bộ mới")
    hands.fill("Tên chi bộ", "Chi bộ thôn Kon Rơ Bang", key=Qt.Key.Key_Return)
    hands.fill("Dòng trên tên chi bộ", "ĐẢNG BỘ XÃ ĐĂK RƠ WA")
    hands.fill("Cấp ủy nhận hồ sơ", "Đảng ủy xã Đăk Rơ Wa")
    hands.fill("Địa danh", "Đăk Rơ Wa")
    for name in ("Mật khẩu của sổ", "Nhập lại mật khẩu"):
        hands.fill(name, PASSPHRASE)
    hands.click("Tạo sổ")
    sheet = tmp_path / "phieu.pdf"
    office.answers.will(sheet)
    hands.click("Lưu phiếu")
    assert sheet.read_bytes().startswith(b"%PDF")
    group = office.start_window.sheet.view.asked_group
    hands.fill("Để chắc chắn", group.lower(), key=Qt.Key.Key_Return)
    office.settle()
    assert "Chưa mở đợt kiểm điểm" in hands.said()

    office.go_to("Đảng viên")
    office.answers.will(ROSTERS / "csdl_29_cot_chi_bo_thon_kon_robang.xlsx")
    hands.click("Nhập danh sách từ tệp Excel")
    hands.click("Chọn tệp")
    hands.wait_for("Đã nhận ra mọi cột")
    hands.click("Tiếp tục")
    hands.click("Nhập 24 đồng chí")
    assert any("Lê Thị Thu Vỹ" in line for line in hands.lines("Danh sách đảng viên"))

    office.go_to("Trang chủ")
    hands.click("Mở đợt kiểm điểm năm 2026")
    assert current_round(office.workspace).year == 2026
    assert "Đợt kiểm điểm năm 2026 theo Quy định 366-QĐ/TW" in hands.said()
    for number, step in enumerate(
        ("Danh sách", "Gợi ý", "Bản kiểm điểm", "Hội nghị và phiếu", "Đề nghị xếp loại", "Giấy tờ và gói nộp"), 1
    ):
        assert f"{number}. {step}" in hands.said()


def test_a_forgotten_passphrase_is_replaced_with_the_printed_code(
    empty_office: Office, make_shelf: Callable[[Path], Shelf], data: Path
) -> None:
    workspace, code = create_workspace(make_shelf(data / "so"), name="Chi bộ thôn 3", passphrase=PASSPHRASE)
    save_cell(workspace, a_cell())
    workspace.store.close()
    office, hands, new = empty_office, empty_office.hands, "năm mùa lúa chín"
    office.start_again()
    hands.click("Quên mật khẩu")
    hands.fill("Mã khôi phục trên phiếu", "AAAA-BBBB-CCCC")
    for name in ("Mật khẩu mới", "Nhập lại mật khẩu mới"):
        hands.fill(name, new)
    hands.click("Đặt mật khẩu mới và mở sổ")
    assert "Mã khôi phục chưa đúng" in hands.said()
    hands.fill("Mã khôi phục trên phiếu", code.lower())
    hands.click("Đặt mật khẩu mới và mở sổ")
    office.settle()
    assert get_cell(office.workspace).name == "Chi bộ thôn 3"
    office.close()

    office.start_again()
    office.open(PASSPHRASE)
    assert "Mật khẩu chưa đúng" in hands.said()
    office.open(new)
    assert office.window.isVisible()


OTHER_WINDOW = """
import sys
from pathlib import Path
from kiemdiem_desktop.domain.clock import SystemClock
from kiemdiem_desktop.store.workspace_folder import open_workspace
store = open_workspace(Path(sys.argv[1]), passphrase=sys.argv[2], clock=SystemClock())
print("open", flush=True)
sys.stdin.read()
store.close()
"""


def test_a_workspace_that_another_program_holds_is_told_and_opens_when_that_one_is_closed(office: Office) -> None:
    office.close()
    command = [sys.executable, "-c", OTHER_WINDOW, str(office.folder), PASSPHRASE]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as child:
        assert child.stdin is not None
        assert child.stdout is not None
        assert child.stdout.readline() == "open\n"
        office.start_again()
        office.open()
        assert "đang được mở ở một cửa sổ khác" in office.hands.said()
        assert office.program.window is None
        child.stdin.close()
        assert child.wait() == 0
    office.open()
    assert "Đợt kiểm điểm năm 2026" in office.hands.said()

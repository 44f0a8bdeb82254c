"""Journeys of the roster files that secretaries have: through the import page, and the whole import taken back."""

import shutil
from hashlib import sha256
from pathlib import Path

import pytest

from kiemdiem_desktop.services.workspace import Workspace
from tests.gui.journeys.office import Office

ROSTERS = Path(__file__).parents[2] / "intake" / "data"


def names(workspace: Workspace) -> set[str]:
    """Give the names on the roster."""
    return {member.full_name for member in workspace.store.members.all()}


@pytest.mark.parametrize(
    ("file", "count", "someone"),
    [
        ("csdl_29_cot_chi_bo_thon_kon_robang.xlsx", 24, "Lê Thị Thu Vỹ"),
        ("file_nhap_lieu_4_0_chi_bo_truong_hoc.xlsx", 31, "Rơ Châm Văn Ánh"),
        ("so_danh_sach_phong_vntime.xlsx", 17, "Phạm Hữu Thủy"),
        ("danh_sach_don_gian.csv", 9, "Phạm Minh Bình"),
    ],
)
def test_each_kind_of_roster_is_imported_and_one_undo_takes_it_all_back(
    office: Office, tmp_path: Path, file: str, count: int, someone: str
) -> None:
    hands, roster = office.hands, Path(shutil.copy(ROSTERS / file, tmp_path))
    before, content = office.workspace.store.members.all(), sha256(roster.read_bytes()).digest()
    office.go_to("Đảng viên")
    office.answers.will(roster)
    hands.click("Nhập từ tệp Excel")
    hands.click("Chọn tệp")
    hands.wait_for("Ý nghĩa")
    hands.click("Tiếp tục")
    hands.click(f"Nhập {count} đồng chí")
    assert "hoàn tác cả lần nhập" in hands.said()
    assert len(names(office.workspace)) == len(before) + count
    assert any(someone in line for line in hands.lines("Danh sách đảng viên"))
    office.choose_in_menu("Hoàn tác: Nhập danh sách")
    assert office.workspace.store.members.all() == before
    assert not any(someone in line for line in hands.lines("Danh sách đảng viên"))
    assert sha256(roster.read_bytes()).digest() == content

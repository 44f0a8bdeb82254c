"""Every row of the law that a cell's data can show has cases at, just under and just over its boundary."""

from pathlib import Path
from typing import Any

import pytest
import yaml

from kiemdiem_desktop.rules.sentences import CATALOGUE

CASES = Path(__file__).parent / "cases"
# row of the law -> (file, words that a case's name begins with): at, under, over the boundary
ROWS: dict[str, tuple[str, tuple[str, ...]]] = {
    "1.2 everybody is reviewed": (
        "eligibility",
        ("Đảng viên bình thường", "Người phải kiểm điểm", "Đảng viên dự bị đủ"),
    ),
    "1.2 exempt": (
        "eligibility",
        ("Miễn công tác", "Miễn sinh hoạt đã hết", "Miễn sinh hoạt đến đúng", "Miễn sinh hoạt bắt đầu"),
    ),
    "1.2 suspended": ("eligibility", ("Đình chỉ sinh hoạt đảng",)),
    "1.2 under six months": (
        "eligibility",
        ("Kết nạp đúng 6", "Kết nạp thiếu", "Kết nạp hơn", "Chỉ biết tháng", "Không có ngày"),
    ),
    "1.2 suspended from the committee": ("eligibility", ("Chỉ bị đình chỉ sinh hoạt cấp ủy",)),
    "1.2 reviewed means rated": ("papers", ("Chưa có mức đề nghị",)),
    "1.3 committee or none": ("eligibility", ("Chi bộ có chi ủy mà", "Chi bộ không có chi ủy", "Chi bộ có chi ủy và")),
    "1.3 fewer than three": ("eligibility", ("Chi ủy hai", "Chi ủy ba", "Chi ủy bốn")),
    "1.4 contents and time of remedy": ("papers", ("Mục bắt buộc", "Hạn chế thiếu thời hạn", "Hạn chế năm trước")),
    "1.5 draft 3 working days": (
        "conference",
        ("Dự thảo gửi thứ Hai", "Dự thảo gửi thứ Ba", "Dự thảo gửi Chủ nhật", "Chưa ghi ngày"),
    ),
    "1.5 forms 2A 2B 2C 01": (
        "papers",
        ("Lãnh đạo dùng", "Người không giữ", "Người nghỉ hưu dùng nhầm", "Tập thể dùng"),
    ),
    "1.5 superior attends": ("special", ("Có gợi ý mà cấp trên",)),
    "1.5 one day": ("conference", ("Kiểm điểm đúng một", "Kiểm điểm 7 giờ 59", "Kiểm điểm 8 giờ 01")),
    "1.6 prompts": (
        "special",
        ("Gợi ý kiểm điểm chưa", "Gợi ý kiểm điểm đã", "Gợi ý kiểm điểm có", "Có gợi ý mà mục IV"),
    ),
    "3.1 band 90": ("levels", ("Đúng 90", "89,5", "90,5")),
    "3.1 band 70": ("levels", ("Đúng 70", "69,5", "70,5")),
    "3.1 band 50": ("levels", ("Đúng 50", "49,5", "50,5")),
    "3.2 all done": ("levels", ("Hoàn thành 100 %", "Hoàn thành 99", "Lãnh đạo hoàn thành 99", "Chi ủy hoàn thành 99")),
    "3.2 on time": ("levels", ("Đúng tiến độ", "Một nhiệm vụ chậm", "Lãnh đạo một", "Tập thể một")),
    "3.2 late 20": (
        "levels",
        ("Chậm đúng 20", "Chậm 19", "Chậm 21", "Lãnh đạo chậm 21", "Chi bộ chậm đúng", "Chi bộ chậm 21"),
    ),
    "3.2 beyond 30": (
        "levels",
        ("Vượt mức đúng 30", "Vượt mức 29", "Vượt mức 31", "Lãnh đạo vượt", "Chi ủy vượt", "Đảng viên ngoài"),
    ),
    "3.2 discipline in the collective": (
        "levels",
        ("Chi ủy viên bị khiển trách", "Đảng viên thường", "Chi ủy viên bị kỷ luật từ"),
    ),
    "3.2 remedied 100": (
        "levels",
        ("Khắc phục 4", "Khắc phục 3", "Khắc phục 99", "Không có hạn chế", "Không có dữ liệu"),
    ),
    "3.3 C1": ("forced", ("C1: ", "C1 giảm nhẹ", "C1 không")),
    "3.3 C2": ("forced", ("C2: ", "C2 trừ: vi phạm", "C2 trừ: kỷ luật", "C2 không")),
    "3.3 C3": ("forced", ("C3: ", "C3 không")),
    "3.3 C4": (
        "forced",
        ("C4: chi ủy lãnh đạo", "C4: đúng 70", "C4: 71", "C4 giảm nhẹ", "C4: không đạt cả 5", "C4: không đạt 4"),
    ),
    "3.3 L1": ("forced", ("L1: lãnh đạo có", "L1: đúng 70", "L1: 71", "L1: 6 trên", "L1: đúng một nửa", "L1: 4 trên")),
    "3.3 L2": ("forced", ("L2: 51", "L2: đúng 50", "L2: 49", "L2: không lấy")),
    "3.3 L3": ("forced", ("L3: lãnh đạo", "L3 giảm nhẹ", "L3: mới tự", "L3 không")),
    "3.3 L4": ("forced", ("L4: ",)),
    "3.3 L5": ("forced", ("L5: ", "L5 giảm nhẹ")),
    "3.3 M1": (
        "forced",
        ("M1: đảng viên", "M1: vi phạm điều", "M1: vi phạm nêu", "M1: vi phạm công vụ", "M1 giảm", "M1 không"),
    ),
    "3.3 M2": ("forced", ("M2: 51", "M2: đúng 50", "M2: 49", "M2 không")),
    "3.4 N1": ("notes", ("N1: vi phạm năm 2025", "N1: vi phạm đúng", "N1: kỷ luật quyết định")),
    "3.4 N2": ("notes", ("N2: ",)),
    "3.4 N3": ("notes", ("N3: vi phạm ở cả hai nơi, phần", "N3: vi phạm ở cả hai nơi từ")),
    "3.5 20 %": (
        "caps",
        (
            "4 hoàn thành tốt",
            "5 hoàn thành",
            "9 hoàn",
            "10 hoàn",
            "14 hoàn",
            "15 hoàn",
            "2 xuất sắc, 9",
            "2 xuất sắc, 10",
        ),
    ),
    "3.5 25 %": (
        "caps",
        ("25 % theo quyết định, 4", "25 % theo quyết định, 3", "25 % theo quyết định, 16", "25 % theo quyết định, 20"),
    ),
    "3.5 groups, rounding, base": (
        "caps",
        ("Lãnh đạo quản lý là nhóm", "Cấp trên cho làm tròn", "Cấp trên tính trên", "Cấp trên gộp"),
    ),
    "3.6 gaps": ("levels", ("Hoàn thành 99", "Chậm 21", "93 điểm", "Chi bộ hoàn thành 69")),
    "4.1 three steps": ("papers", ("Chưa có mức tự nhận", "Đề nghị xuất sắc mà")),
    "4.1 complaint before decision": ("forced", ("Đơn thư",)),
    "4.1 order": (
        "order",
        ("Chi bộ xếp trước", "Tập thể chi ủy xếp sau", "Chi bộ đã có mức", "Bí thư đã có mức", "Đúng thứ tự"),
    ),
    "4.2 the cell rates itself": ("eligibility", ("Chi bộ chưa có trong đợt",)),
    "4.2 rests on members": (
        "local",
        ("Quy định riêng, chi bộ xuất sắc cần", "Quy định riêng, chi bộ xuất sắc khi 70", "Mặc định thì mức"),
    ),
    "4.3 votes": (
        "votes",
        ("Đúng một nửa số phiếu", "Quá nửa một phiếu", "Bốn trên mười", "Đúng một nửa có mặt", "Sáu trên mười"),
    ),
    "4.4 31/12": ("conference", ("Xong ngày 30/12", "Xong đúng ngày 31/12", "Xong ngày 01/01")),
    "4.4 15/01": ("conference", ("Đơn vị đặc thù xong 14", "Đơn vị đặc thù xong đúng 15", "Đơn vị đặc thù xong 16")),
    "4.5 leave": ("special", ("Nghỉ ốm đúng 90", "Nghỉ ốm 89", "Nghỉ ốm 91", "Nghỉ thai sản")),
    "4.5 temporary": ("special", ("Sinh hoạt tạm thời nơi khác mà", "Sinh hoạt tạm thời nơi khác và")),
    "17 residence comment": (
        "special",
        ("Thiếu nhận xét nơi cư trú", "Diện không phải", "Người nghỉ hưu", "Người làm doanh nghiệp"),
    ),
    "3(4) civil servant level": ("special", ("Thiếu mức cán bộ", "Mức viên chức giống", "Mức viên chức thấp")),
}


def cases_of(file: str) -> list[dict[str, Any]]:
    """Give the cases of a file as plain mappings of texts."""
    data: list[dict[str, Any]] = yaml.load((CASES / f"{file}.yaml").read_bytes(), Loader=yaml.CBaseLoader)
    return data


@pytest.mark.parametrize("row", ROWS)
def test_row_of_the_law_has_its_cases(row: str) -> None:
    file, beginnings = ROWS[row]
    names = [case["name"] for case in cases_of(file)]
    missing = [words for words in beginnings if not any(name.startswith(words) for name in names)]
    assert not missing


def test_every_check_is_expected_by_a_case() -> None:
    expected: set[str] = set()
    for path in CASES.glob("*.yaml"):
        for case in cases_of(path.stem):
            rows = [*case["expect"].get("findings", []), *case["expect"].get("must_fix", [])]
            expected |= {row if isinstance(row, str) else row["code"] for row in rows}
    # these two need a data file that changed after the round was opened, or stand in the verdict of a level only
    elsewhere = {"round.data_changed", "round.quality_by_people", "level.kht_without_ground"}
    assert set(CATALOGUE) - expected - elsewhere == set()

"""What changed between two regulations is shown side by side, each value with its source."""

from datetime import date
from pathlib import Path

import pytest

from kiemdiem_desktop.domain.errors import NotFoundError
from kiemdiem_desktop.rules.comparison import load_matters
from kiemdiem_desktop.rules.regulations import RegulationDataError
from kiemdiem_desktop.services.regulation_diff import (
    Change,
    Difference,
    RegulationDiff,
    compare_regulations,
    diff_lines,
)
from tests import shipped

RESOURCES = Path(__file__).parents[2] / "resources"
REGULATIONS = shipped.regulations()
TODAY = date(2026, 11, 23)


def diff(left: str, right: str) -> RegulationDiff:
    """Compare two regulations of the program."""
    return compare_regulations(REGULATIONS, left, right, today=TODAY, resources_dir=RESOURCES)


def row(rows: tuple[Difference, ...], matter: str) -> Difference:
    """Give the row whose matter begins so."""
    return next(found for found in rows if found.matter.startswith(matter))


def test_beyond_plan_fell_from_50_to_30_percent() -> None:
    found = row(diff("124", "366").parameters, "Tỷ lệ nhiệm vụ vượt mức")
    assert (found.left, found.right) == ("50 phần trăm", "30 phần trăm")
    assert found.left_source == "Điều 12 khoản 1, Quy định 124-QĐ/TW"
    assert found.right_source.endswith("Quy định 366-QĐ/TW")
    assert found.is_changed


def test_what_only_one_side_has_is_said() -> None:
    found = row(diff("124", "366").parameters, "Điểm thấp nhất của mức hoàn thành xuất sắc")
    assert (found.left, found.left_source, found.right) == ("không có", "", "90 điểm")


def test_the_letters_of_the_forms_changed_sides() -> None:
    found = row(diff("124", "366").forms, "Giữ chức vụ")
    assert (found.left, found.right) == ("Mẫu 02B-HD KĐ.ĐG 2023", "Mẫu 2A-HD KĐ.ĐG 2025")
    assert row(diff("132", "124").forms, "Không giữ").left == "Mẫu 02-HD KĐ.ĐG 2019"


def test_new_members_were_reviewed_and_not_rated_until_2023() -> None:
    found = row(diff("132", "124").standings, "mới kết nạp")
    assert (found.left, found.right) == ("kiểm điểm, chưa xếp loại", "không kiểm điểm, không xếp loại")
    assert not row(diff("124", "366").standings, "mới kết nạp").is_changed
    assert "chưa nêu rõ" in row(diff("16", "21").standings, "mới kết nạp").left


@pytest.mark.parametrize(("left", "right"), [("124", "366"), ("366", "124"), ("132", "366"), ("132", "124")])
def test_articles_on_the_same_matter_stand_together(left: str, right: str) -> None:
    pairs = diff(left, right).articles
    who = (
        next(pair for pair in pairs if pair.left and "Cá nhân phải kiểm điểm" in pair.left[0].title)
        if (left != "132")
        else next(pair for pair in pairs if pair.left and pair.left[0].citation.article == "§II.6")
    )
    assert any("Cá nhân phải kiểm điểm" in article.title for article in who.right)
    everything = [article.citation for pair in pairs for article in pair.left]
    assert len(everything) == len(set(everything))


def test_each_side_stands_on_its_own_last_day() -> None:
    found = diff("qd-132-2018", "366")
    assert (found.left_on, found.right_on) == (date(2023, 10, 3), TODAY)


def test_the_words_hold_only_what_differs_and_every_article() -> None:
    lines = list(diff_lines(diff("124", "366")))
    assert lines[0] == "Quy định 124-QĐ/TW (ngày 29/08/2025) và Quy định 366-QĐ/TW (ngày 23/11/2026)"
    assert any("50 phần trăm" in line and "30 phần trăm" in line for line in lines)
    assert not any("Thời gian mới kết nạp" in line for line in lines)
    assert any(line.startswith("  ≠ Phần việc vượt mức: ") for line in lines)
    assert any(line.startswith("  ? Nghỉ ốm: ") and "chưa đọc được văn bản)" in line for line in lines)
    assert any(line.startswith("  - qd-124-2023 Điều 12 khoản 4 điểm 4.3") for line in lines)
    assert any(line.startswith("  + qd-366-2025 Điều 11 khoản 4 điểm 4.3") for line in lines)


def test_an_unknown_number_is_named() -> None:
    with pytest.raises(NotFoundError) as caught:
        diff("124", "999")
    assert "999" in caught.value.message


# the rows that the change from 132 to 124 to 366 must show, by code, with a word of each side
WANTED = {
    "Thang đánh giá": ("xuất sắc, tốt, trung bình, kém", "xuất sắc, tốt, trung bình, kém", "100 điểm"),
    "Mới kết nạp chưa đủ 6 tháng": ("Kiểm điểm, chưa xếp loại", "Không kiểm điểm", "Không kiểm điểm"),
    "Bị đình chỉ sinh hoạt đảng": ("Không kiểm điểm", "Không kiểm điểm", "Không kiểm điểm"),
    "Kỷ luật trong năm của đảng viên": ("bất kỳ", "trừ tự phát hiện", "Chỉ các trường hợp nêu tên"),
    "Vi phạm của năm trước, năm nay mới kỷ luật": ("năm bị kỷ luật", "Mở lại mức của năm", "cân nhắc"),
    "Vi phạm ở đơn vị cũ": ("Không thấy", "chưa đọc được", "đơn vị cũ"),
    "Nghỉ ốm": ("không xếp mức tốt trở lên", "Chưa đọc được", "việc thực tế"),
    "Mức của đảng viên khi chi bộ xuất sắc": ("100 phần trăm", "Không có tỷ lệ", "không thấy tỷ lệ"),
    "Phần việc vượt mức": ("50 phần trăm", "50 phần trăm", "30 phần trăm"),
    "Ai không tính vào mẫu số tỷ lệ xuất sắc": ("chức danh tương đương", "chưa xếp loại", "chưa xếp loại"),
    "Ai không tính vào số phải kiểm điểm": ("vẫn tính", "mới kết nạp", "mới kết nạp"),
    "Ai không tính vào số thành viên khi bỏ phiếu": ("dự bị", "dự bị", "tạm giam"),
    "Hai loại tập thể": ("chưa tách", "Hai loại", "Hai loại"),
    "Mẫu của cá nhân, chữ A và B đổi chỗ": ("Mẫu 02 chung", "02A không giữ", "2A giữ chức vụ (ngược"),
}


@pytest.mark.parametrize("matter", WANTED)
def test_what_changed_in_the_law_stands_side_by_side(matter: str) -> None:
    of_132, of_124, of_366 = WANTED[matter]
    first, second = row(diff("132", "124").matters, matter), row(diff("124", "366").matters, matter)
    assert of_132 in first.left
    assert of_124 in first.right
    assert of_124 in second.left
    assert of_366 in second.right
    assert all((first.left_source, first.right_source, second.right_source, first.theme))


def test_how_a_side_changed_is_told_apart() -> None:
    found = diff("124", "366")
    assert row(found.matters, "Phần việc vượt mức").change is Change.CHANGED
    assert row(found.matters, "Bị đình chỉ").change is Change.SAME
    assert row(found.matters, "Nghỉ ốm").change is Change.UNREAD
    assert row(found.parameters, "Điểm thấp nhất của mức hoàn thành xuất sắc").change is Change.ADDED
    assert row(found.parameters, "Cấp độ của tiêu chí").change is Change.REMOVED


def test_no_text_shows_a_value_that_its_years_do_not_know() -> None:
    for pair in (("132", "124"), ("124", "366")):
        assert [found.matter for found in diff(*pair).matters if "…" in found.left + found.right] == []


@pytest.mark.parametrize(
    ("wrong", "words"),
    [
        ('source: "Điều 99", certainty: V', "Điều 99"),
        ('source: "Điều 10", certainty: X', "phải là V, S, I"),
    ],
)
def test_a_mistake_in_the_comparison_is_named(wrong: str, words: str, tmp_path: Path) -> None:
    (tmp_path / "regulations").mkdir()
    side = f'{{text: "x", {wrong}}}'
    text = f"themes: [{{theme: a, matters: [{{matter: b, code: c, sides: {{qd-366-2025: {side}}}}}]}}]"
    (tmp_path / "regulations" / "comparison.yaml").write_text(text, encoding="utf-8")
    with pytest.raises(RegulationDataError, match=words):
        load_matters(tmp_path, REGULATIONS)

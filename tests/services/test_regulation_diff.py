"""What changed between two regulations is shown side by side, each value with its source."""

from datetime import date
from pathlib import Path

import pytest

from kiemdiem_desktop.domain.errors import NotFoundError
from kiemdiem_desktop.rules.regulations import load_regulations
from kiemdiem_desktop.services.regulation_diff import Difference, RegulationDiff, compare_regulations, diff_lines

REGULATIONS = load_regulations(Path(__file__).parents[2] / "resources")
TODAY = date(2026, 11, 23)


def diff(left: str, right: str) -> RegulationDiff:
    """Compare two regulations of the program."""
    return compare_regulations(REGULATIONS, left, right, today=TODAY)


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
    assert not any(line.startswith("  Thời gian mới kết nạp") for line in lines)
    assert any(line.startswith("  - qd-124-2023 Điều 12 khoản 4 điểm 4.3") for line in lines)
    assert any(line.startswith("  + qd-366-2025 Điều 11 khoản 4 điểm 4.3") for line in lines)


def test_an_unknown_number_is_named() -> None:
    with pytest.raises(NotFoundError) as caught:
        diff("124", "999")
    assert "999" in caught.value.message

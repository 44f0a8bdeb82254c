"""Format profiles by date, and the marks that they decide."""

from datetime import date
from pathlib import Path

import pytest

from kiemdiem_desktop.documents.blocks import Recipients
from kiemdiem_desktop.documents.profile import FormatProfile, FormatProfileError, load_profiles, profile_on
from kiemdiem_desktop.documents.text import recipient_lines
from kiemdiem_desktop.documents.wording import DOTS, PaperDetails, clock, party_date, party_number, percent


@pytest.mark.parametrize(
    ("on", "wanted"),
    [
        (date(2025, 12, 20), "hd-36-vptw"),
        (date(2026, 5, 26), "hd-36-vptw"),
        (date(2026, 5, 27), "hd-05-vptw"),
        (date(2031, 1, 1), "hd-05-vptw"),
    ],
)
def test_date_of_the_paper_chooses_the_profile(profiles: tuple[FormatProfile, ...], on: date, wanted: str) -> None:
    assert profile_on(profiles, on).id == wanted


def test_no_profile_before_the_first_guidance(profiles: tuple[FormatProfile, ...]) -> None:
    with pytest.raises(FormatProfileError, match="thể thức văn bản cho ngày 01/01/2018") as caught:
        profile_on(profiles, date(2018, 1, 1))
    assert caught.value.hint == "Kiểm tra lại ngày ghi trên văn bản."


@pytest.mark.parametrize("content", ["id: x\nmargins: {}\n", "[", "id: x\n", "- 1\n"])
def test_broken_profile_is_named(tmp_path: Path, content: str) -> None:
    (tmp_path / "hong.yaml").write_text(content, encoding="utf-8")
    with pytest.raises(FormatProfileError, match=r"hong\.yaml"):
        load_profiles(tmp_path)


def test_sheet_is_a4_with_the_margins_of_the_guidance(profiles: tuple[FormatProfile, ...]) -> None:
    for profile in profiles:
        margins = profile.margins
        assert (profile.page_width, profile.page_height) == (210, 297)
        assert (margins.top, margins.bottom, margins.left, margins.right) == (20, 20, 30, 15)
        assert (profile.sizes.party_name, profile.sizes.page_number, profile.page_number_from_edge) == (15, 14, 10)


def test_recipients_are_parted_as_the_profile_says(profiles: tuple[FormatProfile, ...]) -> None:
    recipients = Recipients(items=("Đảng ủy xã", "Ủy ban kiểm tra", "Lưu Chi bộ"))
    old, new = (recipient_lines(recipients, profile) for profile in profiles)
    assert old == ["- Đảng ủy xã,", "- Ủy ban kiểm tra,", "- Lưu Chi bộ."]
    assert new == ["- Đảng ủy xã;", "- Ủy ban kiểm tra;", "- Lưu Chi bộ."]


@pytest.mark.parametrize(
    ("on", "wanted"),
    [
        (date(2026, 2, 5), "ngày 05 tháng 02 năm 2026"),
        (date(2026, 1, 31), "ngày 31 tháng 01 năm 2026"),
        (date(2026, 3, 15), "ngày 15 tháng 3 năm 2026"),
        (date(2026, 9, 9), "ngày 09 tháng 9 năm 2026"),
        (date(2026, 12, 10), "ngày 10 tháng 12 năm 2026"),
    ],
)
def test_days_below_ten_and_the_first_two_months_have_a_zero(profile: FormatProfile, on: date, wanted: str) -> None:
    assert party_date(on, profile).replace("\u00a0", " ") == wanted


@pytest.mark.parametrize(("number", "wanted"), [(5, "Số 05-BB/CB"), (10, "Số 10-BB/CB"), (112, "Số 112-BB/CB")])
def test_number_has_no_colon_and_two_digits(profile: FormatProfile, number: int, wanted: str) -> None:
    paper = PaperDetails(profile=profile, number=number)
    assert party_number(paper, "BB").replace("\u00a0", " ") == wanted


def test_unknown_number_and_time_leave_room(profile: FormatProfile) -> None:
    assert DOTS in party_number(PaperDetails(profile=profile), "BB")
    assert DOTS in party_date(None, profile)
    assert clock("").count(DOTS) == 2


@pytest.mark.parametrize(
    ("part", "whole", "wanted"), [(2, 3, "66,7%"), (1, 8, "12,5%"), (3, 3, "100%"), (0, 4, "0%"), (1, 0, "–")]
)
def test_percent_is_exact_to_one_decimal(part: int, whole: int, wanted: str) -> None:
    assert percent(part, whole) == wanted

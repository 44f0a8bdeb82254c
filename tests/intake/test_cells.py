"""One cell at a time, and the cells of one row against each other."""

from datetime import date, datetime
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiemdiem_desktop.domain.member import MemberKind, PartyPost, Sex, StatusKind
from kiemdiem_desktop.domain.partial_date import PartialDate
from kiemdiem_desktop.intake.cells import code_of, flag_of, in_name_case, name_of, number_of, sex_of, text_of
from kiemdiem_desktop.intake.cross_checks import check_row, sex_and_year_in
from kiemdiem_desktop.intake.dates import DateReader
from kiemdiem_desktop.intake.draft import MemberValues, RowLog
from kiemdiem_desktop.intake.fields import RosterField
from kiemdiem_desktop.intake.standing import is_active, kind_by_dates, kind_of, posts_of, status_in_note, status_of

NUMBER, CARD = RosterField.PERSONAL_NUMBER, RosterField.CARD_NUMBER


@pytest.mark.parametrize(
    ("value", "field", "number", "code"),
    [
        ("062193471325", NUMBER, "062193471325", None),
        (62193471325, NUMBER, "062193471325", "leading_zeros"),
        ("1193471325", NUMBER, "001193471325", "leading_zeros"),
        ("062193471325.0", NUMBER, "062193471325", "float_ending"),
        ("'062193471325", NUMBER, "062193471325", None),
        ("062 193 471 325", NUMBER, "062193471325", None),
        ("6.2193471325E+10", NUMBER, "062193471325", "scientific"),
        (39071478, CARD, "39071478", None),
        ("39071478.0", CARD, "39071478", "float_ending"),
        ("nan", NUMBER, None, "blank_word"),
        (None, NUMBER, None, None),
        ("-", NUMBER, None, None),
        ("85/123", RosterField.OLD_CARD_NUMBER, None, "not_a_number"),
        ("123456789", NUMBER, None, "old_identity_number"),
        ("6.21935E+10", NUMBER, None, "number_damaged"),
        ("06219347132O", NUMBER, None, "not_a_number"),
        ("12345", CARD, None, "wrong_length"),
        ("#N/A", CARD, None, "blank_word"),
    ],
)
def test_numbers(value: Any, field: RosterField, number: str | None, code: str | None) -> None:
    log = RowLog()
    assert number_of(value, field, log) == number
    told = [item.code for item in (*log.notes, *log.problems)]
    assert (told[0] if told else None) == code


@given(st.text(max_size=20) | st.integers(0, 10**14) | st.floats(allow_nan=True))
def test_any_number_is_right_or_left_out_with_a_word(value: Any) -> None:
    log = RowLog()
    number = number_of(value, NUMBER, log)
    assert number is None or (number.isdigit() and len(number) == 12)


@pytest.mark.parametrize(
    ("value", "text", "codes"),
    [
        ("  Xơ   Đăng ", "Xơ Đăng", []),
        ("Kinh\u200b", "Kinh", []),
        ("None", None, ["blank_word"]),
        ("#VALUE!", None, ["excel_error"]),
        ("Ðỗ", "Đỗ", ["lookalike"]),
        ("Vy\u0303", "Vỹ", ["composed"]),
        (7, "7", []),
    ],
)
def test_texts(value: Any, text: str | None, codes: list[str]) -> None:
    log = RowLog()
    assert text_of(value, RosterField.ETHNIC_GROUP, log) == text
    assert [item.code for item in (*log.notes, *log.problems)] == codes


@pytest.mark.parametrize(
    ("value", "name", "offered"),
    [
        ("NGUYỄN QUỐC YẾN", "NGUYỄN QUỐC YẾN", "Nguyễn Quốc Yến"),
        ("y moan ênuôl", "y moan ênuôl", "Y Moan Ênuôl"),
        ("K'BRỂ", "K'BRỂ", "K'Brể"),
        ("Y Moan Ênuôl", "Y Moan Ênuôl", None),
        ("Đ/c Bùi Hà", "Bùi Hà", None),
        ("Y", "Y", None),
    ],
)
def test_names_keep_their_case_and_are_offered_another(value: str, name: str, offered: str | None) -> None:
    log = RowLog()
    assert name_of(value, RosterField.FULL_NAME, log) == name
    assert [offer.after for offer in log.offers] == ([offered] if offered else [])


def test_a_name_with_digits_is_a_problem() -> None:
    log = RowLog()
    assert name_of("Bùi Hà 2", RosterField.FULL_NAME, log) == "Bùi Hà 2"
    assert [problem.code for problem in log.problems] == ["digits_in_name"]


@given(st.text(alphabet="aàảạĂÂĐđêữ K'-", max_size=20))
def test_name_case_is_settled_at_once(name: str) -> None:
    assert in_name_case(in_name_case(name)) == in_name_case(name)


@pytest.mark.parametrize(
    ("value", "sex"), [("Nam", Sex.MALE), ("NỮ", Sex.FEMALE), ("nu", Sex.FEMALE), (None, None), ("khác", None)]
)
def test_sexes(value: str | None, sex: Sex | None) -> None:
    log = RowLog()
    assert sex_of(value, log) is sex
    assert [problem.code for problem in log.problems] == (["unknown_sex"] if value == "khác" else [])


@pytest.mark.parametrize(
    ("value", "flag"),
    [("x", True), ("X", True), ("có", True), (1, True), (True, True), ("Không", False), (0, False), (None, None)],
)
def test_marks(value: Any, flag: bool | None) -> None:  # noqa: FBT001 - the expected answer of the case
    assert flag_of(value, RosterField.LEADER, RowLog()) is flag


def test_an_unclear_mark_is_named() -> None:
    log = RowLog()
    assert flag_of("Trưởng thôn", RosterField.LEADER, log) is None
    assert [problem.code for problem in log.problems] == ["unclear_mark"]


def test_codes_lose_the_ending_of_a_spreadsheet() -> None:
    assert code_of("620001.0", RosterField.SOURCE_CODE, RowLog()) == "620001"


def dates(century: int | None = None, **cells: Any) -> DateReader:
    """Read date cells named by their meanings."""
    reader = DateReader(RowLog(), century, date(2026, 11, 23))
    for name, value in cells.items():
        reader.read(value, RosterField(name))
    reader.settle()
    return reader


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        (datetime(1968, 2, 15), PartialDate(1968, 2, 15)),  # noqa: DTZ001 - spreadsheets know no time zones
        (date(1968, 2, 15), PartialDate(1968, 2, 15)),
        (24883, PartialDate(1968, 2, 15)),
        (1946, PartialDate(1946)),
        ("1946.0", PartialDate(1946)),
        (3.1976, PartialDate(1976, 3)),
        ("1968-02-15 00:00:00", PartialDate(1968, 2, 15)),
        ("15/2/1968", PartialDate(1968, 2, 15)),
        ("'15/2/1968", PartialDate(1968, 2, 15)),
        ("00/00/1976", PartialDate(1976)),
        ("ngày 5 tháng 3 năm 1976", PartialDate(1976, 3, 5)),
        ("tháng 3/1976", PartialDate(1976, 3)),
        ("năm 1976", PartialDate(1976)),
        ("nan", None),
        (None, None),
    ],
)
def test_dates_in_every_dress(value: Any, expected: PartialDate | None) -> None:
    assert dates(born_on=value).found.get(RosterField.BORN_ON) == expected


@pytest.mark.parametrize(
    ("value", "code"),
    [("31/02/1990", "impossible_date"), ("không nhớ", "unreadable_date"), ("5/3/76", "two_digit_year")],
)
def test_dates_that_need_a_look(value: str, code: str) -> None:
    reader = dates(born_on=value)
    assert [problem.code for problem in reader.log.problems] == [code]
    assert RosterField.BORN_ON not in reader.found


@pytest.mark.parametrize(
    ("cells", "offered"),
    [
        ({"born_on": "5/3/76", "admitted_on": "3/2/2000"}, ["05/03/1976"]),
        ({"born_on": "5/3/06", "admitted_on": "3/2/2025"}, ["05/03/1906", "05/03/2006"]),
        ({"admitted_on": "3/2/05", "born_on": "1970"}, ["03/02/2005"]),
        ({"admitted_on": "3/2/90"}, ["03/02/1990"]),
        ({"born_on": "29/02/00"}, ["29/02/2000"]),
    ],
)
def test_only_centuries_that_can_be_are_offered(cells: dict[str, str], offered: list[str]) -> None:
    assert [offer.after for offer in dates(None, **cells).log.offers] == offered


def test_the_century_for_the_whole_file_does_not_force_the_impossible() -> None:
    reader = dates(century=1900, born_on="5/3/76", admitted_on="3/2/05")
    assert reader.found == {RosterField.BORN_ON: PartialDate(1976, 3, 5)}
    assert [offer.after for offer in reader.log.offers] == ["03/02/2005"]


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Đang sinh hoạt Đảng", None),
        ("Đã chuyển sinh hoạt", StatusKind.MOVED_OUT),
        ("Từ trần", StatusKind.DIED),
        ("Rời khỏi Đảng", StatusKind.LEFT),
        ("Miễn sinh hoạt", StatusKind.EXEMPT),
        ("Miễn công tác và sinh hoạt đảng", StatusKind.EXEMPT),
        ("Đình chỉ sinh hoạt", StatusKind.SUSPENDED),
        ("Đình chỉ sinh hoạt cấp ủy", StatusKind.COMMITTEE_SUSPENDED),
        ("Gián đoạn sinh hoạt", StatusKind.INTERRUPTED),
        ("Sinh hoạt tạm thời nơi khác", StatusKind.TEMPORARY_ELSEWHERE),
        ("Chuyển sinh hoạt đến từ 5/2026", StatusKind.MOVED_IN),
        ("Trưởng thôn", None),
    ],
)
def test_statuses(text: str, kind: StatusKind | None) -> None:
    assert status_of(text) is kind
    assert is_active(text) is (text == "Đang sinh hoạt Đảng")


def test_a_remark_gives_its_status_and_date() -> None:
    log = RowLog()
    found = status_in_note("Miễn sinh hoạt từ 3/2026", log)
    assert [(status.kind, status.since) for status in found] == [(StatusKind.EXEMPT, PartialDate(2026, 3))]
    assert [note.code for note in log.notes] == ["status_from_note"]
    assert status_in_note("Con thương binh", log) == ()


@pytest.mark.parametrize(
    ("text", "posts"),
    [
        ("Bí thư", (PartyPost.SECRETARY, "", "")),
        ("Phó bí thư chi bộ", (PartyPost.DEPUTY_SECRETARY, "", "")),
        ("CUV", (PartyPost.COMMITTEE_MEMBER, "", "")),
        ("Bí thư chi bộ, Trưởng thôn", (PartyPost.SECRETARY, "Trưởng thôn", "")),
        ("Bí thư chi đoàn", (None, "", "Bí thư chi đoàn")),
        ("Chi ủy viên; Chi hội trưởng Phụ nữ", (PartyPost.COMMITTEE_MEMBER, "", "Chi hội trưởng Phụ nữ")),
        ("Bí thư Đảng ủy xã", (None, "Bí thư Đảng ủy xã", "")),
        ("Đảng viên", (PartyPost.NONE, "", "")),
        ("", (None, "", "")),
    ],
)
def test_posts(text: str, posts: tuple[PartyPost | None, str, str]) -> None:
    assert posts_of(text) == posts


def test_official_or_probationary() -> None:
    today, log = date(2026, 11, 23), RowLog()
    admitted = PartialDate(2026, 3, 1)
    assert kind_of("ĐV dự bị") is MemberKind.PROBATIONARY
    assert kind_of("Chính thức") is MemberKind.OFFICIAL
    assert kind_by_dates(admitted, None, today=today, log=log) is MemberKind.PROBATIONARY
    assert kind_by_dates(admitted, PartialDate(2027, 3, 1), today=today, log=log) is MemberKind.PROBATIONARY
    assert kind_by_dates(PartialDate(1990), PartialDate(1991), today=today, log=log) is MemberKind.OFFICIAL
    assert not log.problems
    assert kind_by_dates(PartialDate(1990), None, today=today, log=log) is None
    assert [problem.code for problem in log.problems] == ["official_date_missing"]


@pytest.mark.parametrize(
    ("values", "codes"),
    [
        ({"personal_number": "062193471325", "sex": Sex.FEMALE, "born_on": PartialDate(1993)}, []),
        ({"personal_number": "062193471325", "sex": Sex.MALE}, ["number_against_sex"]),
        ({"personal_number": "062193471325", "born_on": PartialDate(1992, 9)}, ["number_against_birth"]),
        ({"personal_number": "062193471325", "card_number": "062193471326"}, ["card_against_number"]),
        ({"personal_number": "062193471325", "card_number": "39071478"}, []),
        ({"admitted_on": PartialDate(2012, 8, 25), "official_on": PartialDate(2013, 8, 25)}, []),
        ({"admitted_on": PartialDate(2012, 8, 25), "official_on": PartialDate(2013, 8, 26)}, ["not_twelve_months"]),
        ({"admitted_on": PartialDate(2012, 8), "official_on": PartialDate(2013, 8, 26)}, []),
        ({"admitted_on": PartialDate(2012, 8), "official_on": PartialDate(2013, 9)}, ["not_twelve_months"]),
        ({"admitted_on": PartialDate(2012), "official_on": PartialDate(2013, 1, 1)}, []),
        ({"admitted_on": PartialDate(2012), "official_on": PartialDate(2012)}, ["not_twelve_months"]),
        ({"admitted_on": PartialDate(2024, 2, 29), "official_on": PartialDate(2025, 3, 1)}, []),
        ({"born_on": PartialDate(2004, 5, 6), "admitted_on": PartialDate(2022, 5, 5)}, ["admitted_too_young"]),
        ({"born_on": PartialDate(2004, 5, 6), "admitted_on": PartialDate(2022, 5, 6)}, []),
        ({"born_on": PartialDate(2004), "admitted_on": PartialDate(2022, 1, 1)}, []),
        ({"born_on": PartialDate(2004, 2, 29), "admitted_on": PartialDate(2022, 2, 28)}, []),
    ],
)
def test_cells_of_a_row_against_each_other(values: dict[str, Any], codes: list[str]) -> None:
    log = RowLog()
    check_row(MemberValues(**values), log)
    assert [problem.code for problem in log.problems] == codes


def test_the_digits_of_a_personal_number() -> None:
    assert sex_and_year_in("087084000999") == (Sex.MALE, 1984)
    assert sex_and_year_in("062303232585") == (Sex.FEMALE, 2003)

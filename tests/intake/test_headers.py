"""Titles: found wherever they stand, in whatever spelling, and remembered by layout."""

import unicodedata
from pathlib import Path
from typing import Any

import pytest

from kiemdiem_desktop.intake.errors import NoHeaderError
from kiemdiem_desktop.intake.fields import TITLES, RosterField
from kiemdiem_desktop.intake.headers import find_header, meaning_of
from kiemdiem_desktop.intake.raw_table import RawTable, column_letters
from kiemdiem_desktop.intake.roster import read_roster
from tests.intake.files import workbook


def table(*rows: tuple[Any, ...]) -> RawTable:
    """Give a table of rows."""
    return RawTable(file_name="a.csv", sha256="", rows=rows)


@pytest.mark.parametrize(
    ("label", "meaning"),
    [
        ("Họ và tên *", RosterField.FULL_NAME),
        ("HỌ VÀ TÊN", RosterField.FULL_NAME),
        ("Ho va ten", RosterField.FULL_NAME),
        (unicodedata.normalize("NFD", "Họ và tên"), RosterField.FULL_NAME),
        ("Họ, chữ đệm và tên", RosterField.FULL_NAME),
        ("Tên đảng viên", RosterField.FULL_NAME),
        ("Tên đang viên", RosterField.FULL_NAME),
        ("Số định danh cá nhân (12 số)", RosterField.PERSONAL_NUMBER),
        ("Số định danh cá nhan", RosterField.PERSONAL_NUMBER),
        ("CCCD", RosterField.PERSONAL_NUMBER),
        ("Số thẻ Đảng* (12 số theo HD38-HD/BTCTW)", RosterField.CARD_NUMBER),
        ("Số thẻ đang viên", RosterField.CARD_NUMBER),
        ("Số thẻ theo Đảng quyết định 85", RosterField.OLD_CARD_NUMBER),
        ("Ngày vào Đảng* (dd/mm/yyyy)", RosterField.ADMITTED_ON),
        ("Ngày kết nạp", RosterField.ADMITTED_ON),
        ("Ngày vào Đảng chính thức* (dd/mm/yyyy)", RosterField.OFFICIAL_ON),
        ("Ngày cấp thẻ Đảng (dd/mm/yyyy)", RosterField.NOT_KEPT),
        ("Quê quán (theo mô hình 2 cấp) - Tỉnh *", RosterField.NOT_KEPT),
        ("Giữ chức vụ LĐQL", RosterField.LEADER),
        ("Trạng thái hoạt đông", RosterField.STATUS),
        ('Đề nghị xóa (do đang viên không thuộc chi bộ)/ (Nếu muốn xóa chọn "có")', RosterField.REMOVAL),
        ("Màu yêu thích", None),
        ("***", None),
        ("", None),
    ],
)
def test_titles_are_understood_in_any_spelling(label: str, meaning: RosterField | None) -> None:
    assert meaning_of(label)[0] is meaning


def test_every_known_title_means_one_thing() -> None:
    titles = [title for known in TITLES.values() for title in known]
    assert len(titles) == len(set(titles))
    assert all(meaning_of(title) == (meaning, 1.0) for meaning, known in TITLES.items() for title in known)


def test_every_meaning_has_words() -> None:
    assert len({meaning.label for meaning in RosterField}) == len(RosterField)


def test_titles_are_found_below_other_lines() -> None:
    header = find_header(table(("ĐẢNG BỘ XÃ A",), (None,), ("TT", "Họ tên", "Năm sinh"), (1, "Bùi Hà", 1970)))
    assert header is not None
    assert header.header_rows == (2,)
    assert [match.letters for match in header.mapping] == ["A", "B", "C"]


def test_a_second_row_of_titles_is_joined_without_knowing_merged_cells() -> None:
    header = find_header(
        table(("TT", "Họ tên", "Ngày sinh", None, "Quê quán"), (None, None, "Nam", "Nữ", None), (1, "A Huệ", "1967"))
    )
    assert header is not None
    assert header.header_rows == (0, 1)
    fields = [match.field for match in header.mapping]
    assert fields[2:4] == [RosterField.BORN_IF_MALE, RosterField.BORN_IF_FEMALE]


def test_a_member_row_with_empty_name_is_no_second_title_row() -> None:
    header = find_header(table(("Họ tên", "Năm sinh"), (None, "1970"), ("A Huệ", "1967")))
    assert header is not None
    assert header.header_rows == (0,)


def test_one_meaning_goes_to_one_column_the_surest() -> None:
    header = find_header(table(("Họ và tên", "Số thẻ đảng viênn", "Số thẻ đảng viên"), ("A Huệ", "1", "2")))
    assert header is not None
    assert [match.field for match in header.mapping][1:] == [None, RosterField.CARD_NUMBER]


def test_family_and_given_names_in_two_columns(tmp_path: Path) -> None:
    rows = [["Họ và tên đệm", "Tên", "Ngày sinh"], ["NGUYỄN THỊ", "HÀ", "1970"]]
    row = read_roster(workbook(tmp_path / "hai_cot.xlsx", rows)).rows[0]
    assert row.values.full_name == "NGUYỄN THỊ HÀ"
    assert [offer.after for offer in row.offers] == ["Nguyễn Thị Hà"]


def test_two_columns_under_one_merged_name_title(tmp_path: Path) -> None:
    rows: list[list[Any]] = [["TT", "Họ và tên", None, "Ngày sinh"], [1, "Nguyễn Thị", "Hà", "1970"]]
    draft = read_roster(workbook(tmp_path / "gop.xlsx", rows, merge=("B1:C1",)))
    assert draft.rows[0].values.full_name == "Nguyễn Thị Hà"


def test_an_edited_mapping_counts(tmp_path: Path) -> None:
    path = workbook(tmp_path / "a.xlsx", [["Họ và tên", "Số hiệu", "Ghi chú"], ["Bùi Hà", 62186205073, "x"]])
    mapping = {1: RosterField.PERSONAL_NUMBER, 2: RosterField.IGNORED}
    draft = read_roster(path, mapping=mapping)
    assert draft.rows[0].values.personal_number == "062186205073"
    assert draft.rows[0].values.note is None
    assert [match.field for match in draft.header.mapping][1:] == list(mapping.values())


def test_a_mapping_by_hand_reads_titles_that_nobody_knows(tmp_path: Path) -> None:
    path = workbook(tmp_path / "la.xlsx", [["Cột 1", "Cột 2", "Cột 3"], ["Bùi Hà", "1986", "?"]])
    with pytest.raises(NoHeaderError):
        read_roster(path)
    draft = read_roster(path, mapping={0: RosterField.FULL_NAME, 1: RosterField.BORN_ON})
    assert [(row.values.full_name, str(row.values.born_on)) for row in draft.rows] == [("Bùi Hà", "1986")]


def test_the_signature_is_that_of_the_layout() -> None:
    one = table(("Họ tên", "Năm sinh"), ("A Huệ", "1967"))
    same = table(("Ghi chú chung",), ("HỌ TÊN *", "Năm sinh"), ("Bùi Hà", "1986"))
    other = table(("Họ tên", "Số CCCD"), ("A Huệ", "062167585660"))
    headers = [find_header(one), find_header(same), find_header(other)]
    signatures = [header.signature for header in headers if header is not None]
    assert signatures[0] == signatures[1] != signatures[2]
    assert find_header(table(("x",))) is None


@pytest.mark.parametrize(
    ("column", "letters"), [(0, "A"), (25, "Z"), (26, "AA"), (30, "AE"), (701, "ZZ"), (702, "AAA")]
)
def test_columns_have_the_letters_of_office_programs(column: int, letters: str) -> None:
    assert column_letters(column) == letters


def test_repeated_titles_numbers_of_columns_and_group_lines_are_no_members() -> None:
    rows = [("TT", "Họ tên", "Năm sinh"), ("1", "2", "3"), (1, "A Huệ", "1967"), ("TT", "Họ tên", "Năm sinh")]
    header = find_header(table(*rows))
    assert header is not None
    assert header.header_rows == (0,)


def test_skipped_rows_tell_why(tmp_path: Path) -> None:
    rows: list[list[Any]] = [
        ["TT", "Họ tên", "Năm sinh"],
        ["1", "2", "3"],
        [None, "1. Tổ đảng thôn 1:", None],
        [1, "A Huệ", "1967"],
        ["TT", "Họ tên", "Năm sinh"],
        [None, "Cộng: 1", None],
    ]
    draft = read_roster(workbook(tmp_path / "a.xlsx", rows))
    assert [row.values.full_name for row in draft.rows] == ["A Huệ"]
    assert [(row.row_number, row.reason) for row in draft.skipped] == [
        (2, "Không có họ tên"),
        (3, "Dòng tiêu đề của nhóm"),
        (5, "Dòng tiêu đề lặp lại"),
        (6, "Dòng cộng hoặc dòng cuối bảng"),
    ]

"""The layouts that secretaries really have, cell by cell: what is read, mended, asked and left out."""

from collections import Counter
from dataclasses import replace
from datetime import date
from hashlib import sha256
from pathlib import Path

import pytest

from kiemdiem_desktop.domain.ids import MemberId
from kiemdiem_desktop.domain.member import MemberKind, PartyPost, Sex, StatusKind, StatusPeriod, WorkGroup
from kiemdiem_desktop.domain.partial_date import PartialDate
from kiemdiem_desktop.intake.draft import DraftRow, RosterDraft, accept_offers
from kiemdiem_desktop.intake.fields import RosterField
from kiemdiem_desktop.intake.matching import match_roster
from kiemdiem_desktop.intake.preview import RosterPreview
from kiemdiem_desktop.intake.roster import read_roster
from tests.intake.files import OLD_REGISTER, REGISTER, SHEET_29, SHEET_40, SIMPLE

TODAY = date(2026, 11, 23)
ALL = (SHEET_29, SHEET_40, REGISTER, SIMPLE, OLD_REGISTER)


def draft_of(path: Path) -> RosterDraft:
    """Read a file on the day of the tests."""
    return read_roster(path, today=TODAY)


def row_of(path: Path, number: int) -> DraftRow:
    """Give one row by the number that the office program shows."""
    return next(row for row in draft_of(path).rows if row.row_number == number)


def codes(draft: RosterDraft, kind: str) -> Counter[str]:
    """Count the codes of the notes, problems or offers of a draft."""
    return Counter(item.code for row in draft.rows for item in getattr(row, kind))


def counts(preview: RosterPreview) -> tuple[int, int, int, int, int, int]:
    """Give adds, changes, unchanged, duplicates, problems, missing."""
    parts = (preview.adds, preview.changes, preview.unchanged, preview.duplicates, preview.problems, preview.missing)
    adds, changes, unchanged, duplicates, problems, missing = map(len, parts)
    return adds, changes, unchanged, duplicates, problems, missing


@pytest.mark.parametrize(
    ("path", "expected"),
    [
        (SHEET_29, (24, 0, 0, 0, 0, 0)),
        (SHEET_40, (31, 0, 0, 0, 0, 0)),
        (REGISTER, (17, 0, 0, 0, 2, 0)),
        (SIMPLE, (9, 0, 0, 0, 0, 0)),
        (OLD_REGISTER, (3, 0, 0, 0, 1, 0)),
    ],
    ids=lambda value: value.name if isinstance(value, Path) else "",
)
def test_the_first_import_adds_every_member(path: Path, expected: tuple[int, ...]) -> None:
    assert counts(match_roster(draft_of(path), ())) == expected


@pytest.mark.parametrize("path", ALL, ids=lambda path: path.name)
def test_a_second_import_finds_everybody_and_changes_nothing(path: Path) -> None:
    draft = draft_of(path)
    offers = {row.row_number: row.offers for row in draft.rows if row.offers}
    draft = accept_offers(draft, {number: offered[:1] for number, offered in offers.items()})
    first = match_roster(draft, ())
    members = tuple(replace(row.member, id=MemberId(number)) for number, row in enumerate(first.rows, 1))
    periods = tuple(
        replace(period, member_id=member.id)
        for row, member in zip(first.rows, members, strict=True)
        for period in row.statuses
    )
    again = match_roster(draft, members, periods=periods)
    uncertain = sum(row.values.born_on is None for row in draft.rows if not row.values.card_number)
    assert (len(again.adds), len(again.changes), len(again.missing)) == (0, 0, 0)
    assert len(again.unchanged) == len(draft.rows) - uncertain


@pytest.mark.parametrize("path", ALL, ids=lambda path: path.name)
def test_the_file_is_left_untouched_and_its_digest_recorded(path: Path) -> None:
    before = (path.read_bytes(), path.stat().st_mtime_ns)
    assert draft_of(path).sha256 == sha256(before[0]).hexdigest()
    assert (path.read_bytes(), path.stat().st_mtime_ns) == before


def test_the_29_column_sheet_is_mended_and_every_mend_is_told() -> None:
    draft = draft_of(SHEET_29)
    assert codes(draft, "notes") == {"leading_zeros": 8, "composed": 3, "blank_word": 2}
    assert codes(draft, "offers") == {"name_case": 4}
    assert not codes(draft, "problems")
    assert len(draft.not_kept) == 14


@pytest.mark.parametrize(
    ("number", "field", "before", "after"),
    [
        (7, RosterField.PERSONAL_NUMBER, "62177925346", "062177925346"),
        (9, RosterField.CARD_NUMBER, "62168816256", "062168816256"),
        (10, RosterField.PERSONAL_NUMBER, "62147606261", "062147606261"),
        (13, RosterField.PERSONAL_NUMBER, "62068508480", "062068508480"),
        (17, RosterField.CARD_NUMBER, "62063119737", "062063119737"),
        (19, RosterField.PERSONAL_NUMBER, "62073872672", "062073872672"),
        (21, RosterField.CARD_NUMBER, "62064779974", "062064779974"),
        (25, RosterField.PERSONAL_NUMBER, "62151508033", "062151508033"),
    ],
)
def test_lost_zeros_are_put_back(number: int, field: RosterField, before: str, after: str) -> None:
    row = row_of(SHEET_29, number)
    assert getattr(row.values, field.value) == after
    assert [(n.before, n.after) for n in row.notes if (n.code, n.field) == ("leading_zeros", field)] == [
        (before, after)
    ]


@pytest.mark.parametrize(
    ("number", "name"), [(8, "Đặng Thị Thu Ân"), (15, "Trần Xuân Vỹ"), (22, "Lê Văn Mỹ"), (2, "Lê Thị Thu Vỹ")]
)
def test_names_are_composed(number: int, name: str) -> None:
    assert row_of(SHEET_29, number).values.full_name == name


@pytest.mark.parametrize(
    ("number", "name", "offered"),
    [
        (6, "NGUYỄN QUỐC YẾN", "Nguyễn Quốc Yến"),
        (11, "ĐỖ HỮU AN", "Đỗ Hữu An"),
        (16, "SIU MINH ĐẠT", "Siu Minh Đạt"),
        (21, "HOÀNG ĐỨC ĐỨC", "Hoàng Đức Đức"),
    ],
)
def test_capitals_are_offered_in_normal_case_and_not_forced(number: int, name: str, offered: str) -> None:
    row = row_of(SHEET_29, number)
    assert row.values.full_name == name
    assert [(offer.code, offer.after) for offer in row.offers] == [("name_case", offered)]


def test_dates_keep_their_precision_and_excel_dates_are_days() -> None:
    assert row_of(SHEET_29, 4).values.born_on == PartialDate(1946)
    assert [row_of(SHEET_29, number).values.born_on for number in (9, 17, 25)] == [
        PartialDate(1968, 2, 15),
        PartialDate(1963, 8, 23),
        PartialDate(1951, 7, 18),
    ]


def test_statuses_come_with_their_dates() -> None:
    statuses = {row.row_number: row.statuses[0] for row in draft_of(SHEET_29).rows if row.statuses}
    assert {number: status.kind for number, status in statuses.items()} == {
        5: StatusKind.EXEMPT,
        10: StatusKind.SUSPENDED,
        12: StatusKind.EXEMPT,
        14: StatusKind.MOVED_OUT,
    }
    assert {status.since for status in statuses.values()} == {PartialDate(2026, 3, 1)}


def test_an_empty_official_date_means_probationary() -> None:
    probationary = [r.row_number for r in draft_of(SHEET_29).rows if r.values.kind is MemberKind.PROBATIONARY]
    assert probationary == [7, 16]


def test_the_sheet_4_0_has_its_titles_in_two_merged_rows_below_its_notes() -> None:
    draft = draft_of(SHEET_40)
    assert draft.header.header_rows == (5, 6)
    assert draft.sheet_names == ("DANH SÁCH ĐẢNG VIÊN",)  # hidden lists of words are no sheets to choose
    assert draft.title.splitlines()[1] == "Thời điểm xuất: 20/11/2026 08:12"
    assert "Quê quán – Tỉnh/Thành" in draft.not_kept
    assert (draft.rows[0].row_number, draft.rows[-1].row_number) == (8, 38)
    assert not any(codes(draft, kind) for kind in ("notes", "problems", "offers"))
    first = draft.rows[0].values
    assert (first.full_name, first.sex, first.born_on) == ("Rơ Châm Văn Ánh", Sex.FEMALE, PartialDate(1998, 3, 24))
    assert (first.source_code, first.personal_number) == ("630001", "062198323104")


def test_addresses_religion_and_the_like_are_recognised_and_not_kept() -> None:
    for path in (SHEET_29, SHEET_40):
        kept = {match.label for match in draft_of(path).header.mapping} - set(draft_of(path).not_kept)
        assert not [
            label for label in kept if any(word in label for word in ("Tôn giáo", "Thường trú", "Quê quán", "CMND"))
        ]


def test_the_register_in_an_old_font_reads_as_unicode_and_shows_before_and_after() -> None:
    draft = draft_of(REGISTER)
    assert draft.title == "ĐẢNG BỘ XÃ ĐĂK MAR\nCHI BỘ THÔN 3\nDANH SÁCH ĐẢNG VIÊN NĂM 2026"
    shown = {(n.before, n.after) for row in draft.rows for n in row.notes if n.code == "legacy_text"}
    assert ("§ç Quèc TuÊn", "Đỗ Quốc Tuấn") in shown
    assert ("Hå ThÞ Thu ¦íc", "Hồ Thị Thu Ước") in shown
    assert ("BÝ th\xad", "Bí thư") in shown
    assert ("MiÔn sinh ho¹t tõ 3/2026", "Miễn sinh hoạt từ 3/2026") in shown
    assert [row.values.full_name for row in draft.rows][:3] == ["Phạm Thị Thu Mỹ", "Phạm Hữu Thủy", "Đỗ Quốc Tuấn"]


def test_the_register_tells_sex_by_the_column_of_the_birth_date() -> None:
    sexes = {row.row_number: row.values.sex for row in draft_of(REGISTER).rows}
    assert [number for number, sex in sexes.items() if sex is Sex.MALE] == [8, 14, 17, 18, 19, 21]
    assert None not in sexes.values()


def test_the_capital_that_the_old_font_could_not_write_is_mended() -> None:
    row = row_of(REGISTER, 14)
    assert row.values.full_name == "A Thanh Ánh"
    assert [(n.before, n.after) for n in row.notes if n.code == "legacy_initial"] == [("A Thanh ánh", "A Thanh Ánh")]


def test_posts_and_remarks_of_the_register() -> None:
    posts = {row.row_number: row.values.party_post for row in draft_of(REGISTER).rows if row.values.party_post}
    assert posts == {7: PartyPost.SECRETARY, 8: PartyPost.DEPUTY_SECRETARY, 9: PartyPost.COMMITTEE_MEMBER}
    exempt, elsewhere = row_of(REGISTER, 11).statuses[0], row_of(REGISTER, 14).statuses[0]
    assert (exempt.kind, exempt.since) == (StatusKind.EXEMPT, PartialDate(2026, 3))
    assert (elsewhere.kind, elsewhere.since) == (StatusKind.TEMPORARY_ELSEWHERE, None)


def test_partial_dates_of_the_register_stay_partial() -> None:
    born = {number: row_of(REGISTER, number).values.born_on for number in (11, 13, 16, 20, 21)}
    assert born == {
        11: PartialDate(1988),
        13: PartialDate(1990, 11),
        16: PartialDate(1983),
        20: PartialDate(1962, 12),
        21: PartialDate(1965),
    }


def test_two_digit_years_are_asked_row_by_row() -> None:
    row = row_of(REGISTER, 12)
    assert row.values.born_on is None
    assert [problem.code for problem in row.problems] == ["two_digit_year"]
    assert "1/11/66" in row.problems[0].message
    assert [(o.code, o.value) for o in row.offers] == [("century_1900", PartialDate(1966, 11, 1))]
    accepted = accept_offers(draft_of(REGISTER), {12: row.offers})
    answered = next(r for r in accepted.rows if r.row_number == 12)
    assert (answered.values.born_on, answered.problems, answered.offers) == (PartialDate(1966, 11, 1), (), ())


def test_one_answer_can_complete_all_two_digit_years() -> None:
    draft = read_roster(REGISTER, century=1900, today=TODAY)
    born = {row.row_number: row.values.born_on for row in draft.rows}
    assert (born[12], born[18]) == (PartialDate(1966, 11, 1), PartialDate(1991, 12, 8))
    assert codes(draft, "problems") == {}
    assert codes(draft, "notes")["century"] == 2


def test_the_sum_and_the_signature_are_no_members() -> None:
    skipped = [(row.row_number, row.text, row.reason) for row in draft_of(REGISTER).skipped]
    assert skipped == [
        (24, "Tổng cộng: 17 đồng chí", "Dòng cộng hoặc dòng cuối bảng"),
        (25, "BÍ THƯ", "Không có họ tên"),
    ]


def test_the_simple_table_keeps_years_and_marks_of_leaders() -> None:
    rows = draft_of(SIMPLE).rows
    assert rows[0].values.full_name == "Phạm Minh Bình"
    assert {row.values.born_on.day for row in rows if row.values.born_on} == {None}
    leaders = [row.values.full_name for row in rows if row.values.work_group is WorkGroup.LEADER]
    assert leaders == ["Phạm Minh Bình", "Đỗ Ngọc Hà"]
    assert rows[6].values.full_name == "A Huệ"
    assert rows[6].values.personal_number == "062167585660"


def test_an_old_workbook_gives_fonts_dates_and_an_impossible_date_by_name() -> None:
    rows = draft_of(OLD_REGISTER).rows
    assert [row.values.full_name for row in rows] == ["Nguyễn Thị Hương", "Trần Văn Đức", "Lê Phượng"]
    assert [row.values.born_on for row in rows] == [PartialDate(1971, 4, 30), PartialDate(1965, 7), None]
    assert [problem.message for problem in rows[2].problems] == ["“31/02/1980” là ngày không có trong lịch."]
    assert rows[0].values.card_number == "12345678"


def test_the_statuses_of_new_members_wait_for_their_ids() -> None:
    preview = match_roster(draft_of(SHEET_29), ())
    moved = next(row for row in preview.rows if row.row_number == 14)
    expected = StatusPeriod(member_id=MemberId(0), kind=StatusKind.MOVED_OUT, since=PartialDate(2026, 3, 1))
    assert moved.statuses == (expected,)
    assert moved.reason == "Chưa có trong sổ: thêm mới."

"""A file against the roster: who is who, what changes, what is doubled, and what a person may decide."""

from pathlib import Path
from typing import Any

import pytest

from kiemdiem_desktop.domain.ids import MemberId
from kiemdiem_desktop.domain.member import Member, MemberKind, StatusKind, StatusPeriod, WorkGroup
from kiemdiem_desktop.domain.partial_date import PartialDate
from kiemdiem_desktop.intake.draft import accept_offer, accept_offers
from kiemdiem_desktop.intake.matching import match_roster
from kiemdiem_desktop.intake.preview import PreviewRow, RosterPreview, RowAction, RowOutcome
from kiemdiem_desktop.intake.roster import read_roster
from tests.intake.files import workbook

TITLES = ["Họ và tên", "Sinh ngày", "Số định danh cá nhân", "Số thẻ Đảng", "Trạng thái", "Ngày rời/mất/miễn"]
BORN = PartialDate(1986, 5, 4)
NUMBER = "062186205073"


def member(number: int = 1, **values: Any) -> Member:
    """Give a member of the roster."""
    return Member(**{"id": MemberId(number), "full_name": "Bùi Hà", "born_on": BORN, **values})


def preview(tmp_path: Path, rows: list[list[Any]], *existing: Member, titles: Any = None, **more: Any) -> RosterPreview:
    """Match a file of rows with a roster."""
    path = workbook(tmp_path / "a.xlsx", [titles or TITLES, *rows])
    return match_roster(read_roster(path), existing, **more)


def only(tmp_path: Path, row: list[Any], *existing: Member, **more: Any) -> PreviewRow:
    """Match a file of one row with a roster."""
    return preview(tmp_path, [row], *existing, **more).rows[0]


@pytest.mark.parametrize(
    ("row", "known", "reason"),
    [
        (["Bùi Hạ", None, NUMBER], {"personal_number": NUMBER, "full_name": "Bùi Hạ"}, "số định danh"),
        (["Bùi Hà", None, None, "39071478"], {"card_number": "39071478"}, "số thẻ đảng viên"),
        (["Bùi Hà", None, None, "39071478"], {"old_card_number": "39071478"}, "số thẻ cũ"),
        (["BÙI HÀ", "04/05/1986"], {}, "họ tên và ngày sinh"),
        (["Bùi Hà", "1986"], {}, "họ tên và ngày sinh"),
    ],
)
def test_a_member_is_found_by_the_surest_thing_in_common(
    tmp_path: Path, row: list[Any], known: dict[str, Any], reason: str
) -> None:
    found = only(tmp_path, row, member(**known))
    assert (found.outcome, found.action, found.member_id) == (RowOutcome.UNCHANGED, RowAction.SKIP, 1)
    assert found.reason == f"Khớp theo {reason}: không có gì thay đổi."


def test_the_placing_of_the_tone_mark_makes_no_other_person(tmp_path: Path) -> None:
    assert only(tmp_path, ["Phạm Hoà", "1986"], member(full_name="Phạm Hòa")).outcome is RowOutcome.UNCHANGED
    assert only(tmp_path, ["Phạm Hóa", "1986"], member(full_name="Phạm Hòa")).outcome is RowOutcome.ADDED


def test_changes_are_shown_field_by_field(tmp_path: Path) -> None:
    row = only(
        tmp_path, ["Bùi Thị Hà", "05/05/1986", NUMBER, NUMBER], member(personal_number=NUMBER, card_number="39071478")
    )
    assert row.action is RowAction.CHANGE
    assert [(change.label, change.before, change.after) for change in row.changes] == [
        ("Họ và tên", "Bùi Hà", "Bùi Thị Hà"),
        ("Ngày sinh", "04/05/1986", "05/05/1986"),
        ("Số thẻ đảng viên", "39071478", NUMBER),
        ("Số thẻ đảng viên cũ", "", "39071478"),
    ]
    assert (row.member.id, row.member.full_name) == (1, "Bùi Thị Hà")
    assert row.reason == "Khớp theo số định danh: 4 mục thay đổi."


def test_empty_and_vaguer_cells_never_erase_what_is_known(tmp_path: Path) -> None:
    known = member(personal_number=NUMBER, card_number="39071478", note="Cũ", work_group=WorkGroup.OUTSIDE)
    row = only(
        tmp_path, ["Bùi Hà", "1986", NUMBER, "không"], known, titles=["Họ tên", "Năm sinh", "CCCD", "Giữ chức vụ LĐQL"]
    )
    assert (row.outcome, row.member) == (RowOutcome.UNCHANGED, known)


def test_a_more_exact_date_is_taken(tmp_path: Path) -> None:
    row = only(tmp_path, ["Bùi Hà", "04/05/1986"], member(born_on=PartialDate(1986)))
    assert [(change.before, change.after) for change in row.changes] == [("1986", "04/05/1986")]


def test_a_missing_official_date_does_not_make_an_official_member_probationary(tmp_path: Path) -> None:
    known = member(admitted_on=PartialDate(2010), official_on=PartialDate(2011))
    titles = ["Họ tên", "Năm sinh", "Vào Đảng", "Chính thức"]
    row = only(tmp_path, ["Bùi Hà", "1986", "2010", None], known, titles=titles)
    assert row.member.kind is MemberKind.OFFICIAL
    assert row.outcome is RowOutcome.UNCHANGED


def test_remarks_are_added_and_not_replaced(tmp_path: Path) -> None:
    row = only(tmp_path, ["Bùi Hà", "1986", "Mới"], member(note="Cũ"), titles=["Họ tên", "Năm sinh", "Ghi chú"])
    assert row.member.note == "Cũ; Mới"


def test_rows_that_repeat_a_row_are_duplicates(tmp_path: Path) -> None:
    result = preview(tmp_path, [["Bùi Hà", "1986", NUMBER], ["A Huệ", "1967"], ["Bùi Thị Hà", None, NUMBER]])
    assert [row.outcome for row in result.rows] == [RowOutcome.ADDED, RowOutcome.ADDED, RowOutcome.DUPLICATE]
    assert result.duplicates[0].reason == "Trùng với dòng 2 của tệp (cùng số định danh)."
    assert (len(result.adds), result.duplicates[0].action) == (2, RowAction.SKIP)


def test_namesakes_are_added_with_a_word(tmp_path: Path) -> None:
    row = only(tmp_path, ["Bùi Hà", "1970"], member())
    assert (row.action, [problem.code for problem in row.problems]) == (RowAction.ADD, ["namesake"])


@pytest.mark.parametrize(
    ("row", "existing", "words"),
    [
        (["Bùi Hà", None], (member(),), "thiếu ngày sinh"),
        (["Bùi Hà", "1986"], (member(1), member(2)), "có 2 người cùng họ tên và ngày sinh"),
        (["Bùi Hà", "1986", NUMBER], (member(personal_number="062186205074"),), "khác số định danh"),
    ],
)
def test_what_is_not_sure_waits_for_a_decision(
    tmp_path: Path, row: list[Any], existing: tuple[Member, ...], words: str
) -> None:
    found = only(tmp_path, row, *existing)
    assert (found.outcome, found.action) == (RowOutcome.UNCERTAIN, RowAction.SKIP)
    assert words in found.reason


def test_two_rows_for_one_member_are_not_both_taken(tmp_path: Path) -> None:
    known = member(personal_number=NUMBER, card_number="39071478")
    result = preview(tmp_path, [["Bùi Hà", "1986", NUMBER], ["Bùi Hạ", "1987", None, "39071478"]], known)
    assert [row.outcome for row in result.rows] == [RowOutcome.UNCHANGED, RowOutcome.UNCERTAIN]
    assert result.rows[1].reason == "Dòng 2 của tệp cũng ứng với Bùi Hà trong sổ: chọn một dòng."


def test_a_person_decides_over_any_row(tmp_path: Path) -> None:
    known, rows = member(), [["Bùi Hà", None, NUMBER]]
    waiting = preview(tmp_path, rows, known).rows[0]
    added = preview(tmp_path, rows, known, decisions={2: RowAction.ADD}).rows[0]
    changed = preview(tmp_path, rows, known, decisions={2: RowAction.CHANGE}).rows[0]
    skipped = preview(tmp_path, [["Bùi Hà", "1986", NUMBER]], known, decisions={2: RowAction.SKIP}).rows[0]
    assert waiting.action is RowAction.SKIP
    assert (added.action, added.member.id) == (RowAction.ADD, 0)
    assert (changed.action, changed.member) == (RowAction.CHANGE, member(personal_number=NUMBER))
    assert (skipped.action, skipped.outcome) == (RowAction.SKIP, RowOutcome.CHANGED)


def test_members_that_the_file_does_not_name_are_listed_in_name_order(tmp_path: Path) -> None:
    others = [member(2, full_name="Lê Thị Đức"), member(3, full_name="Đỗ An"), member(4, full_name="Siu Hà")]
    gone = StatusPeriod(member_id=MemberId(4), kind=StatusKind.DIED)
    result = preview(tmp_path, [["Bùi Hà", "1986"]], member(), *others, periods=(gone,))
    assert [missing.full_name for missing in result.missing] == ["Đỗ An", "Lê Thị Đức"]


def test_a_status_is_added_once(tmp_path: Path) -> None:
    row = ["Bùi Hà", "1986", None, None, "Miễn sinh hoạt", "01/03/2026"]
    expected = StatusPeriod(member_id=MemberId(1), kind=StatusKind.EXEMPT, since=PartialDate(2026, 3, 1))
    first = only(tmp_path, row, member())
    assert first.statuses == (expected,)
    assert [change.after for change in first.changes] == ["Miễn sinh hoạt từ 01/03/2026"]
    assert only(tmp_path, row, member(), periods=(expected,)).outcome is RowOutcome.UNCHANGED


def test_a_member_active_in_the_file_but_apart_in_the_roster_is_a_problem(tmp_path: Path) -> None:
    exempt = StatusPeriod(member_id=MemberId(1), kind=StatusKind.EXEMPT)
    row = only(tmp_path, ["Bùi Hà", "1986", None, None, "Đang sinh hoạt Đảng"], member(), periods=(exempt,))
    assert [problem.code for problem in row.problems] == ["status_ended"]
    assert "Miễn sinh hoạt" in row.problems[0].message


def test_an_unknown_status_and_a_date_alone_are_named(tmp_path: Path) -> None:
    unknown = only(tmp_path, ["Bùi Hà", "1986", None, None, "Đi xa"])
    alone = only(tmp_path, ["Bùi Hà", "1986", None, None, None, "01/03/2026"])
    assert [problem.code for problem in unknown.problems] == ["unknown_status"]
    assert [problem.code for problem in alone.problems] == ["status_missing"]


def test_a_row_marked_for_removal_changes_nobody(tmp_path: Path) -> None:
    row = only(tmp_path, ["Bùi Hà", "1986", "có"], member(), titles=["Họ tên", "Năm sinh", "Đề nghị xóa"])
    assert (row.outcome, row.action) == (RowOutcome.REMOVAL, RowAction.SKIP)
    assert "sổ không tự xóa ai" in row.reason


def test_an_accepted_name_stays_when_the_file_comes_again_in_capitals(tmp_path: Path) -> None:
    assert only(tmp_path, ["BÙI HÀ", "1986"], member()).outcome is RowOutcome.UNCHANGED
    shouted = only(tmp_path, ["Bùi Hà", "1986"], member(full_name="BÙI HÀ"))
    assert [(change.before, change.after) for change in shouted.changes] == [("BÙI HÀ", "Bùi Hà")]


def test_offers_are_taken_only_from_the_row_that_makes_them(tmp_path: Path) -> None:
    draft = read_roster(workbook(tmp_path / "a.xlsx", [TITLES, ["BÙI HÀ", "1986"], ["A HUỆ", "5/3/66"]]))
    first, second = draft.rows
    with pytest.raises(ValueError, match="century_1900"):
        accept_offer(first, second.offers[0])
    taken = accept_offers(draft, {2: first.offers})
    assert [row.values.full_name for row in taken.rows] == ["Bùi Hà", "A HUỆ"]
    assert taken.rows[0].offers == ()


def test_a_two_digit_date_of_a_status_can_be_answered(tmp_path: Path) -> None:
    row = ["Bùi Hà", "1986", None, None, "Miễn sinh hoạt", "1/3/26"]
    draft = read_roster(workbook(tmp_path / "a.xlsx", [TITLES, row]))
    offer = next(offer for offer in draft.rows[0].offers if offer.code == "century_2000")
    assert accept_offer(draft.rows[0], offer).statuses[0].since == PartialDate(2026, 3, 1)

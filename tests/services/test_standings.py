"""The roster of a year in words: state, reason, article; who is shown in which year."""

from dataclasses import replace
from datetime import date

import pytest

from kiemdiem_desktop.domain.errors import InvalidValueError
from kiemdiem_desktop.domain.member import Commendation, Member, StatusKind, StatusPeriod
from kiemdiem_desktop.domain.partial_date import PartialDate
from kiemdiem_desktop.services.cell.roster import save_commendation, save_members, save_status, set_member_field
from kiemdiem_desktop.services.cell.rounds import open_round
from kiemdiem_desktop.services.cell.standings import (
    RosterLine,
    find_member_of,
    list_roster,
    list_roster_years,
)
from kiemdiem_desktop.services.workspace import Workspace


def line_of(workspace: Workspace, name: str, year: int | None = 2026) -> RosterLine:
    """Give the line of a member."""
    return next(line for line in list_roster(workspace, year) if line.member.full_name == name)


def test_without_a_round_the_state_says_how_to_get_one(workspace: Workspace) -> None:
    standing = line_of(workspace, "Y Nông").standing
    assert (standing.chip, standing.is_reviewed) == ("Chưa mở đợt kiểm điểm", None)
    assert "Khi mở đợt ở Trang chủ" in standing.sentence
    assert list_roster_years(workspace) == (2026,)


@pytest.mark.parametrize(
    ("kind", "chip", "words"),
    [
        (StatusKind.EXEMPT, "Miễn kiểm điểm – Điều 5", "miễn công tác và sinh hoạt"),
        (StatusKind.SUSPENDED, "Không kiểm điểm – Điều 5", "đình chỉ sinh hoạt đảng"),
        (StatusKind.COMMITTEE_SUSPENDED, "Được kiểm điểm và xếp loại", "đình chỉ sinh hoạt cấp ủy"),
        (StatusKind.TEMPORARY_ELSEWHERE, "Được kiểm điểm và xếp loại", "tạm thời nơi khác"),
        (StatusKind.TEMPORARY_HERE, "Kiểm điểm ở chi bộ chính thức", "chi bộ này nhận xét"),
        (StatusKind.MOVED_OUT, "Đã chuyển đi – Điều 7", "kiểm điểm ở nơi mới"),
        (StatusKind.DIED, "Đã từ trần", "từ trần"),
        (StatusKind.LEFT, "Đã ra khỏi Đảng", "Không còn là đảng viên"),
        (StatusKind.MOVED_IN, "Được kiểm điểm và xếp loại", "Chuyển đến trong năm"),
        (StatusKind.INTERRUPTED, "Được kiểm điểm và xếp loại (cần xem)", "xin ý kiến cấp trên"),
    ],
)
def test_each_state_has_its_words_and_its_article(
    workspace: Workspace, kind: StatusKind, chip: str, words: str
) -> None:
    member = line_of(workspace, "Lê Thị Giáo").member
    open_round(workspace, year=2026, evaluation_on=date(2026, 12, 31))
    save_status(workspace, StatusPeriod(member_id=member.id, kind=kind, since=PartialDate(2026, 3, 1)))
    standing = line_of(workspace, "Lê Thị Giáo").standing
    assert standing.chip == chip
    assert words in standing.sentence
    assert "Căn cứ: " in standing.sentence


def test_unclear_dates_are_said(workspace: Workspace) -> None:
    open_round(workspace, year=2026, evaluation_on=date(2026, 12, 31))
    member = line_of(workspace, "Y Nông").member
    set_member_field(workspace, member.id, "admitted_on", value=PartialDate(2026))
    standing = line_of(workspace, "Y Nông").standing
    assert not standing.is_certain
    assert "ghi thêm ngày vào Đảng" in standing.sentence


def test_who_left_is_shown_in_the_old_year_only_unless_kept(workspace: Workspace) -> None:
    member = line_of(workspace, "Y Nông").member
    save_status(workspace, StatusPeriod(member_id=member.id, kind=StatusKind.MOVED_OUT, since=PartialDate(2025, 3)))
    names = {year: [line.member.full_name for line in list_roster(workspace, year)] for year in (2025, 2026, None)}
    assert "Y Nông" in names[2025]
    assert "Y Nông" not in names[2026]
    assert "Y Nông" in names[None]
    kept = next(line for line in list_roster(workspace, 2026, keep=member.id) if line.member.id == member.id)
    assert kept.standing.chip == "Không thuộc danh sách năm 2026"


def test_a_subject_leads_to_its_member(workspace: Workspace) -> None:
    open_round(workspace, year=2026, evaluation_on=date(2026, 12, 31))
    member = line_of(workspace, "Y Nông").member
    subjects = {subject.name: subject.id for subject in workspace.store.subjects.all()}
    assert find_member_of(workspace, subjects["Y Nông"]) == member.id
    assert find_member_of(workspace, subjects["Chi bộ thôn 3"]) is None
    assert find_member_of(workspace, 999) is None


def test_a_pasted_block_changes_and_adds_in_one_step(workspace: Workspace) -> None:
    member = line_of(workspace, "Y Nông").member
    save_members(workspace, (replace(member, ethnic_group="Ba Na"), Member(full_name="Đỗ Mới")))
    assert line_of(workspace, "Y Nông").member.ethnic_group == "Ba Na"
    assert line_of(workspace, "Đỗ Mới").member.id
    workspace.store.undo()
    assert [line.member.full_name for line in list_roster(workspace, 2026)] == ["Trần Văn Bí", "Lê Thị Giáo", "Y Nông"]


def test_edits_of_one_field_are_one_step_and_an_empty_name_is_refused(workspace: Workspace) -> None:
    member = line_of(workspace, "Y Nông").member
    for text in ("T", "Trạm y tế"):
        set_member_field(workspace, member.id, "workplace", value=text)
    workspace.store.undo()
    assert line_of(workspace, "Y Nông").member.workplace == ""
    with pytest.raises(InvalidValueError):
        set_member_field(workspace, member.id, "full_name", value=" ")


def test_a_commendation_without_a_form_is_refused(workspace: Workspace) -> None:
    member = line_of(workspace, "Y Nông").member
    with pytest.raises(InvalidValueError, match="hình thức khen thưởng"):
        save_commendation(workspace, Commendation(member_id=member.id, form=" "))

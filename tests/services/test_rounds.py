"""Opening a round: who is in it, what it pins, what it carries over."""

from dataclasses import replace
from datetime import date

import pytest

from kiemdiem_desktop.domain.errors import InvalidValueError, NotFoundError
from kiemdiem_desktop.domain.member import StatusKind, StatusPeriod
from kiemdiem_desktop.domain.partial_date import PartialDate
from kiemdiem_desktop.domain.review import Shortcoming, ShortcomingState
from kiemdiem_desktop.domain.round import FormCode, Round, SubjectKind
from kiemdiem_desktop.services.cell import cells, reviews, roster, rounds
from kiemdiem_desktop.services.workspace import Workspace
from tests.services.conftest import a_cell, a_member


def open_2026(workspace: Workspace) -> Round:
    """Open the round of 2026."""
    return rounds.open_round(workspace, year=2026, evaluation_on=date(2026, 12, 10))


def names(workspace: Workspace, round_: Round) -> list[str]:
    """The subjects' names in their order."""
    rows = sorted(workspace.store.subjects.where(round_id=round_.id), key=lambda row: row.position)
    return [row.name for row in rows]


def test_without_a_round_the_person_is_told_what_to_do(workspace: Workspace) -> None:
    with pytest.raises(NotFoundError) as told:
        rounds.current_round(workspace)
    assert "Trang chủ" in told.value.hint


def test_round_pins_the_regulations_of_its_date(workspace: Workspace) -> None:
    pinned = {pin.id for pin in open_2026(workspace).regulations}
    assert {"qd-366-2025", "hd-43-2025"} <= pinned


def test_secretary_comes_before_members_and_the_cell_last(workspace: Workspace) -> None:
    assert names(workspace, open_2026(workspace)) == ["Trần Văn Bí", "Lê Thị Giáo", "Y Nông", "Chi bộ thôn 3"]


def test_committee_is_a_subject_only_where_one_was_elected(workspace: Workspace) -> None:
    round_ = open_2026(workspace)
    cells.save_cell(workspace, replace(cells.get_cell(workspace), has_committee=True))
    roster.add_member(workspace, a_member("Phạm Mới"))
    kinds = [row.kind for row in workspace.store.subjects.where(round_id=round_.id)]
    assert SubjectKind.CELL_COMMITTEE in kinds


def test_work_group_chooses_the_form(workspace: Workspace) -> None:
    round_ = open_2026(workspace)
    forms = {row.name: row.form for row in workspace.store.subjects.where(round_id=round_.id)}
    assert forms == {
        "Trần Văn Bí": FormCode.F2A,
        "Lê Thị Giáo": FormCode.F2B,
        "Y Nông": FormCode.F2C,
        "Chi bộ thôn 3": FormCode.F01,
    }


def test_exempt_member_leaves_the_round_and_returns(workspace: Workspace) -> None:
    round_ = open_2026(workspace)
    teacher = next(row for row in workspace.store.members.all() if row.full_name == "Lê Thị Giáo")
    status = roster.save_status(
        workspace, StatusPeriod(member_id=teacher.id, kind=StatusKind.EXEMPT, since=PartialDate(2026, 2, 1))
    )
    assert "Lê Thị Giáo" not in names(workspace, round_)
    roster.remove_status(workspace, status.id)
    assert "Lê Thị Giáo" in names(workspace, round_)


def test_subject_with_papers_is_never_dropped(workspace: Workspace) -> None:
    round_ = open_2026(workspace)
    subject = next(row for row in workspace.store.subjects.where(round_id=round_.id) if row.name == "Y Nông")
    reviews.set_section_text(workspace, subject.id, section="A.I.1", text="Gương mẫu.")
    assert subject.member_id is not None
    roster.save_status(
        workspace, StatusPeriod(member_id=subject.member_id, kind=StatusKind.SUSPENDED, since=PartialDate(2026, 6, 1))
    )
    assert "Y Nông" in names(workspace, round_)


def test_second_round_of_a_year_is_refused(workspace: Workspace) -> None:
    open_2026(workspace)
    with pytest.raises(InvalidValueError, match="đã mở"):
        open_2026(workspace)


def test_round_waits_for_the_one_before_to_close(workspace: Workspace) -> None:
    rounds.open_round(workspace, year=2025, evaluation_on=date(2025, 12, 15))
    with pytest.raises(InvalidValueError, match="chưa kết thúc"):
        open_2026(workspace)


def test_evaluation_date_must_belong_to_the_year(workspace: Workspace) -> None:
    with pytest.raises(InvalidValueError, match="không thuộc đợt"):
        rounds.open_round(workspace, year=2026, evaluation_on=date(2025, 12, 10))


def test_open_shortcomings_are_carried_and_remedied_ones_are_not(workspace: Workspace) -> None:
    before = rounds.open_round(workspace, year=2025, evaluation_on=date(2025, 12, 15))
    subject = next(row for row in workspace.store.subjects.where(round_id=before.id) if row.name == "Lê Thị Giáo")
    left = Shortcoming(round_id=before.id, subject_id=subject.id, what="Vắng họp hai lần")
    done = replace(left, what="Nộp báo cáo chậm", state=ShortcomingState.REMEDIED)
    left = reviews.save_shortcoming(workspace, left)
    reviews.save_shortcoming(workspace, done)
    rounds.close_round(workspace, before.id)
    now = open_2026(workspace)
    carried = workspace.store.shortcomings.where(round_id=now.id)
    assert [(row.what, row.carried_from, row.state) for row in carried] == [
        ("Vắng họp hai lần", left.id, ShortcomingState.OPEN)
    ]


def test_opening_is_one_undo_step(workspace: Workspace) -> None:
    open_2026(workspace)
    assert workspace.store.undo() == "Mở đợt kiểm điểm"
    assert workspace.store.rounds.all() == ()
    assert workspace.store.subjects.all() == ()


def test_member_who_moved_out_last_year_is_not_on_this_years_roster(workspace: Workspace) -> None:
    gone = roster.add_member(workspace, a_member("Đỗ Đi"))
    roster.save_status(
        workspace, StatusPeriod(member_id=gone.id, kind=StatusKind.MOVED_OUT, since=PartialDate(2025, 7, 1))
    )
    assert "Đỗ Đi" not in names(workspace, open_2026(workspace))


def test_code_of_the_cell_is_plain(workspace: Workspace) -> None:
    with pytest.raises(InvalidValueError, match="Mã chi bộ"):
        cells.save_cell(workspace, replace(a_cell(), id=cells.get_cell(workspace).id, code="Thôn 3"))

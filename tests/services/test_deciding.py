"""Deciding at the committee: the conference, votes whose sums close, levels with reasons, re-rating, packages."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from kiemdiem_desktop.domain.appraisal import AppraisedSubject
from kiemdiem_desktop.domain.clock import FixedClock
from kiemdiem_desktop.domain.committee_meeting import CommitteeBallot, CommitteeMeeting
from kiemdiem_desktop.domain.decided import DecidedSubject
from kiemdiem_desktop.domain.errors import InvalidValueError
from kiemdiem_desktop.domain.level import Level
from kiemdiem_desktop.domain.re_rating import ReRatingGround, ReRatingKind
from kiemdiem_desktop.rules.regulations import Regulations
from kiemdiem_desktop.services.committee import conferences, deciding
from kiemdiem_desktop.services.committee.appraisal_list import CellState, list_cell_lines
from kiemdiem_desktop.services.committee.appraising import accept_dossiers, appraise_subject, reopen_appraisal
from kiemdiem_desktop.services.committee.committee_votes import (
    count_present,
    gaps_of,
    list_ballots,
    passed_level,
    save_ballot,
    save_unanimous,
)
from kiemdiem_desktop.services.committee.decision_packages import decision_levels, planning, writing
from kiemdiem_desktop.services.committee.issuing import file_of, note_sealed, seal_draft
from kiemdiem_desktop.services.committee.obstacles import Obstacle, find_obstacles
from kiemdiem_desktop.services.committee.rated_subjects import RatedSubject, list_rated
from kiemdiem_desktop.services.committee.re_deciding import ReDecision, history_of, re_rate
from kiemdiem_desktop.services.reporting import finish
from kiemdiem_desktop.services.workspace import Workspace
from tests.services.appraisal_books import ROUND, made_cell, receive_made
from tests.services.round_trip import make_committee

RULING = deciding.Ruling(number="45-QĐ/ĐU", decided_on=date(2026, 12, 10))
MEMBERS = "Nguyễn Văn Thư – Bí thư\nTrần Thị Hoa - Phó Bí thư\nLê Văn Ba\nHoàng Thị Tư; Ủy viên\nPhạm Năm"


@pytest.fixture
def committee(regulations: Regulations, clock: FixedClock) -> Iterator[Workspace]:
    """A committee that appraised two cells and waits for the third."""
    workspace = make_committee(regulations, clock)
    ids = [receive_made(workspace, made_cell(number)).id for number in (1, 2, 3)]
    accept_dossiers(workspace, ids[:2])
    yield workspace
    workspace.store.close()


@pytest.fixture
def meeting(committee: Workspace) -> CommitteeMeeting:
    """The committee's conference, everybody there."""
    planned = conferences.open_meeting(committee, ROUND)
    conferences.add_attendees(committee, planned.id, MEMBERS)
    conferences.set_meeting_field(committee, planned.id, name="held_on", value=date(2026, 12, 9))
    conferences.set_meeting_field(committee, planned.id, name="chair", value="Nguyễn Văn Thư")
    return committee.store.committee_meetings.get(planned.id)


def subject(committee: Workspace, meeting: CommitteeMeeting, level: Level, cell: str = "TP-01") -> RatedSubject:
    """Give a member of a cell whom it proposes at a level."""
    found = list_rated(committee, 2026, meeting_id=meeting.id)
    return next(row for row in found if row.row.cell_code == cell and row.row.kind == "member" and row.offered is level)


def ballot(meeting: CommitteeMeeting, of: RatedSubject, **figures: int) -> CommitteeBallot:
    """Give a count about a subject."""
    cell_code, code = of.key
    empty = CommitteeBallot(meeting_id=meeting.id, cell_code=cell_code, subject_code=code)
    return replace(empty, **figures)  # type: ignore[arg-type] # counts by their names


def test_members_of_the_body_are_pasted_once_and_carried_over(committee: Workspace, meeting: CommitteeMeeting) -> None:
    rows = conferences.list_attendance(committee, meeting.id)
    assert [(row.name, row.post) for row in rows][:4] == [
        ("Nguyễn Văn Thư", "Bí thư"),
        ("Trần Thị Hoa", "Phó Bí thư"),
        ("Lê Văn Ba", ""),
        ("Hoàng Thị Tư", "Ủy viên"),
    ]
    assert conferences.add_attendees(committee, meeting.id, "Lê Văn Ba\n\n") == 0
    conferences.save_attendee(committee, replace(rows[4], is_present=False, reason="Ốm"))
    assert count_present(committee, meeting.id) == (4, 5)
    later = conferences.open_meeting(committee, ROUND)
    assert (later.chair, count_present(committee, later.id)) == ("Nguyễn Văn Thư", (5, 5))
    with pytest.raises(InvalidValueError, match="giờ trong ngày"):
        conferences.set_meeting_field(committee, meeting.id, name="started_at", value="25:00")


@pytest.mark.parametrize(
    ("figures", "words", "must_close"),
    [
        ({"issued": 6, "returned": 6, "valid": 6, "htt": 6}, "chỉ có 5 thành viên dự họp", True),
        ({"issued": 5, "returned": 6, "valid": 6, "htt": 6}, "nhiều hơn số phát ra 1 phiếu", True),
        ({"issued": 5, "returned": 4, "valid": 4, "htt": 4}, "ít hơn phát ra 1 phiếu", False),
        ({"issued": 5, "returned": 5, "valid": 4, "htt": 4}, "phải bằng thu về 5", True),
        ({"issued": 5, "returned": 5, "valid": 5, "htt": 3, "blank": 1}, "lệch 1 so với 5", True),
    ],
)
def test_every_gap_of_a_count_has_its_name(
    committee: Workspace,
    meeting: CommitteeMeeting,
    figures: dict[str, int],
    words: str,
    must_close: bool,  # noqa: FBT001 - a case of the table
) -> None:
    about = subject(committee, meeting, Level.HTT)
    counted = ballot(meeting, about, **figures)
    (gap,) = gaps_of(counted, present=5)
    assert words in gap.text
    assert gap.must_close is must_close
    save_ballot(committee, counted)
    if must_close:
        with pytest.raises(InvalidValueError, match=about.row.name):
            deciding.decide(committee, meeting, ("TP-01",), RULING)


def test_more_than_half_of_the_members_carry_a_level(committee: Workspace, meeting: CommitteeMeeting) -> None:
    about = subject(committee, meeting, Level.HTT)
    even = ballot(meeting, about, issued=4, returned=4, valid=4, htt=2, htnv=2)
    assert passed_level((even,), 5) is None
    won = replace(even, ballot_round=2, htt=1, htnv=3)
    assert passed_level((even, won), 5) is Level.HTNV
    for row in (even, won):
        save_ballot(committee, row)
    (told,) = [row for row in obstacles(committee, meeting) if "quá nửa" in row.text]
    assert not told.must_mend
    assert [row.ballot_round for row in list_ballots(committee, meeting.id)[about.key]] == [1, 2]
    save_ballot(committee, replace(won, issued=0, returned=0, valid=0, htt=0, htnv=0))
    assert len(list_ballots(committee, meeting.id)[about.key]) == 1
    with pytest.raises(InvalidValueError, match="âm"):
        save_ballot(committee, replace(won, htt=-1))


def obstacles(committee: Workspace, meeting: CommitteeMeeting) -> tuple[Obstacle, ...]:
    """Give what stands in the way of deciding the first cell."""
    return finish(find_obstacles(committee, meeting, ("TP-01",)))


def test_an_agreed_count_is_filled_in_for_all_at_once(committee: Workspace, meeting: CommitteeMeeting) -> None:
    wanted = {row.key: row.offered for row in list_rated(committee, 2026) if row.offered}
    assert save_unanimous(committee, meeting.id, wanted, voters=5) == len(wanted)
    assert save_unanimous(committee, meeting.id, wanted, voters=5) == 0
    counted = list_ballots(committee, meeting.id)
    assert not [gap for rows in counted.values() for row in rows for gap in gaps_of(row, present=5)]
    committee.store.undo()
    assert list_ballots(committee, meeting.id) == {}


def test_another_level_than_offered_needs_its_reason(committee: Workspace, meeting: CommitteeMeeting) -> None:
    about = subject(committee, meeting, Level.HTXS)
    with pytest.raises(InvalidValueError, match="lý do"):
        conferences.conclude(committee, meeting.id, about, level=Level.HTT)
    conferences.conclude(committee, meeting.id, about, level=Level.HTT, reason="Vượt tỷ lệ của nhóm")
    changed = next(row for row in list_rated(committee, 2026, meeting_id=meeting.id) if row.key == about.key)
    assert (changed.row.proposed_level, changed.to_decide, changed.offered) == (Level.HTXS, Level.HTT, Level.HTXS)
    conferences.conclude(committee, meeting.id, changed, level=Level.HTXS)
    assert committee.store.concluded_subjects.count() == 0


def test_whole_cells_are_decided_in_one_step_and_taken_back_by_undo(
    committee: Workspace, meeting: CommitteeMeeting
) -> None:
    about = subject(committee, meeting, Level.HTXS)
    conferences.conclude(committee, meeting.id, about, level=Level.HTT, reason="Vượt tỷ lệ")
    count = deciding.decide(committee, meeting, ("TP-01", "TP-02"), RULING)
    rows = deciding.list_decided(committee, ROUND)
    assert (count, len(rows)) == (28, 28)
    held = next(row for row in rows if (row.cell_code, row.subject_code) == about.key)
    assert (held.level, held.reason, held.number, held.is_current) == (Level.HTT, "Vượt tỷ lệ", "45-QĐ/ĐU", True)
    states = {line.code: line.state for line in list_cell_lines(committee, ROUND)}
    assert states == {"TP-01": CellState.DECIDED, "TP-02": CellState.DECIDED, "TP-03": CellState.WAITING}
    with pytest.raises(InvalidValueError, match="đã có quyết định"):
        reopen_appraisal(committee, list_cell_lines(committee, ROUND)[0].dossier_id or 0)
    committee.store.undo()
    assert deciding.list_decided(committee, ROUND) == ()
    assert committee.store.committee_meetings.get(meeting.id).number == ""


def test_one_conference_makes_one_decision(committee: Workspace, meeting: CommitteeMeeting) -> None:
    deciding.decide(committee, meeting, ("TP-01",), RULING)
    held = committee.store.committee_meetings.get(meeting.id)
    with pytest.raises(InvalidValueError, match="đã ra quyết định số 45-QĐ/ĐU"):
        deciding.decide(committee, held, ("TP-02",), replace(RULING, number="46-QĐ/ĐU"))
    deciding.withdraw_decision(committee, ROUND, "TP-01")
    assert deciding.decide(committee, held, ("TP-01", "TP-02"), replace(RULING, number="46-QĐ/ĐU")) == 28


@pytest.mark.parametrize(
    ("cells", "ruling", "words"),
    [
        (("TP-01",), replace(RULING, number=" "), "chưa có số"),
        (("TP-01",), replace(RULING, decided_on=date(2026, 12, 11)), "sau hôm nay"),
        (("TP-01",), replace(RULING, decided_on=date(2026, 12, 8)), "trước ngày họp 09/12/2026"),
        (("TP-01", "TP-03"), RULING, "TP-03"),
        ((), RULING, "Chưa chọn"),
    ],
)
def test_what_cannot_be_decided_is_refused_with_its_reason(
    committee: Workspace, meeting: CommitteeMeeting, cells: tuple[str, ...], ruling: deciding.Ruling, words: str
) -> None:
    with pytest.raises(InvalidValueError, match=words):
        deciding.decide(committee, meeting, cells, ruling)
    assert deciding.list_decided(committee, ROUND) == ()


def test_a_full_cap_and_a_thin_attendance_are_asked_about(committee: Workspace, meeting: CommitteeMeeting) -> None:
    for row in conferences.list_attendance(committee, meeting.id)[2:]:
        conferences.save_attendee(committee, replace(row, is_present=False))
    about = subject(committee, meeting, Level.HTT)
    for one in list_rated(committee, 2026):
        if one.row.kind == "member" and one.row.work_group is about.row.work_group and one.offered is Level.HTT:
            conferences.conclude(committee, meeting.id, one, level=Level.HTXS, reason="Xét lại")
    texts = [row.text for row in obstacles(committee, meeting) if not row.must_mend]
    assert [text for text in texts if "2 trên 5 thành viên" in text]
    assert [text for text in texts if "vượt" in text and "suất theo cách tính đang dùng" in text]


def test_appraised_points_below_the_level_are_told(committee: Workspace, meeting: CommitteeMeeting) -> None:
    about = subject(committee, meeting, Level.HTT)
    low = AppraisedSubject(dossier_id=about.row.dossier_id, subject_code=about.row.code, points=Decimal("69.5"))
    appraise_subject(committee, replace(low, reason="Thiếu minh chứng"))
    (told,) = [row for row in obstacles(committee, meeting) if "69,5" in row.text]
    assert about.row.name in told.text
    assert not told.must_mend


def test_a_slip_of_the_pen_is_taken_back_until_the_cell_was_told(
    committee: Workspace, meeting: CommitteeMeeting, tmp_path: Path
) -> None:
    deciding.decide(committee, meeting, ("TP-01", "TP-02"), RULING)
    deciding.withdraw_decision(committee, ROUND, "TP-01")
    assert {row.cell_code for row in deciding.list_decided(committee, ROUND)} == {"TP-02"}
    note_sealed(committee, [seal_draft(row) for row in finish(planning(committee, ROUND, tmp_path)).drafts])
    with pytest.raises(InvalidValueError, match="đã gửi về chi bộ"):
        deciding.withdraw_decision(committee, ROUND, "TP-02")


def held_of(committee: Workspace, meeting: CommitteeMeeting) -> DecidedSubject:
    """Decide the first cell and give what holds about a member at the second level."""
    about = subject(committee, meeting, Level.HTT)
    deciding.decide(committee, meeting, ("TP-01",), RULING)
    return next(
        row for row in deciding.list_decided(committee, ROUND) if (row.cell_code, row.subject_code) == about.key
    )


def again(**changes: object) -> ReDecision:
    """Give a later decision that lowers a level."""
    given = {
        "kind": ReRatingKind.RATED_AGAIN,
        "ground": ReRatingGround.UNTRUTHFUL,
        "reason": "Kê khai không đúng",
        "level": Level.HTNV,
        "number": "60-QĐ/ĐU",
        "decided_on": date(2026, 12, 10),
    }
    return ReDecision(**{**given, **changes})  # type: ignore[arg-type] # by their names


def test_a_later_decision_stands_beside_the_first(committee: Workspace, meeting: CommitteeMeeting) -> None:
    first = held_of(committee, meeting)
    second = re_rate(committee, first, again())
    third = re_rate(
        committee, second, again(kind=ReRatingKind.CANCELLED, level=None, number="61-QĐ/ĐU", reason="Khiếu nại đúng")
    )
    assert [(row.level, row.is_current) for row in history_of(committee, first)] == [
        (Level.HTT, False),
        (Level.HTNV, False),
        (None, True),
    ]
    assert third.number == "61-QĐ/ĐU"
    assert len(deciding.list_decided(committee, ROUND, "TP-01", with_former=True)) == 16
    committee.store.undo()
    assert history_of(committee, first)[-1].is_current
    with pytest.raises(InvalidValueError, match="quyết định sau thay thế"):
        re_rate(committee, committee.store.decided_subjects.get(first.id), again())


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"reason": " "}, "lý do"),
        ({"number": ""}, "chưa đủ số"),
        ({"level": Level.HTT}, "trùng với mức"),
        ({"level": None}, "Chưa chọn mức mới"),
        ({"ground": ReRatingGround.EARLIER_VIOLATION}, "không phải là lý do mở lại"),
    ],
)
def test_a_later_decision_that_cannot_be_is_refused(
    committee: Workspace, meeting: CommitteeMeeting, changes: dict[str, object], words: str
) -> None:
    first = held_of(committee, meeting)
    with pytest.raises(InvalidValueError, match=words):
        re_rate(committee, first, again(**changes))
    assert history_of(committee, first) == (first,)


def test_packages_go_to_every_decided_cell_and_the_others_are_named(
    committee: Workspace, meeting: CommitteeMeeting, tmp_path: Path
) -> None:
    deciding.decide(committee, meeting, ("TP-01", "TP-02"), RULING)
    plan = finish(planning(committee, ROUND, tmp_path))
    assert (len(plan.drafts), plan.ready, plan.undecided) == (2, (), ("Chi bộ thôn 3",))
    assert plan.open_cells == ("Chi bộ thôn 1", "Chi bộ thôn 2"), "no key of theirs is known"
    issued = note_sealed(committee, [seal_draft(row) for row in plan.drafts])
    files = tuple(file_of(committee, row) for row in issued)
    written = finish(writing(files, tmp_path))
    assert written.names == ("decision-tp-01-2026cn-1.asice", "decision-tp-02-2026cn-1.asice")
    assert {path.name for path in tmp_path.iterdir()} == set(written.names)
    second = finish(planning(committee, ROUND, tmp_path))
    assert (second.drafts, second.ready) == ((), files), "what was signed is written again, not signed again"
    about, levels = decision_levels(committee, ROUND, "TP-01")
    assert about == plan.drafts[0].package.about  # type: ignore[union-attr] # a decision
    re_rate(committee, held_again(committee), again())
    third = finish(planning(committee, ROUND, tmp_path))
    assert [row.package.heading.number for row in third.drafts] == ["60-QĐ/ĐU"]
    assert len(levels) == 14


def held_again(committee: Workspace) -> DecidedSubject:
    """Give a decision at the second level."""
    rows = deciding.list_decided(committee, ROUND, "TP-01")
    return next(row for row in rows if row.level is Level.HTT and row.kind == "member")


def test_a_pulled_stick_leaves_what_was_written(
    committee: Workspace, meeting: CommitteeMeeting, tmp_path: Path
) -> None:
    deciding.decide(committee, meeting, ("TP-01", "TP-02"), RULING)
    issued = note_sealed(committee, [seal_draft(row) for row in finish(planning(committee, ROUND, tmp_path)).drafts])
    files = tuple(file_of(committee, row) for row in issued)
    gone = finish(writing(files, tmp_path / "rút"))
    assert gone.names == ()
    assert gone.trouble is not None

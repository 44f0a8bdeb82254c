"""The conference: attendance and counts."""

from dataclasses import replace
from datetime import date

import pytest

from kiemdiem_desktop.domain.errors import InvalidValueError
from kiemdiem_desktop.domain.meeting import BallotCount
from kiemdiem_desktop.domain.round import Round, Subject
from kiemdiem_desktop.services.cell import meetings
from kiemdiem_desktop.services.workspace import Workspace


@pytest.fixture
def subject(workspace: Workspace, round_: Round) -> Subject:
    """The teacher."""
    return next(row for row in workspace.store.subjects.where(round_id=round_.id) if row.name == "Lê Thị Giáo")


def test_attendance_lists_every_member_before_anything_is_entered(workspace: Workspace, round_: Round) -> None:
    rows = meetings.list_attendance(workspace, round_)
    assert [(row.id, row.is_present) for row in rows] == [(0, False)] * 3


def test_all_present_is_one_step_and_keeps_stated_absences(workspace: Workspace, round_: Round) -> None:
    first, second, third = meetings.list_attendance(workspace, round_)
    meetings.save_attendance(workspace, replace(third, reason="Ốm", is_excused=True))
    meetings.mark_present(workspace, round_, (first.member_id, second.member_id))
    rows = meetings.list_attendance(workspace, round_)
    assert [row.is_present for row in rows] == [True, True, False]
    assert rows[2].reason == "Ốm"
    workspace.store.undo()
    assert not any(row.is_present for row in meetings.list_attendance(workspace, round_))


def test_meeting_is_kept_once(workspace: Workspace, round_: Round) -> None:
    meeting = meetings.save_meeting(workspace, replace(meetings.get_meeting(workspace, round_), place="Nhà văn hóa"))
    meetings.save_meeting(workspace, replace(meeting, held_on=date(2026, 12, 5)))
    assert workspace.store.meetings.count() == 1
    assert meetings.get_meeting(workspace, round_).place == "Nhà văn hóa"


def test_rounds_of_voting_are_kept_in_order(workspace: Workspace, subject: Subject) -> None:
    meetings.add_ballot_round(workspace, subject.id)
    meetings.add_ballot_round(workspace, subject.id)
    assert [row.ballot_round for row in meetings.list_ballots(workspace, subject.id)] == [1, 2]


def test_negative_counts_are_refused_in_words(workspace: Workspace, subject: Subject) -> None:
    ballot = BallotCount(round_id=subject.round_id, subject_id=subject.id, issued=-1)
    with pytest.raises(InvalidValueError, match="âm"):
        meetings.save_ballot(workspace, ballot)
    assert workspace.store.ballots.count() == 0

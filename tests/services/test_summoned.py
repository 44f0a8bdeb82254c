"""The head-counts of the minutes: a suspended member is not summoned."""

from dataclasses import replace
from datetime import date

from kiemdiem_desktop.domain.member import StatusKind, StatusPeriod
from kiemdiem_desktop.domain.partial_date import PartialDate
from kiemdiem_desktop.services.cell import meetings, roster, rounds
from kiemdiem_desktop.services.cell.checks import check
from kiemdiem_desktop.services.workspace import Workspace


def test_suspended_member_is_neither_present_nor_absent(workspace: Workspace) -> None:
    round_ = rounds.open_round(workspace, year=2026, evaluation_on=date(2026, 12, 10))
    first, second, third = meetings.list_attendance(workspace, round_)
    meetings.save_attendance(workspace, replace(first, is_present=True))
    roster.save_status(
        workspace, StatusPeriod(member_id=third.member_id, kind=StatusKind.SUSPENDED, since=PartialDate(2026, 1, 5))
    )
    base = check(workspace, round_).verdict.vote_base
    assert base is not None
    assert (base.present_official, base.absent_official) == (1, 1)
    assert second.member_id in base.counted
    assert (third.member_id, "suspended") in base.excluded

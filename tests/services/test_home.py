"""The home page: a new round is told in a few lines, and each line leads somewhere."""

from dataclasses import replace
from datetime import date

from kiemdiem_desktop.domain.member import MemberKind
from kiemdiem_desktop.domain.partial_date import PartialDate
from kiemdiem_desktop.services.cell.checks import check
from kiemdiem_desktop.services.cell.home import MANY, home_of
from kiemdiem_desktop.services.cell.roster import add_member
from kiemdiem_desktop.services.cell.rounds import open_round
from kiemdiem_desktop.services.workspace import Workspace
from tests.services.conftest import a_member


def test_what_many_lack_is_one_line_that_names_some(workspace: Workspace) -> None:
    for number in range(10):
        add_member(workspace, a_member(f"Nguyễn Văn {number}"))
    checked = check(workspace, open_round(workspace, year=2026, evaluation_on=date(2026, 12, 10)))
    todo = home_of(workspace, checked).todo
    many = [line for line in todo if line.count >= MANY]
    assert any("14 nơi: Trần Văn Bí" in line.text for line in many)
    assert sum(line.count for line in todo) == sum(text.finding.blocks for text in checked.findings)
    assert len(todo) < 12
    assert all(line.screen and line.text for line in todo)


def test_a_new_member_who_is_only_reviewed_does_not_keep_votes_and_levels_unfinished(workspace: Workspace) -> None:
    new = replace(
        a_member("Lê Thị Mới"),
        admitted_on=PartialDate(2019, 9, 1),
        official_on=None,
        kind=MemberKind.PROBATIONARY,
    )
    add_member(workspace, new)
    checked = check(workspace, open_round(workspace, year=2019, evaluation_on=date(2019, 12, 10)))
    steps = {step.code: step.total for step in home_of(workspace, checked).steps}
    assert steps["ratings"] == steps["meeting"] == steps["reviews"] - 1

"""A quarter's round for leaders beside the year's: who is in it, which of the two is at work, what the year sees."""

from datetime import date

import pytest

from kiemdiem_desktop.domain.errors import InvalidValueError
from kiemdiem_desktop.domain.level import Level
from kiemdiem_desktop.domain.period import Period
from kiemdiem_desktop.domain.round import FormCode, Round
from kiemdiem_desktop.services.action import RoundClosedError
from kiemdiem_desktop.services.cell import checks, quarter_records, ratings, rounds
from kiemdiem_desktop.services.cell.deadlines import due_on
from kiemdiem_desktop.services.cell.papers import dossier_papers, list_papers
from kiemdiem_desktop.services.cell.sending import summarise
from kiemdiem_desktop.services.workspace import Workspace


def open_quarter(workspace: Workspace, period: Period = Period.Q3, on: date = date(2026, 9, 30)) -> Round:
    """Open the round of a quarter of 2026."""
    return rounds.open_round(workspace, year=2026, period=period, evaluation_on=on)


def names(workspace: Workspace, round_: Round) -> list[str]:
    """The names of the subjects."""
    return [row.name for row in workspace.store.subjects.where(round_id=round_.id)]


def test_only_leaders_are_in_a_quarter_on_mau_05(workspace: Workspace) -> None:
    quarter = open_quarter(workspace)
    assert names(workspace, quarter) == ["Trần Văn Bí"]
    assert {row.form for row in workspace.store.subjects.where(round_id=quarter.id)} == {FormCode.F05}


def test_year_and_quarter_live_side_by_side(workspace: Workspace, round_: Round) -> None:
    quarter = open_quarter(workspace)
    assert rounds.current_round(workspace).id == quarter.id
    rounds.choose_round(workspace, round_.id)
    assert rounds.current_round(workspace).id == round_.id
    assert [row.name for row in rounds.list_rounds(workspace)] == ["năm 2026", "quý III năm 2026"]
    assert len(names(workspace, round_)) == 4


def test_choosing_a_round_is_undone(workspace: Workspace, round_: Round) -> None:
    quarter = open_quarter(workspace)
    rounds.choose_round(workspace, round_.id)
    workspace.store.undo()
    assert rounds.current_round(workspace).id == quarter.id


def test_a_quarter_is_opened_once_and_in_its_time(workspace: Workspace) -> None:
    quarter = open_quarter(workspace)
    with pytest.raises(InvalidValueError, match="quý III năm 2026 đã mở"):
        open_quarter(workspace)
    with pytest.raises(InvalidValueError, match="chưa kết thúc"):
        open_quarter(workspace, Period.Q2, date(2026, 6, 30))
    rounds.close_round(workspace, quarter.id)
    with pytest.raises(InvalidValueError, match="không thuộc đợt quý II năm 2026"):
        open_quarter(workspace, Period.Q2, date(2026, 9, 30))
    with pytest.raises(InvalidValueError, match="chưa có quy định về xếp loại hằng quý"):
        rounds.open_round(workspace, year=2025, period=Period.Q2, evaluation_on=date(2025, 6, 30))


@pytest.mark.parametrize(("on", "is_taken"), [("2026-07-01", True), ("2026-10-30", True), ("2026-10-31", False)])
def test_a_quarter_is_evaluated_up_to_a_month_after_it(workspace: Workspace, on: str, *, is_taken: bool) -> None:
    day = date.fromisoformat(on)
    if is_taken:
        assert open_quarter(workspace, on=day).evaluation_on == day
        return
    with pytest.raises(InvalidValueError, match="không thuộc đợt"):
        open_quarter(workspace, on=day)


def test_a_closed_round_at_work_refuses_edits_though_another_is_open(workspace: Workspace, round_: Round) -> None:
    quarter = open_quarter(workspace)
    subject = workspace.store.subjects.where(round_id=quarter.id)[0]
    rounds.close_round(workspace, quarter.id)
    with pytest.raises(RoundClosedError, match="quý III năm 2026"):
        ratings.propose(workspace, subject.id, Level.HTT)
    rounds.choose_round(workspace, round_.id)
    own = workspace.store.subjects.where(round_id=round_.id)[0]
    ratings.propose(workspace, own.id, Level.HTT)


def test_the_newest_quarter_can_be_reopened_though_a_year_is_newer(workspace: Workspace, round_: Round) -> None:
    quarter = open_quarter(workspace)
    rounds.close_round(workspace, quarter.id)
    rounds.reopen_round(workspace, quarter.id)
    assert workspace.store.rounds.get(quarter.id).closed_at is None
    with pytest.raises(InvalidValueError, match="mở lại"):
        rounds.reopen_round(workspace, round_.id)


def test_the_year_sees_the_quarter(workspace: Workspace, round_: Round) -> None:
    quarter = open_quarter(workspace)
    subject = workspace.store.subjects.where(round_id=quarter.id)[0]
    ratings.propose(workspace, subject.id, Level.KHT)
    rounds.choose_round(workspace, round_.id)
    dossier = checks.check(workspace, round_).dossier
    own = next(row for row in dossier.subjects if row.subject.name == "Trần Văn Bí")
    assert [(row.period, row.level) for row in own.results] == [(Period.Q3, Level.KHT)]
    assert next(row for row in dossier.subjects if row.subject.name == "Y Nông").results == ()


def test_a_quarter_does_not_see_its_year(workspace: Workspace, round_: Round) -> None:
    own = next(row for row in workspace.store.subjects.where(round_id=round_.id) if row.name == "Trần Văn Bí")
    ratings.propose(workspace, own.id, Level.HTXS)
    quarter = open_quarter(workspace)
    (subject,) = checks.check(workspace, quarter).dossier.subjects
    assert subject.results == ()


def test_facts_of_the_quarter_decide_whether_a_level_is_due(workspace: Workspace) -> None:
    quarter = open_quarter(workspace)
    subject = workspace.store.subjects.where(round_id=quarter.id)[0]
    quarter_records.set_quarter_fact(workspace, subject.id, part="leave_days", value=70)
    codes = {found.code for found in checks.check(workspace, quarter).verdict.findings}
    assert "quarter.leave" in codes
    assert "quarter.level_missing" not in codes
    with pytest.raises(InvalidValueError, match="92"):
        quarter_records.set_quarter_fact(workspace, subject.id, part="leave_days", value=93)


def test_a_quarter_names_itself_on_papers_and_package(workspace: Workspace) -> None:
    checked = checks.check(workspace, open_quarter(workspace))
    assert due_on(checked) == date(2026, 9, 30)
    codes = [paper.kind.code for paper in dossier_papers(checked)]
    assert codes == ["proposals", "period_review"]
    stems = [paper.file_stem for paper in list_papers(checked)]
    assert len(stems) == len(set(stems))
    summary = summarise(workspace, checked)
    assert summary.period == "quý III năm 2026"
    assert "2026q3" in summary.file_name

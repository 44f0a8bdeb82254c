"""What totals and appraisal stand on: rows of subjects written with a dossier, and the plan of the round."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from kiemdiem_desktop.domain.errors import InvalidValueError
from kiemdiem_desktop.domain.level import Level
from kiemdiem_desktop.domain.round import SubjectKind
from kiemdiem_desktop.domain.round_plan import RoundPlan
from kiemdiem_desktop.services.committee.collecting import receive
from kiemdiem_desktop.services.committee.dossiers import content_of
from kiemdiem_desktop.services.committee.plans import current_plan, list_plans, save_plan
from kiemdiem_desktop.services.committee.subject_rows import list_rows, objects, rows_of
from kiemdiem_desktop.services.workspace import Workspace
from tests.services.round_trip import collect, introduce, send


def test_the_rows_say_what_the_dossier_says(cell: Workspace, committee: Workspace, tmp_path: Path) -> None:
    introduce(cell, committee)
    dossier = collect(committee, send(cell, tmp_path).written.path)
    rows, content = list_rows(committee, 2026), content_of(dossier)
    roster, subjects = objects(content["members"]), objects(content["subjects"])
    assert len(rows) == len({str(row["code"]) for row in (*roster, *subjects)})
    members = [row for row in rows if row.kind is SubjectKind.MEMBER]
    assert len(members) == len(roster)
    left_out = [row for row in members if row.left_out_reason]
    assert {row.is_rated for row in left_out} == {False}
    assert sum(row.is_rated for row in members) + len(left_out) == len(roster)
    proposed = {str(row["code"]): row["levels"] for row in subjects}
    told = {row.code: row.proposed_level for row in rows if row.proposed_level is not None}
    assert told == {code: Level(str(levels["proposed"])) for code, levels in proposed.items() if "proposed" in levels}  # type: ignore[operator,index,call-overload] # the test reads what it wrote
    assert all(row.sex is not None and row.born_year and row.sort_key for row in members)
    assert {row.dossier_id for row in rows} == {dossier.id}
    assert sum(row.finding_count for row in rows) == sum("subject" in row for row in objects(content["findings"]))


def test_the_rows_of_a_newer_dossier_take_the_place_of_the_older(
    cell: Workspace, committee: Workspace, tmp_path: Path
) -> None:
    introduce(cell, committee)
    first, second = send(cell, tmp_path).written.path, send(cell, tmp_path, reason="Sửa").written.path
    older = collect(committee, first)
    newer = collect(committee, second)
    assert {row.dossier_id for row in list_rows(committee, 2026)} == {newer.id}
    assert committee.store.subject_rows.count(dossier_id=older.id) == len(list_rows(committee, 2026))


def test_an_older_dossier_that_comes_late_does_not_count(cell: Workspace, committee: Workspace, tmp_path: Path) -> None:
    introduce(cell, committee)
    first, second = send(cell, tmp_path).written.path, send(cell, tmp_path, reason="Sửa").written.path
    newer = collect(committee, second)
    receive(committee, first)
    assert {row.dossier_id for row in list_rows(committee, 2026)} == {newer.id}


def test_words_that_are_not_known_count_as_not_said(cell: Workspace, committee: Workspace, tmp_path: Path) -> None:
    introduce(cell, committee)
    dossier = collect(committee, send(cell, tmp_path).written.path)
    strange = {
        "members": [{"code": "dv-1", "name": "A Kiểm", "sex": "x", "born_on": "mùa xuân", "kind": 7}, "?"],
        "subjects": [{"code": "dv-1", "kind": "herd", "levels": {"self": "TỐT", "proposed": 3}}, {"name": "không mã"}],
        "findings": "?",
    }
    (row,) = rows_of(dossier, strange)  # type: ignore[arg-type] # as a foreign program may have signed it
    assert (row.name, row.kind, row.sex, row.born_year) == ("A Kiểm", SubjectKind.MEMBER, None, None)
    assert (row.self_level, row.proposed_level, row.member_kind, row.is_rated) == (None, None, None, False)


def test_the_plan_of_the_newest_round_counts(committee: Workspace) -> None:
    assert current_plan(committee) is None
    for given in (RoundPlan(year=2026), RoundPlan(year=2026, period="q3"), RoundPlan(year=2025)):
        save_plan(committee, given)
    save_plan(committee, RoundPlan(year=2026, due_on=date(2026, 12, 20)))
    plan = current_plan(committee)
    assert plan is not None
    assert (plan.year, plan.period, plan.due_on) == (2026, "cn", date(2026, 12, 20))
    assert [(row.year, row.period) for row in list_plans(committee)] == [(2026, "cn"), (2026, "q3"), (2025, "cn")]
    for wrong in (replace(plan, year=26), replace(plan, period="q4")):
        with pytest.raises(InvalidValueError, match="không có trong lịch"):
            save_plan(committee, wrong)

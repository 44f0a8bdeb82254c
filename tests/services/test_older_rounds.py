"""A round of any year from 2018 on gets that year's forms, standings and verdicts."""

from dataclasses import replace
from datetime import date

import pytest

from kiemdiem_desktop.domain.ids import SubjectId
from kiemdiem_desktop.domain.level import Level
from kiemdiem_desktop.domain.parameter import LocalParameter
from kiemdiem_desktop.domain.partial_date import PartialDate
from kiemdiem_desktop.domain.review import Grade, TaskCounts
from kiemdiem_desktop.domain.round import FormCode, Round
from kiemdiem_desktop.rules.local_layer import LocalParameterError
from kiemdiem_desktop.services.cell import checks, parameters, reviews, roster, rounds, subjects
from kiemdiem_desktop.services.cell.parameter_rows import list_parameter_rows
from kiemdiem_desktop.services.workspace import Workspace
from tests.services.conftest import a_member


def open_year(workspace: Workspace, year: int) -> Round:
    """Open the round of a year on 10 December."""
    return rounds.open_round(workspace, year=year, evaluation_on=date(year, 12, 10))


def forms(workspace: Workspace, round_: Round) -> list[FormCode]:
    """The forms of the members in their order, the collective left out."""
    rows = sorted(workspace.store.subjects.where(round_id=round_.id), key=lambda row: row.position)
    return [row.form for row in rows if row.member_id is not None]


@pytest.mark.parametrize(
    ("year", "wanted"),
    [
        (2018, [FormCode.F02, FormCode.F02, FormCode.F02]),
        (2022, [FormCode.F02, FormCode.F02, FormCode.F02]),
        (2024, [FormCode.F02B, FormCode.F02A, FormCode.F02A]),
        (2025, [FormCode.F2A, FormCode.F2B, FormCode.F2C]),
    ],
)
def test_each_year_has_its_forms(workspace: Workspace, year: int, wanted: list[FormCode]) -> None:
    assert forms(workspace, open_year(workspace, year)) == wanted


@pytest.mark.parametrize(
    ("year", "number"), [(2018, "16-HD/BTCTW"), (2022, "21-HD/BTCTW"), (2024, "124-QĐ/TW"), (2025, "366-QĐ/TW")]
)
def test_each_year_is_checked_and_said_by_its_own_texts(workspace: Workspace, year: int, number: str) -> None:
    checked = checks.check(workspace, open_year(workspace, year))
    assert any(number in found.citation for found in checked.findings)
    others: dict[int, tuple[str, ...]] = {
        2018: ("124-", "366-", "43-HD", "21-HD"),
        2022: ("124-", "366-", "43-HD", "16-HD"),
    }
    others |= {2024: ("366-", "43-HD", "132-", "21-HD"), 2025: ("124-", "132-", "25-HD")}
    assert not [found.citation for found in checked.findings if any(word in found.citation for word in others[year])]


@pytest.mark.parametrize(("year", "is_reviewed"), [(2022, True), (2024, False)])
def test_a_new_member_was_reviewed_until_2022(workspace: Workspace, year: int, *, is_reviewed: bool) -> None:
    new = replace(a_member("Phạm Mới"), admitted_on=PartialDate(year, 9, 1), official_on=None)
    member = roster.add_member(workspace, new)
    round_ = open_year(workspace, year)
    found = next(row for row in rounds.list_eligibilities(workspace, round_) if row.member_id == member.id)
    assert (found.is_reviewed, found.is_rated) == (is_reviewed, False)


def test_a_paper_of_2026_says_nothing_of_a_round_of_2022(workspace: Workspace) -> None:
    for name, value in (("cap_percent", "10"), ("beyond_min_percent", "35"), ("score_htxs_min", "92")):
        row = LocalParameter(name=name, value=value, number="1-HD", issued_on=date(2026, 11, 5), issuer="Đảng ủy")
        with workspace.store.step("Thử"):
            workspace.store.parameters.add(row)
    older = subjects.regulation_set(workspace, open_year(workspace, 2022))
    assert older.number("cap_percent") == 20
    assert older.local == ()


def test_a_paper_of_its_time_holds_for_the_round(workspace: Workspace) -> None:
    row = LocalParameter(name="cap_percent", value="10", number="1-HD", issued_on=date(2022, 11, 5), issuer="Đảng ủy")
    with workspace.store.step("Thử"):
        workspace.store.parameters.add(row)
    older = subjects.regulation_set(workspace, open_year(workspace, 2022))
    assert older.number("cap_percent") == 10
    shown = next(row for row in list_parameter_rows(workspace, rounds.current_round(workspace)) if row.local)
    assert shown.value == "10 phần trăm"


def test_grades_are_kept_and_open_the_level(workspace: Workspace) -> None:
    round_ = open_year(workspace, 2024)
    subject = next(row for row in workspace.store.subjects.where(round_id=round_.id) if row.name == "Lê Thị Giáo")
    reviews.set_tasks(workspace, subject.id, TaskCounts(assigned=10, completed=10, on_time=10, beyond=5))
    for code in ("I.1", "I.2", "III"):
        reviews.set_grade(workspace, subject.id, criterion=code, grade=Grade.EXCELLENT)
    assert Level.HTXS in open_levels(workspace, round_, subject.id)
    reviews.set_grade(workspace, subject.id, criterion="I.2", grade=Grade.POOR)
    assert open_levels(workspace, round_, subject.id) == {Level.KHT}
    reviews.set_grade(workspace, subject.id, criterion="I.2", grade=None)
    codes = [found.code for found in checks.check(workspace, round_).verdict.findings if found.subject_id == subject.id]
    assert "grades.missing" in codes


def open_levels(workspace: Workspace, round_: Round, subject_id: SubjectId) -> set[Level]:
    """The levels open to a subject."""
    verdict = checks.check(workspace, round_).verdict
    own = next(row for row in verdict.subjects if row.subject_id == subject_id)
    return {row.level for row in own.levels if row.is_open}


def test_a_preview_tells_what_a_local_value_would_change_and_records_nothing(workspace: Workspace) -> None:
    round_ = open_year(workspace, 2024)
    subject = next(row for row in workspace.store.subjects.where(round_id=round_.id) if row.name == "Lê Thị Giáo")
    reviews.set_tasks(workspace, subject.id, TaskCounts(assigned=10, completed=10, on_time=10, beyond=5))
    row = LocalParameter(name="beyond_min_percent", value="60", number="1-HD", issued_on=date(2024, 11, 5))
    (changed,) = parameters.preview_parameters(workspace, round_, (row,)).subjects
    assert changed.subject_id == subject.id
    assert changed.closed == (Level.HTXS,)
    assert workspace.store.parameters.all() == ()
    with pytest.raises(LocalParameterError):
        parameters.preview_parameters(workspace, round_, (replace(row, value="40"),))

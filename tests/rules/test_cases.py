"""Every rule case holds, and a case that cannot be read says why."""

from datetime import date
from functools import cache
from pathlib import Path

import pytest

from kiemdiem_desktop.rules.case_words import CaseError
from kiemdiem_desktop.rules.cases import CaseResult, run_case_file
from kiemdiem_desktop.rules.regulations import Regulations
from tests import shipped
from tests.rules.judged_cases import FILES, names_of

REGULATIONS = shipped.regulations()
NAMES = [(path, name) for path in FILES for name in names_of(path)]


@cache
def results_of(path: Path) -> dict[str, CaseResult]:
    """Run the cases of a file, once for all tests of a process."""
    return {result.name: result for result in run_case_file(path, REGULATIONS)}


def run(tmp_path: Path, text: str) -> tuple[CaseResult, ...]:
    """Run cases that stand in a text."""
    path = tmp_path / "thu.yaml"
    path.write_text(text, encoding="utf-8")
    return run_case_file(path, REGULATIONS)


@pytest.mark.parametrize(("path", "name"), NAMES, ids=[f"{path.name}: {name}" for path, name in NAMES])
def test_case(path: Path, name: str) -> None:
    assert results_of(path)[name].problems == ()


def test_names_of_cases_are_unique() -> None:
    assert len(NAMES) == len(set(NAMES))


def test_a_case_that_expects_wrongly_fails_with_a_sentence(tmp_path: Path) -> None:
    (result,) = run(
        tmp_path,
        "- name: sai\n  on: 2026-12-10\n  given: {points: 89.5}\n"
        "  expect: {open: [HTXS], findings: [forced.units], not: [level.score_below], must_fix: [cap.exceeded],"
        " points: 90, voted: KHT, forced: yes, cap: {limit: 9}, vote_base: {members: 3},"
        " eligibility: {reviewed: no}}\n",
    )
    assert not result.passed
    assert result.on == date(2026, 12, 10)
    text = " ".join(result.problems)
    for part in (
        "HTXS",
        "forced.units",
        "level.score_below",
        "must_fix",
        "points",
        "voted",
        "limit",
        "members",
        "reviewed",
    ):
        assert part in text


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("- name: a\n  given: {pionts: 9}\n  expect: {forced: no}\n", "points"),
        ("- name: a\n  given: {tasks: {asigned: 9}}\n  expect: {forced: no}\n", "assigned"),
        ("- name: a\n  given: {subject: leadr}\n  expect: {forced: no}\n", "leader"),
        ("- name: a\n  given: {}\n  expect: {findngs: []}\n", "findings"),
        ("- name: a\n  given: {}\n  expect: {findings: [level.beyond_shor]}\n", "level.beyond_short"),
        ("- name: a\n  gven: {}\n  expect: {forced: no}\n", "given"),
        ("- name: a\n  given: {points: chín}\n  expect: {forced: no}\n", "chín"),
        ("- name: a\n  given: {tasks: {assigned: 2.5}}\n  expect: {forced: no}\n", "2.5"),
        ("- name: a\n  given: {admitted: hôm qua}\n  expect: {forced: no}\n", "hôm qua"),
        ("- name: a\n  given: {due: 2026-12}\n  expect: {forced: no}\n", "2026-12"),
        ("- name: a\n  given: {finished: maybe}\n  expect: {forced: no}\n", "maybe"),
        ("- name: a\n  given: {statuses: exempt}\n  expect: {forced: no}\n", "danh sách"),
        ("- name: a\n  given: {unscored: [I.8.8]}\n  expect: {forced: no}\n", "I.8.8"),
        ("- given: {}\n  expect: {forced: no}\n", "thiếu tên"),
        ("- name: a\n  given: {}\n", "expect"),
        ("- name: a\n  given: 5\n  expect: {forced: no}\n", "từ: giá trị"),
        ("name: a\n", "danh sách"),
        ("- name: [\n", "không đọc được"),
    ],
)
def test_a_case_that_cannot_be_read_says_why(tmp_path: Path, text: str, says: str) -> None:
    with pytest.raises(CaseError) as caught:
        run(tmp_path, text)
    assert says in str(caught.value)


def test_a_missing_case_file_says_so(tmp_path: Path) -> None:
    with pytest.raises(CaseError) as caught:
        run_case_file(tmp_path / "khong-co.yaml", REGULATIONS)
    assert "không đọc được" in str(caught.value)


def test_an_expected_error_must_come(tmp_path: Path) -> None:
    (result,) = run(tmp_path, "- name: a\n  given: {}\n  expect: {error: nới lỏng}\n")
    assert "nới lỏng" in result.problems[0]


def test_an_unexpected_error_is_a_problem_of_the_case(tmp_path: Path) -> None:
    (result,) = run(tmp_path, "- name: a\n  given: {local: {cap_percent: 40}}\n  expect: {forced: no}\n")
    assert "nới lỏng" in result.problems[0]


def test_cases_need_the_regulations_of_their_day() -> None:
    empty = Regulations(all=())
    result = run_case_file(FILES[0], empty)[0]
    assert "không có quy định nào" in result.problems[0]

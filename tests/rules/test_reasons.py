"""Every level is explained whole: what closes it has a guard, what is met says so, no rule is left out or unfilled."""

from datetime import date
from functools import cache

import pytest

from kiemdiem_desktop.domain.level import Level
from kiemdiem_desktop.domain.verdict import SubjectVerdict
from kiemdiem_desktop.rules.facts import SubjectFacts, subject_facts
from kiemdiem_desktop.rules.guards import guards_of
from kiemdiem_desktop.rules.reasons import RuleOutcome, RuleState, explain, rule_at
from kiemdiem_desktop.rules.verdicts import KHT_CLOSED
from tests.rules.judged_cases import ON, JudgedCase, judge, judged_cases


def seen(given: dict[str, object], on: date = ON) -> tuple[SubjectFacts, SubjectVerdict]:
    """Check the one that a case is about."""
    found = facts_and_verdict(judge(given, on))
    assert found is not None
    return found


def facts_and_verdict(judged: JudgedCase) -> tuple[SubjectFacts, SubjectVerdict] | None:
    """Give the facts of the one that a case is about, and the verdict; None where it is about nobody."""
    if judged.own is None:
        return None
    own_id = judged.own.subject.id
    verdict = next(row for row in judged.verdict.subjects if row.subject_id == own_id)
    return subject_facts(judged.facts, judged.own), verdict


@cache
def every_case() -> tuple[tuple[str, SubjectFacts, SubjectVerdict], ...]:
    """Give the subject of every case that can be checked and is rated."""
    rows = ((name, facts_and_verdict(judged)) for name, judged in judged_cases().items())
    return tuple((name, *row) for name, row in rows if row is not None and row[1].is_rated)


def test_most_cases_are_looked_at() -> None:
    assert len(every_case()) > 300


def test_whatever_closes_a_level_is_explained() -> None:
    lost = set()
    for name, facts, verdict in every_case():
        outcomes = explain(facts, verdict)
        for row in verdict.levels:
            for found in row.findings:
                told = any(found.code == own.code and row.level in own.closes for own in outcomes)
                if not told and found.code != KHT_CLOSED:
                    lost.add((name, found.code, row.level))
    assert not lost


def test_a_guard_names_every_level_that_its_check_closes() -> None:
    wrong = set()
    for name, facts, verdict in every_case():
        levels = {guard.check.code: guard.levels for guard in guards_of(facts)}
        for row in verdict.levels:
            wrong |= {
                (name, found.code, row.level)
                for found in row.findings
                if found.code != KHT_CLOSED and row.level not in levels[found.code]
            }
    assert not wrong


def test_no_rule_is_left_unfilled() -> None:
    texts = {
        (outcome.code, text)
        for _name, facts, verdict in every_case()
        for outcome in explain(facts, verdict)
        for text in (outcome.rule, outcome.found, outcome.figures, outcome.change)
    }
    assert not [(code, text) for code, text in texts if "…" in text or "{" in text]
    assert len({code for code, _text in texts}) > 30


def test_a_rule_without_its_figures_is_not_called_met() -> None:
    facts, verdict = seen({"tasks": "none", "points": "none"})
    states = {outcome.code: outcome.state for outcome in explain(facts, verdict)}
    assert states["level.beyond_short"] is RuleState.NOT_CHECKED
    assert states["level.score_below"] is RuleState.NOT_CHECKED
    assert states["forced.member_discipline"] is RuleState.MET


def outcome_of(given: dict[str, object], code: str, on: date = ON) -> RuleOutcome:
    """Give one outcome of a case."""
    facts, verdict = seen(given, on)
    return next(outcome for outcome in explain(facts, verdict) if outcome.code == code)


@pytest.mark.parametrize(
    ("given", "code", "change"),
    [
        ({"points": "69.5"}, "level.score_below", "Còn thiếu 0,5 điểm."),
        ({"tasks": {"assigned": "16", "beyond": "4"}}, "level.beyond_short", "Thêm 1 nhiệm vụ vượt mức"),
        ({"tasks": {"assigned": "10", "completed": "8"}}, "level.not_all_done", "Xong thêm 2 nhiệm vụ"),
        ({"tasks": {"assigned": "10", "on_time": "9"}}, "level.late", "nay có 1"),
        ({"tasks": {"assigned": "10", "on_time": "7"}}, "level.late_over_limit", "Chậm nhiều nhất 2 nhiệm vụ"),
        ({"carried": {"remedied": "2", "open": "1"}}, "level.not_all_remedied", "Khắc phục xong 1 hạn chế"),
    ],
)
def test_what_would_change_it_is_counted(given: dict[str, object], code: str, change: str) -> None:
    outcome = outcome_of(given, code)
    assert outcome.state is RuleState.NOT_MET
    assert change in outcome.change


def test_what_was_counted_is_enough() -> None:
    assert outcome_of({"tasks": {"assigned": "16", "beyond": "5"}}, "level.beyond_short").state is RuleState.MET
    assert outcome_of({"points": "70"}, "level.score_below").closes == (Level.HTXS,)


def test_the_floor_is_that_of_the_level() -> None:
    facts, _verdict = seen({"points": "80"})
    outcome = outcome_of({"points": "80"}, "level.score_below")
    assert [rule_at(outcome, level, facts.regs) for level in (Level.HTXS, Level.HTT, Level.HTNV)] == [
        "Mức này cần từ 90 điểm.",
        "Mức này cần từ 70 điểm.",
        "Mức này cần từ 50 điểm.",
    ]


def test_older_years_are_explained_by_their_own_rules() -> None:
    outcome = outcome_of({"grades": "good"}, "level.grades_htxs", date(2024, 12, 10))
    assert outcome.closes == (Level.HTXS,)
    assert outcome.citation.regulation_id == "qd-124-2023"
    assert outcome.figures == "Cấp độ của các tiêu chí: 3 tốt."

"""Verdicts as a whole: order of findings, what is shown, overrides, single subjects, dates and working days."""

from dataclasses import replace
from datetime import date

import pytest

from kiemdiem_desktop.domain.dossier import Dossier
from kiemdiem_desktop.domain.finding import Severity
from kiemdiem_desktop.domain.level import Level
from kiemdiem_desktop.domain.verdict import SubjectVerdict
from kiemdiem_desktop.rules.case_dossier import GIVEN_WORDS, TESTED, dossier_of
from kiemdiem_desktop.rules.case_words import Words
from kiemdiem_desktop.rules.check import Audience, findings_of
from kiemdiem_desktop.rules.eligibility import add_months
from kiemdiem_desktop.rules.facts import round_facts
from kiemdiem_desktop.rules.regulation import InForce
from kiemdiem_desktop.rules.regulation_set import NotInForceError
from kiemdiem_desktop.rules.verdicts import ROUND_CHECKS, check_round
from kiemdiem_desktop.rules.working_days import working_days_before
from tests import shipped

REGULATIONS = shipped.regulations()
ON = date(2026, 12, 10)
REGS = REGULATIONS.in_force_on(ON)


def dossier(**given: object) -> Dossier:
    """Give the dossier of the words of a case."""
    return dossier_of(Words.of(given, "thử", GIVEN_WORDS), ON, REGS)


def found_on_tested(**given: object) -> SubjectVerdict:
    """Give the verdict on the tested subject of such a dossier."""
    return next(found for found in check_round(dossier(**given), REGS).subjects if found.subject_id == TESTED)


def test_findings_come_worst_first() -> None:
    found = check_round(dossier(points="69.5", review="none", tasks="none"), REGS).findings
    order = [Severity.MUST_FIX, Severity.NOT_CHECKED, Severity.PLEASE_LOOK]
    ranks = [order.index(finding.severity) for finding in found]
    assert ranks == sorted(ranks)
    assert len(set(ranks)) == 3


def test_the_reason_of_a_level_that_nobody_names_stands_at_the_level_only() -> None:
    verdict = found_on_tested()
    by_level = {level.level: [finding.code for finding in level.findings] for level in verdict.levels}
    assert by_level[Level.HTXS] == ["level.score_below", "level.beyond_short"]
    assert "level.beyond_short" not in [finding.code for finding in verdict.findings]
    claimed = found_on_tested(self="HTXS")
    assert "level.beyond_short" in [finding.code for finding in claimed.findings]


def test_a_member_who_is_not_rated_has_no_levels() -> None:
    verdict = found_on_tested(statuses=[{"kind": "exempt", "since": "2026-01"}])
    assert not verdict.is_rated
    assert verdict.levels == ()
    assert verdict.findings == ()


def test_checking_twice_gives_the_same() -> None:
    whole = dossier(points="49.5", carried={"open": "1"})
    assert check_round(whole, REGS) == check_round(whole, REGS)


def test_before_the_regulation_nothing_is_passed_silently() -> None:
    early = date(2018, 3, 7)
    with pytest.raises(NotInForceError):
        check_round(dossier(), REGULATIONS.in_force_on(early))


def test_regulations_that_changed_since_the_round_was_opened_are_shown() -> None:
    changed = replace(REGS, changed=("hd-43-2025",))
    codes = {finding.code for finding in check_round(dossier(), changed).findings}
    assert "round.data_changed" in codes
    assert "round.data_changed" not in {finding.code for finding in check_round(dossier(), REGS).findings}


def test_a_check_runs_on_its_dates_and_for_its_audience_only() -> None:
    facts = round_facts(dossier(meeting="none"), REGS)
    row = next(row for row in ROUND_CHECKS if row.code == "meeting.missing")
    ended = replace(row, in_force=InForce(since=date(2025, 8, 30), until=date(2026, 12, 9)))
    assert [found.code for found in findings_of([row], facts, Audience.ROUND, None, on=ON)] == ["meeting.missing"]
    assert list(findings_of([ended], facts, Audience.ROUND, None, on=ON)) == []
    assert list(findings_of([row], facts, Audience.CELL, None, on=ON)) == []


@pytest.mark.parametrize(
    ("day", "months", "wanted"),
    [
        (date(2026, 6, 30), 6, date(2026, 12, 30)),
        (date(2026, 8, 31), 6, date(2027, 2, 28)),
        (date(2023, 8, 31), 6, date(2024, 2, 29)),
        (date(2026, 12, 1), 1, date(2027, 1, 1)),
    ],
)
def test_months_are_added_by_the_calendar(day: date, months: int, wanted: date) -> None:
    assert add_months(day, months) == wanted


@pytest.mark.parametrize(
    ("held", "days", "wanted"),
    [
        (date(2026, 12, 10), 3, date(2026, 12, 7)),
        (date(2026, 12, 14), 3, date(2026, 12, 9)),
        (date(2026, 12, 12), 3, date(2026, 12, 9)),
        (date(2027, 1, 5), 3, date(2026, 12, 30)),
        (date(2026, 12, 10), 0, date(2026, 12, 10)),
    ],
)
def test_working_days_leave_out_weekends_and_fixed_holidays(held: date, days: int, wanted: date) -> None:
    assert working_days_before(held, days, REGS) == wanted

"""Verdicts: all checks over a round, and what is allowed to each subject."""

from collections.abc import Iterable
from dataclasses import replace

from kiemdiem_desktop.domain.dossier import Dossier
from kiemdiem_desktop.domain.finding import Finding, Severity
from kiemdiem_desktop.domain.level import Level
from kiemdiem_desktop.domain.verdict import LevelVerdict, RoundVerdict, SubjectVerdict
from kiemdiem_desktop.rules.check import Audience, Check, findings_of, values
from kiemdiem_desktop.rules.checks import (
    ballots,
    cap,
    discipline,
    forced,
    grades,
    history,
    levels,
    meeting,
    of_124,
    of_132,
    points,
    quarter,
    rating,
    review,
    roster,
    special,
)
from kiemdiem_desktop.rules.facts import RoundFacts, SubjectFacts, round_facts, subject_facts
from kiemdiem_desktop.rules.reading import citation
from kiemdiem_desktop.rules.regulation_set import RegulationSet
from kiemdiem_desktop.rules.scoring import band_of, points_text

ROUND_CHECKS: tuple[Check[RoundFacts], ...] = (
    *roster.CHECKS,
    *meeting.CHECKS,
    *cap.CHECKS,
    *of_132.ROUND_CHECKS,
    *history.ROUND_CHECKS,
    *quarter.ROUND_IN_YEAR,
)
SUBJECT_CHECKS: tuple[Check[SubjectFacts], ...] = (
    *review.CHECKS,
    *points.CHECKS,
    *levels.CHECKS,
    *forced.CHECKS,
    *discipline.CHECKS,
    *special.CHECKS,
    *ballots.CHECKS,
    *grades.CHECKS,
    *of_132.SUBJECT_CHECKS,
    *of_124.CHECKS,
    *history.SUBJECT_CHECKS,
    *quarter.IN_YEAR,
)
# these ask which levels are open, so they run when that is known
RATING_CHECKS: tuple[Check[SubjectFacts], ...] = (*rating.CHECKS, *of_132.RATING_CHECKS)
# these are about members who are reviewed and not rated
REVIEW_ONLY_CHECKS: tuple[Check[SubjectFacts], ...] = (*review.CHECKS, *of_132.REVIEW_ONLY_CHECKS)
# a quarter asks for results and levels only; papers, conference and comments belong to the year
_NOT_IN_QUARTER = frozenset(
    {
        *("roster.committee", "roster.small_committee", "order.cell_last", "order.committee_first"),
        *("order.members_unfinished", "order.committee_unfinished"),
        *("roster.cell_missing", "level.no_history", "level.not_all_remedied", "forced.year_missing"),
        *("ballot.missing", "rating.proposed_missing", "local.head_above_collective", "local.cell_members"),
    }
)
_QUARTER_ROUND = (*roster.CHECKS, *cap.CHECKS)
_QUARTER_SUBJECT = (*points.CHECKS, *levels.CHECKS, *forced.CHECKS, *discipline.CHECKS, *ballots.CHECKS)
QUARTER_ROUND_CHECKS = tuple(row for row in _QUARTER_ROUND if row.code not in _NOT_IN_QUARTER)
QUARTER_SUBJECT_CHECKS: tuple[Check[SubjectFacts], ...] = (
    *(row for row in _QUARTER_SUBJECT if row.code not in _NOT_IN_QUARTER),
    *quarter.IN_QUARTER,
)
QUARTER_RATING_CHECKS = tuple(row for row in rating.CHECKS if row.code not in _NOT_IN_QUARTER)
_WORST_FIRST = (Severity.MUST_FIX, Severity.NOT_CHECKED, Severity.PLEASE_LOOK)
KHT_CLOSED = "level.kht_without_ground"


def check_round(dossier: Dossier, regs: RegulationSet) -> RoundVerdict:
    """Run all checks over a round.

    `findings` holds what somebody can act on: conditions that close a level nobody names stand in the level verdicts
    only. Raises: NotInForceError where no regulation holds on the evaluation date.
    """
    return check_facts(round_facts(dossier, regs))


def check_facts(facts: RoundFacts) -> RoundVerdict:
    """Run all checks over a round whose shared facts are known."""
    dossier, on = facts.dossier, facts.dossier.round.evaluation_on
    checks = QUARTER_ROUND_CHECKS if dossier.round.period.is_quarter else ROUND_CHECKS
    subjects = tuple(_verdict(subject_facts(facts, own), is_rated=facts.is_rated(own)) for own in dossier.subjects)
    own = [_with_override(found, facts) for found in findings_of(checks, facts, Audience.ROUND, None, on=on)]
    everything = [*own, *(finding for verdict in subjects for finding in verdict.findings)]
    return RoundVerdict(
        eligibilities=facts.eligibilities,
        subjects=subjects,
        caps=facts.caps,
        vote_base=facts.vote_base,
        findings=_sorted(everything),
    )


def _verdict(facts: SubjectFacts, *, is_rated: bool) -> SubjectVerdict:
    own = facts.own
    on = facts.round.dossier.round.evaluation_on
    if not is_rated:
        return SubjectVerdict(subject_id=own.subject.id, is_rated=False, findings=_of_review_only(facts))
    is_quarter = facts.round.dossier.round.period.is_quarter
    checks = QUARTER_SUBJECT_CHECKS if is_quarter else SUBJECT_CHECKS
    last_checks = QUARTER_RATING_CHECKS if is_quarter else RATING_CHECKS
    first = tuple(findings_of(checks, facts, facts.audience, own.subject.id, on=on))
    open_levels = _levels(facts, first)
    second = findings_of(last_checks, replace(facts, levels=open_levels), facts.audience, own.subject.id, on=on)
    shown = [_with_override(found, facts.round) for found in (*first, *second) if _is_shown(found, facts)]
    total = facts.score.total if facts.score else None
    return SubjectVerdict(
        subject_id=own.subject.id,
        is_rated=True,
        levels=open_levels,
        findings=_sorted(shown),
        total_points=None if total is None else points_text(total),
        voted_level=facts.voted,
        needs_competent_level=any(found.needs_competent_level for found in shown),
    )


def _of_review_only(facts: SubjectFacts) -> tuple[Finding, ...]:
    """What is found of a member who is reviewed but not rated, as new members were until 2023; else nothing.

    Source: hd-21-2019 §II.6
    """
    if not facts.round.is_reviewed(facts.own):
        return ()
    on = facts.round.dossier.round.evaluation_on
    found = findings_of(REVIEW_ONLY_CHECKS, facts, facts.audience, facts.own.subject.id, on=on)
    return _sorted(_with_override(finding, facts.round) for finding in found)


def _levels(facts: SubjectFacts, findings: tuple[Finding, ...]) -> tuple[LevelVerdict, ...]:
    """Give the four levels: open, or closed by the findings named."""
    verdicts = []
    for level in Level:
        closing = tuple(found for found in findings if level in found.closes)
        if level is Level.KHT:
            closing = _kht_closing(facts, findings)
        verdicts.append(LevelVerdict(level=level, is_open=not closing, findings=closing))
    return tuple(verdicts)


def _kht_closing(facts: SubjectFacts, findings: tuple[Finding, ...]) -> tuple[Finding, ...]:
    """KHT is closed where the points are known and reach a higher level that is open, and nothing forces it.

    Source: qd-366-2025 Điều 11 khoản 4
    """
    total = facts.score.total if facts.score else None
    is_forced = any(found.forces_kht or found.needs_competent_level for found in findings)
    is_gap = any(Level.HTNV in found.closes for found in findings)
    if total is None or is_forced or is_gap or band_of(total, facts.regs) is Level.KHT:
        return ()
    return (
        Finding(
            code=KHT_CLOSED,
            severity=Severity.PLEASE_LOOK,
            subject_id=facts.own.subject.id,
            where="rating.proposed",
            values=values(points=points_text(total)),
            citation=citation("qd-366-2025 Điều 11 khoản 4", ""),
            closes=(Level.KHT,),
        ),
    )


def _is_shown(finding: Finding, facts: SubjectFacts) -> bool:
    """Whether a finding is more than the reason of a level that nobody names."""
    is_plain_reason = bool(finding.closes) and not finding.forces_kht and not finding.needs_competent_level
    return not is_plain_reason or not facts.claimed.isdisjoint(finding.closes)


def _with_override(finding: Finding, facts: RoundFacts) -> Finding:
    found = facts.overrides.get((finding.code, finding.subject_id))
    return finding if found is None else replace(finding, override=found)


def _sorted(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    return tuple(sorted(findings, key=lambda found: _WORST_FIRST.index(found.severity)))

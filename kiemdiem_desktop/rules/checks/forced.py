"""Forced KHT by results, conclusions and votes; a relief never clears a case by itself."""

from collections.abc import Iterator
from dataclasses import replace
from fractions import Fraction

from kiemdiem_desktop.domain.finding import Severity
from kiemdiem_desktop.domain.level import Level
from kiemdiem_desktop.domain.year_record import Conclusion, ConclusionKind
from kiemdiem_desktop.rules.check import (
    COMMITTEE,
    EVERYBODY,
    LEADER,
    MEMBER,
    UPPER,
    Hit,
    check,
    clause,
    is_above,
    is_below,
    percent,
    values,
)
from kiemdiem_desktop.rules.facts import SubjectFacts

_MEMBER_KINDS = (ConclusionKind.DEGRADATION, ConclusionKind.PROHIBITION_BREACH, ConclusionKind.EXEMPLARY_BREACH)


def forced_hit(
    facts: SubjectFacts,
    where: str,
    found: tuple[tuple[str, str], ...] = (),
    *,
    has_relief: bool = False,
) -> Hit:
    """Give the hit of a forced case; with a relief only the competent level can conclude it.

    Source: qd-366-2025 Điều 11 khoản 4
    """
    return Hit(
        where=where,
        values=(*found, ("relief", "yes" if has_relief else "no")),
        closes=UPPER,
        forces_kht=True,
        needs_competent_level=has_relief,
        severity=Severity.PLEASE_LOOK if facts.proposed is Level.KHT else Severity.MUST_FIX,
        citation=clause(Level.KHT, facts.audience),
    )


def forced_by_row(
    facts: SubjectFacts, where: str, found: tuple[tuple[str, str], ...] = (), *, has_relief: bool = False
) -> Hit:
    """Give the hit of a forced case of an older regulation, cited by the row of its check.

    Source: qd-124-2023 Điều 12 khoản 4; qd-132-2018 Điều 12 khoản 4
    """
    return replace(forced_hit(facts, where, found, has_relief=has_relief), citation=None)


def collective_wrongdoing(facts: SubjectFacts) -> Iterator[Hit]:
    """C1: concluded wrongdoing in personnel work, disunity, factions, running for posts.

    Source: qd-366-2025 Điều 11 khoản 4 điểm 4.1
    """
    for row in facts.conclusions(ConclusionKind.PERSONNEL_WRONGDOING):
        yield forced_hit(facts, "conclusions", named(row), has_relief=is_relieved(row))


def collective_degradation(facts: SubjectFacts) -> Iterator[Hit]:
    """C3: a member of the collective concluded to show degradation.

    Source: qd-366-2025 Điều 11 khoản 4 điểm 4.1
    """
    for row in (*facts.own.conclusions, *facts.round.committee_conclusions):
        if row.kind is ConclusionKind.DEGRADATION:
            yield forced_hit(facts, "conclusions", named(row), has_relief=is_relieved(row))


def area_below(facts: SubjectFacts) -> Iterator[Hit]:
    """C4, L1: the place or area directly led completed less than 70 % of its tasks.

    Source: qd-366-2025 Điều 11 khoản 4
    """
    tasks = facts.tasks
    floor = facts.regs.number("forced_area_percent")
    if tasks is not None and is_below(tasks.completed, tasks.assigned, floor):
        found = values(
            completed=tasks.completed,
            assigned=tasks.assigned,
            percent=percent(Fraction(tasks.completed, tasks.assigned)),
            floor=floor,
        )
        yield forced_hit(facts, "review.tasks", found, has_relief=has_force_majeure(facts))


def basic_targets(facts: SubjectFacts) -> Iterator[Hit]:
    """C4, L1: the five basic targets not met; whether one of them suffices is not said.

    Source: qd-366-2025 Điều 11 khoản 4
    """
    year = facts.own.year
    if year is None or not year.has_basic_targets:
        return
    if year.basic_targets_failed is None:
        yield Hit(where="year", values=values(failed="?"), severity=Severity.NOT_CHECKED)
    elif year.basic_targets_failed >= 5:
        yield forced_hit(facts, "year", values(failed=year.basic_targets_failed), has_relief=has_force_majeure(facts))
    elif year.basic_targets_failed > 0:
        yield Hit(where="year", values=values(failed=year.basic_targets_failed), needs_competent_level=True)


def units_not_completed(facts: SubjectFacts) -> Iterator[Hit]:
    """L1: more than 50 % of the units in charge are rated KHT.

    Source: qd-366-2025 Điều 11 khoản 4 điểm 4.2
    """
    year = facts.own.year
    if year is None or not year.units_in_charge:
        return
    limit = facts.regs.number("forced_units_percent")
    if year.units_not_completed is None:
        found = values(failed="?", units=year.units_in_charge, limit=limit)
        yield Hit(where="year", values=found, severity=Severity.NOT_CHECKED)
    elif Fraction(year.units_not_completed * 100, year.units_in_charge) > limit:
        found = values(failed=year.units_not_completed, units=year.units_in_charge, limit=limit)
        yield forced_hit(facts, "year", found)


def year_missing(facts: SubjectFacts) -> Iterator[Hit]:
    """Without the figures of the year nobody can tell units, basic targets or a confidence vote.

    Source: qd-366-2025 Điều 11 khoản 4
    """
    if facts.own.year is None:
        yield Hit(where="year")


def low_confidence(facts: SubjectFacts) -> Iterator[Hit]:
    """L2: more than 50 % low confidence in a vote of the year, if one was held.

    Source: qd-366-2025 Điều 11 khoản 4 điểm 4.2
    """
    limit = facts.regs.number("forced_low_confidence_percent")
    share = facts.own.year.low_confidence_percent if facts.own.year else None
    if share is not None and share > limit:
        yield forced_hit(facts, "year", values(percent=share, limit=limit))


def leader_degradation(facts: SubjectFacts) -> Iterator[Hit]:
    """L4: concluded to show degradation.

    Source: qd-366-2025 Điều 11 khoản 4 điểm 4.2
    """
    for row in facts.conclusions(ConclusionKind.DEGRADATION):
        yield forced_hit(facts, "conclusions", named(row), has_relief=is_relieved(row))


def subordinates(facts: SubjectFacts) -> Iterator[Hit]:
    """L5: corruption, waste or negative acts, disciplined, of somebody directly managed.

    Source: qd-366-2025 Điều 11 khoản 4 điểm 4.2
    """
    for row in facts.conclusions(ConclusionKind.SUBORDINATE_CORRUPTION):
        yield forced_hit(facts, "conclusions", named(row), has_relief=is_relieved(row))


def member_conclusion(facts: SubjectFacts) -> Iterator[Hit]:
    """M1: concluded degradation, breach of the prohibitions or of the exemplary rules, with bad effect.

    Whether the bad effect governs every head is open in the text: where it is not stated, the competent level decides.
    Source: qd-366-2025 Điều 11 khoản 4 điểm 4.3
    """
    for row in facts.conclusions(*_MEMBER_KINDS):
        found = (*named(row), *values(harm={True: "yes", False: "no", None: "?"}[row.harms_reputation]))
        if row.harms_reputation:
            yield forced_hit(facts, "conclusions", found, has_relief=is_relieved(row))
        else:
            yield Hit(
                where="conclusions",
                values=(*found, ("relief", "no")),
                needs_competent_level=True,
                severity=Severity.PLEASE_LOOK if row.harms_reputation is False else Severity.NOT_CHECKED,
            )


def tasks_not_completed(facts: SubjectFacts) -> Iterator[Hit]:
    """M2: more than 50 % of the year's tasks not completed.

    Source: qd-366-2025 Điều 11 khoản 4 điểm 4.3
    """
    tasks = facts.tasks
    limit = facts.regs.number("forced_not_completed_percent")
    if tasks is not None and is_above(tasks.not_completed, tasks.assigned, limit):
        found = values(
            failed=tasks.not_completed,
            assigned=tasks.assigned,
            percent=percent(Fraction(tasks.not_completed, tasks.assigned)),
            limit=limit,
        )
        yield forced_hit(facts, "review.tasks", found)


def outside_list(facts: SubjectFacts) -> Iterator[Hit]:
    """A conclusion that the list of this class of subjects does not name: the competent level weighs it.

    Source: qd-366-2025 Điều 11 khoản 4
    """
    for row in facts.own.conclusions:
        if row.kind is not ConclusionKind.COMPLAINT and row.kind not in _LISTED[facts.audience]:
            yield Hit(where="conclusions", values=named(row), needs_competent_level=True)


def complaint_open(facts: SubjectFacts) -> Iterator[Hit]:
    """A complaint, a sign of violation or of disunity is checked by the superior before the final decision.

    Source: qd-366-2025 Điều 12 khoản 1
    """
    for row in facts.conclusions(ConclusionKind.COMPLAINT):
        yield Hit(where="conclusions", values=named(row), needs_competent_level=True)


def named(row: Conclusion) -> tuple[tuple[str, str], ...]:
    """Give what a finding says of a conclusion."""
    return values(conclusion=row.kind, number=row.number or "?", body=row.body or "?")


def is_relieved(row: Conclusion) -> bool:
    """Whether the case was detected by oneself and remedied; what is not stated is neither."""
    return row.is_self_detected is True and row.is_remedied is True


def has_force_majeure(facts: SubjectFacts) -> bool:
    """Whether force majeure is stated for the year of a subject."""
    stated = facts.own.year is not None and bool(facts.own.year.special_conditions.strip())
    return stated or any(row.is_force_majeure for row in facts.own.conclusions)


_COLLECTIVE_KINDS = frozenset({ConclusionKind.PERSONNEL_WRONGDOING, ConclusionKind.DEGRADATION})
_LEADER_KINDS = frozenset({ConclusionKind.DEGRADATION, ConclusionKind.SUBORDINATE_CORRUPTION})
_LISTED: dict[str, frozenset[ConclusionKind]] = {
    "committee": _COLLECTIVE_KINDS,
    "cell": frozenset(),  # no forced list for a cell as a Party organisation was found
    "leader": _LEADER_KINDS,
    "member": frozenset(_MEMBER_KINDS),
}
_K4 = "qd-366-2025 Điều 11 khoản 4"
_FORCED = Severity.MUST_FIX
CHECKS = (
    check("forced.collective_wrongdoing", collective_wrongdoing, _FORCED, COMMITTEE, f"{_K4} điểm 4.1"),
    check("forced.collective_degradation", collective_degradation, _FORCED, COMMITTEE, f"{_K4} điểm 4.1"),
    check("forced.area_below", area_below, _FORCED, COMMITTEE | LEADER, _K4),
    check("forced.basic_targets", basic_targets, Severity.PLEASE_LOOK, COMMITTEE | LEADER, _K4),
    check("forced.units", units_not_completed, _FORCED, LEADER, f"{_K4} điểm 4.2"),
    check("forced.low_confidence", low_confidence, _FORCED, LEADER, f"{_K4} điểm 4.2"),
    check("forced.year_missing", year_missing, Severity.NOT_CHECKED, COMMITTEE | LEADER, _K4),
    check("forced.leader_degradation", leader_degradation, _FORCED, LEADER, f"{_K4} điểm 4.2"),
    check("forced.subordinates", subordinates, _FORCED, LEADER, f"{_K4} điểm 4.2"),
    check("forced.member_conclusion", member_conclusion, _FORCED, MEMBER, f"{_K4} điểm 4.3"),
    check("forced.tasks_not_completed", tasks_not_completed, _FORCED, MEMBER, f"{_K4} điểm 4.3"),
    check("conclusion.outside_list", outside_list, Severity.PLEASE_LOOK, EVERYBODY, _K4),
    check("conclusion.complaint_open", complaint_open, Severity.PLEASE_LOOK, EVERYBODY, "qd-366-2025 Điều 12 khoản 1"),
)

"""Discipline in the rating period: tied to public duties, when and where the violation happened."""

from collections.abc import Iterator

from kiemdiem_desktop.domain.finding import Severity
from kiemdiem_desktop.domain.member import Discipline, DisciplineForm, MemberKind, ViolationPlace
from kiemdiem_desktop.rules.check import COMMITTEE, LEADER, MEMBER, PERSONS, SINCE_132, Hit, check, values
from kiemdiem_desktop.rules.checks.forced import forced_hit
from kiemdiem_desktop.rules.facts import SubjectFacts
from kiemdiem_desktop.rules.years import decided_in_year, violated_in_year


def collective_discipline(facts: SubjectFacts) -> Iterator[Hit]:
    """C2: a member of the collective disciplined for a violation tied to public duties, not of a former unit.

    Source: qd-366-2025 Điều 11 khoản 4 điểm 4.1
    """
    for file in facts.round.committee_members:
        for row in file.disciplines:
            if _counts_this_year(row, facts.year):
                found = values(name=file.member.full_name, form=row.form)
                yield forced_hit(facts, "member.disciplines", found, has_relief=_has_relief(row))


def person_discipline(facts: SubjectFacts) -> Iterator[Hit]:
    """L3, M1: a violation tied to public duties, disciplined from a reprimand up.

    Source: qd-366-2025 Điều 11 khoản 4
    """
    for row in facts.disciplines:
        if _counts_this_year(row, facts.year):
            yield forced_hit(facts, "member.disciplines", values(form=row.form), has_relief=_has_relief(row))


def duty_unknown(facts: SubjectFacts) -> Iterator[Hit]:
    """Whether the violation is tied to public duties decides the case; it has to be stated.

    Source: qd-366-2025 Điều 11 khoản 4
    """
    for row in _of_the_year(facts):
        if row.is_duty_related is None and row.violated_at is not ViolationPlace.FORMER_UNIT:
            yield _about(row)


def not_duty(facts: SubjectFacts) -> Iterator[Hit]:
    """Discipline that is not tied to public duties forces nothing by itself; the act may still breach other rules.

    Source: qd-366-2025 Điều 11 khoản 4
    """
    for row in _of_the_year(facts):
        if row.is_duty_related is False and row.violated_at is not ViolationPlace.FORMER_UNIT:
            yield _about(row)


def time_unknown(facts: SubjectFacts) -> Iterator[Hit]:
    """The day of the decision and of the violation tell which year a discipline counts in.

    Source: qd-366-2025 Điều 11 ghi chú
    """
    for row in facts.disciplines:
        in_year = decided_in_year(row, facts.year)
        if in_year is None or (in_year and row.violated_on is None):
            yield _about(row)


def earlier_year(facts: SubjectFacts) -> Iterator[Hit]:
    """N1: a violation of an earlier year, disciplined now, is weighed by the superior in this rating.

    Source: qd-366-2025 Điều 11 ghi chú
    """
    for row in _of_the_year(facts):
        if violated_in_year(row, facts.year) is False and row.violated_at is not ViolationPlace.FORMER_UNIT:
            yield _about(row, needs_competent_level=True)


def former_unit(facts: SubjectFacts) -> Iterator[Hit]:
    """N2: a violation at the former unit counts in the result of that unit.

    Source: qd-366-2025 Điều 11 ghi chú
    """
    for row in _of_the_year(facts):
        if row.violated_at is ViolationPlace.FORMER_UNIT:
            yield _about(row)


def both_units(facts: SubjectFacts) -> Iterator[Hit]:
    """N3: violations at both units are each counted by their time.

    Source: qd-366-2025 Điều 11 ghi chú
    """
    for row in _of_the_year(facts):
        if row.violated_at is ViolationPlace.BOTH:
            yield _about(row, needs_competent_level=True)


def probationary_form(facts: SubjectFacts) -> Iterator[Hit]:
    """A probationary member is disciplined by reprimand or warning only.

    Source: dieu-le-2011 Điều 35
    """
    is_probationary = facts.own.subject.member_kind is MemberKind.PROBATIONARY
    for row in _of_the_year(facts) if is_probationary else ():
        if row.form in (DisciplineForm.DISMISSAL, DisciplineForm.EXPULSION):
            yield _about(row)


def _of_the_year(facts: SubjectFacts) -> Iterator[Discipline]:
    return (row for row in facts.disciplines if decided_in_year(row, facts.year) is not False)


def _counts_this_year(row: Discipline, year: int) -> bool:
    """Whether the base rule holds: decided this year, duty-related, here; a stated earlier violation is note N1."""
    return (
        decided_in_year(row, year) is True
        and row.is_duty_related is True
        and row.violated_at is not ViolationPlace.FORMER_UNIT
        and violated_in_year(row, year) is not False
    )


def _has_relief(row: Discipline) -> bool:
    return row.is_self_detected is True and row.is_remedied is True


def _about(row: Discipline, *, needs_competent_level: bool = False) -> Hit:
    decided = row.decided_on.isoformat() if row.decided_on else "?"
    violated = row.violated_on.isoformat() if row.violated_on else "?"
    return Hit(
        where="member.disciplines",
        values=values(form=row.form, decided_on=decided, violated_on=violated),
        needs_competent_level=needs_competent_level,
    )


_K4 = "qd-366-2025 Điều 11 khoản 4"
_NOTES = "qd-366-2025 Điều 11 ghi chú"
CHECKS = (
    check("forced.collective_discipline", collective_discipline, Severity.MUST_FIX, COMMITTEE, f"{_K4} điểm 4.1"),
    check("forced.leader_discipline", person_discipline, Severity.MUST_FIX, LEADER, _K4),
    check("forced.member_discipline", person_discipline, Severity.MUST_FIX, MEMBER, _K4),
    check("discipline.duty_unknown", duty_unknown, Severity.NOT_CHECKED, PERSONS, _K4),
    check("discipline.not_duty", not_duty, Severity.PLEASE_LOOK, PERSONS, _K4),
    check("discipline.time_unknown", time_unknown, Severity.NOT_CHECKED, PERSONS, _NOTES).during(SINCE_132),
    check("discipline.earlier_year", earlier_year, Severity.PLEASE_LOOK, PERSONS, _NOTES),
    check("discipline.former_unit", former_unit, Severity.PLEASE_LOOK, PERSONS, _NOTES),
    check(
        "discipline.probationary_form", probationary_form, Severity.PLEASE_LOOK, PERSONS, "dieu-le-2011 Điều 35"
    ).during(SINCE_132),
    check("discipline.both_units", both_units, Severity.PLEASE_LOOK, PERSONS, _NOTES),
)

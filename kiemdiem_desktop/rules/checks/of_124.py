"""What only Quy định 124 (2023, 2024) asks: 50 % beyond plan, any discipline, reopening of earlier years."""

from collections.abc import Iterator

from kiemdiem_desktop.domain.finding import Severity
from kiemdiem_desktop.domain.level import Level
from kiemdiem_desktop.domain.member import Discipline, ViolationPlace
from kiemdiem_desktop.domain.re_rating import ReRatingGround
from kiemdiem_desktop.domain.year_record import ConclusionKind
from kiemdiem_desktop.rules.check import (
    BEFORE_366,
    COLLECTIVES,
    COMMITTEE,
    EVERYBODY,
    LEADER,
    PERSONS,
    UNDER_124,
    UPPER,
    Audience,
    Hit,
    check,
    percent,
    values,
)
from kiemdiem_desktop.rules.checks.forced import forced_by_row, has_force_majeure, is_relieved, named
from kiemdiem_desktop.rules.facts import SubjectFacts
from kiemdiem_desktop.rules.history import result_of
from kiemdiem_desktop.rules.years import decided_in_year, violated_in_year

_PERSON_KINDS = (ConclusionKind.DEGRADATION, ConclusionKind.PROHIBITION_BREACH, ConclusionKind.EXEMPLARY_BREACH)
_COLLECTIVE_KINDS = (ConclusionKind.PERSONNEL_WRONGDOING, ConclusionKind.DEGRADATION)
_LISTED: dict[Audience, tuple[ConclusionKind, ...]] = {
    Audience.COMMITTEE: _COLLECTIVE_KINDS,
    Audience.LEADER: (*_PERSON_KINDS, ConclusionKind.SUBORDINATE_CORRUPTION),
    Audience.MEMBER: _PERSON_KINDS,
}


def not_all_on_time(facts: SubjectFacts) -> Iterator[Hit]:
    """A person is HTXS only with all tasks done on time.

    Source: qd-124-2023 Điều 12 khoản 1
    """
    tasks = facts.tasks
    needed = facts.regs.number("completed_min_percent")
    if tasks is not None and tasks.assigned > 0 and tasks.on_time * 100 < needed * tasks.assigned:
        found = values(on_time=tasks.on_time, assigned=tasks.assigned, needed=needed)
        yield Hit(where="review.tasks", values=found, closes=(Level.HTXS,))


def beyond_short(facts: SubjectFacts) -> Iterator[Hit]:
    """A person is HTXS only with at least 50 % of the tasks beyond plan.

    Source: qd-124-2023 Điều 12 khoản 1
    """
    tasks = facts.tasks
    needed = facts.regs.number("beyond_min_percent")
    if tasks is not None and tasks.beyond_share is not None and tasks.beyond_share * 100 < needed:
        found = values(beyond=tasks.beyond, assigned=tasks.assigned, percent=percent(tasks.beyond_share), needed=needed)
        yield Hit(where="review.tasks", values=found, closes=(Level.HTXS,))


def discipline_in_collective(facts: SubjectFacts) -> Iterator[Hit]:
    """Discipline in the leading collective bars HTXS, and HTT and HTNV unless self-detected and remedied.

    Source: qd-124-2023 Điều 12 khoản 1
    """
    for file in facts.round.committee_members:
        for row in file.disciplines:
            in_year = decided_in_year(row, facts.year)
            if in_year is not False:
                closed = (Level.HTXS,) if _has_relief(row) else UPPER
                yield Hit(
                    where="member.disciplines",
                    values=values(name=file.member.full_name, form=row.form),
                    closes=closed if in_year else (),
                    severity=None if in_year else Severity.NOT_CHECKED,
                )


def discipline(facts: SubjectFacts) -> Iterator[Hit]:
    """4.3 d: disciplined in the year means KHT, except self-detected and with the consequences remedied.

    Source: qd-124-2023 Điều 12 khoản 4 điểm 4.3
    """
    for row in _of_this_year(facts):
        if not _has_relief(row):
            yield forced_by_row(facts, "member.disciplines", values(form=row.form))


def discipline_relieved(facts: SubjectFacts) -> Iterator[Hit]:
    """The exception for a self-detected and remedied fault has to be seen by those who decide.

    Source: qd-124-2023 Điều 12 khoản 4 điểm 4.3
    """
    for row in _of_this_year(facts):
        if _has_relief(row):
            yield Hit(where="member.disciplines", values=values(form=row.form), needs_competent_level=True)


def discipline_of_earlier_year(facts: SubjectFacts) -> Iterator[Hit]:
    """A fault of an earlier year, disciplined now: the rating of that year is reopened, this year stays.

    Once the re-rating of that year is recorded, nothing is left to do.
    Source: hd-25-2023 §4
    """
    for row in facts.disciplines:
        if _is_re_rated(facts, row):
            continue
        if decided_in_year(row, facts.year) is not False and violated_in_year(row, facts.year) is False:
            yield Hit(
                where="member.disciplines",
                values=values(form=row.form, reopened=row.violated_on.year if row.violated_on else "?"),
                needs_competent_level=True,
            )


def _is_re_rated(facts: SubjectFacts, row: Discipline) -> bool:
    found = result_of(facts.own.results, row.violated_on.year) if row.violated_on else None
    return found is not None and any(one.ground is ReRatingGround.EARLIER_VIOLATION for one in found.re_ratings)


def discipline_of_former_unit(facts: SubjectFacts) -> Iterator[Hit]:
    """How a fault at the former unit counts stands in the guidance, but its words were not read.

    Source: hd-25-2023 §4
    """
    for row in facts.disciplines:
        if decided_in_year(row, facts.year) is not False and row.violated_at is not ViolationPlace.HERE:
            yield Hit(where="member.disciplines", values=values(form=row.form))


def conclusion(facts: SubjectFacts) -> Iterator[Hit]:
    """4.3: concluded degradation, breach of the prohibitions, breach of the exemplary rules that harms reputation.

    Source: qd-124-2023 Điều 12 khoản 4 điểm 4.3
    """
    for row in facts.conclusions(*_PERSON_KINDS):
        if row.kind is not ConclusionKind.EXEMPLARY_BREACH or row.harms_reputation is True:
            yield forced_by_row(facts, "conclusions", named(row), has_relief=is_relieved(row))
        else:
            yield Hit(where="conclusions", values=named(row), needs_competent_level=True, severity=Severity.NOT_CHECKED)


def conclusion_on_collective(facts: SubjectFacts) -> Iterator[Hit]:
    """4.2: concluded disunity in the collective, or a member of it degraded.

    Source: qd-124-2023 Điều 12 khoản 4 điểm 4.2
    """
    for row in facts.conclusions(ConclusionKind.PERSONNEL_WRONGDOING):
        yield forced_by_row(facts, "conclusions", named(row))
    for row in (*facts.own.conclusions, *facts.round.committee_conclusions):
        if row.kind is ConclusionKind.DEGRADATION:
            yield forced_by_row(facts, "conclusions", named(row))


def discipline_on_collective(facts: SubjectFacts) -> Iterator[Hit]:
    """4.2: a member of the collective disciplined in the year, except self-detected and remedied.

    Source: qd-124-2023 Điều 12 khoản 4 điểm 4.2
    """
    for file in facts.round.committee_members:
        for row in file.disciplines:
            if _counts(row, facts.year) and not _has_relief(row):
                found = values(name=file.member.full_name, form=row.form)
                yield forced_by_row(facts, "member.disciplines", found)


def tasks_of_collective(facts: SubjectFacts) -> Iterator[Hit]:
    """4.2: less than 50 % of the targets and key targets missed; without a word on key targets nobody can tell.

    Source: qd-124-2023 Điều 12 khoản 4 điểm 4.2
    """
    yield from below_half_with_key_targets(facts)


def below_half_with_key_targets(facts: SubjectFacts) -> Iterator[Hit]:
    """Give the hit of a collective below half of its targets, forced only where key targets are known to be missed.

    Source: qd-124-2023 Điều 12 khoản 4 điểm 4.2; hd-21-2019 §II.B.3
    """
    tasks, year = facts.tasks, facts.own.year
    floor = facts.regs.number("forced_area_percent")
    if tasks is None or tasks.completed_share is None or tasks.completed_share * 100 >= floor:
        return
    found = values(
        completed=tasks.completed, assigned=tasks.assigned, percent=percent(tasks.completed_share), floor=floor
    )
    failed = year.basic_targets_failed if year else None
    if failed is None:
        yield Hit(where="review.tasks", values=found, severity=Severity.NOT_CHECKED, needs_competent_level=True)
    elif failed > 0:
        yield forced_by_row(facts, "review.tasks", found, has_relief=has_force_majeure(facts))


def tasks_of_person(facts: SubjectFacts) -> Iterator[Hit]:
    """Whether less than half of the tasks forces KHT stands in a point that the sources cut off.

    Source: qd-124-2023 Điều 12 khoản 4 điểm 4.3
    """
    tasks = facts.tasks
    floor = facts.regs.number("forced_completed_percent")
    if tasks is not None and tasks.completed_share is not None and tasks.completed_share * 100 < floor:
        found = values(
            completed=tasks.completed, assigned=tasks.assigned, percent=percent(tasks.completed_share), floor=floor
        )
        yield Hit(where="review.tasks", values=found, needs_competent_level=True)


def leave(facts: SubjectFacts) -> Iterator[Hit]:
    """How long sick leave and maternity leave count was not found in the texts of 2023.

    Source: local-default-2018 Mục 6
    """
    year = facts.own.year
    days = year.sick_leave_days if year else None
    is_long = days is not None and days >= facts.regs.number("sick_leave_days")
    if year is not None and (is_long or year.has_maternity_leave):
        yield Hit(where="year", values=values(days=days or 0, maternity="yes" if year.has_maternity_leave else "no"))


def units_of_leader(facts: SubjectFacts) -> Iterator[Hit]:
    """What HTXS of a leader asks of the units led was cut off in the sources.

    Source: qd-124-2023 Điều 12 khoản 1
    """
    if Level.HTXS in facts.claimed:
        yield Hit(where="year")


def unlisted_conclusion(facts: SubjectFacts) -> Iterator[Hit]:
    """A conclusion or complaint whose effect on this subject was not found in the texts of the year.

    Source: local-default-2018 Mục 6
    """
    for row in facts.own.conclusions:
        if row.kind not in _LISTED.get(facts.audience, ()):
            yield Hit(where="conclusions", values=named(row), needs_competent_level=True)


def subordinates(facts: SubjectFacts) -> Iterator[Hit]:
    """Corruption of somebody directly managed: the point on leaders was cut off in the sources.

    Source: qd-124-2023 Điều 12 khoản 4 điểm 4.3
    """
    for row in facts.conclusions(ConclusionKind.SUBORDINATE_CORRUPTION):
        yield Hit(where="conclusions", values=named(row), needs_competent_level=True)


def agency_level_missing(facts: SubjectFacts) -> Iterator[Hit]:
    """The level as CBCCVC goes beside the level as a member.

    Source: local-default-2018 Mục 6
    """
    if facts.member is not None and facts.member.is_civil_servant and facts.agency_level is None:
        yield Hit(where="comments.agency")


def agency_level_differs(facts: SubjectFacts) -> Iterator[Hit]:
    """A proposed level other than the CBCCVC level needs looking at; the words of 124 were not found.

    Source: local-default-2018 Mục 6
    """
    level = facts.agency_level
    if level is not None and facts.proposed is not None and facts.proposed is not level:
        yield Hit(where="comments.agency", values=values(level=level, proposed_level=facts.proposed))


def _has_relief(row: Discipline) -> bool:
    return row.is_self_detected is True and row.is_remedied is True


def _counts(row: Discipline, year: int) -> bool:
    """Whether a discipline counts in this year: decided now, here, and not for a fault of an earlier year."""
    is_of_year = decided_in_year(row, year) is True and violated_in_year(row, year) is not False
    return is_of_year and row.violated_at is not ViolationPlace.FORMER_UNIT


def _of_this_year(facts: SubjectFacts) -> Iterator[Discipline]:
    return (row for row in facts.disciplines if _counts(row, facts.year))


_K1 = "qd-124-2023 Điều 12 khoản 1"
_K42 = "qd-124-2023 Điều 12 khoản 4 điểm 4.2"
_K43 = "qd-124-2023 Điều 12 khoản 4 điểm 4.3"
_OPEN = "local-default-2018 Mục 6"
_LOOK, _MUST, _NOT = Severity.PLEASE_LOOK, Severity.MUST_FIX, Severity.NOT_CHECKED
CHECKS = (
    check("level.on_time_124", not_all_on_time, _LOOK, PERSONS, _K1).during(UNDER_124),
    check("level.beyond_124", beyond_short, _LOOK, PERSONS, _K1).during(UNDER_124),
    check("level.discipline_124", discipline_in_collective, _LOOK, COLLECTIVES, _K1).during(UNDER_124),
    check("level.leader_units_124", units_of_leader, _NOT, LEADER, _K1).during(UNDER_124),
    check("forced.discipline_124", discipline, _MUST, PERSONS, _K43).during(UNDER_124),
    check("discipline.relieved_124", discipline_relieved, _LOOK, PERSONS, _K43).during(UNDER_124),
    check("discipline.reopen_124", discipline_of_earlier_year, _LOOK, PERSONS, "hd-25-2023 §4").during(UNDER_124),
    check("discipline.former_unit_124", discipline_of_former_unit, _NOT, PERSONS, "hd-25-2023 §4").during(UNDER_124),
    check("forced.conclusion_124", conclusion, _MUST, PERSONS, _K43).during(UNDER_124),
    check("forced.collective_124", conclusion_on_collective, _MUST, COMMITTEE, _K42).during(UNDER_124),
    check("forced.collective_discipline_124", discipline_on_collective, _MUST, COMMITTEE, _K42).during(UNDER_124),
    check("forced.collective_tasks_124", tasks_of_collective, _MUST, COMMITTEE, _K42).during(UNDER_124),
    check("tasks.person_124", tasks_of_person, _NOT, PERSONS, _K43).during(UNDER_124),
    check("special.leave_124", leave, _NOT, PERSONS, _OPEN).during(UNDER_124),
    check("conclusion.subordinates_124", subordinates, _NOT, LEADER, _K43).during(UNDER_124),
    check("conclusion.unlisted_before_366", unlisted_conclusion, _NOT, EVERYBODY, _OPEN).during(BEFORE_366),
    check("comments.agency_missing_before_366", agency_level_missing, _LOOK, PERSONS, _OPEN).during(BEFORE_366),
    check("comments.agency_differs_124", agency_level_differs, _LOOK, PERSONS, _OPEN).during(UNDER_124),
)

"""What only Quy định 132 (2018 to 2022) asks: new members not rated, any discipline, CBCCVC equality, 80 %."""

from collections.abc import Iterator
from datetime import date
from fractions import Fraction

from kiemdiem_desktop.domain.comment import CommentSource
from kiemdiem_desktop.domain.finding import Severity
from kiemdiem_desktop.domain.level import Level
from kiemdiem_desktop.domain.member import Discipline, DisciplineForm, PartyPost, StatusKind, ViolationPlace
from kiemdiem_desktop.domain.organisation import CellKind
from kiemdiem_desktop.domain.round import SubjectKind
from kiemdiem_desktop.domain.year_record import ConclusionKind
from kiemdiem_desktop.rules.check import (
    COMMITTEE,
    LEADER,
    MEMBER,
    PERSONS,
    ROUND,
    UNDER_132,
    UNDER_HD_16,
    UNDER_HD_21,
    UPPER,
    Audience,
    Hit,
    check,
    is_above,
    percent,
    values,
)
from kiemdiem_desktop.rules.checks.forced import forced_by_row, is_relieved, named
from kiemdiem_desktop.rules.checks.of_124 import below_half_with_key_targets
from kiemdiem_desktop.rules.eligibility import add_months
from kiemdiem_desktop.rules.facts import RoundFacts, SubjectFacts
from kiemdiem_desktop.rules.years import decided_in_year

_TEXT_IS_SILENT = ("suspended", "under_six_months")


def discipline(facts: SubjectFacts) -> Iterator[Hit]:
    """Any Party discipline in the year means KHT, whatever its form or cause; it counts once.

    Source: qd-132-2018 Điều 12 khoản 4 điểm c
    """
    for row in facts.disciplines:
        if _counts(row, facts.year):
            yield forced_by_row(facts, "member.disciplines", values(form=row.form))


def discipline_of_former_unit(facts: SubjectFacts) -> Iterator[Hit]:
    """How a fault at the former unit counts was not found in the texts of these years.

    Source: qd-132-2018 Điều 12 khoản 4 điểm c
    """
    for row in facts.disciplines:
        if decided_in_year(row, facts.year) is not False and row.violated_at is not ViolationPlace.HERE:
            yield Hit(where="member.disciplines", values=values(form=row.form))


def tasks_below_half(facts: SubjectFacts) -> Iterator[Hit]:
    """A person who completed less than 50 % of the tasks is KHT.

    Source: qd-132-2018 Điều 12 khoản 4 điểm c
    """
    tasks = facts.tasks
    floor = facts.regs.number("forced_completed_percent")
    if tasks is not None and tasks.completed_share is not None and tasks.completed_share * 100 < floor:
        found = values(
            completed=tasks.completed, assigned=tasks.assigned, percent=percent(tasks.completed_share), floor=floor
        )
        yield forced_by_row(facts, "review.tasks", found)


def conclusion(facts: SubjectFacts) -> Iterator[Hit]:
    """Concluded to show degradation.

    Source: qd-132-2018 Điều 12 khoản 4 điểm c
    """
    for row in facts.conclusions(ConclusionKind.DEGRADATION):
        yield forced_by_row(facts, "conclusions", named(row))


def subordinates(facts: SubjectFacts) -> Iterator[Hit]:
    """Corruption, disciplined, of somebody directly managed, except self-detected and fully remedied.

    Source: qd-132-2018 Điều 12 khoản 4 điểm c
    """
    for row in facts.conclusions(ConclusionKind.SUBORDINATE_CORRUPTION):
        yield forced_by_row(facts, "conclusions", named(row), has_relief=is_relieved(row))


def conclusion_on_collective(facts: SubjectFacts) -> Iterator[Hit]:
    """Concluded disunity in the collective, or a member of it degraded.

    Source: hd-21-2019 §II.B.3
    """
    for row in facts.conclusions(ConclusionKind.PERSONNEL_WRONGDOING):
        yield forced_by_row(facts, "conclusions", named(row))
    for row in (*facts.own.conclusions, *facts.round.committee_conclusions):
        if row.kind is ConclusionKind.DEGRADATION:
            yield forced_by_row(facts, "conclusions", named(row))


def tasks_of_collective(facts: SubjectFacts) -> Iterator[Hit]:
    """The place led completed less than 50 % of its targets and not all key targets, force majeure excepted.

    Source: hd-21-2019 §II.B.3
    """
    yield from below_half_with_key_targets(facts)


def discipline_on_collective(facts: SubjectFacts) -> Iterator[Hit]:
    """A member of the collective disciplined from a warning up; a reprimand does not force it.

    Source: hd-21-2019 §II.B.3
    """
    for file in facts.round.committee_members:
        for row in file.disciplines:
            if _counts(row, facts.year) and row.form is not DisciplineForm.REPRIMAND:
                found = values(name=file.member.full_name, form=row.form)
                yield forced_by_row(facts, "member.disciplines", found)


def agency_level(facts: SubjectFacts) -> Iterator[Hit]:
    """A member who is CBCCVC is rated no better than at the agency, and KHT there means KHT here.

    Source: hd-21-2019 §2.3.a
    """
    level = facts.agency_level
    if level is None or not facts.regs.is_on("civil_servant_link"):
        return
    found = values(level=level, proposed_level=facts.proposed or "?")
    if level is Level.KHT:
        yield forced_by_row(facts, "comments.agency", found)
    elif level is not Level.HTXS:
        closed = tuple(better for better in Level if better.rank < level.rank)
        yield Hit(where="comments.agency", values=found, closes=closed)


def sick_leave(facts: SubjectFacts) -> Iterator[Hit]:
    """Sick leave of 3 months or more in all: never HTT or better.

    Source: hd-21-2019 §II.6
    """
    year = facts.own.year
    days = year.sick_leave_days if year else None
    if days is not None and days >= facts.regs.number("sick_leave_days"):
        yield Hit(where="year", values=values(days=days), closes=(Level.HTXS, Level.HTT))


def maternity_leave(facts: SubjectFacts) -> Iterator[Hit]:
    """Maternity leave: rated on the months really worked, no ceiling.

    Source: hd-21-2019 §II.6
    """
    if facts.own.year is not None and facts.own.year.has_maternity_leave:
        yield Hit(where="year")


def cell_members(facts: SubjectFacts) -> Iterator[Hit]:
    """A cell is HTXS only with 100 % of its members at HTNV or better and 80 % at HTT or better.

    Source: hd-21-2019 §II.B.1.3
    """
    if not facts.regs.is_on("cell_members_link"):
        return
    levels = _member_levels(facts)
    for level, name in ((Level.HTNV, "cell_htxs_htnv_percent"), (Level.HTT, "cell_htxs_htt_percent")):
        reached = sum(found.rank <= level.rank for found in levels)
        needed = facts.regs.number(name)
        if levels and Fraction(reached * 100, len(levels)) < needed:
            found = values(level=level, count=reached, members=len(levels), needed=needed)
            yield Hit(where="rating.proposed", values=found, closes=(Level.HTXS,))


def leader_beyond(facts: SubjectFacts) -> Iterator[Hit]:
    """A leader is HTXS only with all targets done and at least 50 % of them beyond plan.

    Source: qd-132-2018 Điều 12
    """
    tasks = facts.tasks
    needed = facts.regs.number("beyond_min_percent")
    if tasks is None or tasks.beyond_share is None:
        return
    if tasks.completed < tasks.assigned or tasks.beyond_share * 100 < needed:
        found = values(completed=tasks.completed, beyond=tasks.beyond, assigned=tasks.assigned, needed=needed)
        yield Hit(where="review.tasks", values=found, closes=(Level.HTXS,))


def leader_on_time(facts: SubjectFacts) -> Iterator[Hit]:
    """A leader is HTT only with all targets done and at least 80 % of them on time.

    Source: qd-132-2018 Điều 12
    """
    tasks = facts.tasks
    needed = facts.regs.number("leader_on_time_percent")
    if tasks is None or tasks.assigned <= 0:
        return
    if tasks.completed < tasks.assigned or tasks.on_time * 100 < needed * tasks.assigned:
        found = values(completed=tasks.completed, on_time=tasks.on_time, assigned=tasks.assigned, needed=needed)
        yield Hit(where="review.tasks", values=found, closes=(Level.HTXS, Level.HTT))


def leader_completed(facts: SubjectFacts) -> Iterator[Hit]:
    """A leader is HTNV only with more than 70 % of the targets done.

    Source: qd-132-2018 Điều 12
    """
    tasks = facts.tasks
    floor = facts.regs.number("leader_completed_percent")
    if tasks is not None and tasks.completed_share is not None and tasks.completed_share * 100 <= floor:
        found = values(
            completed=tasks.completed, assigned=tasks.assigned, percent=percent(tasks.completed_share), floor=floor
        )
        yield Hit(where="review.tasks", values=found, closes=UPPER)


def leader_late(facts: SubjectFacts) -> Iterator[Hit]:
    """HTNV of a leader lets up to 20 % of the own tasks be late or short; the workspace has one count for all tasks.

    Source: qd-132-2018 Điều 12
    """
    tasks, limit = facts.tasks, facts.regs.number("leader_late_percent")
    if tasks is not None and is_above(tasks.completed - tasks.on_time, tasks.assigned, limit):
        found = values(count=tasks.completed - tasks.on_time, assigned=tasks.assigned, limit=limit)
        yield Hit(where="review.tasks", values=found)


def leader_units(facts: SubjectFacts) -> Iterator[Hit]:
    """HTXS and HTT of a leader need all units led at HTNV or better.

    Source: qd-132-2018 Điều 12
    """
    year = facts.own.year
    if year is not None and year.units_not_completed:
        found = values(failed=year.units_not_completed, units=year.units_in_charge or "?")
        yield Hit(where="year", values=found, closes=(Level.HTXS, Level.HTT))


def leader_good_units(facts: SubjectFacts) -> Iterator[Hit]:
    """HTXS of a leader needs 70 % of the units led at HTT or better; the workspace does not hold their levels.

    Source: qd-132-2018 Điều 12
    """
    if Level.HTXS in facts.claimed:
        yield Hit(where="year")


def former_cell_comment(facts: SubjectFacts) -> Iterator[Hit]:
    """Of a member who spent 6 months or more of the year at the former cell its comment is obtained.

    Source: hd-21-2019 §II.6
    """
    files = facts.own.file
    if files is None or facts.comments_from(CommentSource.FORMER_CELL):
        return
    limit = add_months(date(facts.year, 1, 1), facts.regs.number("former_cell_months"))
    for period in files.statuses:
        came = period.since if period.kind is StatusKind.MOVED_IN else None
        if came is not None and came.year == facts.year and came.latest >= limit:
            severity = None if came.earliest >= limit else Severity.NOT_CHECKED
            yield Hit(where="comments.former_cell", values=values(since_on=came.isoformat()), severity=severity)


def head_above(facts: SubjectFacts) -> Iterator[Hit]:
    """The head is not rated above the collective or organisation that he or she heads.

    Source: hd-21-2019 §II.B.4
    """
    collective = facts.round.collective(SubjectKind.CELL_COMMITTEE) or facts.round.cell_subject
    top = collective.rating.proposed_level if collective and collective.rating else None
    is_head = facts.own.subject.party_post is PartyPost.SECRETARY
    if not is_head or top is None or facts.proposed is None or not facts.regs.is_on("head_not_above_collective"):
        return
    if facts.proposed.rank < top.rank:
        yield Hit(where="rating.proposed", values=values(level=top, proposed_level=facts.proposed))


def collective_above(facts: SubjectFacts) -> Iterator[Hit]:
    """The leading collective is not rated above its organisation.

    Source: hd-21-2019 §II.B.3
    """
    cell = facts.round.cell_subject
    top = cell.rating.proposed_level if cell and cell.rating else None
    if top is not None and facts.proposed is not None and facts.proposed.rank < top.rank:
        yield Hit(where="rating.proposed", values=values(level=top, proposed_level=facts.proposed))


def new_member_rated(facts: SubjectFacts) -> Iterator[Hit]:
    """A member admitted less than six months ago is reviewed but gets no level.

    Source: hd-21-2019 §II.6
    """
    if facts.proposed is not None:
        yield Hit(where="rating.proposed", values=values(level=facts.proposed))


def founding_unknown(facts: SubjectFacts) -> Iterator[Hit]:
    """A Party organisation founded less than six months ago gets no level; the workspace has no day of founding.

    Source: hd-21-2019 §II.6
    """
    if facts.proposed is not None:
        yield Hit(where="rating.proposed", values=values(level=facts.proposed))


def text_is_silent(facts: RoundFacts) -> Iterator[Hit]:
    """The guidance of 2018 does not speak of suspended members nor of new ones: people settle it.

    Source: hd-16-2018 Phần đối tượng
    """
    for found in facts.eligibilities:
        if found.reason in _TEXT_IS_SILENT:
            name = facts.files[found.member_id].member.full_name
            yield Hit(where="member.statuses", values=values(name=name, reason=found.reason))


def head_not_last(facts: RoundFacts) -> Iterator[Hit]:
    """The head is rated last, after organisations, collectives and the other members.

    Source: hd-21-2019 §II.B.4
    """
    head = next((own for own in facts.rated if own.subject.party_post is PartyPost.SECRETARY), None)
    if head is None or head.rating is None or head.rating.proposed_level is None:
        return
    open_ = [own for own in facts.rated if own is not head and not (own.rating and own.rating.proposed_level)]
    if open_:
        names = ", ".join(own.subject.name for own in open_)
        found = values(count=len(open_), names=names)
        yield Hit(where="rating.proposed", values=found, subject_id=head.subject.id)


def cap_over_organisation(facts: RoundFacts) -> Iterator[Hit]:
    """The cap on members counts over the whole grassroots organisation: a cell below it cannot tell.

    Source: hd-21-2019 §2.3
    """
    nominees = sum(own.rating is not None and own.rating.proposed_level is Level.HTXS for own in facts.rated)
    if nominees and facts.dossier.cell.kind is CellKind.SUBORDINATE:
        yield Hit(where="caps", values=values(count=nominees))


def _counts(row: Discipline, year: int) -> bool:
    return decided_in_year(row, year) is True and row.violated_at is ViolationPlace.HERE


def _member_levels(facts: SubjectFacts) -> list[Level]:
    ratings = [own.rating for own in facts.round.rated if own.subject.kind is SubjectKind.MEMBER and own.rating]
    return [rating.proposed_level for rating in ratings if rating.proposed_level]


_D12 = "qd-132-2018 Điều 12"
_C = "qd-132-2018 Điều 12 khoản 4 điểm c"
_B3, _B4, _S6 = "hd-21-2019 §II.B.3", "hd-21-2019 §II.B.4", "hd-21-2019 §II.6"
_LOOK, _MUST, _NOT = Severity.PLEASE_LOOK, Severity.MUST_FIX, Severity.NOT_CHECKED
_CELL = frozenset({Audience.CELL})
SUBJECT_CHECKS = (
    check("forced.discipline_132", discipline, _MUST, PERSONS, _C).during(UNDER_132),
    check("discipline.former_unit_132", discipline_of_former_unit, _NOT, PERSONS, _C).during(UNDER_132),
    check("forced.tasks_132", tasks_below_half, _MUST, PERSONS, _C).during(UNDER_132),
    check("forced.conclusion_132", conclusion, _MUST, PERSONS, _C).during(UNDER_132),
    check("forced.subordinates_132", subordinates, _MUST, LEADER, _C).during(UNDER_132),
    check("forced.collective_132", conclusion_on_collective, _MUST, COMMITTEE, _B3).during(UNDER_132),
    check("forced.collective_tasks_132", tasks_of_collective, _MUST, COMMITTEE, _B3).during(UNDER_132),
    check("forced.collective_discipline_132", discipline_on_collective, _MUST, COMMITTEE, _B3).during(UNDER_132),
    check("level.agency_132", agency_level, _LOOK, PERSONS, "hd-21-2019 §2.3.a").during(UNDER_HD_21),
    check("level.sick_leave_132", sick_leave, _LOOK, PERSONS, _S6).during(UNDER_HD_21),
    check("special.maternity_132", maternity_leave, _LOOK, PERSONS, _S6).during(UNDER_HD_21),
    check("level.cell_members_132", cell_members, _LOOK, _CELL, "hd-21-2019 §II.B.1.3").during(UNDER_HD_21),
    check("special.founding_132", founding_unknown, _NOT, _CELL, _S6).during(UNDER_HD_21),
    check("level.leader_beyond_132", leader_beyond, _LOOK, LEADER, _D12).during(UNDER_132),
    check("level.leader_on_time_132", leader_on_time, _LOOK, LEADER, _D12).during(UNDER_132),
    check("level.leader_completed_132", leader_completed, _LOOK, LEADER, _D12).during(UNDER_132),
    check("level.leader_late_132", leader_late, _NOT, LEADER, _D12).during(UNDER_132),
    check("level.leader_units_132", leader_units, _LOOK, LEADER, _D12).during(UNDER_132),
    check("level.leader_good_units_132", leader_good_units, _NOT, LEADER, _D12).during(UNDER_132),
    check("special.former_cell_132", former_cell_comment, _MUST, PERSONS, _S6).during(UNDER_HD_21),
)
RATING_CHECKS = (
    check("rating.head_above_132", head_above, _MUST, LEADER | MEMBER, _B4).during(UNDER_HD_21),
    check("rating.collective_above_132", collective_above, _MUST, COMMITTEE, _B3).during(UNDER_HD_21),
)
REVIEW_ONLY_CHECKS = (check("rating.new_member_132", new_member_rated, _MUST, PERSONS, _S6).during(UNDER_HD_21),)
ROUND_CHECKS = (
    check("eligibility.silent_2018", text_is_silent, _NOT, ROUND, "hd-16-2018 Phần đối tượng").during(UNDER_HD_16),
    check("order.head_last_132", head_not_last, _LOOK, ROUND, _B4).during(UNDER_HD_21),
    check("cap.organisation_132", cap_over_organisation, _NOT, ROUND, "hd-21-2019 §2.3").during(UNDER_HD_21),
)

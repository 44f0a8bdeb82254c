"""Conditions of the levels: points, tasks, remedied shortcomings, discipline in the leading collective."""

from collections.abc import Iterator
from fractions import Fraction

from kiemdiem_desktop.domain.finding import Severity
from kiemdiem_desktop.domain.level import Level
from kiemdiem_desktop.domain.member import ViolationPlace
from kiemdiem_desktop.domain.review import ShortcomingState
from kiemdiem_desktop.rules.check import (
    COLLECTIVES,
    EVERYBODY,
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
from kiemdiem_desktop.rules.scoring import band_of, floor_of, points_text
from kiemdiem_desktop.rules.years import decided_in_year


def score_below(facts: SubjectFacts) -> Iterator[Hit]:
    """A level needs the points of its band: 90, 70, 50.

    Source: qd-366-2025 Điều 11
    """
    total = facts.score.total if facts.score else None
    if total is None:
        return
    band = band_of(total, facts.regs)
    closed = UPPER[: band.rank]
    if closed:
        lowest = closed[-1]
        yield Hit(
            where="review.points",
            values=values(points=points_text(total), floor_points=floor_of(lowest, facts.regs), level=lowest),
            closes=closed,
        )


def not_all_done(facts: SubjectFacts) -> Iterator[Hit]:
    """Each of the three upper levels needs all tasks of the year done.

    Source: qd-366-2025 Điều 11 khoản 3
    """
    tasks = facts.tasks
    needed = facts.regs.number("completed_min_percent")
    if tasks is not None and is_below(tasks.completed, tasks.assigned, needed):
        yield Hit(
            where="review.tasks",
            values=values(
                completed=tasks.completed,
                assigned=tasks.assigned,
                percent=percent(Fraction(tasks.completed, tasks.assigned)),
                needed=needed,
            ),
            closes=UPPER,
            citation=clause(Level.HTNV, facts.audience),
        )


def late(facts: SubjectFacts) -> Iterator[Hit]:
    """HTXS and HTT need all on time.

    Source: qd-366-2025 Điều 11 khoản 2
    """
    tasks = facts.tasks
    if tasks is not None and is_above(tasks.completed - tasks.on_time, tasks.assigned, 0):
        yield Hit(
            where="review.tasks",
            values=values(late=tasks.completed - tasks.on_time, assigned=tasks.assigned),
            closes=(Level.HTXS, Level.HTT),
            citation=clause(Level.HTT, facts.audience),
        )


def late_over_limit(facts: SubjectFacts) -> Iterator[Hit]:
    """HTNV bears late tasks up to 20 %.

    Source: qd-366-2025 Điều 11 khoản 3
    """
    tasks = facts.tasks
    limit = facts.regs.number("late_max_percent")
    if tasks is not None and is_above(tasks.completed - tasks.on_time, tasks.assigned, limit):
        yield Hit(
            where="review.tasks",
            values=values(
                late=tasks.completed - tasks.on_time,
                assigned=tasks.assigned,
                percent=percent(Fraction(tasks.completed - tasks.on_time, tasks.assigned)),
                limit=limit,
            ),
            closes=UPPER,
            citation=clause(Level.HTNV, facts.audience),
        )


def beyond_short(facts: SubjectFacts) -> Iterator[Hit]:
    """HTXS needs at least 30 % of the tasks beyond requirement.

    Source: qd-366-2025 Điều 11 khoản 1
    """
    tasks = facts.tasks
    needed = facts.regs.number("beyond_min_percent")
    if tasks is not None and is_below(tasks.beyond, tasks.assigned, needed):
        yield Hit(
            where="review.tasks",
            values=values(
                beyond=tasks.beyond,
                assigned=tasks.assigned,
                percent=percent(Fraction(tasks.beyond, tasks.assigned)),
                needed=needed,
            ),
            closes=(Level.HTXS,),
            citation=clause(Level.HTXS, facts.audience),
        )


def not_all_remedied(facts: SubjectFacts) -> Iterator[Hit]:
    """HTXS needs all shortcomings shown at the previous review remedied.

    Source: qd-366-2025 Điều 11 khoản 1 điểm 1.4
    """
    carried = facts.own.carried
    remedied = sum(row.state is ShortcomingState.REMEDIED for row in carried)
    needed = facts.regs.number("remedied_min_percent")
    if carried and Fraction(remedied * 100, len(carried)) < needed:
        yield Hit(
            where="carried",
            values=values(remedied=remedied, carried=len(carried), needed=needed),
            closes=(Level.HTXS,),
        )


def no_history(facts: SubjectFacts) -> Iterator[Hit]:
    """Without the previous review nobody can tell whether shortcomings were shown in it.

    Source: qd-366-2025 Điều 11 khoản 1 điểm 1.4
    """
    is_known = facts.own.carried or facts.own.previous_review is not None or facts.own.previous_level is not None
    if Level.HTXS in facts.claimed and not is_known:
        yield Hit(where="carried")


def committee_disciplined(facts: SubjectFacts) -> Iterator[Hit]:
    """A collective is HTXS only if no member of its leading collective was disciplined in the year.

    A violation at a former unit is counted there. Discipline of an ordinary member is not named by the text.
    Source: qd-366-2025 Điều 11 khoản 1 điểm 1.1
    """
    for file in facts.round.committee_members:
        for row in file.disciplines:
            in_year = decided_in_year(row, facts.year)
            if in_year is not False and row.violated_at is not ViolationPlace.FORMER_UNIT:
                yield Hit(
                    where="member.disciplines",
                    values=values(name=file.member.full_name, form=row.form),
                    closes=(Level.HTXS,) if in_year else (),
                    severity=None if in_year else Severity.NOT_CHECKED,
                )


_D11 = "qd-366-2025 Điều 11"
CHECKS = (
    check("level.score_below", score_below, Severity.PLEASE_LOOK, EVERYBODY, _D11),
    check("level.not_all_done", not_all_done, Severity.PLEASE_LOOK, EVERYBODY, f"{_D11} khoản 3"),
    check("level.late", late, Severity.PLEASE_LOOK, EVERYBODY, f"{_D11} khoản 2"),
    check("level.late_over_limit", late_over_limit, Severity.PLEASE_LOOK, EVERYBODY, f"{_D11} khoản 3"),
    check("level.beyond_short", beyond_short, Severity.PLEASE_LOOK, EVERYBODY, f"{_D11} khoản 1"),
    check("level.not_all_remedied", not_all_remedied, Severity.PLEASE_LOOK, EVERYBODY, f"{_D11} khoản 1 điểm 1.4"),
    check("level.no_history", no_history, Severity.NOT_CHECKED, EVERYBODY, f"{_D11} khoản 1 điểm 1.4"),
    check(
        "level.committee_disciplined",
        committee_disciplined,
        Severity.PLEASE_LOOK,
        COLLECTIVES,
        f"{_D11} khoản 1 điểm 1.1",
    ),
)

"""Points and task counts: within their limits, complete, and counted without contradiction."""

from collections.abc import Iterator
from decimal import Decimal

from kiemdiem_desktop.domain.finding import Severity
from kiemdiem_desktop.domain.review import CriterionPoints, TaskCounts
from kiemdiem_desktop.rules.check import EVERYBODY, LEADER, SINCE_132, Hit, check, values
from kiemdiem_desktop.rules.eligibility import add_months
from kiemdiem_desktop.rules.facts import SubjectFacts
from kiemdiem_desktop.rules.regulation import Criterion
from kiemdiem_desktop.rules.scoring import points_text


def incomplete(facts: SubjectFacts) -> Iterator[Hit]:
    """Every criterion has points, or is marked as not applicable with a reason.

    Source: qd-366-2025 Điều 12 khoản 1
    """
    if facts.own.review is None:
        return
    missing = facts.score.missing if facts.score else tuple(facts.round.criteria[facts.own.subject.form])
    if missing:
        yield Hit(where="review.points", values=values(codes=", ".join(missing), count=len(missing)))


def out_of_range(facts: SubjectFacts) -> Iterator[Hit]:
    """Points of a criterion lie between 0 and its maximum.

    Source: qd-366-2025 Điều 10
    """
    for criterion, points in _scored(facts):
        if points < 0 or (criterion.max_points is not None and points > criterion.max_points):
            found = values(criterion=criterion.code, points=points, max_points=criterion.max_points or "?")
            yield Hit(where="review.points", values=found)


def off_step(facts: SubjectFacts) -> Iterator[Hit]:
    """Points go in steps of half a point, where the superior set no other step.

    Source: local-default Mục 3
    """
    step = facts.regs.points("points_step")
    for criterion, points in _scored(facts):
        if step and points % step:
            yield Hit(where="review.points", values=values(criterion=criterion.code, points=points, step_points=step))


def group_above_max(facts: SubjectFacts) -> Iterator[Hit]:
    """The general criteria hold 30 points, the results 70.

    Source: qd-366-2025 Điều 10
    """
    for group in facts.score.groups if facts.score else ():
        if group.points is not None and group.points > group.max_points:
            found = values(group=group.code, points=points_text(group.points), max_points=group.max_points)
            yield Hit(where="review.points", values=found)


def unknown_criterion(facts: SubjectFacts) -> Iterator[Hit]:
    """Points stand only at criteria of the frame of the form.

    Source: qd-366-2025 Điều 10
    """
    known = facts.round.criteria[facts.own.subject.form]
    for row in _rows(facts):
        if row.code not in known:
            yield Hit(where="review.points", values=values(criterion=row.code))


def disciplined_in_five_years(facts: SubjectFacts) -> Iterator[Hit]:
    """A leader's criterion on a clean life asks for five years without discipline for ethics or lifestyle.

    Source: qd-366-2025 Phụ lục 3
    """
    points = next((row.points for row in _rows(facts) if row.code == _CLEAN_LIFE), None) if facts.disciplines else None
    for row in facts.disciplines if points else ():
        decided = row.decided_on
        if decided is not None and add_months(decided.latest, _FIVE_YEARS) > facts.round.dossier.round.evaluation_on:
            found = values(form=row.form, decided_on=decided.isoformat(), criterion=_CLEAN_LIFE, points=points)
            yield Hit(where="review.points", values=found)


def left_out(facts: SubjectFacts) -> Iterator[Hit]:
    """A criterion that does not apply is neither full nor zero of itself; how it counts is a local rule.

    Source: local-default Mục 3
    """
    if facts.score and facts.score.left_out:
        yield Hit(where="review.points", values=values(codes=", ".join(facts.score.left_out)))


def tasks_missing(facts: SubjectFacts) -> Iterator[Hit]:
    """The conditions of the levels need the counts of the tasks.

    Source: qd-366-2025 Điều 11
    """
    if facts.own.review is not None and facts.tasks is None:
        yield Hit(where="review.tasks")


def none_assigned(facts: SubjectFacts) -> Iterator[Hit]:
    """With no task assigned no share of tasks can be told.

    Source: qd-366-2025 Điều 11
    """
    if facts.tasks is not None and facts.tasks.assigned <= 0:
        yield Hit(where="review.tasks", values=values(assigned=facts.tasks.assigned))


def inconsistent(facts: SubjectFacts) -> Iterator[Hit]:
    """On time ≤ completed ≤ assigned, beyond ≤ completed, completed and not completed together ≤ assigned.

    Source: qd-366-2025 Điều 11
    """
    tasks = facts.tasks
    if tasks is not None and _contradicts(tasks):
        yield Hit(
            where="review.tasks",
            values=values(
                assigned=tasks.assigned,
                completed=tasks.completed,
                on_time=tasks.on_time,
                beyond=tasks.beyond,
                not_completed=tasks.not_completed,
            ),
        )


def unaccounted(facts: SubjectFacts) -> Iterator[Hit]:
    """Every assigned task is either completed or not completed at the year's end.

    Source: qd-366-2025 Điều 6
    """
    tasks = facts.tasks
    open_ = 0 if tasks is None else tasks.assigned - tasks.completed - tasks.not_completed
    if open_ > 0:
        yield Hit(where="review.tasks", values=values(count=open_))


def _contradicts(tasks: TaskCounts) -> bool:
    ordered = 0 <= tasks.on_time <= tasks.completed <= tasks.assigned and 0 <= tasks.beyond <= tasks.completed
    return not ordered or tasks.not_completed < 0 or tasks.completed + tasks.not_completed > tasks.assigned


def _rows(facts: SubjectFacts) -> tuple[CriterionPoints, ...]:
    return facts.own.review.points if facts.own.review else ()


def _scored(facts: SubjectFacts) -> Iterator[tuple[Criterion, Decimal]]:
    frame = facts.round.criteria[facts.own.subject.form]
    for row in _rows(facts):
        if row.points is not None and row.code in frame:
            yield frame[row.code], row.points


_CLEAN_LIFE = "I.2.1"
_FIVE_YEARS = 60  # months
_D10 = "qd-366-2025 Điều 10"
_D11 = "qd-366-2025 Điều 11"
CHECKS = (
    check("points.incomplete", incomplete, Severity.NOT_CHECKED, EVERYBODY, "qd-366-2025 Điều 12 khoản 1"),
    check("points.out_of_range", out_of_range, Severity.MUST_FIX, EVERYBODY, _D10),
    check("points.off_step", off_step, Severity.PLEASE_LOOK, EVERYBODY, "local-default Mục 3"),
    check("points.group_above_max", group_above_max, Severity.MUST_FIX, EVERYBODY, _D10),
    check("points.unknown_criterion", unknown_criterion, Severity.MUST_FIX, EVERYBODY, _D10),
    check(
        "points.disciplined_in_five_years",
        disciplined_in_five_years,
        Severity.PLEASE_LOOK,
        LEADER,
        "qd-366-2025 Phụ lục 3",
    ),
    check("points.left_out", left_out, Severity.PLEASE_LOOK, EVERYBODY, "local-default Mục 3"),
    check("tasks.missing", tasks_missing, Severity.NOT_CHECKED, EVERYBODY, _D11).during(SINCE_132),
    check("tasks.none_assigned", none_assigned, Severity.NOT_CHECKED, EVERYBODY, _D11).during(SINCE_132),
    check("tasks.inconsistent", inconsistent, Severity.MUST_FIX, EVERYBODY, _D11).during(SINCE_132),
    check("tasks.unaccounted", unaccounted, Severity.PLEASE_LOOK, EVERYBODY, "qd-366-2025 Điều 6").during(SINCE_132),
)

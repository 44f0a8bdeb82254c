"""The grades of the criteria (xuất sắc, tốt, trung bình, kém) that carried the levels until 2025."""

from collections.abc import Iterator

from kiemdiem_desktop.domain.finding import Severity
from kiemdiem_desktop.domain.level import Level
from kiemdiem_desktop.domain.review import Grade
from kiemdiem_desktop.rules.check import BEFORE_366, EVERYBODY, UNDER_124, UNDER_132, UPPER, Hit, check, values
from kiemdiem_desktop.rules.checks.forced import forced_by_row
from kiemdiem_desktop.rules.facts import SubjectFacts

# the least grades of (results of the tasks, all other criteria)
_LEAST = {Level.HTXS: (Grade.EXCELLENT, Grade.GOOD), Level.HTT: (Grade.GOOD, Grade.FAIR)}


def missing(facts: SubjectFacts) -> Iterator[Hit]:
    """Every criterion has one of the four grades.

    Source: qd-124-2023 Điều 11 khoản 1
    """
    open_ = [code for code, grade, _is_results in _graded(facts) if grade is None]
    if facts.own.review is not None and open_:
        yield Hit(where="review.points", values=values(codes=", ".join(open_), count=len(open_)))


def htxs_short(facts: SubjectFacts) -> Iterator[Hit]:
    """HTXS needs the results of the tasks at xuất sắc and every other criterion at tốt or better.

    Source: qd-124-2023 Điều 12 khoản 1
    """
    short = _below(facts, Level.HTXS)
    if short:
        yield Hit(where="review.points", values=values(codes=", ".join(short)), closes=(Level.HTXS,))


def htt_short(facts: SubjectFacts) -> Iterator[Hit]:
    """HTT needs the results at tốt or better and every other criterion at trung bình or better.

    Before 2023 this is a stated default, which the local layer may switch on or off.
    Source: qd-124-2023 Điều 12 khoản 2
    """
    short = _below(facts, Level.HTT)
    if short and facts.regs.is_on("grade_conditions"):
        yield Hit(where="review.points", values=values(codes=", ".join(short)), closes=(Level.HTXS, Level.HTT))


def poor(facts: SubjectFacts) -> Iterator[Hit]:
    """124: a criterion at kém means KHT.

    Source: qd-124-2023 Điều 12 khoản 4
    """
    found = _poor(facts)
    if found:
        yield forced_by_row(facts, "review.points", values(codes=", ".join(found)))


def poor_until_2023(facts: SubjectFacts) -> Iterator[Hit]:
    """132: a criterion at kém does not reach HTNV; the very words were not read, so people conclude.

    Source: qd-132-2018 Điều 12 khoản 4
    """
    found = _poor(facts)
    if found and facts.regs.is_on("grade_conditions"):
        shown = values(codes=", ".join(found))
        yield Hit(where="review.points", values=shown, closes=UPPER, needs_competent_level=True)


def _graded(facts: SubjectFacts) -> Iterator[tuple[str, Grade | None, bool]]:
    """Give (code, grade, is it a result of the tasks) for every criterion of a frame of grades."""
    frame = facts.round.frames[facts.own.subject.form]
    review = facts.own.review
    if not frame.is_graded or review is None:
        return
    given = {row.code: row.grade for row in review.points}
    for group in frame.groups:
        for criterion in group.criteria:
            yield criterion.code, given.get(criterion.code), group.is_results


def _below(facts: SubjectFacts, level: Level) -> list[str]:
    results, others = _LEAST[level]
    return [
        code
        for code, grade, is_results in _graded(facts)
        if grade is not None and grade.rank > (results if is_results else others).rank
    ]


def _poor(facts: SubjectFacts) -> list[str]:
    return [code for code, grade, _is_results in _graded(facts) if grade is Grade.POOR]


_D12 = "qd-124-2023 Điều 12"
CHECKS = (
    check("grades.missing", missing, Severity.NOT_CHECKED, EVERYBODY, "qd-124-2023 Điều 11 khoản 1").during(BEFORE_366),
    check("level.grades_htxs", htxs_short, Severity.PLEASE_LOOK, EVERYBODY, f"{_D12} khoản 1").during(BEFORE_366),
    check("level.grades_htt", htt_short, Severity.PLEASE_LOOK, EVERYBODY, f"{_D12} khoản 2").during(BEFORE_366),
    check("forced.grade_poor", poor, Severity.MUST_FIX, EVERYBODY, f"{_D12} khoản 4").during(UNDER_124),
    check(
        "level.grade_poor_132", poor_until_2023, Severity.PLEASE_LOOK, EVERYBODY, "qd-132-2018 Điều 12 khoản 4"
    ).during(UNDER_132),
)
# what leads from grades to a level; the conditional ones hold only where "grade_conditions" says so
LEVEL_RULES = CHECKS[1:]
CONDITIONAL = frozenset({"level.grades_htt", "level.grade_poor_132"})

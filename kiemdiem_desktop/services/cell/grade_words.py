"""The four grades of rounds before 2025 in words: what each level needs of them, and how far they are."""

from collections import Counter

from kiemdiem_desktop.domain.labels import label_of
from kiemdiem_desktop.domain.review import Grade, SelfReview
from kiemdiem_desktop.i18n import _
from kiemdiem_desktop.rules.checks.grades import CONDITIONAL, LEVEL_RULES
from kiemdiem_desktop.rules.regulations import CriteriaSet
from kiemdiem_desktop.rules.sentences import citation_text, sentence_of
from kiemdiem_desktop.services.cell.checks import CheckedRound


def grade_rules(checked: CheckedRound) -> tuple[str, ...]:
    """Give the rules that lead from grades to levels in the year of the round, each with its article."""
    regs, on = checked.regulations, checked.dossier.round.evaluation_on
    rules = [rule for rule in LEVEL_RULES if rule.in_force.covers(on)]
    return tuple(
        f"{_(sentence_of(rule.code, regs).rule)} ({citation_text(regs.cited(rule.source), regs)})"
        for rule in rules
        if rule.code not in CONDITIONAL or regs.is_on("grade_conditions")
    )


def grades_so_far(review: SelfReview, frame: CriteriaSet) -> str:
    """Tell how many criteria have a grade, and which: "Đã xếp 6/6 tiêu chí: 4 Xuất sắc, 2 Tốt"."""
    rows = [review.points_of(criterion.code) for criterion in frame.criteria]
    counts = Counter(row.grade for row in rows if row is not None and row.grade is not None)
    words = _("Đã xếp cấp độ {done}/{whole} tiêu chí").format(done=counts.total(), whole=len(rows))
    grades = [f"{counts[grade]} {label_of(grade)}" for grade in Grade if counts[grade]]
    return f"{words}: {', '.join(grades)}" if grades else words

"""Why each level of a subject is open or closed: every rule that was gone through, met or not, with what was found."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from fractions import Fraction
from math import ceil

from kiemdiem_desktop.domain.citation import Citation
from kiemdiem_desktop.domain.finding import Finding, Severity
from kiemdiem_desktop.domain.level import Level
from kiemdiem_desktop.domain.verdict import SubjectVerdict
from kiemdiem_desktop.i18n import _
from kiemdiem_desktop.rules.facts import SubjectFacts
from kiemdiem_desktop.rules.figures import figures_at, is_known
from kiemdiem_desktop.rules.guards import Guard, guards_of
from kiemdiem_desktop.rules.regulation_set import RegulationSet
from kiemdiem_desktop.rules.scoring import floor_of, points_text
from kiemdiem_desktop.rules.sentences import filled, sentence_of, shown_values


class RuleState(StrEnum):
    """How a rule stands with a subject."""

    MET = "met"
    NOT_MET = "not_met"
    NOT_CHECKED = "not_checked"


@dataclass(frozen=True, slots=True, kw_only=True)
class RuleOutcome:
    """One rule that was gone through.

    `levels` are those it can close, `closes` those it does close. `rule` holds its threshold, `found` what was found
    against it, `figures` what stands at its place at all; `change` tells what would change the result, "" where it is
    met. `is_forced_case`: a case of KHT.
    """

    code: str
    state: RuleState
    levels: tuple[Level, ...]
    closes: tuple[Level, ...]
    rule: str
    found: str
    figures: str
    change: str
    citation: Citation
    is_forced_case: bool


def explain(facts: SubjectFacts, verdict: SubjectVerdict) -> tuple[RuleOutcome, ...]:
    """Give every rule that guards the levels of a subject, conditions first, then the cases of KHT."""
    findings = (*verdict.findings, *(found for level in verdict.levels for found in level.findings))
    return tuple(_outcome(guard, facts, findings) for guard in guards_of(facts))


def _outcome(guard: Guard, facts: SubjectFacts, findings: tuple[Finding, ...]) -> RuleOutcome:
    own = [found for found in findings if found.code == guard.check.code]
    closing = next((found for found in own if found.closes), None)
    state = _state(guard, facts, own)
    sentence = sentence_of(guard.check.code, facts.regs)
    shown = {name: facts.regs.parameter(limit).text for name, limit in guard.limits.items()}
    if guard.named is not None:
        shown["level"] = guard.named.label
    if own:
        shown |= shown_values(own[0])
    change, figures = "", figures_at(guard.place, facts, guard.check.code)
    if state is RuleState.NOT_MET and closing is not None:
        change = change_of(closing) or filled(sentence.advice, shown)
    elif state is RuleState.NOT_CHECKED:
        change = _("Ghi đủ số liệu thì kiểm tra được.")
    return RuleOutcome(
        code=guard.check.code,
        state=state,
        levels=guard.levels,
        closes=closing.closes if closing else (),
        rule=filled(sentence.rule, shown),
        found=filled(sentence.detail, shown) if own else figures,
        figures=figures,
        change=change,
        citation=facts.regs.cited(closing.citation if closing else guard.check.source),
        is_forced_case=guard.is_forced_case,
    )


def rule_at(outcome: RuleOutcome, level: Level, regs: RegulationSet) -> str:
    """Give the rule as it reads for one level: the band of points has another floor for each."""
    if outcome.code != "level.score_below" or level is Level.KHT:
        return outcome.rule
    floor = points_text(floor_of(level, regs)).replace(".", ",")
    return _("Mức này cần từ {floor} điểm.").format(floor=floor)


def _state(guard: Guard, facts: SubjectFacts, own: list[Finding]) -> RuleState:
    if any(found.closes for found in own):
        return RuleState.NOT_MET
    silent = any(found.severity is Severity.NOT_CHECKED for found in own)
    return RuleState.NOT_CHECKED if silent or not is_known(guard.place, facts) else RuleState.MET


def change_of(finding: Finding) -> str:
    """Tell by how much a condition is missed; "" where the figures alone do not tell."""
    tell = _GAPS.get(finding.code)
    return tell(dict(finding.values)) if tell else ""


Values = Mapping[str, str]


def _points_short(found: Values) -> str:
    gap = Decimal(found["floor_points"]) - Decimal(found["points"])
    return _("Còn thiếu {points} điểm.").format(points=f"{gap.normalize():f}".replace(".", ","))


def _not_done(found: Values) -> str:
    needed = ceil(Fraction(int(found["needed"]) * int(found["assigned"]), 100))
    return _("Xong thêm {count} nhiệm vụ nữa thì đạt.").format(count=needed - int(found["completed"]))


def _beyond(found: Values) -> str:
    needed = ceil(Fraction(int(found["needed"]) * int(found["assigned"]), 100))
    return _("Thêm {count} nhiệm vụ vượt mức yêu cầu thì đạt.").format(count=needed - int(found["beyond"]))


def _not_on_time(found: Values) -> str:
    needed = ceil(Fraction(int(found["needed"]) * int(found["assigned"]), 100))
    return _("Thêm {count} nhiệm vụ đúng tiến độ thì đạt.").format(count=needed - int(found["on_time"]))


def _late(found: Values) -> str:
    return _("Không còn nhiệm vụ nào chậm tiến độ thì đạt; nay có {count}.").format(count=found["late"])


def _late_over_limit(found: Values) -> str:
    most = int(found["limit"]) * int(found["assigned"]) // 100
    return _("Chậm nhiều nhất {most} nhiệm vụ thì đạt; nay có {count}.").format(most=most, count=found["late"])


def _not_remedied(found: Values) -> str:
    left = int(found["carried"]) - int(found["remedied"])
    return _("Khắc phục xong {count} hạn chế còn lại thì đạt.").format(count=left)


_GAPS: Mapping[str, Callable[[Values], str]] = {
    "level.score_below": _points_short,
    "level.not_all_done": _not_done,
    "level.beyond_short": _beyond,
    "level.beyond_124": _beyond,
    "level.on_time_124": _not_on_time,
    "level.late": _late,
    "level.late_over_limit": _late_over_limit,
    "level.not_all_remedied": _not_remedied,
}

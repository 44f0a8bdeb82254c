"""Vì sao: for one subject, every level with the rules that were gone through, in words."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from kiemdiem_desktop.domain.errors import InvalidValueError, NotFoundError
from kiemdiem_desktop.domain.ids import SubjectId
from kiemdiem_desktop.domain.level import Level
from kiemdiem_desktop.domain.round import Subject, SubjectKind
from kiemdiem_desktop.domain.text import search_key
from kiemdiem_desktop.domain.verdict import LevelVerdict
from kiemdiem_desktop.i18n import _
from kiemdiem_desktop.rules.facts import subject_facts
from kiemdiem_desktop.rules.reasons import RuleOutcome, RuleState, explain, rule_at
from kiemdiem_desktop.rules.sentences import citation_text, describe
from kiemdiem_desktop.services.cell.checks import CheckedRound

__all__ = ["RuleState"]


@dataclass(frozen=True, slots=True, kw_only=True)
class RuleLine:
    """A rule in words. `change` tells what would change the result, "" where it is met."""

    code: str
    state: RuleState
    rule: str
    found: str
    change: str
    article: str
    is_forced_case: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class LevelWhy:
    """A level with the rules that guard it: those that close it, those that are met, those that were not checked.

    `note` tells how KHT stands.
    """

    level: Level
    is_open: bool
    note: str = ""
    closing: tuple[RuleLine, ...] = ()
    met: tuple[RuleLine, ...] = ()
    not_checked: tuple[RuleLine, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Why:
    """Everything that decides the levels of one subject; `levels` is empty for somebody who is not rated."""

    subject_id: SubjectId
    name: str
    year: int
    points: str
    self_level: Level | None
    levels: tuple[LevelWhy, ...]


def why_of(checked: CheckedRound, subject_id: SubjectId) -> Why:
    """Explain the levels of a subject. Raises: NotFoundError for a subject of another round."""
    own = next((row for row in checked.dossier.subjects if row.subject.id == subject_id), None)
    if own is None:
        raise _unknown(str(subject_id))
    verdict = next(row for row in checked.verdict.subjects if row.subject_id == subject_id)
    outcomes = outcomes_of(checked, subject_id)
    return Why(
        subject_id=subject_id,
        name=own.subject.name,
        year=checked.dossier.round.year,
        points=(verdict.total_points or "").replace(".", ","),
        self_level=own.review.self_level if own.review else None,
        levels=tuple(_level(row, outcomes, checked) for row in verdict.levels),
    )


def outcomes_of(checked: CheckedRound, subject_id: SubjectId) -> tuple[RuleOutcome, ...]:
    """Give every rule that guards the levels of a subject; nothing for somebody who is not rated."""
    own = next(row for row in checked.dossier.subjects if row.subject.id == subject_id)
    verdict = next(row for row in checked.verdict.subjects if row.subject_id == subject_id)
    return explain(subject_facts(checked.facts, own), verdict) if verdict.is_rated else ()


def has_sheet(checked: CheckedRound, subject_id: SubjectId | None) -> bool:
    """Whether there is a sheet to read before the vote: for members who are rated."""
    rated = any(row.subject_id == subject_id and row.is_rated for row in checked.verdict.subjects)
    members = [own.subject for own in checked.dossier.subjects if own.subject.kind is SubjectKind.MEMBER]
    return rated and any(member.id == subject_id for member in members)


def tell_why(why: Why) -> Iterator[str]:
    """Give an explanation as lines of text."""
    points = _("tổng {points} điểm").format(points=why.points) if why.points else _("chưa đủ điểm")
    own = why.self_level.label if why.self_level else _("chưa có")
    yield _("{name}, năm {year}: {points}; mức tự nhận: {own}").format(
        name=why.name, year=why.year, points=points, own=own
    )
    for level in why.levels:
        state = _("CÒN MỞ") if level.is_open else _("KHÔNG MỞ")
        yield f"{level.level.label}: {state}{f'. {level.note}' if level.note else ''}"
        for mark, lines in (("✗", level.closing), ("…", level.not_checked), ("✓", level.met)):
            yield from (f"  {mark} {_told(line)}" for line in lines)


def _told(line: RuleLine) -> str:
    parts = (line.rule, line.found, line.change, f"({line.article})")
    return " ".join(part for part in parts if part)


def find_whom(checked: CheckedRound, name_or_id: str) -> Subject:
    """Give the subject of a name (marks and case may be left out, a part is enough) or number.

    Raises: NotFoundError where nobody fits; InvalidValueError where several do, naming them.
    """
    subjects = tuple(own.subject for own in checked.dossier.subjects)
    wanted = search_key(name_or_id)
    exact = [row for row in subjects if wanted in (str(row.id), search_key(row.name))]
    found = exact or [row for row in subjects if wanted and wanted in search_key(row.name)]
    if not found:
        raise _unknown(name_or_id)
    if len(found) > 1:
        names = "; ".join(f"{row.name} ({row.id})" for row in found)
        raise InvalidValueError(
            code="several_subjects",
            message=_("“{name}” có thể là nhiều người: {names}.").format(name=name_or_id, names=names),
            hint=_("Ghi cả họ tên, hoặc con số trong ngoặc."),
        )
    return found[0]


def _unknown(name: str) -> NotFoundError:
    return NotFoundError(
        code="subject_not_found",
        message=_("Không có “{name}” trong đợt kiểm điểm.").format(name=name),
        hint=_("Xem danh sách kiểm điểm rồi ghi lại họ tên."),
    )


def _level(row: LevelVerdict, outcomes: tuple[RuleOutcome, ...], checked: CheckedRound) -> LevelWhy:
    level = row.level
    cases = [own for own in outcomes if own.is_forced_case]
    conditions = [own for own in outcomes if level in own.levels and not own.is_forced_case]
    guards = cases if level is Level.KHT else conditions
    closing = _grounds(outcomes, cases) if level is Level.KHT else [own for own in outcomes if level in own.closes]
    unsure = [own for own in dict.fromkeys((*guards, *cases)) if own.state is RuleState.NOT_CHECKED]
    return LevelWhy(
        level=level,
        is_open=row.is_open,
        note="" if closing or level is not Level.KHT else _note(row, outcomes, checked),
        closing=tuple(_line(own, level, checked) for own in closing),
        met=tuple(_met(own, level, checked) for own in guards if own not in closing and own not in unsure),
        not_checked=tuple(_line(own, level, checked) for own in unsure),
    )


def _note(row: LevelVerdict, outcomes: tuple[RuleOutcome, ...], checked: CheckedRound) -> str:
    """Tell how KHT stands where nothing forces it; before 2025 no rule closes it."""
    if row.is_open and any(own.state is RuleState.NOT_CHECKED for own in outcomes):
        return _("Chưa đủ số liệu để loại trừ mức này.")
    if row.is_open:
        return _("Không thấy trường hợp nào buộc xếp mức này.")
    texts = (describe(found, checked.dossier, checked.regulations) for found in row.findings)
    return " ".join(f"{text.detail} ({text.citation})" for text in texts)


def _grounds(outcomes: tuple[RuleOutcome, ...], cases: list[RuleOutcome]) -> list[RuleOutcome]:
    """KHT is open by a case that was found, or else by what closes every other level; without these it is closed."""
    return [row for row in cases if row.closes] or [row for row in outcomes if len(row.closes) == len(Level) - 1]


def _line(row: RuleOutcome, level: Level, checked: CheckedRound) -> RuleLine:
    return RuleLine(
        code=row.code,
        state=row.state,
        rule=rule_at(row, level, checked.regulations),
        found=row.found,
        change=row.change,
        article=citation_text(row.citation, checked.regulations),
        is_forced_case=row.is_forced_case,
    )


def _met(row: RuleOutcome, level: Level, checked: CheckedRound) -> RuleLine:
    """Give a rule that this level meets, even where it closes a better one."""
    return replace(_line(row, level, checked), state=RuleState.MET, found=row.figures, change="")

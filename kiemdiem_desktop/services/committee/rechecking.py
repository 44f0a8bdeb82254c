"""A dossier checked again by the committee's own rules, and held against what the cell's program saw.

Nothing here reads the store: it takes the content of a dossier and the rules, and may run beside the window.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Final

from kiemdiem_desktop.domain.dossier import Dossier
from kiemdiem_desktop.domain.finding import Finding, FindingText
from kiemdiem_desktop.domain.ids import SubjectId
from kiemdiem_desktop.domain.level import Level
from kiemdiem_desktop.domain.rating import Override
from kiemdiem_desktop.domain.rating_history import PeriodResult, SubjectResults
from kiemdiem_desktop.domain.verdict import RoundVerdict
from kiemdiem_desktop.exchange.content import read_kept
from kiemdiem_desktop.exchange.dossier_reading import ReadDossier, read_dossier
from kiemdiem_desktop.i18n import N_, _
from kiemdiem_desktop.rules.facts import RoundFacts, round_facts
from kiemdiem_desktop.rules.history import result_of, streak_before
from kiemdiem_desktop.rules.regulation_set import RegulationSet
from kiemdiem_desktop.rules.sentences import describe
from kiemdiem_desktop.rules.verdicts import check_facts
from kiemdiem_desktop.services.committee.own_rules import OwnRules
from kiemdiem_desktop.services.committee.rule_differences import rule_differences

Key = tuple[SubjectId | None, str, str]


class Side(StrEnum):
    """Who finds it. NOT_TOLD: it rests on something that packages leave out, so the two cannot agree on it."""

    SAME = "same"
    ONLY_CELL = "only_cell"
    ONLY_HERE = "only_here"
    NOT_TOLD = "not_told"

    @property
    def label(self) -> str:
        """The side in words."""
        return _(_SIDES[self])


_SIDES = {
    Side.SAME: N_("Hai bên như nhau"),
    Side.ONLY_CELL: N_("Chỉ chi bộ thấy"),
    Side.ONLY_HERE: N_("Chỉ cấp ủy thấy"),
    Side.NOT_TOLD: N_("Gói không mang theo"),
}
_LEAVE = N_("Ngày nghỉ ốm, nghỉ thai sản ở lại chi bộ, không đi theo gói.")
_EARLIER = N_("Kết quả các năm, các quý trước ở lại chi bộ, không đi theo gói.")
_QUARTER = N_("Số liệu riêng của quý ở lại chi bộ, không đi theo gói.")
NOT_TOLD: Final[dict[str, str]] = {
    **dict.fromkeys(("special.leave", "special.leave_124", "level.sick_leave_132", "special.maternity_132"), _LEAVE),
    **dict.fromkeys(
        (
            *("history.kht_again", "history.kht_unknown", "history.htxs_years", "history.cell_htxs_years"),
            *("history.htxs_unknown", "discipline.reopen_124"),
            *("quarter.kht_in_year", "quarter.kht_in_a_row", "quarter.results_missing", "quarter.nominees"),
        ),
        _EARLIER,
    ),
    **dict.fromkeys(
        (
            *("quarter.leave", "quarter.training", "quarter.appointed", "quarter.post_changed"),
            *("quarter.under_check", "quarter.not_stated"),
        ),
        _QUARTER,
    ),
    "level.no_history": N_("Bản kiểm điểm năm trước ở lại chi bộ, không đi theo gói."),
    "meeting.fields_missing": N_("Tên tổ kiểm phiếu ở lại chi bộ, không đi theo gói."),
    "meeting.absence_without_reason": N_("Lý do vắng mặt ở lại chi bộ, không đi theo gói."),
    "ballot.retyped_differs": N_("Lần nhập phiếu thứ hai ở lại chi bộ, không đi theo gói."),
    "comments.residence_missing": N_("Nơi làm việc của đảng viên ở lại chi bộ, không đi theo gói."),
}
"""What rests on things that packages leave out, by the code of the finding: why the two sides may differ."""
STREAKS: Final[dict[str, tuple[Level, str]]] = {
    "history.kht_again": (Level.KHT, "kht_years"),
    "history.htxs_years": (Level.HTXS, "commendation_years"),
    "history.cell_htxs_years": (Level.HTXS, "commendation_years"),
}
"""Findings on one level over several years, each with the parameter that tells how many; the books may settle them."""
_UNEXPLAINED = N_("Cùng quy định, cùng giá trị: cần hỏi lại chi bộ.")


@dataclass(frozen=True, slots=True, kw_only=True)
class ComparedFinding:
    """One finding with the side that sees it; `code` is the subject's in the package, `why` tells of a difference."""

    side: Side
    code: str
    text: FindingText
    why: str = ""

    @property
    def finding(self) -> Finding:
        """The finding itself."""
        return self.text.finding

    @property
    def needs_look(self) -> bool:
        """Whether a person has to look: found by the committee's rules and not a mere hint, or not explained."""
        is_quarrel = self.side is Side.ONLY_CELL and self.finding.code not in STREAKS
        return (self.side is not Side.NOT_TOLD and self.finding.blocks) or is_quarrel

    @property
    def awaits_conclusion(self) -> bool:
        """Whether the text leaves it to the competent level, which is this committee or stands above it."""
        return self.side is not Side.NOT_TOLD and self.finding.needs_competent_level


@dataclass(frozen=True, kw_only=True)
class Rechecked:
    """A dossier as read from its package, with the verdicts of both sides and their findings held together.

    `earlier` tells where last year's level is another one in the dossier than in the committee's own decisions.
    """

    read: ReadDossier
    facts: RoundFacts
    verdict: RoundVerdict
    findings: tuple[ComparedFinding, ...]
    differences: tuple[str, ...]
    earlier: tuple[str, ...]

    @property
    def dossier(self) -> Dossier:
        """The round as the package tells it."""
        return self.read.dossier

    @property
    def regulations(self) -> RegulationSet:
        """The committee's rules of the round."""
        return self.facts.regs

    @property
    def is_clear(self) -> bool:
        """Whether nothing asks for a person: neither something to mend nor to conclude, nor a finding set aside."""
        return not self.overrides and not any(row.needs_look or row.awaits_conclusion for row in self.findings)

    @property
    def overrides(self) -> tuple[Override, ...]:
        """What the cell set aside with a reason."""
        return self.dossier.overrides


def recheck(content: str, rules: OwnRules, earlier: Iterable[SubjectResults] = ()) -> Rechecked:
    """Read a dossier's content and check it anew; `earlier` is what the committee's own books say of the years before.

    Raises: ContentError for content that does not read; NotInForceError where no regulation holds on its day.
    """
    read = _with_results(read_dossier(read_kept(content)), earlier)
    regs = rules.on(read.dossier.round.evaluation_on)
    facts = round_facts(read.dossier, regs)
    verdict = check_facts(facts)
    differences = rule_differences(read.dossier, regs)
    return Rechecked(
        read=read,
        facts=facts,
        verdict=verdict,
        findings=tuple(_compared(read, verdict, facts, differences)),
        differences=differences,
        earlier=tuple(_earlier_differences(read.dossier)),
    )


def _with_results(read: ReadDossier, earlier: Iterable[SubjectResults]) -> ReadDossier:
    known = {row.code: row.results for row in earlier}
    if not known:
        return read
    subjects = tuple(replace(own, results=known.get(read.codes[own.subject.id], ())) for own in read.dossier.subjects)
    return replace(read, dossier=replace(read.dossier, subjects=subjects))


def _earlier_differences(dossier: Dossier) -> Iterator[str]:
    """Tell each level of last year that is another one in the dossier than in the decision kept here."""
    year = dossier.round.year - 1
    for own in () if dossier.round.period.is_quarter else dossier.subjects:
        kept = result_of(own.results, year)
        if kept is not None and own.previous_level is not None and kept.level is not own.previous_level:
            words = _("{name}: mức năm {year} ghi trong hồ sơ là {theirs}; quyết định còn lưu ở cấp ủy là {own}.")
            told = _level_words(own.previous_level)
            yield words.format(name=own.subject.name, year=year, theirs=told, own=_result_words(kept))


def _compared(
    read: ReadDossier, verdict: RoundVerdict, facts: RoundFacts, differences: tuple[str, ...]
) -> Iterator[ComparedFinding]:
    seen, own = {_key(row) for row in read.seen.findings}, {_key(row) for row in verdict.findings}
    for finding in verdict.findings:
        side = Side.SAME if _key(finding) in seen else Side.ONLY_HERE
        yield _one(finding, side, read, facts, differences)
    for finding in read.seen.findings:
        if _key(finding) not in own:
            yield _one(finding, Side.ONLY_CELL, read, facts, differences)


def _one(
    finding: Finding, side: Side, read: ReadDossier, facts: RoundFacts, differences: tuple[str, ...]
) -> ComparedFinding:
    kept = _kept_words(finding, facts) if side is not Side.SAME else ""
    is_untold = side is not Side.SAME and finding.code in NOT_TOLD and not kept
    return ComparedFinding(
        side=Side.NOT_TOLD if is_untold else side,
        code="" if finding.subject_id is None else read.codes[finding.subject_id],
        text=describe(finding, read.dossier, facts.regs),
        why="" if side is Side.SAME else kept or _why(finding.code, differences),
    )


def _kept_words(finding: Finding, facts: RoundFacts) -> str:
    """Tell the committee's own decisions on the years that a finding rests on; "" where they leave it open."""
    level, name = STREAKS.get(finding.code, (Level.HTT, ""))
    own = next((row for row in facts.dossier.subjects if row.subject.id == finding.subject_id), None)
    if not name or own is None:
        return ""
    year, years = facts.dossier.round.year, facts.regs.number(name) - 1
    streak = streak_before(own.results, level, year=year, years=years)
    if not streak.is_whole and not streak.is_broken:
        return ""
    known = (result_of(own.results, one) for one in range(year - years, year))
    return _("Theo quyết định còn lưu ở cấp ủy: {years}.").format(
        years="; ".join(f"{row.year} {_result_words(row)}" for row in known if row is not None)
    )


def _result_words(result: PeriodResult) -> str:
    return " ".join(filter(None, (_level_words(result.level), f"({result.number})" if result.number else "")))


def _level_words(level: Level | None) -> str:
    return level.label.lower() if level is not None else _("chưa xếp loại")


def _why(code: str, differences: tuple[str, ...]) -> str:
    if code in NOT_TOLD:
        return _(NOT_TOLD[code])
    return " ".join(differences) or _(_UNEXPLAINED)


def _key(finding: Finding) -> Key:
    return finding.subject_id, finding.code, finding.where

"""Nên xem: signs from figures at once, signs from texts beside the window; told in neutral words, kept nowhere."""

import json
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from kiemdiem_desktop.domain.errors import InvalidValueError
from kiemdiem_desktop.domain.level import Level
from kiemdiem_desktop.i18n import N_, _
from kiemdiem_desktop.rules.advice import COMPARED
from kiemdiem_desktop.rules.passages import FixedPhrases, fixed_phrases, passage
from kiemdiem_desktop.rules.watch import (
    Sign,
    SignKind,
    UnitFigures,
    VoteSums,
    WatchedSection,
    WatchLimit,
    find_copied,
    load_limits,
    watch_figures,
    watch_votes,
)
from kiemdiem_desktop.services.action import action
from kiemdiem_desktop.services.committee.cuts import RATED, is_counted, kind_of
from kiemdiem_desktop.services.committee.summaries import read_figure
from kiemdiem_desktop.services.committee.totals import RoundTotals
from kiemdiem_desktop.services.workspace import Workspace
from kiemdiem_desktop.store.subject_facts import SubjectFact

BATCH = 40
_KEY = "watch."
_LEVELS = tuple(level.value.lower() for level in Level)
_SENTENCES: Mapping[SignKind, str] = {
    SignKind.ALL_ALIKE: N_("{unit}: cả {count} đồng chí được xếp loại đều ở mức {level}."),
    SignKind.UNANIMOUS: N_("{unit}: cả {count} lần bỏ phiếu đều có tất cả phiếu hợp lệ cho cùng một mức."),
    SignKind.SHIFTED: N_(
        "{unit}: trong {count} đồng chí có mức cả hai năm, tỷ lệ xuất sắc năm trước {before}%, năm nay {after}%."
    ),
    SignKind.ABOVE_PEERS: N_("{unit}: tỷ lệ xuất sắc {percent}%, các đơn vị cùng loại ở mức giữa là {peers}%."),
    SignKind.VOTES_CHANGED: N_("{unit}: {count} trên {whole} đồng chí được đề nghị khác mức đạt phiếu."),
    SignKind.COPIED: N_(
        "{unit} và {others}: {count} cặp bản kiểm điểm có đoạn gần như giống nhau, giống nhất {percent}%."
    ),
    SignKind.COPIED_WIDELY: N_(
        "{units} đơn vị có {count} cặp bản kiểm điểm với đoạn gần như giống nhau, có thể theo một bài mẫu: "
        "{unit}, {others}."
    ),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class ToldSign:
    """A sign in words, with the unit that it leads to."""

    kind: SignKind
    text: str
    unit: str


@dataclass(frozen=True, slots=True, kw_only=True)
class DossierText:
    """A dossier to be read beside the window: its unit and its content."""

    unit: str
    content: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadTexts:
    """What was read of some dossiers: sections to compare, and the votes of each unit in sums."""

    sections: tuple[WatchedSection, ...] = ()
    votes: tuple[tuple[str, tuple[VoteSums, ...]], ...] = ()


def list_limits(workspace: Workspace) -> tuple[WatchLimit, ...]:
    """Give the thresholds with their stated defaults."""
    return load_limits(workspace.resources_dir)


def limits_now(workspace: Workspace) -> dict[str, int]:
    """Give the thresholds as they are set here."""
    chosen = {row.name: workspace.store.settings.get(_KEY + row.name) for row in list_limits(workspace)}
    return {row.name: int(chosen[row.name] or row.value) for row in list_limits(workspace)}


@action(N_("Đặt ngưỡng của phần Nên xem"))
def set_limit(workspace: Workspace, name: str, typed: str) -> None:
    """Set a threshold; "" goes back to the stated default. Raises: InvalidValueError."""
    known = {row.name: row for row in list_limits(workspace)}
    if name not in known:
        raise InvalidValueError(
            code="no_such_limit", message=_("Không có ngưỡng này."), hint=_("Chọn một ngưỡng trong danh sách.")
        )
    value = read_figure(typed) if typed.strip() else known[name].value
    if value == known[name].value:
        workspace.store.settings.remove(_KEY + name)
    else:
        workspace.store.settings.set(_KEY + name, str(value))


def watch_now(workspace: Workspace, found: RoundTotals) -> tuple[Sign, ...]:
    """Give the signs that the figures show."""
    return watch_figures(_figures(workspace, found), limits_now(workspace))


def dossier_batches(workspace: Workspace, found: RoundTotals) -> Iterator[tuple[DossierText, ...]]:
    """Give the dossiers that count, some at a time, so that a province does not lie in memory at once."""
    gathered = found.gathered
    units = [code for code in gathered.cells if code in gathered.digests and code in gathered.came]
    for at in range(0, len(units), BATCH):
        yield tuple(
            DossierText(unit=row.cell_code, content=row.content)
            for code in units[at : at + BATCH]
            for row in workspace.store.received_dossiers.where(digest=gathered.digests[code])
        )


def phrases_of(workspace: Workspace) -> FixedPhrases:
    """Give the phrases that are nobody's own: those of all forms and criteria that are known."""
    regulations = workspace.regulations.all
    headings = [section.heading for row in regulations for form in row.forms for section in form.sections]
    return fixed_phrases(tuple(dict.fromkeys(headings)))


def read_texts(batch: Sequence[DossierText], fixed: FixedPhrases, least_words: int) -> ReadTexts:
    """Read sections and votes of some dossiers; for a background job."""
    sections: list[WatchedSection] = []
    votes: list[tuple[str, tuple[VoteSums, ...]]] = []
    for dossier in batch:
        subjects = json.loads(dossier.content).get("subjects") or []
        votes.append((dossier.unit, tuple(_votes(subjects))))
        sections += _sections(dossier.unit, subjects, fixed, least_words)
    return ReadTexts(sections=tuple(sections), votes=tuple(votes))


def watch_texts(read: Sequence[ReadTexts], limits: Mapping[str, int]) -> tuple[Sign, ...]:
    """Give the signs that votes and texts show; for a background job."""
    votes = (sign for part in read for unit, sums in part.votes for sign in watch_votes(unit, sums, limits))
    return (*votes, *find_copied([section for part in read for section in part.sections], limits))


def tell_signs(found: RoundTotals, signs: Sequence[Sign]) -> tuple[ToldSign, ...]:
    """Give signs as sentences."""
    names = {unit.code: unit.name for unit in found.totals.units}
    return tuple(
        ToldSign(
            kind=sign.kind,
            text=_(_SENTENCES[sign.kind]).format(
                unit=names.get(sign.unit, sign.unit),
                others=", ".join(names.get(code, code) for code in sign.others),
                level=sign.level,
                **dict(sign.values),
            ),
            unit=sign.unit,
        )
        for sign in signs
    )


def _figures(workspace: Workspace, found: RoundTotals) -> list[UnitFigures]:
    totals, gathered = found.totals, found.gathered
    facts = workspace.store.subject_rows.facts(totals.year, totals.period, is_member=True)
    by_unit: dict[str, list[SubjectFact]] = {}
    for fact in facts:
        if is_counted(fact) and fact.state in RATED and fact.cell_code not in gathered.counted_elsewhere:
            by_unit.setdefault(fact.cell_code, []).append(fact)
    return [_unit(code, kind_of(gathered.cells, code), by_unit[code]) for code in gathered.cells if code in by_unit]


def _unit(code: str, kind: str, facts: Sequence[SubjectFact]) -> UnitFigures:
    both = [fact for fact in facts if fact.previous_level]
    voted = [fact for fact in facts if fact.voted_level and fact.proposed_level]
    return UnitFigures(
        code=code,
        kind=kind,
        states=Counter(fact.state for fact in facts),
        before=Counter((fact.previous_level or "").lower() for fact in both),
        after=Counter(fact.state for fact in both),
        changed=sum(fact.voted_level != fact.proposed_level for fact in voted),
        voted=len(voted),
    )


def _votes(subjects: Sequence[Mapping[str, Any]]) -> Iterator[VoteSums]:
    for subject in subjects:
        rounds = subject.get("ballots") or []
        if rounds:
            last = max(rounds, key=lambda row: row.get("ballot_round", 0))
            most = max((int(last.get(level, 0)) for level in _LEVELS), default=0)
            yield VoteSums(valid=int(last.get("valid", 0)), most=most)


def _sections(
    unit: str, subjects: Sequence[Mapping[str, Any]], fixed: FixedPhrases, least_words: int
) -> Iterator[WatchedSection]:
    for subject in subjects:
        if subject.get("kind") != "member":
            continue
        for section in (subject.get("review") or {}).get("sections") or []:
            code, text = str(section.get("code", "")), str(section.get("text", ""))
            is_compared = code in COMPARED or code.rpartition(".")[0] in COMPARED
            if is_compared and len(text) > 3 * least_words:
                found = passage(text, fixed)
                if len(found.words) >= least_words:
                    yield WatchedSection(unit=unit, subject=str(subject.get("code", "")), section=code, passage=found)

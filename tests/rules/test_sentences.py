"""One catalogue: every check has its sentences, every sentence a check, and no code is left in what a person reads."""

import re
from collections.abc import Iterator
from datetime import date
from functools import cache
from string import Formatter

import pytest

from kiemdiem_desktop.domain.finding import Finding, FindingText
from kiemdiem_desktop.domain.parameter import LocalParameter
from kiemdiem_desktop.rules.advice import ADVICE_CHECKS, advise_round
from kiemdiem_desktop.rules.checks import of_132, quarter
from kiemdiem_desktop.rules.parameter_kinds import KINDS
from kiemdiem_desktop.rules.sentences import CATALOGUE, describe, parameter_text
from kiemdiem_desktop.rules.verdicts import KHT_CLOSED, RATING_CHECKS, ROUND_CHECKS, SUBJECT_CHECKS
from kiemdiem_desktop.rules.wording.labels import CHOICES
from tests import shipped
from tests.rules.judged_cases import JudgedCase, judge, judged_cases

REGULATIONS = shipped.regulations()
CODES = [
    *(row.code for row in ROUND_CHECKS),
    *(row.code for row in (*SUBJECT_CHECKS, *RATING_CHECKS, *of_132.REVIEW_ONLY_CHECKS, *quarter.IN_QUARTER)),
    *(row.code for row in ADVICE_CHECKS),
]
ENGLISH = re.compile(r"\b[a-z]+_[a-z_]+\b|\b(unknown|yes|no|none|warning|reprimand|leaders|others)\b|[{}…]")


@cache
def every_text() -> tuple[FindingText, ...]:
    """Put every finding of every case into words."""
    return tuple(text for judged in judged_cases().values() for text in _texts(judged))


def _texts(judged: JudgedCase) -> Iterator[FindingText]:
    dossier, verdict, regs = judged.facts.dossier, judged.verdict, judged.facts.regs
    closing = (found for subject in verdict.subjects for level in subject.levels for found in level.findings)
    for found in (*verdict.findings, *advise_round(dossier, regs), *closing):
        yield describe(found, dossier, regs)


def test_every_check_has_sentences_and_every_sentence_a_check() -> None:
    assert len(CODES) == len(set(CODES))
    assert set(CODES) | {KHT_CLOSED} == set(CATALOGUE)


def test_every_check_has_spoken_in_the_cases_but_one() -> None:
    assert set(CATALOGUE) - {text.finding.code for text in every_text()} == {"round.data_changed"}


def test_no_text_shows_a_code_or_an_unfilled_place() -> None:
    wrong = {
        (text.finding.code, part)
        for text in every_text()
        for part in (text.where, text.rule, text.detail, text.advice, text.citation)
        if ENGLISH.search(part)
    }
    assert not wrong


def test_every_text_is_whole() -> None:
    for text in every_text():
        assert text.who
        assert all(part.strip() for part in (text.where, text.rule, text.detail, text.advice, text.citation))
        assert text.detail.endswith((".", "”", ":")) or text.detail[-1].isalpha(), text.detail


@pytest.mark.parametrize("code", CATALOGUE)
def test_places_in_sentences_are_values_of_the_finding(code: str) -> None:
    sentence = CATALOGUE[code]
    wanted = {
        name
        for part in (sentence.rule, sentence.detail, sentence.advice)
        for _t, name, _f, _c in Formatter().parse(part)
    } - {None}
    given = {name for text in every_text() if text.finding.code == code for name, _value in text.finding.values}
    if code != "round.data_changed":
        assert wanted <= given


def finding(code: str, given: dict[str, object], on: date = date(2026, 12, 10)) -> tuple[Finding, FindingText]:
    """Give the first finding with a code, and its words."""
    judged = judge(given, on)
    found = next(found for found in judged.verdict.findings if found.code == code)
    return found, describe(found, judged.facts.dossier, judged.facts.regs)


def test_a_finding_is_said_in_order() -> None:
    _found, text = finding("level.score_below", {"points": "69.5"})
    assert text.who == "Đảng viên 1"
    assert text.where == "Bản kiểm điểm, chấm điểm"
    assert text.rule == "Mỗi mức có điểm thấp nhất: 90, 70, 50."
    assert text.detail == "Tổng 69,5 điểm, mức “Hoàn thành tốt nhiệm vụ” cần từ 70 điểm."
    assert text.citation == "Điều 11, Quy định 366-QĐ/TW"


def test_dates_are_said_the_vietnamese_way() -> None:
    _found, text = finding("deadline.year_end", {"meeting": {"held": "2026-12-31"}})
    assert text.detail == "Hội nghị xong ngày 31/12/2026, hạn là 30/12/2026."


def test_an_override_is_said_with_its_author() -> None:
    given: dict[str, object] = {
        "points": "69.5",
        "overrides": [{"code": "rating.proposed_closed", "reason": "Cấp trên cho ý kiến"}],
    }
    found, text = finding("rating.proposed_closed", given)
    assert not found.blocks
    assert text.detail.endswith("Giữ nguyên theo Bí thư: Cấp trên cho ý kiến")
    without, _text = finding("rating.proposed_closed", {"points": "69.5"})
    assert without.blocks


def test_a_relief_is_said_to_need_the_competent_level() -> None:
    discipline = {"form": "warning", "decided": "2026-05-02", "violated": "2026-03-01", "duty": "yes"}
    relieved = {**discipline, "self_detected": "yes", "remedied": "yes"}
    _found, text = finding("forced.member_discipline", {"disciplines": [relieved]})
    assert "cần cấp có thẩm quyền xem xét" in text.detail
    _found, text = finding("forced.member_discipline", {"disciplines": [discipline]})
    assert "cần cấp có thẩm quyền" not in text.detail


@pytest.mark.parametrize("name", KINDS)
def test_every_value_of_a_parameter_can_be_said(name: str) -> None:
    examples = {"month_day": "10/12", "text": "Mẫu 2A/TU"}
    is_left = bool(KINDS[name].left_to_superior)
    rows = (LocalParameter(name=name, value=examples[KINDS[name].unit]),) if is_left else ()
    sets = (REGULATIONS.in_force_on(date(year, 12, 10)).with_local(rows) for year in (2026, 2024, 2020))
    regs = next(regs for regs in sets if name in regs.values)
    found = parameter_text(regs.parameter(name))
    assert found
    assert not ENGLISH.search(found)


def test_every_choice_of_a_parameter_has_its_words() -> None:
    assert {choice for kind in KINDS.values() for choice in kind.choices} == set(CHOICES)


def test_values_are_said_in_their_unit() -> None:
    regs = REGULATIONS.in_force_on(date(2026, 12, 10))
    names = (
        "beyond_min_percent",
        "points_step",
        "cap_exception",
        "vote_threshold",
        "finish_by",
        "split_collective_results",
    )
    said = [parameter_text(regs.parameter(name)) for name in names]
    assert said == ["30 phần trăm", "0,5 điểm", "không", "quá nửa", "31/12", "50; 20"]

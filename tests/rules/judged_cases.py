"""Every rule case judged once, for all tests that look at what was found rather than at what was expected."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from kiemdiem_desktop.domain.dossier import SubjectDossier
from kiemdiem_desktop.domain.errors import KiemdiemError
from kiemdiem_desktop.domain.parameter import LocalParameter
from kiemdiem_desktop.domain.verdict import RoundVerdict
from kiemdiem_desktop.rules.case_dossier import GIVEN_WORDS, dossier_of, tested_id
from kiemdiem_desktop.rules.case_words import Words
from kiemdiem_desktop.rules.facts import RoundFacts, round_facts
from kiemdiem_desktop.rules.verdicts import check_facts
from tests import shipped

FILES = tuple(sorted((Path(__file__).parent / "cases").glob("*.yaml")))
ON = date(2026, 12, 10)


@dataclass(frozen=True, slots=True, kw_only=True)
class JudgedCase:
    """What a case describes, and what the rules say of it; `own` is the one it is about, None where nobody is."""

    facts: RoundFacts
    verdict: RoundVerdict
    own: SubjectDossier | None


def judge(given: Mapping[str, object], on: date = ON) -> JudgedCase:
    """Judge what a case describes. Raises: KiemdiemError where it cannot be."""
    local = given.get("local", {})
    assert isinstance(local, dict)
    number = "" if given.get("local_paper") == "no" else "1-HD"
    rows = [LocalParameter(name=name, value=str(value), number=number, issued_on=on) for name, value in local.items()]
    regs = shipped.regulations().in_force_on(on).with_local(rows)
    words = Words.of(dict(given), "thử", GIVEN_WORDS)
    facts, tested = round_facts(dossier_of(words, on, regs), regs), tested_id(words)
    own = next((row for row in facts.dossier.subjects if row.subject.id == tested), None)
    return JudgedCase(facts=facts, verdict=check_facts(facts), own=own)


@cache
def names_of(path: Path) -> tuple[str, ...]:
    """Give the names of the cases of a file, in its order."""
    return tuple(case.get("name", "") for case in _cases_of(path))


@cache
def judged_cases() -> Mapping[str, JudgedCase]:
    """Give every case that can be judged, by file and name."""
    return dict(_judged())


def _judged() -> Iterator[tuple[str, JudgedCase]]:
    for path in FILES:
        for case in _cases_of(path):
            try:
                found = judge(case["given"], date.fromisoformat(case.get("on", ON.isoformat())))
            except KiemdiemError:
                continue
            yield f"{path.name}: {case['name']}", found


def _cases_of(path: Path) -> list[dict[str, Any]]:
    cases: list[dict[str, Any]] = yaml.load(path.read_bytes(), Loader=yaml.CBaseLoader)
    return cases

"""How long all checks and the advice of a 60-member cell take, beside a floor measured in the same run.

Run as a script: `python tests/benchmarks/bench_rules.py`.
"""

import sys
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date
from itertools import count
from pathlib import Path
from random import Random
from statistics import median
from time import perf_counter

from kiemdiem_desktop.domain.dossier import Dossier, SubjectDossier
from kiemdiem_desktop.domain.review import SectionText
from kiemdiem_desktop.rules.advice import advise
from kiemdiem_desktop.rules.case_dossier import GIVEN_WORDS, dossier_of
from kiemdiem_desktop.rules.case_words import Words
from kiemdiem_desktop.rules.facts import round_facts
from kiemdiem_desktop.rules.regulation_set import RegulationSet
from kiemdiem_desktop.rules.regulations import load_regulations
from kiemdiem_desktop.rules.sentences import describe
from kiemdiem_desktop.rules.verdicts import RATING_CHECKS, ROUND_CHECKS, SUBJECT_CHECKS, check_round

RESOURCES = Path(__file__).parents[2] / "resources"
ON = date(2026, 12, 10)
TARGET_MS = 30.0
LOAD_TARGET_MS = 150.0
WRITTEN = ("A.I.1", "A.I.2", "A.I.3", "A.II.1", "A.II.2", "A.III", "A.V", "A.VI")


def cell(regs: RegulationSet, members: int = 60) -> Dossier:
    """Generate a cell of 60 members or more, its chi ủy and itself, all of them reviewed and voted on."""
    words = {
        "cell": {"committee": "yes"},
        "proposed": "HTXS",
        "points": "92",
        "others": {"HTXS": "8", "HTT": str(members - 15), "HTNV": "5", "KHT": "1"},
        "disciplines": [{"form": "warning", "decided": "2026-05-02", "duty": "no"}],
    }
    return dossier_of(Words.of(words, "bench", GIVEN_WORDS), ON, regs)


def written(dossier: Dossier, *, words: int) -> Dossier:
    """Give everybody a self-review of `words` words and one of last year, no two alike; the same on every run."""
    chance = Random(2026)
    known = [f"tiếng{number}" for number in range(1500)]

    def text() -> str:
        return " ".join(chance.choices(known, k=words // len(WRITTEN)))

    def one(own: SubjectDossier) -> SubjectDossier:
        assert own.review is not None
        now, before = (tuple(SectionText(code=code, text=text()) for code in WRITTEN) for _turn in range(2))
        review = replace(own.review, sections=now)
        return replace(own, review=review, previous_review=replace(review, sections=before))

    return replace(dossier, subjects=tuple(one(own) for own in dossier.subjects))


def rewritten(dossier: Dossier) -> Iterator[Dossier]:
    """Give the dossier with one more word in the first self-review, again and again."""
    first, *others = dossier.subjects
    assert first.review is not None
    for number in count():
        section = replace(first.review.sections[0], text=f"{first.review.sections[0].text} thêm{number}")
        review = replace(first.review, sections=(section, *first.review.sections[1:]))
        yield replace(dossier, subjects=(replace(first, review=review), *others))


def milliseconds(work: Callable[[], object], times: int = 25) -> float:
    """Give the median time of one run of `work`."""
    spent = []
    for _n in range(times):
        begun = perf_counter()
        work()
        spent.append((perf_counter() - begun) * 1000)
    return median(spent)


def floor(dossier: Dossier) -> None:
    """Do the least that any checker does: read each figure of each subject once per check."""
    checks = len(ROUND_CHECKS) + len(SUBJECT_CHECKS) + len(RATING_CHECKS)
    for own in dossier.subjects:
        for _n in range(checks):
            assert own.subject.id


def measure_advice(dossier: Dossier, regs: RegulationSet) -> tuple[float, float]:
    """Give how long the advice takes the first time, and after a word more in one text."""
    begun = perf_counter()
    advise(round_facts(dossier, regs))
    first = (perf_counter() - begun) * 1000
    changed = rewritten(dossier)
    after = milliseconds(lambda: advise(round_facts(next(changed), regs)), times=7)
    return first, after


def main() -> int:
    """Print the figures; 1 where a target is missed."""
    regs = load_regulations(RESOURCES).in_force_on(ON)
    dossier = cell(regs)
    load = milliseconds(lambda: load_regulations(RESOURCES), times=5)
    least = milliseconds(lambda: floor(dossier))
    checks = milliseconds(lambda: check_round(dossier, regs))
    findings = check_round(dossier, regs).findings
    advice = {count: measure_advice(written(cell(regs, count), words=600), regs) for count in (60, 300)}
    words = milliseconds(lambda: [describe(found, dossier, regs) for found in findings])
    sys.stdout.write(
        f"members {len(dossier.members)}, subjects {len(dossier.subjects)}, findings {len(findings)}\n"
        f"load regulations  {load:7.2f} ms (target < {LOAD_TARGET_MS:.0f})\n"
        f"floor             {least:7.2f} ms\n"
        f"all checks        {checks:7.2f} ms (target < {TARGET_MS:.0f} together with the advice), "
        f"{checks / least:.1f} times the floor\n"
        f"in words          {words:7.2f} ms\n"
    )
    for members, (first, after) in advice.items():
        sys.stdout.write(
            f"advice on {members} members of 600 words each: first {first:.1f} ms, after a word more {after:.1f} ms\n"
        )
    return 0 if checks + advice[60][1] < TARGET_MS and load < LOAD_TARGET_MS else 1


if __name__ == "__main__":
    sys.exit(main())

"""How long all checks of a 60-member cell take, beside a floor measured in the same run.

Run as a script: `python tests/benchmarks/bench_rules.py`.
"""

import sys
from collections.abc import Callable
from datetime import date
from pathlib import Path
from statistics import median
from time import perf_counter

from kiemdiem_desktop.domain.dossier import Dossier
from kiemdiem_desktop.rules.case_dossier import GIVEN_WORDS, dossier_of
from kiemdiem_desktop.rules.case_words import Words
from kiemdiem_desktop.rules.regulation_set import RegulationSet
from kiemdiem_desktop.rules.regulations import load_regulations
from kiemdiem_desktop.rules.sentences import describe
from kiemdiem_desktop.rules.verdicts import RATING_CHECKS, ROUND_CHECKS, SUBJECT_CHECKS, check_round

RESOURCES = Path(__file__).parents[2] / "resources"
ON = date(2026, 12, 10)
TARGET_MS = 30.0
LOAD_TARGET_MS = 150.0


def cell_of_60(regs: RegulationSet) -> Dossier:
    """Generate a cell of 60 members, its chi ủy and itself, all of them reviewed and voted on."""
    words = {
        "cell": {"committee": "yes"},
        "proposed": "HTXS",
        "points": "92",
        "others": {"HTXS": "8", "HTT": "45", "HTNV": "5", "KHT": "1"},
        "disciplines": [{"form": "warning", "decided": "2026-05-02", "duty": "no"}],
    }
    return dossier_of(Words.of(words, "bench", GIVEN_WORDS), ON, regs)


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


def main() -> int:
    """Print the figures; 1 where a target is missed."""
    regs = load_regulations(RESOURCES).in_force_on(ON)
    dossier = cell_of_60(regs)
    load = milliseconds(lambda: load_regulations(RESOURCES), times=5)
    least = milliseconds(lambda: floor(dossier))
    checks = milliseconds(lambda: check_round(dossier, regs))
    findings = check_round(dossier, regs).findings
    words = milliseconds(lambda: [describe(found, dossier, regs) for found in findings])
    sys.stdout.write(
        f"members {len(dossier.members)}, subjects {len(dossier.subjects)}, findings {len(findings)}\n"
        f"load regulations  {load:7.2f} ms (target < {LOAD_TARGET_MS:.0f})\n"
        f"floor             {least:7.2f} ms\n"
        f"all checks        {checks:7.2f} ms (target < {TARGET_MS:.0f}), {checks / least:.1f} times the floor\n"
        f"in words          {words:7.2f} ms\n"
    )
    return 0 if checks < TARGET_MS and load < LOAD_TARGET_MS else 1


if __name__ == "__main__":
    sys.exit(main())

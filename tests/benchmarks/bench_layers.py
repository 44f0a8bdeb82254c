"""How long the preview of a superior's paper and a what-if of a 60-member cell take, beside one check of the round.

Run as a script: `python -m tests.benchmarks.bench_layers`.
"""

import sys

from kiemdiem_desktop.domain.ids import SubjectId
from kiemdiem_desktop.domain.level import Level
from kiemdiem_desktop.domain.parameter import LocalParameter
from kiemdiem_desktop.rules.facts import round_facts
from kiemdiem_desktop.rules.preview import changed_verdicts
from kiemdiem_desktop.rules.regulations import load_regulations
from kiemdiem_desktop.rules.verdicts import check_facts, check_round
from kiemdiem_desktop.services.cell.change_words import tell_changes
from kiemdiem_desktop.services.cell.checks import CheckedRound
from kiemdiem_desktop.services.cell.trials import try_levels
from tests.benchmarks.bench_rules import ON, RESOURCES, cell, milliseconds

MOST_CHECKS = 8.0
PAPER = (("score_htxs_min", "95"), ("cap_percent", "15"), ("vote_threshold", "two_thirds"))


def main() -> int:
    """Print the figures; 1 where a preview or a what-if costs more than so many checks of the round."""
    regs = load_regulations(RESOURCES).in_force_on(ON)
    dossier = cell(regs)
    rows = tuple(LocalParameter(name=name, value=value, number="1-HD", issued_on=ON) for name, value in PAPER)
    after = regs.with_local(rows)
    facts = round_facts(dossier, regs)
    checked = CheckedRound(facts=facts, verdict=check_facts(facts), findings=(), quiet={})
    moved = {SubjectId(number): Level.HTXS for number in range(1, 6)}
    check = milliseconds(lambda: check_round(dossier, regs))
    preview = milliseconds(lambda: tell_changes(changed_verdicts(dossier, regs, after), dossier, regs, after))
    trial = milliseconds(lambda: try_levels(checked, moved))
    sys.stdout.write(
        f"one check of the round   {check:7.2f} ms\n"
        f"preview of a paper       {preview:7.2f} ms, {preview / check:.1f} checks (target < {MOST_CHECKS:.0f})\n"
        f"what-if of five members  {trial:7.2f} ms, {trial / check:.1f} checks (target < {MOST_CHECKS:.0f})\n"
    )
    return 0 if max(preview, trial) < MOST_CHECKS * check else 1


if __name__ == "__main__":
    sys.exit(main())

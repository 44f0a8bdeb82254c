"""Killed at fifty random moments of a collection: what is in the books is whole, nothing twice, nothing lost."""

import json
import subprocess
import sys
from itertools import pairwise
from pathlib import Path

ROOT = Path(__file__).parents[2]
KILLS = 50


def test_a_killed_collection_goes_on_with_nothing_twice_and_nothing_lost(tmp_path: Path) -> None:
    command = [sys.executable, "-m", "tests.services.collect_day", str(tmp_path), str(KILLS)]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True)
    told = json.loads(done.stdout)
    states, whole = told["states"], told["whole"]
    assert len(states) == KILLS
    assert all(state["is_whole"] for state in (*states, whole))
    assert all(state["journal"] == states[0]["journal"] for state in states)
    assert all(len(set(state["kept"])) == len(state["kept"]) for state in (*states, whole))
    lost = [(before, after) for before, after in pairwise(states) if not _goes_on(before["kept"], after["kept"], whole)]
    assert lost == []
    between = {len(state["kept"]) for state in states} - {0, len(whole["kept"])}
    assert between, "some kills came in the middle"
    assert len(whole["kept"]) == 60


def _goes_on(before: list[str], after: list[str], whole: dict[str, list[str]]) -> bool:
    """Whether nothing that was kept is gone; a collection that was whole is begun anew."""
    return set(before) <= set(after) or before == whole["kept"]

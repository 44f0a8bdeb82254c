"""Killed at a hundred random moments of an import: the old state or the new one, never between."""

import json
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[2]
KILLS = 100


def test_a_killed_import_is_there_whole_or_not_at_all(tmp_path: Path) -> None:
    command = [sys.executable, "-m", "tests.services.import_day", str(tmp_path), str(KILLS)]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True)
    told = json.loads(done.stdout)
    assert told["old"] != told["new"]
    assert len(told["states"]) == KILLS
    between = [state for state in told["states"] if state not in (told["old"], told["new"])]
    assert between == []
    assert told["new"] in told["states"], "some kills come after an import"
    assert told["old"] in told["states"], "and some before, or after it was taken back"

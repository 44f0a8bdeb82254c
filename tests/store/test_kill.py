"""Killed at fifty moments of a work day: the workspace opens, nothing acknowledged is lost, no step is half done."""

import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
KILLS = 25  # on each kind of place


@pytest.mark.parametrize("place", ["disk", "stick"])
def test_a_killed_work_day_loses_nothing(tmp_path: Path, place: str) -> None:
    command = [sys.executable, "-m", "tests.store.work_day", str(tmp_path / "so"), str(KILLS), place]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    assert int(done.stdout) > KILLS

"""Killed at fifty moments of a work day: the workspace opens, nothing acknowledged is lost, no step is half done."""

import random
import subprocess
import sys
from pathlib import Path

import pytest

from kiemdiem_desktop.store.store import Store
from tests.store.work_day import CLOCK, done_so_far
from tests.store.workspaces import PASSPHRASE, make, reopen

ROOT = Path(__file__).parents[2]
KILLS = 25  # on each kind of place


def work_until_killed(folder: Path, place: str, acknowledgements: int) -> int:
    """Let the work day run, kill it after some acknowledgements, and give the last number it told."""
    command = [sys.executable, "-m", "tests.store.work_day", str(folder), PASSPHRASE, place]
    with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True) as child:
        assert child.stdout is not None
        told = [child.stdout.readline() for _line in range(acknowledgements)]
        child.kill()
        told += child.stdout.read().splitlines()
    return int(told[-1])


def assert_whole(store: Store, told: int) -> int:
    """See that each step is there whole or not at all; gives the number of the last one."""
    last = done_so_far(store)
    assert last >= told
    assert [row.value for row in store.parameters.all()] == [str(number) for number in range(1, last + 1)]
    assert [member.note for member in store.members.all() if member.note] == ([str(last)] if last else [])
    assert store.members.count() == 2 + last // 3
    assert store.journal.verify()
    return last


@pytest.mark.parametrize("place", ["disk", "stick"])
def test_a_killed_work_day_loses_nothing(tmp_path: Path, place: str) -> None:
    moments = random.Random(2026)
    on_stick = place == "stick"
    make(tmp_path / "so", CLOCK, on_stick=on_stick)[0].close()
    last = 0
    for _kill in range(KILLS):
        told = work_until_killed(tmp_path / "so", place, moments.randint(1, 25))
        store = reopen(tmp_path / "so", CLOCK, on_stick=on_stick)
        last = assert_whole(store, told)
        for info in store.backups():
            assert store.preview_restore(info).counts
        store.close()
    assert last > KILLS

"""A scripted work day killed again and again, as a program of its own: fails where anything acknowledged is lost.

Every step writes its number in three places, so that half a step would show. Each child is forked with everything
loaded, opens the workspace and works on, telling the number of every step that was acknowledged; it is killed after
some of them, and the workspace is opened anew and looked through. The last number is printed at the end.
"""

import os
import random
import signal
import sys
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

from kiemdiem_desktop.domain.backup import BackupReason
from kiemdiem_desktop.domain.clock import FixedClock
from kiemdiem_desktop.domain.member import Member
from kiemdiem_desktop.domain.parameter import LocalParameter
from kiemdiem_desktop.store.store import Store
from tests.store.workspaces import make, reopen

CLOCK = FixedClock(instant=datetime(2026, 11, 23, 2, 41, tzinfo=UTC))
COUNTER = "số bước"


def done_so_far(store: Store) -> int:
    """Give the number of the last step in the file."""
    return int(store.settings.get(COUNTER) or "0")


def do_step(store: Store, number: int) -> None:
    """Do the step of this number: a member's note, a parameter and the counter, all or none."""
    with store.step("Làm việc", merge_key="gõ" if number % 5 == 0 else None):
        first = store.members.all()[0]
        store.members.save(replace(first, note=str(number)))
        if number % 3 == 0:
            store.members.add(Member(full_name=f"Lê An {number}"))
        store.parameters.add(LocalParameter(name="bước", value=str(number)))
        store.settings.set(COUNTER, str(number))
    if number % 7 == 0:
        store.undo()
        store.redo()
    if number % 20 == 0:
        store.back_up(BackupReason.WORK)


def work(folder: Path, acknowledge: int, *, on_stick: bool) -> None:
    """Work without end; each number goes into the pipe `acknowledge` after its step, 0 once the workspace is open."""
    store = reopen(folder, CLOCK, on_stick=on_stick)
    number = done_so_far(store)
    os.write(acknowledge, b"0\n")
    while True:
        number += 1
        do_step(store, number)
        os.write(acknowledge, b"%d\n" % number)


def killed_once(folder: Path, acknowledgements: int, *, on_stick: bool) -> int:
    """Let a child work, kill it after some acknowledgements, and give the last number it told."""
    read, write = os.pipe()
    child = os.fork()
    if child == 0:
        work(folder, write, on_stick=on_stick)
    os.close(write)
    with os.fdopen(read, encoding="ascii") as pipe:
        told = [pipe.readline() for _line in range(acknowledgements)]
        os.kill(child, signal.SIGKILL)
        told += pipe.read().splitlines()
    os.waitpid(child, 0)
    return int(told[-1])


def require_whole(store: Store, told: int) -> int:
    """See that each step is there whole or not at all; gives the number of the last one."""
    last = done_so_far(store)
    assert last >= told, "what was acknowledged is lost"
    assert [row.value for row in store.parameters.all()] == [str(number) for number in range(1, last + 1)]
    assert [member.note for member in store.members.all() if member.note] == ([str(last)] if last else [])
    assert store.members.count() == 2 + last // 3
    assert store.journal.verify()
    return last


def main(folder: Path, kills: int, *, on_stick: bool) -> None:
    """Kill the work day so many times, look through the workspace after each, and print the last number."""
    dice, last = random.Random(2026), 0
    make(folder, CLOCK, on_stick=on_stick)[0].close()
    for _kill in range(kills):
        told = killed_once(folder, dice.randint(1, 25), on_stick=on_stick)
        store = reopen(folder, CLOCK, on_stick=on_stick)
        last = require_whole(store, told)
        for info in store.backups():
            assert store.preview_restore(info).counts
        store.close()
    print(last)  # noqa: T201 - read by the test


if __name__ == "__main__":
    main(Path(sys.argv[1]), int(sys.argv[2]), on_stick=sys.argv[3] == "stick")

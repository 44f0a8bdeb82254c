"""A scripted work day, run as a program of its own and killed: prints the number of every step that was acknowledged.

Every step writes its number in three places, so that half a step would show.
"""

import sys
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

from kiemdiem_desktop.domain.backup import BackupReason
from kiemdiem_desktop.domain.clock import FixedClock
from kiemdiem_desktop.domain.member import Member
from kiemdiem_desktop.domain.parameter import LocalParameter
from kiemdiem_desktop.store.store import Store
from kiemdiem_desktop.store.workspace_folder import open_workspace

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


def main(folder: Path, passphrase: str, *, on_stick: bool) -> None:
    """Work until killed."""
    store = open_workspace(folder, passphrase=passphrase, clock=CLOCK, on_stick=on_stick)
    number = done_so_far(store)
    print("0", flush=True)  # noqa: T201 - the parent reads it: the workspace is open
    while True:
        number += 1
        do_step(store, number)
        print(number, flush=True)  # noqa: T201 - the acknowledgement


if __name__ == "__main__":
    main(Path(sys.argv[1]), sys.argv[2], on_stick=sys.argv[3] == "stick")

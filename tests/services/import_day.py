"""An import killed again and again, as a program of its own: prints the state after each kill, as JSON.

Each child is forked with everything loaded, opens the workspace, accepts and takes back a package in turn, and is
killed after a time that the dice choose; then the workspace is opened anew.
"""

import json
import os
import random
import select
import signal
import sys
from pathlib import Path
from time import perf_counter

from kiemdiem_desktop.services.cell.accepting import accept
from kiemdiem_desktop.services.cell.incoming import open_incoming
from kiemdiem_desktop.services.committee import answering
from kiemdiem_desktop.services.library import Shelf, open_workspace
from kiemdiem_desktop.services.workspace import Workspace
from tests.services.exchange_work import make_both
from tests.services.round_trip import GUIDANCE, ROUND, introduce, posting
from tests.store.workspaces import PASSPHRASE

TURNS = 3  # a child is killed within the time that opening and an import take here, so many times over


def state_of(workspace: Workspace) -> list[object]:
    """Give what an import changes, each from its own table."""
    store = workspace.store
    due = [str(row.superior_due_on) for row in store.rounds.all()]
    return [store.incoming.count(), store.prompts.count(), due, store.journal.verify()]


def work_until_killed(shelf: Shelf, folder: Path, package: Path) -> None:
    """Accept and take back, without end."""
    workspace = open_workspace(shelf, folder, passphrase=PASSPHRASE)
    while True:
        accept(workspace, open_incoming(workspace, package))
        workspace.store.undo()


def one_turn(shelf: Shelf, folder: Path, package: Path) -> tuple[list[object], list[object]]:
    """Open the workspace, accept and take back; give the states before and after the import."""
    workspace = open_workspace(shelf, folder, passphrase=PASSPHRASE)
    old = state_of(workspace)
    accept(workspace, open_incoming(workspace, package))
    new = state_of(workspace)
    workspace.store.undo()
    workspace.store.close()
    return old, new


def killed_once(shelf: Shelf, folder: Path, package: Path, seconds: float) -> list[object]:
    """Fork, kill after some time, open the workspace and give its state."""
    child = os.fork()
    if child == 0:
        work_until_killed(shelf, folder, package)
    select.select([], [], [], seconds)
    os.kill(child, signal.SIGKILL)
    os.waitpid(child, 0)
    workspace = open_workspace(shelf, folder, passphrase=PASSPHRASE)
    state = state_of(workspace)
    workspace.store.close()
    return state


def main(place: Path, kills: int) -> None:
    """Print the states before and after an import, and after each kill."""
    cell, committee, stick = make_both(place)
    registered = introduce(cell, committee)
    package = answering.issue_guidance(committee, registered, ROUND, GUIDANCE, posting(stick, "15-HD/ĐU")).written.path
    folder, shelf = cell.store.folder, _shelf(place, cell)
    assert folder is not None
    cell.store.close()
    one_turn(shelf, folder, package)  # which loads what is loaded late
    begun = perf_counter()
    old, new = one_turn(shelf, folder, package)
    longest = (perf_counter() - begun) * TURNS
    dice = random.Random(2026)
    states = [killed_once(shelf, folder, package, dice.uniform(0, longest)) for _kill in range(kills)]
    print(json.dumps({"old": old, "new": new, "states": states}))  # noqa: T201 - read by the test


def _shelf(place: Path, cell: Workspace) -> Shelf:
    return Shelf(root=place / "so", regulations=cell.regulations, clock=cell.clock, resources_dir=cell.resources_dir)


if __name__ == "__main__":
    main(Path(sys.argv[1]), int(sys.argv[2]))

"""A collection killed again and again, as a program of its own: prints what the books hold after each kill, as JSON.

Each child is forked with everything loaded, opens the books and collects the same stick, and is killed after a time
that the dice choose; then the books are opened anew and looked through. Once all is collected, it begins anew.
"""

import json
import os
import random
import select
import shutil
import signal
import sys
from hashlib import sha256
from pathlib import Path

from kiemdiem_desktop.services.committee.collecting import collect
from kiemdiem_desktop.services.library import Shelf, create_workspace, open_workspace
from kiemdiem_desktop.services.workspace import Workspace
from tests.services.exchange_work import shelf_in
from tests.services.province import make_known, make_load, province
from tests.services.round_trip import found
from tests.store.workspaces import PASSPHRASE

CELLS, MEMBERS = 60, 2
LONGEST_SECONDS = 0.5


def state_of(workspace: Workspace) -> dict[str, object]:
    """Give what was kept, and whether each dossier stands there whole and once."""
    store = workspace.store
    heads = store.dossier_heads.all()
    files = [file.dossier_digest for file in store.collected_files.all()]
    is_whole = all(
        store.subject_rows.count(dossier_id=head.id) == MEMBERS + 1
        and sha256(store.originals.get(f"received:{head.digest}") or b"").hexdigest() == head.digest
        for head in heads
    )
    return {
        "kept": sorted(head.cell_code for head in heads),
        "is_whole": is_whole and sorted(files) == sorted(head.digest for head in heads),
        "journal": store.journal.verify(),
    }


def killed_once(shelf: Shelf, folder: Path, stick: Path, seconds: float) -> dict[str, object]:
    """Fork, kill after some time, open the books and give their state."""
    child = os.fork()
    if child == 0:
        workspace = open_workspace(shelf, folder, passphrase=PASSPHRASE)
        while True:
            collect(workspace, (stick,))
    select.select([], [], [], seconds)
    os.kill(child, signal.SIGKILL)
    os.waitpid(child, 0)
    workspace = open_workspace(shelf, folder, passphrase=PASSPHRASE)
    state = state_of(workspace)
    workspace.store.close()
    return state


def main(place: Path, kills: int) -> None:
    """Print the states after each kill, and the one that an undisturbed collection comes to."""
    shelf, load = shelf_in(place), make_load(place / "usb", province(members=MEMBERS)[:CELLS], workers=1)
    committee, _code = create_workspace(shelf, name="Đảng ủy", passphrase=PASSPHRASE)
    make_known(found(committee), load)
    folder = committee.store.folder
    assert folder is not None
    committee.store.close()
    shutil.copytree(folder, place / "nhu-moi")
    dice, states = random.Random(2026), []
    for _kill in range(kills):
        states.append(killed_once(shelf, folder, load.folder, dice.uniform(0.05, LONGEST_SECONDS)))
        if len(states[-1]["kept"]) == CELLS:  # type: ignore[arg-type] # a list, as made above
            shutil.rmtree(folder)
            shutil.copytree(place / "nhu-moi", folder)
    committee = open_workspace(shelf, folder, passphrase=PASSPHRASE)
    collect(committee, (load.folder,))
    print(json.dumps({"states": states, "whole": state_of(committee)}))  # noqa: T201 - read by the test


if __name__ == "__main__":
    main(Path(sys.argv[1]), int(sys.argv[2]))

"""The cell's side of an exchange as a program of its own: `python -m tests.services.cell_side FOLDER VERB …`.

Each run opens the workspace in FOLDER, does one thing and prints what came of it as JSON. Nothing but files goes in or
out: certificates and packages.
"""

import json
import sys
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Final

from kiemdiem_desktop.domain.clock import SystemClock
from kiemdiem_desktop.domain.trust import KeyOwner
from kiemdiem_desktop.exchange.keys import read_certificate
from kiemdiem_desktop.exchange.plain_values import subject_code
from kiemdiem_desktop.exchange.tokens.devices import OncePin, TokenKey, list_keys
from kiemdiem_desktop.services.cell.countersigning import countersign, open_to_sign, take_countersigned
from kiemdiem_desktop.services.cell.kept_copies import write_again
from kiemdiem_desktop.services.cell.returns import list_tasks, set_task_done, suggest_replace_reason
from kiemdiem_desktop.services.cell.rounds import current_round
from kiemdiem_desktop.services.cell.sample import fill_sample
from kiemdiem_desktop.services.cell.sent_packages import fate_of, list_packages
from kiemdiem_desktop.services.cell.signing_keys import make_key
from kiemdiem_desktop.services.known_keys import take_up_key
from kiemdiem_desktop.services.library import Shelf, create_workspace, open_workspace
from kiemdiem_desktop.services.own_keys import find_own_key
from kiemdiem_desktop.services.packages import certificate_file, read_certificate_file
from kiemdiem_desktop.services.workspace import Workspace
from tests import shipped
from tests.exchange.soft_token import EC_ID, PIN, SOFTHSM
from tests.services.conftest import RESOURCES
from tests.services.exchange_work import answer_all
from tests.services.round_trip import send, take
from tests.store.workspaces import CHEAP, PASSPHRASE

NAME = "Chi bộ"
Told = dict[str, object]


def shelf_of(folder: Path) -> Shelf:
    """Give the shelf of the cell's computer."""
    regulations = shipped.regulations()
    return Shelf(root=folder, regulations=regulations, clock=SystemClock(), resources_dir=RESOURCES, key_cost=CHEAP)


def begin(folder: Path, stick: Path) -> Told:
    """Make the finished sample cell with its key, and put the key's certificate on the stick."""
    cell, _code = create_workspace(shelf_of(folder), name=NAME, passphrase=PASSPHRASE)
    fill_sample(cell, completed=True)
    make_key(cell, holder="A Brêng")
    key = find_own_key(cell)
    assert key is not None
    (stick / "chi-bo.cer").write_bytes(certificate_file(key))
    cell.store.close()
    return {"words": key.card_words}


def know(cell: Workspace, certificate: Path) -> Told:
    """Take up the superior's key, and that of the second signer's device as the cell's own."""
    superior = read_certificate_file(certificate)
    take_up_key(cell, superior, owner=KeyOwner.SUPERIOR, compared_by="A Brêng, qua điện thoại")
    device = _device().certificate_der
    own = take_up_key(cell, device, owner=KeyOwner.OWN, compared_by="A Brêng")
    with cell.store.step("Ghi mã chi bộ cho khóa"):
        cell.store.enrolled_keys.save(replace(own, unit_code="kon-to-nang"))
    (certificate.parent / "thiet-bi.cer").write_bytes(device)
    return {"words": read_certificate(device).card_words}


def send_with_two(cell: Workspace, stick: Path) -> Told:
    """Seal the dossier, let the second signer's device sign on another computer, and write it enveloped."""
    answer_all(cell)
    other = stick.parent / "may-cua-pho-bi-thu"
    for folder in (other, other / "da-ky"):
        folder.mkdir()
    first = send(cell, other, open_reason="Chờ đồng chí phó bí thư ký")
    signed = countersign(open_to_sign(cell, first.written.path), _device(), other / "da-ky", at=cell.clock.now())
    return {"file": str(write_again(cell, take_countersigned(cell, signed.path), stick).path)}


def send_again(cell: Workspace, stick: Path) -> Told:
    """Do what the return asked for and send the dossier that answers it."""
    round_id = current_round(cell).id
    tasks = list_tasks(cell, round_id)
    for task in tasks:
        set_task_done(cell, task.id, is_done=True)
    sent = send(cell, stick, reason=suggest_replace_reason(cell, round_id))
    return {"file": str(sent.written.path), "tasks": [task.text for task in tasks]}


def accept(cell: Workspace, file: Path) -> Told:
    """Accept a package of the superior."""
    return {"kind": take(cell, file).kind.value}


def show(cell: Workspace, _stick: Path) -> Told:
    """Tell how the round stands: what became of the packages, and the levels that were decided."""
    codes = {row.id: subject_code(row) for row in cell.store.subjects.where(round_id=current_round(cell).id)}
    fates = [fate_of(cell, package) for package in list_packages(cell)]
    return {
        "received": [fate.received_at is not None for fate in fates],
        "returned": [fate.returned_at is not None for fate in fates],
        "decided": {
            codes[row.subject_id]: row.decided_level.value
            for row in cell.store.ratings.all()
            if row.decided_level is not None and row.subject_id in codes
        },
    }


def _device() -> TokenKey:
    return TokenKey(key=next(key for key in list_keys(SOFTHSM) if key.key_id == EC_ID), pin=OncePin(PIN))


_VERBS: Final[dict[str, Callable[[Workspace, Path], Told]]] = {
    "know": know,
    "send-with-two": send_with_two,
    "send-again": send_again,
    "accept": accept,
    "show": show,
}


def main(folder: Path, verb: str, path: Path) -> None:
    """Do one thing and tell it."""
    if verb == "begin":
        told = begin(folder, path)
    else:
        shelf = shelf_of(folder)
        cell = open_workspace(shelf, shelf.root / "chi-bo", passphrase=PASSPHRASE)
        told = _VERBS[verb](cell, path)
        cell.store.close()
    print(json.dumps(told))  # noqa: T201 - read by the test


if __name__ == "__main__":
    main(Path(sys.argv[1]), sys.argv[2], Path(sys.argv[3]))

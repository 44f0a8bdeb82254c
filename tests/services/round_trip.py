"""A committee and a cell at work with each other, each with its own workspace and clock, over a folder as the stick."""

from dataclasses import replace
from datetime import date
from pathlib import Path

from kiemdiem_desktop.domain.clock import Clock
from kiemdiem_desktop.domain.committee import Committee, ReceivedDossier
from kiemdiem_desktop.domain.registered_cell import RegisteredCell
from kiemdiem_desktop.domain.superior_package import RoundName
from kiemdiem_desktop.domain.trust import KeyOwner
from kiemdiem_desktop.exchange.content import Value
from kiemdiem_desktop.rules.regulations import Regulations
from kiemdiem_desktop.services.cell.accepting import accept
from kiemdiem_desktop.services.cell.cells import get_cell
from kiemdiem_desktop.services.cell.incoming import OpenedPackage, open_incoming
from kiemdiem_desktop.services.cell.rounds import current_round
from kiemdiem_desktop.services.cell.sealing import SealedPackage, seal, write_sealed
from kiemdiem_desktop.services.cell.sending import prepare, record_sealed, record_sent
from kiemdiem_desktop.services.cell.signing_keys import make_key
from kiemdiem_desktop.services.committee import books
from kiemdiem_desktop.services.committee.collecting import receive
from kiemdiem_desktop.services.committee.issuing import Posting
from kiemdiem_desktop.services.committee.register import enrol_cell, register_cell
from kiemdiem_desktop.services.known_keys import take_up_key
from kiemdiem_desktop.services.own_keys import find_own_key
from kiemdiem_desktop.services.workspace import Workspace
from tests.filled_books import empty_books, finished_cell

ROUND = RoundName(year=2026)
GUIDANCE: dict[str, Value] = {
    "prompts": [{"subject": {"code": "chi-bo", "name": "Chi bộ"}, "text": "Làm rõ việc thu, nộp đảng phí."}],
    "quotas": [{"group": "Đảng viên", "level": "HTXS", "percent": 20}],
    "deadlines": [{"kind": "dossier", "on": "2026-12-20", "text": "Nộp hồ sơ"}],
    "note": "Kiểm điểm xong trước ngày 15/12.",
}


def make_committee(regulations: Regulations, clock: Clock) -> Workspace:
    """Give the books of the committee above the sample cell, in memory, with its keys."""
    return found(replace(empty_books(clock), regulations=regulations))


def found(workspace: Workspace) -> Workspace:
    """Make an empty workspace the committee's, with its key."""
    books.found_committee(workspace, Committee(code="DU-TP", name="Đảng ủy xã Tiên Phong"))
    books.make_key(workspace, holder="Nguyễn Văn Thư")
    return workspace


def make_cell(regulations: Regulations, clock: Clock) -> Workspace:
    """Give the sample cell with nothing left to mend, in memory, with its key."""
    workspace = replace(finished_cell(clock), regulations=regulations)
    make_key(workspace, holder="A Brêng")
    return workspace


def introduce(cell: Workspace, committee: Workspace) -> RegisteredCell:
    """Let the two know each other's keys, words compared; give the cell as registered."""
    own, superior = find_own_key(cell), find_own_key(committee)
    assert own is not None
    assert superior is not None
    take_up_key(cell, superior.certificate_der, owner=KeyOwner.SUPERIOR, compared_by="A Brêng, qua điện thoại")
    words = ", ".join(own.card_words)
    enrol_cell(committee, own.certificate_der, words=words, compared_by="Nguyễn Văn Thư, trực tiếp")
    return register_cell(committee, RegisteredCell(code=get_cell(cell).code, name=get_cell(cell).name))


def posting(folder: Path, number: str = "") -> Posting:
    """Give where to write, and the paper of a number, issued on 19/11/2026."""
    return Posting(folder=folder, number=number, issued_on=date(2026, 11, 19) if number else None)


def take(cell: Workspace, file: Path) -> OpenedPackage:
    """Open a package at the cell and accept it."""
    opened = open_incoming(cell, file)
    accept(cell, opened)
    return opened


def send(cell: Workspace, folder: Path, *, reason: str = "", open_reason: str | None = None) -> SealedPackage:
    """Seal the round with one of its papers (all of them have tests of their own), write it and record it."""
    prepared = prepare(cell, current_round(cell), replace_reason=reason, open_reason=open_reason)
    sealed = seal(replace(prepared, papers=prepared.papers[:1]))
    record_sealed(cell, sealed)
    written = write_sealed(sealed, folder)
    record_sent(cell, written)
    return written


def collect(committee: Workspace, file: Path) -> ReceivedDossier:
    """Receive a dossier that is accepted."""
    collected = receive(committee, file)
    assert collected.dossier is not None, collected
    return committee.store.received_dossiers.get(collected.dossier.id)

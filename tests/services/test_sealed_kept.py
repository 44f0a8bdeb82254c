"""What leaves the cell: in an envelope unless a reason is given; kept until it is written, whatever the stick does."""

import errno
from dataclasses import replace
from pathlib import Path

import pytest

from kiemdiem_desktop.exchange.envelope import is_envelope
from kiemdiem_desktop.exchange.errors import DiskFullError, WriteError
from kiemdiem_desktop.services.cell.envelopes import EnvelopeState, plan_envelope
from kiemdiem_desktop.services.cell.kept_copies import has_copy, write_again
from kiemdiem_desktop.services.cell.readiness import NotReadyError
from kiemdiem_desktop.services.cell.rounds import current_round
from kiemdiem_desktop.services.cell.sealing import SealedBytes, seal, write_sealed
from kiemdiem_desktop.services.cell.sending import prepare, record_sealed, record_sent
from kiemdiem_desktop.services.cell.sent_packages import (
    last_package,
    list_packages,
    next_sequence,
    pending_package,
)
from kiemdiem_desktop.services.cell.stick_files import list_from_above, list_left_behind, wipe
from kiemdiem_desktop.services.committee import answering
from kiemdiem_desktop.services.workspace import Workspace
from tests.exchange.test_writing import FaultyDisk
from tests.services.round_trip import GUIDANCE, ROUND, introduce, posting, send, take


def sealed_of(cell: Workspace) -> SealedBytes:
    """Seal the round with one of its papers, and keep it."""
    prepared = prepare(cell, current_round(cell))
    sealed = seal(replace(prepared, papers=prepared.papers[:1]))
    record_sealed(cell, sealed)
    return sealed


def test_the_envelope_is_on_as_soon_as_the_superior_is_known(
    cell: Workspace, committee: Workspace, tmp_path: Path
) -> None:
    round_id = current_round(cell).id
    assert plan_envelope(cell, round_id).state is EnvelopeState.NO_KEY
    registered = introduce(cell, committee)
    assert plan_envelope(cell, round_id).state is EnvelopeState.ON
    off = answering.issue_guidance(committee, registered, ROUND, {"envelope": "off"}, posting(tmp_path))
    take(cell, off.written.path)
    assert plan_envelope(cell, round_id).state is EnvelopeState.OFF_BY_POLICY
    assert not is_envelope(send(cell, tmp_path).written.path.read_bytes())


def test_without_an_envelope_a_reason_is_asked_for_and_kept(
    cell: Workspace, committee: Workspace, tmp_path: Path
) -> None:
    introduce(cell, committee)
    with pytest.raises(NotReadyError, match="không mã hóa"):
        prepare(cell, current_round(cell), open_reason=" ")
    written = send(cell, tmp_path, open_reason="Cấp trên mở tại chỗ").written
    assert written.path.name.endswith(".asice")
    (package,) = list_packages(cell)
    assert (package.is_enveloped, package.open_reason) == (False, "Cấp trên mở tại chỗ")


def test_a_full_disk_at_every_write_call_leaves_nothing_and_loses_nothing(
    cell: Workspace, committee: Workspace, tmp_path: Path
) -> None:
    introduce(cell, committee)
    sealed = sealed_of(cell)
    disk = FaultyDisk()
    write_sealed(sealed, tmp_path, disk=disk)
    (tmp_path / sealed.prepared.file_name).unlink()
    writing = [step for step in disk.steps if step != "flush folder"]
    assert sum(step.startswith("write") for step in writing) >= 1
    for step in writing:
        with pytest.raises(DiskFullError):
            write_sealed(sealed, tmp_path, disk=FaultyDisk(step, errno.ENOSPC))
        assert list(tmp_path.iterdir()) == []
        assert pending_package(cell, current_round(cell)) is not None
    record_sent(cell, write_sealed(sealed, tmp_path))
    assert pending_package(cell, current_round(cell)) is None
    assert [path.read_bytes() for path in tmp_path.iterdir()] == [sealed.file]


def test_a_package_whose_stick_was_pulled_is_written_again_without_a_new_signature(
    cell: Workspace, committee: Workspace, tmp_path: Path
) -> None:
    introduce(cell, committee)
    round_, sealed = current_round(cell), sealed_of(cell)
    with pytest.raises(WriteError):
        write_sealed(sealed, tmp_path / "usb")
    assert (last_package(cell, round_), next_sequence(cell)) == (None, 1)
    pending = pending_package(cell, round_)
    assert pending is not None
    written = write_again(cell, pending, tmp_path)
    assert written.path.read_bytes() == sealed.file
    last = last_package(cell, round_)
    assert last is not None
    assert (last.digest, last.written_to, has_copy(cell, last)) == (sealed.digest, str(tmp_path), True)


def test_a_package_that_was_never_written_gives_its_number_to_the_next(cell: Workspace, tmp_path: Path) -> None:
    sealed_of(cell)
    second = send(cell, tmp_path)
    assert second.sealed.prepared.sequence == 1
    assert len(cell.store.packages.all()) == 1
    third = send(cell, tmp_path, reason="Sửa")
    assert len(cell.store.blobs.names("sent:")) == 1, "only the newest package of a round is kept"
    assert cell.store.blobs.get(f"sent:{third.sealed.digest}") == third.sealed.file


def test_what_lies_on_a_stick_is_told_and_wiped(cell: Workspace, committee: Workspace, tmp_path: Path) -> None:
    registered = introduce(cell, committee)
    guidance = answering.issue_guidance(committee, registered, ROUND, GUIDANCE, posting(tmp_path)).written.path
    mine = send(cell, tmp_path).written.path
    (tmp_path / "dossier-chi-bo-khac-2026cn-1.asice").write_bytes(b"x")
    (tmp_path / "luan-van.docx").write_bytes(b"x")
    (tmp_path / f"{mine.name}.part").write_bytes(b"x")
    assert list_from_above([tmp_path, tmp_path / "khong-co"]) == (guidance,)
    left = list_left_behind(cell, tmp_path)
    assert left == (mine, tmp_path / f"{mine.name}.part")
    assert wipe(left) == ()
    assert sorted(path.name for path in tmp_path.iterdir()) == [
        "dossier-chi-bo-khac-2026cn-1.asice",
        guidance.name,
        "luan-van.docx",
    ]

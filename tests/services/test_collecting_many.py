"""Collecting a whole stick: every kind of bad file among the good ones, and what waits until something is done here."""

import shutil
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from kiemdiem_desktop.domain.clock import FixedClock
from kiemdiem_desktop.domain.collecting import CollectVerdict
from kiemdiem_desktop.domain.round_plan import RoundPlan
from kiemdiem_desktop.domain.trust import KeyOwner, KeyStatus
from kiemdiem_desktop.rules.regulations import Regulations
from kiemdiem_desktop.services.committee.collecting import (
    collect,
    desk_of,
    list_files,
    list_waiting,
    note_pending,
    pending_paths,
    receive,
)
from kiemdiem_desktop.services.committee.dossiers import list_dossiers
from kiemdiem_desktop.services.committee.examining import MOST_AT_ONCE, examine_all, find_packages, first_piece
from kiemdiem_desktop.services.committee.looking_again import look_again
from kiemdiem_desktop.services.committee.plans import save_plan
from kiemdiem_desktop.services.committee.register import enrol_cell
from kiemdiem_desktop.services.known_keys import take_up_key, trusted_keys
from kiemdiem_desktop.services.reporting import finish
from kiemdiem_desktop.services.workspace import Workspace
from tests.services.hostile_files import HOSTILE, spoil
from tests.services.province import Load, make_known, make_load, province
from tests.services.round_trip import make_committee


@pytest.fixture(scope="module")
def load(tmp_path_factory: pytest.TempPathFactory) -> Load:
    """Twelve cells of four members."""
    return make_load(tmp_path_factory.mktemp("mot-xa") / "goi", province(members=4)[:14], workers=1)


@pytest.fixture
def stick(load: Load, tmp_path: Path) -> Path:
    """A stick with their packages in two folders, and what else lies on a stick."""
    for place, file in enumerate(load.files):
        folder = tmp_path / "usb" / ("a" if place % 2 else "b/sâu/hơn")
        folder.mkdir(parents=True, exist_ok=True)
        shutil.copy(file, folder)
    (tmp_path / "usb" / "receipt-x-2026cn-1.asice").write_bytes(b"")
    (tmp_path / "usb" / "Ảnh.jpg").write_bytes(b"jpg")
    return tmp_path / "usb"


@pytest.fixture
def committee(regulations: Regulations, clock: FixedClock, load: Load) -> Iterator[Workspace]:
    """The committee that knows all of them and plans the year's end of 2026."""
    workspace = make_committee(regulations, clock)
    make_known(workspace, load)
    save_plan(workspace, RoundPlan(year=2026, due_on=date(2026, 12, 20)))
    yield workspace
    workspace.store.close()


def test_a_stick_is_taken_in_whole_and_a_second_time_changes_nothing(committee: Workspace, stick: Path) -> None:
    found = collect(committee, (stick,))
    assert [row.verdict for row in found] == [CollectVerdict.ACCEPTED] * 14
    kept = committee.store.received_dossiers.all()
    again = collect(committee, (stick,))
    assert [row.verdict for row in again] == [CollectVerdict.ALREADY_RECEIVED] * 14
    assert all("10/12/2026" in row.message and row.dossier is not None for row in again)
    assert committee.store.received_dossiers.all() == kept
    assert len(list_files(committee)) == 14


def test_folders_are_searched_and_only_what_may_be_a_dossier_is_examined(stick: Path) -> None:
    files = find_packages((stick, stick / "a", stick / "Ảnh.jpg"))
    assert len(files) == 15
    assert files[-1].name == "Ảnh.jpg", "a file that was given by name is examined, whatever it is called"
    assert not any(file.name.startswith("receipt") for file in files)
    assert find_packages((stick / "khong-co",)) == (stick / "khong-co",)


def test_every_hostile_file_gets_the_verdict_that_fits_and_the_rest_is_accepted(
    committee: Workspace, load: Load, stick: Path
) -> None:
    files = sorted(stick.rglob("dossier-*"))
    for name, file in zip(HOSTILE, files, strict=False):
        spoil(name, committee, load, file)
    found = {row.file_name: row for row in collect(committee, (stick,))}
    expected = {file.name: HOSTILE[name] for name, file in zip(HOSTILE, files, strict=False)}
    assert {name: found[name].verdict for name in expected} == expected
    assert all(found[name].message and found[name].hint for name in expected if not found[name].verdict.is_kept)
    rest = [row.verdict for name, row in found.items() if name not in expected]
    assert rest == [CollectVerdict.ACCEPTED] * (14 - len(HOSTILE))


def test_an_unknown_key_waits_for_its_comparison_and_its_file_is_taken_in_without_the_stick(
    committee: Workspace, load: Load, stick: Path
) -> None:
    key = load.key_of(load.cells[0].code)
    with committee.store.step("Quên khóa"):
        (known,) = (row for row in trusted_keys(committee, KeyOwner.CELL) if row.unit_code == load.cells[0].code)
        committee.store.enrolled_keys.remove(known.id)
    (waiting,) = (row for row in collect(committee, (stick,)) if row.verdict is CollectVerdict.UNKNOWN_KEY)
    assert "12 từ" in waiting.hint
    (noted,) = (row for row in trusted_keys(committee, KeyOwner.CELL) if row.fingerprint == key.fingerprint)
    assert noted.status_on(date(2026, 12, 10)) is KeyStatus.UNKNOWN
    assert [row.verdict for row in finish(look_again(committee))] == [CollectVerdict.UNKNOWN_KEY]
    shutil.rmtree(stick)
    enrol_cell(committee, key.certificate_der, words=" ".join(key.card_words), compared_by="Thư, qua điện thoại")
    assert [row.verdict for row in finish(look_again(committee))] == [CollectVerdict.ACCEPTED]
    assert (list_waiting(committee), finish(look_again(committee))) == ((), ())
    assert not committee.store.blobs.names("waiting:")


def test_a_round_that_is_not_planned_waits_for_its_plan(committee: Workspace, load: Load, stick: Path) -> None:
    with committee.store.step("Kế hoạch khác"):
        for plan in committee.store.plans.all():
            committee.store.plans.save(replace(plan, year=2025))
    found = collect(committee, (stick,))
    assert {row.verdict for row in found} == {CollectVerdict.WRONG_ROUND}
    assert "cuối năm năm 2026" in found[0].message
    assert list_dossiers(committee, load.cells[0].code, 2026) == ()
    save_plan(committee, RoundPlan(year=2026))
    assert {row.verdict for row in finish(look_again(committee))} == {CollectVerdict.ACCEPTED}


def test_examining_goes_in_pieces_and_never_asks_for_the_store(committee: Workspace, stick: Path) -> None:
    desk, files = desk_of(committee), find_packages((stick,))
    committee.store.close()
    piece = examine_all(desk, first_piece(files))
    assert len(piece) == MOST_AT_ONCE < len(files)
    assert all(row.verdict is CollectVerdict.ACCEPTED and row.rows.rows and row.data for row in piece)


def test_what_is_under_way_is_remembered_until_it_is_done(committee: Workspace, stick: Path) -> None:
    assert pending_paths(committee) == ()
    note_pending(committee, (stick, stick / "a"))
    assert pending_paths(committee) == (stick, stick / "a")
    note_pending(committee, ())
    assert pending_paths(committee) == ()


def test_a_file_that_is_gone_or_too_large_is_told_and_looked_at_again(committee: Workspace, tmp_path: Path) -> None:
    large = tmp_path / "lon.asice"
    with large.open("wb") as opened:
        opened.truncate(21_000_000)
    assert receive(committee, large).message.startswith("Gói quá lớn")
    assert receive(committee, tmp_path / "mat.asice").verdict is CollectVerdict.REFUSED
    assert len(list_files(committee)) == 2
    large.write_bytes(b"")
    assert receive(committee, large).verdict is CollectVerdict.NOT_A_PACKAGE


def test_another_authoritys_key_speaks_for_no_other_cell(committee: Workspace, load: Load, stick: Path) -> None:
    foreign = load.key_of(load.cells[1].code)
    take_up_key(committee, foreign.certificate_der, owner=KeyOwner.CELL, compared_by="Thư")
    file = stick / "b" / "sâu" / "hơn" / load.files[0].name
    spoil("foreign_cell", committee, load, file)
    assert receive(committee, file).verdict is CollectVerdict.REFUSED

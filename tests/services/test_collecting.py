"""Collecting at the committee: each file its own verdict, what is proved is kept once, the rest leaves no trace."""

from dataclasses import replace
from pathlib import Path

import pytest

from kiemdiem_desktop.domain.collecting import CollectVerdict
from kiemdiem_desktop.domain.committee import Committee
from kiemdiem_desktop.domain.errors import InvalidValueError, NotFoundError
from kiemdiem_desktop.domain.trust import KeyOwner
from kiemdiem_desktop.services.committee import answering, books
from kiemdiem_desktop.services.committee.collecting import collected_lines, receive
from kiemdiem_desktop.services.committee.dossiers import list_dossiers, newest_dossier, package_of
from kiemdiem_desktop.services.committee.issuing import list_issued
from kiemdiem_desktop.services.known_keys import trusted_keys
from kiemdiem_desktop.services.workspace import Workspace
from tests.services.round_trip import GUIDANCE, ROUND, introduce, posting, send


def test_each_file_gets_its_own_verdict_and_a_bad_one_stops_nothing(
    cell: Workspace, committee: Workspace, tmp_path: Path
) -> None:
    registered = introduce(cell, committee)
    sealed = send(cell, tmp_path)
    good = sealed.written.path
    flipped = bytearray(sealed.sealed.data)
    flipped[len(flipped) // 2] ^= 1
    files = {
        "sua.asice": bytes(flipped),
        "cut.asice.age": sealed.sealed.file[:-20],
        "rong.asice": b"",
        "luan-van.asice": b"%PDF-1.7",
        "goi.asice": sealed.sealed.data,
    }
    for name, data in files.items():
        (tmp_path / name).write_bytes(data)
    own = answering.issue_guidance(committee, registered, ROUND, GUIDANCE, posting(tmp_path)).written.path
    found = {path.name: receive(committee, path) for path in (*(tmp_path / name for name in files), good, own)}
    verdicts = {name: row.verdict for name, row in found.items()}
    assert verdicts.pop("goi.asice") is CollectVerdict.ACCEPTED
    assert verdicts.pop(good.name) is CollectVerdict.ALREADY_RECEIVED, "the same container in its envelope"
    assert verdicts == {
        "sua.asice": CollectVerdict.TAMPERED,
        "cut.asice.age": CollectVerdict.TAMPERED,
        "rong.asice": CollectVerdict.NOT_A_PACKAGE,
        "luan-van.asice": CollectVerdict.NOT_A_PACKAGE,
        own.name: CollectVerdict.CANNOT_DECRYPT,
    }
    assert all(row.message and row.hint for row in found.values() if not row.verdict.is_kept)
    assert all(len(collected_lines(row)) == 2 for row in found.values())
    assert receive(committee, tmp_path / "khong-co").verdict is CollectVerdict.REFUSED
    assert committee.store.received_dossiers.count() == 1
    assert package_of(committee, newest_dossier(committee, "kon-to-nang")) == sealed.sealed.data


def test_an_unknown_key_waits_and_is_not_counted(cell: Workspace, committee: Workspace, tmp_path: Path) -> None:
    file = send(cell, tmp_path).written.path
    waiting = receive(committee, file)
    assert (waiting.verdict, waiting.dossier) == (CollectVerdict.UNKNOWN_KEY, None)
    assert "12 từ" in waiting.hint
    assert committee.store.received_dossiers.count() == 0
    introduce(cell, committee)
    assert receive(committee, file).verdict is CollectVerdict.ACCEPTED


def test_a_cell_that_is_not_expected_is_told(cell: Workspace, committee: Workspace, tmp_path: Path) -> None:
    registered = introduce(cell, committee)
    with committee.store.step("Bỏ"):
        committee.store.registered_cells.remove(registered.id)
    assert receive(committee, send(cell, tmp_path).written.path).verdict is CollectVerdict.NOT_REGISTERED


def test_an_older_dossier_that_comes_late_is_kept_and_does_not_count(
    cell: Workspace, committee: Workspace, tmp_path: Path
) -> None:
    introduce(cell, committee)
    first, second = send(cell, tmp_path).written.path, send(cell, tmp_path, reason="Sửa").written.path
    assert receive(committee, second).verdict is CollectVerdict.ACCEPTED
    late = receive(committee, first)
    assert late.verdict is CollectVerdict.SUPERSEDED
    assert "Gói số 2" in late.message
    assert [row.sequence for row in list_dossiers(committee, "kon-to-nang", 2026)] == [1, 2]
    assert newest_dossier(committee, "kon-to-nang").sequence == 2


def test_a_revoked_key_is_refused_with_its_reason(cell: Workspace, committee: Workspace, tmp_path: Path) -> None:
    introduce(cell, committee)
    (key,) = trusted_keys(committee, KeyOwner.CELL)
    with committee.store.step("Hủy"):
        committee.store.enrolled_keys.save(replace(key, revoked_on=committee.clock.today(), revoke_reason="Mất máy"))
    refused = receive(committee, send(cell, tmp_path).written.path)
    assert refused.verdict is CollectVerdict.REVOKED_KEY
    assert "Mất máy" in refused.message + refused.hint


def test_packages_to_a_cell_are_numbered_and_a_refused_place_costs_no_number(
    cell: Workspace, committee: Workspace, tmp_path: Path
) -> None:
    registered = introduce(cell, committee)
    for place in (tmp_path, tmp_path):
        answering.issue_guidance(committee, registered, ROUND, GUIDANCE, posting(place))
    assert [row.sequence for row in list_issued(committee, registered.code)] == [1, 2]


def test_the_books_of_a_committee_are_no_cells_and_the_other_way_round(cell: Workspace, committee: Workspace) -> None:
    with pytest.raises(InvalidValueError, match="đã có chủ"):
        books.found_committee(cell, Committee(code="DU", name="Đảng ủy"))
    with pytest.raises(NotFoundError, match="sổ chi bộ"):
        books.get_committee(cell)
    with pytest.raises(InvalidValueError, match="có dấu"):
        books.check_unit_code("Đảng ủy")
    assert books.get_committee(committee).code == "DU-TP"

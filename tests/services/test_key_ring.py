"""Keys of a workspace: how one takes over from another, is called off, comes from a file or a device."""

import json
from datetime import timedelta
from pathlib import Path

import pytest

from kiemdiem_desktop.domain.clock import FixedClock
from kiemdiem_desktop.domain.errors import InvalidValueError, NotFoundError
from kiemdiem_desktop.domain.ids import RowId
from kiemdiem_desktop.domain.trust import KeyOwner, KeyPlace, KeyStatus
from kiemdiem_desktop.exchange import errors
from kiemdiem_desktop.exchange.keys import make_software_key
from kiemdiem_desktop.exchange.verifying import verify
from kiemdiem_desktop.services.cell.checks import check
from kiemdiem_desktop.services.cell.rounds import current_round
from kiemdiem_desktop.services.cell.sealing import seal
from kiemdiem_desktop.services.cell.sending import freeze, prepare, prepare_frozen
from kiemdiem_desktop.services.cell.signing_keys import find_key, make_key
from kiemdiem_desktop.services.clock_check import ClockWrongError, KeyOutOfDateError
from kiemdiem_desktop.services.key_ring import (
    cards_in,
    compare_card,
    hand_over,
    is_in_file,
    list_keys,
    note_waiting_key,
    register_own_key,
    revoke_key,
)
from kiemdiem_desktop.services.known_keys import take_up_key
from kiemdiem_desktop.services.packages import certificate_file
from kiemdiem_desktop.services.workspace import Workspace

OWN = KeyOwner.OWN


def sealed_bytes(workspace: Workspace) -> bytes:
    """Give the package of the round, with papers that took no time to write down."""
    prepared = prepare(workspace, current_round(workspace))
    return seal(prepared, rendered=dict.fromkeys(prepared.papers, b"%PDF")).data


def test_a_new_secretary_takes_over_and_the_old_key_is_kept(workspace: Workspace) -> None:
    old = make_key(workspace, holder="Trần Văn Bí")
    new = make_key(workspace, holder="Lê Thị Giáo", reason="Thay bí thư")
    rows = list_keys(workspace, OWN)
    assert [(row.key.holder, row.is_signing) for row in rows] == [("Lê Thị Giáo", True), ("Trần Văn Bí", False)]
    assert rows[0].key.replaces == old.fingerprint
    assert rows[1].key.until == workspace.clock.today()
    assert workspace.store.blobs.get(f"old-signing-key-{old.fingerprint}.pem") == old.private_key_pem
    assert find_key(workspace) == new
    assert workspace.store.undo_label is None


def test_a_key_made_by_an_older_release_is_listed_all_the_same(workspace: Workspace) -> None:
    key = make_software_key(holder="Cũ", cell_code="TP-03", cell_name="", at=workspace.clock.now())
    workspace.store.blobs.set("signing-key.pem", key.private_key_pem)
    workspace.store.blobs.set("signing-certificate.der", key.certificate_der)
    assert [(row.key.holder, row.is_signing) for row in list_keys(workspace, OWN)] == [("Cũ", True)]
    make_key(workspace, holder="Mới")
    assert [row.key.holder for row in list_keys(workspace, OWN)] == ["Mới", "Cũ"]


def test_the_next_package_tells_of_the_new_key(finished: Workspace) -> None:
    old = make_key(finished, holder="A Brêng")
    assert "key_change" not in prepare(finished, current_round(finished)).content
    make_key(finished, holder="Y Ngọc", reason="Thay bí thư")
    told = prepare(finished, current_round(finished)).content["key_change"]
    assert isinstance(told, dict)
    assert (told["replaces"], told["reason"]) == (old.fingerprint, "Thay bí thư")
    assert json.dumps(told)


def test_a_revoked_key_stays_revoked_with_day_and_reason(finished: Workspace) -> None:
    key = make_key(finished, holder="A Brêng")
    package = sealed_bytes(finished)
    known = take_up_key(finished, key.certificate_der, owner=KeyOwner.CELL, compared_by="điện thoại")
    now, today = finished.clock.now(), finished.clock.today()
    assert verify(package, trusted=(known,), at=now)
    revoked = revoke_key(finished, known.id, on=today, reason=" mất máy ")
    assert (revoked.revoked_on, revoked.revoke_reason) == (today, "mất máy")
    assert list_keys(finished, KeyOwner.CELL)[0].status is KeyStatus.REVOKED
    with pytest.raises(errors.RevokedKeyError, match="mất máy"):
        verify(package, trusted=(revoked,), at=now)


def test_a_revocation_needs_a_reason_and_no_future(workspace: Workspace) -> None:
    make_key(workspace, holder="Trần Văn Bí")
    key, today = list_keys(workspace, OWN)[0].key, workspace.clock.today()
    with pytest.raises(InvalidValueError, match="phải có lý do"):
        revoke_key(workspace, key.id, on=today, reason=" ")
    with pytest.raises(InvalidValueError, match="tương lai"):
        revoke_key(workspace, key.id, on=today + timedelta(days=1), reason="mất")
    with pytest.raises(NotFoundError):
        revoke_key(workspace, RowId(99), on=today, reason="mất")


def test_a_key_of_a_file_is_noted_once_without_its_secret(workspace: Workspace) -> None:
    key = make_software_key(holder="Y Ngọc", cell_code="TP-03", cell_name="", at=workspace.clock.now())
    first = register_own_key(workspace, key.certificate_der, KeyPlace.FILE)
    assert register_own_key(workspace, key.certificate_der, KeyPlace.FILE) == first
    assert [(row.key.place, row.is_signing) for row in list_keys(workspace, OWN)] == [(KeyPlace.FILE, False)]
    assert find_key(workspace) is None


def test_another_key_signs_and_nothing_secret_outlives_it(finished: Workspace) -> None:
    make_key(finished, holder="A Brêng")
    code = finished.store.cells.all()[0].code
    other = make_software_key(holder="Y Ngọc", cell_code=code, cell_name="", at=finished.clock.now())
    frozen = freeze(finished, check(finished, current_round(finished)))
    sealed = seal(prepare_frozen(finished, frozen, key=other), rendered=dict.fromkeys(frozen.papers, b"%PDF"))
    signer = verify(sealed.data, trusted=(other.certificate_der,), at=finished.clock.now()).signer
    assert signer.certificate.holder == "Y Ngọc"
    assert not hasattr(sealed.prepared.key, "private_key_pem")
    with pytest.raises(RuntimeError):
        sealed.prepared.key.sign_digest(bytes(32))


def test_a_wrong_clock_signs_nothing(finished: Workspace, clock: FixedClock) -> None:
    make_key(finished, holder="A Brêng")
    right = clock.instant
    clock.instant = right - timedelta(days=200)
    with pytest.raises(ClockWrongError, match="trước cả lần ghi sổ gần nhất"):
        prepare(finished, current_round(finished))
    clock.instant = right.replace(year=right.year + 6)
    with pytest.raises(KeyOutOfDateError, match="đã hết hạn ngày"):
        prepare(finished, current_round(finished))
    clock.instant = right
    assert prepare(finished, current_round(finished))


def test_certificates_come_from_a_file_or_from_a_package(finished: Workspace, tmp_path: Path) -> None:
    key = make_key(finished, holder="A Brêng")
    package = sealed_bytes(finished)
    files = {"a.cer": certificate_file(key), "a.der": key.certificate_der, "a.asice": package}
    for name, data in files.items():
        (tmp_path / name).write_bytes(data)
        assert [found.certificate_der for found in cards_in(tmp_path / name)] == [key.certificate_der], name
    (tmp_path / "no.cer").write_bytes(b"hello")
    with pytest.raises(InvalidValueError, match="không phải chứng thư"):
        cards_in(tmp_path / "no.cer")
    touched = package.replace(b'"kind":"dossier"', b'"kind":"dossieR"')
    (tmp_path / "touched.asice").write_bytes(touched)
    with pytest.raises(errors.TamperedPackageError):
        cards_in(tmp_path / "touched.asice")


def test_words_are_compared_and_a_waiting_key_is_taken_up(workspace: Workspace, tmp_path: Path) -> None:
    key = make_key(workspace, holder="Trần Văn Bí")
    (tmp_path / "khoa.cer").write_bytes(certificate_file(key))
    (card,) = cards_in(tmp_path / "khoa.cer")
    assert compare_card(" ".join(key.card_words), card).fits
    assert not compare_card(" ".join(key.card_words[1:]), card).fits
    assert is_in_file(card, tmp_path / "khoa.cer")
    waiting = note_waiting_key(workspace, card, KeyOwner.SUPERIOR)
    assert note_waiting_key(workspace, card, KeyOwner.SUPERIOR) == waiting
    assert list_keys(workspace, KeyOwner.SUPERIOR)[0].status is KeyStatus.UNKNOWN
    taken = take_up_key(workspace, key.certificate_der, owner=KeyOwner.SUPERIOR, compared_by="12 từ")
    assert taken.id == waiting.id
    assert list_keys(workspace, KeyOwner.SUPERIOR)[0].status is KeyStatus.KNOWN


def test_a_hand_over_without_an_old_key_is_a_beginning(workspace: Workspace) -> None:
    hand_over(workspace, holder="Trần Văn Bí", code="TP-03", name="Chi bộ thôn 3")
    assert [row.key.replaces for row in list_keys(workspace, OWN)] == [""]

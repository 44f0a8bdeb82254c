"""A second signature made on another machine by a device, and the way back of the package."""

import subprocess
from pathlib import Path

import pytest

from kiemdiem_desktop.domain.errors import NotFoundError
from kiemdiem_desktop.domain.trust import KeyOwner, KeyPlace
from kiemdiem_desktop.exchange import errors
from kiemdiem_desktop.exchange.canonical_zip import read_zip
from kiemdiem_desktop.exchange.envelope import is_envelope, make_envelope_key, read_package
from kiemdiem_desktop.exchange.keys import make_software_key
from kiemdiem_desktop.exchange.verifying import verify
from kiemdiem_desktop.rules.regulations import Regulations
from kiemdiem_desktop.services.cell.countersigning import (
    check_signing_day,
    countersign,
    open_to_sign,
    take_countersigned,
)
from kiemdiem_desktop.services.cell.kept_copies import write_again
from kiemdiem_desktop.services.cell.readiness import NotReadyError
from kiemdiem_desktop.services.cell.rounds import current_round
from kiemdiem_desktop.services.cell.sealing import seal, write_sealed
from kiemdiem_desktop.services.cell.sending import close_for_signers, prepare, record_sent
from kiemdiem_desktop.services.cell.signing_keys import make_key
from kiemdiem_desktop.services.key_ring import cards_in, register_own_key
from kiemdiem_desktop.services.known_keys import take_up_key
from kiemdiem_desktop.services.own_keys import make_own_key
from kiemdiem_desktop.services.signing_ways import add_driver, key_on_device, list_drivers, search_devices
from kiemdiem_desktop.services.workspace import Workspace
from kiemdiem_desktop.store.workspace_folder import open_in_memory
from tests.exchange.soft_token import PIN, SOFTHSM, make_soft_token
from tests.services.conftest import RESOURCES


@pytest.fixture
def sent(finished: Workspace, tmp_path: Path) -> Path:
    """A package that the secretary sealed and wrote."""
    make_key(finished, holder="A Brêng")
    prepared = prepare(finished, current_round(finished))
    sealed = seal(prepared, rendered=dict.fromkeys(prepared.papers, b"%PDF"))
    written = write_sealed(sealed, tmp_path)
    record_sent(finished, written)
    return written.written.path


def test_a_deputy_signs_on_a_device_and_the_package_comes_back(
    finished: Workspace, sent: Path, regulations: Regulations, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    token = make_soft_token(tmp_path / "token")
    for name, value in token.environment.items():
        monkeypatch.setenv(name, value)
    store = open_in_memory(clock=finished.clock)
    other = Workspace(store=store, regulations=regulations, clock=finished.clock, resources_dir=RESOURCES)
    add_driver(other, SOFTHSM)
    assert SOFTHSM in [driver.path for driver in list_drivers(other)]
    found = next(key for key in search_devices(list_drivers(other)).keys if key.holder == "Y Ngọc a2")
    register_own_key(other, found.certificate_der, KeyPlace.TOKEN)
    with pytest.raises(errors.UnknownSignerError):
        open_to_sign(other, sent)
    (card,) = cards_in(sent)
    take_up_key(other, card.certificate_der, owner=KeyOwner.OWN, compared_by="12 từ")
    package, key = open_to_sign(other, sent), key_on_device(found, PIN)
    assert package.holders == ("A Brêng",)
    out = tmp_path / "ra"
    out.mkdir()
    back = countersign(package, key, out, at=check_signing_day(other, key)).path
    before, after = read_zip(sent.read_bytes()), read_zip(back.read_bytes())
    assert {name: after[name] for name in before} == before
    take_up_key(finished, found.certificate_der, owner=KeyOwner.OWN, compared_by="12 từ")
    row = take_countersigned(finished, back)
    trusted = finished.store.enrolled_keys.where(owner=KeyOwner.OWN)
    proved = verify(back, trusted=trusted, at=finished.clock.now())
    assert row.digest == proved.digest
    assert row.written_to == str(out)
    assert [signer.certificate.holder for signer in proved.signers] == ["A Brêng", "Y Ngọc a2"]
    for number in ("001", "002"):
        _openssl_proves(after, number, proved.signers[int(number) - 1].certificate.der, tmp_path)
    store.close()


def test_a_package_of_another_house_is_not_taken_back(finished: Workspace, sent: Path) -> None:
    with finished.store.step("Quên"):
        for row in finished.store.packages.all():
            finished.store.packages.remove(row.id)
    with pytest.raises(NotFoundError, match="không phải gói do sổ này lập"):
        take_countersigned(finished, sent)


def _openssl_proves(entries: dict[str, bytes], number: str, certificate_der: bytes, folder: Path) -> None:
    (folder / "m.xml").write_bytes(entries[f"META-INF/ASiCManifest{number}.xml"])
    (folder / "s.p7s").write_bytes(entries[f"META-INF/signature{number}.p7s"])
    (folder / "c.der").write_bytes(certificate_der)
    prove = "cms -verify -binary -cades -inform DER -in s.p7s -content m.xml -CAfile c.pem -partial_chain"
    for words in ("x509 -inform DER -in c.der -out c.pem", f"{prove} -no_check_time -purpose any -out o"):
        done = subprocess.run(["openssl", *words.split()], cwd=folder, capture_output=True, text=True, check=False)
        assert done.returncode == 0, done.stderr


def test_a_package_for_the_second_signer_is_readable_to_nobody_else_on_its_whole_way(
    finished: Workspace, regulations: Regulations, tmp_path: Path
) -> None:
    other = Workspace(
        store=open_in_memory(clock=finished.clock),
        regulations=regulations,
        clock=finished.clock,
        resources_dir=RESOURCES,
    )
    first, cell = make_key(finished, holder="A Brêng"), finished.store.cells.all()[0]
    with other.store.step("Khóa của người ký thêm"):
        second = make_own_key(other, holder="Y Ngọc", code=cell.code, name=cell.name)
    take_up_key(finished, second.certificate_der, owner=KeyOwner.OWN, compared_by="12 từ")
    take_up_key(other, first.certificate_der, owner=KeyOwner.OWN, compared_by="12 từ")
    take_up_key(other, second.certificate_der, owner=KeyOwner.OWN, compared_by="12 từ")
    prepared = close_for_signers(finished, prepare(finished, current_round(finished)))
    sealed = seal(prepared, rendered=dict.fromkeys(prepared.papers, b"%PDF"))
    there, back = tmp_path / "di", tmp_path / "ve"
    for folder in (there, back):
        folder.mkdir()
    written = write_sealed(sealed, there)
    row = record_sent(finished, written)
    assert (row.is_enveloped, row.open_reason, row.file_name.endswith(".asice")) == (False, "", True)
    file = written.written.path
    assert is_envelope(file.read_bytes())
    with pytest.raises(errors.NotForUsError):
        read_package(file, (make_envelope_key().secret,))
    package = open_to_sign(other, file)
    assert package.holders == ("A Brêng",)
    again = countersign(package, second, back, at=check_signing_day(other, second)).path
    assert is_envelope(again.read_bytes())
    taken = take_countersigned(finished, again)
    superior = make_envelope_key()
    key = make_software_key(
        holder="Văn thư",
        cell_code="dang-uy",
        cell_name="Đảng ủy xã",
        at=finished.clock.now(),
        recipient=superior.recipient,
    )
    take_up_key(finished, key.certificate_der, owner=KeyOwner.SUPERIOR, compared_by="12 từ")
    sent_up = write_again(finished, taken, tmp_path)
    opened = read_package(sent_up.path, (superior.secret,))
    trusted = finished.store.enrolled_keys.where(owner=KeyOwner.OWN)
    signers = verify(opened, trusted=trusted, at=finished.clock.now()).signers
    assert [signer.certificate.holder for signer in signers] == ["A Brêng", "Y Ngọc"]
    other.store.close()


def test_without_another_signers_key_nothing_is_closed_for_one(finished: Workspace) -> None:
    make_key(finished, holder="A Brêng")
    with pytest.raises(NotReadyError, match="người cùng chi ủy"):
        close_for_signers(finished, prepare(finished, current_round(finished)))

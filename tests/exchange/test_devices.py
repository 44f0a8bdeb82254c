"""A signing device at work: a real SoftHSM2 token behind a child process, and a spy that counts what reaches it."""

import os
import subprocess
import sys
from hashlib import sha256
from pathlib import Path

import pytest

from kiemdiem_desktop.domain.trust import EnrolledKey, KeyOwner, certificate_text
from kiemdiem_desktop.exchange.canonical_zip import read_zip
from kiemdiem_desktop.exchange.container import make_package
from kiemdiem_desktop.exchange.tokens import devices
from kiemdiem_desktop.exchange.tokens.child import CHILD_WORD
from kiemdiem_desktop.exchange.tokens.devices import (
    DeviceError,
    DeviceKey,
    OncePin,
    PinState,
    TokenKey,
    WrongPinError,
    list_keys,
    sign_digests,
)
from kiemdiem_desktop.exchange.verifying import verify
from tests.exchange.samples import AT, CONTENT, DOCUMENTS, MANIFEST, SIGNATURE
from tests.exchange.soft_token import EC_ID, PIN, RSA_ID, SOFTHSM, WRONG_PIN, SoftToken, make_soft_token


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> SoftToken:
    """A token made once for this file."""
    return make_soft_token(tmp_path_factory.mktemp("token"))


@pytest.fixture
def token(made: SoftToken, monkeypatch: pytest.MonkeyPatch) -> SoftToken:
    """The token as drivers find it, its PIN in good standing, no call counted yet."""
    for name, value in made.environment.items():
        monkeypatch.setenv(name, value)
    sign_digests(key_on(RSA_ID), OncePin(PIN), (bytes(32),))  # a right PIN clears the count
    (made.folder / "spy.log").unlink(missing_ok=True)
    return made


def key_on(key_id: str, driver: Path = SOFTHSM) -> DeviceKey:
    """Give one of the token's keys."""
    return next(key for key in list_keys(driver) if key.key_id == key_id)


def test_a_device_shows_its_certificates_without_a_pin(token: SoftToken) -> None:
    keys = list_keys(token.spy)
    assert {key.key_id for key in keys} == {RSA_ID, EC_ID}
    assert {key.certificate.holder for key in keys} == {"Y Ngọc a1", "Y Ngọc a2"}
    assert {key.label for key in keys} == {"chi-bo"}
    assert token.calls("C_Login") == 0


@pytest.mark.parametrize("key_id", [RSA_ID, EC_ID])
def test_a_package_is_sealed_on_a_device_and_proved_without_us(token: SoftToken, key_id: str, tmp_path: Path) -> None:
    key = key_on(key_id, token.spy)
    package = make_package(content=CONTENT, documents=DOCUMENTS, key=TokenKey(key=key, pin=OncePin(PIN)), at=AT)
    enrolled = EnrolledKey(
        owner=KeyOwner.CELL,
        unit_code="CB-07",
        holder=key.certificate.holder,
        fingerprint=key.certificate.fingerprint,
        certificate=certificate_text(key.certificate.der),
        since=AT.date(),
        enrolled_at=AT,
    )
    assert verify(package, trusted=(enrolled,), at=AT).signer.certificate.holder == key.certificate.holder
    assert token.calls("C_Login") == 1
    for name, data in read_zip(package).items():
        (tmp_path / Path(name).name).write_bytes(data)
    (tmp_path / "signer.der").write_bytes(key.certificate.der)
    pem = ("x509", "-inform", "DER", "-in", "signer.der", "-out", "signer.pem")
    prove = f"cms -verify -binary -cades -inform DER -in {Path(SIGNATURE).name} -content {Path(MANIFEST).name}"
    trust = "-CAfile signer.pem -partial_chain -no_check_time -purpose any -out o"
    for command in (pem, (*prove.split(), *trust.split())):
        done = subprocess.run(["openssl", *command], cwd=tmp_path, capture_output=True, text=True, check=False)
        assert done.returncode == 0, done.stderr


def test_a_wrong_pin_in_a_batch_of_five_costs_exactly_one_try(token: SoftToken) -> None:
    key = key_on(RSA_ID, token.spy)
    digests = [sha256(bytes([number])).digest() for number in range(5)]
    with pytest.raises(WrongPinError) as refused:
        sign_digests(key, OncePin(WRONG_PIN), digests)
    assert token.calls("C_Login") == 1
    assert token.calls("C_Sign") == 0
    assert refused.value.state is PinState.LOW
    assert "chỉ được gửi đi một lần" in refused.value.hint
    assert PinState.LOW.label in refused.value.hint
    assert key_on(RSA_ID).pin is PinState.LOW
    assert len(sign_digests(key, OncePin(PIN), digests)) == 5
    assert token.calls("C_Login") == 2
    assert key_on(RSA_ID).pin is PinState.FINE


def test_a_pin_serves_once_and_shows_itself_nowhere(token: SoftToken) -> None:
    key, pin = key_on(EC_ID, token.spy), OncePin(PIN)
    sealing = TokenKey(key=key, pin=pin)
    assert PIN not in repr(sealing)
    assert PIN not in repr(pin)
    sealing.sign_digest(bytes(32))
    with pytest.raises(DeviceError, match="đã dùng"):
        sealing.sign_digest(bytes(32))
    assert token.calls("C_Login") == 1


@pytest.mark.usefixtures("token")
def test_the_pin_goes_over_the_pipe_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    started: list[tuple[list[str], dict[str, str]]] = []
    real = subprocess.Popen

    def watch(command: list[str], **words: object) -> "subprocess.Popen[bytes]":
        started.append((command, dict(words.get("env") or os.environ)))  # type: ignore[call-overload] # a mapping
        return real(command, **words)  # type: ignore[call-overload,no-any-return] # the words of the caller

    monkeypatch.setattr(subprocess, "Popen", watch)
    sign_digests(key_on(EC_ID), OncePin(PIN), (bytes(32),))
    assert len(started) == 2
    for command, environment in started:
        assert command[-1] == CHILD_WORD
        assert not [word for word in (*command, *environment.values()) if PIN in word]


@pytest.mark.parametrize(
    ("code", "words"),
    [
        ("import os; os.kill(os.getpid(), 11)", "bị lỗi"),
        ("print('no frame')", "bị lỗi"),
        ("import sys; sys.stdout.buffer.write(b'\\xff\\xff\\xff\\xff')", "bị lỗi"),
        ("import sys; sys.stdin.buffer.read()", "không trả lời"),
    ],
    ids=["crash", "noise", "a length that lies", "silence"],
)
def test_a_driver_that_fails_harms_nothing(code: str, words: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(devices, "_command", lambda: [sys.executable, "-c", code])
    with pytest.raises(DeviceError, match=words) as refused:
        list_keys(SOFTHSM, seconds=1.0 if "read" in code else 60.0)
    assert refused.value.hint


@pytest.mark.usefixtures("token")
def test_what_is_no_driver_and_a_device_that_went_are_told(tmp_path: Path) -> None:
    fake = tmp_path / "fake.so"
    fake.write_bytes(b"no library")
    with pytest.raises(DeviceError, match="bị lỗi"):
        list_keys(fake)
    key = key_on(EC_ID)
    gone = DeviceKey(driver=key.driver, label="khác", serial=key.serial, key_id=EC_ID, certificate=key.certificate)
    with pytest.raises(DeviceError, match="Không còn thấy"):
        sign_digests(gone, OncePin(PIN), (bytes(32),))
    missing = DeviceKey(driver=key.driver, label=key.label, serial=key.serial, key_id="ff", certificate=key.certificate)
    with pytest.raises(DeviceError, match="không có khóa"):
        sign_digests(missing, OncePin(PIN), (bytes(32),))

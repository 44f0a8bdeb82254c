"""The envelope: opened by its recipients and by the `age` program, by nobody else, and never when changed."""

import subprocess
from pathlib import Path
from typing import Any

import pytest

from kiemdiem_desktop.domain.errors import InvalidValueError
from kiemdiem_desktop.exchange import errors
from kiemdiem_desktop.exchange.canonical_zip import MAX_PACKED_BYTES
from kiemdiem_desktop.exchange.envelope import (
    EnvelopeKey,
    close_envelope,
    is_envelope,
    make_envelope_key,
    open_envelope,
    read_package,
)
from kiemdiem_desktop.exchange.keys import make_software_key, read_certificate
from tests.exchange.samples import AT

PACKAGE = b"PK\x03\x04 goi da ky " * 9000


@pytest.fixture(scope="module")
def key() -> EnvelopeKey:
    """The superior's key."""
    return make_envelope_key()


def test_the_recipient_opens_it_and_nothing_of_the_package_shows(key: EnvelopeKey) -> None:
    closed = close_envelope(PACKAGE, [key.recipient])
    assert is_envelope(closed)
    assert b"goi da ky" not in closed
    assert open_envelope(closed, [make_envelope_key().secret, key.secret]) == PACKAGE


def test_the_age_program_opens_ours_and_we_open_its(key: EnvelopeKey, tmp_path: Path) -> None:
    (tmp_path / "khoa.txt").write_text(key.secret + "\n", encoding="ascii")
    (tmp_path / "goi.asice.age").write_bytes(close_envelope(PACKAGE, [key.recipient]))
    command: list[str | Path] = ["age", "--decrypt", "-i", tmp_path / "khoa.txt", tmp_path / "goi.asice.age"]
    assert subprocess.run(command, capture_output=True, check=True).stdout == PACKAGE
    theirs = subprocess.run(["age", "-r", key.recipient], input=PACKAGE, capture_output=True, check=True).stdout
    assert open_envelope(theirs, [key.secret]) == PACKAGE


def test_others_are_told_that_it_is_not_for_them(key: EnvelopeKey) -> None:
    closed = close_envelope(PACKAGE, [key.recipient])
    for secrets in ([], [make_envelope_key().secret]):
        with pytest.raises(errors.NotForUsError, match="nơi khác"):
            open_envelope(closed, secrets)


@pytest.mark.parametrize("at", [30, 150, 400, -1, -70_000])
def test_a_changed_or_cut_envelope_never_opens(key: EnvelopeKey, at: int) -> None:
    closed = bytearray(close_envelope(PACKAGE, [key.recipient]))
    with pytest.raises((errors.DamagedEnvelopeError, errors.NotForUsError)):
        open_envelope(bytes(closed[:at]), [key.secret])
    closed[at] ^= 1
    with pytest.raises((errors.DamagedEnvelopeError, errors.NotForUsError)):
        open_envelope(bytes(closed), [key.secret])


def test_a_header_of_endless_recipients_is_refused_unread(key: EnvelopeKey) -> None:
    endless = b"age-encryption.org/v1\n" + b"-> X25519 AAAA\nAAAA\n" * 100_000 + b"--- x\n"
    with pytest.raises(errors.DamagedEnvelopeError):
        open_envelope(endless, [key.secret])


def test_a_package_is_read_with_or_without_its_envelope(key: EnvelopeKey, tmp_path: Path) -> None:
    (tmp_path / "goi").write_bytes(PACKAGE)
    (tmp_path / "goi.age").write_bytes(close_envelope(PACKAGE, [key.recipient]))
    assert {read_package(path, [key.secret]) for path in tmp_path.iterdir()} == {PACKAGE}


def test_nothing_over_the_limit_is_read_with_or_without_an_envelope(key: EnvelopeKey, tmp_path: Path) -> None:
    large = bytes(MAX_PACKED_BYTES + 1)
    (tmp_path / "goi").write_bytes(large)
    (tmp_path / "goi.age").write_bytes(close_envelope(large, [key.recipient]))
    for path in tmp_path.iterdir():
        with pytest.raises(errors.TooLargeError):
            read_package(path, [key.secret])
    (tmp_path / "largest.age").write_bytes(close_envelope(bytes(MAX_PACKED_BYTES), [key.recipient]))
    assert len(read_package(tmp_path / "largest.age", [key.secret])) == MAX_PACKED_BYTES


def test_the_certificate_names_the_key_for_envelopes(key: EnvelopeKey) -> None:
    of_committee: dict[str, Any] = {
        "holder": "Nguyễn Văn Thư",
        "cell_code": "DU-TP",
        "cell_name": "Đảng ủy xã Tiên Phong",
        "at": AT,
    }
    made = make_software_key(**of_committee, recipient=key.recipient)
    assert read_certificate(made.certificate_der).recipient == key.recipient
    assert read_certificate(make_software_key(**of_committee).certificate_der).recipient == ""


def test_a_recipient_that_is_none_is_said_in_words() -> None:
    with pytest.raises(InvalidValueError, match="không mã hóa được"):
        close_envelope(PACKAGE, ["age1khongphai"])

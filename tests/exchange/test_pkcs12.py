"""Keys in files: opened with the right password only, and never for good."""

import subprocess
from pathlib import Path

import pytest
from cryptography import x509
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.serialization import BestAvailableEncryption, NoEncryption, load_pem_private_key
from cryptography.hazmat.primitives.serialization.pkcs12 import serialize_key_and_certificates

from kiemdiem_desktop.exchange.container import make_package
from kiemdiem_desktop.exchange.pkcs12 import KeyFileError, open_pkcs12
from kiemdiem_desktop.exchange.verifying import verify
from tests.exchange.samples import AT, CONTENT, DOCUMENTS, a_key
from tests.exchange.test_oracles import rsa_key

PASSWORD = "bốn mùa hoa"


def a_file(*, with_key: bool = True, password: str = PASSWORD) -> bytes:
    """Give a key file."""
    key = load_pem_private_key(a_key().private_key_pem, password=None)
    assert isinstance(key, ec.EllipticCurvePrivateKey)
    certificate = x509.load_der_x509_certificate(a_key().certificate_der)
    lock = BestAvailableEncryption(password.encode()) if password else NoEncryption()
    return serialize_key_and_certificates(b"khoa", key if with_key else None, certificate, None, lock)


@pytest.mark.parametrize("password", [PASSWORD, ""])
def test_a_package_is_sealed_with_a_key_from_a_file(password: str) -> None:
    key = open_pkcs12(a_file(password=password), password)
    package = make_package(content=CONTENT, documents=DOCUMENTS, key=key, at=AT)
    assert verify(package, trusted=(a_key().certificate_der,), at=AT).signer.is_enrolled
    assert "PRIVATE" not in repr(key)


def test_a_password_typed_letter_by_letter_opens_too() -> None:
    assert open_pkcs12(a_file(), "bo\u0302\u0301n mu\u0300a hoa").certificate_der == a_key().certificate_der


@pytest.mark.parametrize(
    ("data", "password", "code", "words"),
    [
        (a_file(), "ba mùa hoa", "wrong_password", "Nhập sai không làm khóa tệp"),
        (a_file(with_key=False), PASSWORD, "no_key_in_file", "không có khóa để ký"),
        (b"", PASSWORD, "not_a_key_file", "không phải tệp khóa"),
        (b"PK\x03\x04", PASSWORD, "not_a_key_file", "không phải tệp khóa"),
        (a_key().certificate_der, PASSWORD, "not_a_key_file", "không phải tệp khóa"),
        (a_file()[:-40], PASSWORD, "not_a_key_file", "không phải tệp khóa"),
        (bytes(300_000), PASSWORD, "not_a_key_file", "không phải tệp khóa"),
    ],
)
def test_what_cannot_be_used_is_told(data: bytes, password: str, code: str, words: str) -> None:
    with pytest.raises(KeyFileError) as refused:
        open_pkcs12(data, password)
    assert refused.value.code == code
    assert words in f"{refused.value.message} {refused.value.hint}"


def test_a_file_of_openssl_opens(tmp_path: Path) -> None:
    (tmp_path / "k.pem").write_bytes(rsa_key().private_key_pem)
    (tmp_path / "c.der").write_bytes(rsa_key().certificate_der)
    for words in (
        "x509 -inform DER -in c.der -out c.pem",
        "pkcs12 -export -inkey k.pem -in c.pem -out k.p12 -passout pass:abc123",
    ):
        subprocess.run(["openssl", *words.split()], cwd=tmp_path, check=True, capture_output=True)
    assert open_pkcs12((tmp_path / "k.p12").read_bytes(), "abc123").certificate_der == rsa_key().certificate_der


def test_a_file_of_an_old_windows_opens(tmp_path: Path) -> None:
    (tmp_path / "k.pem").write_bytes(a_key().private_key_pem)
    (tmp_path / "c.der").write_bytes(a_key().certificate_der)
    for words in (
        "x509 -inform DER -in c.der -out c.pem",
        "pkcs12 -export -legacy -inkey k.pem -in c.pem -out k.p12 -passout pass:abc123",
    ):
        subprocess.run(["openssl", *words.split()], cwd=tmp_path, check=True, capture_output=True)
    assert open_pkcs12((tmp_path / "k.p12").read_bytes(), "abc123").certificate_der == a_key().certificate_der

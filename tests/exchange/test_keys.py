"""The software key and its certificate."""

from datetime import UTC, datetime, timedelta
from hashlib import sha256

import pytest
from cryptography import x509
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.serialization import load_pem_private_key

from kiemdiem_desktop.domain.errors import InvalidValueError
from kiemdiem_desktop.exchange.keys import make_software_key, read_certificate
from kiemdiem_desktop.exchange.words import words_of
from tests.exchange.samples import AT, a_key


def test_a_key_is_p256_with_a_certificate_in_vietnamese() -> None:
    key = a_key()
    private_key = load_pem_private_key(key.private_key_pem, password=None)
    certificate = x509.load_der_x509_certificate(key.certificate_der)
    assert isinstance(private_key, ec.EllipticCurvePrivateKey)
    assert isinstance(private_key.curve, ec.SECP256R1)
    assert private_key.public_key() == certificate.public_key()
    certificate.verify_directly_issued_by(certificate)
    usage = certificate.extensions.get_extension_for_class(x509.KeyUsage).value
    assert (usage.digital_signature, usage.key_cert_sign) == (True, False)
    assert "Đinh Thị Hoà".encode() in key.certificate_der
    assert key.fingerprint == sha256(key.certificate_der).hexdigest()
    assert key.card_words == words_of(key.certificate_der)


def test_a_certificate_tells_holder_cell_and_dates() -> None:
    read = read_certificate(a_key().certificate_der)
    assert (read.holder, read.cell_name, read.cell_code) == ("Đinh Thị Hoà", "Chi bộ thôn Suối Đá", "CB-07")
    assert read.valid_since == AT - timedelta(days=1)
    assert read.valid_until == AT.replace(year=2031)
    assert read.card_words == a_key().card_words


def test_a_key_made_on_29_february_is_valid_to_the_28th() -> None:
    key = make_software_key(holder="A", cell_code="B", cell_name="", at=datetime(2028, 2, 29, tzinfo=UTC))
    assert read_certificate(key.certificate_der).valid_until == datetime(2033, 2, 28, tzinfo=UTC)


def test_a_long_cell_name_is_cut_and_a_bad_holder_refused() -> None:
    key = make_software_key(holder="A", cell_code="B", cell_name="chi bộ " * 20, at=AT)
    assert len(read_certificate(key.certificate_der).cell_name) == 64
    for holder, cell_code in (("", "CB"), ("x" * 65, "CB"), ("A", " ")):
        with pytest.raises(InvalidValueError, match="từ 1 đến 64 chữ"):
            make_software_key(holder=holder, cell_code=cell_code, cell_name="", at=AT)


@pytest.mark.parametrize("data", [b"", b"hello", b"0\x03\x02\x01\x01", a_key().certificate_der[:-9]])
def test_what_is_no_certificate_is_told(data: bytes) -> None:
    with pytest.raises(InvalidValueError, match="không phải chứng thư"):
        read_certificate(data)

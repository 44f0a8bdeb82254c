"""Which keys may sign: RSA of 2048 bits or more and P-256, nothing weaker, nothing that OpenSSL cannot check."""

from datetime import timedelta

import pytest
from cryptography import x509
from cryptography.hazmat.primitives.asymmetric import ec, rsa
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat
from cryptography.x509.oid import NameOID

from kiemdiem_desktop.exchange import errors
from kiemdiem_desktop.exchange.cades import make_signature
from kiemdiem_desktop.exchange.keys import SoftwareKey
from kiemdiem_desktop.exchange.signatures import check_signature, check_signer
from tests.exchange.samples import AT

PrivateKey = rsa.RSAPrivateKey | ec.EllipticCurvePrivateKey


def key_of(private_key: PrivateKey) -> SoftwareKey:
    """Give a key with a certificate as another program makes it."""
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "Khóa ngoài")])
    certificate = (
        x509.CertificateBuilder(name, name, private_key.public_key(), 7, AT - timedelta(days=1), AT + timedelta(days=9))
        .add_extension(x509.BasicConstraints(ca=False, path_length=None), critical=True)
        .sign(private_key, SHA256())
    )
    return SoftwareKey(
        private_key_pem=private_key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption()),
        certificate_der=certificate.public_bytes(Encoding.DER),
    )


def check(key: SoftwareKey) -> None:
    """Sign with a key that is enrolled, and check."""
    signature = make_signature(b"manifest", key, at=AT)
    signer = check_signature(b"manifest", signature, number=1, trusted=(key.certificate_der,))
    check_signer(signer, at=AT)


@pytest.mark.parametrize(
    "private_key", [rsa.generate_private_key(65537, 2048), ec.generate_private_key(ec.SECP256R1())]
)
def test_keys_of_the_format_are_accepted(private_key: PrivateKey) -> None:
    check(key_of(private_key))


@pytest.mark.parametrize(
    "private_key", [rsa.generate_private_key(65537, 1024), ec.generate_private_key(ec.SECP384R1())]
)
def test_other_keys_are_refused_though_enrolled(private_key: PrivateKey) -> None:
    with pytest.raises(errors.BadSignatureError):
        check(key_of(private_key))

"""Our few lines that check signatures, held against two judges that know nothing of them: pyHanko and OpenSSL."""

import asyncio
import subprocess
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from functools import cache
from pathlib import Path
from random import Random

import pytest
from asn1crypto import cms, keys
from asn1crypto.x509 import Certificate
from cryptography import x509
from cryptography.hazmat.primitives.asymmetric import rsa
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat, load_pem_private_key
from cryptography.x509.oid import NameOID
from pyhanko.sign.signers.pdf_cms import PdfCMSSignedAttributes, SimpleSigner
from pyhanko.sign.validation.generic_cms import async_validate_detached_cms
from pyhanko_certvalidator import ValidationContext
from pyhanko_certvalidator.registry import SimpleCertificateStore

from kiemdiem_desktop.exchange import errors
from kiemdiem_desktop.exchange.cades import make_signature
from kiemdiem_desktop.exchange.keys import SoftwareKey, make_software_key
from kiemdiem_desktop.exchange.signatures import check_signature

NOW = datetime.now(UTC).replace(microsecond=0)
MANIFEST = b"<manifest>\r\n of many lines\n</manifest>\n"


@cache
def rsa_key() -> SoftwareKey:
    """Give an RSA key as another program makes it."""
    private_key = rsa.generate_private_key(65537, 2048)
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "Khóa ngoài")])
    begin, end = NOW - timedelta(days=1), NOW + timedelta(days=9)
    certificate = (
        x509.CertificateBuilder(name, name, private_key.public_key(), 7, begin, end)
        .add_extension(x509.BasicConstraints(ca=False, path_length=None), critical=True)
        .sign(private_key, SHA256())
    )
    return SoftwareKey(
        private_key_pem=private_key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption()),
        certificate_der=certificate.public_bytes(Encoding.DER),
    )


@cache
def ec_key() -> SoftwareKey:
    """Give the program's own kind of key."""
    return make_software_key(holder="Đinh Thị Hoà", cell_code="CB-07", cell_name="Chi bộ", at=NOW)


def we_accept(signature: bytes, key: SoftwareKey, manifest: bytes = MANIFEST) -> bool:
    """Ask ourselves."""
    try:
        return check_signature(manifest, signature, number=1, trusted=(key.certificate_der,)).is_enrolled
    except errors.PackageError:
        return False


def pyhanko_accepts(signature: bytes, key: SoftwareKey, manifest: bytes = MANIFEST) -> bool:
    """Ask pyHanko; whatever it stumbles over is a refusal."""
    context = ValidationContext(
        trust_roots=[Certificate.load(key.certificate_der)], allow_fetching=False, moment=datetime.now(UTC)
    )
    try:
        signed = cms.ContentInfo.load(signature, strict=True)["content"]
        asked = async_validate_detached_cms(manifest, signed, signer_validation_context=context)
        status = asyncio.run(asked)
    except Exception:  # noqa: BLE001 - a judge may stumble over hostile bytes in any way
        return False
    return bool(status.intact and status.valid and status.trusted)


def openssl_accepts(signature: bytes, key: SoftwareKey, folder: Path, manifest: bytes = MANIFEST) -> bool:
    """Ask OpenSSL, with its check of CAdES attributes."""
    certificate = x509.load_der_x509_certificate(key.certificate_der)
    (folder / "s.p7s").write_bytes(signature)
    (folder / "m.xml").write_bytes(manifest)
    (folder / "c.pem").write_bytes(certificate.public_bytes(Encoding.PEM))
    words = "cms -verify -binary -cades -inform DER -in s.p7s -content m.xml -CAfile c.pem -purpose any -out o"
    return subprocess.run(["openssl", *words.split()], cwd=folder, capture_output=True, check=False).returncode == 0


def by_pyhanko(key: SoftwareKey) -> bytes:
    """Give a signature as pyHanko makes it, and as release 0.1.0 did."""
    private_key = load_pem_private_key(key.private_key_pem, password=None)
    der = private_key.private_bytes(Encoding.DER, PrivateFormat.PKCS8, NoEncryption())
    signer = SimpleSigner(
        signing_cert=Certificate.load(key.certificate_der),
        signing_key=keys.PrivateKeyInfo.load(der),
        cert_registry=SimpleCertificateStore(),  # type: ignore[no-untyped-call] # of the library
    )
    making = signer.async_sign_general_data(
        cms.ContentInfo({"content_type": "data", "content": MANIFEST}),
        "sha256",
        detached=True,
        use_cades=True,
        signed_attr_settings=PdfCMSSignedAttributes(signing_time=NOW),
    )
    return bytes(asyncio.run(making).dump())


def ours(key: SoftwareKey) -> bytes:
    """Give our own signature."""
    return make_signature(MANIFEST, key, at=NOW)


@pytest.mark.parametrize("make", [ours, by_pyhanko])
@pytest.mark.parametrize("key", [ec_key(), rsa_key()], ids=["P-256", "RSA-2048"])
def test_all_three_accept_what_is_right(make: Callable[[SoftwareKey], bytes], key: SoftwareKey, tmp_path: Path) -> None:
    signature = make(key)
    assert we_accept(signature, key)
    assert pyhanko_accepts(signature, key)
    assert openssl_accepts(signature, key, tmp_path)


@pytest.mark.parametrize("key", [ec_key(), rsa_key()], ids=["P-256", "RSA-2048"])
def test_all_three_refuse_other_content_and_another_key(key: SoftwareKey, tmp_path: Path) -> None:
    signature, other = ours(key), MANIFEST + b" "
    assert not we_accept(signature, key, other)
    assert not pyhanko_accepts(signature, key, other)
    assert not openssl_accepts(signature, key, tmp_path, other)
    foreign = ours(make_software_key(holder="Người Lạ", cell_code="CB-07", cell_name="Chi bộ", at=NOW))
    assert not we_accept(foreign, key)
    assert not pyhanko_accepts(foreign, key)
    assert not openssl_accepts(foreign, key, tmp_path)


@pytest.mark.parametrize("key", [ec_key(), rsa_key()], ids=["P-256", "RSA-2048"])
def test_nothing_is_accepted_by_us_that_a_judge_refuses(key: SoftwareKey, tmp_path: Path) -> None:
    random, right = Random(366), ours(key)
    for _round in range(60):
        touched = bytearray(right)
        for _blow in range(random.randint(1, 3)):
            touched[random.randrange(len(touched))] ^= 1 << random.randrange(8)
        if we_accept(bytes(touched), key):
            assert pyhanko_accepts(bytes(touched), key)
            assert openssl_accepts(bytes(touched), key, tmp_path)
            assert bytes(touched) == right


def test_a_signature_of_2050_writes_its_year_in_full() -> None:
    later = NOW.replace(year=2051, month=3, day=4)
    key = make_software_key(holder="A", cell_code="B", cell_name="", at=later)
    signature = make_signature(MANIFEST, key, at=later)
    signer = check_signature(MANIFEST, signature, number=1, trusted=(key.certificate_der,))
    assert signer.signed_at == later

"""What can sign a package, and the software key: an EC P-256 key with a certificate that it signs itself.

It seals the package against changes; it is not a legal digital signature. Trust in it comes only from the
printed card with its 12 words, read back in person or by phone.
"""

from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from functools import lru_cache
from hashlib import sha256
from typing import Any, Final, Protocol

from kiemdiem_desktop.domain.errors import InvalidValueError
from kiemdiem_desktop.domain.text import nfc
from kiemdiem_desktop.exchange import doors, errors
from kiemdiem_desktop.exchange.words import words_of
from kiemdiem_desktop.i18n import _

VALID_YEARS: Final = 5
_SAMPLE_YEARS: Final = 20
_AGE_URI: Final = "age:"
_LARGEST_KEPT: Final = 16_384  # bytes: hostile certificates are read, but never kept
_LONGEST_NAME: Final = 64  # upper bounds of X.520 for common name, organisation and unit


class SigningKey(Protocol):
    """A key that can sign: kept in the workspace, opened from a file for one signature, or inside a device."""

    @property
    def certificate_der(self) -> bytes:
        """The certificate of the key."""

    def sign_digest(self, digest: bytes) -> bytes:
        """Give the signature over a SHA-256 digest: DER of ECDSA on P-256, or RSA by PKCS #1 v1.5."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SoftwareKey:
    """A key with its certificate. `private_key_pem` is PKCS#8 without a passphrase: it lives in the workspace.

    `is_sample`: the key of an invented cell, whose signatures are the same each time.
    """

    private_key_pem: bytes = field(repr=False)
    certificate_der: bytes
    is_sample: bool = False

    def sign_digest(self, digest: bytes) -> bytes:
        """Give the signature over a SHA-256 digest. Raises: UnfitKeyError."""
        private_key = doors.cryptography_serialization().load_pem_private_key(self.private_key_pem, password=None)
        prehashed = doors.cryptography_digests().Prehashed(doors.cryptography_hashes().SHA256())
        if isinstance(private_key, doors.cryptography_ec().EllipticCurvePrivateKey):
            ecdsa = doors.cryptography_ec().ECDSA(prehashed, deterministic_signing=self.is_sample)
            return bytes(private_key.sign(digest, ecdsa))
        if isinstance(private_key, doors.cryptography_rsa().RSAPrivateKey):
            return bytes(private_key.sign(digest, doors.cryptography_padding().PKCS1v15(), prehashed))
        raise errors.UnfitKeyError(name=_("sắp ký"), found=type(private_key).__name__)

    @property
    def fingerprint(self) -> str:
        """SHA-256 of the certificate, hexadecimal."""
        return sha256(self.certificate_der).hexdigest()

    @property
    def card_words(self) -> tuple[str, ...]:
        """The 12 words of the printed card."""
        return words_of(self.certificate_der)


@dataclass(frozen=True, slots=True, kw_only=True)
class Certificate:
    """What a certificate states about its holder, as it says itself.

    `cell_code` is empty where there is none: only our own certificates, which sign themselves, bear it as their unit.
    `recipient` is the key for envelopes to its holder ("age1…"), empty where it states none: the words of the card
    cover it together with the signing key.
    """

    holder: str
    cell_name: str
    cell_code: str
    valid_since: datetime
    valid_until: datetime
    fingerprint: str
    der: bytes
    recipient: str = ""

    @property
    def card_words(self) -> tuple[str, ...]:
        """The 12 words of the printed card."""
        return words_of(self.der)


@dataclass(frozen=True, slots=True, kw_only=True)
class SpentKey:
    """What remains of a key after it signed: its certificate. Nothing secret outlives the signature."""

    certificate_der: bytes

    def sign_digest(self, digest: bytes) -> bytes:
        """Refuse: the key was let go. Raises: RuntimeError, since asking is a mistake of the program."""
        raise RuntimeError(f"a spent key was asked to sign {len(digest)} bytes")


def make_software_key(*, holder: str, cell_code: str, cell_name: str, at: datetime, recipient: str = "") -> SoftwareKey:
    """Make a new key for `holder` of a cell, valid for five years; its certificate names `recipient` for envelopes.

    Validity begins a day before `at`, so that a clock running behind elsewhere does not refuse it.
    A cell's name longer than 64 letters is cut at 64.

    Raises: InvalidValueError for an empty holder or one longer than 64 letters, an empty or too long cell code.
    """
    for value in (holder, cell_code):
        check_name(value)
    ec = doors.cryptography_ec()
    name = _subject(nfc(holder), nfc(cell_name)[:_LONGEST_NAME], cell_code)
    return _key_with(ec.generate_private_key(ec.SECP256R1()), name, at, recipient=recipient)


def _key_with(private_key: Any, name: Any, at: datetime, *, recipient: str = "", serial: int = 0) -> SoftwareKey:
    """Give a key with its certificate; with a `serial` (not 0) of its own the certificate is the same each time."""
    serialization = doors.cryptography_serialization()
    certificate = _self_signed(private_key, name, at.astimezone(UTC).replace(microsecond=0), recipient, serial)
    return SoftwareKey(
        is_sample=bool(serial),
        private_key_pem=private_key.private_bytes(
            serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
        ),
        certificate_der=certificate.public_bytes(serialization.Encoding.DER),
    )


def make_sample_key(*, holder: str, cell_code: str, cell_name: str, at: datetime, recipient: str = "") -> SoftwareKey:
    """Make the key of an invented cell: the same whenever the same is asked for, so it keeps nothing secret.

    Raises: InvalidValueError as `make_software_key`.
    """
    for value in (holder, cell_code):
        check_name(value)
    ec = doors.cryptography_ec()
    seed = int.from_bytes(sha256(f"kiemdiem sample {cell_code}".encode()).digest()[:31])
    name = _subject(nfc(holder), nfc(cell_name)[:_LONGEST_NAME], cell_code)
    return _key_with(
        ec.derive_private_key(seed, ec.SECP256R1()), name, at, recipient=recipient, serial=seed % 2**120 + 1
    )


def load_certificate(certificate_der: bytes) -> Any:
    """Give `cryptography`'s reading of a certificate; the last few are kept, for each is asked several times.

    Raises: ValueError, TypeError where it is none.
    """
    if len(certificate_der) > _LARGEST_KEPT:
        return doors.cryptography_x509().load_der_x509_certificate(certificate_der)
    return _kept_certificate(certificate_der)


@lru_cache(maxsize=8)
def _kept_certificate(certificate_der: bytes) -> Any:
    return doors.cryptography_x509().load_der_x509_certificate(certificate_der)


def read_certificate(certificate_der: bytes) -> Certificate:
    """Read what a certificate states. Raises: InvalidValueError where it is none."""
    return _stated_by(certificate_der) if len(certificate_der) > _LARGEST_KEPT else _kept_statement(certificate_der)


@lru_cache(maxsize=8)
def _kept_statement(certificate_der: bytes) -> Certificate:
    return _stated_by(certificate_der)


def _stated_by(certificate_der: bytes) -> Certificate:
    oid = doors.cryptography_oid()
    try:
        certificate = load_certificate(certificate_der)
        subject = certificate.subject
    except (ValueError, TypeError):
        raise InvalidValueError(
            code="not_a_certificate",
            message=_("Tệp này không phải chứng thư của khóa ký."),
            hint=_("Chọn tệp chứng thư đi cùng thẻ khóa của chi bộ."),
        ) from None
    return Certificate(
        holder=_stated(subject, oid.NameOID.COMMON_NAME),
        cell_name=_stated(subject, oid.NameOID.ORGANIZATION_NAME),
        cell_code=_stated(subject, oid.NameOID.ORGANIZATIONAL_UNIT_NAME) if subject == certificate.issuer else "",
        valid_since=certificate.not_valid_before_utc,
        valid_until=certificate.not_valid_after_utc,
        fingerprint=sha256(certificate_der).hexdigest(),
        der=certificate_der,
        recipient=_recipient(certificate),
    )


def _stated(subject: Any, kind: Any) -> str:
    found = subject.get_attributes_for_oid(kind)
    return str(found[0].value) if found else ""


def _recipient(certificate: Any) -> str:
    """Read the key for envelopes that a certificate names."""
    x509 = doors.cryptography_x509()
    try:
        names = certificate.extensions.get_extension_for_class(x509.SubjectAlternativeName).value
        uris: list[str] = names.get_values_for_type(x509.UniformResourceIdentifier)
    except (ValueError, x509.ExtensionNotFound):
        return ""
    return next((uri.removeprefix(_AGE_URI) for uri in uris if uri.startswith(_AGE_URI)), "")


def check_name(value: str) -> None:
    """See that a name fits into a certificate. Raises: InvalidValueError."""
    if not 1 <= len(nfc(value)) <= _LONGEST_NAME:
        raise InvalidValueError(
            code="key_name",
            message=_("Tên người giữ khóa và mã chi bộ phải có từ 1 đến {most} chữ.").format(most=_LONGEST_NAME),
            hint=_("Ghi gọn lại họ tên hoặc mã chi bộ."),
        )


def _subject(holder: str, cell_name: str, cell_code: str) -> Any:
    x509, oid = doors.cryptography_x509(), doors.cryptography_oid()
    names = [
        (oid.NameOID.COUNTRY_NAME, "VN"),
        (oid.NameOID.ORGANIZATION_NAME, cell_name),
        (oid.NameOID.ORGANIZATIONAL_UNIT_NAME, cell_code),
        (oid.NameOID.COMMON_NAME, holder),
    ]
    return x509.Name([x509.NameAttribute(kind, value) for kind, value in names if value])


def _self_signed(private_key: Any, name: Any, at: datetime, recipient: str, serial: int) -> Any:
    x509, hashes = doors.cryptography_x509(), doors.cryptography_hashes()
    uses = dict.fromkeys(
        ("content_commitment", "key_encipherment", "data_encipherment", "key_agreement", "key_cert_sign"), False
    )
    usage = x509.KeyUsage(digital_signature=True, crl_sign=False, encipher_only=False, decipher_only=False, **uses)
    builder = (
        x509.CertificateBuilder(subject_name=name, issuer_name=name)
        .public_key(private_key.public_key())
        .serial_number(serial or x509.random_serial_number())
        .not_valid_before(at - timedelta(days=1))
        .not_valid_after(_later(at, _SAMPLE_YEARS if serial else VALID_YEARS))
        .add_extension(x509.BasicConstraints(ca=False, path_length=None), critical=True)
        .add_extension(usage, critical=True)
        .add_extension(x509.SubjectKeyIdentifier.from_public_key(private_key.public_key()), critical=False)
    )
    if recipient:
        names = x509.SubjectAlternativeName([x509.UniformResourceIdentifier(_AGE_URI + recipient)])
        builder = builder.add_extension(names, critical=False)
    return builder.sign(private_key, hashes.SHA256(), ecdsa_deterministic=bool(serial))


def _later(at: datetime, years: int) -> datetime:
    day = 28 if (at.month, at.day) == (2, 29) else at.day
    return at.replace(year=at.year + years, day=day)

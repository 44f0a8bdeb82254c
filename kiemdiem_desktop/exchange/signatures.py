"""Checking a signature over a manifest, with a few lines of our own on `cryptography`.

Why not a whole validation library: packages allow one form of signature file (`cades.py`), and a key is trusted
because its very certificate was enrolled, so there is no chain to build, no policy to weigh, nothing to fetch. What
remains is short enough to be read in one sitting, and each step has its own sentence for the person who is refused:

1. the file is DER with exactly one signer and one certificate, of strong algorithms;
2. the file is byte for byte the one that its signed parts lead to, so that nothing unsigned can hide in it;
3. the attributes are complete, each once, and name that certificate by its SHA-256;
4. the certificate was issued for signing;
5. the signature over the attributes is right, and the digest in them is the manifest's.

`tests/exchange/test_oracles.py` holds every verdict against those of pyHanko and OpenSSL.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from hashlib import sha256
from typing import Final

from kiemdiem_desktop.domain.trust import EnrolledKey, KeyStatus, find_key
from kiemdiem_desktop.exchange import doors, errors
from kiemdiem_desktop.exchange.cades import (
    CONTENT_TYPE,
    DATA,
    MESSAGE_DIGEST,
    RSA_SHA256,
    SHA256,
    SIGNED_DATA,
    SIGNING_CERTIFICATE_V2,
    SIGNING_TIME,
    attributes_to_sign,
    signature_algorithm,
    signature_file,
)
from kiemdiem_desktop.exchange.der import (
    CONTEXT_0,
    GENERALIZED_TIME,
    OCTETS,
    SEQUENCE,
    SET,
    UTC_TIME,
    Part,
    inside,
    only,
    parts,
    tlv,
)
from kiemdiem_desktop.exchange.keys import Certificate, load_certificate, read_certificate
from kiemdiem_desktop.exchange.layout import manifest_name, signature_name
from kiemdiem_desktop.i18n import _

Trusted = Sequence[bytes | EnrolledKey]
"""Enrolled certificates in DER, or keys with all that is known about them."""

_ALGORITHM_PROTECTION: Final = bytes.fromhex("06092a864886f70d010934")
_NEEDED: Final = {CONTENT_TYPE, MESSAGE_DIGEST, SIGNING_TIME, SIGNING_CERTIFICATE_V2}
_ALLOWED: Final = _NEEDED | {_ALGORITHM_PROTECTION}
# digests and signature algorithms that can be forged, by their object identifiers
_WEAK: Final = {
    bytes.fromhex("06052b0e03021a"): "SHA-1",
    bytes.fromhex("06082a864886f70d0205"): "MD5",
    bytes.fromhex("0609608648016503040204"): "SHA-224",
    bytes.fromhex("06092a864886f70d010104"): "MD5",
    bytes.fromhex("06092a864886f70d010105"): "SHA-1",
    bytes.fromhex("06092a864886f70d01010e"): "SHA-224",
    bytes.fromhex("06072a8648ce3d0401"): "SHA-1",
    bytes.fromhex("06082a8648ce3d040301"): "SHA-224",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class _SignedParts:
    """The parts of a signature file that vary; `attributes` as they stand, `values` by the type of the attribute."""

    certificate_der: bytes
    algorithm: bytes
    attributes: bytes
    values: dict[bytes, Part]
    value: bytes


@dataclass(frozen=True, slots=True, kw_only=True)
class Signer:
    """Who signed. `signed_at` is the signer's own clock: a statement, not a proof of time.

    `is_enrolled`: the certificate is one of those trusted at the check. `key` is what is known about it, where more
    than the bare certificate was given.
    """

    certificate: Certificate
    signed_at: datetime
    is_enrolled: bool
    key: EnrolledKey | None = None

    @property
    def unit_code(self) -> str:
        """The unit that the key may speak for; empty where nothing ties it to one."""
        return self.key.unit_code if self.key is not None else self.certificate.cell_code


def check_signature(manifest: bytes, signature: bytes, *, number: int, trusted: Trusted) -> Signer:
    """Check the signature of signer `number` over their manifest and tell who signed, enrolled or not.

    Only a certificate that is itself enrolled counts: no cell's key vouches for another.

    Raises: SignerCountError, WeakDigestError, UnfitKeyError, KeyUsageError, SwappedManifestError where the signature
        is over other bytes, BadSignatureError.
    """
    name = signature_name(number)
    try:
        found = _read(signature, name)
        certificate = read_certificate(found.certificate_der)
        _check_uses(certificate)
        is_valid = _is_valid(found)
        signed_at = _time(found.values[SIGNING_TIME])
    except errors.PackageError:
        raise
    except Exception:  # noqa: BLE001 - hostile DER fails in the parsers in countless ways; each is the same verdict
        raise errors.BadSignatureError(name=name) from None
    if not is_valid:
        raise errors.BadSignatureError(name=name)
    if found.values[MESSAGE_DIGEST].whole != tlv(OCTETS, sha256(manifest).digest()):
        raise errors.SwappedManifestError(name=manifest_name(number))
    key = find_key(trusted, certificate.der)
    is_enrolled = key is not None or certificate.der in trusted
    return Signer(certificate=certificate, signed_at=signed_at, is_enrolled=is_enrolled, key=key)


def check_signer(signer: Signer, *, at: datetime) -> None:
    """Hold a signer against enrolment, revocation and dates.

    Raises: RevokedKeyError, UnknownSignerError, ExpiredKeyError, NotYetValidKeyError.
    """
    certificate, key, day = signer.certificate, signer.key, at.astimezone().date()
    status = KeyStatus.KNOWN if key is None else key.status_on(day)
    if key is not None and key.revoked_on is not None:
        reason = key.revoke_reason or _("không ghi lý do")
        raise errors.RevokedKeyError(holder=certificate.holder, on=f"{key.revoked_on:%d/%m/%Y}", reason=reason)
    if at > certificate.valid_until:
        raise errors.ExpiredKeyError(holder=certificate.holder, until=f"{certificate.valid_until:%d/%m/%Y}")
    if key is not None and key.until is not None and status is KeyStatus.EXPIRED:
        raise errors.ExpiredKeyError(holder=certificate.holder, until=f"{key.until:%d/%m/%Y}")
    if at < certificate.valid_since:
        raise errors.NotYetValidKeyError(holder=certificate.holder, since=f"{certificate.valid_since:%d/%m/%Y}")
    if key is not None and status is KeyStatus.NOT_YET:
        raise errors.NotYetValidKeyError(holder=certificate.holder, since=f"{key.since:%d/%m/%Y}")
    if not signer.is_enrolled or status is KeyStatus.UNKNOWN:
        holder = certificate.holder or _("người ký không ghi tên")
        raise errors.UnknownSignerError(
            holder=holder,
            fingerprint=certificate.fingerprint,
            words=certificate.card_words,
            certificate_der=certificate.der,
        )


def _read(signature: bytes, name: str) -> _SignedParts:
    """Read a signature file of the one allowed form. Raises: PackageError; ValueError where it is no such DER."""
    kind, wrapped = inside(only(signature, SEQUENCE), 0, CONTEXT_0)
    fields = parts(only(wrapped.contents, SEQUENCE).contents)
    signers, certificates = parts(fields[-1].contents), parts(fields[3].contents)
    if kind.whole != SIGNED_DATA or fields[-1].tag != SET:
        raise ValueError("no signed data")
    if len(signers) != 1:
        raise errors.SignerCountError(name=name, count=len(signers))
    _version, _sid, digest, attributes, algorithm, value = parts(signers[0].contents)[:6]
    for used in (digest, algorithm):
        weak = _WEAK.get(parts(used.contents)[0].whole)
        if weak is not None:
            raise errors.WeakDigestError(name=name, found=weak)
    found = _SignedParts(
        certificate_der=certificates[0].whole,
        algorithm=signature_algorithm(certificates[0].whole, name),
        attributes=attributes.contents,
        values=_values(attributes),
        value=value.contents,
    )
    is_whole = signature_file(found.certificate_der, found.attributes, found.algorithm, found.value) == signature
    if not is_whole or not _is_complete(found):
        raise errors.BadSignatureError(name=name)
    return found


def _values(attributes: Part) -> dict[bytes, Part]:
    """Give the signed attributes by type. Raises: ValueError where one stands twice or has not one value."""
    values: dict[bytes, Part] = {}
    for attribute in parts(attributes.contents):
        kind, held = inside(attribute, 0, SET)
        (value,) = parts(held.contents)
        if attribute.tag != SEQUENCE or kind.whole in values:
            raise ValueError("no attribute, or one that stands twice")
        values[kind.whole] = value
    return values


def _is_complete(found: _SignedParts) -> bool:
    """Whether the signed attributes are those of the format and name the enclosed certificate by its SHA-256."""
    values = found.values
    if not (_NEEDED <= set(values) <= _ALLOWED) or values[CONTENT_TYPE].whole != DATA:
        return False
    protected = values.get(_ALGORITHM_PROTECTION)
    if protected is not None and protected.contents != SHA256 + tlv(0xA1, found.algorithm[2:]):
        return False
    (named,) = parts(only(values[SIGNING_CERTIFICATE_V2].whole, SEQUENCE).contents)[:1]
    (one,) = parts(named.contents)
    digest = tlv(OCTETS, sha256(found.certificate_der).digest())
    stated = parts(one.contents)
    return digest in {stated[0].whole, stated[1].whole if stated[0].whole == SHA256 and len(stated) > 1 else b""}


def _time(value: Part) -> datetime:
    """Read the signer's clock. Raises: ValueError."""
    form = {UTC_TIME: "%y%m%d%H%M%SZ", GENERALIZED_TIME: "%Y%m%d%H%M%SZ"}[value.tag]
    return datetime.strptime(value.contents.decode("ascii"), form).replace(tzinfo=UTC)


def _check_uses(certificate: Certificate) -> None:
    """Refuse a certificate that was issued for something else than signing."""
    x509 = doors.cryptography_x509()
    extensions = load_certificate(certificate.der).extensions
    try:
        uses = extensions.get_extension_for_class(x509.KeyUsage).value
    except x509.ExtensionNotFound:
        return
    if not (uses.digital_signature or uses.content_commitment):
        raise errors.KeyUsageError(holder=certificate.holder or _("người ký không ghi tên"))


def _is_valid(found: _SignedParts) -> bool:
    """Whether the signature value is the key's own over the signed attributes."""
    public_key = load_certificate(found.certificate_der).public_key()
    signed, hash_ = attributes_to_sign(found.attributes), doors.cryptography_hashes().SHA256()
    try:
        if found.algorithm == RSA_SHA256:
            public_key.verify(found.value, signed, doors.cryptography_padding().PKCS1v15(), hash_)
        else:
            public_key.verify(found.value, signed, doors.cryptography_ec().ECDSA(hash_))
    except doors.cryptography_exceptions().InvalidSignature:
        return False
    return True

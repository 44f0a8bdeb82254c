"""CAdES signatures over a manifest: made by pyHanko, and checked by pyHanko after a stricter look of our own.

CMS leaves parts of a signature file unsigned (versions, lists of algorithms, bags of certificates). So the file
is held against the one form that its signed parts lead to, byte for byte: one signer, one certificate,
no unsigned attributes, DER. What remains is covered by the signature itself. Nothing is ever fetched.
"""

import asyncio
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from hashlib import sha256
from typing import Any, Final

from kiemdiem_desktop.exchange import doors, errors
from kiemdiem_desktop.exchange.keys import Certificate, SoftwareKey, read_certificate
from kiemdiem_desktop.exchange.layout import manifest_name, signature_name
from kiemdiem_desktop.i18n import _

_SEQUENCE, _SET, _OCTETS, _CONTEXT_0 = 0x30, 0x31, 0x04, 0xA0
_VERSION_1: Final = bytes.fromhex("020101")
_DATA: Final = bytes.fromhex("06092a864886f70d010701")
_SIGNED_DATA: Final = bytes.fromhex("06092a864886f70d010702")
_SHA256: Final = bytes.fromhex("300d06096086480165030402010500")
# the two that OpenSSL 3.0 and tokens know
_ALGORITHMS: Final = {
    "sha256_ecdsa": bytes.fromhex("300a06082a8648ce3d040302"),
    "sha256_rsa": bytes.fromhex("300d06092a864886f70d01010b0500"),
}
_NEEDED: Final = {"content_type", "message_digest", "signing_time", "signing_certificate_v2"}
_ALLOWED: Final = _NEEDED | {"cms_algorithm_protection"}
_LEAST_RSA_BITS: Final = 2048


@dataclass(frozen=True, slots=True, kw_only=True)
class Signer:
    """Who signed. `signed_at` is the signer's own clock: a statement, not a proof of time.

    `is_enrolled`: the certificate is one of those trusted at the check.
    """

    certificate: Certificate
    signed_at: datetime
    is_enrolled: bool


def sign(manifest: bytes, key: SoftwareKey, *, at: datetime) -> bytes:
    """Give the detached CAdES baseline B signature over `manifest` in DER."""
    cms, signers = doors.asn1_cms(), doors.pyhanko_signers()
    certificate = doors.asn1_x509().Certificate.load(key.certificate_der)
    signer = signers.SimpleSigner(
        signing_cert=certificate,
        signing_key=_private_key(key),
        cert_registry=doors.pyhanko_registry().SimpleCertificateStore(),
    )
    attributes = signers.PdfCMSSignedAttributes(signing_time=at.astimezone(UTC).replace(microsecond=0))
    content = cms.ContentInfo({"content_type": "data", "content": manifest})
    making = signer.async_sign_general_data(
        content, "sha256", detached=True, use_cades=True, signed_attr_settings=attributes
    )
    made: bytes = asyncio.run(making).dump()
    return made


def check_signature(
    manifest: bytes, signature: bytes, *, number: int, trusted: Sequence[bytes], at: datetime
) -> Signer:
    """Check the signature of signer `number` over their manifest and tell who signed, enrolled or not.

    `trusted` are the enrolled certificates in DER, `at` the moment of the check. Only a certificate that is itself
    enrolled counts: no cell's key vouches for another.

    Raises: SignerCountError, SwappedManifestError where the signature is over other bytes, BadSignatureError.
    """
    name = signature_name(number)
    try:
        signed = _read(signature, name)
        certificate = read_certificate(signed["certificates"][0].chosen.dump())
        roots = [certificate.der] if certificate.der in trusted else []
        status = asyncio.run(_status(manifest, signed, roots, at))
        is_intact, is_valid, is_enrolled = status.intact, status.valid, bool(roots) and status.trusted
        signed_at: datetime = _attributes(signed)["signing_time"].native
    except errors.PackageError:
        raise
    except Exception:  # noqa: BLE001 - hostile DER fails in the parsers in countless ways; each is the same verdict
        raise errors.BadSignatureError(name=name) from None
    if not is_intact:
        raise errors.SwappedManifestError(name=manifest_name(number))
    if not is_valid:
        raise errors.BadSignatureError(name=name)
    return Signer(certificate=certificate, signed_at=signed_at, is_enrolled=is_enrolled)


def check_signer(signer: Signer, *, at: datetime) -> None:
    """Hold a signer against enrolment and dates. Raises: UnknownSignerError, ExpiredKeyError, NotYetValidKeyError."""
    certificate = signer.certificate
    if at > certificate.valid_until:
        raise errors.ExpiredKeyError(holder=certificate.holder, until=f"{certificate.valid_until:%d/%m/%Y}")
    if at < certificate.valid_since:
        raise errors.NotYetValidKeyError(holder=certificate.holder, since=f"{certificate.valid_since:%d/%m/%Y}")
    if not signer.is_enrolled:
        holder = certificate.holder or _("người ký không ghi tên")
        raise errors.UnknownSignerError(
            holder=holder, fingerprint=certificate.fingerprint, words=certificate.card_words
        )


def _private_key(key: SoftwareKey) -> Any:
    serialization = doors.cryptography_serialization()
    private_key = serialization.load_pem_private_key(key.private_key_pem, password=None)
    der = private_key.private_bytes(
        serialization.Encoding.DER, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
    )
    return doors.asn1_keys().PrivateKeyInfo.load(der)


async def _status(manifest: bytes, signed: Any, roots: Sequence[bytes], at: datetime) -> Any:
    """Ask pyHanko: digest, signed attributes, signature, chain to `roots`; offline."""
    certificates = doors.asn1_x509().Certificate
    context = doors.pyhanko_certvalidator().ValidationContext(
        trust_roots=[certificates.load(der) for der in roots], allow_fetching=False, moment=at
    )
    validation = doors.pyhanko_validation()
    return await validation.async_validate_detached_cms(manifest, signed, signer_validation_context=context)


def _read(signature: bytes, name: str) -> Any:
    """Read a signature file of the one allowed form. Raises: PackageError; anything where it is no DER."""
    cms = doors.asn1_cms()
    signed = cms.ContentInfo.load(signature, strict=True)["content"]
    count = len(signed["signer_infos"])
    if count != 1:
        raise errors.SignerCountError(name=name, count=count)
    if not _is_strong(signed) or _canonical(signed) != signature:
        raise errors.BadSignatureError(name=name)
    return signed


def _canonical(signed: Any) -> bytes:
    """Build the one signature file that the signed parts of `signed` lead to (RFC 5652, section 5)."""
    certificate, info = signed["certificates"][0].chosen, signed["signer_infos"][0]
    serial = certificate["tbs_certificate"]["serial_number"].dump()
    signer_info = _tlv(
        _SEQUENCE,
        _VERSION_1,
        _tlv(_SEQUENCE, certificate.issuer.dump(), serial),
        _SHA256,
        _tlv(_CONTEXT_0, info["signed_attrs"].contents),
        _ALGORITHMS[info["signature_algorithm"]["algorithm"].native],
        _tlv(_OCTETS, info["signature"].native),
    )
    signed_data = _tlv(
        _SEQUENCE,
        _VERSION_1,
        _tlv(_SET, _SHA256),
        _tlv(_SEQUENCE, _DATA),
        _tlv(_CONTEXT_0, certificate.dump()),
        _tlv(_SET, signer_info),
    )
    return _tlv(_SEQUENCE, _SIGNED_DATA, _tlv(_CONTEXT_0, signed_data))


def _tlv(tag: int, *contents: bytes) -> bytes:
    """Give one DER value: tag, length, contents."""
    joined = b"".join(contents)
    size = len(joined)
    if size < 0x80:
        return bytes([tag, size]) + joined
    octets = size.to_bytes((size.bit_length() + 7) // 8, "big")
    return bytes([tag, 0x80 | len(octets)]) + octets + joined


def _is_strong(signed: Any) -> bool:
    """Whether key, algorithms and signed attributes are those of the format."""
    certificate, info = signed["certificates"][0].chosen, signed["signer_infos"][0]
    key = certificate.public_key
    is_key = (key.algorithm == "ec" and key.curve == ("named", "secp256r1")) or (
        key.algorithm == "rsa" and key.bit_size >= _LEAST_RSA_BITS
    )
    names = [attribute["type"].native for attribute in info["signed_attrs"]]
    is_complete = set(names) >= _NEEDED and set(names) <= _ALLOWED and len(set(names)) == len(names)
    is_algorithm = info["signature_algorithm"]["algorithm"].native in _ALGORITHMS
    return is_key and is_complete and is_algorithm and _names_certificate(signed)


def _names_certificate(signed: Any) -> bool:
    """Whether the signed attributes name the enclosed certificate by its SHA-256."""
    named = _attributes(signed)["signing_certificate_v2"]["certs"]
    digest = sha256(signed["certificates"][0].chosen.dump()).digest()
    return len(named) == 1 and named[0]["cert_hash"].native == digest


def _attributes(signed: Any) -> dict[str, Any]:
    """Give the signed attributes by name, each with its only value."""
    attributes = signed["signer_infos"][0]["signed_attrs"]
    return {attribute["type"].native: attribute["values"][0] for attribute in attributes}

"""Checking a signature over a manifest, with a few lines of our own on `asn1crypto` and `cryptography`.

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
from datetime import datetime
from hashlib import sha256
from typing import Any, Final

from kiemdiem_desktop.domain.trust import EnrolledKey, KeyStatus, find_key
from kiemdiem_desktop.exchange import doors, errors
from kiemdiem_desktop.exchange.cades import SIGNATURE_ALGORITHMS, attributes_to_sign, make_signature, signature_file
from kiemdiem_desktop.exchange.keys import Certificate, read_certificate
from kiemdiem_desktop.exchange.layout import manifest_name, signature_name
from kiemdiem_desktop.i18n import _

__all__ = ["Signer", "Trusted", "check_signature", "check_signer", "make_signature"]

Trusted = Sequence[bytes | EnrolledKey]
"""Enrolled certificates in DER, or keys with all that is known about them."""

LEAST_RSA_BITS: Final = 2048
_CURVE: Final = ("named", "secp256r1")
_WEAK_DIGESTS: Final = ("md2", "md5", "sha1", "sha224")
_NEEDED: Final = {"content_type", "message_digest", "signing_time", "signing_certificate_v2"}
_ALLOWED: Final = _NEEDED | {"cms_algorithm_protection"}
_SIGNING_USES: Final = {"digital_signature", "non_repudiation"}


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
        signed = _read(signature, name)
        certificate = read_certificate(signed["certificates"][0].chosen.dump())
        _check_uses(signed["certificates"][0].chosen, certificate)
        attributes = _attributes(signed)
        is_valid = _is_valid(certificate.der, signed["signer_infos"][0])
        digest, signed_at = attributes["message_digest"].native, attributes["signing_time"].native
    except errors.PackageError:
        raise
    except Exception:  # noqa: BLE001 - hostile DER fails in the parsers in countless ways; each is the same verdict
        raise errors.BadSignatureError(name=name) from None
    if not is_valid:
        raise errors.BadSignatureError(name=name)
    if digest != sha256(manifest).digest():
        raise errors.SwappedManifestError(name=manifest_name(number))
    key = find_key(tuple(item for item in trusted if isinstance(item, EnrolledKey)), certificate.der)
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
            holder=holder, fingerprint=certificate.fingerprint, words=certificate.card_words
        )


def _read(signature: bytes, name: str) -> Any:
    """Read a signature file of the one allowed form. Raises: PackageError; anything where it is no DER."""
    cms = doors.asn1_cms()
    signed = cms.ContentInfo.load(signature, strict=True)["content"]
    count = len(signed["signer_infos"])
    if count != 1:
        raise errors.SignerCountError(name=name, count=count)
    info, certificate = signed["signer_infos"][0], signed["certificates"][0].chosen
    _check_digests(info, name)
    _check_key(certificate, name)
    algorithm = info["signature_algorithm"]["algorithm"].native
    if algorithm != SIGNATURE_ALGORITHMS[certificate.public_key.algorithm] or not _is_complete(signed):
        raise errors.BadSignatureError(name=name)
    if signature_file(certificate, info["signed_attrs"].contents, algorithm, info["signature"].native) != signature:
        raise errors.BadSignatureError(name=name)
    return signed


def _check_digests(info: Any, name: str) -> None:
    """Refuse digests that can be forged."""
    used = (info["digest_algorithm"]["algorithm"].native, info["signature_algorithm"]["algorithm"].native)
    for found in used:
        weak = next((digest for digest in _WEAK_DIGESTS if found.startswith(digest)), None)
        if weak is not None:
            raise errors.WeakDigestError(name=name, found=weak.upper())


def _check_key(certificate: Any, name: str) -> None:
    """Refuse keys that are too short, or that OpenSSL 3.0 and tokens do not know."""
    key = certificate.public_key
    if key.algorithm == "rsa":
        if key.bit_size < LEAST_RSA_BITS:
            raise errors.UnfitKeyError(name=name, found=f"RSA-{key.bit_size}")
    elif key.algorithm != "ec":
        raise errors.UnfitKeyError(name=name, found=key.algorithm)
    elif key.curve != _CURVE:
        raise errors.UnfitKeyError(name=name, found=str(key.curve[1]))


def _check_uses(certificate: Any, read: Certificate) -> None:
    """Refuse a certificate that was issued for something else than signing."""
    uses = certificate.key_usage_value
    if uses is not None and not _SIGNING_USES & set(uses.native):
        raise errors.KeyUsageError(holder=read.holder or _("người ký không ghi tên"))


def _is_complete(signed: Any) -> bool:
    """Whether the signed attributes are those of the format, each once with one value."""
    attributes = signed["signer_infos"][0]["signed_attrs"]
    names = [attribute["type"].native for attribute in attributes]
    is_whole = set(names) >= _NEEDED and set(names) <= _ALLOWED and len(set(names)) == len(names)
    is_single = all(len(attribute["values"]) == 1 for attribute in attributes)
    return is_whole and is_single and _attributes(signed)["content_type"].native == "data" and _names_own(signed)


def _names_own(signed: Any) -> bool:
    """Whether the attributes name the enclosed certificate by its SHA-256, and the algorithms that are used."""
    attributes, info = _attributes(signed), signed["signer_infos"][0]
    named = attributes["signing_certificate_v2"]["certs"]
    digest = sha256(signed["certificates"][0].chosen.dump()).digest()
    if len(named) != 1 or named[0]["cert_hash"].native != digest:
        return False
    told = attributes.get("cms_algorithm_protection")
    return told is None or (
        told["digest_algorithm"].native == info["digest_algorithm"].native
        and told["signature_algorithm"].native == info["signature_algorithm"].native
    )


def _attributes(signed: Any) -> dict[str, Any]:
    """Give the signed attributes by name, each with its first value."""
    attributes = signed["signer_infos"][0]["signed_attrs"]
    return {attribute["type"].native: attribute["values"][0] for attribute in attributes}


def _is_valid(certificate_der: bytes, info: Any) -> bool:
    """Whether the signature value is the key's own over the signed attributes."""
    public_key = doors.cryptography_x509().load_der_x509_certificate(certificate_der).public_key()
    signed, value = attributes_to_sign(info["signed_attrs"].contents), info["signature"].native
    hash_ = doors.cryptography_hashes().SHA256()
    try:
        if isinstance(public_key, doors.cryptography_rsa().RSAPublicKey):
            public_key.verify(value, signed, doors.cryptography_padding().PKCS1v15(), hash_)
        else:
            public_key.verify(value, signed, doors.cryptography_ec().ECDSA(hash_))
    except doors.cryptography_exceptions().InvalidSignature:
        return False
    return True

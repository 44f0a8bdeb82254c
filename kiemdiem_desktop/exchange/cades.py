"""The one form of a signature file: CAdES baseline B as CMS `SignedData` in DER, built by hand from a few fixed parts.

CMS leaves parts of a signature file unsigned (versions, lists of algorithms, bags of certificates). Here they are
constants: a file is what its certificate, its signed attributes and its signature value lead to, byte for byte
(RFC 5652 section 5; ETSI EN 319 122-1 section 6). Made and read by the same few functions, so that what we write is
what we accept; pyHanko and OpenSSL are the judges in the tests.
"""

from datetime import UTC, datetime
from hashlib import sha256
from typing import Final

from kiemdiem_desktop.exchange import doors, errors
from kiemdiem_desktop.exchange.der import CONTEXT_0, GENERALIZED_TIME, OCTETS, SEQUENCE, SET, UTC_TIME, only, parts, tlv
from kiemdiem_desktop.exchange.keys import SigningKey, load_certificate
from kiemdiem_desktop.i18n import _

_VERSION_1: Final = bytes.fromhex("020101")
DATA: Final = bytes.fromhex("06092a864886f70d010701")
SIGNED_DATA: Final = bytes.fromhex("06092a864886f70d010702")
CONTENT_TYPE: Final = bytes.fromhex("06092a864886f70d010903")
MESSAGE_DIGEST: Final = bytes.fromhex("06092a864886f70d010904")
SIGNING_TIME: Final = bytes.fromhex("06092a864886f70d010905")
SIGNING_CERTIFICATE_V2: Final = bytes.fromhex("060b2a864886f70d010910022f")
SHA256: Final = bytes.fromhex("300d06096086480165030402010500")
_LAST_UTC_TIME_YEAR: Final = 2049
_CURVE: Final = "secp256r1"
LEAST_RSA_BITS: Final = 2048

# the two that OpenSSL 3.0 and tokens know
ECDSA_SHA256: Final = bytes.fromhex("300a06082a8648ce3d040302")
RSA_SHA256: Final = bytes.fromhex("300d06092a864886f70d01010b0500")


def make_signature(manifest: bytes, key: SigningKey, *, at: datetime) -> bytes:
    """Give the detached CAdES baseline B signature over `manifest` in DER.

    Raises: UnfitKeyError for a key that packages do not take; what the key itself raises (a token's PIN, for one).
    """
    algorithm = signature_algorithm(key.certificate_der, _("sắp ký"))
    attributes = signed_attributes(manifest, key.certificate_der, at=at)
    value = key.sign_digest(sha256(attributes_to_sign(attributes)).digest())
    return signature_file(key.certificate_der, attributes, algorithm, value)


def signature_algorithm(certificate_der: bytes, name: str) -> bytes:
    """Give the algorithm that the key of a certificate signs with; `name` tells the signature in the error.

    Raises: UnfitKeyError for keys that are too short, or that OpenSSL 3.0 and tokens do not know.
    """
    public_key = load_certificate(certificate_der).public_key()
    if isinstance(public_key, doors.cryptography_rsa().RSAPublicKey):
        if public_key.key_size < LEAST_RSA_BITS:
            raise errors.UnfitKeyError(name=name, found=f"RSA-{public_key.key_size}")
        return RSA_SHA256
    if not isinstance(public_key, doors.cryptography_ec().EllipticCurvePublicKey):
        raise errors.UnfitKeyError(name=name, found=type(public_key).__name__.removesuffix("PublicKey"))
    if public_key.curve.name != _CURVE:
        raise errors.UnfitKeyError(name=name, found=public_key.curve.name)
    return ECDSA_SHA256


def signed_attributes(manifest: bytes, certificate_der: bytes, *, at: datetime) -> bytes:
    """Give what is signed: type and digest of the content, the signer's clock, and their certificate by its digest."""
    named = tlv(SEQUENCE, tlv(SEQUENCE, tlv(SEQUENCE, tlv(OCTETS, sha256(certificate_der).digest()))))
    attributes = (
        _attribute(CONTENT_TYPE, DATA),
        _attribute(MESSAGE_DIGEST, tlv(OCTETS, sha256(manifest).digest())),
        _attribute(SIGNING_TIME, _time(at.astimezone(UTC))),
        _attribute(SIGNING_CERTIFICATE_V2, named),
    )
    return b"".join(sorted(attributes))


def attributes_to_sign(attributes: bytes) -> bytes:
    """Give the bytes under the signature: the attributes as a SET (RFC 5652 section 5.4)."""
    return tlv(SET, attributes)


def signature_file(certificate_der: bytes, attributes: bytes, algorithm: bytes, value: bytes) -> bytes:
    """Build the file from its variable parts; `algorithm` as `signature_algorithm` gives it."""
    signer_info = tlv(
        SEQUENCE,
        _VERSION_1,
        _issuer_and_serial(certificate_der),
        SHA256,
        tlv(CONTEXT_0, attributes),
        algorithm,
        tlv(OCTETS, value),
    )
    signed_data = tlv(
        SEQUENCE,
        _VERSION_1,
        tlv(SET, SHA256),
        tlv(SEQUENCE, DATA),
        tlv(CONTEXT_0, certificate_der),
        tlv(SET, signer_info),
    )
    return tlv(SEQUENCE, SIGNED_DATA, tlv(CONTEXT_0, signed_data))


def _issuer_and_serial(certificate_der: bytes) -> bytes:
    """Give how the signer is named: issuer and serial number as they stand in the certificate (RFC 5280)."""
    fields = parts(parts(only(certificate_der, SEQUENCE).contents)[0].contents)
    _version, serial, _algorithm, issuer = fields[:4] if fields[0].tag == CONTEXT_0 else [fields[0], *fields[:3]]
    return tlv(SEQUENCE, issuer.whole, serial.whole)


def _attribute(kind: bytes, value: bytes) -> bytes:
    return tlv(SEQUENCE, kind, tlv(SET, value))


def _time(at: datetime) -> bytes:
    """Give the moment as CMS wants it: two digits of the year up to 2049 (RFC 5652 section 11.3)."""
    if at.year <= _LAST_UTC_TIME_YEAR:
        return tlv(UTC_TIME, f"{at:%y%m%d%H%M%SZ}".encode("ascii"))
    return tlv(GENERALIZED_TIME, f"{at:%Y%m%d%H%M%SZ}".encode("ascii"))

"""The one form of a signature file: CAdES baseline B as CMS `SignedData` in DER, built by hand from a few fixed parts.

CMS leaves parts of a signature file unsigned (versions, lists of algorithms, bags of certificates). Here they are
constants: a file is what its certificate, its signed attributes and its signature value lead to, byte for byte
(RFC 5652 section 5; ETSI EN 319 122-1 section 6). Made and read by the same few functions, so that what we write is
what we accept; pyHanko and OpenSSL are the judges in the tests.
"""

from datetime import UTC, datetime
from hashlib import sha256
from typing import Any, Final

from kiemdiem_desktop.exchange import doors
from kiemdiem_desktop.exchange.keys import SigningKey

_SEQUENCE, _SET, _OCTETS, _CONTEXT_0 = 0x30, 0x31, 0x04, 0xA0
_UTC_TIME, _GENERALIZED_TIME = 0x17, 0x18
_VERSION_1: Final = bytes.fromhex("020101")
_DATA: Final = bytes.fromhex("06092a864886f70d010701")
_SIGNED_DATA: Final = bytes.fromhex("06092a864886f70d010702")
_CONTENT_TYPE: Final = bytes.fromhex("06092a864886f70d010903")
_MESSAGE_DIGEST: Final = bytes.fromhex("06092a864886f70d010904")
_SIGNING_TIME: Final = bytes.fromhex("06092a864886f70d010905")
_SIGNING_CERTIFICATE_V2: Final = bytes.fromhex("060b2a864886f70d010910022f")
_SHA256: Final = bytes.fromhex("300d06096086480165030402010500")
_LAST_UTC_TIME_YEAR: Final = 2049

# the two that OpenSSL 3.0 and tokens know, by the name of the key's algorithm
SIGNATURE_ALGORITHMS: Final = {"ec": "sha256_ecdsa", "rsa": "sha256_rsa"}
_ENCODED: Final = {
    "sha256_ecdsa": bytes.fromhex("300a06082a8648ce3d040302"),
    "sha256_rsa": bytes.fromhex("300d06092a864886f70d01010b0500"),
}


def make_signature(manifest: bytes, key: SigningKey, *, at: datetime) -> bytes:
    """Give the detached CAdES baseline B signature over `manifest` in DER.

    Raises: UnfitKeyError for a key that packages do not take; what the key itself raises (a token's PIN, for one).
    """
    certificate = doors.asn1_x509().Certificate.load(key.certificate_der)
    attributes = signed_attributes(manifest, key.certificate_der, at=at)
    value = key.sign_digest(sha256(attributes_to_sign(attributes)).digest())
    return signature_file(certificate, attributes, SIGNATURE_ALGORITHMS[certificate.public_key.algorithm], value)


def signed_attributes(manifest: bytes, certificate_der: bytes, *, at: datetime) -> bytes:
    """Give what is signed: type and digest of the content, the signer's clock, and their certificate by its digest."""
    named = tlv(_SEQUENCE, tlv(_SEQUENCE, tlv(_SEQUENCE, tlv(_OCTETS, sha256(certificate_der).digest()))))
    attributes = (
        _attribute(_CONTENT_TYPE, _DATA),
        _attribute(_MESSAGE_DIGEST, tlv(_OCTETS, sha256(manifest).digest())),
        _attribute(_SIGNING_TIME, _time(at.astimezone(UTC))),
        _attribute(_SIGNING_CERTIFICATE_V2, named),
    )
    return b"".join(sorted(attributes))


def attributes_to_sign(attributes: bytes) -> bytes:
    """Give the bytes under the signature: the attributes as a SET (RFC 5652 section 5.4)."""
    return tlv(_SET, attributes)


def signature_file(certificate: Any, attributes: bytes, algorithm: str, value: bytes) -> bytes:
    """Build the file from its variable parts; `certificate` is asn1crypto's, `algorithm` of `SIGNATURE_ALGORITHMS`."""
    serial = certificate["tbs_certificate"]["serial_number"].dump()
    signer_info = tlv(
        _SEQUENCE,
        _VERSION_1,
        tlv(_SEQUENCE, certificate.issuer.dump(), serial),
        _SHA256,
        tlv(_CONTEXT_0, attributes),
        _ENCODED[algorithm],
        tlv(_OCTETS, value),
    )
    signed_data = tlv(
        _SEQUENCE,
        _VERSION_1,
        tlv(_SET, _SHA256),
        tlv(_SEQUENCE, _DATA),
        tlv(_CONTEXT_0, certificate.dump()),
        tlv(_SET, signer_info),
    )
    return tlv(_SEQUENCE, _SIGNED_DATA, tlv(_CONTEXT_0, signed_data))


def tlv(tag: int, *contents: bytes) -> bytes:
    """Give one DER value: tag, length, contents."""
    joined = b"".join(contents)
    size = len(joined)
    if size < 0x80:
        return bytes([tag, size]) + joined
    octets = size.to_bytes((size.bit_length() + 7) // 8, "big")
    return bytes([tag, 0x80 | len(octets)]) + octets + joined


def _attribute(kind: bytes, value: bytes) -> bytes:
    return tlv(_SEQUENCE, kind, tlv(_SET, value))


def _time(at: datetime) -> bytes:
    """Give the moment as CMS wants it: two digits of the year up to 2049 (RFC 5652 section 11.3)."""
    if at.year <= _LAST_UTC_TIME_YEAR:
        return tlv(_UTC_TIME, f"{at:%y%m%d%H%M%SZ}".encode("ascii"))
    return tlv(_GENERALIZED_TIME, f"{at:%Y%m%d%H%M%SZ}".encode("ascii"))

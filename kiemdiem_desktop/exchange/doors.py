"""Doors to the slow libraries: each is imported when a package is first made or read, never at start-up."""

import zlib
from types import ModuleType


def cryptography_x509() -> ModuleType:
    """Give `cryptography.x509` (certificates)."""
    from cryptography import x509  # noqa: PLC0415 - a door: loaded on first use

    return x509


def cryptography_oid() -> ModuleType:
    """Give `cryptography.x509.oid` (names of certificate fields)."""
    from cryptography.x509 import oid  # noqa: PLC0415 - a door: loaded on first use

    return oid


def cryptography_hashes() -> ModuleType:
    """Give `cryptography.hazmat.primitives.hashes`."""
    from cryptography.hazmat.primitives import hashes  # noqa: PLC0415 - a door: loaded on first use

    return hashes


def cryptography_serialization() -> ModuleType:
    """Give `cryptography.hazmat.primitives.serialization` (PEM and DER)."""
    from cryptography.hazmat.primitives import serialization  # noqa: PLC0415 - a door: loaded on first use

    return serialization


def cryptography_ec() -> ModuleType:
    """Give `cryptography.hazmat.primitives.asymmetric.ec` (elliptic curve keys)."""
    from cryptography.hazmat.primitives.asymmetric import ec  # noqa: PLC0415 - a door: loaded on first use

    return ec


def cryptography_rsa() -> ModuleType:
    """Give `cryptography.hazmat.primitives.asymmetric.rsa`."""
    from cryptography.hazmat.primitives.asymmetric import rsa  # noqa: PLC0415 - a door: loaded on first use

    return rsa


def cryptography_padding() -> ModuleType:
    """Give `cryptography.hazmat.primitives.asymmetric.padding` (of RSA signatures)."""
    from cryptography.hazmat.primitives.asymmetric import padding  # noqa: PLC0415 - a door: loaded on first use

    return padding


def cryptography_digests() -> ModuleType:
    """Give `cryptography.hazmat.primitives.asymmetric.utils` (signing what is already a digest)."""
    from cryptography.hazmat.primitives.asymmetric import utils  # noqa: PLC0415 - a door: loaded on first use

    return utils


def cryptography_exceptions() -> ModuleType:
    """Give `cryptography.exceptions`."""
    from cryptography import exceptions  # noqa: PLC0415 - a door: loaded on first use

    return exceptions


def cryptography_pkcs12() -> ModuleType:
    """Give `cryptography.hazmat.primitives.serialization.pkcs12`."""
    from cryptography.hazmat.primitives.serialization import pkcs12  # noqa: PLC0415 - a door: loaded on first use

    return pkcs12


def checksum_module() -> ModuleType:
    """Give `zlib_ng.zlib_ng` (CRC-32 by the processor's own instructions); without it `zlib`: same sums, slower."""
    try:
        from zlib_ng import zlib_ng  # noqa: PLC0415 - a door: loaded on first use
    except ImportError:
        return zlib
    module: ModuleType = zlib_ng
    return module


def fast_json() -> ModuleType | None:
    """Give `orjson` (writes content thirty times faster than `json`), or none where it is missing: same bytes."""
    try:
        import orjson  # noqa: PLC0415 - a door: loaded on first use
    except ImportError:
        return None
    module: ModuleType = orjson
    return module


def pkcs11_module() -> ModuleType:
    """Give `pkcs11`; only the child process that speaks to a device opens this door."""
    import pkcs11  # noqa: PLC0415 - a door: loaded on first use

    return pkcs11


def pkcs11_exceptions() -> ModuleType:
    """Give `pkcs11.exceptions`."""
    from pkcs11 import exceptions  # noqa: PLC0415 - a door: loaded on first use

    return exceptions


def pkcs11_ec() -> ModuleType:
    """Give `pkcs11.util.ec` (the two halves of an elliptic-curve signature put together)."""
    from pkcs11.util import ec  # noqa: PLC0415 - a door: loaded on first use

    return ec


def pyrage_module() -> ModuleType:
    """Give `pyrage` (age envelopes)."""
    import pyrage  # noqa: PLC0415 - a door: loaded on first use

    module: ModuleType = pyrage
    return module


def asn1_pkcs12() -> ModuleType:
    """Give `asn1crypto.pkcs12` (the outline of a key file)."""
    from asn1crypto import pkcs12  # noqa: PLC0415 - a door: loaded on first use

    module: ModuleType = pkcs12
    return module


def superior_content() -> ModuleType:
    """Give `exchange.superior_content`: most rounds open without a package of the superior to read."""
    from kiemdiem_desktop.exchange import superior_content as module  # noqa: PLC0415 - a door: loaded on first use

    return module


def content() -> ModuleType:
    """Give `exchange.content` (canonical JSON)."""
    from kiemdiem_desktop.exchange import content as module  # noqa: PLC0415 - a door: loaded on first use

    return module

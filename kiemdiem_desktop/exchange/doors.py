"""Doors to the slow libraries: each is imported when a package is first made or read, never at start-up."""

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


def asn1_cms() -> ModuleType:
    """Give `asn1crypto.cms` (the structure of a signature).

    `asn1crypto.tsp` comes along: only it teaches `cms` the attribute by which a signature names its certificate.
    """
    import asn1crypto.cms  # noqa: PLC0415 - a door: loaded on first use
    import asn1crypto.tsp  # noqa: PLC0415 - a door: loaded on first use

    module: ModuleType = asn1crypto.cms
    return module


def asn1_x509() -> ModuleType:
    """Give `asn1crypto.x509`, the certificate type that pyHanko speaks."""
    from asn1crypto import x509  # noqa: PLC0415 - a door: loaded on first use

    module: ModuleType = x509
    return module


def asn1_keys() -> ModuleType:
    """Give `asn1crypto.keys`, the key type that pyHanko speaks."""
    from asn1crypto import keys  # noqa: PLC0415 - a door: loaded on first use

    module: ModuleType = keys
    return module


def pyhanko_signers() -> ModuleType:
    """Give `pyhanko.sign.signers.pdf_cms` (makes CAdES signatures)."""
    from pyhanko.sign.signers import pdf_cms  # noqa: PLC0415 - a door: loaded on first use

    return pdf_cms


def pyhanko_validation() -> ModuleType:
    """Give `pyhanko.sign.validation.generic_cms` (checks detached signatures)."""
    from pyhanko.sign.validation import generic_cms  # noqa: PLC0415 - a door: loaded on first use

    return generic_cms


def pyhanko_registry() -> ModuleType:
    """Give `pyhanko_certvalidator.registry` (certificates at hand while signing)."""
    from pyhanko_certvalidator import registry  # noqa: PLC0415 - a door: loaded on first use

    return registry


def pyhanko_certvalidator() -> ModuleType:
    """Give `pyhanko_certvalidator` (the chain to enrolled keys)."""
    import pyhanko_certvalidator as certvalidator  # noqa: PLC0415 - a door: loaded on first use

    return certvalidator


def pyrage_module() -> ModuleType:
    """Give `pyrage` (age envelopes)."""
    import pyrage  # noqa: PLC0415 - a door: loaded on first use

    module: ModuleType = pyrage
    return module

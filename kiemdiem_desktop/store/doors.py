"""The doors of this room: what opening a workspace does not need is loaded when it is first used."""

import zlib
from types import ModuleType
from typing import TYPE_CHECKING

from kiemdiem_desktop.store import driver

if TYPE_CHECKING:
    from cryptography.hazmat.primitives.ciphers.aead import AESGCM


def sqlite_utils_module() -> ModuleType:
    """Give sqlite-utils, set up to use the encrypted driver and its exceptions."""
    driver.stand_in_for_sqlite3()
    import sqlite_utils  # noqa: PLC0415 - 0.1 s of imports that an ordinary start does not need

    return sqlite_utils


def sealing_cipher(key: bytes) -> "AESGCM":
    """Give the cipher that seals and opens under a key of 32 bytes."""
    from cryptography.hazmat.primitives.ciphers.aead import AESGCM  # noqa: PLC0415 - only committees keep originals

    return AESGCM(key)


def broken_seal() -> type[Exception]:
    """Give the exception of a seal that was broken."""
    from cryptography.exceptions import InvalidTag  # noqa: PLC0415 - as above

    return InvalidTag


def packing_module() -> ModuleType:
    """Give `zlib_ng.zlib_ng` (half the time for long texts); without it `zlib`, which reads the same."""
    try:
        from zlib_ng import zlib_ng  # noqa: PLC0415 - only committees keep long texts
    except ImportError:
        return zlib
    module: ModuleType = zlib_ng
    return module

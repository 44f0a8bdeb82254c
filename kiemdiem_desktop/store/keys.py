"""The key of a workspace: 32 random bytes, wrapped once by the passphrase and once by the recovery code.

`keys.json` holds the two wrapped copies, each with its salt and the cost of scrypt that it was made with. Changing the
passphrase wraps the same key anew; the data is never encrypted again.
"""

import json
import secrets
import unicodedata
from dataclasses import asdict, dataclass, replace
from pathlib import Path
from typing import Any

from cryptography.hazmat.primitives.kdf.scrypt import Scrypt
from cryptography.hazmat.primitives.keywrap import InvalidUnwrap, aes_key_unwrap, aes_key_wrap

from kiemdiem_desktop.domain.errors import InvalidValueError
from kiemdiem_desktop.i18n import _
from kiemdiem_desktop.store import faults
from kiemdiem_desktop.store.driver import KEY_BYTES
from kiemdiem_desktop.store.files import write_atomically

KEYS_NAME = "keys.json"
BACKUPS_NAME = "backups"
CODE_ALPHABET = "ABCDEFGHJKMNPQRSTUVWXYZ23456789"
_CODE_GROUPS, _GROUP_LETTERS = 8, 4
_FORMAT = 1
_MOST_MEMORY_BYTES = 1 << 30


@dataclass(frozen=True, slots=True, kw_only=True)
class KeyCost:
    """The cost of scrypt; it takes 128 · n · r bytes of memory."""

    n: int = 1 << 16
    r: int = 8
    p: int = 1


USUAL_COST = KeyCost()
"""64 MiB; 0.17 s on the machine it was chosen on, so below half a second on an old laptop."""


@dataclass(frozen=True, slots=True, kw_only=True)
class KeySlot:
    """The key wrapped by one secret; salt and wrapped key in hex."""

    salt: str
    wrapped: str
    cost: KeyCost

    def unwrap(self, secret: str) -> bytes | None:
        """Give the key, or None for the wrong secret."""
        try:
            return aes_key_unwrap(_derive(secret, bytes.fromhex(self.salt), self.cost), bytes.fromhex(self.wrapped))
        except InvalidUnwrap:
            return None


@dataclass(frozen=True, slots=True, kw_only=True)
class WrappedKeys:
    """What `keys.json` holds."""

    passphrase: KeySlot
    code: KeySlot
    format: int = _FORMAT

    def by_passphrase(self, passphrase: str) -> bytes:
        """Give the key. Raises: StoreError for a wrong passphrase."""
        key = self.passphrase.unwrap(unicodedata.normalize("NFC", passphrase))
        if key is None:
            raise faults.wrong_passphrase()
        return key

    def by_code(self, code: str) -> bytes:
        """Give the key; blanks, dashes and case of the code do not matter. Raises: StoreError for a wrong code."""
        key = self.code.unwrap(plain_code(code))
        if key is None:
            raise faults.wrong_code()
        return key

    def with_passphrase(self, key: bytes, passphrase: str) -> "WrappedKeys":
        """Give the same keys with a new passphrase, at the cost of the old one. Raises: InvalidValueError if empty."""
        return replace(self, passphrase=wrap_by_passphrase(key, passphrase, self.passphrase.cost))

    def with_code(self, key: bytes, code: str) -> "WrappedKeys":
        """Give the same keys with a new recovery code."""
        return replace(self, code=wrap(key, plain_code(code), self.code.cost))


def new_key() -> bytes:
    """Give a new random key."""
    return secrets.token_bytes(KEY_BYTES)


def new_code() -> str:
    """Give a new recovery code as it is printed: 8 groups of 4 letters and digits, 158 bits."""
    groups = ("".join(secrets.choice(CODE_ALPHABET) for _i in range(_GROUP_LETTERS)) for _g in range(_CODE_GROUPS))
    return "-".join(groups)


def plain_code(code: str) -> str:
    """Give the letters and digits of a typed code in capitals."""
    return "".join(letter for letter in code.upper() if letter.isalnum())


def wrap(key: bytes, secret: str, cost: KeyCost) -> KeySlot:
    """Wrap the key by a secret."""
    salt = secrets.token_bytes(16)
    return KeySlot(salt=salt.hex(), wrapped=aes_key_wrap(_derive(secret, salt, cost), key).hex(), cost=cost)


def wrap_by_passphrase(key: bytes, passphrase: str, cost: KeyCost) -> KeySlot:
    """Wrap the key by a passphrase in NFC, however it was typed. Raises: InvalidValueError if it is empty."""
    if not passphrase.strip():
        raise InvalidValueError(
            code="empty_passphrase",
            message=_("Chưa nhập mật khẩu."),
            hint=_("Đặt một mật khẩu dễ nhớ với mình và khó đoán với người khác, tốt nhất là vài từ liền nhau."),
        )
    return wrap(key, unicodedata.normalize("NFC", passphrase), cost)


def write_keys(folder: Path, keys: WrappedKeys) -> None:
    """Write `keys.json`, and a copy beside the backups. Raises: StoreError."""
    data = json.dumps(asdict(keys), indent=1).encode()
    with faults.in_words():
        write_atomically(folder / KEYS_NAME, data)
        if (folder / BACKUPS_NAME).is_dir():
            write_atomically(folder / BACKUPS_NAME / KEYS_NAME, data)


def read_keys(folder: Path) -> WrappedKeys:
    """Read `keys.json`, or the copy beside the backups where it is lost or spoilt. Raises: StoreError."""
    for path in (folder / KEYS_NAME, folder / BACKUPS_NAME / KEYS_NAME):
        keys = _parsed(path)
        if keys is not None:
            return keys
    raise faults.keys_damaged()


def _parsed(path: Path) -> WrappedKeys | None:
    try:
        data = json.loads(path.read_bytes())
        if data["format"] > _FORMAT:
            raise faults.newer_workspace()
        return WrappedKeys(passphrase=_slot(data["passphrase"]), code=_slot(data["code"]))
    except (OSError, ValueError, KeyError, TypeError):
        return None


def _slot(data: dict[str, Any]) -> KeySlot:
    slot = KeySlot(salt=data["salt"], wrapped=data["wrapped"], cost=KeyCost(**data["cost"]))
    lengths = len(bytes.fromhex(slot.salt)), len(bytes.fromhex(slot.wrapped))
    memory = 128 * slot.cost.n * slot.cost.r
    if lengths != (16, KEY_BYTES + 8) or not 0 < memory <= _MOST_MEMORY_BYTES:
        msg = "a slot that this program did not write"
        raise ValueError(msg)
    return slot


def _derive(secret: str, salt: bytes, cost: KeyCost) -> bytes:
    return Scrypt(salt=salt, length=32, n=cost.n, r=cost.r, p=cost.p).derive(secret.encode())

"""Keys that are known here, whose they are, and how far each can be trusted on a day."""

from base64 import b64decode, b64encode
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from hashlib import sha256
from typing import Final

from kiemdiem_desktop.domain.ids import RowId
from kiemdiem_desktop.i18n import N_, _


class KeyOwner(StrEnum):
    """Whose key it is, seen from the workspace that knows it."""

    OWN = "own"  # this workspace signs with it, or signed with it once
    CELL = "cell"  # a cell below: its dossiers are signed with it
    SUPERIOR = "superior"  # the committee above: guidance, receipts, returns and decisions are signed with it


class KeyPlace(StrEnum):
    """Where the private half is kept; of the keys of others nothing is known."""

    WORKSPACE = "workspace"
    FILE = "file"  # PKCS#12
    TOKEN = "token"  # noqa: S105 - a device, not a secret
    ELSEWHERE = "elsewhere"


class KeyStatus(StrEnum):
    """How far a key can be trusted. Only what a known key signed is counted."""

    KNOWN = "known"
    UNKNOWN = "unknown"  # amber, "chờ xác nhận": nobody has compared its words yet
    NOT_YET = "not_yet"
    EXPIRED = "expired"
    REVOKED = "revoked"

    @property
    def label(self) -> str:
        """The status in words."""
        return _(_LABELS[self])


_LABELS: Final = {
    KeyStatus.KNOWN: N_("đã ghi nhận"),
    KeyStatus.UNKNOWN: N_("chờ xác nhận"),
    KeyStatus.NOT_YET: N_("chưa đến ngày dùng"),
    KeyStatus.EXPIRED: N_("đã hết hạn"),
    KeyStatus.REVOKED: N_("đã hủy"),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class EnrolledKey:
    """One key: its certificate, whose it is, who holds it, from which day to which it counts.

    `certificate` is the DER in Base64, `fingerprint` its SHA-256 in hexadecimal. `until` is the last day, None for
    no end but that of the certificate. `enrolled_at` is None until somebody compared the words of its card;
    `enrolled_by` says who did, and how. `replaces` is the fingerprint of the key that this one takes over from.
    """

    id: RowId = RowId(0)
    owner: KeyOwner
    place: KeyPlace = KeyPlace.ELSEWHERE
    unit_code: str
    unit_name: str = ""
    holder: str
    fingerprint: str
    certificate: str
    since: date
    until: date | None = None
    revoked_on: date | None = None
    revoke_reason: str = ""
    enrolled_at: datetime | None = None
    enrolled_by: str = ""
    replaces: str = ""

    @property
    def certificate_der(self) -> bytes:
        """The certificate as bytes."""
        return b64decode(self.certificate)

    def status_on(self, day: date) -> KeyStatus:
        """Give the status on a day; a revoked key stays revoked, whatever the day."""
        if self.revoked_on is not None:
            return KeyStatus.REVOKED
        if self.enrolled_at is None:
            return KeyStatus.UNKNOWN
        if day < self.since:
            return KeyStatus.NOT_YET
        if self.until is not None and day > self.until:
            return KeyStatus.EXPIRED
        return KeyStatus.KNOWN


def find_key(trusted: Iterable[EnrolledKey | bytes], certificate_der: bytes) -> EnrolledKey | None:
    """Give the key of a certificate; where it is known twice, the entry that was revoked, then the newest.

    A certificate that is trusted as it is, without an entry, has no key.
    """
    digest = sha256(certificate_der).hexdigest()
    found = [key for key in trusted if isinstance(key, EnrolledKey) and key.fingerprint == digest]
    return max(found, key=lambda key: (key.revoked_on is not None, key.enrolled_at is not None, key.id), default=None)


def certificate_text(certificate_der: bytes) -> str:
    """Give a certificate as `EnrolledKey.certificate` holds it."""
    return b64encode(certificate_der).decode("ascii")

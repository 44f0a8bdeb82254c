"""A package may be sound and still be no news: taken in before, or older than what the sender sent since."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from hashlib import sha256

from kiemdiem_desktop.exchange import errors
from kiemdiem_desktop.exchange.layout import CONTENT_NAME
from kiemdiem_desktop.exchange.verifying import VerifiedPackage


@dataclass(frozen=True, slots=True, kw_only=True)
class SeenPackage:
    """A package of the same sender and kind that was taken in: the digest of its content, its number, the day."""

    content_digest: str
    sequence: int
    taken_on: date


def content_digest(package: VerifiedPackage) -> str:
    """Give what two files with the same signed content have in common.

    Their own digests may differ: a signer was added, or an ECDSA signature value written in its other valid form.
    """
    return sha256(package.entries[CONTENT_NAME]).hexdigest()


def check_news(package: VerifiedPackage, seen: Iterable[SeenPackage]) -> None:
    """Refuse what was taken in before, and what is older than the newest. Raises: PackageError."""
    before, digest, number = tuple(seen), content_digest(package), package.content.get("sequence")
    same = next((row for row in before if row.content_digest == digest), None)
    if same is not None:
        raise errors.ReplayedPackageError(on=f"{same.taken_on:%d/%m/%Y}")
    newest = max((row.sequence for row in before), default=0)
    if not isinstance(number, int) or number <= newest:
        raise errors.OlderPackageError(found=number, newest=newest)

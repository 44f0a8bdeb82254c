"""The cell's signing key as people see it: its card of words, who holds it, how long it is good, its certificate."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from pathlib import Path

from kiemdiem_desktop.domain.member import PartyPost
from kiemdiem_desktop.domain.text import plain_stem
from kiemdiem_desktop.exchange.keys import SoftwareKey, read_certificate
from kiemdiem_desktop.exchange.writing import WrittenFile, write_checked
from kiemdiem_desktop.services.cell.cells import get_cell
from kiemdiem_desktop.services.cell.checks import CheckedRound
from kiemdiem_desktop.services.key_ring import hand_over
from kiemdiem_desktop.services.own_keys import find_own_key
from kiemdiem_desktop.services.packages import certificate_file
from kiemdiem_desktop.services.workspace import Workspace

_DAY_BEFORE = timedelta(days=1)  # validity begins a day before the key was made


@dataclass(frozen=True, slots=True, kw_only=True)
class KeyCard:
    """What the printed card of a key shows: 12 `words` in their order; `until` is the last day it can sign."""

    holder: str
    words: tuple[str, ...]
    made_on: date
    until: date
    is_expired: bool
    fingerprint: str


def find_key(workspace: Workspace) -> SoftwareKey | None:
    """Give the cell's signing key, None where it was not made yet."""
    return find_own_key(workspace)


def make_key(workspace: Workspace, *, holder: str, reason: str = "") -> SoftwareKey:
    """Make the cell's signing key in the name of its holder; an earlier one is kept, but signs no more.

    Raises: InvalidValueError for an unfit name.
    """
    cell = get_cell(workspace)
    return hand_over(workspace, holder=holder, code=cell.code, name=cell.name, reason=reason)


def holder_of(key: SoftwareKey) -> str:
    """Give the name that a key was made for."""
    return read_certificate(key.certificate_der).holder


def card_of(certificate_der: bytes, *, at: datetime) -> KeyCard:
    """Give the card of a key as it stands at `at`."""
    certificate = read_certificate(certificate_der)
    return KeyCard(
        holder=certificate.holder,
        words=certificate.card_words,
        made_on=(certificate.valid_since + _DAY_BEFORE).astimezone().date(),
        until=certificate.valid_until.astimezone().date(),
        is_expired=certificate.valid_until < at,
        fingerprint=certificate.fingerprint,
    )


def suggest_holder(checked: CheckedRound) -> str:
    """Give the name of the cell's secretary, "" where none is on the roster."""
    members = (file.member for file in checked.dossier.members)
    return next((member.full_name for member in members if member.party_post is PartyPost.SECRETARY), "")


def certificate_name(workspace: Workspace) -> str:
    """Give the file name of the cell's public certificate: ASCII, no personal names."""
    code = plain_stem(get_cell(workspace).code)
    return f"khoa-{code or 'chi-bo'}.cer"


def write_certificate(workspace: Workspace, key: SoftwareKey, folder: Path) -> WrittenFile:
    """Write the public certificate beside a package and read it back; the same one there already is left alone.

    Raises: the writing errors of the package.
    """
    return write_checked(certificate_file(key), folder, certificate_name(workspace))

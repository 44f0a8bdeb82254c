"""All keys that a workspace knows, with their state: own ones and how they change hands, those of others."""

import base64
import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import Final

from kiemdiem_desktop.domain.errors import InvalidValueError, NotFoundError
from kiemdiem_desktop.domain.ids import RowId
from kiemdiem_desktop.domain.trust import EnrolledKey, KeyOwner, KeyPlace, KeyStatus, certificate_text, find_key
from kiemdiem_desktop.exchange import errors
from kiemdiem_desktop.exchange.canonical_zip import read_zip
from kiemdiem_desktop.exchange.envelope import is_envelope, read_package
from kiemdiem_desktop.exchange.keys import Certificate, SoftwareKey, check_name, read_certificate
from kiemdiem_desktop.exchange.layout import manifest_name, signature_name
from kiemdiem_desktop.exchange.read_back import ReadBack, read_back
from kiemdiem_desktop.exchange.signatures import check_signature
from kiemdiem_desktop.exchange.verifying import read_bytes
from kiemdiem_desktop.i18n import N_, _
from kiemdiem_desktop.services.action import action
from kiemdiem_desktop.services.own_keys import find_own_key, keep_old_key, make_own_key
from kiemdiem_desktop.services.workspace import Workspace

_PEM: Final = re.compile(rb"-----BEGIN CERTIFICATE-----(.+?)-----END CERTIFICATE-----", re.DOTALL)
_LARGEST_CERTIFICATE: Final = 100_000


@dataclass(frozen=True, slots=True, kw_only=True)
class KeyRow:
    """A key as a list shows it. `is_signing`: new packages are signed with it unless another is chosen."""

    key: EnrolledKey
    status: KeyStatus
    words: tuple[str, ...]
    is_signing: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class CardOfFile:
    """What a certificate from outside says of itself; nobody has compared it yet."""

    holder: str
    unit_name: str
    unit_code: str
    fingerprint: str
    certificate_der: bytes


@dataclass(frozen=True, slots=True, kw_only=True)
class KeyChange:
    """That the signing key took over from another: told in the next packages, so that a new card is expected."""

    replaces: str
    since: date
    reason: str


def list_keys(workspace: Workspace, owner: KeyOwner) -> tuple[KeyRow, ...]:
    """Give the keys of an owner, those that count first, then the newest."""
    today, signing = workspace.clock.today(), find_own_key(workspace)
    stored = list(workspace.store.enrolled_keys.where(owner=owner))
    if owner is KeyOwner.OWN and signing and find_key(tuple(stored), signing.certificate_der) is None:
        stored.append(_own(workspace, read_certificate(signing.certificate_der), KeyPlace.WORKSPACE))
    rows = (_row(key, today, signing) for key in stored)
    return tuple(sorted(rows, key=lambda row: (not row.is_signing, row.status is not KeyStatus.KNOWN, -row.key.id)))


def _row(key: EnrolledKey, today: date, signing: SoftwareKey | None) -> KeyRow:
    certificate = read_certificate(key.certificate_der)
    is_current = signing is not None and certificate.der == signing.certificate_der
    return KeyRow(key=key, status=key.status_on(today), words=certificate.card_words, is_signing=is_current)


@action(N_("Hủy khóa"), is_barrier=True)
def revoke_key(workspace: Workspace, key_id: RowId, *, on: date, reason: str) -> EnrolledKey:
    """Call a key off: nothing it signed is taken in from now on. Raises: InvalidValueError, NotFoundError."""
    if not reason.strip():
        raise InvalidValueError(
            code="no_revoke_reason",
            message=_("Hủy khóa phải có lý do."),
            hint=_("Ghi ngắn gọn, ví dụ: mất máy, lộ mật khẩu, thay bí thư."),
        )
    if on > workspace.clock.today():
        raise InvalidValueError(
            code="revoked_in_the_future",
            message=_("Ngày hủy khóa ở tương lai."),
            hint=_("Ghi ngày hôm nay hoặc ngày đã xảy ra việc."),
        )
    key = workspace.store.enrolled_keys.get(key_id)
    if key is None:
        raise NotFoundError(code="no_such_key", message=_("Không còn thấy khóa này."), hint=_("Mở lại danh sách khóa."))
    revoked = replace(key, revoked_on=on, revoke_reason=reason.strip())
    workspace.store.enrolled_keys.save(revoked)
    return revoked


@action(N_("Ghi khóa ký của đơn vị"), is_barrier=True)
def register_own_key(workspace: Workspace, certificate_der: bytes, place: KeyPlace) -> EnrolledKey:
    """Note a key of our own that lies in a file or on a device; the private half stays where it is."""
    wanted = _own(workspace, read_certificate(certificate_der), place)
    known = find_key(tuple(workspace.store.enrolled_keys.where(owner=KeyOwner.OWN)), certificate_der)
    return workspace.store.enrolled_keys.add(wanted) if known is None else known


@action(N_("Bàn giao khóa ký"), is_barrier=True)
def hand_over(workspace: Workspace, *, holder: str, code: str, name: str, reason: str = "") -> SoftwareKey:
    """Make the signing key anew for its next holder. The old key signs no more, but what it signed stays readable.

    Raises: InvalidValueError for an unfit name.
    """
    old, today = find_own_key(workspace), workspace.clock.today()
    if old is not None:
        before = register_own_key(workspace, old.certificate_der, KeyPlace.WORKSPACE)
        workspace.store.enrolled_keys.save(replace(before, until=today, revoke_reason=reason.strip()))
        keep_old_key(workspace, old)
    key = make_own_key(workspace, holder=holder, code=code, name=name)
    made = _own(workspace, read_certificate(key.certificate_der), KeyPlace.WORKSPACE)
    workspace.store.enrolled_keys.add(replace(made, replaces=old.fingerprint if old else ""))
    return key


def key_change(workspace: Workspace, certificate_der: bytes) -> KeyChange | None:
    """Give what a package tells about the key it is signed with having taken over, None where it did not."""
    own = tuple(workspace.store.enrolled_keys.where(owner=KeyOwner.OWN))
    key = find_key(own, certificate_der)
    if key is None or not key.replaces:
        return None
    before = next((row for row in own if row.fingerprint == key.replaces), None)
    return KeyChange(replaces=key.replaces, since=key.since, reason=before.revoke_reason if before else "")


@action(N_("Ghi khóa chờ xác nhận"), is_barrier=True)
def note_waiting_key(workspace: Workspace, card: CardOfFile, owner: KeyOwner) -> EnrolledKey:
    """Note a key that nobody compared yet: what it signed is shown in amber and never counted."""
    stored = workspace.store.enrolled_keys
    known = find_key(tuple(stored.where(owner=owner)), card.certificate_der)
    if known is not None:
        return known
    waiting = _of_certificate(read_certificate(card.certificate_der), owner, KeyPlace.ELSEWHERE)
    return stored.add(replace(waiting, unit_code=card.unit_code, unit_name=card.unit_name))


def check_holder(name: str) -> None:
    """See that a name fits on a certificate. Raises: InvalidValueError."""
    check_name(name.strip())


def card_of_key(key: EnrolledKey) -> CardOfFile:
    """Give the card of a key that waits to be compared; it speaks for the unit it was noted for."""
    card = _card(read_certificate(key.certificate_der))
    return replace(card, unit_code=key.unit_code, unit_name=key.unit_name or card.unit_name)


def of_unit(card: CardOfFile, *, code: str, name: str) -> CardOfFile:
    """Give a card that speaks for a unit, where its certificate names none."""
    return card if card.unit_code else replace(card, unit_code=code, unit_name=name)


def cards_in(file: Path, secrets: Sequence[str] = ()) -> tuple[CardOfFile, ...]:
    """Give what a file brings: the certificate in it, or those of a package's signers, known or not.

    `secrets` open an envelope around a package. Raises: InvalidValueError where it brings none; PackageError for a
    package whose signatures are not right, or an envelope that is closed to others.
    """
    data = read_bytes(file)
    if secrets and is_envelope(data):
        data = read_package(data, secrets)
    if data.startswith(b"PK"):
        return tuple(_card(certificate) for certificate in _signers_of(data))
    found = tuple(base64.b64decode(body) for body in _PEM.findall(data)) or (data,)
    return tuple(_card(read_certificate(der)) for der in found if len(der) <= _LARGEST_CERTIFICATE)


def compare_card(typed: str, card: CardOfFile) -> ReadBack:
    """Compare the words that were read aloud with those of a certificate."""
    return read_back(typed, card.certificate_der)


def is_in_file(card: CardOfFile, file: Path) -> bool:
    """Whether a file that was handed over in person brings the very same certificate. Raises: as `cards_in`."""
    return any(card.certificate_der == other.certificate_der for other in cards_in(file))


def _card(certificate: Certificate) -> CardOfFile:
    return CardOfFile(
        holder=certificate.holder,
        unit_name=certificate.cell_name,
        unit_code=certificate.cell_code,
        fingerprint=certificate.fingerprint,
        certificate_der=certificate.der,
    )


def _signers_of(package: bytes) -> tuple[Certificate, ...]:
    entries, found = read_zip(package), []
    for number in range(1, 1 + sum(name.endswith(".p7s") for name in entries)):
        names = (manifest_name(number), signature_name(number))
        missing = next((name for name in names if name not in entries), None)
        if missing is not None:
            raise errors.MissingEntryError(name=missing)
        signer = check_signature(entries[names[0]], entries[names[1]], number=number, trusted=())
        found.append(signer.certificate)
    return tuple(found)


def _own(workspace: Workspace, certificate: Certificate, place: KeyPlace) -> EnrolledKey:
    return replace(_of_certificate(certificate, KeyOwner.OWN, place), enrolled_at=workspace.clock.now())


def _of_certificate(certificate: Certificate, owner: KeyOwner, place: KeyPlace) -> EnrolledKey:
    return EnrolledKey(
        owner=owner,
        place=place,
        unit_code=certificate.cell_code,
        unit_name=certificate.cell_name,
        holder=certificate.holder,
        fingerprint=certificate.fingerprint,
        certificate=certificate_text(certificate.der),
        since=certificate.valid_since.astimezone().date(),
        until=certificate.valid_until.astimezone().date(),
    )

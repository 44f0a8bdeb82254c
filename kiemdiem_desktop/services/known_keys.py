"""Keys of others that are known here: taken up after the words of their card were compared, and asked for by day."""

from dataclasses import replace

from kiemdiem_desktop.domain.trust import EnrolledKey, KeyOwner, KeyStatus, certificate_text
from kiemdiem_desktop.exchange.keys import read_certificate
from kiemdiem_desktop.i18n import N_
from kiemdiem_desktop.services.action import action
from kiemdiem_desktop.services.workspace import Workspace


def list_known_keys(workspace: Workspace, owner: KeyOwner) -> tuple[EnrolledKey, ...]:
    """Give the keys of an owner that count today, in the order they were taken up."""
    today = workspace.clock.today()
    keys = workspace.store.enrolled_keys.where(owner=owner)
    return tuple(key for key in keys if key.status_on(today) is KeyStatus.KNOWN)


def trusted_keys(workspace: Workspace, owner: KeyOwner) -> tuple[EnrolledKey, ...]:
    """Give all keys of an owner with what is known of each: checking needs to see the revoked and expired ones, too."""
    return workspace.store.enrolled_keys.where(owner=owner)


def recipients_of(workspace: Workspace, owner: KeyOwner, unit_code: str = "") -> tuple[str, ...]:
    """Give the keys for envelopes that the known certificates of a unit (any, where "") name."""
    today, of_unit = workspace.clock.today(), {"unit_code": unit_code} if unit_code else {}
    keys = workspace.store.enrolled_keys.where(owner=owner, **of_unit)
    known = (key for key in keys if key.status_on(today) is KeyStatus.KNOWN)
    named = (read_certificate(key.certificate_der).recipient for key in known)
    return tuple(dict.fromkeys(recipient for recipient in named if recipient))


def note_waiting_key(workspace: Workspace, certificate_der: bytes, *, owner: KeyOwner, unit_code: str) -> None:
    """Note inside an open step that a key was met whose words nobody has compared yet; a known one stays as it is.

    `unit_code` is the unit it claims to speak for, where its certificate names none.
    """
    certificate = read_certificate(certificate_der)
    code = certificate.cell_code or unit_code
    if workspace.store.enrolled_keys.find(owner=owner, unit_code=code, fingerprint=certificate.fingerprint) is not None:
        return
    workspace.store.enrolled_keys.add(
        EnrolledKey(
            owner=owner,
            unit_code=code,
            unit_name=certificate.cell_name,
            holder=certificate.holder,
            fingerprint=certificate.fingerprint,
            certificate=certificate_text(certificate_der),
            since=certificate.valid_since.astimezone().date(),
            until=certificate.valid_until.astimezone().date(),
        )
    )


def codes_with_recipients(workspace: Workspace, owner: KeyOwner) -> frozenset[str]:
    """Give the units to which a package can be closed: those whose known certificates name a key for envelopes."""
    keys = list_known_keys(workspace, owner)
    return frozenset(key.unit_code for key in keys if read_certificate(key.certificate_der).recipient)


@action(N_("Ghi nhận khóa"), is_barrier=True)
def take_up_key(
    workspace: Workspace,
    certificate_der: bytes,
    *,
    owner: KeyOwner,
    compared_by: str,
    unit: tuple[str, str] = ("", ""),
) -> EnrolledKey:
    """Take up a key whose card was read back and compared by `compared_by`; a known one stays as it is.

    `unit` is code and name of the unit it speaks for, where its certificate names none: one that another authority
    issued.

    Raises: InvalidValueError where this is no certificate.
    """
    certificate = read_certificate(certificate_der)
    code, name = (certificate.cell_code, certificate.cell_name) if certificate.cell_code else unit
    known = workspace.store.enrolled_keys.find(owner=owner, unit_code=code, fingerprint=certificate.fingerprint)
    if known is not None and known.enrolled_at is not None:
        return known
    key = EnrolledKey(
        owner=owner,
        unit_code=code,
        unit_name=name or certificate.cell_name or code,
        holder=certificate.holder,
        fingerprint=certificate.fingerprint,
        certificate=certificate_text(certificate_der),
        since=certificate.valid_since.astimezone().date(),
        until=certificate.valid_until.astimezone().date(),
        enrolled_at=workspace.clock.now(),
        enrolled_by=compared_by,
    )
    if known is None:
        return workspace.store.enrolled_keys.add(key)
    key = replace(key, id=known.id)
    workspace.store.enrolled_keys.save(key)
    return key

"""A signed list of keys, taken up: its issuer's word stands in for the comparing of each card."""

from dataclasses import replace

from kiemdiem_desktop.domain.superior_package import TrustedKey, TrustNotice
from kiemdiem_desktop.domain.trust import EnrolledKey, KeyOwner
from kiemdiem_desktop.i18n import _
from kiemdiem_desktop.services.workspace import Workspace


def take_up_list(workspace: Workspace, notice: TrustNotice) -> None:
    """Take up the keys of a verified list, inside a step: the issuer's own as the superior's, all others as cells'.

    A key that was revoked here stays revoked.
    """
    for key in notice.keys:
        owner = KeyOwner.SUPERIOR if key.unit.code == notice.heading.issuer.code else KeyOwner.CELL
        wanted = _enrolled(workspace, notice, key, owner)
        known = workspace.store.enrolled_keys.find(owner=owner, unit_code=key.unit.code, fingerprint=key.fingerprint)
        if known is None:
            workspace.store.enrolled_keys.add(wanted)
        elif known.revoked_on is None:
            workspace.store.enrolled_keys.save(replace(wanted, id=known.id))


def _enrolled(workspace: Workspace, notice: TrustNotice, key: TrustedKey, owner: KeyOwner) -> EnrolledKey:
    return EnrolledKey(
        owner=owner,
        unit_code=key.unit.code,
        unit_name=key.unit.name,
        holder=key.holder,
        fingerprint=key.fingerprint,
        certificate=key.certificate,
        since=key.since,
        until=key.until,
        revoked_on=key.revoked_on,
        revoke_reason=key.revoke_reason,
        enrolled_at=workspace.clock.now(),
        enrolled_by=_("danh sách của {issuer}").format(issuer=notice.heading.issuer.name),
    )

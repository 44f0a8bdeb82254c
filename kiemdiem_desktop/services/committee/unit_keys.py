"""Keys of units: which one counts, and how a new one takes over from it."""

from dataclasses import replace

from kiemdiem_desktop.domain.trust import EnrolledKey, KeyOwner, KeyStatus
from kiemdiem_desktop.i18n import N_
from kiemdiem_desktop.services.action import action
from kiemdiem_desktop.services.key_ring import KeyRow, list_keys
from kiemdiem_desktop.services.workspace import Workspace


def list_unit_keys(workspace: Workspace, code: str) -> tuple[KeyRow, ...]:
    """Give the keys of a unit, those that count first, then the newest."""
    return tuple(row for row in list_keys(workspace, KeyOwner.CELL) if row.key.unit_code == code)


def key_before(workspace: Workspace, new: EnrolledKey) -> EnrolledKey | None:
    """Give the key that a unit signs with besides a new one; None where the new one is its only."""
    today = workspace.clock.today()
    rows = workspace.store.enrolled_keys.where(owner=KeyOwner.CELL, unit_code=new.unit_code)
    others = [row for row in rows if row.id != new.id and row.status_on(today) is KeyStatus.KNOWN]
    return max(others, key=lambda row: row.id, default=None)


@action(N_("Khóa mới thay khóa cũ"), is_barrier=True)
def hand_key_over(workspace: Workspace, old: EnrolledKey, new: EnrolledKey, *, reason: str) -> None:
    """Let a key take over: what the old one signed until today still counts, nothing later."""
    today = workspace.clock.today()
    workspace.store.enrolled_keys.save(replace(old, until=today, revoke_reason=reason))
    workspace.store.enrolled_keys.save(replace(new, replaces=old.fingerprint))

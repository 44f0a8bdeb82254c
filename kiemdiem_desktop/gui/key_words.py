"""Keys in words: how they stand, with the tone of it, and until when."""

from kiemdiem_desktop.domain.trust import KeyOwner, KeyPlace, KeyStatus
from kiemdiem_desktop.i18n import _
from kiemdiem_desktop.services.key_ring import KeyRow


def key_state(row: KeyRow) -> str:
    """Tell how a key stands."""
    if row.status is KeyStatus.REVOKED:
        return _("{label} {on:%d/%m/%Y}: {reason}").format(
            label=row.status.label, on=row.key.revoked_on, reason=row.key.revoke_reason
        )
    if row.key.owner is KeyOwner.OWN:
        if row.is_signing:
            return _("đang dùng để ký")
        if row.key.place is KeyPlace.WORKSPACE:
            return _("đã bàn giao, giữ để đọc")
    if row.status is KeyStatus.UNKNOWN:
        return _("△ {label}, chưa được tính").format(label=row.status.label)
    return row.status.label


def key_tone(row: KeyRow) -> str:
    """Give the tone of a key's state: amber while it waits to be compared, red where it does not count any more."""
    if row.status is KeyStatus.UNKNOWN:
        return "amber"
    return "red" if row.status in {KeyStatus.REVOKED, KeyStatus.EXPIRED} else "plain"


def key_until(row: KeyRow) -> str:
    """Give the last day of a key."""
    return f"{row.key.until:%d/%m/%Y}" if row.key.until else ""

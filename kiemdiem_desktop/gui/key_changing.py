"""The key changes hands: who gets it, why, what happens to the old one, and what is to be done with the new card."""

from collections.abc import Callable
from dataclasses import dataclass

from kiemdiem_desktop.domain.errors import InvalidValueError
from kiemdiem_desktop.domain.trust import KeyOwner
from kiemdiem_desktop.gui.screen import Desk
from kiemdiem_desktop.i18n import N_, _
from kiemdiem_desktop.services.key_ring import check_holder, list_keys, revoke_key
from kiemdiem_desktop.services.own_keys import find_own_key
from kiemdiem_desktop.services.workspace import Workspace

_OTHER_REASONS = (N_("Khóa sắp hết hạn"), N_("Mất máy, lộ mật khẩu (hủy luôn khóa cũ)"))
LOST = 2


@dataclass(frozen=True, slots=True, kw_only=True)
class ChangeWords:
    """What differs between the sides: the usual reason and holder, what a new key costs, what comes next."""

    usual_reason: str
    usual_holder: str
    warning: str
    next_steps: str


class KeyChanging:
    """A wizard of plain questions: reason, name, confirmation, the new card.

    `make(holder, reason)` makes the key, `show_card(certificate)` shows its card.
    """

    def __init__(
        self,
        workspace: Workspace,
        desk: Desk,
        words: ChangeWords,
        *,
        make: Callable[[str, str], object],
        show_card: Callable[[bytes], None],
    ) -> None:
        self._workspace, self._desk, self._words = workspace, desk, words
        self._make_key, self._show_card = make, show_card
        self._reasons = (words.usual_reason, *(_(reason) for reason in _OTHER_REASONS))

    def hand_over(self) -> None:
        """Make a key, or let a new one take over. Raises: KiemdiemError."""
        old, why = find_own_key(self._workspace), 0
        if old is not None:
            chosen = self._desk.dialogs.ask(
                _("Vì sao lập khóa ký mới?"),
                self._reasons,
                detail=_("Khóa cũ thôi ký nhưng được giữ lại; gói đã gửi vẫn đọc được. Gói sau sẽ báo việc đổi khóa."),
            )
            if chosen is None:
                return
            why = chosen
        holder = self._desk.dialogs.ask_text(_("Ai giữ khóa ký mới?"), self._words.usual_holder, check=_wrong_name)
        if holder is None or (old is not None and not self._is_sure(holder)):
            return
        self._make(holder.strip(), why, is_first=old is None)

    def _is_sure(self, holder: str) -> bool:
        return self._desk.dialogs.confirm(
            _("Lập khóa mới cho đồng chí {holder}?").format(holder=holder.strip()),
            detail=self._words.warning,
            yes=_("Lập khóa mới"),
            is_grave=True,
        )

    def _make(self, holder: str, why: int, *, is_first: bool) -> None:
        reason = "" if is_first else self._reasons[why]
        before = None if is_first else list_keys(self._workspace, KeyOwner.OWN)[0].key
        self._make_key(holder, reason)
        if before is not None and why == LOST:
            self._revoke_old(before.fingerprint, reason)
        rows = list_keys(self._workspace, KeyOwner.OWN)
        self._desk.dialogs.tell(
            _("Đã lập khóa của đồng chí {holder}.").format(holder=holder), detail=self._words.next_steps
        )
        self._show_card(rows[0].key.certificate_der)

    def _revoke_old(self, fingerprint: str, reason: str) -> None:
        rows = list_keys(self._workspace, KeyOwner.OWN)
        old = next((row.key for row in rows if row.key.fingerprint == fingerprint), None)
        if old is not None:
            revoke_key(self._workspace, old.id, on=self._workspace.clock.today(), reason=reason)


def _wrong_name(text: str) -> str:
    try:
        check_holder(text)
    except InvalidValueError as error:
        return str(error)
    return ""

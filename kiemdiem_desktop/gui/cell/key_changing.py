"""The key changes hands: who gets it, why, what happens to the old one, and what is to be done with the new card."""

from kiemdiem_desktop.domain.errors import InvalidValueError
from kiemdiem_desktop.domain.trust import KeyOwner
from kiemdiem_desktop.gui.cell.papers_press import Press
from kiemdiem_desktop.gui.cell.sending_parts import PaperDialog
from kiemdiem_desktop.gui.screen import Desk
from kiemdiem_desktop.i18n import N_, _
from kiemdiem_desktop.services.cell.sheets import card_job
from kiemdiem_desktop.services.cell.signing_keys import find_key, make_key
from kiemdiem_desktop.services.key_ring import check_holder, list_keys, revoke_key
from kiemdiem_desktop.services.workspace import Workspace

REASONS = (N_("Thay bí thư"), N_("Khóa sắp hết hạn"), N_("Mất máy, lộ mật khẩu (hủy luôn khóa cũ)"))
LOST = 2


class KeyChanging:
    """A wizard of plain questions: reason, name, confirmation, the new card."""

    def __init__(self, workspace: Workspace, desk: Desk) -> None:
        self._workspace, self._desk, self._press = workspace, desk, Press(desk)

    def hand_over(self) -> None:
        """Make a key, or let a new one take over. Raises: KiemdiemError."""
        old, why = find_key(self._workspace), 0
        if old is not None:
            chosen = self._desk.dialogs.ask(
                _("Vì sao lập khóa ký mới?"),
                tuple(_(reason) for reason in REASONS),
                detail=_("Khóa cũ thôi ký nhưng được giữ lại; gói đã gửi vẫn đọc được. Gói sau sẽ báo việc đổi khóa."),
            )
            if chosen is None:
                return
            why = chosen
        holder = self._desk.dialogs.ask_text(
            _("Ai giữ khóa ký mới?"), _("Họ và tên, thường là bí thư chi bộ"), check=_wrong_name
        )
        if holder is None or (old is not None and not self._is_sure(holder)):
            return
        self._make(holder.strip(), why, is_first=old is None)

    def _is_sure(self, holder: str) -> bool:
        return self._desk.dialogs.confirm(
            _("Lập khóa mới cho đồng chí {holder}?").format(holder=holder.strip()),
            detail=_("Gói ký bằng khóa mới chỉ được nhận sau khi cấp trên ghi nhận thẻ mới."),
            yes=_("Lập khóa mới"),
            is_grave=True,
        )

    def _make(self, holder: str, why: int, *, is_first: bool) -> None:
        reason = "" if is_first else _(REASONS[why])
        before = None if is_first else list_keys(self._workspace, KeyOwner.OWN)[0].key
        make_key(self._workspace, holder=holder, reason=reason)
        if before is not None and why == LOST:
            self._revoke_old(before.fingerprint, reason)
        rows = list_keys(self._workspace, KeyOwner.OWN)
        self._desk.dialogs.tell(
            _("Đã lập khóa của đồng chí {holder}.").format(holder=holder),
            detail=_(
                "Việc tiếp theo:\n1. In thẻ đăng ký khóa (mở ngay sau đây).\n2. Đưa thẻ cho cấp trên, hoặc gọi điện "
                "đọc 12 từ.\n3. Cấp trên ghi nhận xong mới gửi gói."
            ),
        )
        job = card_job(self._workspace, rows[0].key.certificate_der)
        title = _("thẻ đăng ký khóa")
        self._press.make(
            (job,),
            lambda pdfs: PaperDialog(
                self._desk.dialogs.window,
                job.document.title,
                pdfs[0],
                print_out=lambda: self._press.print_out((job,), title),
            ).open(),
        )

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

"""A clock that is plainly wrong must not date a signature: said before signing, with what tells that it is wrong."""

from datetime import datetime, timedelta
from typing import Final

from kiemdiem_desktop.domain.errors import KiemdiemError
from kiemdiem_desktop.exchange.keys import Certificate
from kiemdiem_desktop.i18n import _
from kiemdiem_desktop.services.workspace import Workspace

_TOLERANCE: Final = timedelta(hours=1)  # a clock set right between two edits is no wrong clock


class ClockWrongError(KiemdiemError):
    """The machine's clock is behind what is known to have happened."""


class KeyOutOfDateError(KiemdiemError):
    """The key cannot sign on this day."""


def check_clock(workspace: Workspace, certificate: Certificate) -> None:
    """See that the clock is not behind the last entry of this workspace, nor outside the days of the key.

    Raises: ClockWrongError, KeyOutOfDateError.
    """
    now, last = workspace.clock.now(), workspace.store.last_saved_at
    if last is not None and now < last - _TOLERANCE:
        raise _behind(now, last, _("lần ghi sổ gần nhất"))
    if now < certificate.valid_since:
        raise _behind(now, certificate.valid_since, _("ngày lập khóa ký"))
    if now > certificate.valid_until:
        raise KeyOutOfDateError(
            code="own_key_expired",
            message=_("Khóa ký của “{holder}” đã hết hạn ngày {day}, mà máy đang để ngày {today}.").format(
                holder=certificate.holder,
                day=f"{certificate.valid_until.astimezone():%d/%m/%Y}",
                today=f"{now.astimezone():%d/%m/%Y}",
            ),
            hint=_("Nếu ngày của máy đúng: lập khóa mới ở Cài đặt, mục Khóa và thẻ đăng ký. Nếu sai: chỉnh lại ngày."),
        )


def _behind(now: datetime, known: datetime, what: str) -> ClockWrongError:
    return ClockWrongError(
        code="clock_wrong",
        message=_("Đồng hồ của máy đang để {now}, trước cả {what} ({known}), nên chưa ký.").format(
            now=f"{now.astimezone():%H:%M %d/%m/%Y}", what=what, known=f"{known.astimezone():%H:%M %d/%m/%Y}"
        ),
        hint=_("Chỉnh lại ngày giờ của máy cho đúng rồi ký lại; máy cũ để lâu có thể tự lùi ngày."),
    )

"""How large a package may be to go by letter: what the office's mailbox takes, told beside the size of each package."""

from typing import Final

from kiemdiem_desktop.domain.errors import InvalidValueError
from kiemdiem_desktop.i18n import N_, _
from kiemdiem_desktop.services.action import action
from kiemdiem_desktop.services.workspace import Workspace

USUAL_MEGABYTES: Final = 20  # the most that a package itself may have: no regulation names another number
OFFERED_MEGABYTES: Final = (2, 5, 10, 15, 20)
_SETTING: Final = "sending.mail_budget_mb"


def mail_budget(workspace: Workspace) -> int:
    """Give the size of a letter in megabytes: what was chosen, else the limit of the package itself."""
    stored = workspace.store.settings.get(_SETTING)
    return USUAL_MEGABYTES if stored is None else int(stored)


@action(N_("Đặt mức dung lượng thư"))
def set_mail_budget(workspace: Workspace, megabytes: int) -> None:
    """Choose the size of a letter. Raises: InvalidValueError for one that is not offered."""
    if megabytes not in OFFERED_MEGABYTES:
        raise InvalidValueError(
            code="mail_budget_out_of_range",
            message=_("Mức dung lượng thư phải từ {least} đến {most} MB.").format(
                least=OFFERED_MEGABYTES[0], most=OFFERED_MEGABYTES[-1]
            ),
            hint=_("Chọn một mức trong danh sách; hỏi cấp trên hộp thư nhận được tệp lớn nhất bao nhiêu."),
        )
    workspace.store.settings.set(_SETTING, str(megabytes))

"""Settings: how long individual self-reviews are kept, what is over its time, and its removal after a look."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from kiemdiem_desktop.gui.overriding import override
from kiemdiem_desktop.gui.screen import Desk
from kiemdiem_desktop.gui.settings_safety import SafetyPart
from kiemdiem_desktop.gui.theme import heading, held, say, spaced
from kiemdiem_desktop.gui.widgets.choice import ChoiceField
from kiemdiem_desktop.gui.widgets.flow import Flow
from kiemdiem_desktop.i18n import _
from kiemdiem_desktop.services.cell.retention import keep_years, plan_retention, removal_lines, remove_expired
from kiemdiem_desktop.services.workspace import Workspace

LONGER = (0, 2, 5, 7)


class RetentionPart(SafetyPart):
    """The list comes first; nothing is removed without a yes to exactly that list."""

    def __init__(self, workspace: Workspace, desk: Desk) -> None:
        super().__init__()
        self._workspace, self._desk = workspace, desk
        self.years: ChoiceField[int] = ChoiceField(_("Giữ bản kiểm điểm cá nhân"), ())
        self.told = say(tone="quiet")
        self.remove_button = QPushButton(_("Xem và &xóa bản quá hạn…"))
        self.remove_button.clicked.connect(lambda _checked=False: self.remove())
        column = spaced(QVBoxLayout(self), gap=12)
        column.addWidget(heading(_("Thời hạn lưu"), 2))
        column.addWidget(held(self.years, max_width=360), 0, Qt.AlignmentFlag.AlignTop)
        column.addWidget(self.told)
        row = QWidget()
        Flow(row, gap=8).addWidget(self.remove_button)
        column.addWidget(row)
        column.addStretch()

    @override
    def refresh(self) -> None:
        """Show what is over its time now."""
        plan = plan_retention(self._workspace)
        choices = [plan.least + more for more in LONGER]
        self.years.show_options((*((n, _("{years} năm").format(years=n)) for n in choices), (0, _("Giữ mãi"))))
        self.years.show_value(plan.years, commit=self._keep)
        self.remove_button.setEnabled(bool(plan.expired))
        rule = _("Theo {source}: giữ bản kiểm điểm của {least} năm gần nhất.").format(
            source=plan.source, least=plan.least
        )
        now = "\n".join(removal_lines(plan.expired)) or _("Hiện chưa có bản nào quá thời hạn.")
        self.told.setText(f"{rule}\n{now}")

    def remove(self) -> None:
        """Show the list once more, remove it after a yes, and tell what was done. Raises: KiemdiemError."""
        plan = plan_retention(self._workspace)
        lines = "\n".join(removal_lines(plan.expired))
        keeps = _("Mức xếp loại, số phiếu, biên bản và quyết định được giữ lại. Không lấy lại được sau khi xóa.")
        if not plan.expired or not self._desk.dialogs.confirm(
            _("Xóa bản kiểm điểm cá nhân quá thời hạn lưu?"),
            detail=f"{lines}\n\n{keeps}",
            yes=_("Xóa"),
            is_grave=True,
        ):
            return
        done = remove_expired(self._workspace, plan)
        self._desk.dialogs.tell(
            _("Đã xóa bản kiểm điểm quá thời hạn lưu."),
            detail="\n".join(
                (
                    *removal_lines(done),
                    _("Các bản sao lưu làm trước hôm nay vẫn còn những bản này; xóa chúng khi không cần nữa."),
                )
            ),
        )
        self.refresh()

    def _keep(self, years: int) -> None:
        keep_years(self._workspace, years)
        self.refresh()

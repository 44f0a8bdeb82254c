"""Settings: the keys of the cell with their cards, the superior's key, a second signature for a colleague."""

from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from kiemdiem_desktop.domain.trust import KeyOwner, KeyStatus
from kiemdiem_desktop.gui.cell.key_signing import SecondSigning
from kiemdiem_desktop.gui.cell.tools import CellTools
from kiemdiem_desktop.gui.key_changing import ChangeWords, KeyChanging
from kiemdiem_desktop.gui.key_tasks import PLACES, KeyTasks
from kiemdiem_desktop.gui.key_words import key_state, key_tone, key_until
from kiemdiem_desktop.gui.overriding import override
from kiemdiem_desktop.gui.paper_dialog import PaperDialog
from kiemdiem_desktop.gui.papers_press import Press
from kiemdiem_desktop.gui.screen import Desk
from kiemdiem_desktop.gui.theme import heading, held, say, spaced
from kiemdiem_desktop.gui.widgets.chip import Chip
from kiemdiem_desktop.gui.widgets.flow import Flow
from kiemdiem_desktop.gui.widgets.grid import Grid
from kiemdiem_desktop.gui.widgets.grid_model import Column
from kiemdiem_desktop.i18n import _
from kiemdiem_desktop.services.cell.sheets import card_job
from kiemdiem_desktop.services.cell.signing_keys import make_key
from kiemdiem_desktop.services.key_ring import KeyRow, list_keys


class KeysPage(QWidget):
    """Two lists of keys with what can be done about each."""

    def __init__(self, tools: CellTools, desk: Desk) -> None:
        super().__init__()
        self._workspace, self._desk = tools.workspace, desk
        self._press = Press(desk)
        self.tasks = KeyTasks(tools.workspace, desk)
        self.changing = KeyChanging(
            tools.workspace,
            desk,
            ChangeWords(
                usual_reason=_("Thay bí thư"),
                usual_holder=_("Họ và tên, thường là bí thư chi bộ"),
                warning=_("Gói ký bằng khóa mới chỉ được nhận sau khi cấp trên ghi nhận thẻ mới."),
                next_steps=_(
                    "Việc tiếp theo:\n1. In thẻ đăng ký khóa (mở ngay sau đây).\n2. Đưa thẻ cho cấp trên, hoặc gọi "
                    "điện đọc 12 từ.\n3. Cấp trên ghi nhận xong mới gửi gói."
                ),
            ),
            make=lambda holder, reason: make_key(tools.workspace, holder=holder, reason=reason),
            show_card=self._show_card,
        )
        self.second = SecondSigning(tools.workspace, desk, self.tasks)
        self.waiting = Chip()
        self.own = Grid(_own_columns(), key=lambda row: row.key.fingerprint, label=_("Khóa ký của chi bộ"))
        self.superior = Grid(_superior_columns(), key=lambda row: row.key.fingerprint, label=_("Khóa của cấp trên"))
        self.hand_over_button = QPushButton(_("&Lập hoặc bàn giao khóa…"))
        self.card_button = QPushButton(_("&Xem và in thẻ…"))
        self.file_button = QPushButton(_("Khóa trong &tệp…"))
        self.device_button = QPushButton(_("Khóa trên thiết &bị ký…"))
        self.library_button = QPushButton(_("Thêm &phần mềm thiết bị…"))
        self.revoke_button = QPushButton(_("&Hủy khóa…"))
        self.enrol_button = QPushButton(_("&Ghi nhận khóa cấp trên…"))
        self.revoke_superior_button = QPushButton(_("Hủy khóa cấp t&rên…"))
        self.second_button = QPushButton(_("&Ký thêm vào gói…"))
        self.colleague_button = QPushButton(_("Ghi nhận khóa người cùng &chi ủy…"))
        self.returned_button = QPushButton(_("Nhận gói đã ký thê&m…"))
        for grid in (self.own, self.superior):
            grid.filter_box.hide()
            grid.count.hide()
        self._connect()
        self._lay_out()

    def refresh(self) -> None:
        """Show the keys as they are, if anybody looks: reading certificates takes a library that starts slowly."""
        if not self.isVisible():
            return
        waiting = 0
        for grid, owner in ((self.own, KeyOwner.OWN), (self.superior, KeyOwner.SUPERIOR)):
            rows = list_keys(self._workspace, owner)
            waiting += sum(row.status is KeyStatus.UNKNOWN for row in rows)
            grid.show_rows(rows)
            if grid.current is None and rows:
                grid.select(rows[0].key.fingerprint)
        self.waiting.setVisible(waiting > 0)
        self.waiting.show_state(_("{count} khóa chờ xác nhận").format(count=waiting), symbol="△", tone="amber")
        self._enable()

    @override
    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.refresh()

    def see_card(self) -> None:
        """Show the card of the chosen key; it prints from there. Raises: NotFoundError without a cell."""
        row = self.own.current
        if row is not None:
            self._show_card(row.key.certificate_der)

    def _show_card(self, certificate_der: bytes) -> None:
        job = card_job(self._workspace, certificate_der)
        title, press = _("thẻ đăng ký khóa"), self._press
        press.make(
            (job,),
            lambda pdfs: PaperDialog(
                self._desk.dialogs.window,
                job.document.title,
                pdfs[0],
                print_out=lambda: press.print_out((job,), title),
            ).open(),
        )

    def _revoke(self, grid: "Grid[KeyRow]") -> None:
        if grid.current is not None:
            self.tasks.revoke(grid.current.key)
            self.refresh()

    def _enable(self) -> None:
        own, superior = self.own.current, self.superior.current
        self.card_button.setEnabled(own is not None)
        self.revoke_button.setEnabled(own is not None and own.key.id != 0 and own.status is not KeyStatus.REVOKED)
        self.revoke_superior_button.setEnabled(superior is not None and superior.status is not KeyStatus.REVOKED)

    def _connect(self) -> None:
        whose, mate = _("cấp trên"), _("người cùng chi ủy")
        for button, slot in (
            (self.hand_over_button, self.changing.hand_over),
            (self.card_button, self.see_card),
            (self.file_button, self.tasks.note_key_file),
            (self.device_button, self.tasks.note_device),
            (self.library_button, self.tasks.add_library),
            (self.revoke_button, lambda: self._revoke(self.own)),
            (self.enrol_button, lambda: self.tasks.enrol(KeyOwner.SUPERIOR, whose)),
            (self.revoke_superior_button, lambda: self._revoke(self.superior)),
            (self.second_button, self.second.sign),
            (self.colleague_button, lambda: self.tasks.enrol(KeyOwner.OWN, mate)),
            (self.returned_button, self.second.take_back),
        ):
            button.clicked.connect(lambda _checked=False, slot=slot: slot())
        for grid in (self.own, self.superior):
            grid.current_changed.connect(lambda _row: self._enable())

    def _lay_out(self) -> None:
        column = spaced(QVBoxLayout(self), gap=12)
        column.addWidget(self.waiting)
        column.addWidget(heading(_("Khóa ký của chi bộ"), 2))
        column.addWidget(
            say(
                _(
                    "Khóa niêm phong gói để cấp trên biết gói do chi bộ gửi và không bị sửa; không thay cho chữ ký số "
                    "theo pháp luật. Lập khóa xong thì in thẻ, đưa cấp trên đối chiếu 12 từ."
                ),
                tone="quiet",
            )
        )
        column.addWidget(held(self.own, min_height=160), 1)
        column.addWidget(
            _row(
                *(self.hand_over_button, self.card_button, self.file_button, self.device_button),
                *(self.library_button, self.revoke_button),
            )
        )
        column.addWidget(heading(_("Khóa của cấp trên"), 2))
        column.addWidget(held(self.superior, min_height=110), 1)
        column.addWidget(_row(self.enrol_button, self.revoke_superior_button))
        column.addWidget(heading(_("Chữ ký thứ hai"), 2))
        column.addWidget(say(_("Gói do máy khác lập được ký thêm ở đây; nội dung giữ nguyên từng chữ."), tone="quiet"))
        column.addWidget(_row(self.second_button, self.colleague_button, self.returned_button))


def _own_columns() -> tuple[Column[KeyRow], ...]:
    return (
        Column(id="holder", title=_("Người giữ"), text=lambda row: row.key.holder, letters=18),
        Column(id="place", title=_("Cất ở đâu"), text=lambda row: _(PLACES[row.key.place]), letters=14),
        Column(id="status", title=_("Tình trạng"), text=key_state, tone=key_tone, letters=28),
        Column(id="until", title=_("Dùng đến"), text=key_until, letters=11),
    )


def _superior_columns() -> tuple[Column[KeyRow], ...]:
    return (
        Column(id="holder", title=_("Người giữ"), text=lambda row: row.key.holder, letters=18),
        Column(id="unit", title=_("Cấp ủy"), text=lambda row: row.key.unit_name, letters=18),
        Column(id="status", title=_("Tình trạng"), text=key_state, tone=key_tone, letters=28),
        Column(id="by", title=_("Đã đối chiếu"), text=lambda row: row.key.enrolled_by, letters=18),
    )


def _row(*buttons: QPushButton) -> QWidget:
    row = QWidget()
    flow = Flow(row, gap=8)
    for button in buttons:
        flow.addWidget(button)
    return row

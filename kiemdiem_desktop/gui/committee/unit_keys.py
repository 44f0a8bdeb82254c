"""The keys of one unit: how they stand, enrolling from a file or a package that waits, calling off, handing over."""

from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from kiemdiem_desktop.domain.registered_cell import RegisteredCell
from kiemdiem_desktop.domain.trust import EnrolledKey, KeyOwner, KeyStatus
from kiemdiem_desktop.gui.committee.key_desk import KeyDesk
from kiemdiem_desktop.gui.key_tasks import KeyTasks
from kiemdiem_desktop.gui.key_words import key_state, key_tone, key_until
from kiemdiem_desktop.gui.screen import Desk
from kiemdiem_desktop.gui.theme import held, primary, say, spaced
from kiemdiem_desktop.gui.widgets.flow import Flow
from kiemdiem_desktop.gui.widgets.grid import Grid
from kiemdiem_desktop.gui.widgets.grid_model import Column
from kiemdiem_desktop.i18n import _
from kiemdiem_desktop.services.committee.unit_keys import hand_key_over, key_before, list_unit_keys
from kiemdiem_desktop.services.key_ring import CardOfFile, KeyRow, card_of_key, of_unit
from kiemdiem_desktop.services.workspace import Workspace


class UnitKeysPage(QWidget):
    """Shows the keys of the unit that is looked at."""

    def __init__(self, workspace: Workspace, desk: Desk) -> None:
        super().__init__()
        self._workspace, self._desk = workspace, desk
        self._unit: RegisteredCell | None = None
        self._tasks, self._own = KeyTasks(workspace, desk), KeyDesk(workspace, desk)
        self.told = say(tone="quiet")
        self.grid = Grid(_columns(), key=lambda row: row.key.fingerprint, label=_("Khóa của đơn vị"))
        self.grid.filter_box.hide()
        self.grid.count.hide()
        self.grid.view.fit_columns(is_fitted=True)
        self.compare_button = primary(QPushButton(_("Đối chiế&u khóa đang chờ…")))
        self.enrol_button = QPushButton(_("Ghi nhận &khóa từ tệp…"))
        self.revoke_button = QPushButton(_("&Hủy khóa…"))
        self.trust_button = QPushButton(_("Ghi &danh sách khóa cho các đơn vị…"))
        for button, slot in (
            (self.compare_button, self.compare),
            (self.enrol_button, self.enrol),
            (self.revoke_button, self.revoke),
            (self.trust_button, self._own.give_trust_list),
        ):
            button.clicked.connect(lambda _checked=False, slot=slot: slot())
        self.grid.current_changed.connect(lambda _row: self._enable())
        self._lay_out()

    def show_unit(self, unit: RegisteredCell) -> None:
        """Show the keys of a unit."""
        self._unit = unit
        rows = list_unit_keys(self._workspace, unit.code)
        self.grid.show_rows(rows)
        self.grid.setVisible(bool(rows))
        if rows and self.grid.current is None:
            self.grid.select(rows[0].key.fingerprint)
        self.told.setText(_state_words(rows))
        self._enable()

    def enrol(self) -> None:
        """Take up a key of this unit from a certificate file or a package. Raises: KiemdiemError."""
        unit = self._unit
        if unit is None:
            return
        card = self._tasks.choose_card(unit.name)
        if card is not None and self._is_of(card, unit):
            self._take_up(of_unit(card, code=unit.code, name=unit.name))

    def compare(self) -> None:
        """Compare the chosen key that waits. Raises: KiemdiemError."""
        row = self.grid.current
        if row is not None and row.status is KeyStatus.UNKNOWN:
            self._take_up(card_of_key(row.key))

    def revoke(self) -> None:
        """Call the chosen key off, and offer the list of keys anew. Raises: KiemdiemError."""
        row = self.grid.current
        if row is None:
            return
        self._tasks.revoke(row.key)
        self._refresh()

    def _take_up(self, card: CardOfFile) -> None:
        key = self._tasks.compare(card, KeyOwner.CELL)
        if key is not None:
            self._let_take_over(key)
        self._refresh()

    def _let_take_over(self, key: EnrolledKey) -> None:
        old = key_before(self._workspace, key)
        if old is None:
            return
        chosen = self._desk.dialogs.ask(
            _("Đơn vị đang có khóa của “{holder}”. Khóa mới thay khóa đó?").format(holder=old.holder),
            (_("Thay: khóa cũ thôi dùng từ hôm nay"), _("Dùng cả hai khóa")),
            detail=_("Hồ sơ đã ký bằng khóa cũ vẫn giữ nguyên giá trị. Nếu khóa cũ bị mất hay lộ thì hủy khóa đó."),
        )
        if chosen == 0:
            hand_key_over(self._workspace, old, key, reason=_("bàn giao cho {holder}").format(holder=key.holder))

    def _is_of(self, card: CardOfFile, unit: RegisteredCell) -> bool:
        """Ask where a certificate names another unit."""
        if card.unit_code in {"", unit.code}:
            return True
        self._desk.dialogs.warn(
            _("Chứng thư này của “{name}” (mã {code}), không phải “{unit}”.").format(
                name=card.unit_name, code=card.unit_code, unit=unit.name
            ),
            hint=_("Chọn đúng đơn vị trong danh sách rồi ghi nhận lại; nếu mã đơn vị ghi sai thì sửa mã trước."),
        )
        return False

    def _refresh(self) -> None:
        if self._unit is not None:
            self.show_unit(self._unit)

    def _enable(self) -> None:
        row = self.grid.current
        is_waiting = row is not None and row.status is KeyStatus.UNKNOWN
        self.compare_button.setVisible(is_waiting)
        self.revoke_button.setEnabled(row is not None and row.status is not KeyStatus.REVOKED)

    def _lay_out(self) -> None:
        column = spaced(QVBoxLayout(self), gap=12)
        column.addWidget(self.told)
        column.addWidget(held(self.grid, min_height=120))
        row = QWidget()
        flow = Flow(row, gap=8)
        for button in (self.compare_button, self.enrol_button, self.revoke_button, self.trust_button):
            flow.addWidget(button)
        column.addWidget(row)
        column.addStretch()


def _state_words(rows: tuple[KeyRow, ...]) -> str:
    if not rows:
        return _(
            "Chưa có khóa. Xin đơn vị tệp chứng thư (ghi ở mục Cài đặt, Khóa và thẻ đăng ký của sổ chi bộ) cùng thẻ "
            "in, hoặc nhận gói hồ sơ đầu tiên rồi đối chiếu 12 từ. Chưa đối chiếu thì hồ sơ chưa được tính."
        )
    if any(row.status is KeyStatus.UNKNOWN for row in rows):
        return _("Có khóa chờ đối chiếu: gọi điện cho người giữ khóa, nghe đọc 12 từ trên thẻ và gõ lại.")
    if any(row.status is KeyStatus.KNOWN for row in rows):
        return _("Khóa đã đối chiếu: hồ sơ ký bằng khóa này được nhận; gói gửi xuống được đóng kín cho khóa này.")
    return _("Không còn khóa nào dùng được: ghi nhận khóa mới của đơn vị.")


def _told(row: KeyRow) -> str:
    by = row.key.enrolled_by
    return _("{state}; {by}").format(state=key_state(row), by=by) if by else key_state(row)


def _columns() -> tuple[Column[KeyRow], ...]:
    return (
        Column(id="holder", title=_("Người giữ"), text=lambda row: row.key.holder, letters=16),
        Column(id="status", title=_("Tình trạng"), text=key_state, tip=_told, tone=key_tone, letters=20),
        Column(id="until", title=_("Dùng đến"), text=key_until, letters=11),
    )

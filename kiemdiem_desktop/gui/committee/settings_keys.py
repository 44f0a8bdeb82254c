"""Settings: the keys of the committee with their cards, and the list of keys that it vouches for."""

from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from kiemdiem_desktop.domain.trust import KeyOwner, KeyStatus
from kiemdiem_desktop.gui.committee.key_desk import KeyDesk
from kiemdiem_desktop.gui.key_tasks import KeyTasks
from kiemdiem_desktop.gui.key_words import key_state, key_tone, key_until
from kiemdiem_desktop.gui.overriding import override
from kiemdiem_desktop.gui.screen import Desk
from kiemdiem_desktop.gui.theme import heading, held, primary, say, spaced
from kiemdiem_desktop.gui.widgets.flow import Flow
from kiemdiem_desktop.gui.widgets.grid import Grid
from kiemdiem_desktop.gui.widgets.grid_model import Column
from kiemdiem_desktop.i18n import _
from kiemdiem_desktop.services.key_ring import KeyRow, list_keys
from kiemdiem_desktop.services.workspace import Workspace


class KeysPage(QWidget):
    """The committee's own keys; those of the units stand on the screen Đơn vị."""

    def __init__(self, workspace: Workspace, desk: Desk) -> None:
        super().__init__()
        self._workspace = workspace
        self.tasks, self.keys = KeyTasks(workspace, desk), KeyDesk(workspace, desk)
        self.own = Grid(_columns(), key=lambda row: row.key.fingerprint, label=_("Khóa ký của cấp ủy"))
        self.own.filter_box.hide()
        self.own.count.hide()
        self.own.view.fit_columns(is_fitted=True)
        self.hand_over_button = primary(QPushButton(_("&Lập hoặc bàn giao khóa…")))
        self.card_button = QPushButton(_("Xem và &in thẻ…"))
        self.certificate_button = QPushButton(_("Ghi tệp &chứng thư cho chi bộ…"))
        self.revoke_button = QPushButton(_("&Hủy khóa…"))
        self.trust_button = QPushButton(_("Ghi &danh sách khóa được công nhận…"))
        for button, slot in (
            (self.hand_over_button, self.keys.changing.hand_over),
            (self.card_button, self._see_card),
            (self.certificate_button, self.keys.save_certificate),
            (self.revoke_button, self._revoke),
            (self.trust_button, self.keys.give_trust_list),
        ):
            button.clicked.connect(lambda _checked=False, slot=slot: slot())
        self.own.current_changed.connect(lambda _row: self._enable())
        self._lay_out()

    def refresh(self) -> None:
        """Show the keys as they are, if anybody looks: reading certificates takes a library that starts slowly."""
        if not self.isVisible():
            return
        rows = list_keys(self._workspace, KeyOwner.OWN)
        self.own.show_rows(rows)
        if self.own.current is None and rows:
            self.own.select(rows[0].key.fingerprint)
        self._enable()

    @override
    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.refresh()

    def _see_card(self) -> None:
        if self.own.current is not None:
            self.keys.show_card(self.own.current.key.certificate_der)

    def _revoke(self) -> None:
        if self.own.current is not None:
            self.tasks.revoke(self.own.current.key)
            self.refresh()

    def _enable(self) -> None:
        row = self.own.current
        for button in (self.card_button, self.certificate_button):
            button.setEnabled(row is not None)
        self.revoke_button.setEnabled(row is not None and row.key.id != 0 and row.status is not KeyStatus.REVOKED)

    def _lay_out(self) -> None:
        column = spaced(QVBoxLayout(self), gap=12)
        column.addWidget(heading(_("Khóa ký của cấp ủy"), 2))
        words = _(
            "Khóa niêm phong hướng dẫn, biên nhận, phiếu trả lại và quyết định gửi xuống; không thay cho chữ ký số "
            "theo pháp luật. Lập khóa xong thì in thẻ, đưa các chi bộ đối chiếu 12 từ."
        )
        column.addWidget(say(words, tone="quiet"))
        column.addWidget(held(self.own, min_height=160), 1)
        own = (self.hand_over_button, self.card_button, self.certificate_button, self.revoke_button)
        column.addWidget(_row(*own))
        column.addWidget(heading(_("Danh sách khóa được công nhận"), 2))
        words = _(
            "Danh sách có chữ ký gồm khóa của cấp ủy và của mọi đơn vị đã đối chiếu, kể cả khóa đã hủy. Gửi lại cho "
            "các chi bộ mỗi khi có khóa mới hoặc hủy khóa. Khóa của từng đơn vị xem ở màn hình Đơn vị."
        )
        column.addWidget(say(words, tone="quiet"))
        column.addWidget(_row(self.trust_button))


def _columns() -> tuple[Column[KeyRow], ...]:
    return (
        Column(id="holder", title=_("Người giữ"), text=lambda row: row.key.holder, letters=22),
        Column(id="status", title=_("Tình trạng"), text=key_state, tone=key_tone, letters=30),
        Column(id="words", title=_("Từ đầu của thẻ"), text=lambda row: ", ".join(row.words[:3]) + "…", letters=24),
        Column(id="until", title=_("Dùng đến"), text=key_until, letters=11),
    )


def _row(*buttons: QPushButton) -> QWidget:
    row = QWidget()
    flow = Flow(row, gap=8)
    for button in buttons:
        flow.addWidget(button)
    return row

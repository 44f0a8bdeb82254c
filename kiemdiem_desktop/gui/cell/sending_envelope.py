"""Whether the package is encrypted: on by itself where the superior's key is known, off only with a reason."""

from PySide6.QtWidgets import QVBoxLayout, QWidget

from kiemdiem_desktop.gui.cell.sending_parts import Notice
from kiemdiem_desktop.gui.theme import heading, say, spaced
from kiemdiem_desktop.gui.widgets.line_field import LineField
from kiemdiem_desktop.gui.widgets.tick_box import TickBox
from kiemdiem_desktop.i18n import _
from kiemdiem_desktop.services.cell.envelopes import EnvelopePlan, EnvelopeState


class EnvelopeChoice(QWidget):
    """`open_reason` is None where the package is encrypted as planned, else why it is not ("" while none is given).

    `is_for_signers`: it is encrypted to the other signers of the cell, who get it before the superior does.
    """

    def __init__(self) -> None:
        super().__init__()
        self._plan = EnvelopePlan(state=EnvelopeState.NO_KEY)
        self._is_on, self._reason, self._is_for_signers = True, "", False
        self.box = TickBox(_("&Mã hóa gói, chỉ cấp trên mở được"))
        self.signer_box = TickBox(_("Đưa người cùng chi ủ&y ký thêm trước"))
        self.note = say(tone="quiet")
        self.warning = Notice()
        self.reason = LineField(_("Vì sao không mã hóa"), hint=_("Lý do được ghi lại cùng gói."))
        column = spaced(QVBoxLayout(self), gap=8)
        for part in (heading(_("Bảo mật"), 2), self.signer_box, self.box, self.note, self.warning, self.reason):
            column.addWidget(part)

    @property
    def is_for_signers(self) -> bool:
        """Whether another signer of the cell gets the package first."""
        return self._is_for_signers and bool(self._plan.signers)

    @property
    def open_reason(self) -> str | None:
        """The reason for no envelope; None where there is nothing to explain."""
        is_explained = self._plan.state is EnvelopeState.ON and not self._is_on and not self.is_for_signers
        return self._reason if is_explained else None

    def show_plan(self, plan: EnvelopePlan) -> None:
        """Show what the next package does."""
        self._plan = plan
        self.signer_box.setVisible(bool(plan.signers))
        self.signer_box.show_value(is_on=self._is_for_signers, commit=self._take_signer_box)
        self.box.show_value(is_on=self._is_on, commit=self._take_box)
        self.reason.show_value(self._reason, key="open_reason", commit=self._take_reason)
        self._draw()

    def check(self) -> bool:
        """Whether a package without an envelope has its reason; tells where it has not."""
        self.reason.flush()
        lacks = self.open_reason is not None and not self._reason.strip()
        self.reason.show_wrong(_("Ghi lý do, hoặc để gói được mã hóa.") if lacks else "")
        return not lacks

    def _draw(self) -> None:
        state, is_off = self._plan.state, not self._is_on
        if self.is_for_signers:
            self._draw_signers()
            return
        self.box.setVisible(state is EnvelopeState.ON)
        is_plain = state is EnvelopeState.ON and is_off
        self.note.setText(state.label if state is EnvelopeState.OFF_BY_POLICY else "")
        self.note.setVisible(state is EnvelopeState.OFF_BY_POLICY)
        words = _("Gói không mã hóa: ai cầm USB cũng đọc được mức xếp loại của từng đồng chí.")
        self.warning.say(state.label if state is EnvelopeState.NO_KEY else words if is_plain else "")
        self.reason.setVisible(is_plain)

    def _draw_signers(self) -> None:
        names = ", ".join(dict.fromkeys(holder for holder, _recipient in self._plan.signers))
        words = _("Gói được mã hóa, chỉ {names} mở được. Ký xong, nhận lại ở Khóa và thẻ đăng ký rồi ghi cho cấp trên.")
        self.note.setText(words.format(names=names))
        self.note.show()
        self.warning.say("")
        for part in (self.box, self.reason):
            part.hide()

    def _take_signer_box(self, is_on: bool) -> None:  # noqa: FBT001 - the commit of a tick box
        self._is_for_signers = is_on
        self._draw()

    def _take_box(self, is_on: bool) -> None:  # noqa: FBT001 - the commit of a tick box
        self._is_on = is_on
        self._draw()

    def _take_reason(self, reason: str) -> None:
        self._reason = reason

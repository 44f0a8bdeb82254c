"""Xếp loại: the competent level's decision on the exceptional share, with its paper and its ground."""

from dataclasses import replace
from datetime import date

from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from kiemdiem_desktop.domain.errors import KiemdiemError
from kiemdiem_desktop.gui.screen import place
from kiemdiem_desktop.gui.theme import flat, heading, say, spaced
from kiemdiem_desktop.gui.widgets.date_field import ExactDateField
from kiemdiem_desktop.gui.widgets.flow import Flow
from kiemdiem_desktop.gui.widgets.fold import Fold
from kiemdiem_desktop.gui.widgets.line_field import LineField
from kiemdiem_desktop.gui.widgets.text_field import TextField
from kiemdiem_desktop.i18n import _
from kiemdiem_desktop.services.cell.cap_decisions import (
    CapDecision,
    find_decision,
    grant_exception,
    may_have_exception,
    most_percent,
    withdraw_exception,
)
from kiemdiem_desktop.services.cell.checks import CheckedRound
from kiemdiem_desktop.services.workspace import Workspace


class DecisionPart(QFrame):
    """Tells the decision that holds, or takes one: number, date, body, share and ground; refused without a ground."""

    def __init__(self, workspace: Workspace) -> None:
        super().__init__()
        self.setObjectName("card")
        self._workspace = workspace
        self._checked: CheckedRound | None = None
        self._draft, self._key = CapDecision(number="", issued_on=None, issuer="", percent=0, ground=""), 0
        self.told = say()
        self.number = LineField(_("Số, ký hiệu quyết định"))
        self.issued_on = ExactDateField(_("Ngày quyết định"))
        self.issuer = LineField(_("Cấp có thẩm quyền"))
        self.percent = LineField(_("Tỷ lệ cho phép (%)"))
        self.ground = TextField(_("Căn cứ: thành tích nổi trội"), lines=2, counts_words=False, grows=True)
        self.wrong = say(tone="red")
        self.wrong.hide()
        self.store_button = QPushButton(_("Ghi &quyết định"))
        self.remove_button = flat(QPushButton(_("&Bỏ quyết định")))
        self.store_button.clicked.connect(lambda _checked=False: self.store())
        self.remove_button.clicked.connect(lambda _checked=False: self.remove())
        self._lay_out()

    def show_round(self, checked: CheckedRound) -> None:
        """Show the decision that holds in the round; nothing where its regulations know no exceptional share."""
        self._checked = checked
        self.setVisible(may_have_exception(checked))
        if not may_have_exception(checked):
            return
        held = find_decision(checked)
        self.told.setText(_told(held, most_percent(checked)))
        self.remove_button.setVisible(held is not None)
        self.fold.setVisible(held is None)
        if not self._draft.percent:
            self._draft = replace(self._draft, percent=most_percent(checked))
        self._show_fields()

    def store(self) -> None:
        """Record the decision, or tell what is missing."""
        fields = (self.number, self.issued_on, self.issuer, self.percent, self.ground)
        if [field for field in fields if not field.flush()] or self._checked is None:
            return
        try:
            grant_exception(self._workspace, self._checked.dossier.round, self._draft)
        except KiemdiemError as error:
            self._show_wrong(str(error))
            return
        self._draft, self._key = replace(self._draft, number="", issued_on=None, ground=""), self._key + 1
        self._show_wrong("")

    def remove(self) -> None:
        """Take the decision back."""
        held = find_decision(self._checked) if self._checked else None
        if held is not None:
            withdraw_exception(self._workspace, held)

    def _show_fields(self) -> None:
        draft, key = self._draft, self._key
        self.number.show_value(draft.number, key=key, commit=lambda text: self._keep(number=text))
        self.issued_on.show_value(draft.issued_on, key=key, commit=self._keep_date)
        self.issuer.show_value(draft.issuer, key=key, commit=lambda text: self._keep(issuer=text))
        self.percent.show_value(str(draft.percent), key=key, commit=self._keep_percent)
        self.ground.show_value(draft.ground, key=key, commit=lambda text: self._keep(ground=text))

    def _keep(self, **changed: str) -> None:
        self._draft = replace(self._draft, **changed)  # type: ignore[arg-type]

    def _keep_date(self, on: date | None) -> None:
        self._draft = replace(self._draft, issued_on=on)

    def _keep_percent(self, text: str) -> None:
        digits = text.strip().rstrip("%").strip()
        self._draft = replace(self._draft, percent=int(digits) if digits.isdecimal() else 0)

    def _show_wrong(self, words: str) -> None:
        self.wrong.setText(words)
        self.wrong.setVisible(bool(words))

    def _lay_out(self) -> None:
        column = spaced(QVBoxLayout(self), gap=8, margin=12)
        column.addWidget(heading(_("Quyết định về tỷ lệ cao hơn"), 2))
        column.addWidget(self.told)
        column.addWidget(self.remove_button)
        form = QWidget()
        below = spaced(QVBoxLayout(form), gap=8)
        row = QWidget()
        flow = Flow(row, gap=12, fills=True, least=190)
        for field in (self.number, self.issued_on, self.issuer, self.percent):
            flow.addWidget(field)
        below.addWidget(row)
        below.addWidget(place(self.ground, "caps.ground"))
        below.addWidget(self.wrong)
        last = spaced(QHBoxLayout(), gap=8)
        last.addStretch()
        last.addWidget(self.store_button)
        below.addLayout(last)
        self.fold = Fold(_("Ghi quyết định của cấp có thẩm quyền"), form)
        column.addWidget(self.fold)


def _told(held: CapDecision | None, most: int) -> str:
    if held is None:
        return _(
            "Chưa có quyết định nào. Nơi có thành tích nổi trội, cấp có thẩm quyền quyết định tỷ lệ cao hơn, "
            "không quá {most} % (Điều 11 khoản 1 điểm 1.5)."
        ).format(most=most)
    if not held.ground:
        return _("Quyết định {paper} chưa nêu căn cứ nên vẫn tính theo {percent} %. Bỏ rồi ghi lại.").format(
            paper=held.paper, percent=held.percent
        )
    return _("Đang dùng {percent} % theo {paper}. Căn cứ: {ground}").format(
        percent=held.percent, paper=held.paper, ground=held.ground
    )

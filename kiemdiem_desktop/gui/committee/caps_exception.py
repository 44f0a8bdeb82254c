"""The exceptional share of one group: granted with its ground, number and day; taken back with one button."""

from dataclasses import dataclass
from datetime import date
from functools import partial

from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from kiemdiem_desktop.domain.decided import CapDecision
from kiemdiem_desktop.domain.errors import InvalidValueError
from kiemdiem_desktop.gui.theme import heading, held, say, spaced
from kiemdiem_desktop.gui.widgets.date_field import ExactDateField
from kiemdiem_desktop.gui.widgets.flow import Flow
from kiemdiem_desktop.gui.widgets.line_field import LineField
from kiemdiem_desktop.gui.widgets.text_field import TextField
from kiemdiem_desktop.i18n import _
from kiemdiem_desktop.services.committee.cap_choices import RoundKey, withdraw_exception
from kiemdiem_desktop.services.committee.cap_overview import grant
from kiemdiem_desktop.services.committee.cap_tables import CapTable
from kiemdiem_desktop.services.workspace import Workspace


@dataclass(slots=True, kw_only=True)
class _Typed:
    """What is being typed; nothing of it is stored before it is granted."""

    ground: str = ""
    number: str = ""
    decided_on: date | None = None


class ExceptionPart(QWidget):
    """Shows the decision of a group, or the form that grants one."""

    def __init__(self, workspace: Workspace) -> None:
        super().__init__()
        self._workspace = workspace
        self._round: RoundKey | None = None
        self._table: CapTable | None = None
        self._typed, self._code = _Typed(), ""
        self.title, self.words, self.note = heading(level=2), say(), say(tone="red")
        self.ground = TextField(
            _("Căn cứ"),
            lines=2,
            counts_words=False,
            grows=True,
            hint=_("Thành tích nổi trội, chuyển biến tích cực, vượt kế hoạch, có giá trị thực tế."),
        )
        self.number, self.day = LineField(_("Số quyết định")), ExactDateField(_("Ngày quyết định"))
        self.grant_button, self.drop_button = QPushButton(), QPushButton(_("&Bỏ tỷ lệ ngoại lệ"))
        self.grant_button.clicked.connect(lambda _checked=False: self.grant())
        self.drop_button.clicked.connect(lambda _checked=False: self.withdraw())
        self._form = QWidget()
        self._lay_out()

    def show_group(self, round_: RoundKey, table: CapTable, percent: int | None) -> None:
        """Show the exceptional share of a group; nothing where the regulations know none."""
        self.setVisible(percent is not None)
        if (round_, table.code) != (self._round, self._code):
            self._typed = _Typed()
            self.note.hide()
        self._round, self._table, self._code = round_, table, table.code
        self.title.setText(_("Tỷ lệ ngoại lệ {percent} % cho {group}").format(percent=percent, group=table.name))
        self.grant_button.setText(_("Á&p dụng tỷ lệ {percent} %").format(percent=percent))
        decision = table.decision
        self._form.setVisible(decision is None)
        self.drop_button.setVisible(decision is not None)
        self.words.setVisible(decision is not None)
        if decision is not None:
            self.words.setText(decision_words(decision))
        self._show_fields()

    def grant(self) -> None:
        """Grant the share to the shown group; what is wrong is said under the form."""
        if self._round is None or self._table is None:
            return
        for field in (self.ground, self.number, self.day):
            field.flush()
        typed = self._typed
        wanted = CapDecision(
            year=self._round.year,
            period=self._round.period,
            group_code=self._table.code,
            ground=typed.ground,
            number=typed.number,
            decided_on=typed.decided_on,
        )
        try:
            grant(self._workspace, self._round, wanted)
        except InvalidValueError as error:
            self.note.setText(str(error))
            self.note.show()
            return
        self.note.hide()

    def withdraw(self) -> None:
        """Take the decision on the shown group back."""
        if self._table is not None and self._table.decision is not None:
            withdraw_exception(self._workspace, self._table.decision)

    def _show_fields(self) -> None:
        key, typed = (self._round, self._code, id(self._typed)), self._typed
        self.ground.show_value(typed.ground, key=key, commit=partial(setattr, typed, "ground"))
        self.number.show_value(typed.number, key=key, commit=partial(setattr, typed, "number"))
        self.day.show_value(typed.decided_on, key=key, commit=partial(setattr, typed, "decided_on"))

    def _lay_out(self) -> None:
        papers = QWidget()
        row = Flow(papers, gap=12)
        row.addWidget(held(self.number, min_width=200))
        row.addWidget(held(self.day, min_width=200))
        form = spaced(QVBoxLayout(self._form), gap=8)
        for part in (self.ground, papers, self.note):
            form.addWidget(part)
        self.note.hide()
        buttons = QWidget()
        row = Flow(buttons, gap=8)
        row.addWidget(self.grant_button)
        form.addWidget(buttons)
        column = spaced(QVBoxLayout(self), gap=8)
        column.addWidget(self.title)
        column.addWidget(self.words)
        column.addWidget(self._form)
        taking = QWidget()
        row = Flow(taking, gap=8)
        row.addWidget(self.drop_button)
        column.addWidget(taking)


def decision_words(decision: CapDecision) -> str:
    """Tell a decision: its paper and its ground."""
    paper = decision.number or _("chưa ghi số")
    day = f" {_('ngày {day:%d/%m/%Y}').format(day=decision.decided_on)}" if decision.decided_on else ""
    return _("Đang áp dụng: quyết định {paper}{day}. Căn cứ: {ground}").format(
        paper=paper, day=day, ground=decision.ground
    )

"""Nhập văn bản của cấp trên: one matter, what the paper says of it, and why it cannot stand where it cannot."""

from collections.abc import Callable

from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from kiemdiem_desktop.domain.errors import KiemdiemError
from kiemdiem_desktop.domain.local_layer import LocalValue
from kiemdiem_desktop.gui.theme import heading, say, spaced
from kiemdiem_desktop.gui.widgets.choice import ChoiceField
from kiemdiem_desktop.gui.widgets.flow import Flow
from kiemdiem_desktop.gui.widgets.line_field import LineField
from kiemdiem_desktop.i18n import _
from kiemdiem_desktop.services.layer_choices import LayerChoice


class ValueAdder(QFrame):
    """Takes one value after another; a value that is refused stays as typed, with the reason below it."""

    def __init__(self, add: Callable[[LocalValue], None]) -> None:
        super().__init__()
        self.setObjectName("card")
        self._add = add
        self._choices: dict[str, LayerChoice] = {}
        self._name, self._value, self._ground = "", "", ""
        self.matter = ChoiceField[str](_("Nội dung mà văn bản quy định"), ())
        self.value = LineField(_("Văn bản quy định"))
        self.choice = ChoiceField[str](_("Văn bản quy định"), ())
        self.ground = LineField(_("Căn cứ mà quyết định nêu"))
        self.now = say(tone="quiet")
        self.wrong = say(tone="red")
        self.wrong.hide()
        self.add_button = QPushButton(_("&Thêm vào văn bản"))
        self.add_button.clicked.connect(lambda _checked=False: self.add())
        for field in (self.value, self.ground):
            field.entered.connect(self.add)
        self._lay_out()

    def show_choices(self, choices: tuple[LayerChoice, ...]) -> None:
        """Offer the matters that a paper may set; the chosen one and what is typed stay."""
        names = tuple(self._choices)
        self._choices = {row.name: row for row in choices}
        if names != tuple(self._choices):
            self.matter.show_options(tuple((row.name, row.label) for row in choices))
            self.matter.show_whole_words()
        if self._name not in self._choices and choices:
            self._name = choices[0].name
        self._show_matter()

    def choose(self, name: str) -> None:
        """Go to a matter."""
        if name in self._choices:
            self._name, self._value, self._ground = name, "", ""
            self._show_matter()

    def add(self) -> None:
        """Give the value to the paper, or tell why it cannot stand."""
        self.value.flush()
        self.ground.flush()
        choice = self._choices[self._name]
        row = LocalValue(name=self._name, value=self._value, refines=choice.refines, ground=self._ground)
        try:
            self._add(row)
        except KiemdiemError as error:
            self._show_wrong(str(error))
            return
        self._value, self._ground = "", ""
        self._show_matter()

    def _show_matter(self) -> None:
        choice = self._choices.get(self._name)
        if choice is None:
            return
        self._show_wrong("")
        self.matter.show_value(self._name, commit=self.choose)
        self.now.setText(
            _("Đang dùng: {now}. Chỗ ở Trung ương: {source}.").format(now=choice.now, source=choice.source)
        )
        hint = "" if choice.choices else _("Ghi theo đơn vị: {unit}.").format(unit=choice.unit)
        self.value.relabel(_("Văn bản quy định"), hint)
        self.value.setVisible(not choice.choices)
        self.choice.setVisible(bool(choice.choices))
        self.ground.setVisible(choice.needs_ground)
        self.choice.show_options(choice.choices)
        self.value.show_value(self._value, key=self._name, commit=self._keep_value)
        self.choice.show_value(self._value, commit=self._keep_value)
        self.ground.show_value(self._ground, key=self._name, commit=self._keep_ground)

    def _keep_value(self, text: str) -> None:
        self._value = text.strip()

    def _keep_ground(self, text: str) -> None:
        self._ground = text.strip()

    def _show_wrong(self, words: str) -> None:
        self.wrong.setText(words)
        self.wrong.setVisible(bool(words))

    def _lay_out(self) -> None:
        column = spaced(QVBoxLayout(self), gap=8, margin=12)
        column.addWidget(heading(_("Từng điều của văn bản"), 2))
        row = QWidget()
        flow = Flow(row, gap=12, fills=True, least=280)
        for field in (self.matter, self.value, self.choice, self.ground):
            flow.addWidget(field)
        column.addWidget(row)
        column.addWidget(self.now)
        column.addWidget(self.wrong)
        last = spaced(QHBoxLayout(), gap=8)
        last.addStretch()
        last.addWidget(self.add_button)
        column.addLayout(last)

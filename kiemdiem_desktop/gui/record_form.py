"""A form over one frozen record: every field stores the record with that field changed."""

from collections.abc import Callable, Hashable
from dataclasses import dataclass, replace
from functools import partial
from typing import Any, Generic, TypeVar

from PySide6.QtWidgets import QVBoxLayout, QWidget

from kiemdiem_desktop.gui.screen import place
from kiemdiem_desktop.gui.theme import spaced
from kiemdiem_desktop.gui.widgets.choice import ChoiceField
from kiemdiem_desktop.gui.widgets.date_field import DateField, ExactDateField
from kiemdiem_desktop.gui.widgets.field import Field
from kiemdiem_desktop.gui.widgets.flow import Flow
from kiemdiem_desktop.gui.widgets.line_field import LineField
from kiemdiem_desktop.gui.widgets.text_field import TextField
from kiemdiem_desktop.gui.widgets.typed_field import TypedField

RecordT = TypeVar("RecordT")


@dataclass(frozen=True, slots=True, kw_only=True)
class FieldSpec:
    """One field of a record: a line of text, or a date, a choice (`options`), a passage (`lines` > 0).

    `is_exact`: the date is known to the day.
    """

    name: str
    label: str
    hint: str = ""
    where: str = ""
    is_date: bool = False
    is_exact: bool = False
    options: tuple[tuple[Any, str], ...] = ()
    lines: int = 0

    def make(self) -> Field:
        """Give the widget."""
        field = place(self._widget(), self.where) if self.where else self._widget()
        field.setObjectName(self.name)
        return field

    def _widget(self) -> Field:
        if self.is_date and self.is_exact:
            return ExactDateField(self.label, hint=self.hint)
        if self.is_date:
            return DateField(self.label, hint=self.hint)
        if self.options:
            return ChoiceField(self.label, self.options, hint=self.hint)
        if self.lines:
            return TextField(self.label, lines=self.lines, hint=self.hint, counts_words=False)
        return LineField(self.label, hint=self.hint)


class _Held(Generic[RecordT]):
    """The record that fields change, with its latest values, and where it is stored."""

    def __init__(self, record: RecordT, commit: Callable[[RecordT, str], object]) -> None:
        self.record, self.commit = record, commit

    def take(self, name: str, value: object) -> None:
        """Store the record with one field changed; the former value stays where it is refused."""
        before: Any = self.record
        self.record = replace(before, **{name: value})
        try:
            self.commit(self.record, name)
        except BaseException:
            self.record = before
            raise


class RecordForm(QWidget, Generic[RecordT]):
    """Fields side by side as there is room, at least `least` wide (pixels at 100 %)."""

    def __init__(self, specs: tuple[FieldSpec, ...], *, least: int = 160) -> None:
        super().__init__()
        self.fields = {spec.name: spec.make() for spec in specs}
        self._key: Hashable = None
        self._held: _Held[RecordT] | None = None
        column = spaced(QVBoxLayout(self), gap=12)
        beside, below = QWidget(), [self.fields[spec.name] for spec in specs if spec.lines]
        flow = Flow(beside, gap=12, fills=True, least=least)
        for spec in specs:
            if not spec.lines:
                flow.addWidget(self.fields[spec.name])
        column.addWidget(beside)
        for field in below:
            column.addWidget(field)

    def show_record(self, record: RecordT, *, key: Hashable, commit: Callable[[RecordT, str], object]) -> None:
        """Show the record `key`; unfinished typing on the one before is stored there first.

        `commit(record, name)` stores the record of which the field `name` changed.
        """
        held = self._held
        if held is None or key != self._key:
            held = _Held(record, commit)
            self._held, self._key = held, key
        held.record, held.commit = record, commit
        for name, field in self.fields.items():
            store, value = partial(held.take, name), getattr(record, name)
            if isinstance(field, TypedField):
                field.show_value(value, key=(key, name), commit=store)
            elif isinstance(field, ChoiceField):
                field.show_value(value, commit=store)

    def flush(self) -> bool:
        """Store what is typed; False where a field refused its text."""
        refused = [field for field in self.fields.values() if isinstance(field, TypedField) and not field.flush()]
        return not refused

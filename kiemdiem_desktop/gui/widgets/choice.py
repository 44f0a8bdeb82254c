"""A choice from a short list: stored at once."""

from collections.abc import Callable
from typing import Generic, TypeVar

from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QComboBox

from kiemdiem_desktop.domain.errors import InvalidValueError
from kiemdiem_desktop.gui.overriding import override
from kiemdiem_desktop.gui.widgets.field import Field

ValueT = TypeVar("ValueT")


class CalmBox(QComboBox):
    """A combo box that the wheel does not change: scrolling a form must not alter an answer."""

    @override
    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()


class ChoiceField(Field, Generic[ValueT]):
    """One of `options`, pairs of (value, words) in the order shown."""

    def __init__(
        self, label: str, options: tuple[tuple[ValueT, str], ...], *, hint: str = "", label_first: bool = False
    ) -> None:
        self._box = CalmBox()
        super().__init__(label, self._box, hint=hint, label_first=label_first)
        self._commit: Callable[[ValueT], None] | None = None
        self._values: tuple[ValueT, ...] = ()
        self._shown: ValueT | None = None
        self.show_options(options)
        self._box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self._box.setMinimumContentsLength(16)
        self._box.activated.connect(self._choose)

    def show_options(self, options: tuple[tuple[ValueT, str], ...]) -> None:
        """Offer other options."""
        self._values = tuple(value for value, _words in options)
        self._box.clear()
        self._box.addItems([words for _value, words in options])

    def show_whole_words(self) -> None:
        """Be as wide as the longest option: for a field that stands alone in its line."""
        self._box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)

    def show_value(self, value: ValueT, *, commit: Callable[[ValueT], None] | None = None) -> None:
        """Show `value`; `commit` stores another one. None greys the field out."""
        self._commit = commit
        self._shown = value
        self._box.setEnabled(commit is not None)
        self._box.setCurrentIndex(self._values.index(value) if value in self._values else -1)
        self.show_wrong("")

    @property
    def value(self) -> ValueT | None:
        """The option that is shown; None where there is none."""
        index = self._box.currentIndex()
        return self._values[index] if index >= 0 else None

    def _choose(self, index: int) -> None:
        if self._commit is None or self._values[index] == self._shown:
            return
        try:
            self._commit(self._values[index])
            self._shown = self._values[index]
            self.show_wrong("")
        except InvalidValueError as error:
            self._box.setCurrentIndex(self._values.index(self._shown) if self._shown in self._values else -1)
            self.show_wrong(str(error))

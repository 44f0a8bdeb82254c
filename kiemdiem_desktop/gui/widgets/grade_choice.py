"""One of the four grades of a criterion, all in sight: by mouse, by arrows, or by the keys 1 to 4."""

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QButtonGroup, QRadioButton, QVBoxLayout, QWidget

from kiemdiem_desktop.domain.labels import label_of
from kiemdiem_desktop.domain.review import Grade
from kiemdiem_desktop.gui.naming import named
from kiemdiem_desktop.gui.overriding import override
from kiemdiem_desktop.gui.theme import say, spaced
from kiemdiem_desktop.gui.widgets.flow import Flow
from kiemdiem_desktop.i18n import _

_KEYS = {Qt.Key.Key_1 + index: grade for index, grade in enumerate(Grade)}
_CLEARING = frozenset({Qt.Key.Key_Delete, Qt.Key.Key_Backspace, Qt.Key.Key_0})
_ONWARD = frozenset({Qt.Key.Key_Return, Qt.Key.Key_Enter})


class GradeChoice(QWidget):
    """Shows a grade; a choice of the person is committed, one by the program is not. Enter emits `entered`."""

    entered = Signal()

    def __init__(self, label: str) -> None:
        super().__init__()
        self._commit: Callable[[Grade | None], None] | None = None
        self._group = QButtonGroup(self)
        self.buttons = {grade: QRadioButton(label_of(grade)) for grade in Grade}
        column = spaced(QVBoxLayout(self), gap=4)
        column.addWidget(say(label, tone="quiet"))
        row = QWidget()
        flow = Flow(row, gap=16)
        for number, (grade, button) in enumerate(self.buttons.items(), start=1):
            hint = _("Phím {number}; phím 0 để bỏ chọn").format(number=number)
            named(button, f"{label}: {label_of(grade)}", hint).setToolTip(hint)
            button.clicked.connect(lambda _checked=False, grade=grade: self._store(grade))
            self._group.addButton(button)
            flow.addWidget(button)
        column.addWidget(row)
        self._show(None)

    @property
    def grade(self) -> Grade | None:
        """The grade that is shown; None while there is none."""
        return next((grade for grade, button in self.buttons.items() if button.isChecked()), None)

    def show_value(self, grade: Grade | None, *, commit: Callable[[Grade | None], None] | None = None) -> None:
        """Show `grade`; `commit` stores another one. None greys the choice out."""
        self._commit = commit
        for button in self.buttons.values():
            button.setEnabled(commit is not None)
        self._show(grade)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = event.key()
        if key in _ONWARD and not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            self.entered.emit()
        elif self._commit is not None and key in _KEYS:
            self._choose(_KEYS[key])
        elif self._commit is not None and key in _CLEARING:
            self._choose(None)
        else:
            super().keyPressEvent(event)

    def _choose(self, grade: Grade | None) -> None:
        self._show(grade)
        self.buttons[grade or Grade.EXCELLENT].setFocus()
        self._store(grade)

    def _store(self, grade: Grade | None) -> None:
        self._show(grade)
        if self._commit is not None:
            self._commit(grade)

    def _show(self, grade: Grade | None) -> None:
        """Check the button of `grade`. Tab stops once at the four: at the checked one, else at the first."""
        self._group.setExclusive(False)
        for own, button in self.buttons.items():
            button.setChecked(own is grade)
        self._group.setExclusive(True)
        stop = self.buttons[grade or Grade.EXCELLENT]
        for button in self.buttons.values():
            button.setFocusPolicy(Qt.FocusPolicy.StrongFocus if button is stop else Qt.FocusPolicy.ClickFocus)
        self.setFocusProxy(stop)

"""The base of fields: a label, an editor, and a line under it for what is wrong."""

from PySide6.QtWidgets import QHBoxLayout, QLabel, QSizePolicy, QVBoxLayout, QWidget

from kiemdiem_desktop.gui.naming import named
from kiemdiem_desktop.gui.theme import repolish, retone, say, spaced

_GROWS = (QSizePolicy.Policy.Expanding, QSizePolicy.Policy.MinimumExpanding)


class Field(QWidget):
    """A label above `editor` (or before it) and a note under it; the label is the editor's accessible name."""

    def __init__(self, label: str, editor: QWidget, *, hint: str = "", label_first: bool = False) -> None:
        super().__init__()
        self.editor = named(editor, label, hint)
        self._hint = hint
        self.label = QLabel(label)
        self.label.setBuddy(editor)
        self.note = say(hint, tone="quiet")
        if not hint:  # never show what has no parent yet: it would be a window of its own for a moment
            self.note.hide()
        self.setFocusProxy(editor)
        column = spaced(QVBoxLayout(self), gap=4)
        top = spaced(QHBoxLayout() if label_first else QVBoxLayout(), gap=12 if label_first else 4)
        top.addWidget(self.label, 1 if label_first else 0)
        top.addWidget(editor)
        column.addLayout(top)
        self._bottom = spaced(QHBoxLayout())
        self._bottom.addWidget(self.note, 1)
        column.addLayout(self._bottom)
        if editor.sizePolicy().verticalPolicy() not in _GROWS:
            column.addStretch(1)

    def relabel(self, label: str, hint: str = "") -> None:
        """Give the field another label and hint, for a form that is used for several papers."""
        self._hint = hint
        self.label.setText(label)
        named(self.editor, label, hint)
        if not self.is_wrong:
            self.show_note("")

    def add_tail(self, widget: QWidget) -> None:
        """Put a small widget at the right end of the line under the editor."""
        tail = spaced(QVBoxLayout(), gap=0)
        tail.addWidget(widget)
        tail.addStretch()
        self._bottom.addLayout(tail)

    def show_wrong(self, sentence: str) -> None:
        """Show what is wrong under the field; "" clears it."""
        named(self.editor, self.editor.accessibleName(), sentence or self._hint)
        repolish(self.editor, "wrong", value=bool(sentence))
        self.show_note(sentence)
        retone(self.note, "red" if sentence else "quiet")

    def show_note(self, sentence: str) -> None:
        """Show a sentence under the field instead of its hint; "" brings the hint back."""
        self.note.setText(sentence or self._hint)
        self.note.setVisible(bool(sentence or self._hint))

    @property
    def is_wrong(self) -> bool:
        """Whether the field shows an error."""
        return bool(self.editor.property("wrong"))

"""The base of fields that are typed into: what is typed is stored on leaving the field, and refused with the reason.

Such a field is shown with a value, a key and a commit:

    field.show_value(review.text, key=(review.id, section), commit=lambda text: set_section_text(ws, review.id, text))

- `key` names the record. Another key first stores what was still being typed, through the former commit.
- The same key again (a refresh) never rewrites text under the cursor: what is being typed stays, and the stored
  form of one's own commit is shown only when the cursor leaves. Undo from outside is shown at once.
- A refused text (InvalidValueError) stays as typed, with the reason under the field, and comes back with its record.
"""

from collections.abc import Callable, Hashable
from typing import Generic, Protocol, TypeVar, runtime_checkable

from PySide6.QtCore import QEvent, QObject, QTimer, Signal
from PySide6.QtWidgets import QWidget

from kiemdiem_desktop.domain.errors import InvalidValueError
from kiemdiem_desktop.gui.overriding import override
from kiemdiem_desktop.gui.widgets.field import Field
from kiemdiem_desktop.gui.widgets.own_undo import is_for_window

PAUSE_MS = 600

ValueT = TypeVar("ValueT")


@runtime_checkable
class Flushable(Protocol):
    """A widget that may hold unfinished typing."""

    def flush(self) -> bool:
        """Store it; False where it was refused."""


class TypedField(Field, Generic[ValueT]):
    """A field that is typed into; `read` and `write` are its editor's text, `parse` and `show` turn it to a value."""

    commits_on_pause = False
    typed = Signal()

    def __init__(self, label: str, editor: QWidget, *, hint: str = "", label_first: bool = False) -> None:
        super().__init__(label, editor, hint=hint, label_first=label_first)
        self._key: Hashable = None
        self._commit: Callable[[ValueT], None] | None = None
        self._stored = ""
        self._held: str | None = None
        self._is_committing = False
        self._refused: dict[Hashable, str] = {}
        self._pause = QTimer(self, singleShot=True, interval=PAUSE_MS)
        self._pause.timeout.connect(self.flush)
        editor.installEventFilter(self)

    def read_text(self) -> str:
        """Give the text in the editor."""
        raise NotImplementedError

    def write_text(self, text: str) -> None:
        """Put `text` into the editor."""
        raise NotImplementedError

    def parse(self, text: str) -> ValueT:
        """Give the value of `text`. Raises: InvalidValueError."""
        raise NotImplementedError

    def text_of(self, value: ValueT) -> str:
        """Give the text that shows `value`."""
        raise NotImplementedError

    def show_value(self, value: ValueT, *, key: Hashable, commit: Callable[[ValueT], None] | None = None) -> None:
        """Show `value` of the record `key`; `commit` stores what is typed. None makes the field read-only."""
        self.editor.setProperty("readOnly", commit is None)
        if key != self._key:
            self.flush()
            self._key, self._commit = key, commit
            self._settle(self.text_of(value))
            return
        self._commit = commit
        self._refresh(self.text_of(value))

    def flush(self) -> bool:
        """Store what has been typed; False where it was refused."""
        self._pause.stop()
        if self._commit is None or self._is_committing:
            return not self.is_wrong
        if not self.is_dirty:
            self._refused.pop(self._key, None)
            if self.is_wrong:
                self.show_wrong("")
            return True
        typed = self.read_text()
        self._is_committing = True
        try:
            self._commit(self.parse(typed))
        except InvalidValueError as error:
            self._refused[self._key] = typed
            self.show_wrong(str(error))
            return False
        finally:
            self._is_committing = False
        self._refused.pop(self._key, None)
        self._stored = typed
        self.show_wrong("")
        return True

    @property
    def is_dirty(self) -> bool:
        """Whether something typed is not stored yet."""
        return self.read_text() != self._stored

    def on_typed(self) -> None:
        """Note a key press; editors connect their change signal here."""
        if self.commits_on_pause and self._commit is not None:
            self._pause.start()
        self.typed.emit()

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self.editor and is_for_window(self.editor, event):
            event.ignore()
            return True
        if event.type() == QEvent.Type.FocusOut and watched is self.editor and self.flush() and self._held is not None:
            self._settle(self._held)
        return super().eventFilter(watched, event)

    def _refresh(self, text: str) -> None:
        if self._is_committing or (self.is_dirty and self.editor.hasFocus()):
            self._held = text
        elif not self.is_wrong and text != self.read_text():
            self._settle(text)

    def _settle(self, text: str) -> None:
        self._pause.stop()
        self._held = None
        self._stored = text
        refused = self._refused.get(self._key)
        shown = text if refused is None else refused
        if shown != self.read_text():
            self.write_text(shown)
        self._pause.stop()
        self.show_wrong("")
        if refused is not None:
            self.flush()

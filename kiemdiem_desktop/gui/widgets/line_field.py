"""A field of one line."""

from typing import TypeVar

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import QLineEdit

from kiemdiem_desktop.domain.text import nfc
from kiemdiem_desktop.gui.overriding import override
from kiemdiem_desktop.gui.widgets.typed_field import TypedField

ValueT = TypeVar("ValueT")


class OneLineField(TypedField[ValueT]):
    """A typed field whose editor is one line; Enter stores it and emits `entered`."""

    entered = Signal()

    def __init__(self, label: str, *, hint: str = "", example: str = "", label_first: bool = False) -> None:
        self._edit = QLineEdit(placeholderText=example)
        super().__init__(label, self._edit, hint=hint, label_first=label_first)
        self._edit.textChanged.connect(self.on_typed)
        self._edit.returnPressed.connect(self._enter)

    @override
    def read_text(self) -> str:
        return self._edit.text()

    @override
    def write_text(self, text: str) -> None:
        self._edit.setText(text)

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Choose what stands there when the program puts the cursor here, as Tab does: typing replaces it."""
        if isinstance(event, QFocusEvent) and event.gotFocus() and event.reason() == Qt.FocusReason.OtherFocusReason:
            self._edit.selectAll()
        return super().eventFilter(watched, event)

    def _enter(self) -> None:
        self.flush()
        self.entered.emit()


class LineField(OneLineField[str]):
    """Text of one line, stored as NFC after a pause of 600 ms, on Enter or on leaving."""

    commits_on_pause = True

    @override
    def parse(self, text: str) -> str:
        return nfc(text)

    @override
    def text_of(self, value: str) -> str:
        return value

"""A roomy field for passages of text, with a word count; Tab moves on, nothing is completed or rewritten."""

from PySide6.QtWidgets import QPlainTextEdit

from kiemdiem_desktop.domain.text import nfc_lines
from kiemdiem_desktop.gui.overriding import override
from kiemdiem_desktop.gui.theme import BASE_POINTS, held, say
from kiemdiem_desktop.gui.widgets.growing_edit import GrowingEdit
from kiemdiem_desktop.gui.widgets.typed_field import TypedField
from kiemdiem_desktop.i18n import _

LINE_HEIGHT = round(BASE_POINTS * 2)


class TextField(TypedField[str]):
    """Shows `lines` lines; stores NFC text after a pause of 600 ms or on leaving. Undo while focused is its own.

    `grows`: higher as the text gets longer, for forms that scroll as a whole.
    """

    commits_on_pause = True

    def __init__(
        self, label: str, *, lines: int = 6, hint: str = "", counts_words: bool = True, grows: bool = False
    ) -> None:
        edit = GrowingEdit(lines) if grows else held(QPlainTextEdit(), min_height=lines * LINE_HEIGHT)
        self._edit: QPlainTextEdit = edit
        super().__init__(label, self._edit, hint=hint)
        self._edit.setTabChangesFocus(True)
        self._edit.textChanged.connect(self.on_typed)
        self.word_count = say(tone="quiet", wrap=False)
        if not counts_words:
            self.word_count.hide()
        self.add_tail(self.word_count)
        self._count_words()

    @override
    def read_text(self) -> str:
        return self._edit.toPlainText()

    @override
    def write_text(self, text: str) -> None:
        self._edit.setPlainText(text)

    @override
    def parse(self, text: str) -> str:
        return nfc_lines(text)

    @override
    def text_of(self, value: str) -> str:
        return value

    @override
    def on_typed(self) -> None:
        super().on_typed()
        self._count_words()

    def _count_words(self) -> None:
        self.word_count.setText(_("{count} chữ").format(count=len(self.read_text().split())))

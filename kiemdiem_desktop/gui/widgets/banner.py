"""A line of news above a screen: success, advice or trouble, with one button and a way to close it."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QWidget

from kiemdiem_desktop.gui.naming import named
from kiemdiem_desktop.gui.theme import flat, repolish, say, spaced
from kiemdiem_desktop.gui.widgets.sign import Sign
from kiemdiem_desktop.i18n import _

_SIGNS = {"plain": ("done", "text"), "amber": ("please-look", "amber"), "red": ("must-fix", "accent_text")}


class Banner(QFrame):
    """Hidden until `show_news`; tones are plain (success), amber (please look) and red (trouble)."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._sign = Sign()
        self._text = say()
        self._action = QPushButton()
        self._close = flat(QPushButton(_("Đóng")))
        self._slot: Callable[[], None] | None = None
        self._action.clicked.connect(self._act)
        self._close.clicked.connect(self.hide)
        row = spaced(QHBoxLayout(self), gap=12, margin=(12, 8, 8, 8))
        row.addWidget(self._sign, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(self._text, 1)
        row.addWidget(self._action)
        row.addWidget(self._close)
        self.hide()

    @property
    def text(self) -> str:
        """The sentence that is shown; "" while hidden."""
        return "" if self.isHidden() else self._text.text()

    def show_news(
        self, sentence: str, *, tone: str = "plain", action: str = "", slot: Callable[[], None] | None = None
    ) -> None:
        """Show `sentence`, with a button `action` that calls `slot` where one is given."""
        self._sign.show_sign(*_SIGNS[tone])
        self._text.setText(sentence)
        self._action.setText(action)
        self._action.setVisible(bool(action))
        self._slot = slot
        repolish(self, "banner", value=tone)
        named(self, sentence)
        self.show()

    def _act(self) -> None:
        if self._slot is not None:
            self._slot()

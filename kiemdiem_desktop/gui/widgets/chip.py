"""A small sign of state: a symbol and a word, never a colour alone."""

from PySide6.QtWidgets import QLabel, QSizePolicy

from kiemdiem_desktop.domain.level import Level
from kiemdiem_desktop.gui.naming import named
from kiemdiem_desktop.gui.theme import repolish


class Chip(QLabel):
    """Tones: plain, quiet, amber (please look), red (must fix)."""

    def __init__(self, text: str = "", *, symbol: str = "", tone: str = "plain") -> None:
        super().__init__()
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Maximum)
        self.setIndent(0)  # Qt's own would push the word out of the middle
        self.show_state(text, symbol=symbol, tone=tone)

    def show_state(self, text: str, *, symbol: str = "", tone: str = "plain") -> None:
        """Show another state."""
        self.setText(f"{symbol} {text}".strip())
        named(self, text)
        repolish(self, "chip", value=tone)


def level_words(level: Level) -> str:
    """Give a level with its symbol: "★ Hoàn thành xuất sắc nhiệm vụ"."""
    return f"{level.symbol} {level.label}"

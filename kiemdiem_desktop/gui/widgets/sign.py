"""A small drawing beside a sentence; it follows the colours and the text size when they change."""

from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QLabel

from kiemdiem_desktop.gui.icons import picture
from kiemdiem_desktop.gui.overriding import override
from kiemdiem_desktop.gui.theme import colours_now, px

SIDE = 24


class Sign(QLabel):
    """Shows an icon by its name, in a colour by its name in `theme.Colours`."""

    def __init__(self) -> None:
        super().__init__()
        self._shown: tuple[str, str] | None = None

    def show_sign(self, icon: str, colour: str) -> None:
        """Show another icon."""
        self._shown = (icon, colour)
        self._draw()

    @override
    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in {QEvent.Type.PaletteChange, QEvent.Type.FontChange, QEvent.Type.StyleChange}:
            self._draw()

    def _draw(self) -> None:
        if self._shown is not None:
            icon, colour = self._shown
            self.setPixmap(picture(icon, colour=getattr(colours_now(), colour), size=px(SIDE)))

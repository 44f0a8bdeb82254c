"""The drawing beside a sentence keeps up with the look of the program."""

from PySide6.QtGui import QColor
from pytestqt.qtbot import QtBot

from kiemdiem_desktop.gui.theme import DARK, LIGHT, Mode, Theme
from kiemdiem_desktop.gui.widgets.sign import SIDE, Sign


def inks(sign: Sign) -> set[str]:
    """Give the full colours of the drawing."""
    image = sign.pixmap().toImage()
    pixels = (QColor(image.pixelColor(x, y)) for x in range(image.width()) for y in range(image.height()))
    return {pixel.name() for pixel in pixels if pixel.alpha() == 255}


def test_a_sign_follows_colours_and_text_size(theme: Theme, qtbot: QtBot) -> None:
    sign = Sign()
    qtbot.addWidget(sign)
    sign.show_sign("info", "text")
    sign.show()
    assert LIGHT.text in inks(sign)
    theme.use_mode(Mode.DARK)
    assert DARK.text in inks(sign)
    theme.use_percent(200)
    assert sign.pixmap().width() == 2 * SIDE

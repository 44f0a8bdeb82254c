"""Our own icons: SVG drawings in `resources/icons`, drawn in one colour (`currentColor`) at any size.

Qt finds them under `icons:`, once the application is made (`gui/start.py`).
"""

from functools import lru_cache
from pathlib import Path

from PySide6.QtCore import QBuffer, QByteArray, QFileInfo, QSize
from PySide6.QtGui import QGuiApplication, QIcon, QImage, QImageReader, QPixmap

PROGRAM_SIZES = (16, 32, 64)


def icon(name: str, *, colour: str, checked_colour: str = "", size: int = 24) -> QIcon:
    """Give the icon `name` in `colour`, `size` pixels wide; `checked_colour` is for a button that is down."""
    drawn = QIcon(picture(name, colour=colour, size=size))
    if checked_colour:
        drawn.addPixmap(picture(name, colour=checked_colour, size=size), QIcon.Mode.Normal, QIcon.State.On)
    return drawn


def program_icon() -> QIcon:
    """Give the icon of the program, in the sizes that title bars and task bars show."""
    drawn = QIcon()
    for size in PROGRAM_SIZES:
        drawn.addPixmap(picture("kiemdiem", colour="", size=size))
    return drawn


def picture(name: str, *, colour: str, size: int = 24) -> QPixmap:
    """Give the icon `name` as a picture, sharp on dense screens."""
    return QPixmap.fromImage(_image(name, colour, size, QGuiApplication.devicePixelRatio(_app())))


@lru_cache(maxsize=256)
def _image(name: str, colour: str, size: int, ratio: float) -> QImage:
    drawing = Path(QFileInfo(f"icons:{name}.svg").absoluteFilePath()).read_bytes()
    buffer = QBuffer()
    buffer.setData(QByteArray(drawing.replace(b"currentColor", colour.encode())))
    reader = QImageReader(buffer, QByteArray(b"svg"))
    reader.setScaledSize(QSize(size, size) * ratio)
    image = reader.read()
    image.setDevicePixelRatio(ratio)
    return image


def _app() -> QGuiApplication:
    app = QGuiApplication.instance()
    assert isinstance(app, QGuiApplication)
    return app

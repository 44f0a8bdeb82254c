"""How the Windows installer looks and speaks: our picture beside its first and last page, its words mended.

NSIS brings Vietnamese words written as letters with loose marks, which old fonts put beside the letter: they are
composed here, and the word of the main button is the one that Windows itself uses.
"""

import unicodedata
from pathlib import Path

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QGuiApplication, QImage, QPainter
from PySide6.QtSvg import QSvgRenderer

from installer.bundle import ROOT

NSIS_WORDS = Path("/usr/share/nsis/Contrib/Language files")
MENDED = {"&Tiến >": "&Tiếp tục >", "< &Lùi": "< &Quay lại", "Nhấn Tiến": "Nhấn “Tiếp tục”"}
ICON = ROOT / "resources" / "icons" / "kiemdiem.svg"
SIDE_WIDTH, SIDE_HEIGHT, SIDE_ICON = 164, 314, 96
PAPER, RED = "#f4f4f3", "#9b1b1e"
ICON_SIZE, DOTS_PER_METRE = 256, 3780


def lay_look(folder: Path) -> None:
    """Write what `setup.nsi` takes from its LOOK folder: Vietnamese.nlf, Vietnamese.nsh, side.bmp."""
    folder.mkdir(parents=True, exist_ok=True)
    for name in ("Vietnamese.nlf", "Vietnamese.nsh"):
        words = (NSIS_WORDS / name).read_text(encoding="utf-8-sig")
        (folder / name).write_text("\ufeff" + mend(words), encoding="utf-8")
    image = QImage(SIDE_WIDTH, SIDE_HEIGHT, QImage.Format.Format_RGB888)
    image.fill(QColor(PAPER))
    place = QRectF((SIDE_WIDTH - SIDE_ICON) / 2, (SIDE_HEIGHT - SIDE_ICON) / 3, SIDE_ICON, SIDE_ICON)
    painter = _painter(image)
    painter.fillRect(QRectF(0, 0, 6, SIDE_HEIGHT), QColor(RED))
    QSvgRenderer(str(ICON)).render(painter, place)
    painter.end()
    _save(image, folder / "side.bmp")


def draw_icon(target: Path) -> None:
    """Draw the icon of the program for Windows."""
    image = QImage(ICON_SIZE, ICON_SIZE, QImage.Format.Format_ARGB32)
    image.fill(Qt.GlobalColor.transparent)
    painter = _painter(image)
    QSvgRenderer(str(ICON)).render(painter)
    painter.end()
    _save(image, target)


def mend(words: str) -> str:
    """Give the words with composed letters, and the buttons as Windows names them."""
    words = unicodedata.normalize("NFC", words)
    for was, now in MENDED.items():
        words = words.replace(was, now)
    return words


def _painter(image: QImage) -> QPainter:
    image.setDotsPerMeterX(DOTS_PER_METRE)  # else that of the builder's own display
    image.setDotsPerMeterY(DOTS_PER_METRE)
    _app = QGuiApplication.instance() or QGuiApplication(["build", "-platform", "offscreen"])
    painter = QPainter(image)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    return painter


def _save(image: QImage, target: Path) -> None:
    if not image.save(str(target)):
        raise RuntimeError(f"no picture at {target}")

"""Pages of a PDF as pictures: for the screen and, the same ones, for the printer."""

from typing import Any

from PySide6.QtCore import QSizeF
from PySide6.QtGui import QImage

from kiemdiem_desktop.gui import doors

POINTS_PER_INCH = 72


class Pages:
    """An open PDF; pages count from 0."""

    def __init__(self, pdf: bytes) -> None:
        self._document: Any = doors.pdfium().PdfDocument(pdf)

    def __len__(self) -> int:
        return len(self._document)

    def size_points(self, page: int) -> QSizeF:
        """Give the size of a page in points (1/72 inch)."""
        width, height = self._document.get_page_size(page)
        return QSizeF(width, height)

    def draw(self, page: int, *, dpi: float) -> QImage:
        """Draw a page."""
        drawn = self._document[page].render(scale=dpi / POINTS_PER_INCH, rev_byteorder=True, prefer_bgrx=True)
        data = bytes(drawn.buffer)
        return QImage(data, drawn.width, drawn.height, drawn.stride, QImage.Format.Format_RGBX8888).copy()

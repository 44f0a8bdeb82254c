"""Pages of a PDF as pictures: for the screen and, the same ones, for the printer."""

from io import BytesIO
from typing import Any

from PySide6.QtCore import QSizeF
from PySide6.QtGui import QImage

from kiemdiem_desktop.domain.one_thread import PDFIUM
from kiemdiem_desktop.gui import doors

POINTS_PER_INCH = 72


def joined(pdfs: tuple[bytes, ...]) -> bytes:
    """Give one PDF with the pages of several, in their order."""
    with PDFIUM:
        whole = doors.pdfium().PdfDocument.new()
        for pdf in pdfs:
            part = doors.pdfium().PdfDocument(pdf)
            whole.import_pages(part)
            part.close()
        return _written(whole)


def apart(pdf: bytes) -> tuple[bytes, ...]:
    """Give each page of a PDF as a PDF of its own."""
    with PDFIUM:
        whole = doors.pdfium().PdfDocument(pdf)
        pages = []
        for page in range(len(whole)):
            single = doors.pdfium().PdfDocument.new()
            single.import_pages(whole, [page])
            pages.append(_written(single))
        whole.close()
    return tuple(pages)


def _written(document: Any) -> bytes:
    target = BytesIO()
    document.save(target)
    document.close()
    return target.getvalue()


class Pages:
    """An open PDF; pages count from 0. May be used in any thread: they wait for each other."""

    def __init__(self, pdf: bytes) -> None:
        with PDFIUM:
            self._document: Any = doors.pdfium().PdfDocument(pdf)

    def __len__(self) -> int:
        with PDFIUM:
            return len(self._document)

    def __del__(self) -> None:
        with PDFIUM:
            self._document.close()

    def size_points(self, page: int) -> QSizeF:
        """Give the size of a page in points (1/72 inch)."""
        with PDFIUM:
            width, height = self._document.get_page_size(page)
        return QSizeF(width, height)

    def draw(self, page: int, *, dpi: float) -> QImage:
        """Draw a page."""
        with PDFIUM:
            sheet = self._document[page]
            drawn = sheet.render(scale=dpi / POINTS_PER_INCH, rev_byteorder=True, prefer_bgrx=True)
            data = bytes(drawn.buffer)
            image = QImage(data, drawn.width, drawn.height, drawn.stride, QImage.Format.Format_RGBX8888).copy()
            drawn.close()
            sheet.close()
        return image

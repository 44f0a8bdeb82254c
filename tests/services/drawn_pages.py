"""Printed pages as they are drawn: where the lines stand, and where there is ink."""

from collections.abc import Iterator
from dataclasses import dataclass

import pypdfium2

from kiemdiem_desktop.documents.profile import FormatProfile

_POINT = 72 / 25.4
_SCALE = 0.6


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """A stretch of text on a page, in points from the lower left corner."""

    left: float
    bottom: float
    right: float
    top: float
    text: str

    def covers(self, other: "Line") -> bool:
        """Whether two stretches stand on each other: more than the play between two lines of small leading."""
        wide = min(self.right, other.right) - max(self.left, other.left)
        high = min(self.top, other.top) - max(self.bottom, other.bottom)
        return wide > 1.5 and high > 0.35 * min(self.top - self.bottom, other.top - other.bottom)


def faults_of(pdf: bytes, profile: FormatProfile) -> list[str]:
    """Tell in words what is clipped, out of the margins, or drawn over something else, page by page."""
    document = pypdfium2.PdfDocument(pdf)
    try:
        return [fault for number, page in enumerate(document, 1) for fault in _page_faults(page, number, profile)]
    finally:
        document.close()


def _page_faults(page: pypdfium2.PdfPage, number: int, profile: FormatProfile) -> Iterator[str]:
    lines = list(_lines(page))
    for place, line in enumerate(lines):
        for other in lines[place + 1 :]:
            if line.covers(other):
                yield f"page {number}: “{line.text}” and “{other.text}” stand on each other"
    width, height = page.get_size()
    for line in lines:
        if not _is_inside(line, width, height, profile):
            yield f"page {number}: “{line.text}” reaches out of the margins"
    if not lines:
        yield f"page {number}: empty"
    if ink := _ink_at_the_edge(page):
        yield f"page {number}: ink at the edge of the sheet ({ink} points)"


def _lines(page: pypdfium2.PdfPage) -> Iterator[Line]:
    text = page.get_textpage()
    for index in range(text.count_rects()):
        left, bottom, right, top = text.get_rect(index)
        words = text.get_text_bounded(left, bottom, right, top).strip()
        if words:
            yield Line(left=left, bottom=bottom, right=right, top=top, text=words)


def _is_inside(line: Line, width: float, height: float, profile: FormatProfile) -> bool:
    """The text area; page number above and page code below have their own places."""
    margins = profile.margins
    is_number = line.bottom > height - margins.top * _POINT and line.text.isdecimal()
    is_code = line.top < margins.bottom * _POINT and "–" in line.text
    sides = line.left >= margins.left * _POINT - 1 and line.right <= width - margins.right * _POINT + 1
    within = line.bottom >= margins.bottom * _POINT - 1 and line.top <= height - margins.top * _POINT + 1
    return is_number or (sides and (within or is_code))


def _ink_at_the_edge(page: pypdfium2.PdfPage) -> int:
    """Count dark points of the drawn page in the outer 6 millimetres, where no printer reaches."""
    picture = page.render(scale=_SCALE, grayscale=True).to_pil()
    edge = round(6 * _POINT * _SCALE)
    inner = picture.crop((edge, edge, picture.width - edge, picture.height - edge))
    dark: int = sum(picture.histogram()[:128]) - sum(inner.histogram()[:128])
    return dark

"""Writes a paper as PDF: the record, with fixed layout, embedded fonts, and the same bytes on every print."""

from datetime import date
from io import BytesIO
from pathlib import Path

from reportlab.lib.units import mm
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import BaseDocTemplate, Flowable, Frame, NextPageTemplate, PageTemplate

from kiemdiem_desktop.documents.blocks import Document, Orientation, PartyHeader
from kiemdiem_desktop.documents.fonts import known_letters
from kiemdiem_desktop.documents.normal import normalised, with_marks
from kiemdiem_desktop.documents.pdf_story import story
from kiemdiem_desktop.documents.pdf_styles import REGULAR, register_fonts
from kiemdiem_desktop.documents.profile import Margins

CODE_SIZE = 8
CODE_FROM_EDGE = 10


def write_pdf(document: Document, *, fonts_dir: Path, at: date, page_code: str = "", both_sides: bool = False) -> bytes:
    """Give the paper as PDF; `at` is its date of making, `page_code` stands small at the foot of every page.

    With `both_sides` even pages have the margins of the back of a sheet.

    Raises: FontsMissingError.
    """
    register_fonts(fonts_dir)
    fit = with_marks(normalised(document), known_letters(fonts_dir))
    sheet = BytesIO()
    layout = _layout(sheet, fit)
    layout.addPageTemplates(_templates(fit, layout, at=at, page_code=page_code, both_sides=both_sides))
    turning: list[Flowable] = [NextPageTemplate(["back", "front"])] if both_sides and not fit.is_secret else []
    layout.build([*turning, *story(fit, layout.width)])
    return sheet.getvalue()


def _templates(
    document: Document, layout: BaseDocTemplate, *, at: date, page_code: str, both_sides: bool
) -> list[PageTemplate]:
    """Give the page, or the front and the back of the sheet in turn."""
    profile = document.profile
    has_back = both_sides and not document.is_secret  # a margin of its own would tell one ballot from another
    sides = {"front": profile.margins, "back": profile.back_margins} if has_back else {"front": profile.margins}
    templates = []
    for name, margins in sides.items():
        frame = Frame(margins.left * mm, margins.bottom * mm, layout.width, layout.height, 0, 0, 0, 0)

        def decorate(canvas: Canvas, _layout: BaseDocTemplate, margins: Margins = margins) -> None:
            """Mark one page: the date of making, its number and the page code."""
            canvas.setDateFormatter(lambda *_now: f"D:{at:%Y%m%d}000000Z")
            if not document.is_secret:
                _mark_page(canvas, document, page_code, margins)

        templates.append(PageTemplate(id=name, frames=[frame], onPage=decorate))
    return templates


def _layout(sheet: BytesIO, document: Document) -> BaseDocTemplate:
    margins = document.profile.margins
    return BaseDocTemplate(
        sheet,
        pagesize=_page_size(document),
        leftMargin=margins.left * mm,
        rightMargin=margins.right * mm,
        topMargin=margins.top * mm,
        bottomMargin=margins.bottom * mm,
        title=document.title,
        author=_author(document),
        subject=document.code,
        creator="Kiểm điểm",
        lang=document.language,
        displayDocTitle=1,
        initialFontName=REGULAR,
        invariant=1,
    )


def _page_size(document: Document) -> tuple[float, float]:
    short, long = document.profile.page_width * mm, document.profile.page_height * mm
    return (short, long) if document.orientation is Orientation.PORTRAIT else (long, short)


def _author(document: Document) -> str:
    return next((block.body for block in document.blocks if isinstance(block, PartyHeader)), document.title)


def _mark_page(canvas: Canvas, document: Document, page_code: str, margins: Margins) -> None:
    width, height = _page_size(document)
    size = document.profile.sizes.page_number
    page = canvas.getPageNumber()
    if page > 1:
        canvas.setFont(REGULAR, size)
        top = height - document.profile.page_number_from_edge * mm
        canvas.drawCentredString(width / 2, top - size * 0.7, str(page))
    if page_code:
        canvas.setFont(REGULAR, CODE_SIZE)
        canvas.drawRightString(width - margins.right * mm, CODE_FROM_EDGE * mm, f"{page_code} – {page}")

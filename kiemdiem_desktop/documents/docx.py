"""Writes a paper as a Word file: the editable copy, with real styles, repeating header rows and a page number field."""

from io import BytesIO
from pathlib import Path

import docx
from docx.document import Document as Word
from docx.enum.section import WD_ORIENT
from docx.enum.style import WD_STYLE_TYPE
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_LINE_SPACING
from docx.oxml.ns import qn
from docx.shared import Mm, Pt, RGBColor
from docx.styles.style import ParagraphStyle

from kiemdiem_desktop.documents.archive import steady
from kiemdiem_desktop.documents.blocks import Chart, Document, Orientation
from kiemdiem_desktop.documents.docx_blocks import PLAIN, SMALL, add_block, number_pages
from kiemdiem_desktop.documents.docx_chart import add_chart
from kiemdiem_desktop.documents.docx_marks import mark
from kiemdiem_desktop.documents.docx_table import CELL
from kiemdiem_desktop.documents.normal import normalised
from kiemdiem_desktop.documents.profile import FormatProfile

FONT = "Times New Roman"
_KEPT_STYLES = {
    "Normal",
    "Heading 1",
    "Heading 2",
    "Heading 3",
    "Title",
    "Subtitle",
    "Header",
    "Footer",
    "Default Paragraph Font",
    "Normal Table",
    "Table Grid",
    "No List",
    "List Bullet",
}
_STYLE_IDS = {PLAIN: "KiemdiemPlain", SMALL: "KiemdiemSmall", CELL: "KiemdiemCell"}


def write_docx(document: Document, *, fonts_dir: Path | None = None) -> bytes:
    """Give the paper as a Word file; the same bytes for the same paper.

    Charts are pictures in the fonts of `fonts_dir`; without it their figures stand as tables.
    """
    fit = normalised(document)
    word = start_word(fit)
    width = text_width(fit)
    for block in fit.blocks:
        if isinstance(block, Chart) and fonts_dir is not None:
            add_chart(word, block, width, fonts_dir)
        else:
            add_block(word, block, fit.profile, width)
    if not fit.is_secret:
        number_pages(word, fit.profile)
    return saved(word, fit)


def start_word(document: Document) -> Word:
    """Give an empty Word file with the page and the styles of a paper."""
    word = docx.Document()
    _drop_unused_styles(word)
    _describe(word, document)
    _set_page(word, document)
    _set_styles(word, document)
    return word


def saved(word: Word, document: Document) -> bytes:
    """Give the bytes of a Word file, the same ones for the same content."""
    sheet = BytesIO()
    word.save(sheet)
    return steady(sheet.getvalue(), document.on)


def _drop_unused_styles(word: Word) -> None:
    """Leave the styles that papers use: less to choose from in Word, and quicker to write."""
    for style in list(word.styles):
        if style.name not in _KEPT_STYLES:
            style.delete()


def _describe(word: Word, document: Document) -> None:
    facts = word.core_properties
    facts.title, facts.language = document.title, document.language
    facts.author = facts.last_modified_by = facts.comments = ""


def _set_page(word: Word, document: Document) -> None:
    section, profile = word.sections[0], document.profile
    section.page_width, section.page_height = Mm(profile.page_width), Mm(profile.page_height)
    if document.orientation is Orientation.LANDSCAPE:
        section.orientation = WD_ORIENT.LANDSCAPE
        section.page_width, section.page_height = section.page_height, section.page_width
    section.top_margin, section.bottom_margin = Mm(profile.margins.top), Mm(profile.margins.bottom)
    section.left_margin, section.right_margin = Mm(profile.margins.left), Mm(profile.margins.right)


def text_width(document: Document) -> float:
    """Give the width between the margins in mm."""
    profile = document.profile
    is_wide = document.orientation is Orientation.LANDSCAPE
    sheet = profile.page_height if is_wide else profile.page_width
    return sheet - profile.margins.left - profile.margins.right


def _set_styles(word: Word, document: Document) -> None:
    profile, sizes = document.profile, document.profile.sizes
    normal = word.styles["Normal"]
    _set_font(normal, sizes.text)
    _set_lines(normal, profile, first_line=profile.first_line)
    normal.element.get_or_add_rPr().append(mark("w:lang", val=document.language, eastAsia=document.language))
    for name, size in ((PLAIN, sizes.text), (SMALL, sizes.small), (CELL, sizes.table)):
        style = word.styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH)
        style.style_id = _STYLE_IDS[name]
        style.base_style = normal
        style.font.size = Pt(size)
        style.paragraph_format.first_line_indent = Mm(0)
    _set_cell_style(word.styles[CELL])
    for level in (1, 2, 3):
        _set_heading(word.styles[f"Heading {level}"], level, profile)
    _set_centred(word.styles["Title"], sizes.title)
    _set_centred(word.styles["Subtitle"], sizes.subject)


def _set_font(style: ParagraphStyle, size: float) -> None:
    style.font.name, style.font.size = FONT, Pt(size)
    style.font.color.rgb = RGBColor(0, 0, 0)
    fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
    for theme in ("asciiTheme", "hAnsiTheme", "eastAsiaTheme", "cstheme"):
        fonts.attrib.pop(qn(f"w:{theme}"), None)
    for script in ("ascii", "hAnsi", "eastAsia", "cs"):
        fonts.set(qn(f"w:{script}"), FONT)
    for stretched in style.element.rPr.findall(qn("w:spacing")):  # the styles of titles space their letters
        style.element.rPr.remove(stretched)


def _set_lines(style: ParagraphStyle, profile: FormatProfile, *, first_line: float) -> None:
    look = style.paragraph_format
    look.alignment = WD_ALIGN_PARAGRAPH.JUSTIFY
    look.first_line_indent = Mm(first_line)
    look.space_before, look.space_after = Pt(0), Pt(profile.paragraph_gap)
    look.line_spacing_rule, look.line_spacing = WD_LINE_SPACING.AT_LEAST, Pt(profile.line_height)


def _set_cell_style(style: ParagraphStyle) -> None:
    look = style.paragraph_format
    look.alignment = WD_ALIGN_PARAGRAPH.LEFT
    look.space_after = Pt(1)
    look.line_spacing_rule, look.line_spacing = WD_LINE_SPACING.SINGLE, 1.0


def _set_heading(style: ParagraphStyle, level: int, profile: FormatProfile) -> None:
    _set_font(style, profile.sizes.text)
    _set_lines(style, profile, first_line=0 if level == 1 else profile.first_line)
    style.font.bold, style.font.italic = True, level == 3
    style.paragraph_format.alignment = WD_ALIGN_PARAGRAPH.LEFT
    style.paragraph_format.keep_with_next = True


def _set_centred(style: ParagraphStyle, size: float) -> None:
    _set_font(style, size)
    style.font.bold, style.font.italic = True, False
    style.paragraph_format.alignment = WD_ALIGN_PARAGRAPH.CENTER
    style.paragraph_format.first_line_indent = Mm(0)
    style.paragraph_format.space_after = Pt(2)
    borders = style.element.find(qn("w:pPr")).find(qn("w:pBdr"))
    if borders is not None:
        borders.getparent().remove(borders)

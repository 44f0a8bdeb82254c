"""One function per block: blocks into paragraphs and tables of a Word file."""

from io import BytesIO
from typing import assert_never

from docx.document import Document as Word
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_BREAK
from docx.shared import Mm, Pt
from docx.table import Table as Grid
from docx.table import _Cell
from docx.text.paragraph import Paragraph as Words

from kiemdiem_desktop.documents.blocks import (
    Alignment,
    Blank,
    Block,
    Bullets,
    Chart,
    CutLine,
    Footnote,
    Heading,
    KeyValue,
    PageBreak,
    Paragraph,
    PartyHeader,
    QrCode,
    Recipients,
    Signature,
    SignatureGrid,
    Table,
    TextSize,
    Title,
)
from kiemdiem_desktop.documents.chart_table import chart_table
from kiemdiem_desktop.documents.docx_marks import fixed_columns, keep_row_whole, page_number, rule_under
from kiemdiem_desktop.documents.docx_table import ALIGN, add_table
from kiemdiem_desktop.documents.profile import HEADER_GIVES, FormatProfile
from kiemdiem_desktop.documents.qr import qr_png
from kiemdiem_desktop.documents.text import field_text, recipient_lines

SMALL = "Chữ nhỏ"
PLAIN = "Không thụt dòng"
# How wide bold capitals run, in millimetres per letter and point; it only sets the length of a rule.
_CAPITAL_MM = 0.2213
_LONGEST_WHOLE = 22  # letters held together that may stand in a justified line
_LINES_KEPT, _LONG_TEXT = 1, 250  # lines of text that go along with a signature beside the last, and their letters
_NAME_MM = 0.225  # of a bold capital for each point of its size, blanks counted in


def add_block(  # noqa: C901, PLR0912 - one case for each block
    word: Word, block: Block, profile: FormatProfile, width: float
) -> None:
    """Write one block at the end; `width` is the text width in mm."""
    match block:
        case PartyHeader():
            _header(word, block, profile, width)
        case Title():
            _title(word, block, profile)
        case Heading():
            word.add_heading(block.text, block.level)
        case Paragraph():
            _paragraph(word, block, profile)
        case KeyValue():
            _fields(word, block, width)
        case Bullets():
            for item in block.items:
                _loosen(word.add_paragraph(f"- {item}"))
        case Table():
            add_table(word, block, profile, width)
        case Chart():
            add_table(word, chart_table(block), profile, width)
        case SignatureGrid():
            _signatures(word, block, profile, width)
        case QrCode():
            _qr(word, block)
        case Footnote():
            _keep_with_next(word)  # a note alone on a page tells nothing
            rule = word.add_paragraph(style=SMALL)
            rule.paragraph_format.keep_with_next = True
            rule_under(rule)
            word.add_paragraph(block.text, style=SMALL).runs[0].italic = True
        case Blank():
            _blank(word, block)
        case PageBreak():
            word.add_paragraph(style=PLAIN).add_run().add_break(WD_BREAK.PAGE)
        case CutLine():
            rule_under(word.add_paragraph(style=PLAIN), kind="dashed")
        case _:
            assert_never(block)


def number_pages(word: Word, profile: FormatProfile) -> None:
    """Put the page number at the top centre from the second page on."""
    section = word.sections[0]
    section.different_first_page_header_footer = True
    section.header_distance = Mm(profile.page_number_from_edge)
    line = section.header.paragraphs[0]
    line.alignment = WD_ALIGN_PARAGRAPH.CENTER
    line.paragraph_format.first_line_indent = Mm(0)
    run = line.add_run()
    run.font.size = Pt(profile.sizes.page_number)
    page_number(run)


def _line(cell: _Cell, text: str, size: float, *, is_bold: bool = False, is_italic: bool = False) -> Words:
    """Add a centred line to a cell, in its first paragraph while that is empty."""
    first = cell.paragraphs[0]
    line: Words = cell.add_paragraph(style=PLAIN) if first.runs else first
    line.alignment = WD_ALIGN_PARAGRAPH.CENTER
    line.paragraph_format.space_after = Pt(0)
    run = line.add_run(text)
    run.font.size = Pt(size)
    run.bold, run.italic = is_bold, is_italic
    return line


def _grid(word: Word, rows: int, widths: tuple[float, float]) -> list[list[_Cell]]:
    grid = word.add_table(rows=rows, cols=2)
    fixed_columns(grid, inside=0)  # the names of the head fill their side to the edge
    for column, width in zip(grid.columns, widths, strict=True):
        column.width = Mm(width)
    for row in grid.rows:
        keep_row_whole(row)
        for cell, width in zip(row.cells, widths, strict=True):
            cell.width = Mm(width)
            cell.paragraphs[0].style = PLAIN
    return [list(row.cells) for row in grid.rows]


def _header(word: Word, header: PartyHeader, profile: FormatProfile, width: float) -> None:
    sizes, left_width = profile.sizes, _left_width(header, profile)
    (left, right), (under_left, under_right) = _grid(word, 2, (left_width, width - left_width))
    _line(left, header.superior, sizes.superior)
    _line(left, header.body, sizes.body_name, is_bold=True)
    party = _line(right, profile.party_name, sizes.party_name, is_bold=True)
    rule_under(party)
    spare = (width - left_width - len(profile.party_name) * sizes.party_name * _CAPITAL_MM) / 2
    party.paragraph_format.left_indent = party.paragraph_format.right_indent = Mm(max(spare - 1, 0))
    if header.number:
        _line(left, profile.star, sizes.number)
        _line(under_left, header.number, sizes.number)
    _line(under_right, header.place_and_date, sizes.place_and_date, is_italic=True)
    word.add_paragraph(style=PLAIN)


def _left_width(header: PartyHeader, profile: FormatProfile) -> float:
    """Give the width of the left side (mm), a little wider where a name would only just not stand on one line."""
    needed = max(len(header.body), len(header.superior)) * profile.sizes.body_name * _NAME_MM
    most = profile.header_left_width + HEADER_GIVES
    return max(profile.header_left_width, needed) if needed <= most else profile.header_left_width


def _title(word: Word, title: Title, profile: FormatProfile) -> None:
    word.add_paragraph(title.name, style="Title")
    for text in title.lines:
        word.add_paragraph(text, style="Subtitle")
    for note in title.notes:
        line = word.add_paragraph(style=PLAIN)
        line.add_run(f"({note})").italic = True
        line.alignment = WD_ALIGN_PARAGRAPH.CENTER
    if title.has_rule:
        word.add_paragraph(profile.rule, style=PLAIN).alignment = WD_ALIGN_PARAGRAPH.CENTER


def _paragraph(word: Word, paragraph: Paragraph, profile: FormatProfile) -> None:
    is_small = paragraph.size is TextSize.SMALL
    line = word.add_paragraph(style=SMALL if is_small else "Normal" if paragraph.is_indented else PLAIN)
    line.alignment = ALIGN[paragraph.alignment]
    line.paragraph_format.keep_with_next = paragraph.stays_with_next
    for part in paragraph.runs:
        run = line.add_run(part.text)
        run.bold, run.italic, run.underline = part.is_bold, part.is_italic, part.is_underlined
        if paragraph.size is TextSize.LARGE:
            run.font.size = Pt(profile.sizes.large)
            line.paragraph_format.line_spacing = Pt(profile.sizes.large * 1.4)
    if paragraph.alignment is Alignment.JUSTIFIED:
        _loosen(line)


def _loosen(line: Words) -> None:
    """Leave the right edge ragged where a long name or date never breaks: Word would tear the line before it apart."""
    if max((len(word) for word in line.text.split(" ")), default=0) > _LONGEST_WHOLE:
        line.alignment = WD_ALIGN_PARAGRAPH.LEFT


def _fields(word: Word, block: KeyValue, width: float) -> None:
    for fields in block.lines:
        line = word.add_paragraph("\t".join(field_text(field) for field in fields), style=PLAIN)
        line.alignment = ALIGN[Alignment.LEFT]
        line.paragraph_format.tab_stops.add_tab_stop(Mm(width / 2))


def _signatures(word: Word, block: SignatureGrid, profile: FormatProfile, width: float) -> None:
    _keep_with_next(word)
    left_width = width * profile.signature_left_share
    ((left, right),) = _grid(word, 1, (left_width, width - left_width))
    _side(left, block.left, profile)
    _side(right, block.right, profile)


def _keep_with_next(word: Word) -> None:
    """Keep the last line of text, or the last rows of a table with what stands under it, on the page that follows."""
    texts = 0
    for part in reversed(list(word.iter_inner_content())):
        if isinstance(part, Grid):
            _keep_lines([line for row in part.rows[-2:] for cell in row.cells for line in cell.paragraphs])
            return
        _keep_lines([part])
        texts += bool(part.text.strip())
        if texts > _LINES_KEPT or len(part.text) > _LONG_TEXT:
            return


def _keep_lines(lines: list[Words]) -> None:
    for line in lines:
        line.paragraph_format.keep_with_next = True


def _side(cell: _Cell, side: Signature | Recipients | None, profile: FormatProfile) -> None:
    match side:
        case Recipients():
            label = _line(cell, profile.recipients_label, profile.sizes.recipients_label)
            label.runs[0].underline = True
            lines = [_line(cell, text, profile.sizes.recipients) for text in recipient_lines(side, profile)]
            for line in (label, *lines):
                line.alignment = WD_ALIGN_PARAGRAPH.LEFT
        case Signature():
            _signature(cell, side, profile)


def _signature(cell: _Cell, signature: Signature, profile: FormatProfile) -> None:
    size = profile.sizes.signature
    if signature.on_behalf:
        _line(cell, signature.on_behalf, size, is_bold=True)
    if signature.post:
        _line(cell, signature.post, size)
    if signature.note:
        _line(cell, signature.note, profile.sizes.small, is_italic=True)
    for _empty in range(profile.signature_lines):
        _line(cell, " ", size)
    _line(cell, signature.name, size, is_bold=True)


def _qr(word: Word, code: QrCode) -> None:
    picture = word.add_paragraph(style=PLAIN)
    picture.alignment = WD_ALIGN_PARAGRAPH.CENTER
    picture.paragraph_format.line_spacing = 1.0
    picture.add_run().add_picture(BytesIO(qr_png(code.content)), width=Mm(code.side_mm))
    caption = word.add_paragraph(code.caption, style=SMALL)
    caption.alignment = WD_ALIGN_PARAGRAPH.CENTER


def _blank(word: Word, blank: Blank) -> None:
    for _line_number in range(blank.lines):
        line = word.add_paragraph(style=PLAIN)
        if blank.is_dotted:
            rule_under(line, kind="dotted")

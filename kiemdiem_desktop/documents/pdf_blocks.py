"""One function per block: blocks into the layout engine's flowing parts."""

from typing import Any, assert_never

from reportlab.lib import colors
from reportlab.lib.units import mm
from reportlab.pdfbase.pdfmetrics import stringWidth
from reportlab.platypus import CondPageBreak, Flowable, HRFlowable, KeepTogether, Spacer
from reportlab.platypus import PageBreak as NewPage
from reportlab.platypus import Table as Grid

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
    Title,
)
from kiemdiem_desktop.documents.pdf_chart import ChartFlow
from kiemdiem_desktop.documents.pdf_qr import QUIET_MM, QrFlow
from kiemdiem_desktop.documents.pdf_styles import (
    BOLD,
    BOLD_ITALIC,
    ITALIC,
    REGULAR,
    Flow,
    fitted,
    line,
    markup,
    points_of,
    safe,
    style,
    text_style,
)
from kiemdiem_desktop.documents.pdf_table import table_grid
from kiemdiem_desktop.documents.profile import HEADER_GIVES, FormatProfile
from kiemdiem_desktop.documents.text import field_text, recipient_lines

_CLOSE: list[Any] = [
    ("FONTNAME", (0, 0), (-1, -1), REGULAR),
    ("LEFTPADDING", (0, 0), (-1, -1), 0),
    ("RIGHTPADDING", (0, 0), (-1, -1), 0),
    ("TOPPADDING", (0, 0), (-1, -1), 0),
    ("BOTTOMPADDING", (0, 0), (-1, -1), 1),
    ("VALIGN", (0, 0), (-1, -1), "TOP"),
]
# Points that must be free under a heading, or a line that belongs to what follows: enough for a table to begin.
_ROOM = {1: 150.0, 2: 100.0, 3: 100.0}
_HEADING_FONTS = {1: BOLD, 2: BOLD, 3: BOLD_ITALIC}


def flowables(  # noqa: C901, PLR0911, PLR0912 - one case for each block
    block: Block, profile: FormatProfile, width: float
) -> list[Flowable]:
    """Give the flowing parts of one block for a text width in points."""
    match block:
        case PartyHeader():
            return [_header(block, profile, width), Spacer(0, profile.line_height)]
        case Title():
            return _title(block, profile)
        case Heading():
            return [CondPageBreak(_ROOM[block.level]), _heading(block, profile)]
        case Paragraph():
            return [*([CondPageBreak(_ROOM[2])] if block.stays_with_next else []), _paragraph(block, profile)]
        case KeyValue():
            return [_fields(block, profile, width), Spacer(0, profile.paragraph_gap)]
        case Bullets():
            look = text_style(profile)
            return [line(f"- {item}", look) for item in block.items]
        case Table():
            return [table_grid(block, profile, width), Spacer(0, profile.paragraph_gap * 1.5)]
        case Chart():
            return [ChartFlow(block, width), Spacer(0, profile.line_height)]
        case SignatureGrid():
            gap = Spacer(0, profile.paragraph_gap)
            return [gap, _signatures(block, profile, width), gap]
        case QrCode():
            return _qr(block, profile)
        case Footnote():
            return _footnote(block, profile, width)
        case Blank():
            return _blank(block, profile, width)
        case PageBreak():
            return [NewPage()]
        case CutLine():
            return [HRFlowable(width=width, dash=(5, 4), color=colors.grey, spaceBefore=12, spaceAfter=12)]
        case _:
            assert_never(block)


def _header(header: PartyHeader, profile: FormatProfile, width: float) -> Grid:
    sizes = profile.sizes
    centre = Alignment.CENTRE
    rule_width = stringWidth(profile.party_name, BOLD, sizes.party_name)
    left: list[Flowable] = [
        line(header.superior, style(sizes.superior, alignment=centre)),
        line(header.body, style(sizes.body_name, alignment=centre, font=BOLD)),
    ]
    party: list[Flowable] = [
        line(profile.party_name, style(sizes.party_name, alignment=centre, font=BOLD)),
        HRFlowable(width=rule_width, thickness=0.8, color=colors.black, spaceBefore=1, spaceAfter=0),
    ]
    dated = line(header.place_and_date, style(sizes.place_and_date, alignment=centre, font=ITALIC))
    if header.number:
        star = line(profile.star, style(sizes.number, alignment=centre, leading=sizes.number * 0.8))
        number = line(header.number, style(sizes.number, alignment=centre))
        rows: list[list[Any]] = [[[*left, star], party], [number, dated]]
    else:
        rows = [[left, party], ["", dated]]
    left_width = _left_width(header, profile)
    grid = Grid(rows, colWidths=[left_width, width - left_width])
    grid.setStyle([*_CLOSE, ("ALIGN", (0, 0), (-1, -1), "CENTER")])
    return grid


def _left_width(header: PartyHeader, profile: FormatProfile) -> float:
    """Give the width of the left side, a little wider where a name would only just not stand on one line."""
    own = stringWidth(header.body, BOLD, profile.sizes.body_name)
    above = stringWidth(header.superior, REGULAR, profile.sizes.superior)
    most = (profile.header_left_width + HEADER_GIVES) * mm
    fitting = [width + 1 for width in (own, above) if width + 1 <= most]
    return max([profile.header_left_width * mm, *fitting])


def _title(title: Title, profile: FormatProfile) -> list[Flowable]:
    sizes, centre = profile.sizes, Alignment.CENTRE
    parts: list[Flowable] = [line(title.name, style(sizes.title, alignment=centre, font=BOLD))]
    bold = style(sizes.subject, alignment=centre, font=BOLD, before=2)
    parts += [line(text, bold) for text in title.lines]
    parts += [line(f"({note})", style(sizes.subject, alignment=centre, font=ITALIC)) for note in title.notes]
    if title.has_rule:
        parts.append(line(profile.rule, style(sizes.subject, alignment=centre)))
    return [*parts, Spacer(0, profile.line_height * 0.7)]


def _heading(heading: Heading, profile: FormatProfile) -> Flow:
    look = style(
        profile.sizes.text,
        font=_HEADING_FONTS[heading.level],
        leading=profile.line_height,
        first_line=0 if heading.level == 1 else profile.first_line * mm,
        before=profile.paragraph_gap / 2,
        after=profile.paragraph_gap,
    )
    return line(heading.text, look)


def _paragraph(paragraph: Paragraph, profile: FormatProfile) -> Flow:
    size = points_of(profile.sizes, paragraph.size)
    look = style(
        size,
        alignment=paragraph.alignment,
        leading=max(profile.line_height * size / profile.sizes.text, size * 1.2),
        first_line=profile.first_line * mm if paragraph.is_indented else 0,
        after=profile.paragraph_gap,
    )
    return Flow(markup(paragraph.runs), look)


def _fields(block: KeyValue, profile: FormatProfile, width: float) -> Grid:
    look = style(profile.sizes.text, leading=profile.line_height)
    most, size = max(len(fields) for fields in block.lines), profile.sizes.text
    rows: list[list[Any]] = []
    for fields in block.lines:
        texts = (fitted(field_text(field), width / len(fields), REGULAR, size) for field in fields)
        rows.append([*(line(text, look) for text in texts), *[""] * (most - len(fields))])
    grid = Grid(rows, colWidths=[width / most] * most)
    spans = [("SPAN", (len(row) - 1, at), (-1, at)) for at, row in enumerate(block.lines) if len(row) < most]
    grid.setStyle([*_CLOSE, ("BOTTOMPADDING", (0, 0), (-1, -1), 2), *spans])
    return grid


def _signatures(block: SignatureGrid, profile: FormatProfile, width: float) -> Grid:
    left = width * profile.signature_left_share
    rows = [[_side(block.left, profile, left), _side(block.right, profile, width - left)]]
    grid = Grid(rows, colWidths=[left, width - left], splitByRow=0)
    grid.setStyle(_CLOSE)
    return grid


def _side(side: Signature | Recipients | None, profile: FormatProfile, width: float) -> list[Flowable]:
    match side:
        case None:
            return []
        case Recipients():
            return _recipients(side, profile)
        case Signature():
            return _signature(side, profile, width)


def _recipients(recipients: Recipients, profile: FormatProfile) -> list[Flowable]:
    label = style(profile.sizes.recipients_label)
    item = style(profile.sizes.recipients)
    lines = [line(text, item) for text in recipient_lines(recipients, profile)]
    return [Flow(f"<u>{safe(profile.recipients_label)}</u>", label), *lines]


def _signature(signature: Signature, profile: FormatProfile, width: float) -> list[Flowable]:
    size, centre = profile.sizes.signature, Alignment.CENTRE
    looks = {
        signature.on_behalf: style(size, alignment=centre, font=BOLD),
        signature.post: style(size, alignment=centre),
        signature.note: style(profile.sizes.small, alignment=centre, font=ITALIC),
    }
    parts: list[Flowable] = [line(text, look) for text, look in looks.items() if text]
    space = Spacer(0, size * 1.2 * profile.signature_lines)
    return [*parts, space, line(fitted(signature.name, width, BOLD, size), style(size, alignment=centre, font=BOLD))]


def _qr(code: QrCode, profile: FormatProfile) -> list[Flowable]:
    side = code.side_mm * mm
    caption = style(profile.sizes.small, alignment=Alignment.CENTRE, font=ITALIC, after=6)
    quiet = Spacer(0, QUIET_MM * mm)
    return [CondPageBreak(side * 1.3), quiet, QrFlow(code.content, side), quiet, line(code.caption, caption)]


def _footnote(note: Footnote, profile: FormatProfile, width: float) -> list[Flowable]:
    rule = HRFlowable(width=width / 3, thickness=0.5, color=colors.black, hAlign="LEFT", spaceBefore=8, spaceAfter=3)
    look = style(profile.sizes.small, alignment=Alignment.JUSTIFIED, font=ITALIC, after=4)
    return [KeepTogether([rule, line(note.text, look)])]


def _blank(blank: Blank, profile: FormatProfile, width: float) -> list[Flowable]:
    if not blank.is_dotted:
        return [Spacer(0, profile.line_height * blank.lines)]
    dots: list[Flowable] = [
        HRFlowable(width=width, thickness=0.6, dash=(0.6, 2.4), color=colors.black, spaceBefore=profile.line_height)
        for _line in range(blank.lines)
    ]
    return [*dots, Spacer(0, profile.paragraph_gap)]

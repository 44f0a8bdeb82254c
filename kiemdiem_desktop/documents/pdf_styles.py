"""Fonts and paragraph styles of the PDF writer, made from a format profile."""

from functools import cache
from pathlib import Path
from typing import Any, Literal
from xml.sax.saxutils import escape  # only writes entities, parses nothing

from reportlab import rl_config
from reportlab.lib.enums import TA_CENTER, TA_JUSTIFY, TA_LEFT, TA_RIGHT
from reportlab.lib.styles import ParagraphStyle
from reportlab.lib.units import mm
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.platypus import Paragraph as _Flow

from kiemdiem_desktop.documents.blocks import Alignment, Run, TextSize
from kiemdiem_desktop.documents.fonts import font_files
from kiemdiem_desktop.documents.normal import NO_BREAK, breakable
from kiemdiem_desktop.documents.profile import FormatProfile, Sizes

REGULAR = "KiemdiemSerif"
BOLD = "KiemdiemSerif-Bold"
ITALIC = "KiemdiemSerif-Italic"
BOLD_ITALIC = "KiemdiemSerif-BoldItalic"
_NAMES = {"Regular": REGULAR, "Bold": BOLD, "Italic": ITALIC, "BoldItalic": BOLD_ITALIC}
_WIDEST_GAP = 0.4  # of the size of the letters, put between two words on top of their own blank
_ALIGN: dict[Alignment, Literal[0, 1, 2, 4]] = {
    Alignment.LEFT: TA_LEFT,
    Alignment.CENTRE: TA_CENTER,
    Alignment.RIGHT: TA_RIGHT,
    Alignment.JUSTIFIED: TA_JUSTIFY,
}


class Flow(_Flow):
    """A paragraph that is broken into lines once for each width: tables ask for it three times."""

    _broken_for: float | None = None
    blPara: Any  # noqa: N815 - the layout engine's own name

    def wrap(self, width: float, height: float) -> tuple[float, float]:
        """Give the size of the paragraph in this width."""
        if self._broken_for == width and hasattr(self, "blPara"):  # splitting takes the lines away again
            return self.width, self.height
        size: tuple[float, float] = super().wrap(width, height)
        self._broken_for = width
        if self.style.alignment == TA_JUSTIFY:
            self._leave_loose_lines()
        return size

    def _leave_loose_lines(self) -> None:
        """Keep lines ragged that a name or a date after them, which never breaks, would tear wide apart."""
        most, parted = _WIDEST_GAP * self.style.fontSize, self.blPara
        for place, line in enumerate(parted.lines):
            room, words = (line.extraSpace, line.wordCount) if parted.kind else (line[0], len(line[1]))
            if room <= most * (words - 1):  # nearly every line
                continue
            text = "".join(word.text for word in line.words) if parted.kind else " ".join(line[1])
            if room > most * _gaps(text):
                parted.lines[place] = _ragged(line) if parted.kind else (0, line[1])


def _ragged(line: Any) -> Any:
    line.extraSpace = 0
    return line


def _gaps(text: str) -> int:
    return text.count(" ") + text.count(NO_BREAK)


def register_fonts(fonts_dir: Path) -> None:
    """Load the four faces by file, once. Raises: FontsMissingError."""
    files = font_files(fonts_dir)
    rl_config.useA85 = 0  # pages as bytes: quicker to write and a fifth smaller than as letters
    if REGULAR in pdfmetrics.getRegisteredFontNames():
        return
    for face, path in files.items():
        pdfmetrics.registerFont(TTFont(_NAMES[face], str(path)))
    pdfmetrics.registerFontFamily(REGULAR, normal=REGULAR, bold=BOLD, italic=ITALIC, boldItalic=BOLD_ITALIC)


@cache
def style(  # noqa: PLR0913 - one keyword for each trait of a paragraph
    size: float,
    *,
    alignment: Alignment = Alignment.LEFT,
    font: str = REGULAR,
    leading: float | None = None,
    first_line: float = 0,
    before: float = 0,
    after: float = 0,
) -> ParagraphStyle:
    """Give a paragraph style, made once; lengths in points, `leading` 1.2 times the size if not given."""
    return ParagraphStyle(
        "paragraph",
        fontName=font,
        fontSize=size,
        leading=leading or size * 1.2,
        alignment=_ALIGN[alignment],
        firstLineIndent=first_line,
        spaceBefore=before,
        spaceAfter=after,
        allowWidows=0,
        allowOrphans=0,
        splitLongWords=1,
    )


def text_style(profile: FormatProfile) -> ParagraphStyle:
    """Give the style of running text: justified and indented, with the profile's line height and gap."""
    return style(
        profile.sizes.text,
        alignment=Alignment.JUSTIFIED,
        leading=profile.line_height,
        first_line=profile.first_line * mm,
        after=profile.paragraph_gap,
    )


def points_of(sizes: Sizes, size: TextSize) -> float:
    """Give the points of a size by role."""
    return {TextSize.SMALL: sizes.small, TextSize.BODY: sizes.text, TextSize.LARGE: sizes.large}[size]


def markup(runs: tuple[Run, ...]) -> str:
    """Give runs in the layout engine's own marks, with foreign signs made harmless."""
    return "".join(_marked(run) for run in runs)


def safe(text: str) -> str:
    """Give text with `&`, `<` and `>` made harmless and line breaks kept."""
    return escape(text).replace("\n", "<br/>")


def fitted(text: str, width: float, font: str, size: float) -> str:
    """Keep names whole where they fit into `width` points, else let them break at their blanks."""
    longest = max((pdfmetrics.stringWidth(word, font, size) for word in _words(text)), default=0)
    return text if longest <= width else breakable(text)


def line(text: str, look: ParagraphStyle) -> Flow:
    """Give a paragraph of plain text; without line breaks there are no marks in it to look for."""
    if "\n" in text:
        return Flow(safe(text), look)
    return Flow("", look, frags=[_stretch(look).clone(text=text)])


@cache
def _stretch(look: ParagraphStyle) -> Any:
    """Give a stretch of text as the layout engine makes it for this style, to be filled with other words."""
    return Flow("x", look).frags[0]


def _words(text: str) -> list[str]:
    return [word for row in text.split("\n") for word in row.split(" ")]


def _marked(run: Run) -> str:
    text = safe(run.text)
    for tag, is_on in (("b", run.is_bold), ("i", run.is_italic), ("u", run.is_underlined)):
        text = f"<{tag}>{text}</{tag}>" if is_on else text
    return text

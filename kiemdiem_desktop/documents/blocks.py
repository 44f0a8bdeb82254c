"""The vocabulary that every paper is described in; writers turn it into text, PDF, DOCX and XLSX."""

from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from enum import StrEnum

from kiemdiem_desktop.documents.profile import FormatProfile

CellValue = str | int | Decimal | date | None


class Alignment(StrEnum):
    """How lines stand between the margins."""

    LEFT = "left"
    CENTRE = "centre"
    RIGHT = "right"
    JUSTIFIED = "justified"


class TextSize(StrEnum):
    """Sizes by role; the format profile says how many points each has."""

    SMALL = "small"
    BODY = "body"
    LARGE = "large"


class Orientation(StrEnum):
    """How the sheet lies."""

    PORTRAIT = "portrait"
    LANDSCAPE = "landscape"


@dataclass(frozen=True, slots=True, kw_only=True)
class Run:
    """A stretch of text with one look."""

    text: str
    is_bold: bool = False
    is_italic: bool = False
    is_underlined: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class PartyHeader:
    """The head of the first page: bodies on the left, the Party's name on the right.

    An empty `number` leaves out star and number, as the member forms do.
    """

    superior: str
    body: str
    number: str = ""
    place_and_date: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Title:
    """The name of the paper, the lines under it, and the five hyphens where the kind of paper has them."""

    name: str
    lines: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()
    has_rule: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Heading:
    """A heading of a part: 1 is the highest, 3 the lowest. It stays with what follows."""

    text: str
    level: int = 1


@dataclass(frozen=True, slots=True, kw_only=True)
class Paragraph:
    """A paragraph; `is_indented` sets its first line in."""

    runs: tuple[Run, ...]
    alignment: Alignment = Alignment.JUSTIFIED
    size: TextSize = TextSize.BODY
    is_indented: bool = True
    stays_with_next: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Field:
    """A label and what stands behind it."""

    label: str
    value: str


@dataclass(frozen=True, slots=True, kw_only=True)
class KeyValue:
    """Fields, one or two to a line."""

    lines: tuple[tuple[Field, ...], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Bullets:
    """A list with a dash before each item."""

    items: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Column:
    """A column: its share of the table's width (any unit, usually mm) and how its cells stand."""

    width: float
    alignment: Alignment = Alignment.LEFT


@dataclass(frozen=True, slots=True, kw_only=True)
class TableCell:
    """A cell; `columns` and `rows` tell how far it reaches. None prints nothing."""

    value: CellValue = None
    columns: int = 1
    rows: int = 1
    is_bold: bool = False
    alignment: Alignment | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """A ruled table. `header` rows repeat on every page; `name` names its sheet in a workbook.

    Without `is_ruled` no lines are drawn: columns of text side by side, as heads of Word files are made.
    Every row lists its cells from the left and leaves out what a cell of a row above reaches into.
    """

    name: str
    columns: tuple[Column, ...]
    header: tuple[tuple[TableCell, ...], ...]
    rows: tuple[tuple[TableCell, ...], ...]
    is_ruled: bool = field(default=True, repr=False)  # codes of printed pages are made of what is told, not of lines


@dataclass(frozen=True, slots=True, kw_only=True)
class Signature:
    """A place to sign: on whose behalf, the post, a note such as "(Ký, ghi rõ họ tên)", and the printed name."""

    on_behalf: str = ""
    post: str = ""
    note: str = ""
    name: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Recipients:
    """The list "Nơi nhận" at the bottom left; marks between the items come from the format profile."""

    items: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class SignatureGrid:
    """The foot of a paper in two columns; it stays with the lines before it."""

    left: Signature | Recipients | None = None
    right: Signature | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ChartBar:
    """One bar: a value for each series, None where there is none."""

    label: str
    values: tuple[Decimal | None, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Chart:
    """Lying bars, each stacked of its series. `unit` stands behind the sum; `most` is the full length (None: longest).

    Writers that cannot draw give its figures as a table.
    """

    name: str
    series: tuple[str, ...]
    bars: tuple[ChartBar, ...]
    unit: str = ""
    most: Decimal | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class QrCode:
    """A square code that a camera reads."""

    content: str
    caption: str = ""
    side_mm: float = 45


@dataclass(frozen=True, slots=True, kw_only=True)
class Footnote:
    """A small note under a short rule."""

    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Blank:
    """Empty lines, or dotted ones to write on by hand."""

    lines: int = 1
    is_dotted: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class PageBreak:
    """What follows starts on a new sheet."""


@dataclass(frozen=True, slots=True, kw_only=True)
class CutLine:
    """A dashed line across the sheet along which it is cut into several papers."""


Block = (
    PartyHeader
    | Title
    | Heading
    | Paragraph
    | KeyValue
    | Bullets
    | Table
    | SignatureGrid
    | Chart
    | QrCode
    | Footnote
    | Blank
    | PageBreak
    | CutLine
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """A whole paper. `code` is ASCII and stable ("meeting_minutes"), `on` the paper's own date if it has one.

    `is_secret`: a ballot. No page number and no page code stand on it, so that no sheet can be told from another.
    """

    code: str
    title: str
    profile: FormatProfile
    blocks: tuple[Block, ...]
    on: date | None = None
    orientation: Orientation = Orientation.PORTRAIT
    language: str = "vi-VN"
    is_secret: bool = False


def plain(text: str, *, is_bold: bool = False, is_italic: bool = False) -> tuple[Run, ...]:
    """Give one run of text."""
    return (Run(text=text, is_bold=is_bold, is_italic=is_italic),)


def prose(text: str) -> tuple[Paragraph, ...]:
    """Give one paragraph for each line of `text` that is not empty."""
    return tuple(Paragraph(runs=plain(line.strip())) for line in text.splitlines() if line.strip())


def cells(*values: CellValue, is_bold: bool = False) -> tuple[TableCell, ...]:
    """Give a row of ordinary cells."""
    return tuple(TableCell(value=value, is_bold=is_bold) for value in values)

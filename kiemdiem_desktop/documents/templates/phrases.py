"""What the papers around the conference share: grounds, addressees, plain paragraphs, small tables."""

from collections.abc import Iterable, Sequence

from kiemdiem_desktop.documents.blocks import (
    Alignment,
    Block,
    CellValue,
    Column,
    Document,
    Heading,
    Orientation,
    Paragraph,
    Run,
    Table,
    TextSize,
    cells,
    plain,
)
from kiemdiem_desktop.documents.normal import unbroken
from kiemdiem_desktop.documents.wording import DOTS, PaperDetails, party_date
from kiemdiem_desktop.domain.dossier import Dossier
from kiemdiem_desktop.domain.meeting import Meeting
from kiemdiem_desktop.rules.regulation import Regulation
from kiemdiem_desktop.rules.regulation_set import RegulationSet

_RATES = "xếp loại chất lượng"
LONG_DOTS = DOTS * 4
SHORT_DOTS = DOTS * 2


def said(text: str, *, is_indented: bool = True, stays_with_next: bool = False) -> Paragraph:
    """Give an ordinary paragraph."""
    return Paragraph(runs=plain(text), is_indented=is_indented, stays_with_next=stays_with_next)


def small(text: str) -> Paragraph:
    """Give a small note in italics under a table."""
    return Paragraph(runs=plain(text, is_italic=True), size=TextSize.SMALL, is_indented=False)


def centred(text: str, *, is_bold: bool = False, is_italic: bool = False) -> Paragraph:
    """Give a line in the middle of the sheet."""
    runs = plain(text, is_bold=is_bold, is_italic=is_italic)
    return Paragraph(runs=runs, alignment=Alignment.CENTRE, is_indented=False, stays_with_next=is_bold)


def addressed(word: str, to: Iterable[str]) -> tuple[Paragraph, ...]:
    """Give the addressees under the title: one on the line of `word` ("Kính gửi"), more as lines with a dash."""
    names = tuple(to)
    if len(names) == 1:
        runs = (Run(text=f"{word}: ", is_italic=True), Run(text=names[0]))
        return (Paragraph(runs=runs, alignment=Alignment.CENTRE, is_indented=False),)
    first = Paragraph(runs=plain(f"{word}:", is_italic=True), alignment=Alignment.LEFT, stays_with_next=True)
    rest = (Paragraph(runs=plain(f"- {name}"), alignment=Alignment.LEFT) for name in names)
    return (first, *rest)


def submission_word(paper: PaperDetails) -> str:
    """Give how a submission is addressed: "Kính trình" from the guidance of 2026 on, before it "Kính gửi"."""
    return "Kính gửi" if paper.profile.id == "hd-36-vptw" else "Kính trình"


def grounds(regulations: RegulationSet, paper: PaperDetails, *more: str) -> tuple[Paragraph, ...]:
    """Give the lines "- Căn cứ …;" for the regulations on rating in force, then `more`; the last ends with a comma."""
    found = [row for row in regulations.regulations if _RATES in row.title and row.signed_on is not None]
    found.sort(key=lambda row: row.signed_on or regulations.on)
    texts = [_ground(regulation, paper) for regulation in found]
    texts += [text for text in more if text]
    last = len(texts) - 1
    return tuple(said(f"- {text}{',' if place == last else ';'}") for place, text in enumerate(texts))


def _ground(regulation: Regulation, paper: PaperDetails) -> str:
    first, second, *rest = regulation.title.split(" ")
    dated = "" if regulation.signed_on is None else f" {party_date(regulation.signed_on, paper.profile)}"
    subject = _subject(" ".join(rest))
    return f"Căn cứ {first} {second} số {regulation.number}{dated} của {regulation.issuer} {subject}"


def _subject(text: str) -> str:
    return text if text.startswith("về ") else f"về {text}"


def meeting_of(dossier: Dossier) -> Meeting:
    """Give the conference as far as it is entered."""
    return dossier.meeting or Meeting(round_id=dossier.round.id)


def year_of(dossier: Dossier) -> str:
    """Give the time of the round kept on one line: "năm 2026", "quý III năm 2026"."""
    return unbroken(dossier.round.name)


def simple_table(
    name: str, heads: Sequence[str], columns: Sequence[Column], rows: Iterable[Sequence[CellValue]]
) -> Table:
    """Give a table of ordinary cells under one header row."""
    return Table(
        name=name, columns=tuple(columns), header=(cells(*heads),), rows=tuple(cells(*values) for values in rows)
    )


def centred_columns(*widths: float) -> tuple[Column, ...]:
    """Give columns whose cells stand in the middle."""
    return tuple(Column(width=width, alignment=Alignment.CENTRE) for width in widths)


def headed(number: int, text: str) -> Heading:
    """Give a numbered heading of a part: "2. Kết quả kiểm điểm"."""
    return Heading(text=f"{number}. {text}")


def paper_of(  # noqa: PLR0913 - one keyword for each trait of a paper
    dossier: Dossier,
    paper: PaperDetails,
    blocks: Iterable[Block],
    *,
    code: str,
    title: str,
    orientation: Orientation = Orientation.PORTRAIT,
) -> Document:
    """Give a paper of the cell; year and cell are added to its title."""
    return Document(
        code=code,
        title=f"{title} {year_of(dossier)} – {dossier.cell.name}",
        profile=paper.profile,
        blocks=tuple(blocks),
        on=paper.on,
        orientation=orientation,
    )

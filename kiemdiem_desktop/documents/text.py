"""Writes a paper as plain text: for reading in a terminal and for comparing with golden files."""

from typing import assert_never

from kiemdiem_desktop.documents.blocks import (
    Blank,
    Block,
    Bullets,
    Chart,
    CutLine,
    Document,
    Field,
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
from kiemdiem_desktop.documents.chart_table import chart_table
from kiemdiem_desktop.documents.grid import cell_text, placed_cells
from kiemdiem_desktop.documents.normal import breakable, normalised
from kiemdiem_desktop.documents.profile import FormatProfile


def write_text(document: Document) -> str:
    """Give the paper as lines of text, with one empty line between blocks."""
    fit = normalised(document)
    parts = ("\n".join(block_lines(block, fit.profile)) for block in fit.blocks)
    return breakable("\n\n".join(parts)) + "\n"


def block_lines(block: Block, profile: FormatProfile) -> list[str]:  # noqa: C901, PLR0911, PLR0912 - one case for each block
    """Give the lines of one block."""
    match block:
        case PartyHeader():
            return _header(block, profile)
        case Title():
            rule = [profile.rule] if block.has_rule else []
            return [block.name, *block.lines, *(f"({note})" for note in block.notes), *rule]
        case Heading():
            return [f"{'#' * block.level} {block.text}"]
        case Paragraph():
            return ["".join(run.text for run in block.runs)]
        case KeyValue():
            return ["    ".join(field_text(field) for field in line) for line in block.lines]
        case Bullets():
            return [f"- {item}" for item in block.items]
        case Table():
            return _table(block)
        case Chart():
            return _table(chart_table(block))
        case SignatureGrid():
            return [*_foot(block.left, profile), "---", *_foot(block.right, profile)]
        case QrCode():
            return [f"[QR] {block.content}", block.caption]
        case Footnote():
            return ["___", block.text]
        case Blank():
            return ["……" if block.is_dotted else ""] * block.lines
        case PageBreak():
            return ["=" * 40]
        case CutLine():
            return ["- " * 20]
        case _:
            assert_never(block)


def field_text(field: Field) -> str:
    """Give "label: value", the value alone where there is no label."""
    return f"{field.label}: {field.value}" if field.label else field.value


def recipient_lines(recipients: Recipients, profile: FormatProfile) -> list[str]:
    """Give the list "Nơi nhận" with the marks of the profile: separators between, a full stop at the end."""
    last = len(recipients.items) - 1
    return [
        f"{profile.recipients_mark}{item}{profile.recipients_end if index == last else profile.recipients_separator}"
        for index, item in enumerate(recipients.items)
    ]


def _header(header: PartyHeader, profile: FormatProfile) -> list[str]:
    number = [profile.star, header.number] if header.number else []
    return [header.superior, header.body, *number, profile.party_name, header.place_and_date]


def _table(table: Table) -> list[str]:
    lines: list[list[str]] = [[] for _row in (*table.header, *table.rows)]
    for placed in placed_cells(table):
        lines[placed.row].append(cell_text(placed.cell.value).replace("\n", " / "))
    drawn = ["| " + " | ".join(line) + " |" for line in lines]
    return [f"[{table.name}]", *drawn[: len(table.header)], "|---|", *drawn[len(table.header) :]]


def _foot(side: Signature | Recipients | None, profile: FormatProfile) -> list[str]:
    match side:
        case None:
            return []
        case Recipients():
            return [profile.recipients_label, *recipient_lines(side, profile)]
        case Signature():
            return [text for text in (side.on_behalf, side.post, side.note, side.name) if text]

"""The head and the foot of a sheet, left and right, and how many lines a text takes in a column."""

import textwrap
from dataclasses import dataclass

from kiemdiem_desktop.documents.blocks import PartyHeader, Recipients, Signature, SignatureGrid
from kiemdiem_desktop.documents.normal import breakable
from kiemdiem_desktop.documents.profile import FormatProfile
from kiemdiem_desktop.documents.text import recipient_lines

# Letters of running text that stand in the width of one digit of the workbook's own font, on the careful side.
_LETTERS_PER_DIGIT = 1.08
_BOLD_PER_DIGIT = 0.95
_EDGES = 0.7  # digits that the edges of a cell take away


@dataclass(frozen=True, slots=True, kw_only=True)
class SideLine:
    """One line of the left or the right half."""

    text: str
    is_bold: bool = False
    is_italic: bool = False
    is_centred: bool = True


def header_sides(header: PartyHeader, profile: FormatProfile) -> tuple[tuple[SideLine, ...], tuple[SideLine, ...]]:
    """Give the bodies on the left and the Party's name with place and date on the right."""
    numbered = (SideLine(text=profile.star), SideLine(text=header.number)) if header.number else ()
    left = (SideLine(text=header.superior), SideLine(text=header.body, is_bold=True), *numbered)
    party = SideLine(text=profile.party_name, is_bold=True)
    return left, (party, SideLine(text=header.place_and_date, is_italic=True))


def signature_sides(grid: SignatureGrid, profile: FormatProfile) -> tuple[tuple[SideLine, ...], tuple[SideLine, ...]]:
    """Give both sides of the foot, with room to sign."""
    return _side(grid.left, profile), _side(grid.right, profile)


def lines_of(text: str, width: float, *, is_bold: bool = False) -> int:
    """Give how many lines a text takes in a column of `width` digits, its edges counted in."""
    room = max(int((width - _EDGES) * (_BOLD_PER_DIGIT if is_bold else _LETTERS_PER_DIGIT)), 1)
    return sum(max(len(textwrap.wrap(row, room)), 1) for row in breakable(text).split("\n"))


def _side(side: Signature | Recipients | None, profile: FormatProfile) -> tuple[SideLine, ...]:
    match side:
        case None:
            return ()
        case Recipients():
            texts = (profile.recipients_label, *recipient_lines(side, profile))
            return tuple(SideLine(text=text, is_centred=False) for text in texts)
        case Signature():
            head = (
                SideLine(text=side.on_behalf, is_bold=True),
                SideLine(text=side.post),
                SideLine(text=side.note, is_italic=True),
            )
            room = (SideLine(text=""),) * profile.signature_lines
            return (*(line for line in head if line.text), *room, SideLine(text=side.name, is_bold=True))

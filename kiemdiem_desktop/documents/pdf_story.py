"""The order of a paper's parts on the sheets: what must not be torn apart by the end of a page."""

from typing import Any

from reportlab.platypus import CondPageBreak, Flowable, KeepTogether

from kiemdiem_desktop.documents.blocks import Block, Chart, Document, Heading, Paragraph, SignatureGrid, Table, TextSize
from kiemdiem_desktop.documents.grid import with_tail
from kiemdiem_desktop.documents.pdf_blocks import flowables

_HEADING_ROOM = 30.0  # points that one heading more takes above the text that it leads to


class Foot(KeepTogether):
    """The last rows of a table and the signature under it; on a sheet of their own the head of the table is repeated.

    `alone` is the same foot as it stands at the top of a page.
    """

    def __init__(self, flowing: list[Flowable], alone: list[Flowable]) -> None:
        super().__init__(flowing)
        self._flowing, self._alone = flowing, alone

    def split(self, width: float, height: float) -> list[Any]:
        """Go to the next page as a whole where there is no room for it."""
        parts: list[Any] = super().split(width, height)
        frame = getattr(self, "_frame", None)
        if parts[0] is not self._flowing[0]:  # a break stands before them
            return [parts[0], *self._alone]
        return self._alone if frame is not None and frame._atTop else parts  # noqa: SLF001 - reportlab tells it so only


def story(document: Document, width: float) -> list[Flowable]:
    """Give the flowing parts of a paper: signatures keep their text, headings what they lead to."""
    parts: list[list[Flowable]] = []
    blocks = document.blocks
    for at, block in enumerate(blocks):
        drawn = flowables(block, document.profile, width)
        if _leads(block):
            drawn = _with_room(drawn, [flowables(head, document.profile, width) for head in _heads_after(blocks, at)])
        if isinstance(block, SignatureGrid):
            drawn = _foot(parts, blocks[:at], drawn, document, width)
        elif isinstance(block, Chart) and at and isinstance(blocks[at - 1], Heading):
            drawn = [KeepTogether([*parts.pop(), *drawn])]
        parts.append(drawn)
    return [flowable for drawn in parts for flowable in drawn]


def _leads(block: Block) -> bool:
    return isinstance(block, Heading) or (isinstance(block, Paragraph) and block.stays_with_next)


def _heads_after(blocks: tuple[Block, ...], at: int) -> tuple[Block, ...]:
    """Give the headings that follow at once on the heading at `at`."""
    end = at + 1
    while end < len(blocks) and _leads(blocks[end]):
        end += 1
    return blocks[at + 1 : end]


def _with_room(drawn: list[Flowable], more: list[list[Flowable]]) -> list[Flowable]:
    """Ask for room for the headings that follow too, so that none of them ends a page alone."""
    asked = [parts[0].height for parts in (drawn, *more) if isinstance(parts[0], CondPageBreak)]
    return [CondPageBreak(max(asked) + len(more) * _HEADING_ROOM), *drawn[1:]] if more else drawn


def _foot(
    parts: list[list[Flowable]], before: tuple[Block, ...], drawn: list[Flowable], document: Document, width: float
) -> list[Flowable]:
    """Tie a signature to what it signs: the line above it with its heading, or the last rows of a table."""
    if not parts:
        return drawn
    place, under = len(before) - 1, list(drawn)
    if place and _is_note(before[place]) and isinstance(before[place - 1], Table):
        under, place = [*parts.pop(), *under], place - 1
    block = before[place]
    if isinstance(block, Table):
        return _table_foot(parts, block, under, document, width)
    under = [*parts.pop(), *under]
    while place and _leads(before[place - 1]):
        under, place = [*parts.pop()[1:], *under], place - 1  # without its own request for room
    return [KeepTogether(under)]


def _is_note(block: Block) -> bool:
    return isinstance(block, Paragraph) and block.size is TextSize.SMALL


def _table_foot(
    parts: list[list[Flowable]], table: Table, under: list[Flowable], document: Document, width: float
) -> list[Flowable]:
    cut = with_tail(table)
    if cut is None:
        return [KeepTogether(under)]
    parts.pop()
    first, tail, alone = (flowables(part, document.profile, width) for part in cut)
    parts.append(first[:1])
    return [Foot([*tail, *under], [*alone, *under])]

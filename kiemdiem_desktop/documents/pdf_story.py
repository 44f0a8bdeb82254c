"""The order of a paper's parts on the sheets: what must not be torn apart by the end of a page."""

from typing import Any

from reportlab.platypus import CondPageBreak, Flowable, KeepTogether

from kiemdiem_desktop.documents.blocks import (
    Block,
    Chart,
    Document,
    Footnote,
    Heading,
    KeyValue,
    Paragraph,
    SignatureGrid,
    Table,
)
from kiemdiem_desktop.documents.grid import with_tail
from kiemdiem_desktop.documents.pdf_blocks import flowables

_SMALL_TABLE, _SMALL_HEIGHT = 6, 160.0  # rows, points
_MOST_LINES_BETWEEN = 2
_SHORT_TEXT = 250  # letters
_HEADING_ROOM = 30.0  # points that one heading more takes above the text that it leads to


class Foot(KeepTogether):
    """The last rows of a table and the signature under it; on a sheet of their own the head of the table is repeated.

    `alone` is the same foot as it stands at the top of a page.
    """

    def __init__(self, flowing: list[Flowable], alone: list[Flowable]) -> None:
        super().__init__(flowing)
        self._flowing, self._alone = flowing, alone

    def with_note(self, note: list[Flowable]) -> "Foot":
        """Give the same foot with a note under the signatures."""
        return Foot([*self._flowing, *note], [*self._alone, *note])

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
        elif isinstance(block, Footnote) and at and isinstance(blocks[at - 1], SignatureGrid):
            drawn = [_with_note(parts.pop(), drawn)]
        elif isinstance(block, Chart) or _is_small(block, drawn, width):
            drawn = _whole(parts, blocks[:at], drawn)
        parts.append(drawn)
    return [flowable for drawn in parts for flowable in drawn]


def _with_note(foot: list[Flowable], note: list[Flowable]) -> Flowable:
    """Keep a note with the signatures above it: a page with nothing else on it tells nothing."""
    kept = foot[0]
    return kept.with_note(_loose(note)) if isinstance(kept, Foot) else KeepTogether([*_loose(foot), *_loose(note)])


def _leads(block: Block) -> bool:
    return isinstance(block, Heading) or (isinstance(block, Paragraph) and block.stays_with_next)


def _heads_after(blocks: tuple[Block, ...], at: int) -> tuple[Block, ...]:
    """Give the headings that follow at once on the heading at `at`."""
    end = at + 1
    while end < len(blocks) and _leads(blocks[end]):
        end += 1
    return blocks[at + 1 : end]


def _is_small(block: Block, drawn: list[Flowable], width: float) -> bool:
    """Whether a table is so low that nobody would part it, nor leave its heading behind."""
    if not isinstance(block, Table) or len(block.rows) > _SMALL_TABLE:
        return False
    height: float = drawn[0].wrap(width, _SMALL_HEIGHT)[1]
    return height <= _SMALL_HEIGHT


def _whole(parts: list[list[Flowable]], before: tuple[Block, ...], drawn: list[Flowable]) -> list[Flowable]:
    """Keep what is drawn together with the headings that lead to it."""
    place, kept = len(before), list(drawn)
    while place and _leads(before[place - 1]):
        kept, place = [*parts.pop()[1:], *kept], place - 1  # without its own request for room
    return [KeepTogether(kept)]


def _loose(drawn: list[Flowable]) -> list[Flowable]:
    """Give the parts of what was kept together, to be kept together with more."""
    return [part for kept in drawn for part in getattr(kept, "_content", [kept])]


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
    under, between = list(drawn), _lines_under_a_table(before)
    for _line in range(between):
        under = [*_loose(parts.pop()), *under]
    block = before[-between - 1]
    if isinstance(block, Table):
        return _table_foot(parts, block, under, document, width)
    return _whole(parts, before[:-1], [*_loose(parts.pop()), *under])


def _lines_under_a_table(before: tuple[Block, ...]) -> int:
    """Give how many short lines stand between a table and its signatures; 0 too where no table is."""
    for count in range(_MOST_LINES_BETWEEN + 1):
        if count < len(before) and isinstance(before[-count - 1], Table):
            return count
        if count == len(before) or not _is_short(before[-count - 1]):
            return 0
    return 0


def _is_short(block: Block) -> bool:
    if isinstance(block, Paragraph):
        return sum(len(run.text) for run in block.runs) <= _SHORT_TEXT
    return isinstance(block, KeyValue) and len(block.lines) == 1


def _table_foot(
    parts: list[list[Flowable]], table: Table, under: list[Flowable], document: Document, width: float
) -> list[Flowable]:
    cut = with_tail(table)
    if cut is None:
        return [KeepTogether([*_loose(parts.pop()), *under])]
    kept = parts.pop()
    if isinstance(kept[0], KeepTogether):
        return [KeepTogether([*_loose(kept), *under])]
    first, tail, alone = (flowables(part, document.profile, width) for part in cut)
    parts.append(first[:1])
    return [Foot([*tail, *under], [*alone, *under])]

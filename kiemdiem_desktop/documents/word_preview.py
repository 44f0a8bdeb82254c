"""A filled Word file as blocks, to be looked at in the window: its words, tables and order, not its exact layout."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from io import BytesIO
from typing import Any

import docx
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml.ns import qn
from docx.table import Table as Grid
from docx.text.paragraph import Paragraph as Words

from kiemdiem_desktop.documents.blocks import (
    Alignment,
    Blank,
    Block,
    Column,
    Document,
    Orientation,
    PageBreak,
    Paragraph,
    Run,
    Table,
    TableCell,
    TextSize,
    plain,
)
from kiemdiem_desktop.documents.profile import FormatProfile
from kiemdiem_desktop.i18n import _

_BEGIN, _END = "\ue000", "\ue001"  # around what was filled in; no text of people holds these signs
_STRETCHES = re.compile(f"{_BEGIN}([^{_END}]*){_END}?")
_ALIGN = {
    WD_ALIGN_PARAGRAPH.CENTER: Alignment.CENTRE,
    WD_ALIGN_PARAGRAPH.RIGHT: Alignment.RIGHT,
    WD_ALIGN_PARAGRAPH.LEFT: Alignment.LEFT,
}
_MOST_EMPTY = 4  # empty lines in a row that are shown


def marked_values(values: Mapping[str, str]) -> dict[str, str]:
    """Give the values with marks around each line, so that the preview can tell them from the template's own words."""
    return {name: _marked(text) for name, text in values.items()}


def preview_document(data: bytes, profile: FormatProfile, title: str) -> Document:
    """Give a filled Word file as a paper of ours; what was filled in with `marked_values` is underlined."""
    word = docx.Document(BytesIO(data))
    section = word.sections[0]
    is_wide = (section.page_width or 0) > (section.page_height or 0)
    body = tuple(_calm(_blocks(word)))
    return Document(
        code="template_preview",
        title=title,
        profile=profile,
        blocks=(*_edge(section.header, _("Đầu trang")), *body, *_edge(section.footer, _("Chân trang")), *_unseen(word)),
        orientation=Orientation.LANDSCAPE if is_wide else Orientation.PORTRAIT,
    )


def _marked(text: str) -> str:
    if not text.strip():
        return f"{_BEGIN}{_('(trống)')}{_END}"
    return "\n".join(f"{_BEGIN}{line}{_END}" if line else line for line in text.split("\n"))


def _blocks(word: Any) -> Iterator[Block]:
    for part in word.iter_inner_content():
        if isinstance(part, Grid):
            yield from _table(part)
        else:
            yield from _paragraph(part)


def _calm(blocks: Iterator[Block]) -> Iterator[Block]:
    """Leave out empty lines beyond a few."""
    empty = 0
    for block in blocks:
        empty = empty + 1 if isinstance(block, Blank) else 0
        if empty <= _MOST_EMPTY:
            yield block


def _paragraph(words: Words) -> Iterator[Block]:
    runs = tuple(run for stretch in words.runs for run in _runs(stretch, words))
    if _starts_a_page(words):
        yield PageBreak()
    if not "".join(run.text for run in runs).strip():
        yield Blank()
        return
    indent = words.paragraph_format.first_line_indent
    yield Paragraph(runs=runs, alignment=_alignment(words), is_indented=bool(indent and indent > 0))


def _starts_a_page(words: Words) -> bool:
    breaks = (found.get(qn("w:type")) for found in words._p.iter(qn("w:br")))  # noqa: SLF001 - the library has no other way
    return "page" in breaks or bool(words.paragraph_format.page_break_before)


def _runs(stretch: Any, words: Words) -> Iterator[Run]:
    """Give a stretch of text, what was filled in apart from the template's own words."""
    bold = stretch.bold if stretch.bold is not None else _of_style(words, "bold")
    italic = stretch.italic if stretch.italic is not None else _of_style(words, "italic")
    at, text = 0, stretch.text.replace("\f", "")
    for found in _STRETCHES.finditer(text):
        if found.start() > at:
            yield Run(text=text[at : found.start()], is_bold=bold, is_italic=italic)
        yield Run(text=found[1], is_bold=bold, is_italic=italic, is_underlined=True)
        at = found.end()
    if at < len(text):
        yield Run(text=text[at:].replace(_END, ""), is_bold=bold, is_italic=italic)


def _of_style(words: Words, trait: str) -> bool:
    style: Any = words.style
    while style is not None:
        found = getattr(style.font, trait)
        if found is not None:
            return bool(found)
        style = style.base_style
    return False


def _alignment(words: Words) -> Alignment:
    found: Any = words.alignment
    style: Any = words.style
    while found is None and style is not None:
        found, style = style.paragraph_format.alignment, style.base_style
    return Alignment.LEFT if found is None else _ALIGN.get(found, Alignment.JUSTIFIED)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Box:
    """A cell of a Word table: where it begins, how many columns it takes, whether it goes on from above."""

    cell: Any
    columns: int
    goes_on: bool


def _table(grid: Grid) -> Iterator[Block]:
    rows = [_boxes(row) for row in grid._tbl.tr_lst]  # noqa: SLF001 - merged cells are told only here
    count = max((sum(box.columns for box in row) for row in rows), default=0)
    if not count:
        return
    widths = [float(column.width or 1) for column in grid.columns][:count]
    columns = tuple(Column(width=width) for width in (widths if len(widths) == count else [1.0] * count))
    is_ruled = _is_ruled(grid)
    lines = [line for row in rows for line in (_ruled_row(row, count) if is_ruled else _open_rows(row, grid, count))]
    yield Table(name=_("Bảng"), columns=columns, header=(), rows=tuple(lines), is_ruled=is_ruled)


def _boxes(row: Any) -> list[_Box]:
    return [_Box(cell=cell, columns=cell.grid_span, goes_on=cell.vMerge == "continue") for cell in row.tc_lst]


def _is_ruled(grid: Grid) -> bool:
    """Whether lines are drawn around the cells: by the table's own borders, or by a style other than the plain one."""
    facts = grid._tbl.tblPr  # noqa: SLF001 - the library does not tell of borders
    borders = facts.find(qn("w:tblBorders"))
    if borders is not None:
        return any(line.get(qn("w:val")) not in {None, "none", "nil"} for line in borders)
    return any(grid._tbl.iter(qn("w:tcBorders"))) or (grid.style is not None and "Grid" in str(grid.style.name))  # noqa: SLF001


def _ruled_row(row: list[_Box], count: int) -> Iterator[tuple[TableCell, ...]]:
    cells = [_cell(list(box.cell.p_lst), box) for box in row]
    yield (*cells, *[TableCell()] * (count - sum(box.columns for box in row)))


def _open_rows(row: list[_Box], grid: Grid, count: int) -> Iterator[tuple[TableCell, ...]]:
    """Give a row without lines around it as one row for each line of text, each with its own look."""
    lines = [[Words(line, grid) for line in box.cell.p_lst] for box in row]
    for at in range(max(len(own) for own in lines)):
        cells = [_open_cell(own[at] if at < len(own) else None, box) for own, box in zip(lines, row, strict=True)]
        yield (*cells, *[TableCell()] * (count - sum(box.columns for box in row)))


def _open_cell(words: Words | None, box: _Box) -> TableCell:
    if words is None:
        return TableCell(columns=box.columns)
    runs = [run for stretch in words.runs for run in _runs(stretch, words)]
    shown = [run for run in runs if run.text.strip()]
    text = "".join(run.text for run in runs)
    is_bold = bool(shown) and all(run.is_bold for run in shown)
    return TableCell(value=text, columns=box.columns, is_bold=is_bold, alignment=_of_cell(words))


def _of_cell(words: Words) -> Alignment:
    found = _alignment(words)
    return Alignment.LEFT if found is Alignment.JUSTIFIED else found


def _cell(lines: list[Any], box: _Box) -> TableCell:
    if box.goes_on:
        return TableCell(columns=box.columns)
    words = [Words(line, None) for line in lines]  # type: ignore[arg-type]
    texts = [_without_marks(line.text) for line in words]
    runs = [run for line in words for run in line.runs if run.text.strip()]
    alignments = {found for line in words if (found := _ALIGN.get(line.alignment)) is not None}  # type: ignore[arg-type]
    return TableCell(
        value="\n".join(texts).strip("\n"),
        columns=box.columns,
        is_bold=bool(runs) and all(bool(run.bold) for run in runs),
        alignment=next(iter(alignments)) if len(alignments) == 1 else None,
    )


def _without_marks(text: str) -> str:
    return text.replace(_BEGIN, "").replace(_END, "")


def _edge(side: Any, name: str) -> tuple[Block, ...]:
    """Give what stands at the head or the foot of every page as one small line."""
    text = " / ".join(line.text.strip() for line in side.paragraphs if line.text.strip())
    if not text:
        return ()
    words = f"[{name}: {_without_marks(text)}]"
    return (Paragraph(runs=plain(words, is_italic=True), size=TextSize.SMALL, is_indented=False),)


def _unseen(word: Any) -> tuple[Block, ...]:
    """Tell of pictures and text boxes, which are not drawn."""
    body = word.element.body
    count = sum(1 for name in ("w:drawing", "w:pict") for _found in body.iter(qn(name)))
    if not count:
        return ()
    words = _("[Mẫu còn {count} hình hoặc khung chữ, bản xem này không vẽ.]").format(count=count)
    return (Paragraph(runs=plain(words, is_italic=True), size=TextSize.SMALL, is_indented=False),)

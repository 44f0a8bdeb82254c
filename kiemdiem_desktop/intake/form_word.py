"""Reads a Word file as a returned form: lines, answer places, changes on record, comments; nothing in it is run."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from xml.etree.ElementTree import Element

from kiemdiem_desktop.domain.fillable import UNFILLED
from kiemdiem_desktop.domain.place_names import tag_of_name
from kiemdiem_desktop.domain.text import nfc_lines
from kiemdiem_desktop.intake.form_errors import damaged_form
from kiemdiem_desktop.intake.office_file import OfficeFile
from kiemdiem_desktop.intake.raw_form import LegacyReader, RawAnswer, RawForm, RawLine, Revision

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_W14 = "{http://schemas.microsoft.com/office/word/2010/wordml}"
_INSERTED, _DELETED = {f"{_W}ins", f"{_W}moveTo"}, {f"{_W}del", f"{_W}moveFrom"}
_PASSED = {f"{_W}{name}" for name in ("hyperlink", "smartTag", "fldSimple", "customXml", "sdtContent")}
_EMPTY_SIGNS = {"", "[…]", "[...]", UNFILLED, "☐", "□"}
_TICKED = "x"
_ROWS_OF_A_TABLE = 10_000  # rows are numbered through, so that no two tables share a number


@dataclass(frozen=True, slots=True)
class _Piece:
    """A stretch of text, inside the answer place `tag` or outside any (None)."""

    tag: str | None
    text: str


@dataclass(slots=True, kw_only=True)
class _Reader:
    """Walks the body once; `accepts` tells whether changes on record count as made."""

    accepts: bool
    legacy: LegacyReader = field(default_factory=LegacyReader)
    lines: list[RawLine] = field(default_factory=list)
    answers: list[RawAnswer] = field(default_factory=list)
    revisions: list[Revision] = field(default_factory=list)
    tables: int = 0
    boxes: int = 0

    def read(self, parent: Element, *, row: int = 0, tag: str | None = None) -> None:
        """Read the paragraphs and tables under `parent`; all of it stands in the place `tag`, if any."""
        for child in parent:
            if child.tag == f"{_W}p":
                self._paragraph(child, row=row, tag=tag)
            elif child.tag == f"{_W}tbl":
                self._table(child, tag=tag)
            elif child.tag == f"{_W}sdt":
                name = _tag_of(child) or ""
                inner = tag if not name or "=" in name else name  # LibreOffice wraps lines around a box in its name
                content = child.find(f"{_W}sdtContent")
                if inner and child.find(f"{_W}sdtPr/{_W}showingPlcHdr") is not None:
                    self.lines.append(RawLine(text="", free="", tags=(inner,), row=row))
                    self._answer(inner, "", row)
                elif content is not None:
                    self.read(content, row=row, tag=inner)
            elif child.tag in _PASSED or child.tag in _INSERTED:
                self.read(child, row=row, tag=tag)

    def _table(self, table: Element, *, tag: str | None) -> None:
        self.tables += 1
        for at, row in enumerate(_inside(table, f"{_W}tr"), start=self.tables * _ROWS_OF_A_TABLE):
            facts = row.find(f"{_W}trPr")
            is_added = facts is not None and facts.find(f"{_W}ins") is not None
            is_removed = facts is not None and facts.find(f"{_W}del") is not None
            if (is_added and not self.accepts) or (is_removed and self.accepts):
                continue
            for cell in _inside(row, f"{_W}tc"):
                self.read(cell, row=at, tag=tag)

    def _paragraph(self, paragraph: Element, *, row: int, tag: str | None) -> None:
        pieces = list(self._pieces(paragraph, tag))
        self.boxes += sum(1 for _box in paragraph.iter(f"{_W}txbxContent"))
        tags = tuple(dict.fromkeys(piece.tag for piece in pieces if piece.tag))
        text = nfc_lines("".join(piece.text for piece in pieces))
        free = nfc_lines("".join(piece.text for piece in pieces if piece.tag is None))
        self.lines.append(RawLine(text=text, free=free, tags=tags, row=row))
        for name in tags:
            inner = "".join(piece.text for piece in pieces if piece.tag == name)
            self._answer(name, "" if inner.strip() in _EMPTY_SIGNS else inner, row)

    def _answer(self, tag: str, text: str, row: int) -> None:
        """Add an answer; further paragraphs of the same place are further lines of it."""
        last = self.answers[-1] if self.answers else None
        if last is not None and last.tag == tag and last.row == row and row == 0:
            self.answers[-1] = RawAnswer(tag=tag, text=f"{last.text}\n{text}", row=row)
        else:
            self.answers.append(RawAnswer(tag=tag, text=text, row=row))

    def _pieces(self, parent: Element, tag: str | None, change: str = "") -> Iterator[_Piece]:
        for child in parent:
            if child.tag == f"{_W}r":
                yield from self._run(child, tag, change)
            elif child.tag == f"{_W}sdt":
                yield from self._control(child, tag, change)
            elif child.tag in _INSERTED | _DELETED:
                yield from self._change(child, tag)
            elif child.tag in _PASSED:
                yield from self._pieces(child, tag, change)

    def _control(self, control: Element, tag: str | None, change: str) -> Iterator[_Piece]:
        name, facts = _tag_of(control), control.find(f"{_W}sdtPr")
        content = control.find(f"{_W}sdtContent")
        inner = list(self._pieces(content, name or tag, change)) if content is not None else []
        if name is None:
            yield from inner
            return
        text = "".join(piece.text for piece in inner).strip()
        is_unfilled = facts is not None and facts.find(f"{_W}showingPlcHdr") is not None
        box = facts.find(f"{_W14}checkbox") if facts is not None else None
        if box is not None or "=" in name:
            yield _Piece(name, _TICKED if _is_ticked(box, text) else "")
        elif is_unfilled or text in _EMPTY_SIGNS:
            yield _Piece(name, "")
        else:
            yield from inner

    def _change(self, element: Element, tag: str | None) -> Iterator[_Piece]:
        is_insertion = element.tag in _INSERTED
        pieces = list(self._pieces(element, tag, "ins" if is_insertion else "del"))
        text = "".join(piece.text for piece in pieces).strip()
        if text:
            author = element.get(f"{_W}author", "")
            self.revisions.append(Revision(is_insertion=is_insertion, text=text, author=author))
        if is_insertion is self.accepts:
            yield from pieces

    def _run(self, run: Element, tag: str | None, change: str) -> Iterator[_Piece]:
        parts = []
        for child in run:
            if child.tag == f"{_W}t" or (child.tag == f"{_W}delText" and change == "del"):
                parts.append(child.text or "")
            elif child.tag in {f"{_W}br", f"{_W}cr"}:
                parts.append("\n")
            elif child.tag == f"{_W}tab":
                parts.append(" ")
            elif child.tag == f"{_W}noBreakHyphen":
                parts.append("-")
        text = "".join(parts)
        if text:
            yield _Piece(tag, self.legacy.read(text, _font_of(run)))


def read_word(file: OfficeFile, *, accepts: bool = True) -> RawForm:
    """Read a Word file; `accepts`: changes on record count as made, else as never made. Raises: DamagedFileError."""
    tree = file.tree("word/document.xml")
    body = tree.find(f"{_W}body") if tree is not None else None
    if body is None:
        raise damaged_form(file.name)
    reader = _Reader(accepts=accepts)
    reader.read(body)
    lines, answers = reader.legacy.settle(reader.lines, reader.answers)
    return RawForm(
        name=file.name,
        digest=file.digest,
        kind=file.kind,
        lines=lines,
        answers=answers,
        revisions=tuple(reader.revisions),
        comments=tuple(_comments(file)),
        encodings=tuple(reader.legacy.met),
        doubtful=tuple(reader.legacy.doubtful),
        boxes=reader.boxes,
    )


def _inside(parent: Element, tag: str) -> Iterator[Element]:
    """Give the rows of a table or the cells of a row, also those within a control; tables within cells stay apart."""
    for child in parent:
        if child.tag == tag:
            yield child
        elif child.tag in {f"{_W}sdt", *_PASSED}:
            yield from _inside(child, tag)


def _tag_of(control: Element) -> str | None:
    found = control.find(f"{_W}sdtPr/{_W}tag")
    name = found.get(f"{_W}val", "") if found is not None else ""
    if name.startswith("kd."):
        return name.removeprefix("kd.")
    alias = control.find(f"{_W}sdtPr/{_W}alias")
    return tag_of_name(alias.get(f"{_W}val", "")) if alias is not None else None


def _font_of(run: Element) -> str:
    fonts = run.find(f"{_W}rPr/{_W}rFonts")
    return "" if fonts is None else fonts.get(f"{_W}ascii", "") or fonts.get(f"{_W}hAnsi", "")


def _is_ticked(box: Element | None, text: str) -> bool:
    checked = box.find(f"{_W14}checked") if box is not None else None
    if checked is not None and checked.get(f"{_W14}val") in {"1", "true"}:
        return True
    return (box is None and text not in _EMPTY_SIGNS) or text in {"☒", "☑", "■", "✓", "✔", "x", "X", "v", "V"}


def _comments(file: OfficeFile) -> Iterator[str]:
    tree = file.tree("word/comments.xml")
    for comment in tree.iter(f"{_W}comment") if tree is not None else ():
        text = "".join(part.text or "" for part in comment.iter(f"{_W}t")).strip()
        author = comment.get(f"{_W}author", "")
        if text:
            yield f"{author}: {text}" if author else text

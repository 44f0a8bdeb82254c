"""Fills forms in as members do, and spoils them as members do."""

import re
import zipfile
from collections.abc import Mapping
from copy import deepcopy
from io import BytesIO
from typing import Any

from docx.oxml import parse_xml
from docx.oxml.ns import qn
from docx.oxml.xmlchemy import serialize_for_reading
from openpyxl import load_workbook

DOCUMENT = "word/document.xml"


def parts_of(data: bytes) -> dict[str, bytes]:
    """Give the parts of an Office file."""
    with zipfile.ZipFile(BytesIO(data)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def packed(parts: Mapping[str, bytes]) -> bytes:
    """Give an Office file of its parts."""
    stream = BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in parts.items():
            archive.writestr(name, data)
    return stream.getvalue()


def fill_word(data: bytes, answers: Mapping[str, str]) -> bytes:
    """Type answers into the controls of a Word form; a tag with "=" is ticked."""
    parts = parts_of(data)
    tree = parse_xml(parts[DOCUMENT])
    controls = {_tag(control): control for control in tree.iter(qn("w:sdt"))}
    for tag, text in answers.items():
        control = controls[f"kd.{tag}"]
        shown = control.find(f"{qn('w:sdtPr')}/{qn('w:showingPlcHdr')}")
        if shown is not None:
            shown.getparent().remove(shown)
        words = next(control.find(qn("w:sdtContent")).iter(qn("w:t")))
        _type(words, "☒" if "=" in tag else text)
        for box in control.iter("{http://schemas.microsoft.com/office/word/2010/wordml}checked"):
            box.set("{http://schemas.microsoft.com/office/word/2010/wordml}val", "1" if text else "0")
    return packed(parts | {DOCUMENT: serialize_for_reading(tree).encode()})


def fill_workbook(data: bytes, answers: Mapping[str, str | float]) -> bytes:
    """Type answers into the named cells of a workbook form."""
    book = load_workbook(BytesIO(data))
    for tag, value in answers.items():
        name = book.defined_names[f"kd_{tag.replace('.', '__')}"]
        sheet, where = next(iter(name.destinations))
        book[sheet][where.replace("$", "")].value = value
    stream = BytesIO()
    book.save(stream)
    return stream.getvalue()


def rewrite(data: bytes, old: str, new: str, *, part: str = DOCUMENT, count: int = 1) -> bytes:
    """Change the text of one part; what is to be changed must be there."""
    parts = parts_of(data)
    text = parts[part].decode()
    assert old in text
    return packed(parts | {part: text.replace(old, new, count).encode()})


def without_control(data: bytes, tag: str) -> bytes:
    """Take an answer place out of a Word form."""
    parts = parts_of(data)
    tree = parse_xml(parts[DOCUMENT])
    for control in list(tree.iter(qn("w:sdt"))):
        if _tag(control) == f"kd.{tag}":
            control.getparent().remove(control)
    return packed(parts | {DOCUMENT: serialize_for_reading(tree).encode()})


def without_stamp(data: bytes) -> bytes:
    """Take the code out of a form, wherever it stands."""
    parts = parts_of(data)
    code = re.compile(rb"KD\d-\d{4}-\d+-\w+-[0-9A-F]{6}-[0-9A-F]{4}")
    return packed({name: code.sub(b"", part) for name, part in parts.items()})


def paragraph(text: str) -> str:
    """Give a Word paragraph."""
    return f'<w:p><w:r><w:t xml:space="preserve">{text}</w:t></w:r></w:p>'


def word_file(*lines: str) -> bytes:
    """Give a Word file of plain paragraphs, as somebody types it with headings of their own."""
    body = "".join(map(paragraph, lines))
    space = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
    document = f'<?xml version="1.0" encoding="UTF-8"?><w:document {space}><w:body>{body}</w:body></w:document>'
    return packed({"[Content_Types].xml": b"<Types/>", DOCUMENT: document.encode()})


def _type(words: Any, text: str) -> None:
    """Put a text in place of words; each further line is a paragraph, as Enter gives."""
    first, *rest = text.split("\n")
    words.text = first
    line = words.getparent().getparent()
    for following in reversed(rest):
        more = deepcopy(line)
        next(more.iter(qn("w:t"))).text = following
        line.addnext(more)


def _tag(control: Any) -> str:
    return str(control.find(f"{qn('w:sdtPr')}/{qn('w:tag')}").get(qn("w:val")))


def without_part_of(data: bytes, first: str, last: str) -> bytes:
    """Tear a page out of a Word form: from the paragraph with one heading to the one before another."""
    parts = parts_of(data)
    tree = parse_xml(parts[DOCUMENT])
    body = tree.find(qn("w:body"))
    is_torn = False
    for line in list(body):
        text = "".join(words.text or "" for words in line.iter(qn("w:t")))
        is_torn = (is_torn or text.startswith(first)) and not text.startswith(last)
        if is_torn:
            body.remove(line)
    return packed(parts | {DOCUMENT: serialize_for_reading(tree).encode()})

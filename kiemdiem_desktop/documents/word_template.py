"""A Word file of the superior as template: checked to hold nothing that runs or reaches out, then filled in.

A place to fill in is a name between double braces, as `{{Họ và tên}}`. A row of a table that holds names of the
list ("{{Danh sách.Họ và tên}}") is written once for each of its lines. There are no conditions and no commands.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from copy import deepcopy
from datetime import date
from io import BytesIO
from typing import Any
from zipfile import BadZipFile, ZipFile

import docx
from docx.oxml.ns import qn
from docx.shared import Pt

from kiemdiem_desktop.documents.archive import steady
from kiemdiem_desktop.documents.docx_marks import mark
from kiemdiem_desktop.documents.template_errors import UnfitTemplateError, unfit
from kiemdiem_desktop.documents.word_names import LIST
from kiemdiem_desktop.documents.word_template_check import check_names
from kiemdiem_desktop.i18n import _

MOST_BYTES = 5_000_000
MOST_UNPACKED_BYTES = 50_000_000
_NOTE_POINTS = 8
_PLACE = re.compile(r"\{\{\s*([^{}]+?)\s*\}\}")
_RUNNING = ("vbaproject", "vbadata", "/embeddings/", "/activex/", "oleobject", "/afchunk", "customui")
_REACHING = re.compile(rb"\b(DDE|DDEAUTO|INCLUDETEXT|INCLUDEPICTURE|DATABASE|MACROBUTTON|LINK|IMPORT)\b")


def read_template(data: bytes) -> tuple[str, ...]:
    """Check a template and give the names that it asks for, in their order, each once.

    Raises: UnfitTemplateError for what is no plain Word file, or holds macros, embedded objects or links outside.
    """
    _check_parts(data)
    names: dict[str, None] = {}
    for paragraph in _paragraphs(_open(data)):
        names.update(dict.fromkeys(_PLACE.findall(_text_of(paragraph))))
    return tuple(names)


def fill_template(
    data: bytes, values: Mapping[str, str], rows: Sequence[Mapping[str, str]], *, note: str, on: date | None
) -> bytes:
    """Give the template with every name filled in; the same bytes for the same values.

    `note` tells from which template it comes: small at the foot of its pages and among the facts of the file.

    Raises: UnfitTemplateError as `read_template`, and for names that are not known.
    """
    known = values.keys() | {name for row in rows for name in row}
    check_names(read_template(data), known)
    word = _open(data)
    for row in [row for part in _parts(word) for row in part.iter(qn("w:tr"))]:
        _repeat(row, rows)
    for paragraph in list(_paragraphs(word)):
        _fill(paragraph, values)
    _tell_source(word, note)
    sheet = BytesIO()
    word.save(sheet)
    return steady(sheet.getvalue(), on)


def _tell_source(word: Any, note: str) -> None:
    word.core_properties.comments = note
    first = word.sections[0]
    feet = [first.footer, *([first.first_page_footer] if first.different_first_page_header_footer else [])]
    for foot in feet:
        line = foot.paragraphs[0] if foot.paragraphs and not foot.paragraphs[0].text else foot.add_paragraph()
        line.add_run(note).font.size = Pt(_NOTE_POINTS)


def _check_parts(data: bytes) -> None:
    if len(data) > MOST_BYTES:
        raise unfit("template_too_big", _("Tệp mẫu quá lớn."), _("Bỏ bớt hình trong mẫu: mẫu chỉ cần chữ và bảng."))
    try:
        with ZipFile(BytesIO(data)) as archive:
            entries = archive.infolist()
            if sum(entry.file_size for entry in entries) > MOST_UNPACKED_BYTES:
                raise unfit("template_too_big", _("Tệp mẫu quá lớn."), _("Bỏ bớt hình trong mẫu."))
            for entry in entries:
                _check_part(entry.filename, archive.read(entry))
    except (BadZipFile, NotImplementedError, RuntimeError, EOFError) as error:
        raise _no_word_file() from error


def _check_part(name: str, content: bytes) -> None:
    path = f"/{name}".lower()
    if any(word in path for word in _RUNNING) or b"macroEnabled" in content:
        raise unfit(
            "template_runs",
            _("Tệp mẫu có phần tự chạy hoặc đối tượng nhúng, không dùng được."),
            _("Mở trong Word, lưu lại thành Word thường (.docx), bỏ đối tượng nhúng, rồi chọn lại."),
        )
    has_link = path.endswith(".rels") and b'TargetMode="External"' in content
    has_field = path.endswith(".xml") and b"instrText" in content and _has_reaching_field(content)
    if has_link or has_field:
        raise unfit(
            "template_reaches_out",
            _("Tệp mẫu có liên kết ra ngoài, không dùng được."),
            _("Bỏ các liên kết và trường lấy dữ liệu từ nơi khác trong Word, rồi chọn lại."),
        )


def _has_reaching_field(content: bytes) -> bool:
    codes = re.findall(rb"<w:instrText[^>]*>([^<]*)<", content)
    return bool(_REACHING.search(b" ".join(codes)))


def _open(data: bytes) -> Any:
    try:
        return docx.Document(BytesIO(data))
    except (KeyError, ValueError, AttributeError, SyntaxError) as error:  # SyntaxError: XML that is not well formed
        raise _no_word_file() from error


def _no_word_file() -> UnfitTemplateError:
    return unfit(
        "no_word_file",
        _("Tệp này không phải là Word thường (.docx) đọc được."),
        _("Mở trong Word, lưu lại thành .docx rồi chọn lại; tệp Word đời cũ không dùng được."),
    )


def _parts(word: Any) -> Iterator[Any]:
    yield word.element.body
    for section in word.sections:
        for side in (section.header, section.footer, section.first_page_header, section.first_page_footer):
            if not side.is_linked_to_previous:
                yield side._element  # noqa: SLF001 - the library has no other way


def _paragraphs(word: Any) -> Iterator[Any]:
    for part in _parts(word):
        yield from part.iter(qn("w:p"))


def _text_of(paragraph: Any) -> str:
    return "".join(node.text or "" for node in paragraph.iter(qn("w:t")))


def _repeat(row: Any, lines: Sequence[Mapping[str, str]]) -> None:
    """Write a row of the list once for each line; without lines it goes."""
    if not any(name.startswith(LIST) for p in row.iter(qn("w:p")) for name in _PLACE.findall(_text_of(p))):
        return
    for line in lines:
        copy = deepcopy(row)
        row.addprevious(copy)
        for paragraph in list(copy.iter(qn("w:p"))):
            _fill(paragraph, line)
    row.getparent().remove(row)


def _fill(paragraph: Any, values: Mapping[str, str]) -> None:
    """Fill the known names of one paragraph; a name may be spread over several stretches of text."""
    nodes = list(paragraph.iter(qn("w:t")))
    for found in reversed(list(_PLACE.finditer("".join(node.text or "" for node in nodes)))):
        if found[1] in values:
            _put(nodes, found.start(), found.end(), values[found[1]])
    for node in nodes:
        _break_lines(node)


def _put(nodes: list[Any], start: int, end: int, text: str) -> None:
    at = 0
    for node in nodes:
        own = node.text or ""
        first, last = max(start - at, 0), min(end - at, len(own))
        if first < last or (first == last == 0 and not own and start == at):
            node.text = own[:first] + (text if start >= at else "") + own[last:]
        at += len(own)


def _break_lines(node: Any) -> None:
    lines = (node.text or "").split("\n")
    node.text = lines[0]
    node.set(qn("xml:space"), "preserve")
    after = node
    for line in lines[1:]:
        extra = mark("w:t")
        extra.text = line
        extra.set(qn("xml:space"), "preserve")
        new_line = mark("w:br")
        after.addnext(new_line)
        new_line.addnext(extra)
        after = extra

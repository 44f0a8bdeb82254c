"""Joins papers into one PDF: with a title, a language and a bookmark for each paper, the same bytes every time."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date
from hashlib import sha256

_REFERENCE = re.compile(rb"(\d+) 0 R\b")
_KIDS = re.compile(rb"/Kids \[([^\]]*)\]")
_ROOT = re.compile(rb"/Root (\d+) 0 R")
_PAGES = re.compile(rb"/Pages (\d+) 0 R")
_STREAM = b"stream\r\n", b"stream\n"
_CATALOG, _TREE, _INFO, _OUTLINES, _FIRST_FREE = 1, 2, 3, 4, 5


@dataclass(frozen=True, slots=True, kw_only=True)
class JoinedPart:
    """One paper of the whole: the words of its bookmark, and its PDF as this program writes it."""

    title: str
    pdf: bytes


@dataclass(slots=True, kw_only=True)
class _Whole:
    """The objects of the file that is made, by number, and its pages in order."""

    objects: dict[int, bytes] = field(default_factory=dict)
    pages: list[int] = field(default_factory=list)
    following: int = _FIRST_FREE

    def number(self) -> int:
        """Give the next free number."""
        self.following += 1
        return self.following - 1


def join_pdfs(parts: Sequence[JoinedPart], *, title: str, at: date) -> bytes:
    """Give one PDF of all `parts` in their order; `at` is the day that the file states."""
    whole, marks = _Whole(), []
    for part in parts:
        first = len(whole.pages)
        _take(whole, part.pdf)
        marks.append((part.title, whole.pages[first]))
    _add_bookmarks(whole, marks)
    kids = b" ".join(b"%d 0 R" % page for page in whole.pages)
    whole.objects[_TREE] = b"<< /Type /Pages /Count %d /Kids [ %s ] >>" % (len(whole.pages), kids)
    whole.objects[_CATALOG] = (
        b"<< /Type /Catalog /Pages %d 0 R /Outlines %d 0 R /PageMode /UseOutlines /Lang (vi-VN) "
        b"/ViewerPreferences << /DisplayDocTitle true >> >>" % (_TREE, _OUTLINES)
    )
    whole.objects[_INFO] = b"<< /Title %s /Creator %s /CreationDate (D:%s000000Z) >>" % (
        _words(title),
        _words("Kiểm điểm"),
        f"{at:%Y%m%d}".encode(),
    )
    return _written(whole.objects)


def _take(whole: _Whole, pdf: bytes) -> None:
    """Copy the pages of one file and all that they use."""
    found = _objects(pdf)
    catalog = found[_only(_ROOT, pdf[pdf.rindex(b"trailer") :])]
    tree = _only(_PAGES, catalog)
    kids = _KIDS.search(found[tree])
    assert kids is not None
    pages = [int(number) for number in _REFERENCE.findall(kids[1])]
    renamed = {tree: _TREE}
    waiting = list(pages)
    while waiting:
        old = waiting.pop(0)
        if old not in renamed:
            renamed[old] = whole.number()
            waiting += [int(number) for number in _REFERENCE.findall(_parted(found[old])[0]) if int(number) != tree]
    for old, new in renamed.items():
        if old != tree:
            whole.objects[new] = _renamed(found[old], renamed)
    whole.pages += [renamed[page] for page in pages]


def _objects(pdf: bytes) -> dict[int, bytes]:
    """Give the objects of a file with a plain table of places, as our writer makes it."""
    table_at = int(pdf[pdf.rindex(b"startxref") :].split()[1])
    lines = pdf[table_at:].split(b"\n")
    first, count = (int(word) for word in lines[1].split())
    places = [int(line.split()[0]) for line in lines[2 : 2 + count]]
    ends = dict(zip(sorted(places), [*sorted(places)[1:], table_at], strict=True))
    found = {}
    for number, place in enumerate(places, first):
        if place:
            body = pdf[place : ends[place]]
            found[number] = body[body.index(b"obj") + 3 : body.rindex(b"endobj")].strip(b"\r\n")
    return found


def _parted(body: bytes) -> tuple[bytes, bytes]:
    """Give the facts of an object, and its stream if it has one."""
    at = min((place for mark in _STREAM if (place := body.find(mark)) >= 0), default=len(body))
    return body[:at], body[at:]


def _renamed(body: bytes, renamed: dict[int, int]) -> bytes:
    facts, stream = _parted(body)
    return _REFERENCE.sub(lambda found: b"%d 0 R" % renamed[int(found[1])], facts) + stream


def _only(pattern: re.Pattern[bytes], text: bytes) -> int:
    found = pattern.search(text)
    assert found is not None
    return int(found[1])


def _add_bookmarks(whole: _Whole, marks: Sequence[tuple[str, int]]) -> None:
    """Add an outline entry for each paper, one after the other."""
    numbers = [whole.number() for _mark in marks]
    ends = b"/First %d 0 R /Last %d 0 R " % (numbers[0], numbers[-1]) if numbers else b""
    whole.objects[_OUTLINES] = b"<< /Type /Outlines %s/Count %d >>" % (ends, len(numbers))
    for place, (title, page) in enumerate(marks):
        around = b"/Prev %d 0 R " % numbers[place - 1] if place else b""
        around += b"/Next %d 0 R " % numbers[place + 1] if place + 1 < len(marks) else b""
        target = b"/Dest [ %d 0 R /Fit ]" % page
        whole.objects[numbers[place]] = b"<< /Title %s /Parent %d 0 R %s%s >>" % (
            _words(title),
            _OUTLINES,
            around,
            target,
        )


def _words(text: str) -> bytes:
    return b"<" + ("\ufeff" + text).encode("utf-16-be").hex().upper().encode() + b">"


def _written(objects: dict[int, bytes]) -> bytes:
    """Give the file: a head, the objects by number, the table of their places."""
    parts: list[bytes] = [b"%PDF-1.4\n%\xe2\xe3\xcf\xd3\n"]
    places: list[int] = []
    at = len(parts[0])
    for number in sorted(objects):
        part = b"%d 0 obj\n%s\nendobj\n" % (number, objects[number])
        places.append(at)
        parts.append(part)
        at += len(part)
    digest = sha256(b"".join(parts)).hexdigest()[:32].encode()
    return b"".join((*parts, _table(places), _trailer(len(places) + 1, digest, at)))


def _table(places: Iterable[int]) -> bytes:
    rows = [b"%010d 00000 n \n" % place for place in places]
    return b"xref\n0 %d\n0000000000 65535 f \n%s" % (len(rows) + 1, b"".join(rows))


def _trailer(size: int, digest: bytes, table_at: int) -> bytes:
    facts = b"/Size %d /Root %d 0 R /Info %d 0 R /ID [<%s><%s>]" % (size, _CATALOG, _INFO, digest, digest)
    return b"trailer\n<< %s >>\nstartxref\n%d\n%%%%EOF\n" % (facts, table_at)

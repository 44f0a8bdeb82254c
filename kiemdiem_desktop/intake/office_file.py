"""A Word or Excel file from outside: looked through within limits before any of its content is believed."""

import re
import zipfile
import zlib
from dataclasses import dataclass
from enum import StrEnum
from hashlib import sha256
from io import BytesIO
from pathlib import Path
from typing import IO
from xml.etree.ElementTree import Element, ParseError

from defusedxml.common import DefusedXmlException
from defusedxml.ElementTree import fromstring

from kiemdiem_desktop.i18n import _
from kiemdiem_desktop.intake.form_errors import (
    damaged_form,
    empty_form,
    form_too_large,
    form_unreachable,
    locked_form,
    not_a_form,
    old_word,
    unsafe_form,
)

MAX_FILE_BYTES = 24 * 2**20
MAX_UNPACKED_BYTES = 32 * 2**20
MAX_PARTS = 4000
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_OUTSIDE = re.compile(rb"<[^>]*TargetMode=[\"']External[\"'][^>]*>", re.IGNORECASE)
_HARMLESS = re.compile(rb"relationships/hyperlink[\"']")


class OfficeKind(StrEnum):
    """The kinds that are read."""

    WORD = "word"
    EXCEL = "excel"
    PDF = "pdf"


@dataclass(frozen=True, slots=True, kw_only=True)
class OfficeFile:
    """A file as it came: `parts` are its XML parts by name, empty for a PDF."""

    name: str
    kind: OfficeKind
    content: bytes
    digest: str
    parts: dict[str, bytes]

    def tree(self, part: str) -> Element | None:
        """Give a part as a tree, None where there is none. Raises: DamagedFileError; UnsafeFileError for entities."""
        if part not in self.parts:
            return None
        try:
            found: Element = fromstring(self.parts[part], forbid_dtd=True)
        except DefusedXmlException:
            raise unsafe_form(self.name, _("có đoạn lệnh lạ trong phần chữ")) from None
        except (ParseError, ValueError):
            raise damaged_form(self.name) from None
        return found


def open_office_file(path: Path, *, with_pdf: bool = False) -> OfficeFile:
    """Read a file whole and look through it; the file is left untouched.

    Raises: EmptyFileError, PasswordProtectedError, OldWordError, WrongKindError, TooLargeError, DamagedFileError,
    UnsafeFileError, UnreachableFileError.
    """
    content = _content(path)
    digest = sha256(content).hexdigest()
    if content.startswith(b"%PDF") and with_pdf:
        return OfficeFile(name=path.name, kind=OfficeKind.PDF, content=content, digest=digest, parts={})
    if not content.strip(b"\x00\t\r\n "):
        raise empty_form(path.name)
    if content.startswith(_OLE):
        raise _ole_refusal(content, path.name)
    if not content.startswith(b"PK"):
        raise not_a_form(path.name, _kind_words(content))
    parts, names = _unpacked(content, path.name)
    _check_safe(parts, names, path.name)
    return OfficeFile(name=path.name, kind=_kind(names, path.name), content=content, digest=digest, parts=parts)


def _content(path: Path) -> bytes:
    try:
        size = path.stat().st_size
        if size > MAX_FILE_BYTES:
            detail = _("nặng {size} MB, nhiều nhất {limit} MB")
            raise form_too_large(path.name, detail.format(size=size // 2**20, limit=MAX_FILE_BYTES // 2**20))
        return path.read_bytes()
    except OSError:
        raise form_unreachable(path.name) from None


def _ole_refusal(content: bytes, name: str) -> Exception:
    if "EncryptedPackage".encode("utf-16-le") in content:
        return locked_form(name)
    if "WordDocument".encode("utf-16-le") in content:
        return old_word(name)
    return not_a_form(name, _("tệp văn phòng kiểu cũ"))


def _kind_words(content: bytes) -> str:
    if content.startswith(b"%PDF"):
        return _("tệp PDF")
    if content.startswith((b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"BM")):
        return _("tệp ảnh")
    return _("tệp văn bản RTF") if content.startswith(b"{\\rtf") else _("tệp loại khác")


def _unpacked(content: bytes, name: str) -> tuple[dict[str, bytes], frozenset[str]]:
    """Read the XML parts, counting what really unfolds and not what the package claims."""
    parts: dict[str, bytes] = {}
    left = MAX_UNPACKED_BYTES
    try:
        with zipfile.ZipFile(BytesIO(content)) as archive:
            entries = archive.infolist()
            if len(entries) > MAX_PARTS:
                raise form_too_large(name, _("có {count} phần bên trong").format(count=len(entries)))
            for entry in entries:
                if entry.flag_bits & 0x1:
                    raise locked_form(name)
                if entry.filename.endswith((".xml", ".rels")):
                    with archive.open(entry) as part:
                        parts[entry.filename] = _read_within(part, left, name)
                    left -= len(parts[entry.filename])
            return parts, frozenset(entry.filename for entry in entries)
    except (zipfile.BadZipFile, zlib.error, EOFError, ValueError, NotImplementedError, OSError):
        raise damaged_form(name) from None


def _read_within(part: IO[bytes], limit: int, name: str) -> bytes:
    data = part.read(limit + 1)
    if len(data) > limit:
        detail = _("mở ra nhiều hơn {limit} MB dữ liệu")
        raise form_too_large(name, detail.format(limit=MAX_UNPACKED_BYTES // 2**20))
    return data


def _check_safe(parts: dict[str, bytes], names: frozenset[str], name: str) -> None:
    """Raises: UnsafeFileError for macros, embedded programs and parts that are fetched from elsewhere."""
    if any(entry.lower().endswith(("vbaproject.bin", ".exe", ".dll")) for entry in names):
        raise unsafe_form(name, _("có lệnh tự chạy bên trong"))
    if any("/embeddings/" in entry.lower() or "/activex/" in entry.lower() for entry in names):
        raise unsafe_form(name, _("có nhúng tệp khác bên trong"))
    for part, data in parts.items():
        if part.endswith(".rels") and any(not _HARMLESS.search(link) for link in _OUTSIDE.findall(data)):
            raise unsafe_form(name, _("lấy nội dung từ nơi khác ngoài tệp"))
        if b"<!DOCTYPE" in data[:2000] or b"<!ENTITY" in data:
            raise unsafe_form(name, _("có đoạn lệnh lạ trong phần chữ"))


def _kind(names: frozenset[str], name: str) -> OfficeKind:
    if "word/document.xml" in names:
        return OfficeKind.WORD
    if "xl/workbook.xml" in names:
        return OfficeKind.EXCEL
    if "mimetype" in names:
        raise not_a_form(name, _("tệp của LibreOffice"))
    raise not_a_form(name, _("tệp nén"))

"""What a file is, told by its bytes and not by its name."""

import zipfile
from enum import StrEnum
from io import BytesIO

from kiemdiem_desktop.i18n import N_, _
from kiemdiem_desktop.intake.errors import damaged, empty_file, password_protected, wrong_kind

_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_HEAD = 4096

_SIGNATURES = (
    (b"%PDF", N_("tệp PDF")),
    (b"\x89PNG", N_("tệp ảnh")),
    (b"\xff\xd8\xff", N_("tệp ảnh")),
    (b"GIF8", N_("tệp ảnh")),
    (b"{\\rtf", N_("tệp văn bản RTF")),
    (b"Rar!", N_("tệp nén")),
    (b"7z\xbc\xaf", N_("tệp nén")),
    (b"MZ", N_("chương trình máy tính")),
    (b"SQLite format 3", N_("tệp cơ sở dữ liệu")),
)
_ZIP_PARTS = (
    ("word/document.xml", N_("tệp Word")),
    ("ppt/presentation.xml", N_("tệp PowerPoint")),
    ("xl/workbook.bin", N_("tệp Excel dạng nhị phân (.xlsb)")),
    ("mimetype", N_("tệp của LibreOffice")),
)
_OLE_STREAMS = (("WordDocument", N_("tệp Word cũ")), ("PowerPoint Document", N_("tệp PowerPoint cũ")))
_WEB_PAGE = N_("trang mạng được đặt tên như tệp Excel")


class FileKind(StrEnum):
    """The kinds that are read."""

    XLSX = "xlsx"
    XLS = "xls"
    TEXT = "text"


def kind_of(content: bytes, name: str) -> FileKind:
    """Tell the kind of a file. Raises: EmptyFileError, PasswordProtectedError, WrongKindError, DamagedFileError."""
    if not content.strip(b"\x00\t\r\n \xef\xbb\xbf\xff\xfe"):
        raise empty_file(name)
    if content.startswith(b"PK"):
        return _kind_of_zip(content, name)
    if content.startswith(_OLE):
        return _kind_of_ole(content, name)
    for signature, found in _SIGNATURES:
        if content.startswith(signature):
            raise wrong_kind(name, _(found))
    start = content[:_HEAD].lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    if start.startswith((b"<!doctype html", b"<html", b"<table", b"<?xml", b"<meta")):
        raise wrong_kind(name, _(_WEB_PAGE))
    return FileKind.TEXT


def _kind_of_zip(content: bytes, name: str) -> FileKind:
    try:
        with zipfile.ZipFile(BytesIO(content)) as archive:
            parts = set(archive.namelist())
    except (zipfile.BadZipFile, ValueError, NotImplementedError, OSError, UnicodeDecodeError):
        raise damaged(name) from None
    if "xl/workbook.xml" in parts:
        return FileKind.XLSX
    raise wrong_kind(name, next((_(found) for part, found in _ZIP_PARTS if part in parts), _("tệp nén")))


def _kind_of_ole(content: bytes, name: str) -> FileKind:
    def has(stream: str) -> bool:
        """Whether the container names a stream."""
        return stream.encode("utf-16-le") in content

    if has("EncryptedPackage"):
        raise password_protected(name)
    for stream, found in _OLE_STREAMS:
        if has(stream):
            raise wrong_kind(name, _(found))
    if not (has("Workbook") or has("Book")):
        raise damaged(name)
    return FileKind.XLS

"""Returned files that are broken, locked or meant to harm: each refused in words, none opened further than needed."""

import zipfile
from collections.abc import Callable
from io import BytesIO
from pathlib import Path

import pytest

from kiemdiem_desktop.intake import office_file
from kiemdiem_desktop.intake.returned import files_in, read_one
from tests.services.filling import DOCUMENT, packed, parts_of, word_file

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(512)
RELATIONS = "word/_rels/document.xml.rels"


def outside(kind: str) -> bytes:
    """Give relations that name a target outside the file."""
    start = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    return f'<r><Relationship Type="{start}/{kind}" Target="http://x/y" TargetMode="External"/></r>'.encode()


def with_part(name: str, data: bytes) -> bytes:
    """Give a small Word file with one part more."""
    return packed(parts_of(word_file("Một")) | {name: data})


def with_entities() -> bytes:
    """Give a Word file whose text unfolds without end."""
    text = b'<!DOCTYPE d [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]><d>&b;</d>'
    return packed({DOCUMENT: text})


def bomb() -> bytes:
    """Give a small archive that unfolds to a hundred megabytes."""
    return packed({DOCUMENT: b" " * (100 * 2**20)})


def locked_zip() -> bytes:
    """Give an archive whose parts claim to be encrypted."""
    data = bytearray(word_file("Một"))
    at = data.index(b"PK\x01\x02")
    while at >= 0:
        data[at + 8] |= 1
        at = data.find(b"PK\x01\x02", at + 4)
    return bytes(data)


CASES: dict[str, tuple[Callable[[], bytes], str, str]] = {
    "nothing": (lambda: b"", "empty_file", "trống"),
    "blanks": (lambda: b"\x00" * 40, "empty_file", "trống"),
    "old word": (lambda: OLE + "WordDocument".encode("utf-16-le"), "old_word", "trước năm 2007"),
    "password": (lambda: OLE + "EncryptedPackage".encode("utf-16-le"), "password_protected", "mật khẩu"),
    "password in the archive": (locked_zip, "password_protected", "mật khẩu"),
    "picture": (lambda: b"\xff\xd8\xff" + bytes(90), "not_a_form", "tệp ảnh"),
    "pdf": (lambda: b"%PDF-1.7", "not_a_form", "tệp PDF"),
    "odt": (lambda: packed({"mimetype": b"application/x", "content.xml": b"<a/>"}), "not_a_form", "LibreOffice"),
    "torn": (lambda: word_file("Một")[:120], "damaged_file", "bị hỏng"),
    "not xml": (lambda: packed({DOCUMENT: b"<w:document"}), "damaged_file", "bị hỏng"),
    "entities": (with_entities, "unsafe_file", "đoạn lệnh lạ"),
    "macros": (lambda: with_part("word/vbaProject.bin", b"x"), "unsafe_file", "lệnh tự chạy"),
    "embedded": (lambda: with_part("word/embeddings/a.bin", b"x"), "unsafe_file", "nhúng tệp khác"),
    "template from elsewhere": (
        lambda: with_part(RELATIONS, outside("attachedTemplate")),
        "unsafe_file",
        "từ nơi khác",
    ),
    "bomb": (bomb, "too_large", "mở ra nhiều hơn"),
    "many parts": (lambda: packed({f"{at}.xml": b"" for at in range(4100)}), "too_large", "phần bên trong"),
}


@pytest.mark.parametrize("case", CASES.values(), ids=CASES)
def test_a_bad_file_is_refused_with_advice(case: tuple[Callable[[], bytes], str, str], tmp_path: Path) -> None:
    make, code, words = case
    file = tmp_path / "bản của tôi.docx"
    data = make()
    file.write_bytes(data)
    read = read_one(file)
    assert read.form is None
    assert read.error is not None
    assert read.error.code == code
    assert words in read.error.message
    assert read.error.hint.endswith(".")
    assert file.read_bytes() == data


def test_a_link_in_the_text_is_no_danger(tmp_path: Path) -> None:
    file = tmp_path / "a.docx"
    file.write_bytes(with_part(RELATIONS, outside("hyperlink")))
    assert read_one(file).error is None


def test_a_table_within_a_table_is_read_once(tmp_path: Path) -> None:
    inner = "<w:tbl><w:tr><w:tc><w:p><w:r><w:t>Trong</w:t></w:r></w:p></w:tc></w:tr></w:tbl>"
    table = f"<w:tbl><w:tr><w:tc>{inner}<w:p/></w:tc></w:tr></w:tbl>"
    parts = parts_of(word_file("Một"))
    file = tmp_path / "a.docx"
    file.write_bytes(packed(parts | {DOCUMENT: parts[DOCUMENT].replace(b"</w:body>", f"{table}</w:body>".encode())}))
    form = read_one(file).form
    assert form is not None
    assert form.texts == ("Một", "Trong")


def test_a_huge_file_is_not_even_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(office_file, "MAX_FILE_BYTES", 100)
    file = tmp_path / "a.docx"
    file.write_bytes(word_file("Một"))
    read = read_one(file)
    assert read.error is not None
    assert read.error.code == "too_large"


def test_a_file_that_is_gone_is_told(tmp_path: Path) -> None:
    read = read_one(tmp_path / "đã xóa.docx")
    assert read.error is not None
    assert "không còn đó" in read.error.message


def test_a_workbook_of_something_else_is_no_form(tmp_path: Path) -> None:
    stream = BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        archive.writestr("xl/workbook.xml", "<workbook/>")
    file = tmp_path / "a.xlsx"
    file.write_bytes(stream.getvalue())
    assert read_one(file).error is not None


def test_folders_are_looked_through_without_lock_files(tmp_path: Path) -> None:
    for name in ("b.docx", "~$b.docx", ".an.docx", "tổ 1/a.docx"):
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True)
        path.touch()
    assert [path.name for path in files_in((tmp_path,))] == ["a.docx", "b.docx"]

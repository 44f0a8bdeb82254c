"""The shell of a package: one form, and hostile or damaged files each with their own message."""

import io
import struct
import sys
import zipfile
import zlib
from collections.abc import Callable
from hashlib import sha256
from pathlib import Path
from random import Random

import pytest

from kiemdiem_desktop.exchange import doors, errors
from kiemdiem_desktop.exchange.canonical_zip import open_zip, read_zip, write_zip
from kiemdiem_desktop.exchange.layout import MIMETYPE
from tests.exchange.samples import a_package

PDF = "documents/bien-ban.pdf"


def other_zip(fill: Callable[[zipfile.ZipFile], object]) -> bytes:
    """Give a container as another program writes it, with the right first entry."""
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as container:
        container.writestr("mimetype", MIMETYPE)
        fill(container)
    return file.getvalue()


def named(name: str) -> bytes:
    """Give a container with an entry of this name."""
    return other_zip(lambda container: container.writestr(zipfile.ZipInfo(name), b"x"))


def packed(name: str, data: bytes) -> bytes:
    """Give a container with a compressed entry."""
    return other_zip(lambda container: container.writestr(name, data, zipfile.ZIP_DEFLATED))


def link(container: zipfile.ZipFile) -> None:
    """Add a symbolic link to a file outside."""
    info = zipfile.ZipInfo(PDF)
    info.create_system = 3
    info.external_attr = 0o120777 << 16
    container.writestr(info, "/etc/passwd")


def patched(package: bytes, name: str, field: int, form: str, value: int) -> bytes:
    """Change one field of an entry's line in the central directory; `field` is its offset in bytes."""
    data = bytearray(package)
    at = data.rfind(name.encode()) - 46 + field
    struct.pack_into(form, data, at, value)
    return bytes(data)


def twice(name: str, other: str) -> bytes:
    """Give a container with two entries whose names clash."""

    def fill(container: zipfile.ZipFile) -> None:
        container.writestr(name, b"one")
        container.writestr(other, b"two")

    return other_zip(fill)


def crowded(container: zipfile.ZipFile) -> None:
    """Add too many entries."""
    for number in range(300):
        container.writestr(f"documents/{number}.pdf", b"")


def office_file() -> bytes:
    """Give what Word writes, by its first entry."""
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as container:
        container.writestr("[Content_Types].xml", "<Types/>")
    return file.getvalue()


def foreign_zip() -> bytes:
    """Give an ordinary ZIP file."""
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as container:
        container.writestr("anh.jpg", b"x")
    return file.getvalue()


def commented(container: zipfile.ZipFile) -> None:
    """Give the container a comment."""
    container.comment = b"hello"


@pytest.mark.parametrize(
    ("data", "error", "words"),
    [
        (b"", errors.EmptyFileError, "Tệp rỗng"),
        (b"%PDF-1.7 a letter", errors.NotAPackageError, "không phải gói hồ sơ kiểm điểm"),
        (foreign_zip(), errors.NotAPackageError, "không phải gói hồ sơ kiểm điểm"),
        (office_file(), errors.OfficeFileError, "văn bản Word hoặc bảng Excel bị đổi tên"),
        (b"age-encryption.org/v1\n-> X25519", errors.EncryptedPackageError, "đang được khóa bằng mật mã"),
        (a_package()[:-1], errors.TruncatedError, "Gói bị cụt"),
        (a_package()[: len(a_package()) // 2], errors.TruncatedError, "Gói bị cụt"),
        (a_package() + b"\n", errors.TrailingDataError, "dữ liệu lạ bị gắn thêm"),
        (a_package() + a_package(), errors.RepackedError, "Vỏ gói bị sửa"),
        (other_zip(commented), errors.TrailingDataError, "dữ liệu lạ bị gắn thêm"),
        (
            patched(a_package(), PDF, 8, "<H", 8),
            errors.DataDescriptorError,
            f"“{PDF}” trong gói khai kích thước không thật",
        ),
        (other_zip(link), errors.LinkEntryError, f"“{PDF}” trong gói là đường dẫn trỏ ra ngoài"),
        (other_zip(crowded), errors.TooLargeError, "số mục trong gói là 301, mức cho phép là 300"),
        (packed(PDF, b"abc" * 20), errors.CompressedEntryError, f"“{PDF}” trong gói bị nén lại"),
        (packed(PDF, bytes(10_000_000)), errors.TooLargeError, "tỷ lệ nén của một mục là 1027, mức cho phép là 100"),
        (patched(a_package(), PDF, 24, "<L", 4_000_000_000), errors.TooLargeError, "tỷ lệ nén của một mục"),
        (patched(a_package(), PDF, 8, "<H", 1), errors.EncryptedEntryError, f"“{PDF}” trong gói bị đặt mật khẩu"),
        (patched(a_package(), PDF, 24, "<L", 21), errors.DataDescriptorError, "khai kích thước không thật"),
        (patched(a_package(), PDF, 42, "<L", 4_000_000), errors.RepackedError, "Vỏ gói bị sửa"),
        (patched(a_package(), PDF, 12, "<H", 5), errors.RepackedError, "đóng lại bằng chương trình khác"),
        (named("../ngoai.pdf"), errors.EntryNameError, "tên không được phép: “../ngoai.pdf”"),
        (named("/etc/passwd"), errors.EntryNameError, "“/etc/passwd”"),
        (named("C:/a.pdf"), errors.EntryNameError, "“C:/a.pdf”"),
        (named("documents\\a.pdf"), errors.EntryNameError, "a.pdf”"),
        (named("documents/nul.pdf"), errors.EntryNameError, "“documents/nul.pdf”"),
        (named("documents/COM1.docx"), errors.EntryNameError, "“documents/COM1.docx”"),
        (named("documents/a/b.pdf"), errors.EntryNameError, "“documents/a/b.pdf”"),
        (named("documents/goi.asice"), errors.EntryNameError, "“documents/goi.asice”"),
        (named("documents/"), errors.EntryNameError, "“documents/”"),
        (named("documents/điểm.pdf"), errors.EntryNameError, "tên không được phép"),
        (named("META-INF/manifest.xml"), errors.EntryNameError, "“META-INF/manifest.xml”"),
        (
            twice(PDF, "documents/BIEN-BAN.pdf"),
            errors.DuplicateEntryError,
            "hai mục trùng tên: “documents/BIEN-BAN.pdf”",
        ),
        (twice("documents/b.pdf", "documents/a.pdf"), errors.RepackedError, "Vỏ gói bị sửa"),
        (bytes(21_000_000), errors.TooLargeError, r"cả tệp (MB) là 21"),
    ],
)
def test_a_file_that_is_no_sound_package_is_told_apart(
    data: bytes, error: type[errors.PackageError], words: str
) -> None:
    with pytest.raises(errors.PackageError) as refused:
        read_zip(data)
    assert type(refused.value) is error
    assert words in refused.value.message
    assert refused.value.hint


@pytest.mark.filterwarnings("ignore:Duplicate name:UserWarning")
def test_two_entries_of_one_name_are_refused() -> None:
    with pytest.raises(errors.DuplicateEntryError):
        read_zip(twice(PDF, PDF))


def test_what_is_written_is_read_in_its_order() -> None:
    entries = {"content.json": b"{}", "documents/b.pdf": b"2", "documents/a.pdf": b"1", "mimetype": MIMETYPE}
    read = read_zip(write_zip(entries))
    assert list(read) == ["mimetype", "content.json", "documents/a.pdf", "documents/b.pdf"]
    assert read == entries


def test_a_package_cut_inside_a_word_file_is_called_cut() -> None:
    entries = {"mimetype": MIMETYPE, "documents/a.docx": foreign_zip(), "documents/b.pdf": bytes(99)}
    data = write_zip(entries)
    with pytest.raises(errors.TruncatedError):
        read_zip(data[: data.index(b"documents/b.pdf")])


def test_a_bomb_is_refused_by_its_statement_without_being_unpacked(tmp_path: Path) -> None:
    bomb = tmp_path / "bomb.asice"
    with zipfile.ZipFile(bomb, "w") as container:
        container.writestr("mimetype", MIMETYPE)
        for number in range(12):
            container.writestr(f"documents/{number}.pdf", bytes(9_000_000), zipfile.ZIP_DEFLATED)
    with pytest.raises(errors.TooLargeError):
        read_zip(bomb.read_bytes())


def test_the_fast_checksum_is_that_of_the_standard_library() -> None:
    fast = doors.checksum_module()
    for size in (0, 1, 15, 16, 63, 64, 1_000, 36_001):
        data = Random(size).randbytes(size + 7)
        for begin in range(8):
            piece = memoryview(data)[begin : begin + size]
            assert fast.crc32(piece) == zlib.crc32(piece)


def test_without_the_fast_checksum_packages_are_the_same(monkeypatch: pytest.MonkeyPatch) -> None:
    entries = read_zip(a_package())
    monkeypatch.setitem(sys.modules, "zlib_ng", None)
    assert doors.checksum_module() is zlib
    assert write_zip(entries) == a_package()
    with pytest.raises(errors.EntryChangedError):
        open_zip(a_package().replace(entries[PDF], bytes(len(entries[PDF]))))


def test_views_are_the_entries_and_the_digest_is_that_of_the_file() -> None:
    entries = open_zip(a_package())
    assert {name: bytes(view) for name, view in entries.views().items()} == dict(entries)
    assert entries.file_digest == sha256(a_package()).hexdigest()

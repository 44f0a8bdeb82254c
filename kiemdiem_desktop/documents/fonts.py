"""The serif font of printed papers: which files, where, and whether they hold every Vietnamese letter."""

import struct
from functools import cache
from pathlib import Path

from kiemdiem_desktop.domain.errors import KiemdiemError
from kiemdiem_desktop.i18n import _

FAMILY = "LiberationSerif"
FACES = ("Regular", "Bold", "Italic", "BoldItalic")
FONT_VERSION = "2.1.5"
_VOWELS = "aăâeêioôơuưy"
_TONED = "àảãáạằẳẵắặầẩẫấậèẻẽéẹềểễếệìỉĩíịòỏõóọồổỗốộờởỡớợùủũúụừửữứựỳỷỹýỵ"
LETTERS = "".join(sorted(set(_VOWELS + _TONED + "đ" + (_VOWELS + _TONED + "đ").upper())))
SIGNS = "□■…–“”−×°\u00a0"


class FontsMissingError(KiemdiemError):
    """The font files for printing are not where the program keeps them."""


class UnfitFontError(KiemdiemError):
    """A font file that is not the one asked for or lacks Vietnamese letters."""


def font_files(fonts_dir: Path) -> dict[str, Path]:
    """Give the file of each face. Raises: FontsMissingError."""
    files = {face: fonts_dir / f"{FAMILY}-{face}.ttf" for face in FACES}
    missing = [path.name for path in files.values() if not path.is_file()]
    if missing:
        raise FontsMissingError(
            code="fonts_missing",
            message=_("Không in được văn bản vì thiếu tệp phông chữ: {names}.").format(names=", ".join(missing)),
            hint=_("Cài lại chương trình để có đủ phông chữ."),
        )
    return files


@cache
def known_letters(fonts_dir: Path) -> frozenset[str]:
    """Give the letters that every face can print. Raises: FontsMissingError."""
    files = font_files(fonts_dir).values()
    return frozenset(set.intersection(*(characters(path.read_bytes()) for path in files)) | {"\n", "\t"})


def check_font(path: Path) -> None:
    """Make sure that a file is the version we print with and has every letter. Raises: UnfitFontError."""
    data = path.read_bytes()
    version = font_version(data)
    if version != FONT_VERSION:
        raise _unfit(path, _("phiên bản {version}, cần {wanted}").format(version=version, wanted=FONT_VERSION))
    lacking = "".join(sorted(set(LETTERS + SIGNS) - characters(data)))
    if lacking:
        raise _unfit(path, _("thiếu chữ {letters}").format(letters=lacking))


def font_version(data: bytes) -> str:
    """Give the version that the font names itself ("2.1.5"), empty if it has none."""
    name = _table(data, b"name")
    count, strings = struct.unpack(">HH", name[2:6])
    for index in range(count):
        platform, _encoding, _language, kind, length, offset = struct.unpack_from(">6H", name, 6 + 12 * index)
        if platform == 3 and kind == 5:
            text = name[strings + offset : strings + offset + length].decode("utf-16-be")
            return text.removeprefix("Version ").split(";")[0].strip()
    return ""


def characters(data: bytes) -> set[str]:
    """Give the characters of the basic plane that the font has a shape for."""
    cmap = _table(data, b"cmap")
    (count,) = struct.unpack_from(">H", cmap, 2)
    for index in range(count):
        platform, encoding, offset = struct.unpack_from(">HHL", cmap, 4 + 8 * index)
        if (platform, encoding) == (3, 1):
            return _segments(cmap[offset:])
    return set()


def _segments(table: bytes) -> set[str]:
    """Read a cmap subtable of format 4; the segments of Liberation map every character of theirs."""
    doubled = struct.unpack_from(">H", table, 6)[0]
    half = doubled // 2
    ends = struct.unpack_from(f">{half}H", table, 14)
    starts = struct.unpack_from(f">{half}H", table, 16 + doubled)
    return {chr(code) for start, end in zip(starts, ends, strict=True) for code in range(start, end + 1)}


def _table(data: bytes, tag: bytes) -> bytes:
    (count,) = struct.unpack_from(">H", data, 4)
    for index in range(count):
        name, _sum, offset, length = struct.unpack_from(">4s3L", data, 12 + 16 * index)
        if name == tag:
            return data[offset : offset + length]
    return b"\0" * 8


def _unfit(path: Path, why: str) -> UnfitFontError:
    return UnfitFontError(
        code="unfit_font",
        message=_("Phông chữ “{file}” không dùng được: {why}.").format(file=path.name, why=why),
        hint=_("Cài gói fonts-liberation2 của Debian 12 rồi chạy lại."),
    )

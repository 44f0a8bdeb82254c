"""The data of ICU that Qt for Linux carries, without the languages of the world: 32 MB become 4.

Qt's core library asks for `libicudata.so`, one block of named parts behind a table. The same library is made anew from
the parts that we keep: what holds for every language, Vietnamese and English. Windows brings an ICU of its own.
"""

import re
import struct
import subprocess
import tempfile
from pathlib import Path

LANGUAGES = ("vi", "en")
_LOCALE = re.compile(r"(?:.*/)?([a-z]{2,3})(?:_[A-Za-z0-9_]+)?\.res")
_NEEDLESS = re.compile(r"(translit|rbnf)/.*|.*\.(cnv|dict|spp|lstm)|.*lstm.*")
_ALIGNMENT = 16
_SOURCE = """
.section .rodata
.balign 16
.global {symbol}
.type {symbol}, @object
{symbol}: .incbin "data"
.size {symbol}, . - {symbol}
.section .note.GNU-stack, "", @progbits
"""


def is_kept(name: str) -> bool:
    """Whether a part of ICU's data stays, by its name below the head of the package, as in `coll/vi.res`."""
    locale = _LOCALE.fullmatch(name)
    return not _NEEDLESS.fullmatch(name) and (locale is None or locale[1] in LANGUAGES)


def keep_parts(data: bytes) -> bytes:
    """Give a package of ICU data with the parts that are kept, laid out as ICU's own tool does."""
    (top,) = struct.unpack_from("<H", data)
    table = data[top:]
    (count,) = struct.unpack_from("<I", table)
    places = [struct.unpack_from("<II", table, 4 + 8 * number) for number in range(count)]
    ends = [*(place for _name, place in places[1:]), len(table)]
    parts = [(_name_at(table, name), table[at:end]) for (name, at), end in zip(places, ends, strict=True)]
    return data[:top] + _table([(name, part) for name, part in parts if is_kept(name.partition("/")[2])])


def shrink(library: Path) -> None:
    """Make `library` (libicudata.so.NN) anew from what is kept. Raises: CalledProcessError without binutils."""
    symbol = f"icudt{library.name.rpartition('.')[2]}_dat"
    with tempfile.TemporaryDirectory() as place:
        (Path(place) / "data").write_bytes(keep_parts(_block(library, symbol)))
        (Path(place) / "data.s").write_text(_SOURCE.format(symbol=symbol), encoding="ascii")
        subprocess.run(["as", "-o", "data.o", "data.s"], cwd=place, check=True)  # noqa: S607 - fixed program
        link = ["ld", "-shared", "-z", "noexecstack", "--build-id=none", "-soname", library.name, "-o", "library"]
        subprocess.run([*link, "data.o"], cwd=place, check=True)  # noqa: S603 - fixed program
        library.write_bytes((Path(place) / "library").read_bytes())


def _name_at(table: bytes, at: int) -> str:
    return table[at : table.index(b"\0", at)].decode("ascii")


def _table(parts: list[tuple[str, bytes]]) -> bytes:
    names = b"".join(name.encode("ascii") + b"\0" for name, _part in parts)
    first = _aligned(4 + 8 * len(parts) + len(names))
    rows, body, name_at = b"", b"", 4 + 8 * len(parts)
    for name, part in parts:
        rows += struct.pack("<II", name_at, first + len(body))
        name_at += len(name) + 1
        body += part.ljust(_aligned(len(part)), b"\0")
    return (struct.pack("<I", len(parts)) + rows + names).ljust(first, b"\0") + body


def _aligned(size: int) -> int:
    return -(-size // _ALIGNMENT) * _ALIGNMENT


def _block(library: Path, symbol: str) -> bytes:
    """Give the bytes behind a symbol; the package begins with a header of its own."""
    command = ["nm", "--dynamic", "--print-size", str(library)]
    told = subprocess.run(command, capture_output=True, text=True, check=True).stdout  # noqa: S603 - fixed program
    row = next(line.split() for line in told.splitlines() if line.split()[-1] == symbol)
    data = library.read_bytes()
    at = data.index(b"CmnD") - 12  # where the header of the package begins
    return data[at : at + int(row[1], 16)]

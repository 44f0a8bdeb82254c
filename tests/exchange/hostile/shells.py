"""Hostile shells: names that lead elsewhere, headers that lie, bombs, cut and glued files."""

import io
import zipfile
from collections.abc import Iterator
from dataclasses import replace
from zlib import compressobj

from kiemdiem_desktop.exchange import errors
from kiemdiem_desktop.exchange.cades import make_signature
from tests.exchange.hostile.parts import Entry, Hostile, entries_of, manifest_with, sound_entries, write_lies
from tests.exchange.samples import AT, MANIFEST, SIGNATURE, a_key, a_package

_NAMES = (
    "../x.pdf",
    "..\\x.pdf",
    "/etc/x.pdf",
    "C:\\x.pdf",
    "C:/x.pdf",
    "\\\\server\\x.pdf",
    "documents/../../x.pdf",
    "documents/./x.pdf",
    "documents//x.pdf",
    "documents/CON.pdf",
    "documents/nul.pdf",
    "documents/com1.docx",
    "documents/x.pdf.",
    "documents/x .pdf",
    "documents/biên-bản.pdf",
    "documents/x.exe",
    "documents/x.pdf.exe",
    "documents/x.zip",
    "documents/x.asice",
    "documents/x.pdf:stream",
    "documents/",
    "documents/a/b.pdf",
    "documents/x\n.pdf",
    "documents/.pdf",
    "attachments/scan.pdf",
    f"attachments/{'0' * 64}.exe",
    "META-INF/manifest.xml",
    "META-INF/signatures.xml",
    "META-INF/ASiCManifest1000.xml",
    "META-INF/../content.json",
    "~/.profile",
    "x" * 300,
)
_TWINS = ("Content.json", "MIMETYPE", "documents/BIEN-BAN.pdf", "content.json")


def hostile_shells() -> Iterator[Hostile]:
    """Give packages whose shell is hostile; names come with a rightly signed manifest that lists them."""
    for name in _NAMES:
        yield Hostile(name=f"name {name[:40]!r}", data=_with_entry(name), error=errors.EntryNameError)
    for name in _TWINS:
        yield Hostile(name=f"twin {name}", data=_with_entry(name), error=errors.DuplicateEntryError)
    yield from _lies()
    yield from _bombs()
    yield from _files()


def _with_entry(name: str) -> bytes:
    manifest = manifest_with(name)
    signed = {MANIFEST: manifest, SIGNATURE: make_signature(manifest, a_key(), at=AT)}
    return write_lies([*entries_of({**sound_entries(), **signed}), Entry(name=name.encode(), data=b"")])


def _lies() -> Iterator[Hostile]:
    lies = (
        ("an encrypted entry", {"flags": 1}, errors.EncryptedEntryError),
        ("a data descriptor", {"flags": 8}, errors.DataDescriptorError),
        ("a link", {"mode": 0xA1FF}, errors.LinkEntryError),
        ("a flag of no meaning", {"flags": 0x800}, errors.RepackedError),
        ("another date", {"date": 0x5A81}, errors.RepackedError),
        ("an extra field", {"extra": b"\x01\x00\x02\x00zz"}, errors.EntryChangedError),
        ("a larger size", {"size": 10_000, "packed": 10_000}, errors.RepackedError),
        ("a smaller size", {"size": 1, "packed": 1}, errors.EntryChangedError),
        ("two sizes", {"size": 30, "packed": 20}, errors.DataDescriptorError),
        ("a size of 4 GB", {"size": 0xFFFFFFFF, "packed": 0xFFFFFFFF}, errors.TooLargeError),
        ("another size in front", {"local_size": 3}, errors.RepackedError),
        ("another name in front", {"local_name": b"documents/bien-bao.pdf"}, errors.RepackedError),
        ("another checksum", {"crc": 1}, errors.EntryChangedError),
        ("a place outside", {"offset": 0xFFFFFF00}, errors.RepackedError),
        ("the place of another", {"offset": 0}, errors.EntryChangedError),
        ("compression that is none", {"method": 8}, errors.CompressedEntryError),
        ("a method of no meaning", {"method": 99}, errors.CompressedEntryError),
    )
    for words, told, error in lies:
        entries = entries_of(sound_entries())
        at = next(number for number, entry in enumerate(entries) if entry.name == b"documents/bien-ban.pdf")
        entries[at] = replace(entries[at], **told)
        yield Hostile(name=f"lie: {words}", data=write_lies(entries), error=error)
    whole = entries_of(sound_entries())
    yield Hostile(name="lie: fewer entries", data=write_lies(whole, count=2), error=errors.RepackedError)
    yield Hostile(name="lie: more entries", data=write_lies(whole, count=9), error=errors.TruncatedError)
    yield Hostile(name="lie: 65535 entries", data=write_lies(whole, count=65535), error=errors.TooLargeError)
    yield Hostile(name="lie: directory elsewhere", data=write_lies(whole, shift=7), error=errors.RepackedError)
    yield Hostile(name="a comment", data=write_lies(whole, comment=b"hello"), error=errors.TrailingDataError)
    yield Hostile(name="another order", data=write_lies([whole[0], *whole[:0:-1]]), error=errors.RepackedError)


def _bombs() -> Iterator[Hostile]:
    packer = compressobj(9, wbits=-15)
    zeros = packer.compress(bytes(30_000_000)) + packer.flush()
    bomb = Entry(name=b"documents/x.pdf", data=zeros, method=8, size=30_000_000)
    whole = entries_of(sound_entries())
    yield Hostile(name="a bomb of zeros", data=write_lies([*whole, bomb]), error=errors.TooLargeError)
    quiet = replace(bomb, size=len(zeros) * 90)
    yield Hostile(name="a bomb that says less", data=write_lies([*whole, quiet]), error=errors.CompressedEntryError)
    many = [Entry(name=b"documents/a%d.pdf" % number, data=b"") for number in range(400)]
    yield Hostile(name="400 entries", data=write_lies([*whole, *many]), error=errors.TooLargeError)
    large = Entry(name=b"documents/x.pdf", data=b"", packed=0, size=0)
    over = [replace(large, name=b"documents/b%d.pdf" % n, size=9_000_000, packed=9_000_000) for n in range(12)]
    yield Hostile(name="108 MB as stated", data=write_lies([*whole, *over]), error=errors.TooLargeError)
    yield Hostile(name="21 MB", data=a_package() + bytes(21_000_000), error=errors.TooLargeError)


def _files() -> Iterator[Hostile]:
    sound = a_package()
    yield Hostile(name="nothing", data=b"", error=errors.EmptyFileError)
    yield Hostile(name="a PDF", data=b"%PDF-1.7 ...", error=errors.NotAPackageError)
    yield Hostile(name="a Word file", data=_zip({"[Content_Types].xml": b"<a/>"}), error=errors.OfficeFileError)
    yield Hostile(name="any ZIP", data=_zip({"a.txt": b"hello"}), error=errors.NotAPackageError)
    yield Hostile(name="an envelope", data=b"age-encryption.org/v1\n", error=errors.EncryptedPackageError)
    yield Hostile(name="cut in the middle", data=sound[: len(sound) // 2], error=errors.TruncatedError)
    yield Hostile(name="cut at the end", data=sound[:-1], error=errors.TruncatedError)
    yield Hostile(name="glued to another", data=sound + sound, error=errors.RepackedError)
    yield Hostile(name="something behind", data=sound + b"\x00", error=errors.TrailingDataError)
    yield Hostile(name="something before", data=b"\x00" + sound, error=errors.NotAPackageError)
    yield Hostile(name="packed anew", data=_zip(dict(sound_entries())), error=errors.CompressedEntryError)
    nested = _with_entry("documents/x.docx").replace(b"documents/x.docx", b"documents/x.zipx")
    yield Hostile(name="a package in a package", data=nested, error=errors.EntryNameError)


def _zip(entries: dict[str, bytes]) -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as package:
        for name, data in entries.items():
            package.writestr(name, data)
    return made.getvalue()

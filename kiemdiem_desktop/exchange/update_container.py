"""Update packages: the same signed container as all kinds, but its payload is large and is never held whole.

    mimetype, content.json, payload/program.tar.xz, META-INF/ASiCManifest001.xml, META-INF/signature001.p7s

in this order, in the one canonical shell of `canonical_zip`. The payload is read as a stream twice: once for its
SHA-256, which the signed manifest states, and once to write the files, each of which is held against the SHA-256 that
the signed content states. So what reaches the disk is what was signed, even if the stick changes in between.
"""

import lzma
import tarfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from hashlib import sha256
from io import RawIOBase
from pathlib import Path
from typing import IO, BinaryIO, Final

from kiemdiem_desktop.domain.errors import KiemdiemError
from kiemdiem_desktop.domain.update import ProgramFile, UpdateNotice
from kiemdiem_desktop.exchange import doors, errors
from kiemdiem_desktop.exchange import update_errors as refused
from kiemdiem_desktop.exchange.canonical_zip import (
    LOCAL_BYTES,
    MAX_PACKED_BYTES,
    check_beginning,
    end_record,
    headers,
    read_local,
)
from kiemdiem_desktop.exchange.content import parse_content
from kiemdiem_desktop.exchange.layout import CONTENT_NAME, MIMETYPE, MIMETYPE_NAME, manifest_name, signature_name
from kiemdiem_desktop.exchange.manifest import check_listed
from kiemdiem_desktop.exchange.signatures import Signer, check_signature, check_signer
from kiemdiem_desktop.exchange.update_content import read_update_content
from kiemdiem_desktop.i18n import _

PAYLOAD_NAME: Final = "payload/program.tar.xz"
NAMES: Final = (MIMETYPE_NAME, CONTENT_NAME, PAYLOAD_NAME, manifest_name(1), signature_name(1))
EXAMPLE: Final = "update-{target}-0.0.0.asice"
MAX_SMALL_BYTES: Final = 8_000_000
MAX_PAYLOAD_BYTES: Final = 400_000_000
CHUNK_BYTES: Final = 1 << 18
_MEMORY_BYTES: Final = 160_000_000  # what unpacking may take: the old laptops have 4 GB
_BEGINNING_BYTES: Final = 4096

Report = Callable[[int, int], None]
"""Called with bytes done and bytes in all; may raise CancelledError."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Entry:
    """Where an entry lies in the file."""

    begin: int
    size: int
    crc: int


@dataclass(frozen=True, slots=True, kw_only=True)
class OpenedUpdate:
    """A package that is whole and signed by the publisher. `size_bytes` is that of the packed program."""

    notice: UpdateNotice
    path: Path
    signer: Signer
    begin: int
    size_bytes: int


def open_update(path: Path, *, trusted: tuple[bytes, ...], at: datetime, report: Report) -> OpenedUpdate:
    """Prove an update package; `trusted` are the publisher's certificates. Raises: UpdateError; what `report` raises.

    Whether the version fits this machine is not asked here.
    """
    if not trusted:
        raise refused.NoPublisherError
    try:
        return _opened(path, trusted, at, report)
    except refused.UpdateError:
        raise
    except errors.UnknownSignerError as error:
        raise refused.ForeignUpdateError(holder=error.holder) from error
    except (errors.ExpiredKeyError, errors.NotYetValidKeyError) as error:
        raise refused.UpdateKeyError(why=error.message) from error
    except errors.NotAPackageError as error:
        raise _not_an_update(path) from error
    except KiemdiemError as error:
        raise refused.BadUpdateError(why=error.message) from error
    except OSError as error:
        raise refused.FileGoneError(name=path.name) from error


def is_update(path: Path) -> bool:
    """Whether a file claims to be an update package, by the names of its entries alone; proves nothing."""
    try:
        with path.open("rb") as file:
            check_beginning(file.read(_BEGINNING_BYTES))
            place = 0
            for name in NAMES[:3]:
                entry = _entry(file, name, place)
                place = entry.begin + entry.size
    except (OSError, errors.PackageError):
        return False
    return True


def refuse_update(path: Path) -> None:
    """See that a file too large for a package of people is no update. Raises: UpdateHereError; OSError."""
    if path.stat().st_size > MAX_PACKED_BYTES and is_update(path):
        raise refused.UpdateHereError(name=path.name)


def _opened(path: Path, trusted: tuple[bytes, ...], at: datetime, report: Report) -> OpenedUpdate:
    with path.open("rb") as file:
        check_beginning(file.read(_BEGINNING_BYTES))
        places = _shell(file, path)
        small = {name: _read_small(file, name, entry) for name, entry in places.items() if name != PAYLOAD_NAME}
        manifest = small[manifest_name(1)]
        signer = check_signature(manifest, small[signature_name(1)], number=1, trusted=trusted)
        found = {name: sha256(small[name]).digest() for name in (MIMETYPE_NAME, CONTENT_NAME)}
        found[PAYLOAD_NAME] = _payload_digest(file, places[PAYLOAD_NAME], report)
    check_listed(found, manifest, name=manifest_name(1), number=1)
    check_signer(signer, at=at)
    notice = read_update_content(parse_content(small[CONTENT_NAME]))
    if notice is None or small[MIMETYPE_NAME] != MIMETYPE:
        raise _not_an_update(path)
    payload = places[PAYLOAD_NAME]
    return OpenedUpdate(notice=notice, path=path, signer=signer, begin=payload.begin, size_bytes=payload.size)


def _shell(file: BinaryIO, path: Path) -> dict[str, _Entry]:
    """Read where the five entries lie; every byte outside them must be the canonical one. Raises: PackageError."""
    places: dict[str, _Entry] = {}
    directory, place = b"", 0
    for name in NAMES:
        try:
            entry = _entry(file, name, place)
        except errors.RepackedError:
            if name == PAYLOAD_NAME:
                raise _not_an_update(path) from None
            raise
        directory += headers(name, entry.crc, entry.size, place)[1]
        places[name] = entry
        place = entry.begin + entry.size
    file.seek(place)
    ending = directory + end_record(len(NAMES), len(directory), place)
    rest = file.read(len(ending) + 1)
    if rest != ending:
        raise errors.TruncatedError if ending.startswith(rest) else errors.RepackedError
    return places


def _entry(file: BinaryIO, name: str, place: int) -> _Entry:
    """Read the header of an entry, which must be the canonical one. Raises: PackageError."""
    length = LOCAL_BYTES + len(name)
    file.seek(place)
    header = file.read(length)
    crc, size = read_local(header)
    if header != headers(name, crc, size, place)[0]:
        raise errors.TruncatedError if len(header) < length else errors.RepackedError
    most = MAX_PAYLOAD_BYTES if name == PAYLOAD_NAME else MAX_SMALL_BYTES
    if size > most:
        raise errors.TooLargeError(what=name, found=size, limit=most)
    return _Entry(begin=place + length, size=size, crc=crc)


def _read_small(file: BinaryIO, name: str, entry: _Entry) -> bytes:
    file.seek(entry.begin)
    data = file.read(entry.size)
    if len(data) < entry.size:
        raise errors.TruncatedError
    if doors.checksum_module().crc32(data) != entry.crc:
        raise errors.EntryChangedError(name=name)
    return data


def _payload_digest(file: BinaryIO, entry: _Entry, report: Report) -> bytes:
    digest, crc, crc32, done = sha256(), 0, doors.checksum_module().crc32, 0
    file.seek(entry.begin)
    while done < entry.size:
        chunk = file.read(min(CHUNK_BYTES, entry.size - done))
        if not chunk:
            raise errors.TruncatedError
        digest.update(chunk)
        crc = crc32(chunk, crc)
        done += len(chunk)
        report(done, entry.size)
    if crc != entry.crc:
        raise errors.EntryChangedError(name=PAYLOAD_NAME)
    return digest.digest()


def _not_an_update(path: Path) -> refused.NotAnUpdateError:
    return refused.NotAnUpdateError(name=path.name, example=EXAMPLE.format(target="windows"))


def unpack(update: OpenedUpdate, keep: Callable[[ProgramFile, IO[bytes]], str]) -> None:
    """Hand each file of the program to `keep` in order, which reads it through and gives the SHA-256 of what it read.

    Raises: BadUpdateError, and then what was kept is not to be used; FileGoneError; what `keep` raises.
    """
    expected = {file.path: file for file in update.notice.files}
    with _reading(update.path) as source:
        try:
            with tarfile.open(fileobj=_Unpacked(source, update), mode="r|") as archive:
                for member in archive:
                    _hand_over(archive, member, expected.pop(member.name, None), keep)
        except (tarfile.TarError, lzma.LZMAError, EOFError) as error:
            raise refused.BadUpdateError(why=_changed(PAYLOAD_NAME)) from error
    if expected:
        raise refused.BadUpdateError(why=_changed(next(iter(expected))))


def _hand_over(
    archive: tarfile.TarFile,
    member: tarfile.TarInfo,
    found: ProgramFile | None,
    keep: Callable[[ProgramFile, IO[bytes]], str],
) -> None:
    """See that a member is a plain file that the signed content names, and keep it. Raises: BadUpdateError."""
    part = archive.extractfile(member) if member.isreg() else None
    if part is None or found is None or member.size != found.size or keep(found, part) != found.sha256:
        raise refused.BadUpdateError(why=_changed(member.name))


@contextmanager
def _reading(path: Path) -> Iterator[BinaryIO]:
    try:
        file = path.open("rb")
    except OSError as error:
        raise refused.FileGoneError(name=path.name) from error
    with file:
        yield file


class _Unpacked(RawIOBase):
    """The payload as it is read, within a bound of memory."""

    def __init__(self, file: BinaryIO, update: OpenedUpdate) -> None:
        super().__init__()
        file.seek(update.begin)
        self._file, self._left, self._name = file, update.size_bytes, update.path.name
        self._packed = lzma.LZMADecompressor(lzma.FORMAT_XZ, memlimit=_MEMORY_BYTES)

    def read(self, size: int = -1, /) -> bytes:
        """Give up to `size` bytes, none at the end. Raises: EOFError, LZMAError, FileGoneError."""
        while not self._packed.eof:
            data = self._packed.decompress(self._chunk() if self._packed.needs_input else b"", max_length=size)
            if data:
                return data
        return b""

    def _chunk(self) -> bytes:
        try:
            chunk = self._file.read(min(CHUNK_BYTES, self._left))
        except OSError as error:
            raise refused.FileGoneError(name=self._name) from error
        if not chunk:
            raise EOFError
        self._left -= len(chunk)
        return chunk


def _changed(name: str) -> str:
    return _("Mục “{name}” trong gói không như đã ký.").format(name=name[:80])

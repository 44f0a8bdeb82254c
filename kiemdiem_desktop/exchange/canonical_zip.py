"""The shell of a package: a ZIP in one canonical form, so that not one byte of it is left unwatched.

Entries are stored (never compressed: the packed sizes differ between builds of zlib), in a fixed order, without
extra fields, comments, attributes or data descriptors, dated 1980-01-01. After reading, the headers are written
again from what they say and compared with the file: a byte flipped anywhere, also in headers that no signature
covers, is refused. Any ZIP program opens it.
"""

import re
import struct
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from hashlib import sha256
from typing import Final, NamedTuple

from kiemdiem_desktop.exchange import doors, errors
from kiemdiem_desktop.exchange.layout import MIMETYPE_NAME, are_all_allowed, check_name, in_order
from kiemdiem_desktop.i18n import _

MAX_ENTRIES: Final = 300
MAX_PACKED_BYTES: Final = 20_000_000
MAX_UNPACKED_BYTES: Final = 100_000_000
MAX_RATIO: Final = 100

_LOCAL: Final = struct.Struct("<4s5H3L2H")
_CENTRAL: Final = struct.Struct("<4s6H3L5H2L")
_END: Final = struct.Struct("<4s4H2LH")
_LOCAL_MARK, _CENTRAL_MARK, _END_MARK = b"PK\x03\x04", b"PK\x01\x02", b"PK\x05\x06"
LOCAL_BYTES: Final = _LOCAL.size
_VERSION: Final = 20
_DATE: Final = 0x21  # 1980-01-01
_FLAG_ENCRYPTED, _FLAG_DESCRIPTOR = 0x1, 0x8
_LINK_MODE: Final = 0xA000
_AGE_MARK: Final = b"age-encryption.org/"


class _Record(NamedTuple):
    """One line of the central directory; sizes and offset in bytes. A tuple: it is made a hundred times a package.

    `mode` is the kind of file in the high half of the attributes.
    """

    name: str
    flags: int
    method: int
    crc: int
    packed: int
    size: int
    mode: int
    offset: int


def write_zip(entries: Mapping[str, bytes]) -> bytes:
    """Give the one canonical container of these entries."""
    body: list[bytes] = []
    lines: list[bytes] = []
    place, crc32 = 0, doors.checksum_module().crc32
    for name in in_order(entries):
        data = entries[name]
        local, central = headers(name, crc32(data), len(data), place)
        body += (local, data)
        lines.append(central)
        place += len(local) + len(data)
    directory = b"".join(lines)
    return b"".join((*body, directory, end_record(len(entries), len(directory), place)))


def headers(name: str, crc: int, size: int, place: int) -> tuple[bytes, bytes]:
    """Give the two headers of an entry that begins at `place`: the one before it, and its line of the directory."""
    raw = name.encode("ascii")
    fields = (0, 0, 0, _DATE, crc, size, size, len(raw), 0)
    central = _CENTRAL.pack(_CENTRAL_MARK, _VERSION, _VERSION, *fields, 0, 0, 0, 0, place)
    return _LOCAL.pack(_LOCAL_MARK, _VERSION, *fields) + raw, central + raw


def read_local(header: bytes) -> tuple[int, int]:
    """Give checksum and size as the header before an entry states them. Raises: TruncatedError."""
    try:
        fields = _LOCAL.unpack_from(header)
    except struct.error:
        raise errors.TruncatedError from None
    return fields[6], fields[8]


def end_record(count: int, directory_bytes: int, place: int) -> bytes:
    """Give what ends a container whose directory begins at `place`."""
    return _END.pack(_END_MARK, 0, 0, count, count, directory_bytes, place, 0)


class ZipEntries(Mapping[str, bytes]):
    """The entries of a container that was proved canonical, cut out when they are asked for: nothing is held twice."""

    def __init__(self, data: bytes, places: Mapping[str, tuple[int, int]]) -> None:
        self._data, self._places = data, places

    def __getitem__(self, name: str) -> bytes:
        """Give the bytes of an entry."""
        begin, end = self._places[name]
        return self._data[begin:end]

    @cached_property
    def file_digest(self) -> str:
        """The SHA-256 of the whole container, hexadecimal, reckoned when it is first asked for."""
        return sha256(self._data).hexdigest()

    def views(self) -> dict[str, memoryview]:
        """Give the same entries as views of the container: for reading all of them through without a copy."""
        whole = memoryview(self._data)
        return {name: whole[begin:end] for name, (begin, end) in self._places.items()}

    def __contains__(self, name: object) -> bool:
        """Whether there is an entry of that name."""
        return name in self._places

    def __iter__(self) -> Iterator[str]:
        """Give the names in their order."""
        return iter(self._places)

    def __len__(self) -> int:
        """Give how many entries there are."""
        return len(self._places)


def read_zip(data: bytes) -> dict[str, bytes]:
    """Read a canonical container whole, in the order of its entries. Raises: as `open_zip`."""
    return dict(open_zip(data))


def open_zip(data: bytes) -> ZipEntries:
    """Check a canonical container and give its entries, in their order.

    Raises: PackageError, a subclass for each way in which the file is not one.
    """
    check_size(len(data))
    check_beginning(data)
    records = _records(data)
    _check_limits(records)
    check_names([record.name for record in records])
    for record in records:
        _check_record(record)
    places = _places(data, records)
    _check_shell(data, records)
    return ZipEntries(data, places)


def _check_shell(data: bytes, records: Sequence[_Record]) -> None:
    """See that all bytes outside the entries are those that `write_zip` would write. Raises: RepackedError."""
    lines, place = [], 0
    for record in records:
        local, central = headers(record.name, record.crc, record.size, place)
        if record.offset != place or not data.startswith(local, place):
            raise errors.RepackedError
        lines.append(central)
        place += len(local) + record.size
    directory, names = b"".join(lines), [record.name for record in records]
    if names != in_order(names) or data[place:] != directory + end_record(len(records), len(directory), place):
        raise errors.RepackedError


def check_size(packed_bytes: int) -> None:
    """Refuse a file over the packed limit. Raises: TooLargeError."""
    if packed_bytes > MAX_PACKED_BYTES:
        raise too_large(_("cả tệp (MB)"), packed_bytes // 1_000_000, MAX_PACKED_BYTES // 1_000_000)


def too_large(what: str, found: int, limit: int) -> errors.TooLargeError:
    """Give the error that names the limit."""
    return errors.TooLargeError(what=what, found=found, limit=limit)


def check_beginning(data: bytes) -> None:
    """Tell other files from damaged packages by their first bytes.

    Raises: EmptyFileError, EncryptedPackageError, NotAPackageError, OfficeFileError.
    """
    if not data:
        raise errors.EmptyFileError
    if data.startswith(_AGE_MARK):
        raise errors.EncryptedPackageError
    if not data.startswith(_LOCAL_MARK):
        raise errors.NotAPackageError
    if data[_LOCAL.size : _LOCAL.size + len(MIMETYPE_NAME)] == MIMETYPE_NAME.encode():
        return
    if b"[Content_Types].xml" in data:
        raise errors.OfficeFileError
    raise errors.NotAPackageError


def _records(data: bytes) -> list[_Record]:
    """Read the central directory, which must end the file."""
    begin, count = _end_of(data)
    records = []
    for _index in range(count):
        record, begin = _record(data, begin)
        records.append(record)
    return records


def _end_of(data: bytes) -> tuple[int, int]:
    """Give where the central directory begins and how many lines it has."""
    last = len(data) - _END.size
    at = data.rfind(_END_MARK)
    if at < 0 or at > last:
        raise errors.TruncatedError
    _mark, disk, other_disk, here, count, size, begin, comment = _END.unpack_from(data, at)
    if at < last:  # a whole end with something behind it, or only the end of a file inside a package cut short
        raise errors.TrailingDataError if begin + size == at else errors.TruncatedError
    if (disk, other_disk, here, comment) != (0, 0, count, 0) or begin + size != at:
        raise errors.RepackedError
    if count > MAX_ENTRIES:
        raise too_large(_("số mục trong gói"), count, MAX_ENTRIES)
    return begin, count


def _record(data: bytes, begin: int) -> tuple[_Record, int]:
    """Read one line of the central directory and give where the next one begins."""
    try:
        fields = _CENTRAL.unpack_from(data, begin)
    except struct.error:
        raise errors.TruncatedError from None
    mark, _made, _needed, flags, method, _time, _date, crc, packed, size = fields[:10]
    name_size, extra_size, comment_size, _disk, _internal, attributes, offset = fields[10:]
    if mark != _CENTRAL_MARK:
        raise errors.RepackedError
    until = begin + _CENTRAL.size + name_size
    name, mode = data[until - name_size : until].decode("utf-8", "backslashreplace"), (attributes >> 16) & 0xF000
    record = _Record(name, flags, method, crc, packed, size, mode, offset)
    return record, until + extra_size + comment_size


def _check_limits(records: Iterable[_Record]) -> None:
    """Hold the limits by the stated sizes, before a byte is unpacked."""
    total = 0
    for record in records:
        total += record.size
        if record.size > MAX_RATIO * max(record.packed, 1):
            raise too_large(_("tỷ lệ nén của một mục"), record.size // max(record.packed, 1), MAX_RATIO)
    if total > MAX_UNPACKED_BYTES:
        raise too_large(_("tổng các mục (MB)"), total // 1_000_000, MAX_UNPACKED_BYTES // 1_000_000)


def check_names(names: Sequence[str]) -> None:
    """Refuse names outside the whitelist, duplicates and twins that differ in case only.

    Raises: EntryNameError, DuplicateEntryError.
    """
    if are_all_allowed(names) and len({name.casefold() for name in names}) == len(names):
        return
    seen: set[str] = set()  # something is wrong: find out which name, and what
    for name in names:
        if name.casefold() in seen:
            raise errors.DuplicateEntryError(name=_shown(name))
        seen.add(name.casefold())
    for name in names:
        if not check_name(name):
            raise errors.EntryNameError(name=_shown(name))


def _check_record(record: _Record) -> None:
    """Refuse what a canonical entry never is, each with its own word."""
    if record.flags & _FLAG_ENCRYPTED:
        raise errors.EncryptedEntryError(name=record.name)
    if record.mode == _LINK_MODE:
        raise errors.LinkEntryError(name=record.name)
    if record.method != 0:
        raise errors.CompressedEntryError(name=record.name)
    if record.flags & _FLAG_DESCRIPTOR or record.packed != record.size:
        raise errors.DataDescriptorError(name=record.name)


def _places(data: bytes, records: Sequence[_Record]) -> dict[str, tuple[int, int]]:
    """Give where the bytes of every entry begin and end, compared with their checksums."""
    places, whole, crc32 = {}, memoryview(data), doors.checksum_module().crc32
    for record in records:
        begin = record.offset + _LOCAL.size + len(record.name)
        end = begin + record.size
        if end > len(data):
            raise errors.RepackedError
        if crc32(whole[begin:end]) != record.crc:
            raise errors.EntryChangedError(name=record.name)
        places[record.name] = begin, end
    return places


def _shown(name: str) -> str:
    """Give a hostile name in a form that is safe to show."""
    return re.sub(r"[^\x20-\x7e]", "?", name)[:80]

"""The little of DER (X.690) that signature files need: definite, shortest lengths and one-byte tags alone."""

from dataclasses import dataclass
from typing import Final

SEQUENCE, SET, OCTETS, CONTEXT_0 = 0x30, 0x31, 0x04, 0xA0
UTC_TIME, GENERALIZED_TIME = 0x17, 0x18
_MULTI_BYTE_TAG: Final = 0x1F
_SHORT: Final = 0x80


@dataclass(frozen=True, slots=True)
class Part:
    """One value: its tag, its contents, and the whole of its bytes."""

    tag: int
    contents: bytes
    whole: bytes


def parts(contents: bytes) -> list[Part]:
    """Cut the contents of a constructed value into its values. Raises: ValueError."""
    found, at = [], 0
    while at < len(contents):
        begin, end = _bounds(contents, at)
        found.append(Part(contents[at], contents[begin:end], contents[at:end]))
        at = end
    return found


def only(data: bytes, tag: int) -> Part:
    """Give the one value that fills `data`. Raises: ValueError where it is another, or not alone."""
    found = parts(data)
    if len(found) != 1 or found[0].tag != tag:
        raise ValueError(f"not one value of tag {tag:#x}")
    return found[0]


def inside(part: Part, *tags: int) -> list[Part]:
    """Give the values inside another, which must bear these tags (0: any). Raises: ValueError."""
    found = parts(part.contents)
    if len(found) != len(tags) or any(tag not in {0, one.tag} for one, tag in zip(found, tags, strict=True)):
        raise ValueError("not the expected values")
    return found


def tlv(tag: int, *contents: bytes) -> bytes:
    """Give one value: tag, length, contents."""
    joined = b"".join(contents)
    size = len(joined)
    if size < _SHORT:
        return bytes([tag, size]) + joined
    octets = size.to_bytes((size.bit_length() + 7) // 8, "big")
    return bytes([tag, _SHORT | len(octets)]) + octets + joined


def _bounds(data: bytes, at: int) -> tuple[int, int]:
    """Give where the contents of the value at `at` begin and end."""
    if at + 2 > len(data) or data[at] & _MULTI_BYTE_TAG == _MULTI_BYTE_TAG:
        raise ValueError("no tag")
    size, begin = data[at + 1], at + 2
    if size >= _SHORT:
        count = size - _SHORT
        size = int.from_bytes(data[begin : begin + count], "big")
        begin += count
        if count == 0 or size < _SHORT or size.bit_length() <= 8 * (count - 1):
            raise ValueError("not the shortest length")
    if begin + size > len(data):
        raise ValueError("cut short")
    return begin, begin + size

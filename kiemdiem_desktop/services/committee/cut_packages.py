"""Containers of dossiers without their content, which is kept already: what is stored need not be encrypted twice."""

import struct
from typing import Final

_CUT: Final = b"cut1"
_PLACE: Final = struct.Struct(">Q")
_BEGINNING_BYTES: Final = 256


def cut_package(data: bytes, content: bytes) -> bytes:
    """Give a container without its content; as it is where the content does not stand in it."""
    place = data.find(content[:_BEGINNING_BYTES])
    if place < 0 or not data.startswith(content, place):
        return data
    return b"".join((_CUT, _PLACE.pack(place), data[:place], data[place + len(content) :]))


def whole_package(kept: bytes, content: str) -> bytes:
    """Give the container as it came; one that was kept whole stands there as it is."""
    if not kept.startswith(_CUT):
        return kept
    (place,) = _PLACE.unpack_from(kept, len(_CUT))
    rest = kept[len(_CUT) + _PLACE.size :]
    return b"".join((rest[:place], content.encode("utf-8"), rest[place:]))

"""How the program and the child speak: each message is JSON in UTF-8 behind its length in four bytes."""

import json
import struct
from typing import IO, Any, Final

_LENGTH: Final = struct.Struct(">I")
LARGEST_BYTES: Final = 1_000_000


class FramingError(Exception):
    """What came over the pipe is no message: cut short, too long, or not JSON."""


def write_message(stream: IO[bytes], message: dict[str, Any]) -> None:
    """Write one message."""
    data = json.dumps(message, ensure_ascii=False).encode("utf-8")
    stream.write(_LENGTH.pack(len(data)) + data)
    stream.flush()


def read_message(stream: IO[bytes]) -> dict[str, Any]:
    """Read one message. Raises: FramingError."""
    return parse_message(_exactly(stream, _LENGTH.size), stream)


def parse_message(head: bytes, stream: IO[bytes]) -> dict[str, Any]:
    """Read the rest of a message behind its length. Raises: FramingError."""
    (size,) = _LENGTH.unpack(head)
    if size > LARGEST_BYTES:
        raise FramingError
    try:
        message = json.loads(_exactly(stream, size))
    except ValueError:
        raise FramingError from None
    if not isinstance(message, dict):
        raise FramingError
    return message


def _exactly(stream: IO[bytes], size: int) -> bytes:
    data = b""
    while len(data) < size:
        more = stream.read(size - len(data))
        if not more:
            raise FramingError
        data += more
    return data

"""The SHA-256 of many entries: two threads share them out, since hashing goes on outside the interpreter's lock."""

from collections.abc import Iterable, Mapping
from hashlib import sha256
from threading import Thread
from typing import Final

WORTH_A_THREAD: Final = 1_000_000
"""Bytes of entries below which a second thread costs more than it saves."""

_Waiting = Iterable[tuple[str, bytes | memoryview]]


def digests_of(entries: Mapping[str, bytes | memoryview]) -> dict[str, bytes]:
    """Give the SHA-256 of every entry, in the order of the entries."""
    waiting, found, others = iter(tuple(entries.items())), dict[str, bytes](), dict[str, bytes]()
    if sum(len(data) for data in entries.values()) < WORTH_A_THREAD:
        _take(waiting, found)
        return found
    second = Thread(target=_take, args=(waiting, others), name="digests")
    second.start()
    try:
        _take(waiting, found)
    finally:
        second.join()
    found |= others
    return {name: found[name] for name in entries}  # every one, or a KeyError: none is passed over


def _take(waiting: _Waiting, found: dict[str, bytes]) -> None:
    """Hash what nobody has taken yet, until nothing waits."""
    for name, data in waiting:
        found[name] = sha256(data).digest()

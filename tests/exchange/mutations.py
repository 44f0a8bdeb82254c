"""Packages beaten out of shape at random, and what verifying makes of them.

    python -m tests.exchange.mutations 10000 [SEED]

prints how many were refused, by which error, in what time and memory; exit code 1 where one was accepted, one crashed,
one took longer than `MAX_SECONDS` or the whole took more than `MAX_MEGABYTES` over its start. The same strokes serve
the Hypothesis test; `tests/exchange/hostile/` holds the hand-made ones.
"""

import resource
import sys
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from functools import cache
from hashlib import sha256
from random import Random
from time import perf_counter
from typing import Final

from kiemdiem_desktop.exchange import errors
from kiemdiem_desktop.exchange.canonical_zip import read_zip, write_zip
from kiemdiem_desktop.exchange.container import add_signature, make_package
from kiemdiem_desktop.exchange.verifying import verify
from tests.exchange.hostile.parts import entries_of, odd_keys, sealed, trusted, write_lies
from tests.exchange.samples import AT, ATTACHED, CONTENT, DOCUMENTS, MANIFEST, SIGNATURE, a_key, a_package

MAX_SECONDS: Final = 2.0
MAX_MEGABYTES: Final = 200.0
Stroke = Callable[[Random, bytes], bytes]


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """What verifying made of one package: the error's code, "accepted", or the name of what crashed."""

    verdict: str
    seconds: float


@cache
def sound_packages() -> tuple[bytes, ...]:
    """Give packages that are accepted: of P-256, of RSA, with attachments, with two signers."""
    names = {f"{sha256(ATTACHED).hexdigest()}.png": ATTACHED}
    rsa = odd_keys()["RSA-2048"].software_key
    return (
        a_package(),
        make_package(content={**CONTENT, "sequence": 3}, documents=DOCUMENTS, attachments=names, key=a_key(), at=AT),
        make_package(content={**CONTENT, "sequence": 4}, documents=DOCUMENTS, key=rsa, at=AT),
        add_signature(a_package(), trusted=trusted(), key=a_key("Y Ngọc"), at=AT),
    )


def judge(data: bytes) -> Outcome:
    """Verify as a receiver does, with a watch in the hand."""
    begun = perf_counter()
    try:
        verify(data, trusted=trusted(), at=AT)
        verdict = "accepted"
    except errors.PackageError as error:
        verdict = error.code
    except Exception as error:  # noqa: BLE001 - a crash is what the harness looks for
        verdict = f"crash: {type(error).__name__}"
    return Outcome(verdict=verdict, seconds=perf_counter() - begun)


def mutate(random: Random) -> bytes:
    """Give a sound package after one to three strokes; never one that is sound."""
    while True:
        data = random.choice(sound_packages())
        for _blow in range(random.choice((1, 1, 1, 2, 3))):
            data = random.choice(STROKES)(random, data)
        if data not in sound_packages():
            return data


def flip_bits(random: Random, data: bytes) -> bytes:
    """Flip one to eight bits anywhere."""
    touched = bytearray(data)
    for _bit in range(random.randint(1, 8) if touched else 0):
        touched[random.randrange(len(touched))] ^= 1 << random.randrange(8)
    return bytes(touched)


def cut(random: Random, data: bytes) -> bytes:
    """Cut the end, the beginning or a piece out of the middle."""
    begin, end = sorted(random.randint(0, len(data)) for _edge in "be")
    return random.choice((data[:begin], data[end:], data[:begin] + data[end:]))


def splice(random: Random, data: bytes) -> bytes:
    """Put a piece of some package, or noise, somewhere: over what is there or between."""
    source = random.choice(sound_packages())
    at, size = random.randint(0, len(data)), random.randint(1, 200)
    begin = random.randrange(len(source))
    piece = random.choice((source[begin : begin + size], random.randbytes(size), bytes(size), b"\xff" * size))
    return data[:at] + piece + data[at + random.choice((0, len(piece))) :]


def lie_in_a_header(random: Random, data: bytes) -> bytes:
    """Write another number into one of the fields of a local, central or end header."""
    marks = [at for mark in (b"PK\x03\x04", b"PK\x01\x02", b"PK\x05\x06") for at in _all(data, mark)]
    if not marks:
        return data
    touched, at = bytearray(data), random.choice(marks) + random.randint(4, 44)
    width = random.choice((1, 2, 4))
    number = random.choice((0, 1, 8, 0x7F, 0xFFFF, 0x7FFFFFFF, 0xFFFFFFFF, random.getrandbits(32)))
    touched[at : at + width] = (number & (1 << 8 * width) - 1).to_bytes(width, "little")
    return bytes(touched)


def change_an_entry(random: Random, data: bytes) -> bytes:
    """Change, swap, rename, drop or add entries, and make the shell sound again."""
    entries = _entries(data)
    if len(entries) < 2:
        return data
    one, two = random.sample(sorted(entries), 2)
    match random.randrange(6):
        case 0:
            entries[one] = flip_bits(random, entries[one])
        case 1:
            entries[one], entries[two] = entries[two], entries[one]
        case 2:
            entries[random.choice((f"documents/a{random.randrange(9)}.pdf", two))] = entries.pop(one)
        case 3:
            del entries[one]
        case 4:
            entries[f"documents/a{random.randrange(9)}.pdf"] = random.randbytes(20)
        case _:
            other = read_zip(random.choice(sound_packages()))
            entries[one] = other.get(one, b"")
    return write_zip(entries)


def lie_about_an_entry(random: Random, data: bytes) -> bytes:
    """Write the shell anew with one entry that lies, stands twice, or is a bomb."""
    entries = entries_of(_entries(data))
    if not entries:
        return data
    place = random.randrange(len(entries))
    entries[place] = replace(entries[place], **random.choice(_LIES)(random))  # type: ignore[arg-type] # any field
    if random.random() < 0.3:
        entries.insert(random.randrange(len(entries)), random.choice(entries))
    return write_lies(entries, count=random.choice((None, None, None, 0, 1, 65535)))


def sign_what_was_touched(random: Random, data: bytes) -> bytes:
    """Touch content or documents so that they are wrong in themselves, and sign them rightly: a hostile insider."""
    entries = _entries(data)
    if not entries.get("content.json"):
        return data
    content = bytearray(entries["content.json"])
    place = random.randrange(len(content))
    content[place] = next(byte for byte in random.sample(b'"\n\x00\xff', 2) if byte != content[place])
    return sealed({**entries, "content.json": bytes(content)})


def swap_signatures(random: Random, data: bytes) -> bytes:
    """Put the signature or the manifest of another package in, or one touched within."""
    entries, other = _entries(data), read_zip(random.choice(sound_packages()))
    if SIGNATURE not in entries:
        return data
    name = random.choice((SIGNATURE, MANIFEST))
    entries[name] = random.choice((other[name], flip_bits(random, entries[name]), cut(random, entries[name])))
    return write_zip(entries)


_LIES: Final[tuple[Callable[[Random], dict[str, object]], ...]] = (
    lambda random: {"size": random.getrandbits(32)},
    lambda random: {"size": random.getrandbits(31), "method": 8},
    lambda random: {"packed": random.getrandbits(16)},
    lambda random: {"local_size": random.getrandbits(32)},
    lambda random: {"crc": random.getrandbits(32)},
    lambda random: {"offset": random.getrandbits(random.choice((8, 16, 32)))},
    lambda random: {"flags": random.getrandbits(16)},
    lambda random: {"mode": random.getrandbits(16)},
    lambda random: {"date": random.getrandbits(16)},
    lambda random: {"extra": random.randbytes(random.randint(1, 40))},
    lambda random: {"name": random.randbytes(random.randint(0, 40))},
    lambda random: {"local_name": random.randbytes(random.randint(0, 40))},
    lambda random: {"data": bytes(random.choice((0, 1, 500_000)))},
)
STROKES: Final[tuple[Stroke, ...]] = (
    flip_bits,
    flip_bits,
    cut,
    splice,
    lie_in_a_header,
    change_an_entry,
    lie_about_an_entry,
    sign_what_was_touched,
    swap_signatures,
)


def _all(data: bytes, mark: bytes) -> Iterator[int]:
    at = data.find(mark)
    while at >= 0:
        yield at
        at = data.find(mark, at + 1)


def _entries(data: bytes) -> dict[str, bytes]:
    """Give the entries of a package that an earlier stroke left readable, else none."""
    try:
        return read_zip(data)
    except errors.PackageError:
        return {}


def run(count: int, seed: int) -> Counter[str]:
    """Judge `count` mutations, print the figures, and give the verdicts."""
    random, verdicts, slowest = Random(seed), Counter[str](), 0.0
    sound_packages()
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    for _number in range(count):
        outcome = judge(mutate(random))
        verdicts[outcome.verdict] += 1
        slowest = max(slowest, outcome.seconds)
    grown = (resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before) / 1024
    for verdict, number in verdicts.most_common():
        sys.stdout.write(f"{number:7} {verdict}\n")
    bad = {verdict for verdict in verdicts if verdict == "accepted" or verdict.startswith("crash")}
    sys.stdout.write(
        f"{count} mutations (seed {seed}): accepted or crashed {sum(verdicts[v] for v in bad)}, "
        f"slowest {slowest * 1000:.0f} ms (limit {MAX_SECONDS:.0f} s), "
        f"memory grew by {grown:.0f} MB (limit {MAX_MEGABYTES:.0f} MB)\n"
    )
    if slowest > MAX_SECONDS or grown > MAX_MEGABYTES:
        verdicts["crash: over a limit"] += 1
    return verdicts


if __name__ == "__main__":
    asked = [int(word) for word in sys.argv[1:]]
    found = run(*(asked + [10_000, 366][len(asked) :]))
    sys.exit(any(verdict == "accepted" or verdict.startswith("crash") for verdict in found))

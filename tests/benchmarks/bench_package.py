"""How long a package of a 40-member cell takes to be built, signed and verified, beside a floor of the same run.

The floor is the least anybody can do: hash the bytes once, sign once and verify once with bare `cryptography`.
Two threads hash the entries, so what a person waits for is the time on the wall, for the floor and the work alike; the
time of the processor, all threads together, stands beside it. Of many turns, floor and work by turns, the shortest is
taken: on a machine that is busy with other things no turn has both processors, and only the second figure is of use.
Run as a script, on a quiet machine: `python -m tests.benchmarks.bench_package`.
"""

import sys
from collections.abc import Callable
from dataclasses import dataclass
from hashlib import sha256
from math import inf
from random import Random
from time import perf_counter, process_time
from typing import Final

from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.serialization import load_pem_private_key

from kiemdiem_desktop.exchange.container import make_package
from kiemdiem_desktop.exchange.keys import SoftwareKey
from kiemdiem_desktop.exchange.verifying import verify
from tests.exchange.samples import AT, CONTENT, a_key

MEMBERS: Final = 40
PDF_BYTES, DOCX_BYTES = 32_000, 40_000
"""As measured on the papers of the sample cell."""
TARGET: Final = 3.0
TURNS: Final = 60
FLOOR, WHOLE = "floor: hash, one signature, one check", "all three"


def papers(random: Random) -> dict[str, bytes]:
    """Give the papers of a cell: a form of each member in two formats, and a dozen of the cell."""
    names = [f"mau-2b-dv-{number}" for number in range(1, MEMBERS + 1)] + [f"giay-{number}" for number in range(12)]
    pdfs = {f"{name}.pdf": random.randbytes(PDF_BYTES) for name in names}
    return pdfs | {f"{name}.docx": random.randbytes(DOCX_BYTES) for name in names}


def content() -> dict[str, object]:
    """Give a content as large as that of 40 members."""
    members = [{"code": f"dv-{number}", "name": "Nguyễn Thị Ánh", "text": "Gương mẫu. " * 250} for number in range(40)]
    return {**CONTENT, "members": members}


@dataclass(frozen=True, slots=True, kw_only=True)
class Spent:
    """The shortest times of one piece of work, in milliseconds: on the wall, and of the processor."""

    wall: float = inf
    processor: float = inf

    def after(self, work: Callable[[], object]) -> "Spent":
        """Do the work once more and give the shortest times."""
        wall, processor = perf_counter(), process_time()
        work()
        wall, processor = perf_counter() - wall, process_time() - processor
        return Spent(wall=min(self.wall, wall * 1000), processor=min(self.processor, processor * 1000))


def shortest(works: dict[str, Callable[[], object]]) -> dict[str, Spent]:
    """Give the shortest times of each piece of work, done by turns so that all meet the same machine."""
    spent = dict.fromkeys(works, Spent())
    for _turn in range(TURNS):
        spent = {name: spent[name].after(work) for name, work in works.items()}
    return spent


def floor(data: bytes, key: SoftwareKey) -> None:
    """Hash the bytes once, and one bare signature and its check."""
    digest = sha256(data).digest()
    private_key = load_pem_private_key(key.private_key_pem, password=None)
    assert isinstance(private_key, ec.EllipticCurvePrivateKey)
    algorithm = ec.ECDSA(hashes.SHA256())
    private_key.public_key().verify(private_key.sign(digest, algorithm), digest, algorithm)


def main() -> int:
    """Print the figures; 1 where the target is missed."""
    key, documents, told = a_key(), papers(Random(366)), content()

    def build() -> bytes:
        return make_package(content=told, documents=documents, key=key, at=AT)

    data = build()
    trusted = (key.certificate_der,)
    spent = shortest(
        {
            FLOOR: lambda: floor(data, key),
            "build and sign": build,
            "verify": lambda: verify(data, trusted=trusted, at=AT),
            WHOLE: lambda: verify(build(), trusted=trusted, at=AT),
        }
    )
    sys.stdout.write(
        f"{len(documents)} papers of {MEMBERS} members, {len(data) / 1e6:.1f} MB; ms on the wall (processor)\n"
    )
    for name, one in spent.items():
        sys.stdout.write(f"{name:38} {one.wall:7.2f} ({one.processor:.2f})\n")
    times = spent[WHOLE].wall / spent[FLOOR].wall
    of_processor = spent[WHOLE].processor / spent[FLOOR].processor
    sys.stdout.write(
        f"{times:.2f} times the floor (target ≤ {TARGET:.0f}); of the processor {of_processor:.2f} times\n"
    )
    return 0 if times <= TARGET else 1


if __name__ == "__main__":
    sys.exit(main())

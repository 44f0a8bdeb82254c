"""How long it takes to collect the seed's province, 658 packages, beside a floor of the same run, and how much memory.

The floor is the least anybody can do with a package: unzip it, SHA-256 of its bytes, and one bare check of a signature.
Collecting is all that the program does: proof, reading, the rows of 31,315 members, and everything kept in an encrypted
book on disk, committed batch by batch. Packages are measured twice: bare, without a single paper, which no cell sends
(the hardest case: nothing to hash), and with the dozen papers that the smallest cell sends.

Run as a script, on a quiet machine: `python -m tests.benchmarks.bench_collect [FOLDER]`; packages that are found in
FOLDER are used again.
"""

import io
import resource
import sys
import tempfile
import zipfile
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from random import Random
from time import perf_counter, process_time
from typing import Final

from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509 import load_der_x509_certificate

from kiemdiem_desktop.domain.clock import FixedClock
from kiemdiem_desktop.domain.collecting import CollectVerdict
from kiemdiem_desktop.domain.round import SubjectKind
from kiemdiem_desktop.exchange.keys import SoftwareKey
from kiemdiem_desktop.rules.regulations import load_regulations
from kiemdiem_desktop.services.committee.collecting import collect
from kiemdiem_desktop.services.library import Shelf, create_workspace
from kiemdiem_desktop.services.workspace import Workspace
from tests.services.conftest import RESOURCES
from tests.services.province import ALL_MEMBERS, SIGNED_AT, Load, make_known, make_load, province
from tests.services.round_trip import found
from tests.store.workspaces import CHEAP, PASSPHRASE

TARGET: Final = 8.0
MOST_MEGABYTES: Final = 500
SIGNED: Final = b"a manifest"
SIZES: Final = (("pdf", 32_000), ("docx", 40_000))
PAPERS: Final = {f"giay-{number}.{kind}": size for number in range(6) for kind, size in SIZES}


@dataclass(frozen=True, slots=True, kw_only=True)
class Spent:
    """Seconds on the wall, and of the processor in this process alone."""

    wall: float
    processor: float

    @classmethod
    def of(cls, work: Callable[[], object]) -> "Spent":
        """Do the work and give what it took."""
        wall, processor = perf_counter(), process_time()
        work()
        return cls(wall=perf_counter() - wall, processor=process_time() - processor)


@dataclass(frozen=True, slots=True, kw_only=True)
class Bare:
    """What the floor checks for a package: a signature value and the key it is of."""

    public_key: ec.EllipticCurvePublicKey
    value: bytes


def bare_of(load: Load) -> tuple[Bare, ...]:
    """Sign something with the key of every cell."""
    return tuple(_bare(load.key_of(cell.code)) for cell in load.cells)


def _bare(key: SoftwareKey) -> Bare:
    public_key = load_der_x509_certificate(key.certificate_der).public_key()
    assert isinstance(public_key, ec.EllipticCurvePublicKey)
    return Bare(public_key=public_key, value=key.sign_digest(sha256(SIGNED).digest()))


def floor(load: Load, bare: tuple[Bare, ...]) -> None:
    """Unzip, hash and check one bare signature, package by package."""
    algorithm = ec.ECDSA(hashes.SHA256())
    for file, one in zip(load.files, bare, strict=True):
        data = file.read_bytes()
        sha256(data).digest()
        with zipfile.ZipFile(io.BytesIO(data)) as package:
            for name in package.namelist():
                package.read(name)
        one.public_key.verify(one.value, SIGNED, algorithm)


def books(folder: Path, load: Load) -> Workspace:
    """Make the encrypted book of a committee that knows all cells of a load."""
    shelf = Shelf(
        root=folder,
        regulations=load_regulations(RESOURCES),
        clock=FixedClock(instant=SIGNED_AT),
        resources_dir=RESOURCES,
        key_cost=CHEAP,
    )
    workspace, _code = create_workspace(shelf, name="Tỉnh ủy", passphrase=PASSPHRASE)
    make_known(found(workspace), load)
    return workspace


def measure(name: str, load: Load, folder: Path) -> bool:
    """Print the figures of a load; whether the target is met and everything was accepted."""
    bare, workspace = bare_of(load), books(folder, load)
    floor(load, bare)  # the files are in the memory of the system from now on, for both
    least = min((Spent.of(lambda: floor(load, bare)) for _turn in range(3)), key=lambda spent: spent.wall)
    verdicts: Counter[CollectVerdict] = Counter()
    spent = Spent.of(lambda: verdicts.update(row.verdict for row in collect(workspace, load.files)))
    rows = workspace.store.subject_rows.count(kind=SubjectKind.MEMBER)
    again = Spent.of(lambda: collect(workspace, load.files))
    workspace.store.close()
    times, of_processor = spent.wall / least.wall, spent.processor / least.processor
    size = sum(file.stat().st_size for file in load.files)
    sys.stdout.write(
        f"{name}: {len(load.files)} packages, {size / 1e6:.0f} MB, {rows:,} members kept, {dict(verdicts)}\n"
        f"  floor {least.wall:.2f} s (processor {least.processor:.2f}), collecting {spent.wall:.2f} s "
        f"({spent.processor:.2f}), a second time {again.wall:.2f} s\n"
        f"  {times:.1f} times the floor (target ≤ {TARGET:.0f}); of the processor {of_processor:.1f} times\n"
    )
    return times <= TARGET and verdicts == {CollectVerdict.ACCEPTED: len(load.files)} and rows == ALL_MEMBERS


def load_in(folder: Path, documents: dict[str, bytes]) -> Load:
    """Give the load in a folder; made where it is not there."""
    cells = province()
    return Load(folder=folder, cells=cells) if folder.exists() else make_load(folder, cells, documents=documents)


def main(folder: Path) -> int:
    """Print all figures; 1 where a target is missed."""
    random = Random(366)
    papers = {name: random.randbytes(size) for name, size in PAPERS.items()}
    loads = {"bare": load_in(folder / "bare", {}), "with papers": load_in(folder / "papers", papers)}
    with tempfile.TemporaryDirectory() as place:
        met = {name: measure(name, load, Path(place, name)) for name, load in loads.items()}
    both = (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)  # the program, and the process that examines for it
    megabytes = sum(resource.getrusage(who).ru_maxrss for who in both) / 1024
    sys.stdout.write(f"memory: {megabytes:.0f} MB at most (target < {MOST_MEGABYTES})\n")
    return 0 if met["with papers"] and megabytes < MOST_MEGABYTES else 1


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as made:
        sys.exit(main(Path(sys.argv[1] if len(sys.argv) > 1 else made)))

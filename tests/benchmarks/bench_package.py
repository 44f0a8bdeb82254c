"""How long a package of a 40-member cell takes to be built, signed and verified, beside a floor of the same run.

The floor is the least anybody can do: hash the bytes once, sign once and verify once with bare `cryptography`.
Run as a script: `python -m tests.benchmarks.bench_package`.
"""

import sys
from collections.abc import Callable
from hashlib import sha256
from random import Random
from time import process_time
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


def papers(random: Random) -> dict[str, bytes]:
    """Give the papers of a cell: a form of each member in two formats, and a dozen of the cell."""
    names = [f"mau-2b-dv-{number}" for number in range(1, MEMBERS + 1)] + [f"giay-{number}" for number in range(12)]
    pdfs = {f"{name}.pdf": random.randbytes(PDF_BYTES) for name in names}
    return pdfs | {f"{name}.docx": random.randbytes(DOCX_BYTES) for name in names}


def content() -> dict[str, object]:
    """Give a content as large as that of 40 members."""
    members = [{"code": f"dv-{number}", "name": "Nguyễn Thị Ánh", "text": "Gương mẫu. " * 250} for number in range(40)]
    return {**CONTENT, "members": members}


def milliseconds(work: Callable[[], object], times: int = 40) -> float:
    """Give the shortest time of the processor for one run of `work`: what else runs meanwhile does not count."""
    spent = []
    for _n in range(times):
        begun = process_time()
        work()
        spent.append((process_time() - begun) * 1000)
    return min(spent)


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
    least = milliseconds(lambda: floor(data, key))
    built = milliseconds(build)
    verified = milliseconds(lambda: verify(data, trusted=trusted, at=AT))
    whole = milliseconds(lambda: verify(build(), trusted=trusted, at=AT))
    sys.stdout.write(
        f"{len(documents)} papers of {MEMBERS} members, {len(data) / 1e6:.1f} MB\n"
        f"floor: hash, one signature, one check  {least:7.2f} ms\n"
        f"build and sign                         {built:7.2f} ms\n"
        f"verify                                 {verified:7.2f} ms\n"
        f"all three                              {whole:7.2f} ms, {whole / least:.1f} times the floor "
        f"(target ≤ {TARGET:.0f})\n"
    )
    return 0 if whole <= TARGET * least else 1


if __name__ == "__main__":
    sys.exit(main())

"""Files of 200 MB from anywhere are refused with a reason, by a process whose memory stays far below that."""

import json
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[2]
HUGE, MOST_GROWTH = 200_000_000, 100_000_000
CONTAINER = b"PK\x03\x04" + b"\0" * 26 + b"mimetype"
# by who reads it: what the file begins with, its ending, and the refusal
KINDS = {
    "package": (CONTAINER, ".asice", "too_large"),
    "envelope": (b"age-encryption.org/v1\n-> X25519 abc\n", ".asice.age", "too_large"),
    "look": (CONTAINER, ".asice", "read: too_large"),
    "roster": (b"PK\x03\x04", ".xlsx", "too_large"),
    "table": (b"Ho ten;Ngay sinh\n", ".csv", "too_large"),
    "form": (b"PK\x03\x04", ".docx", "too_large"),
    "template": (b"PK\x03\x04", ".docx", "template_too_large"),
    "certificate": (b"-----BEGIN CERTIFICATE-----\n", ".cer", "not_a_certificate"),
    "key": (b"\x30\x82", ".p12", "not_a_key_file"),
}


def test_huge_files_are_refused_in_little_memory(tmp_path: Path) -> None:
    places = {kind: tmp_path / f"{kind}{ending}" for kind, (_begin, ending, _refusal) in KINDS.items()}
    for kind, file in places.items():
        with file.open("wb") as out:  # a file with a hole: large to read, nothing on the disk
            out.write(KINDS[kind][0])
            out.truncate(HUGE)
    asked = json.dumps({kind: str(file) for kind, file in places.items()})
    command = [sys.executable, "-m", "tests.services.reading_huge", asked]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, check=True)
    found = json.loads(done.stdout)
    assert found["told"] == {kind: refusal for kind, (_begin, _ending, refusal) in KINDS.items()}
    assert found["grown"] < MOST_GROWTH

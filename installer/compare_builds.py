"""Compares two builds: the same files with the same digests, or which differ, in what they were packed too.

For builders: `python -m installer.compare_builds dist dist-of-a-second-person`. The arguments are two folders with
what `installer/build` left in dist/, or two packages. Exit code 0 where all is the same, 1 where something differs.
"""

import sys
import tarfile
import zipfile
from collections.abc import Mapping
from hashlib import sha256
from io import BytesIO
from pathlib import Path

SUFFIXES = (".exe", ".zip", ".deb", ".xz", ".sha256", ".txt", ".json", ".asice")
AR_HEAD, AR_ENTRY = b"!<arch>\n", 60


def digests_in(path: Path) -> dict[str, str]:
    """Give the SHA-256 of each file inside a package by its name; of the package alone where it cannot be opened."""
    data = path.read_bytes()
    whole = {path.name: sha256(data).hexdigest()}
    if path.suffix == ".zip":
        return whole | {f"{path.name}: {name}": digest for name, digest in _in_zip(data).items()}
    if path.suffix == ".xz":
        return whole | {f"{path.name}: {name}": digest for name, digest in _in_tar(data).items()}
    if path.suffix == ".deb":
        members = {name: part for name, part in _in_ar(data).items() if ".tar" in name}
        return whole | {f"{path.name}: {key}": d for part in members.values() for key, d in _in_tar(part).items()}
    return whole


def digests_of(place: Path) -> dict[str, str]:
    """Give the digests of all that was built: of a folder's packages and sheets, or of one package."""
    paths = [place] if place.is_file() else sorted(path for path in place.iterdir() if path.suffix in SUFFIXES)
    return {name: digest for path in paths for name, digest in digests_in(path).items()}


def differences(first: Mapping[str, str], second: Mapping[str, str]) -> tuple[str, ...]:
    """Name what differs between two builds, in the order of names."""
    words = []
    for name in sorted(first.keys() | second.keys()):
        if name not in second:
            words.append(f"only in the first: {name}")
        elif name not in first:
            words.append(f"only in the second: {name}")
        elif first[name] != second[name]:
            words.append(f"differs: {name}")
    return tuple(words)


def _in_zip(data: bytes) -> dict[str, str]:
    with zipfile.ZipFile(BytesIO(data)) as archive:
        return {name: sha256(archive.read(name)).hexdigest() for name in archive.namelist()}


def _in_tar(data: bytes) -> dict[str, str]:
    with tarfile.open(fileobj=BytesIO(data)) as archive:
        parts = {entry.name: (entry, archive.extractfile(entry)) for entry in archive}
        return {
            name: sha256(part.read() if part else entry.linkname.encode()).hexdigest()
            for name, (entry, part) in parts.items()
        }


def _in_ar(data: bytes) -> dict[str, bytes]:
    """Give the members of a Debian package."""
    members, at = {}, len(AR_HEAD)
    while at + AR_ENTRY <= len(data):
        name = data[at : at + 16].decode("ascii").strip().rstrip("/")
        size = int(data[at + 48 : at + 58])
        members[name] = data[at + AR_ENTRY : at + AR_ENTRY + size]
        at += AR_ENTRY + size + size % 2
    return members


def main() -> int:
    """Compare the two places that are named and tell what differs."""
    first, second = (digests_of(Path(word)) for word in sys.argv[1:3])
    found = differences(first, second)
    for words in found:
        sys.stdout.write(f"{words}\n")
    sys.stdout.write(f"{len(first)} and {len(second)} files compared, {len(found)} differ\n")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())

"""Makes the update package of a built version and signs it with the publisher's key.

For builders, after a build: `installer/build update windows --key publisher.p12` (or linux), which calls
`python -m installer.make_update build/windows/versions/0.2.0 --key publisher.p12 [--out dist]`; the password of the
key file is asked for, or read from the environment variable KIEMDIEM_KEY_PASSWORD.

The key is made once by `python -m installer.publisher_key`; its certificate goes into resources/publisher/ and so into
every program that shall believe its updates. The key itself is never part of the project nor of a build.
"""

import argparse
import getpass
import io
import lzma
import os
import re
import sys
import tarfile
from collections.abc import Iterator
from datetime import UTC, datetime
from hashlib import sha256
from pathlib import Path
from tempfile import TemporaryFile
from typing import IO, BinaryIO

from installer.bundle import ROOT
from kiemdiem_desktop.domain.update import UPDATE_KIND, ProgramFile, UpdateNotice
from kiemdiem_desktop.exchange import doors
from kiemdiem_desktop.exchange.cades import make_signature
from kiemdiem_desktop.exchange.canonical_zip import end_record, headers
from kiemdiem_desktop.exchange.content import canonical_json
from kiemdiem_desktop.exchange.keys import SigningKey
from kiemdiem_desktop.exchange.layout import CONTENT_NAME, MIMETYPE, MIMETYPE_NAME, manifest_name, signature_name
from kiemdiem_desktop.exchange.manifest import list_digests
from kiemdiem_desktop.exchange.pkcs12 import open_pkcs12
from kiemdiem_desktop.exchange.update_container import CHUNK_BYTES, NAMES, PAYLOAD_NAME, open_update
from kiemdiem_desktop.exchange.update_content import check_files, update_content
from kiemdiem_desktop.services.program_home import read_build

PASSWORD = "KIEMDIEM_KEY_PASSWORD"  # noqa: S105 - the name of a variable
FILTERS = (
    {"id": lzma.FILTER_X86},
    {"id": lzma.FILTER_LZMA2, "preset": 6, "dict_size": 1 << 25},
)  # as NSIS packs the same files; 32 MB of memory to unpack


def make_update(folder: Path, out: Path, *, key: SigningKey, at: datetime, changes: str) -> Path:
    """Make the update package of the version in `folder` (with build.json, program, …) and give its path.

    Same files, same bytes, the signature apart. Raises: ValueError where the folder is no built version;
        PackageError where its receiver would refuse it.
    """
    build = read_build(folder)
    if build is None:
        raise ValueError(f"no build.json in {folder}")
    files = tuple(sorted(_files(folder), key=lambda file: file.path))
    check_files(files)
    notice = UpdateNotice(
        version=build.version, target=build.target, schema=build.schema, made_at=at, changes=changes, files=files
    )
    target = out / update_name(build.target, build.version)
    with TemporaryFile() as payload:
        _pack(folder, files, payload)
        part = target.with_name(target.name + ".part")
        with part.open("wb") as file:
            _write_container(file, payload, canonical_json(update_content(notice)), key, at)
        open_update(part, trusted=(key.certificate_der,), at=at, report=lambda _done, _whole: None)
        part.replace(target)
    return target


def update_name(target: str, version: str) -> str:
    """Give the file name of an update package."""
    return f"{UPDATE_KIND}-{target}-{version}.asice"


def changes_of(changelog: str, version: str) -> str:
    """Give the section of a version in the CHANGELOG, without its heading. Raises: ValueError where it has none."""
    found = re.search(
        rf"^## {re.escape(version)}(?![.\d])[^\n]*\n(.*?)(?=^## |\Z)", changelog, re.MULTILINE | re.DOTALL
    )
    if found is None or not found.group(1).strip():
        raise ValueError(f"CHANGELOG.md says nothing of {version}")
    return found.group(1).strip()


def _files(folder: Path) -> Iterator[ProgramFile]:
    for path in folder.rglob("*"):
        if path.is_symlink():
            raise ValueError(f"a link cannot be part of an update: {path}")
        if path.is_file():
            yield ProgramFile(
                path=path.relative_to(folder).as_posix(),
                size=path.stat().st_size,
                sha256=sha256(path.read_bytes()).hexdigest(),
                is_program=os.access(path, os.X_OK),
            )


def _pack(folder: Path, files: tuple[ProgramFile, ...], payload: BinaryIO | IO[bytes]) -> None:
    """Write the files as tar.xz: plain names, no dates, no owners."""
    with (
        lzma.open(payload, "wb", filters=list(FILTERS)) as packed,
        tarfile.open(fileobj=packed, mode="w|", format=tarfile.USTAR_FORMAT) as archive,
    ):
        for file in files:
            entry = tarfile.TarInfo(file.path)
            entry.size, entry.mode = file.size, 0o755 if file.is_program else 0o644
            with (folder / file.path).open("rb") as source:
                archive.addfile(entry, source)


def _write_container(file: BinaryIO, payload: IO[bytes], content: bytes, key: SigningKey, at: datetime) -> None:
    parts: dict[str, IO[bytes]] = {
        MIMETYPE_NAME: io.BytesIO(MIMETYPE),
        CONTENT_NAME: io.BytesIO(content),
        PAYLOAD_NAME: payload,
    }
    manifest = list_digests({name: _sums(part)[1] for name, part in parts.items()}, 1)
    parts[manifest_name(1)] = io.BytesIO(manifest)
    parts[signature_name(1)] = io.BytesIO(make_signature(manifest, key, at=at))
    directory = b""
    for name in NAMES:
        crc, _digest, size = _sums(parts[name])
        local, central = headers(name, crc, size, file.tell())
        file.write(local)
        directory += central
        file.writelines(_chunks(parts[name]))
    file.write(directory + end_record(len(NAMES), len(directory), file.tell()))


def _sums(part: IO[bytes]) -> tuple[int, bytes, int]:
    """Give checksum, SHA-256 and size of what is in `part`."""
    crc, digest, size, crc32 = 0, sha256(), 0, doors.checksum_module().crc32
    for chunk in _chunks(part):
        crc = crc32(chunk, crc)
        digest.update(chunk)
        size += len(chunk)
    return crc, digest.digest(), size


def _chunks(part: IO[bytes]) -> Iterator[bytes]:
    part.seek(0)
    while chunk := part.read(CHUNK_BYTES):
        yield chunk


def main() -> None:
    """Make the package of the folder that is named."""
    words = argparse.ArgumentParser(description=__doc__)
    words.add_argument("folder", type=Path, help="the folder of the built version")
    words.add_argument("--key", type=Path, required=True, help="the publisher's key, .p12")
    words.add_argument("--out", type=Path, default=ROOT / "dist")
    given = words.parse_args()
    password = os.environ.get(PASSWORD) or getpass.getpass("Password of the key file: ")
    build = read_build(given.folder)
    changes = changes_of((ROOT / "CHANGELOG.md").read_text(encoding="utf-8"), build.version if build else "")
    given.out.mkdir(parents=True, exist_ok=True)
    key = open_pkcs12(given.key.read_bytes(), password)
    made = make_update(given.folder, given.out, key=key, at=datetime.now(UTC), changes=changes)
    sys.stdout.write(f"{made}: {made.stat().st_size / 1e6:.1f} MB\n")


if __name__ == "__main__":
    main()

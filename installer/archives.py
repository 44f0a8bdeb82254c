"""Folders as archives that come out the same, byte for byte, whenever and wherever they are made.

Files stand in the order of their paths, belong to nobody, carry the time of the commit and one of two modes.
"""

import lzma
import os
import stat
import subprocess
import tarfile
import time
import zipfile
from collections.abc import Iterator, Mapping
from pathlib import Path

ROOT = Path(__file__).parents[1]
NO_COMMIT = 1767225600  # 2026-01-01, where there is no history to ask
RUNNABLE, PLAIN = 0o755, 0o644


def epoch() -> int:
    """Give the instant that every file of a build carries: SOURCE_DATE_EPOCH, or when the commit was made."""
    told = os.environ.get("SOURCE_DATE_EPOCH", "")
    if told.isdecimal():
        return int(told)
    command = ["git", "-C", str(ROOT), "log", "-1", "--format=%ct"]
    answer = subprocess.run(command, capture_output=True, text=True, check=False).stdout.strip()  # noqa: S603
    return int(answer) if answer.isdecimal() else NO_COMMIT


def settle(folder: Path) -> None:
    """Give every file below `folder` its plain mode, and everything the time of the build."""
    at = epoch()
    for path in sorted(folder.rglob("*"), reverse=True):
        if not path.is_symlink():
            path.chmod(RUNNABLE if path.is_dir() or _is_runnable(path) else PLAIN)
        os.utime(path, (at, at), follow_symlinks=False)
    os.utime(folder, (at, at))


def write_zip(folder: Path, target: Path, *, top: str, more: Mapping[str, bytes], level: int = 9) -> None:
    """Zip what is below `folder` under the name `top`, and `more` files by name beside it."""
    date = time.gmtime(epoch())[:6]
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED, compresslevel=level) as archive:
        for name, data in (*_contents(folder), *more.items()):
            entry = zipfile.ZipInfo(f"{top}/{name}", (date[0], date[1], date[2], date[3], date[4], date[5]))
            entry.compress_type = zipfile.ZIP_DEFLATED
            archive.writestr(entry, data)


def write_tar(folder: Path, target: Path, *, top: str, level: int = 9) -> None:
    """Pack what is below `folder` as tar.xz under the name `top`."""
    with (
        lzma.open(target, "wb", preset=level) as packed,
        tarfile.open(fileobj=packed, mode="w", format=tarfile.GNU_FORMAT) as archive,
    ):
        archive.add(folder, top, filter=_plain)  # `add` goes through folders in the order of names


def _contents(folder: Path) -> Iterator[tuple[str, bytes]]:
    for path in sorted(path for path in folder.rglob("*") if path.is_file()):
        yield path.relative_to(folder).as_posix(), path.read_bytes()


def _plain(entry: tarfile.TarInfo) -> tarfile.TarInfo:
    entry.uid = entry.gid = 0
    entry.uname = entry.gname = ""
    entry.mtime = epoch()
    if not entry.issym():
        entry.mode = RUNNABLE if entry.isdir() or entry.mode & stat.S_IXUSR else PLAIN
    return entry


def _is_runnable(path: Path) -> bool:
    return bool(path.stat().st_mode & stat.S_IXUSR) and path.suffix not in {".dll", ".py", ".pyd", ".so"}

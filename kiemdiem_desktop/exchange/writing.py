"""Writing a package to a folder or stick, so that "đã ghi và kiểm tra" is true.

Room is asked for first; the bytes go to a temporary name, are flushed to the medium, read back through a fresh
handle and compared; only then the file gets its name and the folder is flushed. Whatever fails: no half file stays.
"""

import errno
import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import BinaryIO, Final, Protocol

from kiemdiem_desktop.exchange import errors

_PART: Final = ".part"
_SPARE_BYTES: Final = 64 * 1024  # the folder's own growth
_CHUNK_BYTES: Final = 256 * 1024
_FULL: Final = frozenset({errno.ENOSPC, errno.EDQUOT, errno.EFBIG})
_READ_ONLY: Final = frozenset({errno.EROFS, errno.EACCES, errno.EPERM})
_GONE: Final = frozenset({errno.EIO, errno.ENODEV, errno.ENXIO, errno.ENOENT, errno.ENOTDIR, errno.ESTALE})


@dataclass(frozen=True, slots=True, kw_only=True)
class WrittenFile:
    """A file that was written, read back and found equal. `sha256` is hexadecimal."""

    path: Path
    size_bytes: int
    sha256: str


class Disk(Protocol):
    """What writing asks of a medium; every method may raise OSError."""

    def free_bytes(self, folder: Path) -> int:
        """Give the room left for this person."""

    def open_to_write(self, path: Path) -> BinaryIO:
        """Open a file anew."""

    def flush(self, file: BinaryIO) -> None:
        """Bring the file's bytes onto the medium."""

    def open_to_read(self, path: Path) -> BinaryIO:
        """Open a file through a fresh handle."""

    def rename(self, path: Path, target: Path) -> None:
        """Give the file its final name."""

    def flush_folder(self, folder: Path) -> None:
        """Bring the folder's list of names onto the medium."""


class SystemDisk:
    """The medium as the operating system gives it."""

    def free_bytes(self, folder: Path) -> int:
        """Give the room left for this person."""
        return shutil.disk_usage(folder).free

    def open_to_write(self, path: Path) -> BinaryIO:
        """Open a file anew, unbuffered, so that each failure shows at its write."""
        return path.open("wb", buffering=0)

    def flush(self, file: BinaryIO) -> None:
        """Bring the bytes onto the medium, and let the system forget its own copy where it can."""
        os.fsync(file.fileno())
        if hasattr(os, "posix_fadvise"):
            os.posix_fadvise(file.fileno(), 0, 0, os.POSIX_FADV_DONTNEED)

    def open_to_read(self, path: Path) -> BinaryIO:
        """Open a file through a fresh handle."""
        return path.open("rb")

    def rename(self, path: Path, target: Path) -> None:
        """Give the file its final name."""
        path.rename(target)

    def flush_folder(self, folder: Path) -> None:
        """Bring the folder's list of names onto the medium; Windows does so by itself."""
        if os.name == "nt":
            return
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        except OSError as error:
            if error.errno != errno.EINVAL:  # some file systems of sticks have no flushing of folders
                raise
        finally:
            os.close(handle)


def write_checked(data: bytes, folder: Path, name: str, *, disk: Disk | None = None) -> WrittenFile:
    """Write `data` as `folder`/`name` and prove it by reading it back.

    A file of that name with the very same bytes is left as it is and counts as written.

    Raises: DiskFullError, ReadOnlyError, StickPulledError, ExistingFileError, ReadBackError, WriteError.
    """
    medium = disk or SystemDisk()
    target, part = folder / name, folder / (name + _PART)
    digest = sha256(data).hexdigest()
    with _failures_in_words(folder, name):
        if target.exists():
            _check_same(medium, target, digest)
        else:
            _write_new(medium, data, part, target)
    return WrittenFile(path=target, size_bytes=len(data), sha256=digest)


def _check_same(medium: Disk, target: Path, digest: str) -> None:
    if not target.is_file() or _digest(medium, target) != digest:
        raise errors.ExistingFileError(name=target.name, folder=target.parent)


def _write_new(medium: Disk, data: bytes, part: Path, target: Path) -> None:
    """Write, read back, rename; the temporary file never outlives a failure."""
    if medium.free_bytes(target.parent) < len(data) + _SPARE_BYTES:
        raise errors.DiskFullError(name=target.name, folder=target.parent)
    try:
        _write_part(medium, data, part)
        _check_read_back(medium, part, target, sha256(data).hexdigest())
        medium.rename(part, target)
    except BaseException:
        with suppress(OSError):  # the stick may be gone; the failure itself is what is told
            part.unlink(missing_ok=True)
        raise
    medium.flush_folder(target.parent)


def _write_part(medium: Disk, data: bytes, part: Path) -> None:
    with medium.open_to_write(part) as file:
        rest = memoryview(data)
        while rest:
            rest = rest[file.write(rest[:_CHUNK_BYTES]) :]
        medium.flush(file)


def _check_read_back(medium: Disk, part: Path, target: Path, digest: str) -> None:
    if _digest(medium, part) != digest:
        raise errors.ReadBackError(name=target.name, folder=target.parent)


def _digest(medium: Disk, path: Path) -> str:
    digest = sha256()
    with medium.open_to_read(path) as file:
        while chunk := file.read(_CHUNK_BYTES):
            digest.update(chunk)
    return digest.hexdigest()


@contextmanager
def _failures_in_words(folder: Path, name: str) -> Iterator[None]:
    """Turn what the system reports into what happened, as a person would say it."""
    try:
        yield
    except OSError as error:
        raise _kind_of(error, folder)(name=name, folder=folder) from error


def _kind_of(error: OSError, folder: Path) -> type[errors.WriteError]:
    if error.errno in _FULL:
        return errors.DiskFullError
    if error.errno in _GONE or not folder.is_dir():
        return errors.StickPulledError
    if error.errno in _READ_ONLY:
        return errors.ReadOnlyError
    return errors.WriteError

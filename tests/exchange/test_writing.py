"""Writing to a stick: room, flush, read-back, name; and every way in which it goes wrong."""

import errno
import io
import os
import subprocess
import sys
from collections.abc import Callable
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO

import pytest

from kiemdiem_desktop.exchange import errors
from kiemdiem_desktop.exchange.writing import SystemDisk, write_checked

if TYPE_CHECKING:
    from _typeshed import ReadableBuffer

DATA = bytes(range(256)) * 4096  # 1 MiB: several writes
NAME = "dossier-cb-07-2026cn-1.asice"


class FaultyDisk(SystemDisk):
    """A medium that fails at a chosen step; counts the steps that it went through."""

    def __init__(self, fail_at: str = "", code: int = errno.EIO, before: Callable[[], object] | None = None) -> None:
        self.fail_at, self.code, self.before = fail_at, code, before
        self.steps: list[str] = []

    def step(self, name: str) -> None:
        """Note a step, and fail if it is the one."""
        self.steps.append(name)
        if name == self.fail_at:
            if self.before is not None:
                self.before()
            raise OSError(self.code, os.strerror(self.code))

    def free_bytes(self, folder: Path) -> int:
        """Give the room, unless this is the step."""
        self.step("room")
        return super().free_bytes(folder)

    def open_to_write(self, path: Path) -> BinaryIO:
        """Open a file that fails at its third write."""
        self.step("open")
        return FaultyFile(path, self)

    def flush(self, file: BinaryIO) -> None:
        """Flush, unless this is the step."""
        self.step("flush")
        super().flush(file)

    def open_to_read(self, path: Path) -> BinaryIO:
        """Open for reading back, unless this is the step."""
        self.step("read back")
        return super().open_to_read(path)

    def rename(self, path: Path, target: Path) -> None:
        """Rename, unless this is the step."""
        self.step("rename")
        super().rename(path, target)

    def flush_folder(self, folder: Path) -> None:
        """Flush the folder, unless this is the step."""
        self.step("flush folder")
        super().flush_folder(folder)


class FaultyFile(io.FileIO):
    """A file that asks its disk before each write."""

    def __init__(self, path: Path, disk: FaultyDisk) -> None:
        super().__init__(path, "wb")
        self.disk = disk
        self.writes = 0

    def write(self, data: "ReadableBuffer", /) -> int:
        """Write, unless this is the step."""
        self.writes += 1
        self.disk.step(f"write {self.writes}")
        return super().write(data)


def names_in(folder: Path) -> list[str]:
    """List what lies in a folder."""
    return sorted(path.name for path in folder.iterdir())


def test_a_file_is_written_read_back_and_named(tmp_path: Path) -> None:
    disk = FaultyDisk()
    written = write_checked(DATA, tmp_path, NAME, disk=disk)
    assert (written.path, written.size_bytes) == (tmp_path / NAME, len(DATA))
    assert written.sha256 == sha256(DATA).hexdigest()
    assert written.path.read_bytes() == DATA
    writes = [f"write {number}" for number in range(1, 5)]
    assert disk.steps == ["room", "open", *writes, "flush", "read back", "rename", "flush folder"]
    assert names_in(tmp_path) == [NAME]


def test_the_same_bytes_again_change_nothing(tmp_path: Path) -> None:
    before = write_checked(DATA, tmp_path, NAME).path.stat()
    assert write_checked(DATA, tmp_path, NAME).sha256 == sha256(DATA).hexdigest()
    assert (tmp_path / NAME).stat().st_mtime_ns == before.st_mtime_ns


@pytest.mark.parametrize("make", [lambda path: path.write_bytes(b"thesis"), lambda path: path.mkdir()])
def test_another_file_of_that_name_is_left_alone(tmp_path: Path, make: Callable[[Path], object]) -> None:
    make(tmp_path / NAME)
    with pytest.raises(errors.ExistingFileError, match="tệp đó được giữ nguyên"):
        write_checked(DATA, tmp_path, NAME)
    assert names_in(tmp_path) == [NAME]


def test_the_rest_of_an_earlier_pulled_stick_is_no_hindrance(tmp_path: Path) -> None:
    (tmp_path / f"{NAME}.part").write_bytes(b"half")
    write_checked(DATA, tmp_path, NAME)
    assert names_in(tmp_path) == [NAME]


class SmallDisk(SystemDisk):
    """A medium that is nearly full."""

    def free_bytes(self, folder: Path) -> int:
        """Give less than the package needs."""
        return min(super().free_bytes(folder), len(DATA))


def test_a_full_stick_is_told_before_a_byte_is_written(tmp_path: Path) -> None:
    with pytest.raises(errors.DiskFullError, match="Không đủ chỗ trống"):
        write_checked(DATA, tmp_path, NAME, disk=SmallDisk())
    assert names_in(tmp_path) == []


@pytest.mark.parametrize("step", ["open", "write 1", "write 3", "flush", "read back", "rename"])
@pytest.mark.parametrize(
    ("code", "error", "words"),
    [
        (errno.ENOSPC, errors.DiskFullError, "Không đủ chỗ trống"),
        (errno.EDQUOT, errors.DiskFullError, "Không đủ chỗ trống"),
        (errno.EROFS, errors.ReadOnlyError, "không cho ghi"),
        (errno.EACCES, errors.ReadOnlyError, "không cho ghi"),
        (errno.EIO, errors.StickPulledError, "USB bị rút hoặc tiếp xúc kém"),
        (errno.ENODEV, errors.StickPulledError, "USB bị rút hoặc tiếp xúc kém"),
        (errno.ELOOP, errors.WriteError, "Không ghi được"),
    ],
)
def test_a_failure_at_any_step_is_said_in_words_and_leaves_nothing(
    tmp_path: Path, step: str, code: int, error: type[errors.WriteError], words: str
) -> None:
    with pytest.raises(errors.WriteError, match=words) as failed:
        write_checked(DATA, tmp_path, NAME, disk=FaultyDisk(step, code))
    assert type(failed.value) is error
    assert NAME in failed.value.message
    assert failed.value.hint
    assert names_in(tmp_path) == []


def test_a_stick_that_vanishes_is_pulled_whatever_the_system_calls_it(tmp_path: Path) -> None:
    stick = tmp_path / "usb"
    stick.mkdir()
    disk = FaultyDisk("write 2", errno.EACCES, before=lambda: stick.rename(tmp_path / "gone"))
    with pytest.raises(errors.StickPulledError):
        write_checked(DATA, stick, NAME, disk=disk)


def test_a_folder_that_is_not_there_is_a_pulled_stick(tmp_path: Path) -> None:
    with pytest.raises(errors.StickPulledError):
        write_checked(DATA, tmp_path / "usb", NAME)


def test_a_folder_that_cannot_be_flushed_fails_although_the_whole_file_stands(tmp_path: Path) -> None:
    with pytest.raises(errors.StickPulledError):
        write_checked(DATA, tmp_path, NAME, disk=FaultyDisk("flush folder"))
    assert write_checked(DATA, tmp_path, NAME).size_bytes == len(DATA)


class LyingDisk(SystemDisk):
    """A medium that keeps other bytes than it was given."""

    def flush(self, file: BinaryIO) -> None:
        """Spoil one byte after the writing."""
        file.seek(1000)
        file.write(b"\xff\xff")
        super().flush(file)


def test_a_stick_that_keeps_other_bytes_is_found_out(tmp_path: Path) -> None:
    with pytest.raises(errors.ReadBackError, match="đọc lại thì sai khác"):
        write_checked(DATA, tmp_path, NAME, disk=LyingDisk())
    assert names_in(tmp_path) == []


def test_an_interruption_leaves_nothing(tmp_path: Path) -> None:
    def interrupt() -> None:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        write_checked(DATA, tmp_path, NAME, disk=FaultyDisk("write 2", before=interrupt))
    assert names_in(tmp_path) == []


def test_a_real_limit_of_the_system_is_met_the_same_way(tmp_path: Path) -> None:
    code = (
        "import resource, sys, pathlib\n"
        "from kiemdiem_desktop.exchange import errors, writing\n"
        "resource.setrlimit(resource.RLIMIT_FSIZE, (300_000, 300_000))\n"
        "try:\n    writing.write_checked(bytes(1_000_000), pathlib.Path(sys.argv[1]), 'a.asice')\n"
        "except errors.DiskFullError as error:\n    print(error.code)\n"
    )
    done = subprocess.run([sys.executable, "-c", code, tmp_path], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "disk_full"
    assert names_in(tmp_path) == []

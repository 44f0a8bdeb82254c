"""Where a package can be written: the sticks and disks that are plugged in, with the room left on each."""

import sys
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QStorageInfo

from kiemdiem_desktop.i18n import _

PLUGGED_IN = ("/media/", "/run/media/", "/mnt/", "/Volumes/")
GIGABYTE, MEGABYTE = 1024**3, 1024**2


@dataclass(frozen=True, slots=True, kw_only=True)
class Drive:
    """A stick or a disk: its place, the name that its owner gave it ("" for none) and the bytes left on it."""

    path: Path
    name: str
    free_bytes: int
    is_read_only: bool = False


def find_drives() -> tuple[Drive, ...]:
    """Give the drives that are plugged in, by their place; the disk that the system starts from is not one."""
    found = (
        Drive(
            path=Path(volume.rootPath()),
            name=bytes(volume.name().encode()).decode() if volume.name() else "",
            free_bytes=volume.bytesAvailable(),
            is_read_only=volume.isReadOnly(),
        )
        for volume in QStorageInfo.mountedVolumes()
        if volume.isValid() and volume.isReady() and is_apart(volume.rootPath(), QStorageInfo.root().rootPath())
    )
    return tuple(sorted(found, key=lambda drive: str(drive.path)))


def is_apart(root: str, system_root: str, *, platform: str = sys.platform) -> bool:
    """Whether the drive at `root` is another than the system's own."""
    if platform == "win32":
        return root.rstrip("/\\").upper() != system_root.rstrip("/\\").upper()
    return f"{root}/".startswith(PLUGGED_IN)


def drive_words(drive: Drive) -> str:
    """Give a drive in words: "USB CHI BO (E:) – còn trống 12,3 GB"."""
    place = str(drive.path)
    called = f"{drive.name} ({place})" if drive.name else place
    if drive.is_read_only:
        return _("{drive} – chỉ cho đọc, không ghi được").format(drive=called)
    return _("{drive} – còn trống {room}").format(drive=called, room=size_words(drive.free_bytes))


def size_words(size_bytes: int) -> str:
    """Give a size as people say it: "12,3 GB", "3,4 MB", "80 KB"."""
    for unit, name in ((GIGABYTE, "GB"), (MEGABYTE, "MB")):
        if size_bytes >= unit:
            return f"{size_bytes / unit:.1f} {name}".replace(".", ",")
    return f"{-(-size_bytes // 1024)} KB"

"""Writing files so that after a power cut there is the old one or the new one, never half of either."""

import os
import sys
from pathlib import Path


def write_atomically(path: Path, data: bytes) -> None:
    """Put `data` at `path`: beside it first, made to last, then renamed. Raises: OSError."""
    part = path.with_name(path.name + ".part")
    with part.open("wb") as file:
        file.write(data)
        file.flush()
        os.fsync(file.fileno())
    move_durably(part, path)


def make_last(path: Path) -> None:
    """Have the content of a written file reach the disk. Raises: OSError."""
    with path.open("rb+") as file:
        os.fsync(file.fileno())


def move_durably(source: Path, target: Path) -> None:
    """Rename within one folder, in place of what is there, and have the new name reach the disk. Raises: OSError."""
    source.replace(target)
    if sys.platform != "win32":  # Windows has no handle of a folder to flush; its rename is journalled
        folder = os.open(target.parent, os.O_RDONLY)
        try:
            os.fsync(folder)
        finally:
            os.close(folder)

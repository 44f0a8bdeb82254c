"""One window on one data folder: a later start hands its file to the one that runs, and ends.

Local files only: `cua-so.lock` is held by the running window, `mo-tep/<number>.txt` holds the path of one file (or
nothing: only come to the front). The running window takes the note away; where it does not (it hangs, or the lock is
left from a stick on another computer), the later start opens a window of its own after all.
"""

import os
import sys
from contextlib import suppress
from pathlib import Path
from time import monotonic, sleep
from typing import Final

from PySide6.QtCore import QLockFile

from kiemdiem_desktop.gui import start_doors

LOCK: Final = "cua-so.lock"
NOTES: Final = "mo-tep"
NOTE: Final = "*.txt"
ANSWER_SECONDS: Final = 4.0
_LOOK_SECONDS: Final = 0.05


def take_place(data: Path) -> QLockFile | None:
    """Take the place of the one window; None where another window has it. Hold what is given until the end."""
    with suppress(OSError):
        data.mkdir(parents=True, exist_ok=True)
    place = QLockFile(str(data / LOCK))
    place.setStaleLockTime(0)  # a lock is stale when its process is gone, not by its age
    if place.tryLock(0) or place.error() is not QLockFile.LockError.LockFailedError:
        return place  # a place that cannot be written has no notes either
    return None


def take_over(data: Path) -> QLockFile | None:
    """Take the place of a window that does not answer: what another computer left on a stick, or one that hangs."""
    with suppress(OSError):  # on Windows a living window holds the file
        (data / LOCK).unlink()
    return take_place(data)


def hand_over(data: Path, file: Path | None, *, seconds: float = ANSWER_SECONDS) -> bool:
    """Give a file to the running window and let it come to the front; False where it does not answer."""
    note = data / NOTES / f"{os.getpid()}.txt"
    try:
        note.parent.mkdir(parents=True, exist_ok=True)
        part = note.with_suffix(".part")
        part.write_text(str(file.absolute()) if file else "", encoding="utf-8")
        part.replace(note)
    except OSError:
        return False
    _let_come_to_front(data)
    until = monotonic() + seconds
    while note.exists() and monotonic() < until:
        sleep(_LOOK_SECONDS)
    return not _take_back(note)


def take_notes(data: Path) -> tuple[Path | None, ...]:
    """Take the notes that later starts left: a file each, None for one that only wants the window to the front."""
    found: list[Path | None] = []
    for note in sorted((data / NOTES).glob(NOTE)):
        with suppress(OSError):
            told = note.read_text(encoding="utf-8").strip()
            note.unlink()
            found.append(Path(told) if told else None)
    return tuple(found)


def _take_back(note: Path) -> bool:
    """Remove a note that nobody took; whether it was still there."""
    try:
        note.unlink()
    except OSError:
        return False
    return True


def _let_come_to_front(data: Path) -> None:
    """Let the running window come to the front: Windows lets only the program that was just started grant that."""
    if sys.platform == "win32":
        is_held, process, *_names = QLockFile(str(data / LOCK)).getLockInfo()
        if is_held:
            start_doors.windows_functions().AllowSetForegroundWindow(int(process))

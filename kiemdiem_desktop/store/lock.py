"""One window per workspace: a lock of the operating system on a file in the folder.

The system frees it when the holder ends, however it ends, so a stale lock needs no asking.
"""

import errno
import json
import os
import platform
import sys
from datetime import datetime
from pathlib import Path

from kiemdiem_desktop.domain.clock import Clock
from kiemdiem_desktop.i18n import _
from kiemdiem_desktop.store import faults

if sys.platform == "win32":
    import msvcrt
else:
    import fcntl

LOCK_NAME = "lock"
_LOCKED_BYTE = 1 << 20  # beyond the text, which others must be able to read on Windows
_TAKEN = {errno.EAGAIN, errno.EACCES, errno.EDEADLK}


class WorkspaceLock:
    """Held from `take_lock` until `release`."""

    def __init__(self, handle: int) -> None:
        self._handle = handle

    def release(self) -> None:
        """Let others open the workspace; a second call does nothing."""
        if self._handle >= 0:
            os.close(self._handle)
            self._handle = -1


def take_lock(folder: Path, clock: Clock) -> WorkspaceLock:
    """Take the workspace for this window. Raises: StoreError where another has it, or the place is read-only."""
    path = folder / LOCK_NAME
    with faults.in_words():
        handle = os.open(path, os.O_RDWR | os.O_CREAT | getattr(os, "O_NOINHERIT", 0), 0o600)
    try:
        _lock(handle)
        _say_who(handle, clock)
    except OSError as error:
        os.close(handle)
        if error.errno in _TAKEN:
            raise faults.locked(_holder(path)) from error
        raise faults.translate_os(error) from error
    return WorkspaceLock(handle)


def _lock(handle: int) -> None:
    if sys.platform == "win32":
        os.lseek(handle, _LOCKED_BYTE, os.SEEK_SET)
        msvcrt.locking(handle, msvcrt.LK_NBLCK, 1)
    else:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)


def _say_who(handle: int, clock: Clock) -> None:
    text = json.dumps({"machine": platform.node(), "since": clock.now().isoformat()}).encode()
    os.ftruncate(handle, 0)
    os.lseek(handle, 0, os.SEEK_SET)
    os.write(handle, text)


def _holder(path: Path) -> str:
    """Give machine and time of the holder, empty where they cannot be read."""
    try:
        told = json.loads(path.read_bytes())
        since = datetime.fromisoformat(told["since"]).astimezone()
        return _("máy {machine}, từ {since}").format(machine=told["machine"], since=since.strftime("%H:%M %d/%m/%Y"))
    except (OSError, ValueError, KeyError, TypeError):
        return ""

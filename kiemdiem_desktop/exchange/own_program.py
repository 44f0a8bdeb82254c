"""How this program starts itself once more, as a child that is spoken to over pipes."""

import subprocess
import sys
from typing import Final

_NO_WINDOW: Final = getattr(subprocess, "CREATE_NO_WINDOW", 0)


def own_command(word: str) -> list[str]:
    """Give the command of a child that does what `word` says; the built program is its own interpreter."""
    start = [sys.executable] if getattr(sys, "frozen", False) else [sys.executable, "-m", "kiemdiem_desktop"]
    return [*start, word]


def start_child(command: list[str]) -> "subprocess.Popen[bytes]":
    """Start a child without a window of its own; pipes are all that leads to it. Raises: OSError."""
    return subprocess.Popen(  # noqa: S603 - our own program with a fixed word
        command,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        creationflags=_NO_WINDOW,
    )

"""A display of its own for a smoke test: windows are waited for by their title, keys pressed, pictures taken."""

import os
import subprocess
import time
from collections.abc import Callable
from pathlib import Path
from types import TracebackType
from typing import Self

from installer.smoke.judge import SmokeError, require

SIZE = "1366x768x24"
LONG_SECONDS, LOOK_EVERY_SECONDS = 180, 0.25
FEWEST_COLOURS = 50


class Screen:
    """An Xvfb with a window manager, from `with` to its end."""

    def __enter__(self) -> Self:
        reading, writing = os.pipe()
        words = ["Xvfb", "-displayfd", str(writing), "-screen", "0", SIZE, "-noreset"]
        self._server = subprocess.Popen(words, pass_fds=(writing,), stderr=subprocess.DEVNULL)  # noqa: S603
        os.close(writing)
        with os.fdopen(reading) as told:
            self.display = f":{told.readline().strip()}"
        nothing = subprocess.DEVNULL
        self._manager = subprocess.Popen(["openbox"], env=self.environment, stdout=nothing, stderr=nothing)  # noqa: S607
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        for process in (self._manager, self._server):
            process.terminate()
            process.wait()

    @property
    def environment(self) -> dict[str, str]:
        """The environment of programs on this display."""
        return {**os.environ, "DISPLAY": self.display}

    def wait_for(self, title: str, *, exactly: bool = False) -> str:
        """Give the window whose title holds `title`, or is it `exactly`, once it is there. Raises: SmokeError."""
        found: list[str] = []

        def look() -> bool:
            titles = {window: self._tool("getwindowname", window).strip() for window in self._windows()}
            found[:] = [window for window, told in titles.items() if (told == title if exactly else title in told)]
            return bool(found)

        self.wait_until(look, f"a window “{title}”")
        return found[0]

    def wait_until(self, holds: Callable[[], bool], what: str) -> None:
        """Wait until something holds. Raises: SmokeError where it does not come about."""
        until = time.monotonic() + LONG_SECONDS
        while not holds():
            if time.monotonic() > until:
                raise SmokeError(f"waited {LONG_SECONDS} seconds in vain for {what}")
            time.sleep(LOOK_EVERY_SECONDS)

    def press(self, window: str, *keys: str) -> None:
        """Press keys in a window."""
        self._tool("windowactivate", "--sync", window)
        self._tool("key", "--clearmodifiers", *keys)

    def picture(self, path: Path) -> None:
        """Take a picture of the whole display when it has come to rest. Raises: SmokeError for an empty one."""
        path.parent.mkdir(parents=True, exist_ok=True)
        last = b""
        until = time.monotonic() + LONG_SECONDS
        while time.monotonic() < until:
            time.sleep(LOOK_EVERY_SECONDS * 4)
            self._take(path)
            if path.read_bytes() == last:
                break
            last = path.read_bytes()
        told = subprocess.run(["identify", "-format", "%k", str(path)], capture_output=True, text=True, check=True)  # noqa: S603, S607
        require(int(told.stdout) >= FEWEST_COLOURS, f"a picture of the window: {path.name}")

    def _windows(self) -> list[str]:
        return self._tool("search", "--onlyvisible", "--name", ".").split()

    def _take(self, path: Path) -> None:
        command = ["import", "-window", "root", "-define", "png:exclude-chunks=date,time", "-strip", str(path)]
        subprocess.run(command, env=self.environment, check=True)  # noqa: S603 - fixed program

    def _tool(self, *words: str) -> str:
        command = ["xdotool", *words]
        return subprocess.run(command, env=self.environment, capture_output=True, text=True, check=False).stdout  # noqa: S603

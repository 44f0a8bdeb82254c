"""Where the installed program stands: versions side by side, and the one small file that says which of them starts.

    <home>/kiemdiem.exe, kiemdiem-lenh.exe      Windows: the launchers; an update never touches them
    <home>/kiemdiem                             Linux (tar.xz): the launcher, `installer/linux/kiemdiem`
    <home>/current.txt                          line 1: the version that starts; line 2: the one before it, if any
    <home>/portable.txt                         on a stick only: all data stands in <home>/du-lieu
    <home>/versions/<version>/build.json        what this is: {"schema": 6, "target": "windows", "version": "0.1.0"}
    <home>/versions/<version>/program/          kiemdiem_desktop, resources, translations, libraries
    <home>/versions/<version>/python/           Windows: python.exe and pythonw.exe with all they need
    <home>/versions/<version>/start             Linux: an executable that runs this version with its arguments
    <home>/versions/<version>.part/             an update that was cut off; the next one removes it

A version is digits and dots alone, so that it can name no other folder. `target` is "windows" (installed and on a
stick: the same files), "linux" (tar.xz) or "debian": a Debian package has <folder>/build.json beside <folder>/program
but no current.txt, and is updated by the next Debian package. `schema` counts the migrations of a workspace.

`current.txt` is the only file that an update changes, and it is replaced in one step: whatever happens in between, the
launchers find a whole version. They try line 2 where the version of line 1 is not there. Whoever else reads it (the
Windows installer) takes line 1 without its end, and writes both lines: the version before stays the one to go back to.
"""

import json
import re
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Final

POINTER: Final = "current.txt"
VERSIONS: Final = "versions"
BUILD_MARK: Final = "build.json"
PART: Final = ".part"
LAUNCHERS: Final = {"windows": "kiemdiem.exe", "linux": "kiemdiem"}
_VERSION: Final = re.compile(r"[0-9]+(?:\.[0-9]+){1,3}", re.ASCII)


@dataclass(frozen=True, slots=True, kw_only=True)
class Build:
    """What a built version says of itself; `schema` counts the migrations of its workspaces."""

    version: str
    target: str
    schema: int


@dataclass(frozen=True, slots=True, kw_only=True)
class ProgramHome:
    """An installed program that can update itself: its folder, and what is running now."""

    folder: Path
    build: Build

    def folder_of(self, version: str) -> Path:
        """Give the folder of a version, there or not."""
        return self.folder / VERSIONS / version

    def command_of(self, version: str) -> tuple[str, ...]:
        """Give the words that run a version with a console, to be followed by its arguments."""
        return command_in(self.folder_of(version), self.build.target)

    @property
    def launcher(self) -> Path:
        """The program file that a person starts."""
        return self.folder / LAUNCHERS[self.build.target]


@dataclass(frozen=True, slots=True, kw_only=True)
class Pointer:
    """The version that starts, and the one before it ("" for none)."""

    current: str
    previous: str = ""


def command_in(folder: Path, target: str) -> tuple[str, ...]:
    """Give the words that run the version in `folder` with a console."""
    if target == "windows":
        return (str(folder / "python" / "python.exe"), "-m", "kiemdiem_desktop")
    return (str(folder / "start"),)


def find_build(resources: Path) -> Build | None:
    """Give what the running program says of itself; None where it runs from source."""
    return read_build(resources.parents[1])


def find_home(resources: Path) -> ProgramHome | None:
    """Give the home of the running program; None where it does not update itself (source, a Debian package)."""
    inside = resources.parents[1]
    build = read_build(inside)
    home = inside.parents[1] if len(inside.parents) > 1 else inside
    if build is None or inside.parent.name != VERSIONS or not (home / POINTER).is_file():
        return None
    return ProgramHome(folder=home, build=build) if build.target in LAUNCHERS else None


def read_build(folder: Path) -> Build | None:
    """Give what the version in `folder` says of itself; None where it says nothing that can be read."""
    try:
        told = json.loads((folder / BUILD_MARK).read_bytes())
        build = Build(version=str(told["version"]), target=str(told["target"]), schema=int(told["schema"]))
    except (OSError, ValueError, KeyError, TypeError):
        return None
    return build if is_version(build.version) else None


def build_mark(build: Build) -> bytes:
    """Give the bytes of `build.json`."""
    told = {"schema": build.schema, "target": build.target, "version": build.version}
    return (json.dumps(told, sort_keys=True) + "\n").encode("ascii")


def read_pointer(home: Path) -> Pointer:
    """Give what `current.txt` says; lines that are no version count as missing. Raises: OSError."""
    lines = (home / POINTER).read_text(encoding="ascii", errors="replace").splitlines()
    current, previous = [line.strip() if is_version(line.strip()) else "" for line in (*lines, "", "")[:2]]
    return Pointer(current=current, previous=previous)


def pointer_text(pointer: Pointer) -> bytes:
    """Give the bytes of `current.txt`."""
    return "".join(f"{version}\n" for version in (pointer.current, pointer.previous) if version).encode("ascii")


def is_version(text: str) -> bool:
    """Whether `text` is a version: two to four numbers with dots between."""
    return _VERSION.fullmatch(text) is not None


def version_key(version: str) -> tuple[int, ...]:
    """Give what versions are ordered by: 0.10.0 is newer than 0.9.1, and 0.2 is 0.2.0."""
    numbers = [int(part) for part in version.split(".")]
    return tuple(numbers + [0] * (4 - len(numbers)))


def this_target() -> str:
    """Give the target of the machine that we run on."""
    return "windows" if sys.platform == "win32" else "linux"

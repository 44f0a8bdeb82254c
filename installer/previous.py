"""What a smoke test upgrades from: the package of the version before, from dist/previous, or one made for the purpose.

Where dist/previous holds no package of its kind, one is made of the files of this build under an older number: the
files are the same, but the ways of an upgrade (side by side, the pointer, the backup) are gone through.
"""

import re
import shutil
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from installer import build_linux, build_windows
from installer.bundle import DIST, ROOT
from kiemdiem_desktop.services.program_home import (
    BUILD_MARK,
    POINTER,
    VERSIONS,
    Build,
    Pointer,
    build_mark,
    pointer_text,
    read_build,
)

OLDER = "0.0.9"
KEPT = DIST / "previous"
BUILD = ROOT / "build" / "previous"


@dataclass(frozen=True, slots=True, kw_only=True)
class Previous:
    """A package of the version before, and its number."""

    file: Path
    number: str


def previous_setup() -> Previous:
    """Give the Windows installer of the version before."""
    return _kept("kiemdiem-setup-*.exe") or _made(
        f"kiemdiem-setup-{OLDER}.exe",
        lambda target: build_windows.build_setup(_older(build_windows.STAGE), target, OLDER, quickly=True),
    )


def previous_portable() -> Previous:
    """Give the portable zip of the version before."""
    return _kept("kiemdiem-portable-*.zip") or _made(
        f"kiemdiem-portable-{OLDER}.zip",
        lambda target: build_windows.build_portable(_older(build_windows.STAGE), target, quickly=True),
    )


def previous_tar() -> Previous:
    """Give the tar.xz of the version before."""
    return _kept("kiemdiem-*.tar.xz") or _made(
        f"kiemdiem-{OLDER}.tar.xz",
        lambda target: build_linux.build_tar(_older(build_linux.STAGE), target, quickly=True),
    )


def previous_deb() -> Previous:
    """Give the Debian package of the version before."""
    return _kept("kiemdiem_*.deb") or _made(
        f"kiemdiem_{OLDER}.deb",
        lambda target: build_linux.build_deb(_older(build_linux.STAGE), target, OLDER, quickly=True),
    )


def number_of(file: Path) -> str:
    """Give the version that a package names in its file name. Raises: ValueError."""
    found = re.search(r"\d+(?:\.\d+)+", file.name)
    if found is None:
        raise ValueError(f"no version in the name of {file}")
    return found[0]


def _kept(pattern: str) -> Previous | None:
    return next((Previous(file=path, number=number_of(path)) for path in sorted(KEPT.glob(pattern))), None)


def _made(name: str, make: Callable[[Path], Path]) -> Previous:
    BUILD.mkdir(parents=True, exist_ok=True)
    return Previous(file=make(BUILD / name), number=OLDER)


def _older(stage: Path) -> Path:
    """Give the files of `stage` under the older number."""
    folder = BUILD / stage.parent.name / stage.name
    shutil.rmtree(folder, ignore_errors=True)
    shutil.copytree(stage, folder, symlinks=True)
    inside = next((folder / VERSIONS).iterdir()).rename(folder / VERSIONS / OLDER)
    build = read_build(inside)
    assert build is not None
    (inside / BUILD_MARK).write_bytes(build_mark(Build(version=OLDER, target=build.target, schema=build.schema)))
    (folder / POINTER).write_bytes(pointer_text(Pointer(current=OLDER)))
    return folder

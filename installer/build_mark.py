"""Writes what a built version says of itself (`build.json`), and what of the layout every build shares.

The layout of an installed program is told once, in `kiemdiem_desktop/services/program_home.py`.
"""

import tomllib
from pathlib import Path

from installer.bundle import ROOT
from kiemdiem_desktop.services.program_home import BUILD_MARK, Build, Pointer, build_mark, pointer_text
from kiemdiem_desktop.store.migrations import MIGRATIONS


def version() -> str:
    """Give the version of the program."""
    return str(tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]["version"])


def write_build_mark(folder: Path, target: str) -> None:
    """Write `build.json` into the folder of a version; `target` is "windows", "linux" or "debian"."""
    build = Build(version=version(), target=target, schema=len(MIGRATIONS))
    (folder / BUILD_MARK).write_bytes(build_mark(build))


def first_pointer() -> bytes:
    """Give the `current.txt` of a fresh installation."""
    return pointer_text(Pointer(current=version()))

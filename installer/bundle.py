"""Lays the program together as it is installed: our own files, and of each wheel what the program uses.

    program/kiemdiem_desktop  program/resources  program/translations  program/<libraries>

The same commit gives the same files, byte for byte: wheels are pinned by SHA-256, bytecode is written without times
and without the path of the machine that built it. Libraries are laid as bytecode alone, our own sources as they are.
"""

import os
import shutil
import subprocess
import sys
from collections.abc import Iterable
from hashlib import sha256
from pathlib import Path

from installer.compile_translations import compile_translations
from installer.fetch_fonts import fetch_fonts
from installer.targets import Target, pip_platform

ROOT = Path(__file__).parents[1]
DIST = ROOT / "dist"
OURS = ("kiemdiem_desktop", "resources", "translations")
OURS_LEFT_OUT = shutil.ignore_patterns("__pycache__", "*.po", "*.pot", "*.ts", "screenshots")


def lay_program(target: Target, folder: Path) -> None:
    """Fill the empty `folder` with all that runs on `target`, Python itself apart. Raises: CalledProcessError."""
    fetch_fonts()
    compile_translations()
    install_wheels(target, folder)
    leave_out(target.left_out, folder)
    compile_below(folder)
    for name in OURS:
        shutil.copytree(ROOT / name, folder / name, ignore=OURS_LEFT_OUT)
    compile_below(folder / OURS[0], beside=False, start=f"{folder.name}/{OURS[0]}")


def hash_sheet(folder: Path) -> str:
    """Give a line `SHA-256  path` for each file below `folder`, in the order of the paths."""
    files = sorted(path for path in folder.rglob("*") if path.is_file())
    lines = (f"{sha256(path.read_bytes()).hexdigest()}  {path.relative_to(folder).as_posix()}" for path in files)
    return "\n".join(lines) + "\n"


def patterns_of(text: str) -> tuple[str, ...]:
    """Give the patterns of a list of what is left out; `#` begins a remark."""
    lines = (line.partition("#")[0].strip() for line in text.splitlines())
    return tuple(line for line in lines if line)


def install_wheels(target: Target, folder: Path) -> None:
    """Put the pinned wheels of `target` into `folder`, whole. Raises: CalledProcessError."""
    command = [sys.executable, "-m", "pip", "install", "--quiet", "--no-deps", "--no-compile", "--require-hashes"]
    place = ("--target", str(folder), "--requirement", str(target.lock))
    subprocess.run([*command, *pip_platform(target), *place], check=True)  # noqa: S603 - fixed program, pinned wheels


def leave_out(lists: Iterable[Path], folder: Path) -> None:
    """Remove what `lists` name from `folder`, and the folders that are empty then."""
    for pattern in (pattern for path in lists for pattern in patterns_of(path.read_text(encoding="utf-8"))):
        for path in sorted(folder.glob(pattern)):
            remove(path)
    for path in sorted((path for path in folder.rglob("*") if path.is_dir()), reverse=True):
        if not any(path.iterdir()):
            path.rmdir()


def remove(path: Path) -> None:
    """Remove a file or a folder with all in it, if it is there."""
    if path.is_dir():
        shutil.rmtree(path)
    elif path.exists():  # a folder above it may be gone already
        path.unlink()


def compile_below(folder: Path, *, beside: bool = True, start: str = "") -> None:
    """Compile every source below `folder`: no start waits for it, and no source is looked at for its time.

    Bytecode comes to lie `beside` each source, which is taken away then (half as many files on a stick), or as usual.
    `start` is what stands for `folder` in reports of errors. Raises: CalledProcessError for a source that does not
    compile.
    """
    command = [sys.executable, "-m", "compileall", "-q", "--invalidation-mode", "unchecked-hash"]
    place = (*(("-b",) if beside else ()), "-s", str(folder), "-p", start or folder.name, str(folder))
    # A process of its own with one seed: sets in bytecode stand in the order of hashes, and words are shared by use.
    environment = {**os.environ, "PYTHONHASHSEED": "0"}
    subprocess.run([*command, *place], env=environment, check=True)  # noqa: S603 - fixed program
    for path in sorted(folder.rglob("*.py")) if beside else ():
        path.unlink()

"""Lays the program together as it is installed: our own files, and of each wheel what the program uses.

    program/kiemdiem_desktop  program/resources  program/translations  program/<libraries>

The same commit gives the same files, byte for byte: wheels are pinned by SHA-256, bytecode is written without times
and without the path of the machine that built it.
"""

import compileall
import py_compile
import shutil
import subprocess
import sys
from collections.abc import Iterator
from hashlib import sha256
from pathlib import Path

from installer.compile_translations import compile_translations
from installer.fetch_fonts import fetch_fonts
from installer.targets import Target, pip_platform

ROOT = Path(__file__).parents[1]
OURS = ("kiemdiem_desktop", "resources", "translations")
OURS_LEFT_OUT = shutil.ignore_patterns("__pycache__", "*.po", "*.pot", "*.ts", "screenshots")


def lay_program(target: Target, folder: Path) -> None:
    """Fill the empty `folder` with all that runs on `target`, Python itself apart. Raises: CalledProcessError."""
    fetch_fonts()
    compile_translations()
    _install_wheels(target, folder)
    for path in _left_out(target, folder):
        remove(path)
    for name in OURS:
        shutil.copytree(ROOT / name, folder / name, ignore=OURS_LEFT_OUT)
    _compile(folder)


def hash_sheet(folder: Path) -> str:
    """Give a line `SHA-256  path` for each file below `folder`, in the order of the paths."""
    files = sorted(path for path in folder.rglob("*") if path.is_file())
    lines = (f"{sha256(path.read_bytes()).hexdigest()}  {path.relative_to(folder).as_posix()}" for path in files)
    return "\n".join(lines) + "\n"


def patterns_of(text: str) -> tuple[str, ...]:
    """Give the patterns of a list of what is left out; `#` begins a remark."""
    lines = (line.partition("#")[0].strip() for line in text.splitlines())
    return tuple(line for line in lines if line)


def _install_wheels(target: Target, folder: Path) -> None:
    command = [sys.executable, "-m", "pip", "install", "--quiet", "--no-deps", "--no-compile", "--require-hashes"]
    place = ("--target", str(folder), "--requirement", str(target.lock))
    subprocess.run([*command, *pip_platform(target), *place], check=True)  # noqa: S603 - fixed program, pinned wheels


def _left_out(target: Target, folder: Path) -> Iterator[Path]:
    for pattern in patterns_of(target.left_out.read_text(encoding="utf-8")):
        yield from sorted(folder.glob(pattern))


def remove(path: Path) -> None:
    """Remove a file or a folder with all in it, if it is there."""
    if path.is_dir():
        shutil.rmtree(path)
    elif path.exists():  # a folder above it may be gone already
        path.unlink()


def _compile(folder: Path) -> None:
    mode = py_compile.PycInvalidationMode.UNCHECKED_HASH
    done = compileall.compile_dir(folder, quiet=1, stripdir=str(folder), prependdir="program", invalidation_mode=mode)
    if not done:
        msg = f"some file below {folder} does not compile"
        raise RuntimeError(msg)

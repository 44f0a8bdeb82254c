"""How long the installed program takes from its start to its painted first page, as a multiple of a start from source.

For builders, after `installer/build deb` (or tar), respectively `windows` (or portable):

    python -m installer.bench_start linux      the laid files against .venv, on this machine
    python -m installer.bench_start windows    the laid files against Windows' Python with whole wheels, under Wine

Both are started in turn in the same run, warm, each with its bytecode ready; their medians are compared.
"""

import os
import shutil
import subprocess
import sys
import time
from pathlib import Path
from statistics import median

from installer import build_linux, build_windows
from installer.build_mark import version
from installer.bundle import OURS, ROOT, install_wheels
from installer.smoke.screen import Screen
from installer.smoke.wine import PREFIX, Wine
from installer.targets import WINDOWS
from installer.windows_python import lay_whole_python

RUNS, MOST_TIMES = 9, 1.2
# Shows the first page with an empty shelf, tells when it is painted, and ends.
FIRST_PAGE = """
import os, sys, tempfile
from pathlib import Path
from dataclasses import replace
os.environ["QT_QPA_PLATFORM"] = "{platform}"
from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtWidgets import QApplication
from kiemdiem_desktop.gui import start
from kiemdiem_desktop.gui.program import Program
from kiemdiem_desktop.services.places import choose_language, find_places
class Watch(QObject):
    def eventFilter(self, watched, event):
        if event.type() == QEvent.Type.Paint:
            watched.removeEventFilter(self)
            QTimer.singleShot(0, tell)
        return False
def tell():
    print("PAINTED", flush=True)
    QApplication.exit(0)
places = replace(find_places(), data=Path(tempfile.mkdtemp()))
choose_language(places)
kept = []
def open_first(theme):
    program = Program(places, theme)
    watch = Watch(program)
    kept.extend((program, watch))
    program.start_window.installEventFilter(watch)
    return program.start_window
start.run(["kiemdiem"], places, open_first)
"""


def measure(words: list[str], environment: dict[str, str]) -> float:
    """Give the seconds from a start to the painted first page. Raises: RuntimeError where it is not painted."""
    nothing = subprocess.DEVNULL
    begun = time.monotonic()
    with subprocess.Popen(  # noqa: S603 - our own programs
        words, env=environment, stdin=nothing, stdout=subprocess.PIPE, stderr=nothing, text=True
    ) as process:
        assert process.stdout is not None
        told = next((line for line in process.stdout if "PAINTED" in line), "")
        taken = time.monotonic() - begun
        process.stdout.read()
    if not told:
        raise RuntimeError("the first page was not painted")
    return taken


def compare(installed: list[str], source: list[str], environment: dict[str, str]) -> float:
    """Start both in turn, tell their medians, give the ratio."""
    kinds = (installed, source)
    for words in kinds:
        measure(words, environment)
    turns = [[measure(words, environment) for words in kinds] for _turn in range(RUNS)]
    ours, theirs = median(turn[0] for turn in turns), median(turn[1] for turn in turns)
    told = f"installed {ours * 1000:.0f} ms · source {theirs * 1000:.0f} ms · {ours / theirs:.2f} times"
    sys.stdout.write(f"{told}, {RUNS} starts each\n")
    return ours / theirs


def compare_on_linux(screen: Screen) -> float:
    """Compare the files of Linux as they are laid with .venv."""
    page = FIRST_PAGE.format(platform="xcb")
    inside = build_linux.STAGE / "versions" / version()
    installed = [str(inside / "python" / "bin" / "python3.11"), "-I", "-c", page]
    return compare(installed, [str(ROOT / ".venv" / "bin" / "python"), "-c", page], screen.environment)


def compare_under_wine(screen: Screen) -> float:
    """Compare the files of Windows as they are laid with Windows' Python, whole wheels and our sources."""
    wine = Wine(screen.display)
    try:
        page = PREFIX / "drive_c" / "page.py"
        page.write_text(FIRST_PAGE.format(platform="windows"), encoding="utf-8")
        inside = PREFIX / "drive_c" / "installed"
        shutil.copytree(build_windows.STAGE / "versions" / version(), inside)
        source = PREFIX / "drive_c" / "source"
        _lay_source(source)
        words = [["wine", str(folder / "python" / "python.exe"), str(page)] for folder in (inside, source)]
        return compare(words[0], words[1], wine.environment)
    finally:
        wine.end()


def _lay_source(folder: Path) -> None:
    """Lay Python for Windows and the wheels whole, our files as they are in the repository, with usual bytecode."""
    for name in ("python", "program"):
        (folder / name).mkdir(parents=True)
    lay_whole_python(folder / "python")
    (folder / "python" / "python311._pth").write_text(build_windows.PATHS, encoding="ascii", newline="")
    install_wheels(WINDOWS, folder / "program")
    for name in OURS:
        shutil.copytree(ROOT / name, folder / "program" / name)
    command = [sys.executable, "-m", "compileall", "-q", str(folder)]
    subprocess.run(command, check=False, stdout=subprocess.DEVNULL)  # noqa: S603 - sources of tests may not compile


def main() -> int:
    """Measure the target that is named; exit code 1 where the installed program is slower than it may be."""
    os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
    with Screen() as screen:
        ratio = {"linux": compare_on_linux, "windows": compare_under_wine}[sys.argv[1]](screen)
    return 0 if ratio <= MOST_TIMES else 1


if __name__ == "__main__":
    sys.exit(main())

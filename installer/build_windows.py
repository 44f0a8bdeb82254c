"""Builds the program for Windows on Debian: the folder as it is installed, the portable zip, the installer.

For builders: `installer/build windows` or `installer/build portable`; the results stand in dist/.
"""

import shutil
import subprocess
import sys
from pathlib import Path

from PySide6.QtCore import QSize
from PySide6.QtGui import QGuiApplication, QImage, QPainter
from PySide6.QtSvg import QSvgRenderer

from installer.archives import settle, write_zip
from installer.build_mark import first_pointer, version, write_build_mark
from installer.bundle import DIST, ROOT, compile_below, hash_sheet, lay_program
from installer.targets import WINDOWS
from installer.windows_python import lay_python, unite_runtime

STAGE = ROOT / "build" / "windows"
RECIPES = Path(__file__).parent / "windows"
COMPILER, RESOURCES = "x86_64-w64-mingw32-gcc", "x86_64-w64-mingw32-windres"
LAUNCHERS = {"kiemdiem.exe": ("-mwindows",), "kiemdiem-lenh.exe": ("-DCONSOLE",)}
ICON_SIZE = 256
PATHS = ".\r\nLib\r\nDLLs\r\n..\\program\r\n"
PORTABLE_NOTE = "Xóa tệp này thì sổ được cất trong máy chứ không cất trên USB.\r\n"


def lay_stage() -> Path:
    """Lay the folder as it is installed and give it; what stood there before is gone."""
    shutil.rmtree(STAGE, ignore_errors=True)
    inside = STAGE / "versions" / version()
    for name in ("python", "program"):
        (inside / name).mkdir(parents=True)
    lay_python(inside / "python")
    (inside / "python" / "python311._pth").write_text(PATHS, encoding="ascii", newline="")
    lay_program(WINDOWS, inside / "program")
    unite_runtime(inside / "python", inside / "program")
    compile_below(inside / "python")
    _draw_icon(STAGE / "kiemdiem.ico")
    for name, flags in LAUNCHERS.items():
        _compile_launcher(STAGE / name, flags)
    write_build_mark(inside, WINDOWS.name)
    (STAGE / "current.txt").write_bytes(first_pointer())
    settle(STAGE)
    return STAGE


def build_portable(stage: Path) -> Path:
    """Zip the folder with the mark that keeps everything beside the program; the same files, the same bytes."""
    target = DIST / f"kiemdiem-portable-{version()}.zip"
    write_zip(stage, target, top="KiemDiem", more={"portable.txt": PORTABLE_NOTE.encode()})
    return target


def build_setup(stage: Path) -> Path:
    """Make the installer. Raises: CalledProcessError where makensis refuses."""
    target = DIST / f"kiemdiem-setup-{version()}.exe"
    values = {"VERSION": version(), "STAGE": str(stage), "OUT": str(target)}
    words = [f"-D{name}={value}" for name, value in values.items()]
    subprocess.run(["makensis", "-V2", *words, str(RECIPES / "setup.nsi")], check=True)  # noqa: S603, S607 - own recipe
    return target


def _compile_launcher(target: Path, flags: tuple[str, ...]) -> None:
    numbers = ",".join([*version().split("."), "0"])
    resources = STAGE / "resources.o"
    words = [f"-DVERSION_NUMBERS={numbers}", f'-DVERSION_TEXT=\\"{version()}\\"', "-I", str(STAGE)]
    subprocess.run([RESOURCES, *words, str(RECIPES / "resources.rc"), str(resources)], check=True)  # noqa: S603
    source = str(RECIPES / "launcher.c")
    still = ("-Wl,--no-insert-timestamp", "-static", "-s", "-municode", "-O2")
    subprocess.run([COMPILER, *still, *flags, source, str(resources), "-o", str(target)], check=True)  # noqa: S603
    resources.unlink()


def _draw_icon(target: Path) -> None:
    _app = QGuiApplication.instance() or QGuiApplication(["build", "-platform", "offscreen"])
    image = QImage(QSize(ICON_SIZE, ICON_SIZE), QImage.Format.Format_ARGB32)
    image.fill(0)
    painter = QPainter(image)
    QSvgRenderer(str(ROOT / "resources" / "icons" / "kiemdiem.svg")).render(painter)
    painter.end()
    if not image.save(str(target)):
        msg = f"no icon at {target}"
        raise RuntimeError(msg)


def main() -> None:
    """Build what is named: windows, portable or both."""
    DIST.mkdir(exist_ok=True)
    stage = lay_stage()
    wanted = sys.argv[1:] or ["windows", "portable"]
    made = [build_setup(stage)] if "windows" in wanted else []
    made += [build_portable(stage)] if "portable" in wanted else []
    (DIST / "windows-files.sha256").write_text(hash_sheet(stage), encoding="utf-8")
    for path in made:
        sys.stdout.write(f"{path.relative_to(ROOT)}: {path.stat().st_size / 1e6:.1f} MB\n")


if __name__ == "__main__":
    main()

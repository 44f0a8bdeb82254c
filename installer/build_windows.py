"""Builds the program for Windows on Debian: the folder as it is installed, the portable zip, the installer.

For builders: `installer/build windows` or `installer/build portable`; the results stand in dist/.
"""

import os
import shutil
import subprocess
import sys
from pathlib import Path

from installer.archives import epoch, settle, write_zip
from installer.build_mark import first_pointer, version, write_build_mark
from installer.bundle import DIST, ROOT, compile_below, hash_sheet, lay_program
from installer.setup_look import draw_icon, lay_look
from installer.targets import WINDOWS
from installer.windows_python import lay_python, unite_runtime

STAGE, LOOK = ROOT / "build" / "windows", ROOT / "build" / "setup-look"
RECIPES = Path(__file__).parent / "windows"
COMPILER, RESOURCES = "x86_64-w64-mingw32-gcc", "x86_64-w64-mingw32-windres"
LAUNCHERS = {"kiemdiem.exe": ("-mwindows",), "kiemdiem-lenh.exe": ("-DCONSOLE",)}
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
    draw_icon(STAGE / "kiemdiem.ico")
    for name, flags in LAUNCHERS.items():
        _compile_launcher(STAGE / name, flags)
    write_build_mark(inside, WINDOWS.name)
    (STAGE / "current.txt").write_bytes(first_pointer())
    settle(STAGE)
    return STAGE


def setup_file() -> Path:
    """Give where the installer of this version stands."""
    return DIST / f"kiemdiem-setup-{version()}.exe"


def portable_file() -> Path:
    """Give where the portable zip of this version stands."""
    return DIST / f"kiemdiem-portable-{version()}.zip"


def build_portable(stage: Path, target: Path, *, quickly: bool = False) -> Path:
    """Zip the folder with the mark that keeps everything beside the program; the same files, the same bytes."""
    more = {"portable.txt": PORTABLE_NOTE.encode()}
    write_zip(stage, target, top="KiemDiem", more=more, level=1 if quickly else 9)
    return target


def build_setup(stage: Path, target: Path, number: str, *, quickly: bool = False) -> Path:
    """Make the installer of the version `number` in `stage`. Raises: CalledProcessError where makensis refuses.

    `quickly` is for installers that are only tried or upgraded from: large, but made in seconds.
    """
    lay_look(LOOK)
    size = sum(path.stat().st_size for path in stage.rglob("*") if path.is_file()) // 1024
    values = {"VERSION": number, "STAGE": str(stage), "LOOK": str(LOOK), "OUT": str(target), "SIZE": str(size)}
    words = [f"-D{name}={value}" for name, value in {**values, **({"QUICK": ""} if quickly else {})}.items()]
    environment = {**os.environ, "SOURCE_DATE_EPOCH": str(epoch())}
    command = ["makensis", "-V2", "-INPUTCHARSET", "UTF8", *words, str(RECIPES / "setup.nsi")]
    subprocess.run(command, check=True, env=environment)  # noqa: S603 - own recipe
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


def main() -> None:
    """Build what is named: windows, portable or both."""
    DIST.mkdir(exist_ok=True)
    stage = lay_stage()
    wanted = sys.argv[1:] or ["windows", "portable"]
    made = [build_setup(stage, setup_file(), version())] if "windows" in wanted else []
    made += [build_portable(stage, portable_file())] if "portable" in wanted else []
    (DIST / "windows-files.sha256").write_text(hash_sheet(stage), encoding="utf-8")
    for path in made:
        sys.stdout.write(f"{path.relative_to(ROOT)}: {path.stat().st_size / 1e6:.1f} MB\n")


if __name__ == "__main__":
    main()

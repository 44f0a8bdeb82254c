"""Builds the program for Linux on Debian 12: the folder as it is installed, the Debian package, the tar.xz.

For builders: `installer/build deb` or `installer/build tar`; the results stand in dist/.
"""

import os
import shutil
import subprocess
import sys
from hashlib import md5
from pathlib import Path

from installer.archives import epoch, settle, write_tar
from installer.build_mark import first_pointer, version, write_build_mark
from installer.bundle import DIST, ROOT, compile_below, hash_sheet, lay_program
from installer.icu_data import shrink
from installer.linux_python import lay_python
from installer.targets import LINUX

BUILD = ROOT / "build" / "linux"
STAGE, TREE, TAR_TREE = BUILD / "stage", BUILD / "deb", BUILD / "tar"
RECIPES = Path(__file__).parent / "linux"
ICON = ROOT / "resources" / "icons" / "kiemdiem.svg"
# Libraries that were left with the names of their inner parts, up to three quarters of their size.
STRIPPED = (
    *("cryptography/hazmat/bindings/*.so", "lxml/*.so", "pkcs11/*.so", "pypdfium2_raw/*.so", "python_calamine/*.so"),
    *("rapidfuzz/**/*.so", "sqlcipher3/*.so", "yaml/*.so", "PySide6/Qt/lib/libicu*.so.*"),
)


def lay_stage() -> Path:
    """Lay the folder as it is installed and give it; what stood there before is gone."""
    shutil.rmtree(STAGE, ignore_errors=True)
    inside = STAGE / "versions" / version()
    for name in ("python", "program"):
        (inside / name).mkdir(parents=True)
    packages = lay_python(inside / "python")
    compile_below(inside / "python")
    lay_program(LINUX, inside / "program")
    for path in sorted(path for pattern in STRIPPED for path in (inside / "program").glob(pattern)):
        subprocess.run(["strip", "--strip-unneeded", str(path)], check=True)  # noqa: S603, S607 - fixed program
    shrink(next((inside / "program").rglob("libicudata.so.*")))
    shutil.copy(RECIPES / "kiemdiem", STAGE / "kiemdiem")
    shutil.copy(RECIPES / "start", inside / "start")
    write_build_mark(inside, LINUX.name)
    (STAGE / "current.txt").write_bytes(first_pointer())
    (DIST / "linux-python.txt").write_text("\n".join(packages) + "\n", encoding="ascii")
    settle(STAGE)
    return STAGE


def tar_file() -> Path:
    """Give where the tar.xz of this version stands."""
    return DIST / f"kiemdiem-{version()}-linux-x86_64.tar.xz"


def deb_file() -> Path:
    """Give where the Debian package of this version stands."""
    return DIST / f"kiemdiem_{version()}_amd64.deb"


def build_tar(stage: Path, target: Path, *, quickly: bool = False) -> Path:
    """Pack the folder with what puts it into a user's menu."""
    shutil.rmtree(TAR_TREE, ignore_errors=True)
    shutil.copytree(stage, TAR_TREE, symlinks=True)
    shutil.copy(RECIPES / "dang-ky", TAR_TREE / "dang-ky")
    (TAR_TREE / "menu").mkdir()
    for path in (ICON, *_menu_files()):
        shutil.copy(path, TAR_TREE / "menu" / path.name)
    settle(TAR_TREE)
    write_tar(TAR_TREE, target, top="kiemdiem", level=0 if quickly else 6)
    return target


def build_deb(stage: Path, target: Path, number: str, *, quickly: bool = False) -> Path:
    """Make the Debian package of the version `number` in `stage`; `quickly` where it is only upgraded from."""
    _lay_deb(stage / "versions" / number)
    (TREE / "DEBIAN").mkdir()
    size = sum(path.stat().st_size for path in TREE.rglob("*") if path.is_file()) // 1024
    control = (RECIPES / "control").read_text(encoding="utf-8")
    control = control.replace("@VERSION@", number).replace("@SIZE@", str(size))
    (TREE / "DEBIAN" / "control").write_text(control, encoding="utf-8")
    (TREE / "DEBIAN" / "md5sums").write_text(_md5_sums(TREE), encoding="utf-8")
    settle(TREE)
    packing = ("-Zgzip", "-z1") if quickly else ("--threads-max=1", "-Zxz", "-z6")
    command = ["dpkg-deb", "--root-owner-group", *packing, "--build", str(TREE), str(target)]
    environment = {**os.environ, "SOURCE_DATE_EPOCH": str(epoch())}
    subprocess.run(command, check=True, env=environment, stdout=subprocess.DEVNULL)  # noqa: S603 - fixed program
    return target


def _lay_deb(inside: Path) -> None:
    shutil.rmtree(TREE, ignore_errors=True)
    folder = TREE / "opt" / "kiemdiem"
    shutil.copytree(inside, folder, symlinks=True)
    write_build_mark(folder, "debian")
    share = TREE / "usr" / "share"
    places = {"kiemdiem.xml": share / "mime" / "packages"}
    for path in _menu_files():
        place = places.get(path.name, share / "applications")
        place.mkdir(parents=True, exist_ok=True)
        shutil.copy(path, place / path.name)
    icons = share / "icons" / "hicolor" / "scalable" / "apps"
    icons.mkdir(parents=True)
    shutil.copy(ICON, icons / "kiemdiem.svg")
    (TREE / "usr" / "bin").mkdir()
    (TREE / "usr" / "bin" / "kiemdiem").symlink_to("../../opt/kiemdiem/start")


def _menu_files() -> tuple[Path, ...]:
    return tuple(sorted((*RECIPES.glob("*.desktop"), *RECIPES.glob("*.xml"))))


def _md5_sums(tree: Path) -> str:
    files = sorted(path for path in tree.rglob("*") if path.is_file() and not path.is_symlink())
    lines = (
        f"{md5(path.read_bytes(), usedforsecurity=False).hexdigest()}  {path.relative_to(tree).as_posix()}"
        for path in files
        if path.relative_to(tree).parts[0] != "DEBIAN"
    )
    return "\n".join(lines) + "\n"


def main() -> None:
    """Build what is named: deb, tar or both."""
    DIST.mkdir(exist_ok=True)
    stage = lay_stage()
    wanted = sys.argv[1:] or ["deb", "tar"]
    made = [build_deb(stage, deb_file(), version())] if "deb" in wanted else []
    made += [build_tar(stage, tar_file())] if "tar" in wanted else []
    (DIST / "linux-files.sha256").write_text(hash_sheet(stage), encoding="utf-8")
    for path in made:
        sys.stdout.write(f"{path.relative_to(ROOT)}: {path.stat().st_size / 1e6:.1f} MB\n")


if __name__ == "__main__":
    main()

"""The smoke test of the Windows installer, and that of the portable zip, under Wine with a real display.

For builders, called by `installer/build`: `python -m installer.smoke.windows windows [PICTURES]` (or portable).
"""

import shutil
import sys
import zipfile
from pathlib import Path

from installer.build_mark import version
from installer.build_windows import portable_file, setup_file
from installer.bundle import ROOT
from installer.previous import Previous, previous_portable, previous_setup
from installer.smoke.judge import HOLD_WORKSPACE, OPEN_WORKSPACE, count_members, digests, require, verify_demo
from installer.smoke.screen import Screen
from installer.smoke.wine import Wine

PICTURES = ROOT / "build" / "smoke" / "pictures"
TITLE, SAMPLE_TITLE, SETUP_TITLE = "Kiểm điểm cuối năm", "Chi bộ thôn", "Cài đặt"
PACKAGE_KEY = r"HKCU\Software\Classes\KiemDiem.Package\shell\open\command"
NOT_BACKED_UP = 3  # see windows/setup.nsi
UNINSTALL_KEY = r"HKCU\Software\Microsoft\Windows\CurrentVersion\Uninstall\KiemDiem"


def test_setup(screen: Screen, pictures: Path) -> None:
    """Install silently, use, remove; install the version before by its pages, upgrade with a workspace, remove."""
    wine = Wine(screen.display)
    home = wine.local / "Programs" / "KiemDiem"
    try:
        _install(wine, setup_file(), home, version())
        _use(screen, wine, home, pictures, "windows")
        shelf = _keep_workspace(wine, wine.local / "kiemdiem")
        before = digests(shelf)
        _remove(wine, home)
        require(digests(shelf) == before, "the workspace is there, byte for byte, after the program went")
        previous = previous_setup()
        _install_by_pages(screen, wine, previous, home, pictures)
        _refuse_while_open(screen, wine, home, previous.number)
        _upgrade(wine, home, shelf, previous.number)
        _remove(wine, home)
        require(count_in(shelf) > 0, "the workspace and its backups are there after the upgraded program went")
    finally:
        wine.end()


def test_portable(screen: Screen, pictures: Path) -> None:
    """Unpack on a stick, use; the version before with a workspace, this one unpacked over it; nothing on the disk."""
    wine = Wine(screen.display)
    try:
        home = _unpack(portable_file(), wine.drive / "usb-moi")
        _use(screen, wine, home, pictures, "portable")
        previous = previous_portable()
        old = _unpack(previous.file, wine.drive / "usb")
        shelf = _keep_workspace(wine, old / "du-lieu")
        members = _open(wine, old, previous.number)
        _unpack(portable_file(), wine.drive / "usb")
        require((old / "current.txt").read_text().split()[0] == version(), "unpacked over the version before")
        require(_open(wine, old, version()) == members, f"the workspace of {members} members opens in the new version")
        require(any(shelf.iterdir()), "the workspace lies on the stick")
        require(not (wine.local / "kiemdiem").exists(), "nothing was written on the computer's own disk")
    finally:
        wine.end()


def _install(wine: Wine, setup: Path, home: Path, number: str) -> None:
    code = wine.run(setup, "/S").returncode
    wine.wait_until_idle()
    require(code == 0, f"{setup.name} /S ends with 0")
    require((home / "versions" / number / "build.json").is_file(), f"version {number} lies in its folder")
    require((home / "current.txt").read_text().split()[0] == number, f"version {number} is the one that starts")
    require("--open" in wine.read_key(PACKAGE_KEY), ".asice opens with the program")
    for suffix in (".asice", ".age"):
        require(wine.read_key(rf"HKCU\Software\Classes\{suffix}") == "KiemDiem.Package", f"{suffix} is known")
    require(list(wine.drive.glob("users/*/AppData/Roaming/Microsoft/Windows/Start Menu/Programs/*.lnk")), "Start menu")


def _use(screen: Screen, wine: Wine, home: Path, pictures: Path, name: str) -> None:
    """Start the window, open the sample; then the main job on the command line, verified by OpenSSL."""
    wine.start(home / "kiemdiem.exe")
    window = screen.wait_for(TITLE)
    screen.picture(pictures / f"{name}-start.png")
    screen.press(window, "alt+c")
    window = screen.wait_for(SAMPLE_TITLE)
    screen.picture(pictures / f"{name}-sample.png")
    screen.press(window, "alt+F4")
    wine.wait_until_idle()
    done = wine.run(home / "kiemdiem-lenh.exe", "demo", r"C:\demo")
    require(done.returncode == 0, "kiemdiem demo ends with 0")
    verify_demo(wine.drive / "demo")


def _keep_workspace(wine: Wine, data: Path) -> Path:
    """Put the workspace of the demonstration on the shelf in `data`, as if a person had made it."""
    shutil.copytree(wine.drive / "demo" / "so" / "chi-bo-mau", data / "so" / "chi-bo-mau")
    return data / "so"


def _install_by_pages(screen: Screen, wine: Wine, previous: Previous, home: Path, pictures: Path) -> None:
    """Go through the pages with the Enter key alone; the last one starts the program."""
    wine.start(previous.file)
    window = screen.wait_for(SETUP_TITLE)
    for name in ("welcome", "folder"):
        screen.picture(pictures / f"setup-{name}.png")
        screen.press(window, "Return")
    screen.wait_until(lambda: bool(wine.read_key(UNINSTALL_KEY, "DisplayVersion")), "the files of the installer")
    screen.picture(pictures / "setup-finish.png")
    screen.press(window, "Return")
    window = screen.wait_for(TITLE, exactly=True)
    screen.picture(pictures / "setup-started.png")
    screen.press(window, "alt+F4")
    wine.wait_until_idle()
    require((home / "versions" / previous.number).is_dir(), f"version {previous.number} was installed by its pages")


def _refuse_while_open(screen: Screen, wine: Wine, home: Path, older: str) -> None:
    """An upgrade gives up where a workspace is open, and the version before works on."""
    python, held, let_go = (
        home / "versions" / older / "python" / "python.exe",
        wine.drive / "held",
        wine.drive / "let-go",
    )
    wine.start(python, "-c", HOLD_WORKSPACE, r"C:\held", r"C:\let-go")
    screen.wait_until(held.is_file, "a workspace that is open")
    code = wine.run(setup_file(), "/S").returncode
    require(code == NOT_BACKED_UP, "an upgrade gives up while a workspace is open, and says so by its exit code")
    let_go.write_text("", encoding="ascii")
    wine.wait_until_idle()
    require((home / "current.txt").read_text().split() == [older], "the version before is the one that starts")
    require([path.name for path in (home / "versions").iterdir()] == [older], "nothing of the new one is left")


def _upgrade(wine: Wine, home: Path, shelf: Path, older: str) -> None:
    members = _open(wine, home, older)
    before = count_in(shelf)
    _install(wine, setup_file(), home, version())
    lines = (home / "current.txt").read_text().split()
    require(lines == [version(), older], "the version before stays, to go back to")
    require((home / "versions" / older / "build.json").is_file(), "its files are there")
    require(count_in(shelf) == before + 1, "the workspace was backed up before the upgrade")
    require(_open(wine, home, version()) == members, f"the workspace of {members} members opens in the new version")


def _remove(wine: Wine, home: Path) -> None:
    wine.run(home / "go-cai-dat.exe", "/S")
    wine.wait_until_idle()
    require(not home.exists(), "the program's folder is gone")
    require(not wine.read_key(PACKAGE_KEY), "the file types are gone")
    require(not wine.read_key(UNINSTALL_KEY, "DisplayName"), "the list of installed programs has forgotten it")


def _open(wine: Wine, home: Path, number: str) -> int:
    python = home / "versions" / number / "python" / "python.exe"
    done = wine.run(python, "-c", OPEN_WORKSPACE)
    return count_members(done.stdout + done.stderr)


def count_in(shelf: Path) -> int:
    """Give how many backups made for an upgrade stand in the workspaces of a shelf."""
    return len(list(shelf.glob("*/backups/*-update.db")))


def _unpack(archive: Path, target: Path) -> Path:
    with zipfile.ZipFile(archive) as opened:
        opened.extractall(target)
    return target / "KiemDiem"


def main() -> None:
    """Test what is named (windows or portable); pictures go to the folder that is named next, or to build/smoke."""
    pictures = Path(sys.argv[2]) if len(sys.argv) > 2 else PICTURES
    with Screen() as screen:
        {"windows": test_setup, "portable": test_portable}[sys.argv[1]](screen, pictures)


if __name__ == "__main__":
    main()

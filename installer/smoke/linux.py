"""The smoke test of the Debian package, and that of the tar.xz, in a fresh Debian 12 with a real display.

For builders (root), called by `installer/build deb` and `tar`: `python -m installer.smoke.linux deb [PICTURES]`.
DEBIAN_MIRROR names another mirror than deb.debian.org.
"""

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

from installer.build_linux import RECIPES, deb_file, tar_file
from installer.build_mark import version
from installer.bundle import ROOT
from installer.previous import previous_deb, previous_tar
from installer.smoke.judge import MACHINES, OPEN_WORKSPACE, SmokeError, count_members, digests, require, verify_demo
from installer.smoke.screen import Screen

BASE, MACHINE, PICTURES = MACHINES / "debian-12", MACHINES / "debian", ROOT / "build" / "smoke" / "pictures"
MIRROR = os.environ.get("DEBIAN_MIRROR", "http://deb.debian.org/debian")
TITLE, SAMPLE_TITLE = "Kiểm điểm cuối năm", "Chi bộ thôn"
USER, HOME = "bi-thu", "home/bi-thu"
# Only what the two file types and the menu need of a desktop; the program itself asks for nothing of it.
DESKTOP = ("desktop-file-utils", "shared-mime-info")
MOUNTS = 'mount -t proc proc "$1/proc" && mkdir -p "$1/tmp/.X11-unix" && mount --bind /tmp/.X11-unix "$1/tmp/.X11-unix"'


class Machine:
    """A fresh Debian 12 with one user, in a folder; its windows come up on `display`."""

    def __init__(self, display: str) -> None:
        self._display = display
        if not (BASE / "etc" / "debian_version").is_file():
            MACHINES.mkdir(parents=True, exist_ok=True)
            command = ["debootstrap", "--variant=minbase", "bookworm", str(BASE), MIRROR]
            subprocess.run(command, check=True, stdout=subprocess.DEVNULL)  # noqa: S603 - fixed program
        shutil.rmtree(MACHINE, ignore_errors=True)
        subprocess.run(["cp", "--archive", "--reflink=auto", str(BASE), str(MACHINE)], check=True)  # noqa: S603, S607
        shutil.copy("/etc/resolv.conf", MACHINE / "etc" / "resolv.conf")
        self.root("useradd", "--create-home", USER)
        self.root("apt-get", "update", "-qq")
        self.install(*DESKTOP)

    @property
    def home(self) -> Path:
        """The folder of the user."""
        return MACHINE / HOME

    def install(self, *packages: str) -> None:
        """Install Debian packages, or package files by their path, with what they depend on alone."""
        self.root("apt-get", "install", "-y", "-qq", "--no-install-recommends", *packages)

    def root(self, *words: str) -> str:
        """Run words as administrator and give what they told. Raises: SmokeError where they fail."""
        done = subprocess.run(self._words((), words), capture_output=True, text=True, check=False)  # noqa: S603
        if done.returncode != 0:
            raise SmokeError(f"{' '.join(words)}: {done.stdout[-2000:]}{done.stderr[-2000:]}")
        return done.stdout

    def user(self, *words: str) -> "subprocess.CompletedProcess[str]":
        """Run words as the user and give what they told."""
        return subprocess.run(self._words(("--userspec", USER), words), capture_output=True, text=True, check=False)  # noqa: S603

    def start(self, *words: str) -> "subprocess.Popen[bytes]":
        """Start a program of the user."""
        nothing = subprocess.DEVNULL
        return subprocess.Popen(self._words(("--userspec", USER), words), stdout=nothing, stderr=nothing)  # noqa: S603

    def take(self, path: Path) -> str:
        """Copy a file onto the machine and give its path there."""
        shutil.copy(path, MACHINE / "tmp" / path.name)
        return f"/tmp/{path.name}"  # noqa: S108 - inside the machine

    def _words(self, who: tuple[str, ...], words: tuple[str, ...]) -> list[str]:
        """Give the words that run in the machine; its mounts end with them."""
        home = f"/{HOME}" if who else "/root"
        settings = (f"HOME={home}", "LC_ALL=C.UTF-8", "DEBIAN_FRONTEND=noninteractive", "QT_QPA_PLATFORM=xcb")
        inside = ("env", "-C", home, *settings, f"DISPLAY={self._display}", *words)
        run = f'{MOUNTS} && root="$1" && shift && exec chroot {" ".join(who)} "$root" "$@"'
        return ["unshare", "--mount", "sh", "-c", run, "sh", str(MACHINE), *inside]


def test_deb(screen: Screen, pictures: Path) -> None:
    """Install, use, remove; install the version before, upgrade with a workspace, purge."""
    machine = Machine(screen.display)
    new = machine.take(deb_file())
    machine.install(new)
    _look_at_libraries(machine, "/opt/kiemdiem")
    require(".asice" in (MACHINE / "usr/share/mime/globs2").read_text(encoding="utf-8"), ".asice is known")
    known = (MACHINE / "usr/share/applications/mimeinfo.cache").read_text(encoding="utf-8")
    require("application/x-kiemdiem-package=kiemdiem-open.desktop" in known, ".asice opens with the program")
    _use(screen, machine, "kiemdiem", pictures / "debian.png")
    shelf = _keep_workspace(machine)
    members, before = _open(machine, "/opt/kiemdiem"), digests(shelf)
    machine.root("apt-get", "remove", "-y", "-qq", "kiemdiem")
    require(not (MACHINE / "opt/kiemdiem").exists(), "the program's folder is gone")
    previous = previous_deb()
    machine.install(machine.take(previous.file))
    require(_version_of(machine) == previous.number, f"version {previous.number} is installed")
    machine.install(new)
    require(_version_of(machine) == version(), f"upgraded to {version()}")
    require(digests(shelf) == before, "the workspace is untouched by removal and upgrade")
    require(_open(machine, "/opt/kiemdiem") == members, f"the workspace of {members} members opens")
    machine.root("apt-get", "purge", "-y", "-qq", "kiemdiem")
    require((shelf / "chi-bo-mau" / "data.db").is_file(), "the workspace is there after a purge")


def test_tar(screen: Screen, pictures: Path) -> None:
    """Unpack as a user, use; the version before with a workspace, this one unpacked over it; out of the menu again."""
    machine = Machine(screen.display)
    machine.install(*_depended_on(), "xz-utils")  # what every desktop of Debian 12 has
    folder, inside = machine.home / "kiemdiem", f"/{HOME}/kiemdiem"
    previous = previous_tar()
    machine.user("tar", "xf", machine.take(previous.file))
    machine.user("tar", "xf", machine.take(tar_file()))
    require((folder / "current.txt").read_text().split()[0] == version(), "unpacked over the version before")
    require((folder / "versions" / previous.number).is_dir(), "the version before is there to go back to")
    _look_at_libraries(machine, f"{inside}/versions/{version()}")
    machine.user(f"{inside}/dang-ky")
    entry = machine.home / ".local/share/applications/kiemdiem.desktop"
    require(f'Exec="{inside}/kiemdiem"' in entry.read_text(encoding="utf-8"), "the program stands in the user's menu")
    machine.root("desktop-file-validate", f"/{entry.relative_to(MACHINE)}")
    _use(screen, machine, f"{inside}/kiemdiem", pictures / "tar.png")
    shelf = _keep_workspace(machine)
    members = _open(machine, f"{inside}/versions/{previous.number}")
    require(_open(machine, f"{inside}/versions/{version()}") == members, f"the workspace of {members} members opens")
    machine.user(f"{inside}/dang-ky", "--go")
    require(not entry.exists(), "the program is out of the user's menu")
    shutil.rmtree(folder)
    require((shelf / "chi-bo-mau" / "data.db").is_file(), "the workspace is there after the program went")


def _look_at_libraries(machine: Machine, folder: str) -> None:
    told = machine.root("sh", "-c", f"find {folder} -name '*.so*' -exec ldd {{}} + 2>/dev/null || true")
    missing = sorted(set(re.findall(r"(\S+) => not found", told)))
    require("=>" in told and not missing, f"every library finds those that it needs {missing or ''}".strip())


def _use(screen: Screen, machine: Machine, program: str, picture: Path) -> None:
    """Start the window, open the sample; then the main job on the command line, verified by OpenSSL."""
    process = machine.start(program)
    try:
        window = screen.wait_for(TITLE)
        screen.press(window, "alt+c")
        window = screen.wait_for(SAMPLE_TITLE)
        screen.picture(picture)
        screen.press(window, "alt+F4")
        require(process.wait(60) == 0, "the window closes in peace")
    finally:
        process.kill()
    require(machine.user(program, "demo", "demo").returncode == 0, "kiemdiem demo ends with 0")
    verify_demo(machine.home / "demo")


def _keep_workspace(machine: Machine) -> Path:
    """Put the workspace of the demonstration on the user's shelf, as if the person had made it."""
    machine.user("mkdir", "-p", ".local/share/kiemdiem")
    machine.user("cp", "--recursive", "demo/so", ".local/share/kiemdiem/so")
    return machine.home / ".local/share/kiemdiem/so"


def _open(machine: Machine, folder: str) -> int:
    done = machine.user(f"{folder}/python/bin/python3.11", "-I", "-c", OPEN_WORKSPACE)
    return count_members(done.stdout + done.stderr)


def _version_of(machine: Machine) -> str:
    return machine.root("dpkg-query", "-W", "-f", "${Version}", "kiemdiem")


def _depended_on() -> tuple[str, ...]:
    control = (RECIPES / "control").read_text(encoding="utf-8")
    found = re.search(r"^Depends: (.*?)\nRecommends", control, re.DOTALL | re.MULTILINE)
    assert found is not None
    return tuple(re.split(r"[ (|]", one.strip())[0] for one in found[1].split(","))


def main() -> None:
    """Test what is named (deb or tar); pictures go to the folder that is named next, or to build/smoke."""
    pictures = Path(sys.argv[2]) if len(sys.argv) > 2 else PICTURES
    with Screen() as screen:
        {"deb": test_deb, "tar": test_tar}[sys.argv[1]](screen, pictures)


if __name__ == "__main__":
    main()

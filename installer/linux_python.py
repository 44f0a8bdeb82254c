"""Python for Linux: the one of Debian 12, as Debian's own signed packages bring it.

It is taken with the security updates of the day of the build; `dist/linux-python.txt` tells which version that was.
It runs from any folder and on any Linux with glibc 2.36 or newer.
"""

import os
import shutil
import subprocess
import tempfile
from pathlib import Path

from installer.bundle import leave_out
from installer.targets import PARTS, PYTHON

PACKAGES = (f"python{PYTHON}-minimal", f"libpython{PYTHON}-minimal", f"libpython{PYTHON}-stdlib")
LEFT_OUT = PARTS / "linux-python-left-out.txt"
# Found by `site`, which Debian's Python reads also when it is isolated from the machine's own settings.
PROGRAM_PATH = f"lib/python{PYTHON}/dist-packages/kiemdiem.pth"


def lay_python(folder: Path) -> tuple[str, ...]:
    """Fill `folder` with Python for Linux; give its packages with their versions. Raises: CalledProcessError."""
    with tempfile.TemporaryDirectory() as place:
        Path(place).chmod(0o755)  # apt downloads as a user of its own
        subprocess.run(["apt-get", "download", "-qq", *PACKAGES], cwd=place, check=True)  # noqa: S603, S607
        found = sorted(Path(place).glob("*.deb"))
        for path in found:
            subprocess.run(["dpkg-deb", "-x", str(path), place], check=True)  # noqa: S603, S607
        _lay(Path(place) / "usr", folder)
    leave_out((LEFT_OUT,), folder)
    pth = folder / PROGRAM_PATH
    pth.parent.mkdir()
    pth.write_text(os.path.relpath(folder.parent / "program", pth.parent) + "\n", encoding="utf-8")
    return tuple(path.stem for path in found)


def _lay(source: Path, folder: Path) -> None:
    (folder / "bin").mkdir(parents=True)
    shutil.copyfile(source / "bin" / f"python{PYTHON}", folder / "bin" / f"python{PYTHON}")
    (folder / "bin" / f"python{PYTHON}").chmod(0o755)
    library = f"lib/python{PYTHON}"
    shutil.copytree(source / library, folder / library, symlinks=True)
    shutil.copyfile(source / "share" / "doc" / f"libpython{PYTHON}-minimal" / "copyright", folder / "LICENCE.txt")

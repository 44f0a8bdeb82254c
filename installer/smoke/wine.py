"""A fresh Windows under Wine, with two small libraries that Wine 8 lacks of Windows 10; these are never shipped."""

import os
import shutil
import subprocess
from pathlib import Path

from installer.smoke.judge import MACHINES, SmokeError

PREFIX = MACHINES / "wine"
SHIMS = Path(__file__).parent / "wine_shims.c"
LIBRARIES = {"bcryptprimitives": "BCRYPTPRIMITIVES", "icuuc": "ICUUC"}
LONGEST_SECONDS = 900


class Wine:
    """A Windows user's machine in a folder; `display` is where its windows come up."""

    def __init__(self, display: str) -> None:
        shutil.rmtree(PREFIX, ignore_errors=True)
        PREFIX.mkdir(parents=True)
        wine = {"WINEPREFIX": str(PREFIX), "WINEARCH": "win64", "WINEDEBUG": "-all"}
        self.environment = {**os.environ, "DISPLAY": display, **wine, "WINEDLLOVERRIDES": "mscoree=;mshtml="}
        self._call("wineboot", "-i")
        self._call("winecfg", "-v", "win10")
        for library, name in LIBRARIES.items():
            target = PREFIX / "drive_c" / "windows" / "system32" / f"{library}.dll"
            words = ["-shared", "-O1", f"-D{name}", str(SHIMS), "-o", str(target), "-ladvapi32"]
            subprocess.run(["x86_64-w64-mingw32-gcc", *words], check=True)  # noqa: S603, S607 - fixed program

    @property
    def drive(self) -> Path:
        """Drive C."""
        return PREFIX / "drive_c"

    @property
    def local(self) -> Path:
        """The user's own folder of program data, %LOCALAPPDATA%."""
        return next(path for path in self.drive.glob("users/*/AppData/Local") if "Public" not in path.parts)

    def run(self, program: Path, *words: str) -> subprocess.CompletedProcess[str]:
        """Run a program to its end and give what it told."""
        return self._call(str(program), *words)

    def start(self, program: Path, *words: str) -> None:
        """Start a program and go on."""
        nothing = subprocess.DEVNULL
        command = ["wine", str(program), *words]
        subprocess.Popen(command, env=self.environment, stdin=nothing, stdout=nothing, stderr=nothing)  # noqa: S603

    def read_key(self, key: str, value: str = "") -> str:
        """Give a value of the registry, "" where there is none."""
        which = ("/v", value) if value else ("/ve",)
        lines = self._call("reg", "query", key, *which).stdout.splitlines()
        return next((line.split("REG_SZ", 1)[1].strip() for line in lines if "REG_SZ" in line), "")

    def wait_until_idle(self) -> None:
        """Wait for every program on this machine to end; an installer hands on to a second process."""
        subprocess.run(["wineserver", "-w"], env=self.environment, check=True, timeout=LONGEST_SECONDS)  # noqa: S607

    def end(self) -> None:
        """End whatever still runs on this machine."""
        subprocess.run(["wineserver", "-k"], env=self.environment, check=False)  # noqa: S607 - fixed program

    def _call(self, *words: str) -> subprocess.CompletedProcess[str]:
        try:
            return subprocess.run(  # noqa: S603 - programs of our own machine
                ["wine", *words],  # noqa: S607
                env=self.environment,
                stdin=subprocess.DEVNULL,
                capture_output=True,
                encoding="utf-8",
                errors="replace",
                timeout=LONGEST_SECONDS,
                check=False,
            )
        except subprocess.TimeoutExpired as error:
            raise SmokeError(f"{' '.join(words)} did not end") from error

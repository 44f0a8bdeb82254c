"""The machines that the program is built for."""

from dataclasses import dataclass
from pathlib import Path

PARTS = Path(__file__).parent / "parts"
PYTHON = "3.11"


@dataclass(frozen=True, slots=True, kw_only=True)
class Target:
    """A kind of machine: the tags of its wheels, newest first, and what files of code it runs."""

    name: str
    platforms: tuple[str, ...]
    extensions: tuple[str, ...]

    @property
    def lock(self) -> Path:
        """The file that names each wheel with its SHA-256."""
        return PARTS / f"{self.name}.txt"

    @property
    def left_out(self) -> tuple[Path, ...]:
        """The files that name what of the wheels is not installed: here, and on any machine."""
        return PARTS / f"{self.name}-left-out.txt", PARTS / "all-left-out.txt"


WINDOWS = Target(name="windows", platforms=("win_amd64",), extensions=(".pyd", ".dll", ".exe"))
LINUX = Target(
    name="linux",
    platforms=("manylinux_2_34_x86_64", "manylinux_2_28_x86_64", "manylinux_2_17_x86_64", "manylinux2014_x86_64"),
    extensions=(".so",),
)
TARGETS = {target.name: target for target in (WINDOWS, LINUX)}


def pip_platform(target: Target) -> tuple[str, ...]:
    """Give the words that make pip take wheels for `target`, whatever machine it runs on."""
    platforms = tuple(word for tag in target.platforms for word in ("--platform", tag))
    abis = ("--abi", "cp311", "--abi", "abi3", "--abi", "none")
    return ("--only-binary", ":all:", "--implementation", "cp", "--python-version", PYTHON, *abis, *platforms)

"""Writes the wheels of one target with their SHA-256 into `installer/parts/<target>.txt`, for builds that repeat.

For builders, when a dependency changes: `python -m installer.lock_wheels windows` (or `linux`).
"""

import subprocess
import sys
import tempfile
import tomllib
from hashlib import sha256
from pathlib import Path

from installer.targets import TARGETS, Target, pip_platform

ROOT = Path(__file__).parents[1]


def lock_wheels(target: Target) -> tuple[str, ...]:
    """Give a line of requirement for each wheel that the program needs on `target`, by name."""
    wanted = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]["dependencies"]
    with tempfile.TemporaryDirectory() as folder:
        command = [sys.executable, "-m", "pip", "download", "--quiet", "--dest", folder, *pip_platform(target)]
        subprocess.run([*command, *wanted], check=True)  # noqa: S603 - fixed program, our own requirements
        return tuple(sorted(_line(path) for path in Path(folder).glob("*.whl") if not path.name.startswith("pip-")))


def _line(wheel: Path) -> str:
    name, version = wheel.name.split("-")[:2]
    return f"{name.replace('_', '-').lower()}=={version} --hash=sha256:{sha256(wheel.read_bytes()).hexdigest()}"


def main() -> None:
    """Lock the target that is named."""
    target = TARGETS[sys.argv[1]]
    target.lock.write_text("\n".join(lock_wheels(target)) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()

"""Writes dist/SHA256SUMS over what is given to users; they check it with `sha256sum -c SHA256SUMS`.

For builders, last of all: `python -m installer.sums`.
"""

import sys
from hashlib import sha256
from pathlib import Path

from installer.bundle import DIST

NAME = "SHA256SUMS"
GIVEN = ("*.exe", "*.zip", "*.deb", "*.tar.xz", "*.asice", "*.cdx.json")


def write_sums(folder: Path = DIST) -> Path:
    """Write the sheet over the artefacts in `folder`, by name, and give its path."""
    files = sorted({path for pattern in GIVEN for path in folder.glob(pattern)}, key=lambda path: path.name)
    lines = []
    for path in files:
        with path.open("rb") as file:
            digest = sha256()
            while chunk := file.read(1 << 20):
                digest.update(chunk)
        lines.append(f"{digest.hexdigest()}  {path.name}\n")
    target = folder / NAME
    target.write_text("".join(lines), encoding="ascii")
    return target


def main() -> None:
    """Write the sheet and show it."""
    sys.stdout.write(write_sums().read_text(encoding="ascii"))


if __name__ == "__main__":
    main()

"""A publisher, a built version and its update package for tests; the key is made for the test run alone."""

from datetime import UTC, datetime
from functools import cache
from pathlib import Path

from installer.make_update import make_update
from kiemdiem_desktop.exchange.keys import SoftwareKey, make_software_key
from kiemdiem_desktop.services.program_home import Build, build_mark

AT = datetime(2026, 12, 6, 3, 0, tzinfo=UTC)
CHANGES = "- **Sổ cấp ủy**: tổng hợp.\n- Nhanh hơn."
START = '#!/bin/sh\necho {version} "$@"\n'


@cache
def publisher(holder: str = "Nơi phát hành thử") -> SoftwareKey:
    """Give a publisher's key; the same one for the same holder."""
    return make_software_key(holder=holder, cell_code="NPH", cell_name=holder, at=AT)


def lay_version(folder: Path, version: str, *, target: str = "linux", schema: int = 1, start: str = START) -> Path:
    """Lay a built version of a few small files and one larger one."""
    (folder / "program" / "kiemdiem_desktop").mkdir(parents=True)
    (folder / "program" / "resources").mkdir()
    (folder / "build.json").write_bytes(build_mark(Build(version=version, target=target, schema=schema)))
    (folder / "program" / "kiemdiem_desktop" / "__init__.py").write_text(f'__version__ = "{version}"\n', "utf-8")
    (folder / "program" / "library (large).bin").write_bytes(version.encode() * 60_000)
    (folder / "program" / "empty.txt").write_bytes(b"")
    (folder / "start").write_text(start.format(version=version), "utf-8")
    (folder / "start").chmod(0o755)
    return folder


def an_update(place: Path, version: str = "0.2.0", *, key: SoftwareKey | None = None, **kind: object) -> Path:
    """Give the update package of an invented version, made in `place`."""
    folder = lay_version(place / f"built-{version}", version, **kind)  # type: ignore[arg-type]
    return make_update(folder, place, key=key or publisher(), at=AT, changes=CHANGES)

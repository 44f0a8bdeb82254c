"""Writes what a build is made of as a CycloneDX 1.5 bill of materials: the same build, the same bytes.

For builders, after a build: `python -m installer.bill_of_materials windows` (or linux); the result stands in dist/.
Wheels come from the lock with the SHA-256 that the build demanded, licences from resources/licences/parts.json.
"""

import json
import sys
import uuid
from collections.abc import Iterator
from datetime import UTC, datetime
from hashlib import sha256
from pathlib import Path
from typing import Any

from installer.archives import epoch
from installer.build_mark import version
from installer.bundle import DIST, ROOT, patterns_of
from installer.linux_python import PACKAGES
from installer.targets import TARGETS, Target
from installer.windows_python import PACKAGE, PACKAGE_SHA256

PARTS = ROOT / "resources" / "licences" / "parts.json"
FONTS = ("fonts-liberation2", ROOT / "resources" / "fonts")
NAMESPACE = uuid.UUID("6f1f2a0e-2f60-5b1c-9d3c-0d9f6c1f7a11")
Component = dict[str, Any]


def bill_of(target: Target, *, at: datetime) -> Component:
    """Give the bill of a target; `at` is when the build says it was made."""
    licences = {row["name"]: row["licence"] for row in json.loads(PARTS.read_text(encoding="utf-8"))["parts"]}
    components = [*_wheels(target, licences), *_inside(target, licences), *_python(target, licences), *_fonts(licences)]
    components.sort(key=lambda component: str(component["bom-ref"]))
    program = _component("application", "kiemdiem-desktop", version(), f"pkg:generic/kiemdiem-desktop@{version()}")
    body = {"components": components, "program": program, "target": target.name}
    digest = sha256(json.dumps(body, sort_keys=True).encode("utf-8")).hexdigest()
    return {
        "bomFormat": "CycloneDX",
        "specVersion": "1.5",
        "serialNumber": f"urn:uuid:{uuid.uuid5(NAMESPACE, digest)}",
        "version": 1,
        "metadata": {
            "timestamp": at.strftime("%Y-%m-%dT%H:%M:%SZ"),
            "component": program,
            "properties": [{"name": "kiemdiem:target", "value": target.name}],
        },
        "components": components,
        "dependencies": [{"ref": program["bom-ref"], "dependsOn": [part["bom-ref"] for part in components]}],
    }


def write_bill(target: Target, folder: Path = DIST) -> Path:
    """Write the bill of a target and give its path."""
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / f"kiemdiem-{version()}-{target.name}.cdx.json"
    bill = bill_of(target, at=datetime.fromtimestamp(epoch(), UTC))
    path.write_text(json.dumps(bill, ensure_ascii=False, indent=1, sort_keys=True) + "\n", encoding="utf-8")
    return path


def wheels_of(target: Target) -> Iterator[tuple[str, str, str]]:
    """Give name, version and SHA-256 of each wheel that is locked for a target."""
    for line in target.lock.read_text(encoding="utf-8").splitlines():
        pinned, _space, digest = line.partition(" --hash=sha256:")
        name, _mark, number = pinned.partition("==")
        yield name, number, digest.strip()


def is_left_out(target: Target, name: str) -> bool:
    """Whether a build locks a wheel and lays nothing of it, not even its name and licence."""
    lines = (line for path in target.left_out for line in patterns_of(path.read_text(encoding="utf-8")))
    return f"{name.replace('-', '_')}-*" in lines


def _wheels(target: Target, licences: dict[str, str]) -> Iterator[Component]:
    for name, number, digest in wheels_of(target):
        part = _component("library", name, number, f"pkg:pypi/{name}@{number}", licences[name], digest)
        yield part | {"scope": "excluded"} if is_left_out(target, name) else part


def _inside(target: Target, licences: dict[str, str]) -> Iterator[Component]:
    """Give what stands inside wheels and has a licence of its own."""
    numbers = {name: number for name, number, _digest in wheels_of(target)}
    qt = numbers["pyside6-essentials"]
    yield _component("framework", "Qt", qt, f"pkg:generic/qt@{qt}", licences["Qt"])
    inside = f"in sqlcipher3 {numbers['sqlcipher3']}"
    yield _component("library", "SQLCipher", inside, "pkg:generic/sqlcipher", licences["SQLCipher"])


def _python(target: Target, licences: dict[str, str]) -> Iterator[Component]:
    if target.name == "windows":
        name, _mark, number = PACKAGE.partition("==")
        yield _component("platform", name, number, f"pkg:pypi/{name}@{number}", licences["Python"], PACKAGE_SHA256)
        return
    listed = DIST / "linux-python.txt"
    lines = listed.read_text(encoding="ascii").split() if listed.is_file() else list(PACKAGES)
    for line in lines:
        name, _mark, number = line.partition("_")
        number = number.rpartition("_")[0]
        purl = f"pkg:deb/debian/{name}@{number}?distro=debian-12" if number else f"pkg:deb/debian/{name}"
        yield _component("platform", name, number or "debian-12", purl, licences["Python"])


def _fonts(licences: dict[str, str]) -> Iterator[Component]:
    name, folder = FONTS
    for path in sorted(folder.glob("*.ttf")):
        digest = sha256(path.read_bytes()).hexdigest()
        purl = f"pkg:deb/debian/{name}?distro=debian-12#{path.name}"
        yield _component("file", path.name, "2.1.5", purl, licences["Liberation Serif"], digest)


def _component(  # noqa: PLR0913, PLR0917 - the columns of the bill
    kind: str, name: str, number: str, purl: str, licence: str = "", digest: str = ""
) -> Component:
    component: Component = {"type": kind, "bom-ref": purl, "name": name, "version": number, "purl": purl}
    if licence:
        is_one = " " not in licence
        component["licenses"] = [{"license": {"id": licence}} if is_one else {"expression": licence}]
    if digest:
        component["hashes"] = [{"alg": "SHA-256", "content": digest}]
    return component


def main() -> None:
    """Write the bill of the target that is named."""
    sys.stdout.write(f"{write_bill(TARGETS[sys.argv[1]]).relative_to(ROOT)}\n")


if __name__ == "__main__":
    main()

"""What every smoke test asks of an installed program, whatever installed it."""

import base64
import os
import re
import subprocess
import sys
import zipfile
from hashlib import sha256
from pathlib import Path
from tempfile import TemporaryDirectory

# Fresh machines stand outside the project: their links lead everywhere, and pip looks at every file of a project.
MACHINES = Path(os.environ.get("KIEMDIEM_SMOKE", "/var/tmp/kiemdiem-smoke"))  # noqa: S108 - emptied before each use
OPENED = "KIEMDIEM OPENED"
# Run by the installed Python: opens the workspace of the demonstration that stands on its shelf and counts it.
OPEN_WORKSPACE = f"""
from kiemdiem_desktop.app import find_places, make_shelf
from kiemdiem_desktop.services.cell.demo import PASSPHRASE
from kiemdiem_desktop.services.library import open_workspace
places = find_places()
workspace = open_workspace(make_shelf(places), places.shelf / "chi-bo-mau", passphrase=PASSPHRASE)
print("{OPENED}", workspace.store.members.count())
workspace.store.close()
"""
# Run by the installed Python: keeps that workspace open, as a person who is at work, until the second file is there.
HOLD_WORKSPACE = f"""
import sys, time
from pathlib import Path
{OPEN_WORKSPACE.split("print(", maxsplit=1)[0].strip()}
Path(sys.argv[1]).write_text("held")
while not Path(sys.argv[2]).exists():
    time.sleep(0.1)
workspace.store.close()
"""
MANIFEST = "META-INF/ASiCManifest001.xml"


class SmokeError(Exception):
    """What was built does not do what it must."""


def require(holds: object, words: str) -> None:
    """Tell that something holds. Raises: SmokeError where it does not."""
    if not holds:
        raise SmokeError(words)
    sys.stdout.write(f"  ✓ {words}\n")
    sys.stdout.flush()


def verify_demo(folder: Path) -> None:
    """Verify the package that `kiemdiem demo` left in `folder` with OpenSSL alone. Raises: SmokeError."""
    require(len(list(folder.glob("*.pdf"))) >= 10, "the main job left its papers")
    package = next(folder.glob("*.asice"))
    with TemporaryDirectory() as place:
        with zipfile.ZipFile(package) as archive:
            archive.extractall(place)
        require(
            _is_signed(Path(place), folder / "khoa-chi-bo.cer"), f"OpenSSL verifies the signature of {package.name}"
        )
        require(_is_whole(Path(place)), "every entry has the digest that was signed")


def count_members(told: str) -> int:
    """Give how many members `OPEN_WORKSPACE` found. Raises: SmokeError where it did not come to count."""
    found = re.search(rf"{OPENED} (\d+)", told)
    if found is None:
        raise SmokeError(f"the workspace did not open: {told[-2000:]}")
    return int(found[1])


def digests(folder: Path) -> dict[str, str]:
    """Give the SHA-256 of every file below `folder` by its path; the lock file says only who was there last."""
    files = (path for path in sorted(folder.rglob("*")) if path.is_file() and path.name != "lock")
    return {path.relative_to(folder).as_posix(): sha256(path.read_bytes()).hexdigest() for path in files}


def _is_signed(place: Path, certificate: Path) -> bool:
    pem = place / "signer.pem"
    form = "PEM" if certificate.read_bytes().startswith(b"-----") else "DER"
    subprocess.run(["openssl", "x509", "-inform", form, "-in", str(certificate), "-out", str(pem)], check=True)  # noqa: S603, S607
    signature = ("-in", str(place / "META-INF" / "signature001.p7s"), "-content", str(place / MANIFEST))
    trust = ("-CAfile", str(pem), "-purpose", "any", "-partial_chain", "-out", "/dev/null")
    command = ["openssl", "cms", "-verify", "-binary", "-inform", "DER", *signature, *trust]
    done = subprocess.run(command, capture_output=True, text=True, check=False)  # noqa: S603 - fixed program
    return "successful" in done.stderr


def _is_whole(place: Path) -> bool:
    manifest = (place / MANIFEST).read_text(encoding="utf-8")
    names = [name for name in re.findall(r'URI="([^"]*)"', manifest) if "signature" not in name]
    signed = dict(zip(names, re.findall(r"<ds:DigestValue>([^<]+)<", manifest), strict=True))
    entries = {path.relative_to(place).as_posix(): path for path in place.rglob("*") if path.is_file()}
    ours = {name: path for name, path in entries.items() if "META-INF" not in name and name != "signer.pem"}
    found = {name: base64.b64encode(sha256(path.read_bytes()).digest()).decode() for name, path in ours.items()}
    return bool(found) and found == signed

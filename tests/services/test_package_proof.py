"""The proof that does not depend on us: OpenSSL, sha256sum and age, on a package of a completed round."""

import json
import subprocess
import zipfile
from base64 import b64encode
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from xml.etree import ElementTree as ET

import pytest

from kiemdiem_desktop.domain.clock import SystemClock
from kiemdiem_desktop.domain.level import Level
from kiemdiem_desktop.rules.regulations import Regulations
from kiemdiem_desktop.services.cell.rounds import current_round
from kiemdiem_desktop.services.cell.sample import fill_sample
from kiemdiem_desktop.services.cell.sealing import seal_and_write
from kiemdiem_desktop.services.cell.sending import prepare
from kiemdiem_desktop.services.cell.signing_keys import make_key
from kiemdiem_desktop.services.packages import certificate_file
from kiemdiem_desktop.services.workspace import Workspace
from kiemdiem_desktop.store.workspace_folder import open_in_memory
from tests.services.conftest import RESOURCES


@pytest.fixture(scope="module")
def sealed(tmp_path_factory: pytest.TempPathFactory, regulations: Regulations) -> Iterator[Path]:
    """The whole package of the completed sample round, with the signer's certificate and the entries beside it."""
    folder = tmp_path_factory.mktemp("goi")
    store = open_in_memory(clock=SystemClock())
    workspace = Workspace(store=store, regulations=regulations, clock=SystemClock(), resources_dir=RESOURCES)
    fill_sample(workspace, completed=True)
    (folder / "signer.pem").write_bytes(certificate_file(make_key(workspace, holder="A Brêng")))
    path = seal_and_write(prepare(workspace, current_round(workspace)), folder).written.path
    with zipfile.ZipFile(path) as package:
        package.extractall(folder / "x")
    yield path
    store.close()


def run(*command: str | Path, folder: Path) -> subprocess.CompletedProcess[str]:
    """Run a program in a folder."""
    return subprocess.run([str(word) for word in command], cwd=folder, capture_output=True, text=True, check=False)


def test_openssl_verifies_the_signature(sealed: Path) -> None:
    words = "cms -verify -binary -inform DER -in signature001.p7s -content ASiCManifest001.xml -CAfile"
    inner = sealed.parent / "x" / "META-INF"
    done = run("openssl", *words.split(), sealed.parent / "signer.pem", "-purpose", "any", folder=inner)
    assert done.returncode == 0, done.stderr
    (inner / "other.xml").write_bytes((inner / "ASiCManifest001.xml").read_bytes().replace(b"documents", b"document5"))
    forged = run(
        "openssl",
        *words.replace("ASiCManifest001", "other").split(),
        sealed.parent / "signer.pem",
        "-purpose",
        "any",
        folder=inner,
    )
    assert forged.returncode != 0


def test_sha256sum_of_every_entry_equals_the_manifest(sealed: Path) -> None:
    root = ET.parse(sealed.parent / "x" / "META-INF" / "ASiCManifest001.xml").getroot()
    listed = {}
    for reference in root.iter():
        if reference.tag.endswith("DataObjectReference"):
            digest = next(node.text for node in reference if node.tag.endswith("DigestValue"))
            listed[reference.attrib["URI"]] = digest
    names = sorted(listed)
    told = run("sha256sum", *names, folder=sealed.parent / "x")
    sums = {name: told_sum for told_sum, name in (line.split(maxsplit=1) for line in told.stdout.splitlines())}
    assert len(names) > 40
    assert {name: b64encode(bytes.fromhex(hexadecimal)).decode() for name, hexadecimal in sums.items()} == listed


def test_age_carries_the_package_there_and_back(sealed: Path) -> None:
    folder = sealed.parent
    made = run("age-keygen", "-o", "cap-tren.txt", folder=folder)
    recipient = made.stderr.rpartition(" ")[2].strip()
    assert run("age", "-r", recipient, "-o", "goi.asice.age", sealed, folder=folder).returncode == 0
    back = run("age", "--decrypt", "-i", "cap-tren.txt", "-o", "ve.asice", "goi.asice.age", folder=folder)
    assert back.returncode == 0, back.stderr
    assert (folder / "ve.asice").read_bytes() == sealed.read_bytes()


def objects_in(value: Any) -> Iterator[dict[str, Any]]:
    """Give every object of the content, however deep."""
    if isinstance(value, dict):
        yield value
    for item in value.values() if isinstance(value, dict) else value if isinstance(value, list) else ():
        yield from objects_in(item)


def test_no_voter_is_tied_to_a_level_in_the_package(sealed: Path) -> None:
    content = json.loads((sealed.parent / "x" / "content.json").read_text(encoding="utf-8"))
    counts = [found for found in objects_in(content) if "issued" in found]
    assert counts
    for found in counts:
        assert all(isinstance(number, int) for key, number in found.items() if key != "retyped"), found
    levels = {level.value for level in Level}
    for row in content["attendance"]:
        assert not levels.intersection(map(str, row.values()))

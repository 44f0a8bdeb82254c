"""What a build tells of itself: a bill of materials that repeats, a sheet of sums, and a licence for each part."""

import json
import subprocess
from datetime import UTC, datetime
from pathlib import Path

import pytest

from installer.bill_of_materials import bill_of, is_left_out, wheels_of, write_bill
from installer.sums import write_sums
from installer.targets import TARGETS, Target
from kiemdiem_desktop.services.licences import licence_text, list_parts

RESOURCES = Path(__file__).parents[2] / "resources"
AT = datetime(2026, 12, 1, tzinfo=UTC)
BOTH = pytest.mark.parametrize("target", TARGETS.values(), ids=lambda target: str(target.name))


@BOTH
def test_the_bill_names_every_wheel_with_its_digest_and_licence(target: Target) -> None:
    bill = bill_of(target, at=AT)
    found = {part["purl"]: part for part in bill["components"]}
    for name, number, digest in wheels_of(target):
        part = found[f"pkg:pypi/{name}@{number}"]
        assert part["hashes"] == [{"alg": "SHA-256", "content": digest}]
        assert part["licenses"]
    names = {part["name"] for part in bill["components"]}
    assert {"Qt", "SQLCipher", "LiberationSerif-Regular.ttf"} <= names
    assert any("python" in name for name in names)
    refs = [part["bom-ref"] for part in bill["components"]]
    assert len(refs) == len(set(refs))
    assert bill["dependencies"][0]["dependsOn"] == refs


@BOTH
def test_the_bill_tells_which_wheels_are_locked_and_not_laid(target: Target) -> None:
    parts = bill_of(target, at=AT)["components"]
    told = {part["name"] for part in parts if part.get("scope") == "excluded"}
    assert told == {"charset-normalizer", "pycparser", "tzdata"}
    assert all(is_left_out(target, name) for name in told)


@BOTH
def test_the_same_build_has_the_same_bill(target: Target, tmp_path: Path) -> None:
    first, second = (write_bill(target, tmp_path / name).read_bytes() for name in ("a", "b"))
    assert first == second
    bill = json.loads(first)
    assert (bill["bomFormat"], bill["specVersion"]) == ("CycloneDX", "1.5")
    assert bill["serialNumber"].startswith("urn:uuid:")
    assert bill["serialNumber"] == bill_of(target, at=AT)["serialNumber"]


def test_the_sheet_of_sums_is_checked_by_the_usual_program(tmp_path: Path) -> None:
    for name in ("kiemdiem-setup-0.1.0.exe", "kiemdiem_0.1.0_amd64.deb", "windows-files.sha256"):
        (tmp_path / name).write_bytes(name.encode())
    sheet = write_sums(tmp_path).read_text(encoding="ascii")
    assert [line.split("  ")[1] for line in sheet.splitlines()] == [
        "kiemdiem-setup-0.1.0.exe",
        "kiemdiem_0.1.0_amd64.deb",
    ]
    subprocess.run(["sha256sum", "--check", "--strict", "SHA256SUMS"], cwd=tmp_path, check=True, capture_output=True)


@BOTH
def test_every_wheel_has_its_licence_with_a_text(target: Target) -> None:
    parts = {part.name: part for part in list_parts(RESOURCES)}
    locked = {name: number for name, number, _digest in wheels_of(target)}
    assert set(locked) <= set(parts)
    for name, number in locked.items():
        assert parts[name].version == number, "the licences page shows the version that runs"
    for part in parts.values():
        assert part.texts, part.name
        assert len(licence_text(part)) > 300, part.name
        assert part.licence
        assert part.home.startswith("https://")


def test_a_library_that_is_not_installed_is_not_on_the_licences_page(tmp_path: Path) -> None:
    here = {"name": "click", "licence": "BSD-3-Clause", "what": "Dòng lệnh", "home": "https://click.example"}
    (tmp_path / "licences").mkdir()
    rows = {"parts": [here, here | {"name": "kiemdiem-no-such-library"}]}
    (tmp_path / "licences" / "parts.json").write_text(json.dumps(rows), encoding="utf-8")
    assert [part.name for part in list_parts(tmp_path)] == ["click"]


def test_the_duties_towards_qt_are_met_in_words() -> None:
    qt = next(part for part in list_parts(RESOURCES) if part.name == "Qt")
    text = licence_text(qt)
    for words in (
        "liên kết động",
        "chép đè tệp mới",
        "dịch ngược",
        "ba năm",
        "download.qt.io",
        "GNU LESSER GENERAL PUBLIC LICENSE",
        "GNU GENERAL PUBLIC LICENSE",
    ):
        assert words in text
    assert qt.version

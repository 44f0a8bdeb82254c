"""The logic of the build recipes: what is left out, what is trusted, where a stick keeps its data."""

from pathlib import Path

import pytest

from installer.bundle import hash_sheet, patterns_of, remove
from installer.targets import TARGETS, Target, pip_platform
from installer.windows_python import is_signed
from kiemdiem_desktop.services.places import find_portable_home

SIGNED = """
Message digest algorithm  : SHA256
Current message digest    : 03A6
Calculated message digest : 03A6
    Subject: /C=US/O=Python Software Foundation/CN=Python Software Foundation
"""


def test_a_list_of_what_is_left_out_takes_remarks() -> None:
    assert patterns_of("# Qt\nPySide6/*.exe  # tools\n\nbin\n") == ("PySide6/*.exe", "bin")


def test_what_is_left_out_may_be_gone_already(tmp_path: Path) -> None:
    (tmp_path / "folder").mkdir()
    (tmp_path / "folder" / "file").write_text("x", encoding="utf-8")
    remove(tmp_path / "folder")
    remove(tmp_path / "folder" / "file")
    assert not list(tmp_path.iterdir())


def test_a_hash_sheet_lists_every_file_in_the_order_of_paths(tmp_path: Path) -> None:
    for name in ("b", "a/c"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_bytes(b"")
    empty = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"
    assert hash_sheet(tmp_path) == f"{empty}  a/c\n{empty}  b\n"


def test_a_part_signed_over_its_bytes_is_trusted() -> None:
    assert is_signed(SIGNED)


@pytest.mark.parametrize(
    ("was", "now"),
    [
        ("Calculated message digest : 03A6", "Calculated message digest : 0000"),
        ("Python Software Foundation", "Somebody"),
        ("Calculated message digest : 03A6", ""),
        (SIGNED, "No signature found."),
    ],
)
def test_a_part_of_others_or_changed_after_signing_is_not_trusted(was: str, now: str) -> None:
    assert not is_signed(SIGNED.replace(was, now))


@pytest.mark.parametrize("target", TARGETS.values(), ids=lambda target: str(target.name))
def test_every_wheel_is_pinned_by_its_digest(target: Target) -> None:
    lines = target.lock.read_text(encoding="utf-8").splitlines()
    assert all("==" in line and "--hash=sha256:" in line for line in lines)
    names = {line.partition("==")[0] for line in lines}
    assert {"pyside6-essentials", "sqlcipher3", "cryptography", "reportlab"} <= names
    assert "--only-binary" in pip_platform(target)


def test_a_stick_keeps_its_data_beside_all_versions(tmp_path: Path) -> None:
    program = tmp_path / "versions" / "0.1.0" / "program"
    program.mkdir(parents=True)
    assert find_portable_home(program) is None
    (tmp_path / "portable.txt").write_text("", encoding="utf-8")
    assert find_portable_home(program) == tmp_path

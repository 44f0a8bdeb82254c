"""Two builds are compared down to the files in their packages."""

import shutil
import subprocess
from pathlib import Path

from installer.archives import write_tar, write_zip
from installer.compare_builds import differences, digests_of
from installer.previous import number_of


def _build(folder: Path, text: str) -> Path:
    """Pack one file in every way; a Debian package where the tool for it is there, as on the machine of a builder."""
    stage, dist = folder / "stage", folder / "dist"
    (stage / "DEBIAN").mkdir(parents=True)
    dist.mkdir()
    (stage / "file.txt").write_text(text, encoding="utf-8")
    control = "Package: x\nVersion: 1\nArchitecture: all\nMaintainer: x <x@x>\nDescription: x\n"
    (stage / "DEBIAN" / "control").write_text(control, encoding="utf-8")
    write_zip(stage, dist / "a.zip", top="T", more={})
    write_tar(stage, dist / "a.tar.xz", top="T", level=0)
    if shutil.which("dpkg-deb"):
        subprocess.run(["dpkg-deb", "--root-owner-group", "--build", stage, dist / "a.deb"], check=True)
    return dist


def test_builds_of_the_same_files_are_the_same(tmp_path: Path) -> None:
    first = digests_of(_build(tmp_path / "1", "x"))
    shutil.copytree(tmp_path / "1" / "dist", tmp_path / "2")
    assert differences(first, digests_of(tmp_path / "2")) == ()
    assert "a.zip: T/file.txt" in first
    assert "a.tar.xz: T/file.txt" in first
    assert not shutil.which("dpkg-deb") or "a.deb: ./file.txt" in first


def test_a_file_that_differs_is_named_in_its_package(tmp_path: Path) -> None:
    first, second = (digests_of(_build(tmp_path / text, text)) for text in ("x", "y"))
    found = differences(first, second)
    assert "differs: a.zip: T/file.txt" in found
    assert "differs: a.tar.xz: T/file.txt" in found
    assert "differs: a.zip: T/DEBIAN/control" not in found


def test_a_file_of_one_build_alone_is_named() -> None:
    assert differences({"a": "1"}, {"b": "1"}) == ("only in the first: a", "only in the second: b")


def test_a_package_names_its_version() -> None:
    assert number_of(Path("kiemdiem_0.12.1_amd64.deb")) == "0.12.1"
    assert number_of(Path("kiemdiem-setup-0.1.0.exe")) == "0.1.0"

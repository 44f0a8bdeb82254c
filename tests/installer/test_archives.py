"""Archives and stages come out the same whenever they are made; ICU keeps what Vietnamese needs."""

import os
import struct
import tarfile
import zipfile
from pathlib import Path

import pytest

from installer import icu_data
from installer.archives import epoch, settle, write_tar, write_zip
from installer.bundle import compile_below, leave_out
from installer.windows_python import FIXED_FILE_INFO, file_version, unite_runtime

AT = 1_700_000_000
SOURCE = 'def is_kept(word: str) -> bool:\n    return word in {"một", "hai", "ba", "bốn", "năm", "sáu", "bảy", "tám"}\n'


@pytest.fixture
def stage(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A small folder as it would be installed, at a stated time."""
    monkeypatch.setenv("SOURCE_DATE_EPOCH", str(AT))
    folder = tmp_path / "stage"
    for name in ("b/two.txt", "a/one.txt", "kiemdiem"):
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(name, encoding="utf-8")
    (folder / "kiemdiem").chmod(0o700)
    return folder


def test_a_zip_is_the_same_whenever_it_is_made(stage: Path, tmp_path: Path) -> None:
    write_zip(stage, tmp_path / "1.zip", top="T", more={"mark.txt": b"x"})
    os.utime(stage / "kiemdiem", (1, 1))
    write_zip(stage, tmp_path / "2.zip", top="T", more={"mark.txt": b"x"})
    assert (tmp_path / "1.zip").read_bytes() == (tmp_path / "2.zip").read_bytes()
    names = zipfile.ZipFile(tmp_path / "1.zip").namelist()
    assert names == ["T/a/one.txt", "T/b/two.txt", "T/kiemdiem", "T/mark.txt"]


def test_a_tar_is_the_same_whoever_makes_it(stage: Path, tmp_path: Path) -> None:
    write_tar(stage, tmp_path / "1.tar.xz", top="T")
    (stage / "a" / "one.txt").chmod(0o600)
    write_tar(stage, tmp_path / "2.tar.xz", top="T")
    assert (tmp_path / "1.tar.xz").read_bytes() == (tmp_path / "2.tar.xz").read_bytes()
    with tarfile.open(tmp_path / "1.tar.xz") as archive:
        entries = {entry.name: entry for entry in archive}
    assert (entries["T/kiemdiem"].mode, entries["T/a/one.txt"].mode) == (0o755, 0o644)
    assert {entry.mtime for entry in entries.values()} == {AT}


def test_a_settled_stage_carries_one_time(stage: Path) -> None:
    settle(stage)
    assert {int(path.stat().st_mtime) for path in stage.rglob("*")} == {AT}
    assert epoch() == AT


def test_libraries_are_laid_as_bytecode_alone_and_start_without_looking_at_sources(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("one", "two"):
        (tmp_path / name / "program").mkdir(parents=True)
        (tmp_path / name / "program" / "part.py").write_text(SOURCE, encoding="utf-8")
        monkeypatch.setenv("PYTHONHASHSEED", {"one": "1", "two": "2"}[name])
        compile_below(tmp_path / name / "program")
    first, second = (tmp_path / name / "program" / "part.pyc" for name in ("one", "two"))
    assert first.read_bytes() == second.read_bytes()
    assert struct.unpack_from("<I", first.read_bytes(), 4) == (1,)  # checked by hash, and never at a start
    assert [path.name for path in first.parent.iterdir()] == ["part.pyc"]


def test_what_is_left_out_leaves_no_empty_folder(tmp_path: Path) -> None:
    (tmp_path / "list").write_text("*/tests\n**/*.c\n", encoding="utf-8")
    for name in ("a/tests/one", "b/src/two.c", "b/three.py"):
        (tmp_path / "folder" / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / "folder" / name).write_text("", encoding="utf-8")
    leave_out((tmp_path / "list",), tmp_path / "folder")
    assert sorted(path.name for path in (tmp_path / "folder").rglob("*")) == ["b", "three.py"]


def _library(path: Path, version: int) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(b"MZ" + FIXED_FILE_INFO + struct.pack("<III", 0x10000, version, 0))


def test_the_newest_run_time_wins(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("installer.windows_python.check_signed", lambda _path: None)
    _library(tmp_path / "python" / "msvcp140.dll", 14 << 16 | 38)
    _library(tmp_path / "program" / "PySide6" / "msvcp140.dll", 14 << 16 | 44)
    _library(tmp_path / "program" / "shiboken6" / "vcamp140.dll", 14 << 16 | 24)
    unite_runtime(tmp_path / "python", tmp_path / "program")
    assert file_version(tmp_path / "python" / "msvcp140.dll") == (14 << 16 | 44, 0)
    assert not list(tmp_path.rglob("program/*/*.dll"))


@pytest.mark.parametrize(
    ("name", "kept"),
    [
        ("coll/vi.res", True),
        ("coll/root.res", True),
        ("en_US.res", True),
        ("supplementalData.res", True),
        ("nfkc.nrm", True),
        ("coll/zh.res", False),
        ("lang/sr_Latn_BA.res", False),
        ("ibm-5354_P100-1998.cnv", False),
        ("translit/Any_Latin.res", False),
        ("brkitr/thaidict.dict", False),
    ],
)
def test_icu_keeps_vietnamese_and_english(name: str, kept: bool) -> None:  # noqa: FBT001 - a table of cases
    assert icu_data.is_kept(name) is kept


def test_icu_parts_keep_their_bytes() -> None:
    parts = [("icudt73l/coll/vi.res", b"vietnamese"), ("icudt73l/coll/zh.res", b"x" * 40), ("icudt73l/root.res", b"r")]
    head = struct.pack("<H", 16).ljust(16, b"\0")
    kept = icu_data.keep_parts(head + icu_data._table(parts))
    assert kept == head + icu_data._table([parts[0], parts[2]])
    assert b"vietnamese" in kept

"""The layout of an installed program: versions side by side, the pointer, and the launcher of Linux."""

import shutil
import subprocess
from pathlib import Path

import pytest

from installer.build_mark import first_pointer, version, write_build_mark
from kiemdiem_desktop import __version__
from kiemdiem_desktop.services.program_home import (
    Build,
    Pointer,
    build_mark,
    find_build,
    find_home,
    is_version,
    pointer_text,
    read_build,
    read_pointer,
    version_key,
)

LAUNCHER = Path(__file__).parents[2] / "installer" / "linux" / "kiemdiem"


def lay_home(home: Path, *versions: str, target: str = "linux", pointer: Pointer | None = None) -> Path:
    """Lay a home with these versions, each of which prints its own number and its arguments."""
    for name in versions:
        inside = home / "versions" / name
        (inside / "program" / "resources").mkdir(parents=True)
        (inside / "build.json").write_bytes(build_mark(Build(version=name, target=target, schema=1)))
        (inside / "start").write_text(f'#!/bin/sh\necho {name} "$@"\n', encoding="ascii")
        (inside / "start").chmod(0o755)
    (home / "current.txt").write_bytes(pointer_text(pointer or Pointer(current=versions[-1])))
    shutil.copy(LAUNCHER, home / "kiemdiem")
    return home


def started(home: Path, *words: str) -> str:
    """Start the program by its launcher and give what it printed; "" where it did not start."""
    return subprocess.run([home / "kiemdiem", *words], capture_output=True, text=True, check=False).stdout.strip()


def test_the_launcher_starts_the_version_of_the_first_line(tmp_path: Path) -> None:
    home = lay_home(tmp_path, "0.1.0", "0.2.0", pointer=Pointer(current="0.2.0", previous="0.1.0"))
    assert started(home, "--open", "gói của cấp trên.asice") == "0.2.0 --open gói của cấp trên.asice"


def test_the_launcher_falls_back_to_the_second_line(tmp_path: Path) -> None:
    home = lay_home(tmp_path, "0.1.0", pointer=Pointer(current="0.2.0", previous="0.1.0"))
    assert started(home) == "0.1.0"


@pytest.mark.parametrize("text", ["", "../../bin", "..", "0.1.0/../../..", ".", "$(touch x)"])
def test_the_launcher_starts_nothing_that_is_no_version(tmp_path: Path, text: str) -> None:
    home = lay_home(tmp_path, "0.1.0")
    (home / "current.txt").write_text(text, encoding="ascii")
    assert started(home) == ""
    assert read_pointer(home) == Pointer(current="")


def test_the_pointer_is_read_as_it_was_written(tmp_path: Path) -> None:
    home = lay_home(tmp_path, "0.1.0", "0.2.0", pointer=Pointer(current="0.2.0", previous="0.1.0"))
    assert read_pointer(home) == Pointer(current="0.2.0", previous="0.1.0")
    (home / "current.txt").write_bytes(b"0.1.0\r\n")
    assert read_pointer(home) == Pointer(current="0.1.0")


def test_a_program_finds_its_home_and_what_it_is(tmp_path: Path) -> None:
    home = lay_home(tmp_path, "0.1.0")
    found = find_home(home / "versions" / "0.1.0" / "program" / "resources")
    assert found is not None
    assert (found.folder, found.build.version, found.launcher) == (home, "0.1.0", home / "kiemdiem")
    assert started(home) == subprocess.check_output(found.command_of("0.1.0"), text=True).strip()


def test_a_debian_package_and_the_source_have_no_home(tmp_path: Path) -> None:
    program = tmp_path / "lib" / "kiemdiem" / "program"
    (program / "resources").mkdir(parents=True)
    assert find_build(program / "resources") is None
    (program.parent / "build.json").write_bytes(build_mark(Build(version="0.1.0", target="debian", schema=1)))
    found = find_build(program / "resources")
    assert found is not None
    assert found.target == "debian"
    assert find_home(program / "resources") is None


@pytest.mark.parametrize("told", [b"", b"{}", b"[]", b'{"version": "..", "target": "linux", "schema": 1}'])
def test_a_mark_that_says_nothing_is_no_mark(tmp_path: Path, told: bytes) -> None:
    (tmp_path / "build.json").write_bytes(told)
    assert read_build(tmp_path) is None


def test_versions_are_ordered_by_their_numbers() -> None:
    assert version_key("0.10.0") > version_key("0.9.1")
    assert version_key("0.2") == version_key("0.2.0")
    assert not any(is_version(text) for text in ("", "1", "a.b", "1.2.3.4.5", "1..2", "1.2\n"))


def test_a_build_says_what_it_is(tmp_path: Path) -> None:
    write_build_mark(tmp_path, "windows")
    build = read_build(tmp_path)
    assert build is not None
    assert (build.version, build.target) == (__version__, "windows")
    assert build.schema > 0
    assert first_pointer() == f"{version()}\n".encode()

"""A whole day of exchange: no socket, nothing readable left anywhere but in the two workspaces."""

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).parents[2]
# what only a readable package, or what is taken from one, would hold
SECRETS = tuple(text.encode() for text in ("PK\x03\x04", "content.json", "Kon Tơ Nang", "A Brêng", "đảng phí"))


@pytest.fixture(scope="module")
def day(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, dict[str, Any]]:
    """The folder after the day, and what was watched; the temporary folder of the process is inside."""
    folder = tmp_path_factory.mktemp("ngay")
    for name in ("tam", "nha"):
        (folder / name).mkdir()
    places = {**os.environ, "TMPDIR": str(folder / "tam"), "HOME": str(folder / "nha"), "PYTHONDONTWRITEBYTECODE": "1"}
    command = [sys.executable, "-m", "tests.services.exchange_day", str(folder)]
    done = subprocess.run(command, cwd=ROOT, env=places, capture_output=True, text=True, check=True)
    return folder, json.loads(done.stdout)


def test_no_socket_is_ever_opened(day: tuple[Path, dict[str, Any]]) -> None:
    assert day[1]["sockets"] == []


def test_nothing_is_written_but_in_the_workspaces_and_on_the_stick(day: tuple[Path, dict[str, Any]]) -> None:
    folder, watched = day
    own = (str(folder / "so"), str(folder / "usb"))
    assert watched["written"]
    assert [path for path in watched["written"] if not path.startswith(own)] == []
    assert list((folder / "tam").iterdir()) == []


def test_no_file_that_is_left_can_be_read_by_others(day: tuple[Path, dict[str, Any]]) -> None:
    folder, _watched = day
    files = [path for path in folder.rglob("*") if path.is_file()]
    assert len([path for path in files if path.parent.name == "usb"]) == 6
    readable = {(path.name, text) for path in files for text in SECRETS if text in path.read_bytes()}
    assert readable == set()


def test_the_scan_would_see_a_readable_package(day: tuple[Path, dict[str, Any]]) -> None:
    assert any(text in b"PK\x03\x04 mimetype" for text in SECRETS)
    assert not list(day[0].rglob("*.part"))

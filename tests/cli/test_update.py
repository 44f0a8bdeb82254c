"""`kiemdiem update`: what runs, a package looked at, installed, and one step back."""

from pathlib import Path

import pytest

from kiemdiem_desktop.cli import update as command
from kiemdiem_desktop.cli.commands import run_cli
from kiemdiem_desktop.services.program_home import read_pointer
from tests.exchange.update_samples import an_update
from tests.services.test_program_home import started
from tests.services.update_home import SCHEMA, START, lay_program, shelf_of


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An installed program that the command takes for its own, whichever version starts."""
    home = tmp_path / "home"
    lay_program(home)

    def shelf_now(_places: object) -> object:
        resources = home / "versions" / read_pointer(home).current / "program" / "resources"
        return shelf_of(resources, home / "du-lieu" / "so")

    monkeypatch.setattr(command, "make_shelf", shelf_now)
    return home


def test_the_program_updates_and_goes_back_by_command(
    tmp_path: Path, home: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = str(an_update(tmp_path, schema=SCHEMA, start=START))
    assert run_cli(["update", file, "--check"]) == 0
    assert started(home) == "0.1.0"
    assert run_cli(["update", file, "--yes"]) == 0
    told = capsys.readouterr().out
    assert "• Sổ cấp ủy: tổng hợp." in told
    assert "Bản mới đang mở thử bản sao của sổ…" in told
    assert started(home) == "0.2.0"
    assert run_cli(["update"]) == 0
    assert "Bản đang dùng: 0.2.0" in capsys.readouterr().out
    assert run_cli(["update", "--back", "--yes"]) == 0
    assert started(home) == "0.1.0"


def test_a_refused_update_exits_with_three_and_its_reason(
    tmp_path: Path, home: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run_cli(["update", str(an_update(tmp_path, "0.0.1", schema=SCHEMA))]) == 3
    assert "cũ hơn bản 0.1.0" in capsys.readouterr().err
    assert run_cli(["update", "--back", "--yes"]) == 3
    assert "không còn giữ bản trước" in capsys.readouterr().err
    assert started(home) == "0.1.0"


def test_from_source_the_command_says_why_not(capsys: pytest.CaptureFixture[str]) -> None:
    assert run_cli(["update"]) == 0
    assert "mã nguồn" in capsys.readouterr().out
    assert run_cli(["update", "--json"]) == 0
    assert '"version"' in capsys.readouterr().out

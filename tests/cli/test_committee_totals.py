"""The commands of the totals: figures and gaps, papers, the signed summary, what stands out; the summary looked at."""

import json
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest

from kiemdiem_desktop.cli import committee as commands_module
from kiemdiem_desktop.cli.commands import run_cli
from kiemdiem_desktop.domain.clock import FixedClock
from kiemdiem_desktop.domain.received_summary import TypedKind
from kiemdiem_desktop.rules.regulations import load_regulations
from kiemdiem_desktop.services.committee import books
from kiemdiem_desktop.services.committee.summaries import set_typed
from kiemdiem_desktop.services.library import Shelf, create_workspace
from tests.services.conftest import RESOURCES
from tests.services.province_rows import YEAR, fill_province
from tests.store.workspaces import CHEAP

PASSPHRASE = "bốn mùa hoa nở"


@pytest.fixture
def book(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A commune's books of five organisations on a shelf of its own."""
    clock = FixedClock(instant=datetime(2022, 12, 25, 2, 0, tzinfo=UTC))
    regulations = load_regulations(RESOURCES)
    shelf = Shelf(root=tmp_path / "so", regulations=regulations, clock=clock, resources_dir=RESOURCES, key_cost=CHEAP)
    monkeypatch.setattr(commands_module, "make_shelf", lambda _places: shelf)
    monkeypatch.setattr("click.termui.hidden_prompt_func", lambda _prompt: PASSPHRASE)
    workspace, _code = create_workspace(shelf, name="Đảng ủy xã Đăk Hà", passphrase=PASSPHRASE)
    fill_province(workspace, organisations=5)
    with workspace.store.step("Đổi tên"):
        own = workspace.store.committees.all()[0]
        workspace.store.committees.save(replace(own, code="DU-DH", name="Đảng ủy xã Đăk Hà"))
    books.make_key(workspace, holder="Nguyễn Văn Thư")
    set_typed(workspace, "KT-014", year=YEAR, about=TypedKind.CELLS, figure="rated", typed="142")
    folder = workspace.store.folder
    workspace.store.close()
    assert folder is not None
    return folder


def told(capsys: pytest.CaptureFixture[str], *words: object, code: int = 0) -> str:
    """Run a command and give what it printed."""
    capsys.readouterr()
    done = run_cli([str(word) for word in words])
    out = capsys.readouterr()
    assert done == code, out.err
    return out.out


def test_totals_papers_summary_and_signs_without_a_screen(
    book: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    lines = told(capsys, "committee", "totals", book, code=1)
    assert "tổ chức đảng được xếp loại" in lines
    assert "đã xếp loại ghi 142, nhưng bốn mức cộng lại là 0; thiếu 142" in lines
    counted = json.loads(told(capsys, "committee", "totals", book, "--year", YEAR, "--json", code=1))
    assert counted["year"] == YEAR
    stick = tmp_path / "usb"
    stick.mkdir()
    told(capsys, "committee", "totals-papers", book, "--out", stick)
    assert len(list(stick.iterdir())) == 12
    made = json.loads(told(capsys, "committee", "summary", book, "--out", stick, "--number", "41-BC/ĐU", "--json"))
    looked = told(capsys, "package", "inspect", made["file"])
    assert "Bảng tổng hợp kết quả" in looked, looked
    assert told(capsys, "committee", "watch", book) == ""

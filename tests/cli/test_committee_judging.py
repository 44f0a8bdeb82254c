"""Appraising and deciding by commands alone: from dossiers in the books to decision packages on a stick."""

import json
from pathlib import Path

import pytest

from kiemdiem_desktop.cli import committee as commands_module
from kiemdiem_desktop.cli.commands import run_cli
from kiemdiem_desktop.domain.clock import SystemClock
from kiemdiem_desktop.rules.regulations import load_regulations
from kiemdiem_desktop.services.library import Shelf, create_workspace
from tests.services.appraisal_books import made_cell, receive_made, with_subject
from tests.services.conftest import RESOURCES
from tests.services.round_trip import found
from tests.services.test_appraising import below_ninety
from tests.store.workspaces import CHEAP

PASSPHRASE = "bốn mùa hoa nở"


@pytest.fixture
def book(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The books of a committee on disk, with one sound dossier and one to mend."""
    shelf = Shelf(
        root=tmp_path / "so",
        regulations=load_regulations(RESOURCES),
        clock=SystemClock(),
        resources_dir=RESOURCES,
        key_cost=CHEAP,
    )
    monkeypatch.setattr(commands_module, "make_shelf", lambda _places: shelf)
    monkeypatch.setattr("click.termui.hidden_prompt_func", lambda _prompt: PASSPHRASE)
    committee, _code = create_workspace(shelf, name="Đảng ủy", passphrase=PASSPHRASE)
    found(committee)
    receive_made(committee, made_cell(1))
    receive_made(committee, made_cell(2), with_subject(below_ninety))
    folder = committee.store.folder
    committee.store.close()
    assert folder is not None
    return folder


def told(capsys: pytest.CaptureFixture[str], *words: object, code: int = 0) -> str:
    """Run a command of the committee and give what it printed."""
    capsys.readouterr()
    done = run_cli(["committee", *(str(word) for word in words)])
    out = capsys.readouterr()
    assert done == code, out.err
    return out.out


def test_two_cells_are_checked_appraised_decided_and_told(
    book: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert "không đủ điều kiện" in told(capsys, "recheck", book, "TP-02", code=1)
    rows = json.loads(told(capsys, "recheck", book, "TP-01", "--json"))
    assert {row["side"] for row in rows} == {"same", "not_told"}
    assert json.loads(told(capsys, "accept", book, "TP-01", "TP-02", "--json")) == {"accepted": 2}
    caps = told(capsys, "caps", book, code=1)
    assert "Nhóm tập thể chi bộ" in caps
    assert "ngoài tỷ lệ" in caps
    ruling = ("--number", "45-QĐ/ĐU", "--on", "10/12/2020")
    assert json.loads(told(capsys, "rule", book, "TP-01", *ruling, "--json")) == {"decided": 14}
    sent = json.loads(told(capsys, "send-decisions", book, "--out", tmp_path, "--json"))
    assert sent["written"] == ["decision-tp-01-2026cn-1.asice"]
    assert sent["undecided"] == ["Chi bộ thôn 2"]
    paper = tmp_path / "thong-bao.pdf"
    assert "Chi bộ thôn 1 – Thông báo kết quả" in told(
        capsys, "paper", book, "notice", "--cell", "TP-01", "--out", paper
    )
    assert paper.read_bytes().startswith(b"%PDF")
    told(capsys, "paper", book, "poem", "--out", paper, code=3)

"""The committee's commands, from new books to a decision, with a real cell on the other side."""

import json
from pathlib import Path

import pytest

from kiemdiem_desktop.cli import committee as commands_module
from kiemdiem_desktop.cli.commands import run_cli
from kiemdiem_desktop.domain.clock import SystemClock
from kiemdiem_desktop.domain.trust import KeyOwner
from kiemdiem_desktop.rules.regulations import load_regulations
from kiemdiem_desktop.services.known_keys import take_up_key
from kiemdiem_desktop.services.library import Shelf
from kiemdiem_desktop.services.own_keys import find_own_key
from kiemdiem_desktop.services.packages import certificate_file, read_certificate_file
from kiemdiem_desktop.services.workspace import Workspace
from tests.services.conftest import RESOURCES
from tests.services.round_trip import GUIDANCE, make_cell, send, take
from tests.store.workspaces import CHEAP

PASSPHRASE = "bốn mùa hoa nở"


@pytest.fixture
def cell(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Workspace:
    """A cell today, and a shelf in a temporary folder for the commands."""
    clock, regulations = SystemClock(), load_regulations(RESOURCES)
    shelf = Shelf(root=tmp_path / "so", regulations=regulations, clock=clock, resources_dir=RESOURCES, key_cost=CHEAP)
    monkeypatch.setattr(commands_module, "make_shelf", lambda _places: shelf)
    monkeypatch.setattr("click.termui.hidden_prompt_func", lambda _prompt: PASSPHRASE)
    return make_cell(regulations, clock)


def told(capsys: pytest.CaptureFixture[str], *words: object, code: int = 0) -> str:
    """Run a command of the committee and give what it printed."""
    capsys.readouterr()
    done = run_cli(["committee", *(str(word) for word in words)])
    out = capsys.readouterr()
    assert done == code, out.err
    return out.out


def test_the_committees_side_by_commands_alone(
    cell: Workspace, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    stick, certificate = tmp_path / "usb", tmp_path / "du.cer"
    stick.mkdir()
    new = ("--code", "DU-TP", "--holder", "Nguyễn Văn Thư", "--certificate", certificate, "--json")
    book = json.loads(told(capsys, "create", "Đảng ủy xã Tiên Phong", *new))["folder"]
    take_up_key(cell, read_certificate_file(certificate), owner=KeyOwner.SUPERIOR, compared_by="A Brêng")
    own = find_own_key(cell)
    assert own is not None
    (tmp_path / "cb.cer").write_bytes(certificate_file(own))
    words = ("--words", " ".join(own.card_words), "--compared-by", "Nguyễn Văn Thư, qua điện thoại")
    swapped = " ".join((own.card_words[1], own.card_words[0], *own.card_words[2:]))
    wrong = ("--words", swapped, "--compared-by", "Nguyễn Văn Thư")
    assert "Từ thứ 1" in _refusal(capsys, "enrol", book, tmp_path / "cb.cer", *wrong)
    assert "kon-to-nang" in told(capsys, "enrol", book, tmp_path / "cb.cer", *words)

    (tmp_path / "hd.json").write_text(json.dumps({**GUIDANCE, "prompts": []}), encoding="utf-8")
    paper = ("--number", "15-HD/ĐU", "--on", "19/11/2026", "--out", stick, "--json")
    made = json.loads(told(capsys, "issue-guidance", book, "kon-to-nang", tmp_path / "hd.json", "--year", 2026, *paper))
    assert made["is_enveloped"] is True
    take(cell, Path(made["file"]))

    dossier = send(cell, stick).written.path
    assert "Đã nhận" in told(capsys, "receive", book, dossier)
    (tmp_path / "la.asice").write_bytes(b"PK khong phai goi")
    again = told(capsys, "receive", book, dossier, tmp_path / "la.asice", "--json", code=1)
    assert [row["verdict"] for row in json.loads(again)] == ["already_received", "not_a_package"]

    take(cell, Path(json.loads(told(capsys, "receipt", book, "kon-to-nang", "--out", stick, "--json"))["file"]))
    told(capsys, "return", book, "kon-to-nang", "--reason", "Thiếu", "--point", "Bổ sung", "--out", stick)
    assert "dv-1=X" in _refusal(capsys, "decide", book, "kon-to-nang", "--level", "dv-1=X", "--out", stick)
    made = json.loads(told(capsys, "decide", book, "kon-to-nang", "--level", "dv-2=HTNV", *paper))
    take(cell, Path(made["file"]))
    take(cell, Path(json.loads(told(capsys, "trust", book, "--out", stick, "--json"))["file"]))
    told(capsys, "card", book, "--out", tmp_path / "the.pdf")
    assert (tmp_path / "the.pdf").read_bytes().startswith(b"%PDF")
    assert "đã ghi nhận" in told(capsys, "keys", book)
    first = ", ".join(own.card_words[:3])
    assert "Có 0 khóa" in _refusal(capsys, "revoke", book, "mèo xanh, mèo xanh", "--reason", "mất máy")
    assert "Đã hủy khóa" in told(capsys, "revoke", book, first, "--reason", "mất máy")
    assert "đã hủy" in told(capsys, "keys", book)
    cell.store.close()


def _refusal(capsys: pytest.CaptureFixture[str], *words: object) -> str:
    assert run_cli(["committee", *(str(word) for word in words)]) == 3
    return capsys.readouterr().err


def test_the_register_and_the_round_by_commands(
    cell: Workspace, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert cell.store.cells.count()
    stick = tmp_path / "usb"
    stick.mkdir()
    new = ("--code", "DU-TP", "--holder", "Nguyễn Văn Thư", "--certificate", tmp_path / "du.cer", "--json")
    book = json.loads(told(capsys, "create", "Đảng ủy xã Tiên Phong", *new))["folder"]
    (tmp_path / "ds.csv").write_text("Tên đơn vị;Mã\nChi bộ thôn Một;T-1\nChi bộ thôn Hai;T-2\n", "utf-8")
    assert "Thêm 2" in told(capsys, "import-units", book, tmp_path / "ds.csv", "--dry-run")
    assert json.loads(told(capsys, "units", book, "--json")) == []
    told(capsys, "import-units", book, tmp_path / "ds.csv")
    assert "Chi bộ thôn Hai (T-2)" in told(capsys, "units", book)
    told(capsys, "plan", book, "--year", 2026, "--due-on", "15/12/2026")
    told(capsys, "send-guidance", book, "--out", stick)
    assert sorted(path.name for path in stick.iterdir()) == [
        "guidance-t-1-2026cn-1.asice",
        "guidance-t-2-2026cn-1.asice",
    ]
    told(capsys, "send-guidance", book, "--cell", "T-2", "--out", stick)
    assert "guidance-t-2-2026cn-2.asice" in {path.name for path in stick.iterdir()}
    told(capsys, "unit-template", tmp_path / "mau.xlsx")
    assert (tmp_path / "mau.xlsx").read_bytes().startswith(b"PK")


def test_the_sample_commune_is_written_to_practise_with(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    told(capsys, "sample", tmp_path / "mau")
    assert len(list((tmp_path / "mau").glob("dossier-sn-*.asice"))) == 12

"""The round of a committee by commands alone: a stick taken in, the board, receipts, and whom to call."""

import json
from pathlib import Path

import pytest

from kiemdiem_desktop.cli import committee as commands_module
from tests.cli.test_committee import told
from tests.services.exchange_work import make_both, shelf_in
from tests.services.round_trip import introduce, send
from tests.store.workspaces import PASSPHRASE


def test_a_stick_is_collected_and_the_board_tells_what_is_left(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(commands_module, "make_shelf", lambda _places: shelf_in(tmp_path))
    monkeypatch.setattr("click.termui.hidden_prompt_func", lambda _prompt: PASSPHRASE)
    cell, committee, stick = make_both(tmp_path)
    introduce(cell, committee)
    book = committee.store.folder
    assert book is not None
    committee.store.close()
    (json_row,) = json.loads(told(capsys, "board", book, "--json"))
    assert (json_row["state"], json_row["overdue_days"]) == ("missing", 0)
    send(cell, stick)
    assert "Đã nhận" in told(capsys, "collect", book, stick)
    assert "Đã nhận từ trước" in told(capsys, "collect", book, stick)
    assert "◔ Đã nhận – chưa ghi biên nhận" in told(capsys, "board", book)
    assert "1 giấy biên nhận" in told(capsys, "receipts", book, "--out", stick)
    assert "danh-sach-goi-dien" in told(capsys, "phones", book, "--out", stick)
    cell.store.close()

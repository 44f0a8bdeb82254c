"""`kiemdiem documents whence`: a printed page leads back to its paper, and tells when the data have changed."""

import json
from dataclasses import replace
from pathlib import Path

import click
import pytest

from kiemdiem_desktop.app import find_places, make_shelf
from kiemdiem_desktop.cli.commands import run_cli
from kiemdiem_desktop.services.cell.checks import check
from kiemdiem_desktop.services.cell.meetings import get_meeting, save_meeting
from kiemdiem_desktop.services.cell.page_codes import keep_codes
from kiemdiem_desktop.services.cell.papers import PaperFormat, list_papers, paper_job
from kiemdiem_desktop.services.cell.rounds import current_round
from kiemdiem_desktop.services.cell.sample import fill_sample
from kiemdiem_desktop.services.library import create_workspace, open_workspace
from kiemdiem_desktop.store.keys import KeyCost

WORDS = "bốn từ để thử thôi"


def test_a_page_is_found_again_by_its_code(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    shelf = replace(make_shelf(find_places()), root=tmp_path, key_cost=KeyCost(n=16, r=1))
    workspace, _code = create_workspace(shelf, name="Chi bộ thử", passphrase=WORDS)
    fill_sample(workspace, completed=True)
    checked = check(workspace, current_round(workspace))
    minutes = next(paper for paper in list_papers(checked) if paper.code == "minutes")
    job = paper_job(workspace, checked, minutes, PaperFormat.PDF)
    keep_codes(workspace, (job,))
    workspace.store.close()
    (folder,) = (path for path in tmp_path.iterdir() if path.is_dir())
    monkeypatch.setattr(click, "prompt", lambda *_args, **_words: WORDS)
    asked = ["documents", "whence", f"{job.page_code} – 3", "--folder", str(folder)]
    assert run_cli(asked) == 0
    assert capsys.readouterr().out.startswith("Biên bản hội nghị kiểm điểm năm 2026")
    workspace = open_workspace(shelf, folder, passphrase=WORDS)
    meeting = get_meeting(workspace, current_round(workspace))
    save_meeting(workspace, replace(meeting, conclusion="Đã đổi."))
    workspace.store.close()
    assert run_cli([*asked, "--json"]) == 1
    assert json.loads(capsys.readouterr().out)["has_changed"] is True
    assert run_cli(["documents", "whence", "0000-0000", "--folder", str(folder)]) == 3
    assert "không in trang nào" in capsys.readouterr().err

"""The commands as a person types them: words, `--json`, exit codes."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from kiemdiem_desktop.cli.commands import run_cli
from tests.services.filling import word_file

DATA = Path(__file__).parents[1] / "intake" / "data"
ROSTERS = sorted(path for path in DATA.iterdir() if path.name != "co_mat_khau.xlsx")


def test_regulations_of_a_day_carry_their_sources(capsys: pytest.CaptureFixture[str]) -> None:
    assert run_cli(["regulations", "--on", "2026-12-10", "--json"]) == 0
    told = json.loads(capsys.readouterr().out)
    assert "qd-366-2025" in [item["id"] for item in told["regulations"]]
    assert all(item["source"]["article"] for item in told["parameters"])


def test_two_regulations_are_compared(capsys: pytest.CaptureFixture[str]) -> None:
    assert run_cli(["regulations", "diff", "124", "366", "--json"]) == 0
    told = json.loads(capsys.readouterr().out)
    changed = {row["matter"]: (row["left"], row["right"]) for row in told["parameters"]}
    assert changed["Tỷ lệ nhiệm vụ vượt mức yêu cầu"] == ("50 phần trăm", "30 phần trăm")
    assert run_cli(["regulations", "diff", "124", "999"]) == 3
    assert "999" in capsys.readouterr().err


def test_a_code_page_without_vietnamese_letters_stops_no_command() -> None:
    command = [sys.executable, "-m", "kiemdiem_desktop", "regulations", "diff", "124", "366"]
    windows = {**os.environ, "PYTHONIOENCODING": "cp1252"}
    done = subprocess.run(command, env=windows, capture_output=True, check=False)
    assert (done.returncode, done.stderr) == (0, b"")
    assert "Tỷ lệ nhiệm vụ vượt mức yêu cầu" in done.stdout.decode("utf-8")


def test_unknown_command_is_told_in_vietnamese(capsys: pytest.CaptureFixture[str]) -> None:
    assert run_cli(["chao"]) == 2
    assert "Lệnh chưa đúng" in capsys.readouterr().err


def test_help_is_vietnamese(capsys: pytest.CaptureFixture[str]) -> None:
    assert run_cli(["--help"]) == 0
    told = capsys.readouterr().out
    assert "Các lệnh" in told
    assert "Usage" not in told


@pytest.mark.parametrize("roster", ROSTERS, ids=lambda path: path.name)
def test_roster_preview_tells_counts(roster: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run_cli(["roster", "preview", str(roster)]) == 0
    assert capsys.readouterr().out.startswith("Thêm ")


def test_unreadable_roster_cannot_be_opened(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    empty = tmp_path / "trong.xlsx"
    empty.touch()
    assert run_cli(["roster", "preview", str(empty)]) == 3
    assert capsys.readouterr().err.strip()


def test_check_of_the_sample_finds_its_planted_mistakes(capsys: pytest.CaptureFixture[str]) -> None:
    assert run_cli(["check"]) == 1
    assert "[Phải sửa]" in capsys.readouterr().out


def test_why_tells_each_level_with_its_rules(capsys: pytest.CaptureFixture[str]) -> None:
    assert run_cli(["why", "y hlim"]) == 0
    told = capsys.readouterr().out
    assert "Hoàn thành xuất sắc nhiệm vụ: KHÔNG MỞ" in told
    assert "Thêm 1 nhiệm vụ vượt mức yêu cầu thì đạt. (Điều 11 khoản 1 điểm 1.3, Quy định 366-QĐ/TW)" in told
    assert run_cli(["why", "y hlim", "--json"]) == 0
    why = json.loads(capsys.readouterr().out)
    assert [level["is_open"] for level in why["levels"]] == [False, True, True, False]
    assert why["levels"][0]["closing"][0]["code"] == "level.beyond_short"


def test_why_of_nobody_says_what_to_do(capsys: pytest.CaptureFixture[str]) -> None:
    assert run_cli(["why", "Không Ai Cả"]) == 3
    assert "ghi lại họ tên" in capsys.readouterr().err


def test_demo_leaves_papers_and_a_package_that_verifies(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    out = tmp_path / "ra"
    assert run_cli(["demo", str(out), "--json"]) == 0
    files = json.loads(capsys.readouterr().out)["files"]
    assert {"bien-ban-hoi-nghi.pdf", "bien-ban-hoi-nghi.docx", "danh-sach-de-nghi.xlsx"} <= set(files)
    package = next(out.glob("*.asice"))
    assert run_cli(["package", "verify", str(package), "--signer", str(out / "khoa-chi-bo.cer"), "--json"]) == 0
    assert json.loads(capsys.readouterr().out)["kind"] == "dossier"
    package.write_bytes(package.read_bytes()[:-1])
    assert run_cli(["package", "verify", str(package), "--signer", str(out / "khoa-chi-bo.cer")]) == 3


def test_demo_overwrites_nothing(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "cua-toi.txt").write_text("quan trọng", encoding="utf-8")
    assert run_cli(["demo", str(tmp_path)]) == 3
    assert "đã có tệp khác" in capsys.readouterr().err


def test_forms_are_written_and_come_back_unchanged(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    out = tmp_path / "mau"
    assert run_cli(["forms", "blank", str(out), "--json"]) == 0
    names = json.loads(capsys.readouterr().out)
    assert sorted(path.name for path in out.iterdir()) == sorted(names)
    (out / "trong.docx").touch()
    assert run_cli(["forms", "preview", str(out), "--json"]) == 1
    states = {row["file"]: row["state"] for row in json.loads(capsys.readouterr().out)}
    assert states.pop("trong.docx") == "refused"
    assert set(states.values()) == {"same"}
    assert run_cli(["forms", "blank", str(out)]) == 3
    assert "cùng tên" in capsys.readouterr().err


def test_a_letter_is_parted_without_storing_it(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    letter = tmp_path / "gợi ý.docx"
    letter.write_bytes(
        word_file("Số 140-CV/ĐU", "Kính gửi: Chi bộ", "Đối với cá nhân:", "1. Đồng chí A Brêng: nêu gương.")
    )
    assert run_cli(["guidance", "preview", str(letter), "--json"]) == 0
    told = json.loads(capsys.readouterr().out)["letter"]
    assert (told["number"], [row["text"] for row in told["pieces"]]) == ("140-CV/ĐU", ["Nêu gương."])
    letter.write_bytes(b"%PDF-1.7")
    assert run_cli(["guidance", "preview", str(letter)]) == 3

"""One window on one data folder: a later start hands its file over, and goes on alone where nobody answers."""

import os
import subprocess
import sys
from pathlib import Path
from threading import Thread

from kiemdiem_desktop.__main__ import file_to_open
from kiemdiem_desktop.gui.one_window import LOCK, NOTES, hand_over, take_notes, take_over, take_place

ROOT = Path(__file__).parents[2]


def test_the_place_is_taken_once_and_free_again(tmp_path: Path) -> None:
    place = take_place(tmp_path)
    assert place is not None
    assert take_place(tmp_path) is None
    place.unlock()
    assert take_place(tmp_path) is not None


def test_the_place_of_a_process_that_is_gone_is_free(tmp_path: Path) -> None:
    code = f"import os; from kiemdiem_desktop.gui.one_window import *; p = take_place({tmp_path!r}); os._exit(0)"
    code = f"from pathlib import {type(tmp_path).__name__}\n{code}"
    subprocess.run([sys.executable, "-c", code], cwd=ROOT, check=True)
    assert take_place(tmp_path) is not None


def test_a_folder_that_cannot_be_written_keeps_nobody_out(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("", encoding="utf-8")
    assert take_place(tmp_path / "file" / "data") is not None
    assert not hand_over(tmp_path / "file" / "data", None)


def test_a_file_is_handed_to_the_window_that_answers(tmp_path: Path) -> None:
    taken: list[Path | None] = []

    def answer() -> None:
        while not taken:
            taken.extend(take_notes(tmp_path))

    window = Thread(target=answer)
    window.start()
    assert hand_over(tmp_path, Path("gói của cấp trên.asice"), seconds=10)
    window.join()
    assert taken == [Path.cwd() / "gói của cấp trên.asice"]
    assert list((tmp_path / NOTES).iterdir()) == []


def test_a_start_without_a_file_only_wants_the_window(tmp_path: Path) -> None:
    (tmp_path / NOTES).mkdir()
    (tmp_path / NOTES / f"{os.getpid()}.txt").write_text("", encoding="utf-8")
    assert take_notes(tmp_path) == (None,)


def test_where_nobody_answers_the_note_is_taken_back(tmp_path: Path) -> None:
    assert not hand_over(tmp_path, Path("x.asice"), seconds=0.1)
    assert take_notes(tmp_path) == ()


def test_the_place_that_another_computer_left_on_a_stick_is_taken_over(tmp_path: Path) -> None:
    (tmp_path / LOCK).write_text("4711\nkiemdiem\nmáy-khác\n0123\n4567\n", encoding="utf-8")
    assert take_place(tmp_path) is None
    assert not hand_over(tmp_path, None, seconds=0.05)
    assert take_over(tmp_path) is not None


def test_a_double_click_starts_the_window_and_a_command_does_not() -> None:
    assert file_to_open(["--open", "a b.asice"]) == Path("a b.asice")
    for words in ([], ["--open"], ["update", "x"], ["--open", "a", "b"]):
        assert file_to_open(words) is None

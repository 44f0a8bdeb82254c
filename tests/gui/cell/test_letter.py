"""Reading the superior's letter in the window: shown, set right, stored as one step, its copy given out."""

from collections.abc import Callable
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from kiemdiem_desktop.gui.cell.letter_page import LetterPage
from kiemdiem_desktop.gui.cell.prompts_screen import PromptsScreen
from kiemdiem_desktop.gui.main_window import MainWindow
from kiemdiem_desktop.services.workspace import Workspace
from tests.gui.cell.conftest import subject_of
from tests.gui.dropping import drop
from tests.gui.eyes import clipped_in, doubled_letters_in, english_in, unnamed_in
from tests.services.filling import word_file

LETTER = (
    "ĐẢNG ỦY XÃ ĐĂK LƠ VANG",
    "Số 140-CV/ĐU",
    "Đăk Lơ Vang, ngày 12 tháng 11 năm 2026",
    "Kính gửi: Chi bộ thôn Kon Tơ Nang",
    "Đối với tập thể chi ủy:",
    "1. Việc chậm triển khai sinh hoạt chuyên đề.",
    "Đối với cá nhân:",
    "1. Đồng chí A Breng, Bí thư chi bộ: trách nhiệm người đứng đầu.",
    "2. Đồng chí Người Lạ: việc vắng họp.",
    "Trên đây là gợi ý của Ban Thường vụ.",
)


@pytest.fixture
def letter(tmp_path: Path) -> Path:
    """The letter as a Word file."""
    path = tmp_path / "140-CV.docx"
    path.write_bytes(word_file(*LETTER))
    return path


@pytest.fixture
def opened(make_window: Callable[..., MainWindow], letter: Path, tmp_path: Path) -> tuple[PromptsScreen, LetterPage]:
    """The letter in front; a place for its copy is answered later."""
    window = make_window(letter, tmp_path / "bản sao.docx")
    window.show_screen("prompts")
    screen = window.screen_now
    assert isinstance(screen, PromptsScreen)
    screen.letter_button.click()
    assert screen.letters.page is not None
    return screen, screen.letters.page


def test_the_letter_is_shown_for_confirmation(opened: tuple[PromptsScreen, LetterPage], sample: Workspace) -> None:
    screen, page = opened
    assert screen.letters.is_shown
    assert (page.number.read_text(), page.issued_on.read_text()) == ("140-CV/ĐU", "12/11/2026")
    names = [page._whom_words(line) for line in page.lines]
    assert names == [subject_of(sample, "Chi ủy").name, "A Brêng", "chưa rõ"]
    assert page.save_button.text() == "G&hi 2 gợi ý"
    assert "1 đoạn chưa rõ dành cho ai" in page.state.text()
    assert not english_in(screen)
    assert not doubled_letters_in(screen.window())
    assert not unnamed_in(screen)
    assert not clipped_in(screen)


def test_pieces_are_set_right_and_stored_as_one_step(
    opened: tuple[PromptsScreen, LetterPage], sample: Workspace, tmp_path: Path, letter: Path
) -> None:
    screen, page = opened
    before = sample.store.prompts.all()
    page._keep_whom(page.lines[2], "A Hyưi")
    page._keep_taken(page.lines[0], "Bỏ")
    page.save_button.click()
    added = sample.store.prompts.all()[len(before) :]
    assert [(row.text, row.number) for row in added] == [
        ("Trách nhiệm người đứng đầu.", "140-CV/ĐU"),
        ("Việc vắng họp.", "140-CV/ĐU"),
    ]
    assert not screen.letters.is_shown
    screen.prompts.select(added[0].id)
    screen.page.original_button.click()
    assert (tmp_path / "bản sao.docx").read_bytes() == letter.read_bytes()
    sample.store.undo()
    assert sample.store.prompts.all() == before


def test_a_piece_is_added_by_hand_and_the_page_left(
    opened: tuple[PromptsScreen, LetterPage], sample: Workspace
) -> None:
    screen, page = opened
    before = sample.store.prompts.all()
    page.add_button.click()
    assert len(page.lines) == 4
    page.leave_button.click()
    assert not screen.letters.is_shown
    assert sample.store.prompts.all() == before


def test_a_broken_letter_is_told_and_leaves_the_prompts_in_front(
    make_window: Callable[..., MainWindow], tmp_path: Path, qtbot: QtBot
) -> None:
    scan = tmp_path / "chụp.pdf"
    scan.write_bytes(b"%PDF-1.4 torn")
    window = make_window(scan)
    window.show_screen("prompts")
    screen = window.screen_now
    assert isinstance(screen, PromptsScreen)
    with qtbot.captureExceptions() as caught:  # the window's one place for errors shows them
        screen.letter_button.click()
    assert not screen.letters.is_shown
    assert "chụp.pdf" in str(caught[0][1])


def test_a_letter_that_is_dropped_is_read_and_a_package_is_left_to_the_window(
    make_window: Callable[..., MainWindow], letter: Path, tmp_path: Path
) -> None:
    window = make_window()
    window.show_screen("prompts")
    screen = window.screen_now
    assert isinstance(screen, PromptsScreen)
    drop(screen, tmp_path / "huong-dan.asice.age")
    assert screen.letters.page is None
    drop(screen, letter)
    assert screen.letters.is_shown

"""The font of printed papers: the right version, every letter, and clear words where it is missing."""

from datetime import date
from pathlib import Path

import pytest

from installer.fetch_fonts import fetch_fonts
from kiemdiem_desktop.documents.fonts import FACES, LETTERS, FontsMissingError, UnfitFontError, check_font, font_files
from kiemdiem_desktop.documents.wording import PaperDetails
from kiemdiem_desktop.documents.writers import write_pdf
from tests.documents.sample_papers import sample_card


def test_all_vietnamese_letters_are_asked_for() -> None:
    assert len(LETTERS) == 146
    assert set("ăâđêôơưỹỴẶ") <= set(LETTERS)


def test_fonts_of_the_program_hold_every_letter(fonts_dir: Path) -> None:
    files = font_files(fonts_dir)
    assert list(files) == list(FACES)
    for path in files.values():
        check_font(path)


def test_missing_font_is_said_and_nothing_is_printed(tmp_path: Path, paper: PaperDetails) -> None:
    with pytest.raises(FontsMissingError, match=r"LiberationSerif-Regular\.ttf") as caught:
        write_pdf(sample_card(paper.profile), fonts_dir=tmp_path, at=date(2026, 12, 5))
    assert caught.value.hint == "Cài lại chương trình để có đủ phông chữ."


def test_fonts_are_copied_with_their_check(tmp_path: Path, fonts_dir: Path) -> None:
    fetch_fonts(fonts_dir, tmp_path / "fonts", fonts_dir / "LICENCE.txt")
    copied = {path.name: path.read_bytes() for path in (tmp_path / "fonts").iterdir()}
    assert copied == {path.name: path.read_bytes() for path in fonts_dir.iterdir()}


def test_font_of_another_version_is_refused(tmp_path: Path, fonts_dir: Path) -> None:
    wrong = tmp_path / "LiberationSerif-Regular.ttf"
    data = font_files(fonts_dir)["Regular"].read_bytes()
    wrong.write_bytes(data.replace("Version 2.1.5".encode("utf-16-be"), "Version 1.0.7".encode("utf-16-be")))
    with pytest.raises(UnfitFontError, match=r"phiên bản 1\.0\.7, cần 2\.1\.5"):
        check_font(wrong)


def test_font_without_a_letter_is_refused(tmp_path: Path, fonts_dir: Path) -> None:
    wrong = tmp_path / "LiberationSerif-Regular.ttf"
    data = font_files(fonts_dir)["Regular"].read_bytes()
    wrong.write_bytes(data.replace(b"cmap", b"xxxx", 1))
    with pytest.raises(UnfitFontError, match="thiếu chữ"):
        check_font(wrong)

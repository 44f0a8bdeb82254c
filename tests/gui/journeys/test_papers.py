"""The journey of a paper: seen, saved as PDF and Word, and never written over another file unasked."""

import re
from pathlib import Path
from zipfile import ZipFile

import pypdfium2

from tests.gui.journeys.office import Office

PAPERS, MINUTES, WORDS = "Giấy tờ", "Biên bản hội nghị kiểm điểm", "Y Hlim"


def text_of_pdf(path: Path) -> str:
    """Give the text of all pages."""
    with pypdfium2.PdfDocument(path) as document:
        return "\n".join(page.get_textpage().get_text_bounded() for page in document)


def text_of_word(path: Path) -> str:
    """Give the text of a Word file, unbreakable spaces as plain ones."""
    with ZipFile(path) as file:
        body = file.read("word/document.xml").decode()
    return re.sub(r"<[^>]+>", "", body).replace("\N{NO-BREAK SPACE}", " ")


def test_the_minutes_are_seen_saved_as_pdf_and_word_and_no_file_is_written_over_unasked(
    ready_office: Office, tmp_path: Path
) -> None:
    office, hands = ready_office, ready_office.hands
    office.go_to("Giấy tờ")
    hands.click_line(PAPERS, MINUTES)
    hands.wait_for("Trang 1 / ")
    assert "Sẵn sàng để in." in hands.said()
    pdf, word = tmp_path / "bien-ban.pdf", tmp_path / "bien-ban.docx"
    office.answers.will(pdf)
    hands.click("Lưu PDF")
    hands.wait_for(f"Đã lưu: {pdf}")
    assert "BIÊN BẢN" in text_of_pdf(pdf).upper()
    assert WORDS in text_of_pdf(pdf)

    office.answers.will(word)
    hands.click("Lưu Word")
    hands.wait_for(f"Đã lưu: {word}")
    assert WORDS in text_of_word(word)

    pdf.write_bytes("giấy của người khác".encode())
    office.answers.will(pdf, "Không", None)
    hands.click("Lưu PDF")
    assert pdf.read_bytes() == "giấy của người khác".encode()
    assert any(pdf.name in question for question in office.answers.asked)
    office.answers.will(pdf, "Có")
    hands.click("Lưu PDF")
    hands.qtbot.waitUntil(lambda: pdf.read_bytes().startswith(b"%PDF"))

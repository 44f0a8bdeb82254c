"""The text of a letter, from Word or from a PDF that holds letters; pictures of pages are named as such."""

from dataclasses import dataclass
from pathlib import Path

from kiemdiem_desktop.domain.one_thread import PDFIUM
from kiemdiem_desktop.domain.text import nfc_lines
from kiemdiem_desktop.i18n import _
from kiemdiem_desktop.intake import doors
from kiemdiem_desktop.intake.form_errors import (
    damaged_form,
    form_too_large,
    locked_form,
    not_a_form,
    scanned_letter,
)
from kiemdiem_desktop.intake.form_word import read_word
from kiemdiem_desktop.intake.legacy import Encoding, could_be_legacy, decode, guess_encoding
from kiemdiem_desktop.intake.office_file import OfficeFile, OfficeKind, open_office_file

MOST_PAGES = 60
_LEAST_LETTERS = 40
_HYPHENS = "\u00ad\ufffe\ufeff"


@dataclass(frozen=True, slots=True, kw_only=True)
class LetterText:
    """A letter as it was found: its lines without empty ones, and the file itself with its digest."""

    file_name: str
    digest: str
    content: bytes
    lines: tuple[str, ...]
    encoding: Encoding = Encoding.UNICODE


def read_letter(path: Path) -> LetterText:
    """Read a letter. Raises: NoTextError for a scanned one; the errors of `open_office_file`."""
    file = open_office_file(path, with_pdf=True)
    if file.kind is OfficeKind.EXCEL:
        raise not_a_form(path.name, _("bảng tính, không phải văn bản gợi ý"))
    word = None if file.kind is OfficeKind.PDF else read_word(file)
    lines = _pdf_lines(file) if word is None else [line.text for line in word.lines]
    texts = [" ".join(text.split()) for line in lines for text in nfc_lines(line).split("\n")]
    encoding = guess_encoding(texts)
    if encoding is not Encoding.UNICODE:
        texts = [decode(text, encoding).after if could_be_legacy(text) else text for text in texts]
    elif word is not None and word.encodings:
        encoding = word.encodings[0]
    found = tuple(text for text in texts if text)
    if sum(letter.isalpha() for text in found for letter in text) < _LEAST_LETTERS:
        raise scanned_letter(path.name)
    return LetterText(file_name=path.name, digest=file.digest, content=file.content, lines=found, encoding=encoding)


def _pdf_lines(file: OfficeFile) -> list[str]:
    pdfium = doors.pdfium()
    lines: list[str] = []
    with PDFIUM:
        try:
            document = pdfium.PdfDocument(file.content)
        except pdfium.PdfiumError as error:
            raise (locked_form if "password" in str(error).lower() else damaged_form)(file.name) from None
        try:
            if len(document) > MOST_PAGES:
                raise form_too_large(file.name, _("có {count} trang").format(count=len(document)))
            for page in document:
                text = page.get_textpage().get_text_range()
                lines += text.translate(dict.fromkeys(map(ord, _HYPHENS))).splitlines()
        finally:
            document.close()
    return _without_page_numbers(lines)


def _without_page_numbers(lines: list[str]) -> list[str]:
    return [line for line in lines if not (line.strip().isdecimal() and len(line.strip()) <= 3)]

"""The four ways to write a paper down; slow libraries are loaded on first use."""

from collections.abc import Mapping, Sequence
from datetime import date
from pathlib import Path

from kiemdiem_desktop.documents import doors
from kiemdiem_desktop.documents.blocks import Document
from kiemdiem_desktop.documents.profile import FormatProfile
from kiemdiem_desktop.documents.text import write_text
from kiemdiem_desktop.domain.fillable import FillableForm

__all__ = [
    "write_calibration",
    "write_docx",
    "write_fillable_docx",
    "write_fillable_xlsx",
    "write_pdf",
    "write_text",
    "write_xlsx",
]


def write_pdf(document: Document, *, fonts_dir: Path, at: date, page_code: str = "", both_sides: bool = False) -> bytes:
    """Give the paper as PDF, the record: the same bytes for the same paper, `at` and `page_code`.

    `at` is the date of making that the file states; `page_code` stands small at the foot of every page; with
    `both_sides` even pages have the margins of the back of a sheet.

    Raises: FontsMissingError.
    """
    data: bytes = doors.pdf().write_pdf(
        document, fonts_dir=fonts_dir, at=at, page_code=page_code, both_sides=both_sides
    )
    return data


def write_calibration(profile: FormatProfile, *, fonts_dir: Path, at: date) -> bytes:
    """Give the page by which a printer is set, as PDF. Raises: FontsMissingError."""
    data: bytes = doors.calibration().write_calibration(profile, fonts_dir=fonts_dir, at=at)
    return data


def write_docx(document: Document, *, fonts_dir: Path | None = None) -> bytes:
    """Give the paper as a Word file, the editable copy; the same bytes for the same paper.

    Charts are drawn with the fonts of `fonts_dir`; without it they are tables.
    """
    data: bytes = doors.docx().write_docx(document, fonts_dir=fonts_dir)
    return data


def write_xlsx(document: Document) -> bytes:
    """Give the paper as a workbook, one sheet for each table; the same bytes for the same paper."""
    data: bytes = doors.xlsx().write_xlsx(document)
    return data


def write_fillable_docx(form: FillableForm, profile: FormatProfile) -> bytes:
    """Give a form to fill in as a Word file with marked answer places."""
    data: bytes = doors.fillable_docx().write_fillable_docx(form, profile)
    return data


def write_fillable_xlsx(form: FillableForm) -> bytes:
    """Give a form to fill in as a workbook whose answer cells alone are open."""
    data: bytes = doors.fillable_xlsx().write_fillable_xlsx(form)
    return data


def read_template(data: bytes) -> tuple[str, ...]:
    """Check a Word file of the superior and give the names that it asks for. Raises: UnfitTemplateError."""
    names: tuple[str, ...] = doors.word_template().read_template(data)
    return names


def template_preview(
    data: bytes,
    values: Mapping[str, str],
    rows: Sequence[Mapping[str, str]],
    *,
    profile: FormatProfile,
    note: str,
) -> Document:
    """Give a Word file of the superior, filled in, as a paper to look at: what was filled in is underlined.

    Raises: UnfitTemplateError.
    """
    shown, mark = doors.word_preview(), doors.word_preview().marked_values
    filled = fill_template(data, mark(values), [mark(row) for row in rows], note=note, on=None)
    document: Document = shown.preview_document(filled, profile, note)
    return document


def fill_template(
    data: bytes, values: Mapping[str, str], rows: Sequence[Mapping[str, str]], *, note: str, on: date | None
) -> bytes:
    """Give a Word file of the superior filled in; the same bytes for the same values. Raises: UnfitTemplateError."""
    filled: bytes = doors.word_template().fill_template(data, values, rows, note=note, on=on)
    return filled


def write_unit_template(titles: tuple[str, ...], *, kinds: tuple[str, ...]) -> bytes:
    """Give an empty workbook in which a list of organisations is typed."""
    data: bytes = doors.unit_template().write_unit_template(titles, kinds=kinds)
    return data

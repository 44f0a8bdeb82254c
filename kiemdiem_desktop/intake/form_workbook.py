"""Reads a workbook as a returned form: the named answer cells, every line of text, comments."""

import zipfile
from collections.abc import Iterator
from datetime import date, datetime
from io import BytesIO
from typing import Any

from kiemdiem_desktop.domain.text import nfc_lines
from kiemdiem_desktop.intake import doors
from kiemdiem_desktop.intake.form_errors import damaged_form
from kiemdiem_desktop.intake.office_file import OfficeFile
from kiemdiem_desktop.intake.raw_form import LegacyReader, RawAnswer, RawForm, RawLine

_NAME_START = "kd_"
_MOST_ROWS, _MOST_COLUMNS = 2000, 40
_LEFT_OUT = ("xl/drawings/", "xl/media/", "xl/worksheets/_rels/", "xl/externalLinks/", "xl/comments", "xl/charts/")
_SHEET_MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"


def read_workbook(file: OfficeFile) -> RawForm:
    """Read a workbook. Raises: DamagedFileError."""
    try:
        book: Any = doors.openpyxl().load_workbook(BytesIO(_plain(file)), data_only=True)
        sheets = list(book.worksheets)
    except Exception:  # noqa: BLE001 - whatever a broken workbook makes the library say, the file cannot be read
        raise damaged_form(file.name) from None
    legacy = LegacyReader()
    lines, answers = legacy.settle((line for sheet in sheets for line in _lines(sheet)), _answers(book, legacy))
    return RawForm(
        name=file.name,
        digest=file.digest,
        kind=file.kind,
        lines=lines,
        answers=answers,
        comments=tuple(_comments(file)),
        encodings=tuple(legacy.met),
        doubtful=tuple(legacy.doubtful),
    )


def _plain(file: OfficeFile) -> bytes:
    """Give the workbook without pictures and whatever else a form does not need."""
    stream = BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        for part, data in file.parts.items():
            if not part.startswith(_LEFT_OUT):
                archive.writestr(part, data)
    return stream.getvalue()


def _answers(book: Any, legacy: LegacyReader) -> Iterator[RawAnswer]:
    for name, defined in book.defined_names.items():
        if not name.startswith(_NAME_START):
            continue
        for sheet, where in defined.destinations:
            if sheet in book.sheetnames and ":" not in where:
                cell = book[sheet][where.replace("$", "")]
                tag = name.removeprefix(_NAME_START).replace("__", ".")
                text = legacy.read(_text_of(cell.value), str(cell.font.name or ""))
                yield RawAnswer(tag=tag, text=text)


def _lines(sheet: Any) -> Iterator[RawLine]:
    rows = sheet.iter_rows(
        max_row=min(sheet.max_row, _MOST_ROWS), max_col=min(sheet.max_column, _MOST_COLUMNS), values_only=True
    )
    for number, values in enumerate(rows, start=1):
        for value in values:
            if value is not None:
                text = nfc_lines(_text_of(value))
                yield RawLine(text=text, free=text, row=number)


def _text_of(value: object) -> str:
    if value is None:
        return ""
    if isinstance(value, datetime | date):
        return f"{value:%d/%m/%Y}"
    if isinstance(value, float):
        return f"{value:.4f}".rstrip("0").rstrip(".").replace(".", ",")
    return str(value)


def _comments(file: OfficeFile) -> Iterator[str]:
    for part in file.parts:
        tree = file.tree(part) if part.startswith("xl/comments") else None
        for comment in tree.iter(f"{_SHEET_MAIN}comment") if tree is not None else ():
            text = "".join(piece.text or "" for piece in comment.iter(f"{_SHEET_MAIN}t")).strip()
            if text:
                yield text

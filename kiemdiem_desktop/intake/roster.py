"""A roster file to a draft: titles found, each row read by its columns, nothing taken over yet."""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import date
from pathlib import Path

from kiemdiem_desktop.domain.text import nfc
from kiemdiem_desktop.i18n import _
from kiemdiem_desktop.intake.draft import DraftRow, RosterDraft, SkippedRow
from kiemdiem_desktop.intake.errors import no_header
from kiemdiem_desktop.intake.fields import RosterField
from kiemdiem_desktop.intake.headers import HeaderMatch, find_header, guess_header, meaning_of, with_mapping
from kiemdiem_desktop.intake.raw_table import CellValue, RawTable
from kiemdiem_desktop.intake.row_reader import RowReader
from kiemdiem_desktop.intake.tables import read_tables

_NAME_FIELDS = (RosterField.FULL_NAME, RosterField.FAMILY_NAME)
_SAMPLES, _SAMPLED_ROWS = 3, 40
_FOOTERS = ("tổng", "cộng", "danh sách này", "người lập", "lập biểu", "ấn định")


def read_roster(
    path: Path,
    *,
    sheet: str = "",
    mapping: Mapping[int, RosterField] | None = None,
    century: int | None = None,
    today: date | None = None,
) -> RosterDraft:
    """Read a roster file into a draft; the file is left untouched.

    `sheet` chooses a sheet by name (empty: the one whose titles are recognised best); `mapping` changes the
    meaning of columns (from 0); `century` (1900 or 2000) completes two-digit years where it can be right;
    `today` lets dates in the future and missing official dates be seen.

    Raises: EmptyFileError, PasswordProtectedError, WrongKindError, TooLargeError, DamagedFileError,
    UnreachableFileError, NoHeaderError.
    """
    tables = read_tables(path)
    chosen = _best(tables, sheet, by_hand=mapping is not None)
    if chosen is None:
        raise no_header(path.name)
    table, header = chosen
    header = with_mapping(header, mapping or {})
    reader = RowReader(table=table, columns=header.fields(), century=century, today=today)
    read = list(_read_rows(table, header, reader))
    return RosterDraft(
        file_name=table.file_name,
        sha256=table.sha256,
        sheet_name=table.sheet_name,
        sheet_names=tuple(other.sheet_name for other in tables),
        title=_title(table, header),
        header=_with_samples(header, table),
        rows=tuple(row for row in read if isinstance(row, DraftRow)),
        skipped=tuple(row for row in read if isinstance(row, SkippedRow)),
        not_kept=tuple(match.label for match in header.mapping if match.field is RosterField.NOT_KEPT),
    )


def _best(tables: tuple[RawTable, ...], sheet: str, *, by_hand: bool) -> tuple[RawTable, HeaderMatch] | None:
    wanted = [table for table in tables if not sheet or table.sheet_name == sheet]
    found = [(table, header) for table in wanted if (header := find_header(table)) is not None]
    if found:
        return max(found, key=lambda pair: pair[1].score)
    if not by_hand:
        return None
    return next(((table, header) for table in wanted if (header := guess_header(table)) is not None), None)


def _with_samples(header: HeaderMatch, table: RawTable) -> HeaderMatch:
    below = table.rows[header.header_rows[-1] + 1 :][:_SAMPLED_ROWS]
    sampled = (replace(match, samples=_samples(below, match.column)) for match in header.mapping)
    return replace(header, mapping=tuple(sampled))


def _samples(rows: tuple[tuple[CellValue, ...], ...], column: int) -> tuple[str, ...]:
    values = (row[column] for row in rows if column < len(row) and row[column] is not None)
    texts = dict.fromkeys(nfc(_printed(value)) for value in values)
    return tuple(text for text in texts if text)[:_SAMPLES]


def _printed(value: CellValue) -> str:
    return f"{value:%d/%m/%Y}" if isinstance(value, date) else str(value).removesuffix(".0")


def _title(table: RawTable, header: HeaderMatch) -> str:
    """Give the texts above the titles, one line each."""
    above = (table.text(row, column) for row in range(header.header_rows[0]) for column in range(table.width))
    return "\n".join(nfc(text) for text in above if text)


def _read_rows(table: RawTable, header: HeaderMatch, reader: RowReader) -> Iterator[DraftRow | SkippedRow]:
    names = [column for meaning, column in header.fields().items() if meaning in _NAME_FIELDS]
    for row in range(header.header_rows[-1] + 1, len(table.rows)):
        reason = _why_no_member(table, row, names)
        text = _text_of(table, row)
        if reason is None:
            yield reader.read(row)
        elif text:
            yield SkippedRow(row_number=row + 1, text=text, reason=reason)


def _text_of(table: RawTable, row: int) -> str:
    texts = (nfc(str(value)) for value in table.rows[row] if value is not None)
    return " | ".join(text for text in texts if text)[:200]


def _why_no_member(table: RawTable, row: int, names: list[int]) -> str | None:
    """Tell why a row is no member; None where it is one."""
    values = [table.value(row, column) for column in names]
    texts = [nfc(value) for value in values if isinstance(value, str)]
    if not any(any(map(str.isalpha, text)) for text in texts):
        return _("Không có họ tên")
    name = texts[0]
    if name.casefold().startswith(_FOOTERS) and _is_alone(table, row, names):
        return _("Dòng cộng hoặc dòng cuối bảng")
    if _is_alone(table, row, names) and (name[0].isdigit() or name.endswith(":")):
        return _("Dòng tiêu đề của nhóm")
    if meaning_of(name) in {(meaning, 1.0) for meaning in _NAME_FIELDS}:
        return _("Dòng tiêu đề lặp lại")
    return None


def _is_alone(table: RawTable, row: int, names: list[int]) -> bool:
    """Whether only names columns of a row hold text."""
    return not any(isinstance(v, str) and v.strip() for c, v in enumerate(table.rows[row]) if c not in names)

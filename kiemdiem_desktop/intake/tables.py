"""Any roster file to tables: the one place that opens it. The file is read once and never written."""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from hashlib import sha256
from pathlib import Path

from kiemdiem_desktop.i18n import _
from kiemdiem_desktop.intake.delimited import NotTextError, rows_of, text_of
from kiemdiem_desktop.intake.errors import damaged, empty_file, too_large, unreachable
from kiemdiem_desktop.intake.legacy import (
    Decoded,
    Encoding,
    could_be_legacy,
    decode,
    encoding_of_font,
    guess_encoding,
    looks_tcvn3,
)
from kiemdiem_desktop.intake.old_workbook import read_xls
from kiemdiem_desktop.intake.package import MAX_FILE_BYTES, check_extent
from kiemdiem_desktop.intake.raw_table import Place, RawTable
from kiemdiem_desktop.intake.sheet import Sheet
from kiemdiem_desktop.intake.sniff import FileKind, kind_of
from kiemdiem_desktop.intake.workbook import read_xlsx


def read_tables(path: Path) -> tuple[RawTable, ...]:
    """Give the filled visible sheets of a file in their order; a text file is one table.

    Raises: EmptyFileError, PasswordProtectedError, WrongKindError, TooLargeError, DamagedFileError,
    UnreachableFileError.
    """
    content = _content(path)
    digest = sha256(content).hexdigest()
    tables = [_table(sheet, path.name, digest) for sheet in _sheets(content, path.name) if _is_filled(sheet)]
    if not tables:
        raise empty_file(path.name)
    return tuple(tables)


def _content(path: Path) -> bytes:
    try:
        size = path.stat().st_size
        if size > MAX_FILE_BYTES:
            detail = _("nặng {size} MB, nhiều nhất {limit} MB")
            raise too_large(path.name, detail.format(size=size // 2**20, limit=MAX_FILE_BYTES // 2**20))
        return path.read_bytes()
    except (FileNotFoundError, NotADirectoryError):
        raise unreachable(path.name, held=False) from None
    except OSError:
        raise unreachable(path.name, held=True) from None


def _sheets(content: bytes, name: str) -> tuple[Sheet, ...]:
    kind = kind_of(content, name)
    if kind is FileKind.XLSX:
        return read_xlsx(content, name)
    if kind is FileKind.XLS:
        return read_xls(content, name)
    try:
        rows = rows_of(text_of(content))
    except NotTextError:
        raise damaged(name) from None
    check_extent(len(rows), max(map(len, rows), default=0), name)
    return (Sheet(name="", rows=rows),)


def _is_filled(sheet: Sheet) -> bool:
    return any(value is not None for row in sheet.rows for value in row)


def _table(sheet: Sheet, name: str, digest: str) -> RawTable:
    decoded = dict(_decoded(sheet))
    rows = tuple(
        tuple(decoded[row, column].after if (row, column) in decoded else value for column, value in enumerate(values))
        for row, values in enumerate(sheet.rows)
    )
    raw = RawTable(file_name=name, sha256=digest, sheet_name=sheet.name, rows=rows, merged=sheet.merged)
    uncomputed = frozenset(place for place in sheet.formulas if raw.value(*place) is None)
    return replace(raw, decoded=decoded, uncomputed=uncomputed)


def _decoded(sheet: Sheet) -> Iterator[tuple[Place, Decoded]]:
    """Read legacy texts: by font where the file tells it, else by statistics over the whole sheet."""
    texts = {
        (row, column): value
        for row, values in enumerate(sheet.rows)
        for column, value in enumerate(values)
        if isinstance(value, str)
    }
    fonts = _places_in_legacy_fonts(sheet, texts)
    guess = guess_encoding(text for place, text in texts.items() if place not in fonts)
    for place, text in texts.items():
        decoded = _by_runs(sheet.runs[place]) if place in fonts else _by_guess(text, guess)
        if decoded is not None and (decoded.after != text or decoded.doubtful):
            yield place, decoded


def _places_in_legacy_fonts(sheet: Sheet, texts: Mapping[Place, str]) -> frozenset[Place]:
    """Give the places whose font tells the encoding; none where most of them were typed anew in Unicode."""
    runs = {place: [text for text, font in sheet.runs.get(place, ()) if encoding_of_font(font)] for place in texts}
    named = [place for place, found in runs.items() if found]
    marked = [text for found in runs.values() for text in found if not text.isascii()]
    is_true = sum(map(could_be_legacy, marked)) * 2 >= len(marked)
    return frozenset(named) if is_true else frozenset()


def _by_runs(runs: tuple[tuple[str, str], ...]) -> Decoded:
    """Read each run by its own font; a run with letters outside Windows-1252 is Unicode whatever its font."""
    parts = [
        decode(text, (could_be_legacy(text) and encoding_of_font(font)) or Encoding.UNICODE, font=font)
        for text, font in runs
    ]
    legacy = [part for part in parts if part.encoding is not Encoding.UNICODE]
    return Decoded(
        encoding=legacy[0].encoding if legacy else Encoding.UNICODE,
        before="".join(part.before for part in parts),
        after="".join(part.after for part in parts),
        doubtful=tuple(word for part in legacy for word in part.doubtful),
    )


def _by_guess(text: str, guess: Encoding) -> Decoded | None:
    if guess is not Encoding.UNICODE and could_be_legacy(text):
        return decode(text, guess)
    return decode(text, Encoding.TCVN3) if looks_tcvn3(text) else None

"""The zip package of a workbook: measured and unpacked within limits before any other library sees it."""

import re
import zipfile
import zlib
from dataclasses import dataclass
from io import BytesIO
from typing import IO
from xml.etree.ElementTree import ParseError

from defusedxml.common import DefusedXmlException
from defusedxml.ElementTree import iterparse

from kiemdiem_desktop.i18n import _
from kiemdiem_desktop.intake.errors import damaged, password_protected, too_large

MAX_FILE_BYTES = 64 * 2**20
MAX_UNPACKED_BYTES = 48 * 2**20
MAX_ROWS = 20_000
MAX_COLUMNS = 500
_SHEETS = "xl/worksheets/"
_LEGACY_FONT = re.compile(rb"val=[\"'](?:\.vn|vni[ -])", re.IGNORECASE)
_CELL_CONTENT = frozenset({"v", "is", "f"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Package:
    """A workbook unpacked within limits: `content` is a plain copy that holds only what was measured.

    `cells` counts the filled cells of all sheets; `needs_styles` tells that values alone do not say everything:
    some text stands in a legacy font, some formula holds no result, or some cell holds an error.
    """

    content: bytes
    cells: int
    needs_styles: bool


@dataclass(slots=True)
class _Survey:
    """How far a sheet reaches and what it holds; `unclear` counts errors and formulas without a result."""

    rows: int = 0
    columns: int = 0
    cells: int = 0
    unclear: int = 0


def open_package(content: bytes, name: str) -> Package:
    """Unpack and measure a workbook. Raises: TooLargeError, DamagedFileError, PasswordProtectedError."""
    try:
        parts = _parts(content, name)
        surveys = [_survey(data, name) for part, data in parts.items() if part.startswith(_SHEETS)]
    except (zipfile.BadZipFile, zlib.error, EOFError, ValueError, NotImplementedError, OSError, ParseError):
        raise damaged(name) from None
    except DefusedXmlException:
        raise damaged(name) from None
    return Package(
        content=_packed(parts),
        cells=sum(survey.cells for survey in surveys),
        needs_styles=any(survey.unclear for survey in surveys) or any(map(_LEGACY_FONT.search, parts.values())),
    )


def _parts(content: bytes, name: str) -> dict[str, bytes]:
    """Read the XML parts, counting what really unfolds and not what the package claims."""
    parts: dict[str, bytes] = {}
    left = MAX_UNPACKED_BYTES
    with zipfile.ZipFile(BytesIO(content)) as archive:
        for info in archive.infolist():
            if not info.filename.endswith((".xml", ".rels")):
                continue
            if info.flag_bits & 0x1:
                raise password_protected(name)
            if info.file_size > left:
                raise _unfolds_too_far(name)
            with archive.open(info) as part:
                parts[info.filename] = _read_within(part, left, name)
            left -= len(parts[info.filename])
    return parts


def _read_within(part: IO[bytes], limit: int, name: str) -> bytes:
    data = part.read(limit + 1)
    if len(data) > limit:
        raise _unfolds_too_far(name)
    return data


def _unfolds_too_far(name: str) -> Exception:
    limit = MAX_UNPACKED_BYTES // 2**20
    return too_large(name, _("mở ra nhiều hơn {limit} MB dữ liệu").format(limit=limit))


def _packed(parts: dict[str, bytes]) -> bytes:
    plain = BytesIO()
    with zipfile.ZipFile(plain, "w", zipfile.ZIP_STORED) as archive:
        for part, data in parts.items():
            archive.writestr(part, data)
    return plain.getvalue()


def _survey(data: bytes, name: str) -> _Survey:
    """Measure a sheet: a cell far out would make a reader fill everything in between."""
    survey = _Survey()
    row = column = 0
    for event, element in iterparse(BytesIO(data), events=("start", "end"), forbid_dtd=True):
        tag = element.tag.rpartition("}")[2]
        if event == "start":
            if tag == "row":
                row, column = _row_number(element.get("r"), row), 0
            elif tag == "c":
                row, column = _position(element.get("r"), row, column)
        elif tag == "c":
            filled = {child.tag.rpartition("}")[2] for child in element if "".join(child.itertext())}
            _count(survey, filled, row, column, is_error=element.get("t") == "e")
            element.clear()
        elif tag == "row":
            element.clear()
    check_extent(survey.rows, survey.columns, name)
    return survey


def _count(survey: _Survey, filled: set[str], row: int, column: int, *, is_error: bool) -> None:
    if filled & _CELL_CONTENT:
        survey.cells += 1
        survey.rows, survey.columns = max(survey.rows, row), max(survey.columns, column)
        survey.unclear += is_error or filled & _CELL_CONTENT == {"f"}


def _row_number(told: str | None, before: int) -> int:
    return int(told) if told else before + 1


def _position(told: str | None, row: int, column: int) -> tuple[int, int]:
    """Give the row and column (from 1) of a cell; one without a name stands right of the one before."""
    if not told:
        return row, column + 1
    letters = told.rstrip("0123456789")
    number = 0
    for letter in letters.upper():
        number = number * 26 + ord(letter) - ord("A") + 1
    return int(told[len(letters) :] or row), number


def check_extent(rows: int, columns: int, name: str) -> None:
    """Raises: TooLargeError where a sheet reaches further than any roster."""
    if rows > MAX_ROWS:
        raise too_large(name, _("có {rows} dòng, nhiều nhất {limit}").format(rows=rows, limit=MAX_ROWS))
    if columns > MAX_COLUMNS:
        raise too_large(name, _("có {columns} cột, nhiều nhất {limit}").format(columns=columns, limit=MAX_COLUMNS))

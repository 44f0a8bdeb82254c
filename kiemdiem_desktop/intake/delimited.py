"""Text tables (CSV): the encoding and the separator are found out, not asked."""

import csv
import re
import unicodedata
from io import StringIO

from kiemdiem_desktop.intake.legacy import Encoding, could_be_legacy, guess_encoding
from kiemdiem_desktop.intake.syllables import marked_share

_SEPARATORS = ";,\t|"
_BOMS = ((b"\xef\xbb\xbf", "utf-8"), (b"\xff\xfe", "utf-16-le"), (b"\xfe\xff", "utf-16-be"))
_CONTROLS = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f]")
_MAX_FIELD = 32_767  # what one Excel cell can hold


class NotTextError(ValueError):
    """The bytes are no text in any encoding that rosters come in."""


def text_of(content: bytes) -> str:
    """Give the text of a file: UTF-8, UTF-16 (with or without mark), Windows-1258, or one byte per legacy letter.

    Raises: NotTextError.
    """
    for mark, name in _BOMS:
        if content.startswith(mark):
            return _readable(content[len(mark) :].decode(name, errors="replace"))
    wide = _utf16_without_mark(content)
    if wide is not None:
        return _readable(wide)
    try:
        return _readable(content.decode("utf-8"))
    except UnicodeDecodeError:
        return _readable(_single_byte(content))


def _utf16_without_mark(content: bytes) -> str | None:
    """Give the text where every second byte is mostly zero, as in UTF-16 of Latin letters."""
    sample = content[:2000]
    for first, name in ((1, "utf-16-le"), (0, "utf-16-be")):
        half = sample[first::2]
        if len(half) > 1 and half.count(0) > len(half) * 0.4:
            return content.decode(name, errors="replace")
    return None


def _single_byte(content: bytes) -> str:
    """Choose between Windows-1258 and the legacy fonts' Windows-1252 by which gives Vietnamese syllables."""
    vietnamese = unicodedata.normalize("NFC", content.decode("cp1258", errors="replace"))
    western = content.decode("cp1252", errors="replace")
    guess = guess_encoding(line for line in western.splitlines() if could_be_legacy(line))
    good, marked = marked_share(vietnamese.splitlines())
    if guess is Encoding.UNICODE or (marked and good / marked > 0.8):
        return vietnamese
    return western


def _readable(text: str) -> str:
    controls = len(_CONTROLS.findall(text)) + text.count("\ufffd")
    if controls > len(text) * 0.02:
        raise NotTextError
    return _CONTROLS.sub("", text)


def separator_of(text: str) -> str:
    """Give the separator that splits most rows into the same number of fields; a semicolon where none does."""
    sample = "\n".join(text.split("\n", 60)[:60])

    def steadiness(separator: str) -> tuple[int, int]:
        """Count the rows of the usual width, and give that width."""
        widths = [len(row) for row in _split(sample, separator) if row]
        usual = max(set(widths), key=widths.count, default=1)
        return (widths.count(usual), usual) if usual > 1 else (0, 0)

    return max(_SEPARATORS, key=steadiness)


def _split(text: str, separator: str) -> list[list[str]]:
    """Split a text into rows of fields. Raises: NotTextError."""
    try:
        return list(csv.reader(StringIO(text), delimiter=separator))
    except csv.Error:
        raise NotTextError from None


def rows_of(text: str) -> tuple[tuple[str | None, ...], ...]:
    """Give the rows of a text table; an empty field is None. Excel's own first line "sep=;" is obeyed."""
    csv.field_size_limit(_MAX_FIELD * 4)
    lines = text.replace("\r\n", "\n").replace("\r", "\n")
    first, _break, rest = lines.partition("\n")
    told = re.fullmatch(r"sep=([;,|\t])", first)
    body, separator = (rest, told.group(1)) if told else (lines, separator_of(lines))
    rows = [tuple(field if field.strip() else None for field in row) for row in _split(body, separator)]
    return ((None,), *rows) if told else tuple(rows)

"""Blocks of cells on the clipboard, as spreadsheets put them there: tabs between cells, lines between rows."""

import csv
from io import StringIO


def read_block(text: str) -> tuple[tuple[str, ...], ...]:
    """Give the rows of a copied block; quoted cells may hold line breaks, an empty last line is none."""
    rows = csv.reader(StringIO(text.replace("\r\n", "\n"), newline=""), dialect="excel-tab")
    return tuple(tuple(cell.strip() for cell in row) or ("",) for row in rows)


def write_block(rows: tuple[tuple[str, ...], ...]) -> str:
    """Give the text to put on the clipboard for `rows`."""
    target = StringIO()
    csv.writer(target, dialect="excel-tab", lineterminator="\n").writerows(rows)
    return target.getvalue()

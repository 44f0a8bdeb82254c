"""File names of packages: ASCII, no personal names, the same on every system."""

import re
from typing import Final

from kiemdiem_desktop.domain.text import search_key

SUFFIX: Final = ".asice"
PERIOD_YEAR_END: Final = "cn"  # cuối năm


def package_file_name(kind: str, cell_code: str, year: int, period: str, sequence: int) -> str:
    """Give `<kind>-<cell code>-<year><period>-<sequence>.asice`; anything but letters and digits of a code becomes "-".

    `sequence` counts the packages of the cell from 1.
    """
    parts = (kind, cell_code, f"{year}{period}", str(sequence))
    return "-".join(_plain(part) for part in parts) + SUFFIX


def _plain(text: str) -> str:
    return re.sub(r"[^a-z0-9]+", "-", search_key(text)).strip("-") or "x"

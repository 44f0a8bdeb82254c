"""File names of packages: ASCII, no personal names, the same on every system."""

from typing import Final

from kiemdiem_desktop.domain.text import plain_stem

SUFFIX: Final = ".asice"
PERIOD_YEAR_END: Final = "cn"  # cuối năm


def package_file_name(kind: str, cell_code: str, year: int, period: str, sequence: int) -> str:
    """Give `<kind>-<cell code>-<year><period>-<sequence>.asice`; anything but letters and digits of a code becomes "-".

    `sequence` counts the packages of the cell from 1.
    """
    parts = (kind, cell_code, f"{year}{period}", str(sequence))
    return "-".join(plain_stem(part) or "x" for part in parts) + SUFFIX

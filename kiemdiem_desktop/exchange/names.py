"""File names of packages: ASCII, no personal names, the same on every system."""

from typing import Final

from kiemdiem_desktop.domain.period import Period
from kiemdiem_desktop.domain.text import plain_stem

SUFFIX: Final = ".asice"
PERIOD_YEAR_END: Final = "cn"  # cuối năm


def package_period(period: Period) -> str:
    """Give a period as packages write it: "cn" for the year's end, "q1" to "q3" for quarters."""
    return period.value if period.is_quarter else PERIOD_YEAR_END


def period_of(text: str) -> Period | None:
    """Give the period that a package names; None where it is none."""
    return next((period for period in Period if package_period(period) == text), None)


def package_file_name(kind: str, cell_code: str, year: int, period: str, sequence: int) -> str:
    """Give `<kind>-<cell code>-<year><period>-<sequence>.asice`; anything but letters and digits of a code becomes "-".

    `sequence` counts the packages of the cell from 1.
    """
    parts = (kind, cell_code, f"{year}{period}", str(sequence))
    return "-".join(plain_stem(part) or "x" for part in parts) + SUFFIX

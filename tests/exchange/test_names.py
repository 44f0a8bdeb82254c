"""File names of packages."""

import pytest

from kiemdiem_desktop.exchange.names import PERIOD_YEAR_END, package_file_name


@pytest.mark.parametrize(
    ("code", "name"),
    [
        ("CB-07", "dossier-cb-07-2026cn-3.asice"),
        ("Thôn Đông/2", "dossier-thon-dong-2-2026cn-3.asice"),
        ("../..", "dossier-x-2026cn-3.asice"),
    ],
)
def test_names_are_ascii_and_hold_no_path(code: str, name: str) -> None:
    assert package_file_name("dossier", code, 2026, PERIOD_YEAR_END, 3) == name

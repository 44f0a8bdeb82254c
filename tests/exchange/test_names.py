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


def test_names_stand_on_every_stick() -> None:
    """FAT32 and Windows: plain letters, no reserved sign, no blank or dot at an end, far below 255 letters."""
    name = package_file_name("dossier", 'Chi bộ: "thôn 3"/<KHU>?*|\\. ', 2026, "cn", 12) + ".age"
    assert name == "dossier-chi-bo-thon-3-khu-2026cn-12.asice.age"
    assert len(package_file_name("decision", "X" * 64, 2026, "cn", 10**6)) < 128

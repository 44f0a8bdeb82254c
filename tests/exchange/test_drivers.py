"""The list of drivers of signing devices."""

from pathlib import Path

import pytest

from kiemdiem_desktop.domain.errors import InvalidValueError
from kiemdiem_desktop.exchange.tokens.drivers import SHIPPED, Driver, installed, load_drivers

SHIPPED_FILE = Path(__file__).parents[2] / "resources" / SHIPPED


@pytest.mark.parametrize("system", ["win32", "linux"])
def test_the_makers_of_the_country_are_known(system: str) -> None:
    names = " ".join(driver.name for driver in load_drivers(SHIPPED_FILE, system=system))
    for maker in ("SafeNet", "Bit4id", "VNPT", "Viettel", "SoftHSM2"):
        assert maker in names
    for driver in load_drivers(SHIPPED_FILE, system="win32"):
        assert driver.paths
        assert all(str(path).endswith(".dll") for path in driver.paths)


def test_the_offices_own_list_comes_first_and_each_library_once(tmp_path: Path) -> None:
    library = tmp_path / "lib.so"
    library.write_bytes(b"")
    own = tmp_path / "own.yaml"
    own.write_text(f"- name: Hãng riêng\n  linux: [{library}]\n", encoding="utf-8")
    drivers = load_drivers(own, SHIPPED_FILE, tmp_path / "missing.yaml", system="linux")
    assert drivers[0].name == "Hãng riêng"
    twice = (*drivers[:1], Driver(name="nữa", paths=(tmp_path / "no.so", library)))
    assert installed(twice) == drivers[:1]


@pytest.mark.parametrize("text", ["a: [", "name: x", "- 5", "- linux: [a]", "- name: x\n  linux: a", "\x80"])
def test_a_list_that_cannot_be_read_is_told(text: str, tmp_path: Path) -> None:
    own = tmp_path / "own.yaml"
    own.write_bytes(text.encode("latin-1"))
    with pytest.raises(InvalidValueError, match="viết sai ở mục 1"):
        load_drivers(own, system="linux")

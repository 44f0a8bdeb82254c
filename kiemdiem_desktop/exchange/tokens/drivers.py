"""Which drivers of signing devices are tried, and where they lie: a list that an office can extend by itself."""

import sys
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

from kiemdiem_desktop.domain.errors import InvalidValueError
from kiemdiem_desktop.i18n import _

SHIPPED = Path("tokens") / "drivers.yaml"


@dataclass(frozen=True, slots=True, kw_only=True)
class Driver:
    """A maker's driver: `paths` are the places of its library on this kind of system, the usual one first."""

    name: str
    paths: tuple[Path, ...]

    @property
    def path(self) -> Path | None:
        """Where it is installed; None where it is not."""
        return next((path for path in self.paths if path.is_file()), None)


def load_drivers(*files: Path, system: str = sys.platform) -> tuple[Driver, ...]:
    """Read lists of drivers, the office's own before those shipped; a file that is not there is passed over.

    Raises: InvalidValueError that names the file and the line of what cannot be read.
    """
    return tuple(driver for file in files if file.is_file() for driver in _read(file, system))


def installed(drivers: Iterable[Driver]) -> tuple[Driver, ...]:
    """Give the drivers that lie on this machine, each library once."""
    found: dict[Path, Driver] = {}
    for driver in drivers:
        if driver.path is not None:
            found.setdefault(driver.path.resolve(), driver)
    return tuple(found.values())


def _read(file: Path, system: str) -> Iterable[Driver]:
    try:
        listed = yaml.safe_load(file.read_text(encoding="utf-8"))
    except (yaml.YAMLError, UnicodeDecodeError):
        raise _unreadable(file, 1) from None
    if not isinstance(listed, list):
        raise _unreadable(file, 1)
    place = "windows" if system == "win32" else "linux"
    for number, item in enumerate(listed, 1):
        yield _driver(file, number, item, place)


def _driver(file: Path, number: int, item: Any, place: str) -> Driver:
    name = item.get("name") if isinstance(item, Mapping) else None
    paths = item.get(place, []) if isinstance(item, Mapping) else None
    if not isinstance(name, str) or not isinstance(paths, list) or not all(isinstance(path, str) for path in paths):
        raise _unreadable(file, number)
    return Driver(name=name, paths=tuple(Path(path) for path in paths))


def _unreadable(file: Path, number: int) -> InvalidValueError:
    return InvalidValueError(
        code="driver_list",
        message=_("Danh sách thiết bị ký “{name}” viết sai ở mục {number}.").format(name=file.name, number=number),
        hint=_("Mỗi mục gồm tên và nơi đặt tệp của hãng; xem tệp mẫu đi cùng chương trình, hoặc xóa tệp đã sửa."),
    )

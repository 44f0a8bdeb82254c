"""The ways to sign: a key kept in the workspace, one in a file, one on a device; secrets serve once, stay nowhere."""

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from kiemdiem_desktop.domain.errors import InvalidValueError
from kiemdiem_desktop.exchange.keys import SigningKey
from kiemdiem_desktop.exchange.pkcs12 import LARGEST_BYTES, open_pkcs12
from kiemdiem_desktop.exchange.tokens.devices import DeviceError, DeviceKey, OncePin, PinState, TokenKey, list_keys
from kiemdiem_desktop.exchange.tokens.drivers import SHIPPED, Driver, installed, load_drivers
from kiemdiem_desktop.i18n import N_, _
from kiemdiem_desktop.services.action import action
from kiemdiem_desktop.services.workspace import Workspace

OpenedKey = SigningKey
"""A key that can sign once, wherever it lies."""

_OWN_DRIVERS: Final = "device_drivers"
_LIBRARIES: Final = (".dll", ".so", ".dylib")


@dataclass(frozen=True, slots=True, kw_only=True)
class FoundKey:
    """A key on a plugged-in device. `pin_warning` has to be said before its PIN is asked for; empty for nothing."""

    holder: str
    label: str
    fingerprint: str
    certificate_der: bytes
    pin_warning: str
    is_locked: bool
    device: DeviceKey


@dataclass(frozen=True, slots=True, kw_only=True)
class DeviceSearch:
    """What looking for signing devices found: `keys` on them, and `troubles` of makers' drivers in words."""

    drivers: tuple[str, ...]
    keys: tuple[FoundKey, ...]
    troubles: tuple[str, ...]


def list_drivers(workspace: Workspace) -> tuple[Driver, ...]:
    """Give the drivers of signing devices on this machine, those that were added here first.

    Raises: InvalidValueError for a list that cannot be read.
    """
    return installed((*_own(workspace), *load_drivers(workspace.resources_dir / SHIPPED)))


@action(N_("Thêm phần mềm của thiết bị ký"))
def add_driver(workspace: Workspace, library: Path) -> None:
    """Look for devices through one more library of a maker from now on. Raises: InvalidValueError."""
    if library.suffix.lower() not in _LIBRARIES and ".so." not in library.name:
        raise InvalidValueError(
            code="not_a_driver",
            message=_("Tệp “{name}” không phải phần mềm của thiết bị ký.").format(name=library.name),
            hint=_("Chọn tệp do hãng thiết bị cài vào máy; xem tên tệp trong hướng dẫn của hãng."),
        )
    lines = [str(driver.paths[0]) for driver in _own(workspace)]
    workspace.store.settings.set(_OWN_DRIVERS, "\n".join(dict.fromkeys([*lines, str(library)])))


def search_devices(drivers: Iterable[Driver]) -> DeviceSearch:
    """Look at the devices behind each driver, each in a process of its own: one that fails hides no other."""
    names, keys, troubles = [], [], []
    for driver in drivers:
        names.append(driver.name)
        assert driver.path is not None
        try:
            keys += [_found(key) for key in list_keys(driver.path)]
        except DeviceError as error:
            troubles.append(f"{driver.name}: {error.message}")
    return DeviceSearch(drivers=tuple(names), keys=tuple(keys), troubles=tuple(troubles))


def key_on_device(key: FoundKey, pin: str) -> OpenedKey:
    """Give a device's key for one signature; the PIN in it serves once."""
    return TokenKey(key=key.device, pin=OncePin(pin))


def key_in_file(file: Path, password: str) -> OpenedKey:
    """Open a PKCS#12 file for one signature. Raises: KeyFileError; OSError where the file cannot be read."""
    with file.open("rb") as stream:
        return open_pkcs12(stream.read(LARGEST_BYTES + 1), password)


def _found(key: DeviceKey) -> FoundKey:
    return FoundKey(
        holder=key.certificate.holder,
        label=key.label,
        fingerprint=key.certificate.fingerprint,
        certificate_der=key.certificate.der,
        pin_warning=key.pin.label,
        is_locked=key.pin is PinState.LOCKED,
        device=key,
    )


def _own(workspace: Workspace) -> tuple[Driver, ...]:
    lines = (workspace.store.settings.get(_OWN_DRIVERS) or "").splitlines()
    return tuple(Driver(name=Path(line).name, paths=(Path(line),)) for line in lines if line)

"""Signing devices as the program sees them: which are plugged in, and a key on one of them that signs once.

Nothing here loads a driver: each request goes to a child process of its own over its standard input.
"""

import subprocess
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import Path
from threading import Timer
from typing import Any, Final

from kiemdiem_desktop.domain.errors import KiemdiemError
from kiemdiem_desktop.exchange.keys import Certificate, read_certificate
from kiemdiem_desktop.exchange.own_program import own_command, start_child
from kiemdiem_desktop.exchange.tokens.child import CHILD_WORD
from kiemdiem_desktop.exchange.tokens.framing import FramingError, read_message, write_message
from kiemdiem_desktop.i18n import N_, _

LIST_SECONDS: Final = 20.0
SIGN_SECONDS: Final = 60.0
"""Slow devices make a signature in about a second; a batch gets this for each signature."""


class PinState(StrEnum):
    """How the PIN of a device stands, as far as the device tells: most never say how many tries are left."""

    FINE = "fine"
    LOW = "low"
    FINAL = "final"
    LOCKED = "locked"

    @property
    def label(self) -> str:
        """The state in words; empty where there is nothing to warn of."""
        return _(_PIN_LABELS[self]) if self in _PIN_LABELS else ""


_PIN_LABELS: Final = {
    PinState.LOW: N_("Đã có lần nhập sai mã PIN; sai quá số lần cho phép (thường là 3) thì thiết bị bị khóa."),
    PinState.FINAL: N_("Chỉ còn MỘT lần nhập mã PIN; sai nữa thì thiết bị bị khóa."),
    PinState.LOCKED: N_("Mã PIN của thiết bị đã bị khóa. Liên hệ nơi cấp thiết bị để mở khóa."),
}


class DeviceError(KiemdiemError):
    """The device or its driver did not do what was asked; nothing was signed."""


class WrongPinError(DeviceError):
    """The device refused the PIN; it was sent once. `state` is what the device says now."""

    def __init__(self, state: PinState) -> None:
        self.state = state
        super().__init__(
            code="wrong_pin" if state is not PinState.LOCKED else "pin_locked",
            message=_("Thiết bị ký không nhận mã PIN.") if state is not PinState.LOCKED else state.label,
            hint=_("Chưa ký gì; mã PIN chỉ được gửi đi một lần. {tries} Xem lại mã rồi nhập lại.").format(
                tries=state.label
            )
            if state is not PinState.LOCKED
            else _("Chưa ký gì. Trong lúc chờ, có thể ký bằng khóa của chương trình."),
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class DeviceKey:
    """A certificate on a plugged-in device, with what it takes to sign by its key. No secret is in here."""

    driver: Path
    label: str
    serial: str
    key_id: str
    certificate: Certificate
    pin: PinState = PinState.FINE


class OncePin:
    """A PIN that can be taken out once: a second use would be a second try on the device."""

    def __init__(self, pin: str) -> None:
        self._pin: str | None = pin

    def take(self) -> str:
        """Give the PIN and forget it. Raises: DeviceError the second time."""
        pin, self._pin = self._pin, None
        if pin is None:
            raise DeviceError(
                code="pin_used",
                message=_("Mã PIN đã dùng cho một lần ký rồi."),
                hint=_("Nhập lại mã PIN cho lần ký này."),
            )
        return pin

    def __repr__(self) -> str:
        return "OncePin(…)"


@dataclass(frozen=True, slots=True, kw_only=True)
class TokenKey:
    """A device's key, ready for one signature: the PIN in it serves once."""

    key: DeviceKey
    pin: OncePin = field(repr=False)

    @property
    def certificate_der(self) -> bytes:
        """The certificate on the device."""
        return self.key.certificate.der

    def sign_digest(self, digest: bytes) -> bytes:
        """Let the device sign a SHA-256 digest. Raises: WrongPinError, DeviceError."""
        return sign_digests(self.key, self.pin, (digest,))[0]


def list_keys(driver: Path, *, seconds: float = LIST_SECONDS) -> tuple[DeviceKey, ...]:
    """Give the certificates on all devices that a driver sees; the PIN is not asked for. Raises: DeviceError."""
    found = _ask({"do": "list", "driver": str(driver)}, seconds)
    return tuple(key for token in found["tokens"] for key in _keys_of(token, driver))


def sign_digests(
    key: DeviceKey, pin: OncePin, digests: Sequence[bytes], *, seconds: float = SIGN_SECONDS
) -> list[bytes]:
    """Sign SHA-256 digests one after the other behind one login, none or all. Raises: WrongPinError, DeviceError."""
    request = {
        "do": "sign",
        "driver": str(key.driver),
        "label": key.label,
        "serial": key.serial,
        "key": key.key_id,
        "digests": [digest.hex() for digest in digests],
        "pin": pin.take(),
    }
    return [bytes.fromhex(made) for made in _ask(request, seconds * len(digests))["signatures"]]


def _keys_of(token: dict[str, Any], driver: Path) -> list[DeviceKey]:
    return [
        DeviceKey(
            driver=driver,
            label=token["label"],
            serial=token["serial"],
            key_id=key["id"],
            certificate=read_certificate(bytes.fromhex(key["certificate"])),
            pin=PinState(token["pin"]),
        )
        for key in token["keys"]
    ]


def _command() -> list[str]:
    """Give how the child is started."""
    return own_command(CHILD_WORD)


def _ask(request: dict[str, Any], seconds: float) -> dict[str, Any]:
    """Start a child, ask, wait no longer than `seconds`, and turn what it refuses into words."""
    child = start_child(_command())  # the request goes over the pipe
    watch = Timer(seconds, child.kill)
    watch.start()
    try:
        assert child.stdin is not None
        assert child.stdout is not None
        write_message(child.stdin, request)
        answer = read_message(child.stdout)
    except (FramingError, OSError):
        answer = {"error": "silent" if child.poll() is None or not watch.is_alive() else "crashed"}
    finally:
        was_late = not watch.is_alive()
        watch.cancel()
        _end(child)
    if "error" in answer:
        raise _failure(answer, is_late=was_late)
    return answer


def _end(child: "subprocess.Popen[bytes]") -> None:
    """Leave no process and no pipe behind."""
    for pipe in (child.stdin, child.stdout):
        if pipe is not None:
            with suppress(OSError):  # what was not taken by a child that is gone
                pipe.close()
    try:
        child.wait(timeout=2)
    except subprocess.TimeoutExpired:
        child.kill()
        child.wait()


def _failure(answer: dict[str, Any], *, is_late: bool) -> DeviceError:
    match answer["error"]:
        case "pin" | "locked":
            return WrongPinError(PinState(answer["pin"]))
        case "gone":
            return DeviceError(
                code="device_gone",
                message=_("Không còn thấy thiết bị ký."),
                hint=_("Cắm lại thiết bị, chờ đèn sáng rồi chọn lại."),
            )
        case "no_key":
            return DeviceError(
                code="device_no_key",
                message=_("Trên thiết bị không có khóa đi cùng chứng thư đã chọn."),
                hint=_("Chọn chứng thư khác trên thiết bị."),
            )
    if is_late:
        return DeviceError(
            code="device_silent",
            message=_("Thiết bị ký không trả lời trong thời gian chờ, nên đã dừng; chưa ký gì."),
            hint=_("Rút thiết bị ra, cắm lại rồi thử lại. Nếu vẫn vậy, ký bằng khóa của chương trình."),
        )
    return DeviceError(
        code="device_driver",
        message=_("Phần mềm của hãng thiết bị ký bị lỗi; chương trình không bị ảnh hưởng, chưa ký gì."),
        hint=_("Rút thiết bị ra, cắm lại rồi thử lại; hoặc cài lại phần mềm của hãng."),
    )

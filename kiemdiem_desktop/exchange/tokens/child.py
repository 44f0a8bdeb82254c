"""The child process: loads one driver, does one thing asked over standard input, answers, ends.

It is started anew for each request, so a driver that crashes, hangs or leaks takes nothing with it. The PIN arrives
in the request alone (never as an argument, never in the environment), is handed to the device once, and is gone with
the process.
"""

import os
from collections.abc import Iterator
from hashlib import sha256
from typing import IO, Any, Final

from kiemdiem_desktop.exchange import doors
from kiemdiem_desktop.exchange.tokens.framing import FramingError, read_message, write_message

_STDIN, _STDOUT, _STDERR = 0, 1, 2
CHILD_WORD: Final = "--signing-device"
_DIGEST_INFO_SHA256: Final = bytes.fromhex("3031300d060960864801650304020105000420")


def run_child() -> int:
    """Answer the one request on standard input; the exit code is 0 where an answer was written."""
    requests, answers = _pipes()
    try:
        request = read_message(requests)
    except FramingError:
        return 2
    write_message(answers, answer(request))
    return 0


def answer(request: dict[str, Any]) -> dict[str, Any]:
    """Do what is asked; what the device refuses comes back as a word."""
    exceptions = doors.pkcs11_exceptions()
    try:
        library = doors.pkcs11_module().lib(request["driver"])
        if request["do"] == "list":
            return {"tokens": [_shown(token) for token in _tokens(library)]}
        return _sign(library, request)
    except exceptions.NoSuchToken:
        return {"error": "gone"}
    except (exceptions.PKCS11Error, RuntimeError, OSError) as error:
        return {"error": "driver", "detail": type(error).__name__}


def _pipes() -> tuple[IO[bytes], IO[bytes]]:
    """Give where requests come from and answers go; what a driver prints goes to standard error instead.

    Taken by their numbers: a program that was built without a console has no `sys.stdin`.
    """
    requests, answers = os.fdopen(os.dup(_STDIN), "rb"), os.fdopen(os.dup(_STDOUT), "wb")
    os.dup2(_STDERR, _STDOUT)
    return requests, answers


def _tokens(library: Any) -> Iterator[Any]:
    """Give the devices that hold something: an empty one is passed over."""
    flags = doors.pkcs11_module().TokenFlag
    for slot in library.get_slots(token_present=True):
        token = slot.get_token()
        if token.flags & flags.TOKEN_INITIALIZED:
            yield token


def _shown(token: Any) -> dict[str, Any]:
    """Tell of a device: its name, how its PIN stands, and the certificates it shows to anybody."""
    with token.open() as session:
        keys = [{"id": key_id.hex(), "certificate": der.hex()} for key_id, der in _certificates(session)]
    return {"label": token.label, "serial": token.serial.hex(), "pin": pin_state(token), "keys": keys}


def pin_state(token: Any) -> str:
    """Give how the PIN of a device stands: "fine", "low" (a wrong one was tried), "final" or "locked"."""
    flags = doors.pkcs11_module().TokenFlag
    states = ((flags.USER_PIN_LOCKED, "locked"), (flags.USER_PIN_FINAL_TRY, "final"), (flags.USER_PIN_COUNT_LOW, "low"))
    return next((word for flag, word in states if token.flags & flag), "fine")


def _certificates(session: Any) -> Iterator[tuple[bytes, bytes]]:
    pkcs11 = doors.pkcs11_module()
    attribute, kinds = pkcs11.Attribute, pkcs11.ObjectClass
    for found in session.get_objects({attribute.CLASS: kinds.CERTIFICATE}):
        yield bytes(found[attribute.ID]), bytes(found[attribute.VALUE])


def _sign(library: Any, request: dict[str, Any]) -> dict[str, Any]:
    """Log in once, sign each digest in turn, stop at the first failure."""
    exceptions = doors.pkcs11_exceptions()
    token = _find(library, bytes.fromhex(request["serial"]), request["label"])
    made: list[str] = []
    try:
        with token.open(user_pin=request.pop("pin")) as session:
            key = _private_key(session, bytes.fromhex(request["key"]))
            made.extend(_signature(key, bytes.fromhex(digest)).hex() for digest in request["digests"])
    except (exceptions.PinIncorrect, exceptions.PinLenRange, exceptions.PinInvalid):
        return {"error": "pin", "pin": pin_state(token.slot.get_token())}
    except exceptions.PinLocked:
        return {"error": "locked", "pin": "locked"}
    except exceptions.NoSuchKey:
        return {"error": "no_key"}
    return {"signatures": made}


def _find(library: Any, serial: bytes, label: str) -> Any:
    for token in _tokens(library):
        if token.serial == serial and token.label == label:
            return token
    raise doors.pkcs11_exceptions().NoSuchToken


def _private_key(session: Any, key_id: bytes) -> Any:
    pkcs11 = doors.pkcs11_module()
    return session.get_key(object_class=pkcs11.ObjectClass.PRIVATE_KEY, id=key_id)


def _signature(key: Any, digest: bytes) -> bytes:
    """Sign a digest by the plain mechanisms, which the oldest devices know too."""
    pkcs11 = doors.pkcs11_module()
    assert len(digest) == sha256().digest_size
    if key.key_type == pkcs11.KeyType.EC:
        raw = key.sign(digest, mechanism=pkcs11.Mechanism.ECDSA)
        return bytes(doors.pkcs11_ec().encode_ecdsa_signature(raw))
    return bytes(key.sign(_DIGEST_INFO_SHA256 + digest, mechanism=pkcs11.Mechanism.RSA_PKCS))

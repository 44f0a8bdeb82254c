"""The envelope around a signed package: age, to the keys of those who may open it.

Sign inside, encrypt outside, verify after opening. The envelope hides what is inside and shows any change of it, but
proves nothing about who closed it: that is the signature's work. The `age` program opens it without us.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from kiemdiem_desktop.domain.errors import InvalidValueError
from kiemdiem_desktop.exchange import doors, errors
from kiemdiem_desktop.exchange.canonical_zip import MAX_PACKED_BYTES, check_size
from kiemdiem_desktop.exchange.update_container import refuse_update
from kiemdiem_desktop.i18n import _

ENVELOPE_SUFFIX: Final = ".age"
_MARK: Final = b"age-encryption.org/v1\n"
_HEADER_END: Final = b"\n--- "
_LARGEST_HEADER_BYTES: Final = 64 * 1024  # some 400 recipients: more is no letter of ours
_LARGEST_ENVELOPE_BYTES: Final = MAX_PACKED_BYTES + 2 * _LARGEST_HEADER_BYTES  # its own marks are 16 bytes in 64 KB


@dataclass(frozen=True, slots=True, kw_only=True)
class EnvelopeKey:
    """Who can open envelopes: `secret` stays in the workspace, `recipient` ("age1…") is for everybody."""

    secret: str
    recipient: str


def make_envelope_key() -> EnvelopeKey:
    """Make a new key to open envelopes with."""
    identity = doors.pyrage_module().x25519.Identity.generate()
    return EnvelopeKey(secret=str(identity), recipient=str(identity.to_public()))


def is_envelope(data: bytes) -> bool:
    """Whether these bytes are an envelope, open or not for us."""
    return data.startswith(_MARK)


def close_envelope(package: bytes, recipients: Sequence[str]) -> bytes:
    """Give the envelope around a package; each of `recipients`, at least one, can open it alone.

    Raises: InvalidValueError for a recipient that is none.
    """
    age = doors.pyrage_module()
    try:
        keys = [age.x25519.Recipient.from_str(recipient) for recipient in recipients]
    except age.RecipientError:
        raise InvalidValueError(
            code="bad_recipient",
            message=_("Khóa nhận của cấp trên ghi không đúng nên không mã hóa được gói."),
            hint=_("Xin cấp trên gửi lại tệp chứng thư của khóa, rồi ghi nhận lại."),
        ) from None
    closed: bytes = age.encrypt(package, keys)
    return closed


def open_envelope(data: bytes, secrets: Sequence[str]) -> bytes:
    """Give what lies in an envelope, opened with any of `secrets`.

    Raises: NotForUsError where none opens it, DamagedEnvelopeError where it was changed or cut.
    """
    if data.find(_HEADER_END, 0, _LARGEST_HEADER_BYTES) < 0:
        raise errors.DamagedEnvelopeError
    if not secrets:
        raise errors.NotForUsError
    age = doors.pyrage_module()
    try:
        opened: bytes = age.decrypt(data, [age.x25519.Identity.from_str(secret) for secret in secrets])
    except age.DecryptError as error:
        raise (errors.NotForUsError if "No matching keys" in str(error) else errors.DamagedEnvelopeError) from None
    return opened


def read_package(package: Path | bytes, secrets: Sequence[str]) -> bytes:
    """Read a package as it came, with or without its envelope, and give the container inside; nothing is written.

    Raises: TooLargeError, NotForUsError, DamagedEnvelopeError; OSError where the file cannot be read.
    """
    data = package if isinstance(package, bytes) else read_file(package)
    if is_envelope(data):
        data = open_envelope(data, secrets)
    check_size(len(data))
    return data


def read_file(path: Path) -> bytes:
    """Read a file once, no further than the largest envelope. Raises: TooLargeError; OSError."""
    refuse_update(path)
    room = min(path.stat().st_size, _LARGEST_ENVELOPE_BYTES) + 1  # room for the largest costs more than the reading
    with path.open("rb") as file:
        data = file.read(room)
    if len(data) > _LARGEST_ENVELOPE_BYTES or not is_envelope(data):
        check_size(max(len(data), path.stat().st_size))
    return data

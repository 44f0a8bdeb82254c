"""A key that lies in a PKCS#12 file (.p12, .pfx): opened with the file's password for one signature, kept nowhere."""

from typing import Any, Final

from kiemdiem_desktop.domain.errors import KiemdiemError
from kiemdiem_desktop.domain.text import nfc
from kiemdiem_desktop.exchange import doors
from kiemdiem_desktop.exchange.keys import SoftwareKey
from kiemdiem_desktop.i18n import _

LARGEST_BYTES: Final = 200_000


class KeyFileError(KiemdiemError):
    """A key file that cannot be used; nothing was signed."""


def open_pkcs12(data: bytes, password: str) -> SoftwareKey:
    """Give the key of a PKCS#12 file with its certificate.

    Raises: KeyFileError with the code "wrong_password", "not_a_key_file", "old_key_file" or "no_key_in_file".
    """
    if len(data) > LARGEST_BYTES or not _is_pfx(data):
        raise _not_a_key_file()
    private_key, certificate = _opened(data, nfc(password).encode("utf-8"))
    if private_key is None or certificate is None:
        raise KeyFileError(
            code="no_key_in_file",
            message=_("Tệp này chỉ có chứng thư, không có khóa để ký."),
            hint=_("Xuất lại tệp khóa từ nơi cấp, có cả khóa riêng; tệp thường có đuôi .p12 hoặc .pfx."),
        )
    serialization = doors.cryptography_serialization()
    return SoftwareKey(
        private_key_pem=private_key.private_bytes(
            serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
        ),
        certificate_der=certificate.public_bytes(serialization.Encoding.DER),
    )


def _is_pfx(data: bytes) -> bool:
    """Whether the file has the outline of PKCS#12, whatever its password."""
    try:
        return bool(doors.asn1_pkcs12().Pfx.load(data, strict=True)["version"].native == "v3")
    except (ValueError, TypeError, KeyError):
        return False


def _opened(data: bytes, password: bytes) -> tuple[Any, Any]:
    try:
        private_key, certificate, _others = doors.cryptography_pkcs12().load_key_and_certificates(data, password)
    except doors.cryptography_exceptions().UnsupportedAlgorithm:
        raise KeyFileError(
            code="old_key_file",
            message=_("Tệp khóa được bảo vệ theo cách cũ mà chương trình không mở."),
            hint=_("Xuất lại tệp khóa và chọn cách bảo vệ mới hơn, hoặc dùng thiết bị ký."),
        ) from None
    except (ValueError, TypeError):
        raise KeyFileError(
            code="wrong_password",
            message=_("Mật khẩu của tệp khóa chưa đúng, nên chưa ký gì."),
            hint=_("Xem lại phím Caps Lock và kiểu gõ tiếng Việt, rồi nhập lại. Nhập sai không làm khóa tệp."),
        ) from None
    return private_key, certificate


def _not_a_key_file() -> KeyFileError:
    return KeyFileError(
        code="not_a_key_file",
        message=_("Tệp này không phải tệp khóa ký."),
        hint=_("Chọn tệp có đuôi .p12 hoặc .pfx do nơi cấp khóa đưa."),
    )

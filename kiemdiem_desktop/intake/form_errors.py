"""Why a returned form or a guidance letter cannot be read: what happened and what to do."""

from kiemdiem_desktop.i18n import _
from kiemdiem_desktop.intake.errors import (
    DamagedFileError,
    EmptyFileError,
    IntakeError,
    PasswordProtectedError,
    TooLargeError,
    UnreachableFileError,
    WrongKindError,
)


class UnsafeFileError(IntakeError):
    """The file carries a program or draws parts from elsewhere: it is not opened."""


class OldWordError(IntakeError):
    """A Word file of the time before 2007."""


class NoTextError(IntakeError):
    """A scanned paper: pictures without a single letter to read."""


def empty_form(name: str) -> EmptyFileError:
    """Tell that there is nothing in the file."""
    return EmptyFileError(
        code="empty_file",
        message=_("Tệp “{name}” trống, không có chữ nào.").format(name=name),
        hint=_("Xin người gửi chép lại tệp; lần chép trước có thể bị ngắt giữa chừng."),
    )


def locked_form(name: str) -> PasswordProtectedError:
    """Tell that a password locks the file."""
    return PasswordProtectedError(
        code="password_protected",
        message=_("Tệp “{name}” có đặt mật khẩu nên không mở được.").format(name=name),
        hint=_("Xin người gửi bỏ mật khẩu (Tệp → Thông tin → Bảo vệ tài liệu), lưu lại rồi gửi lại."),
    )


def old_word(name: str) -> OldWordError:
    """Tell how to save an old Word file anew."""
    return OldWordError(
        code="old_word",
        message=_("Tệp “{name}” là tệp Word kiểu cũ (trước năm 2007) nên chưa đọc được.").format(name=name),
        hint=_(
            "Mở tệp bằng Word hoặc LibreOffice, chọn Tệp → Lưu thành…, kiểu “Tài liệu Word (.docx)”, rồi đưa tệp mới."
        ),
    )


def not_a_form(name: str, found: str) -> WrongKindError:
    """Tell what the file really is."""
    return WrongKindError(
        code="not_a_form",
        message=_("Tệp “{name}” là {found}, không phải bản kiểm điểm.").format(name=name, found=found),
        hint=_("Chỉ đưa vào tệp Word (.docx) hoặc Excel (.xlsx) là bản kiểm điểm đã điền; tệp khác thì bỏ ra."),
    )


def form_too_large(name: str, detail: str) -> TooLargeError:
    """Tell how the file goes beyond any form; `detail` names the figure."""
    return TooLargeError(
        code="too_large",
        message=_("Tệp “{name}” quá lớn so với một bản kiểm điểm: {detail}.").format(name=name, detail=detail),
        hint=_("Bỏ ảnh chèn trong tệp, hoặc chép phần chữ sang một tệp Word mới rồi đưa tệp mới đó."),
    )


def damaged_form(name: str) -> DamagedFileError:
    """Tell that the file is broken."""
    return DamagedFileError(
        code="damaged_file",
        message=_("Tệp “{name}” bị hỏng hoặc chép chưa xong nên không đọc được.").format(name=name),
        hint=_("Xin chép lại tệp từ nơi gửi; nếu Word vẫn mở được thì lưu thành tệp .docx mới rồi đưa lại."),
    )


def unsafe_form(name: str, found: str) -> UnsafeFileError:
    """Tell why the file is left alone; `found` names what it carries."""
    return UnsafeFileError(
        code="unsafe_file",
        message=_("Tệp “{name}” {found} nên chương trình không mở, để an toàn.").format(name=name, found=found),
        hint=_(
            "Chép phần chữ sang một tệp Word mới, lưu kiểu .docx thường rồi đưa lại; hỏi người gửi vì sao có phần đó."
        ),
    )


def form_unreachable(name: str) -> UnreachableFileError:
    """Tell that the file cannot be opened."""
    return UnreachableFileError(
        code="file_unreachable",
        message=_("Không mở được tệp “{name}”: tệp không còn đó hoặc chương trình khác đang giữ.").format(name=name),
        hint=_("Đóng tệp trong Word, Excel; nếu ở USB thì xem USB còn cắm không, rồi thử lại."),
    )


def scanned_letter(name: str) -> NoTextError:
    """Tell that a paper is only a picture."""
    return NoTextError(
        code="scanned_paper",
        message=_("Tệp “{name}” là bản chụp, không có chữ để đọc.").format(name=name),
        hint=_("Xin cấp trên gửi tệp Word hoặc tệp PDF xuất từ Word; nếu không có, gõ từng gợi ý bằng “Thêm gợi ý”."),
    )

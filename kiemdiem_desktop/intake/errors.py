"""Why a file cannot be taken in: what happened and what to do, in the secretary's words."""

from kiemdiem_desktop.domain.errors import KiemdiemError
from kiemdiem_desktop.i18n import _


class IntakeError(KiemdiemError):
    """A file that cannot be read as a roster. The file itself is never changed."""


class EmptyFileError(IntakeError):
    """Nothing in the file."""


class PasswordProtectedError(IntakeError):
    """The file is locked with a password."""


class WrongKindError(IntakeError):
    """The file is of another kind than its name says, or of a kind that is not read."""


class TooLargeError(IntakeError):
    """The file, or what unfolds from it, is larger than any roster."""


class DamagedFileError(IntakeError):
    """The file breaks off or contradicts itself."""


class UnreachableFileError(IntakeError):
    """The file is not there or another program holds it."""


class NoHeaderError(IntakeError):
    """No row of column titles with a name column."""


def empty_file(name: str) -> EmptyFileError:
    """Tell that there is nothing in the file."""
    return EmptyFileError(
        code="empty_file",
        message=_("Tệp “{name}” trống, không có dữ liệu nào.").format(name=name),
        hint=_("Mở tệp gốc bằng Excel để xem lại, hoặc chép lại tệp từ nơi gửi."),
    )


def password_protected(name: str) -> PasswordProtectedError:
    """Tell that a password locks the file."""
    return PasswordProtectedError(
        code="password_protected",
        message=_("Tệp “{name}” có đặt mật khẩu nên không mở được.").format(name=name),
        hint=_("Mở tệp bằng Excel với mật khẩu, bỏ mật khẩu (Tệp → Thông tin → Bảo vệ), lưu lại rồi chọn lại tệp."),
    )


def wrong_kind(name: str, found: str) -> WrongKindError:
    """Tell what the file really is."""
    return WrongKindError(
        code="wrong_kind",
        message=_("Tệp “{name}” thật ra là {found}, không phải bảng danh sách.").format(name=name, found=found),
        hint=_("Mở tệp, chép bảng sang Excel và lưu dạng .xlsx, hoặc chọn tệp danh sách khác (.xlsx, .xls, .csv)."),
    )


def too_large(name: str, detail: str) -> TooLargeError:
    """Tell how the file goes beyond any roster; `detail` names the figure and the limit."""
    return TooLargeError(
        code="too_large",
        message=_("Tệp “{name}” quá lớn so với một danh sách đảng viên: {detail}.").format(name=name, detail=detail),
        hint=_("Chép riêng bảng danh sách sang một tệp Excel mới, lưu lại rồi chọn tệp mới đó."),
    )


def damaged(name: str) -> DamagedFileError:
    """Tell that the file is broken."""
    return DamagedFileError(
        code="damaged_file",
        message=_("Tệp “{name}” bị hỏng hoặc chép chưa xong nên không đọc được.").format(name=name),
        hint=_("Chép lại tệp từ nơi gửi; nếu Excel vẫn mở được, hãy lưu thành tệp .xlsx mới rồi chọn lại."),
    )


def unreachable(name: str, *, held: bool) -> UnreachableFileError:
    """Tell that the file cannot be opened; `held`: it is there, but something forbids reading."""
    if held:
        return UnreachableFileError(
            code="file_held",
            message=_("Không mở được tệp “{name}”: chương trình khác đang giữ hoặc máy không cho đọc.").format(
                name=name
            ),
            hint=_("Đóng tệp trong Excel rồi thử lại; nếu tệp ở USB, chép vào máy trước."),
        )
    return UnreachableFileError(
        code="file_missing",
        message=_("Không tìm thấy tệp “{name}”.").format(name=name),
        hint=_("Kiểm tra USB còn cắm không và tệp có bị đổi tên không, rồi chọn lại."),
    )


def no_header(name: str) -> NoHeaderError:
    """Tell that no column titles were recognised."""
    return NoHeaderError(
        code="no_header",
        message=_("Tệp “{name}” không có dòng tiêu đề cột nhận ra được (cần ít nhất cột họ và tên).").format(name=name),
        hint=_("Thêm một dòng tiêu đề phía trên danh sách (Họ và tên, Sinh ngày, Số định danh cá nhân…) rồi chọn lại."),
    )

"""What can go wrong with a workspace, in words, and how a driver's exception becomes one of these."""

import errno
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from kiemdiem_desktop.domain.errors import KiemdiemError
from kiemdiem_desktop.i18n import _
from kiemdiem_desktop.store import driver

NO_STEP = "write outside a step"


class StoreError(KiemdiemError):
    """A workspace that cannot be read or written just now."""


class WriteOutsideStepError(RuntimeError):
    """A bug: something was written without `Store.step`."""


@contextmanager
def in_words() -> Iterator[None]:
    """Turn exceptions of the driver and of the file system into expected failures. Raises: StoreError."""
    try:
        yield
    except (driver.DriverError, OSError) as error:
        known = translate_os(error) if isinstance(error, OSError) else translate(error)
        if known is error:
            raise
        raise known from error


def translate(error: Exception) -> Exception:
    """Give the expected failure that a driver's exception stands for, or the exception itself if it is a bug."""
    text = str(error)
    if NO_STEP in text:
        return WriteOutsideStepError(text)
    return next((failure() for words, failure in _BY_TEXT if words in text), error)


def translate_os(error: OSError) -> Exception:
    """Give the expected failure behind an error of the file system, or the error itself."""
    if error.errno == errno.EEXIST:
        return in_the_way(str(error.filename))
    failure = _BY_ERRNO.get(error.errno or 0)
    return error if failure is None else failure()


def duplicate_record() -> StoreError:
    """Say that the same record is there already."""
    return StoreError(
        code="duplicate_record",
        message=_("Mục này đã có trong sổ nên không ghi thêm lần nữa."),
        hint=_("Mở mục đã có để sửa."),
    )


def record_in_use() -> StoreError:
    """Say that other records stand on the one to be removed, or that the one referred to is not there."""
    return StoreError(
        code="record_in_use",
        message=_("Không xóa hoặc ghi được vì còn mục khác trong sổ gắn với mục này."),
        hint=_("Xóa các mục gắn với nó trước, hoặc giữ nguyên và ghi thôi sinh hoạt, chuyển đi."),
    )


def level_out_of_place() -> StoreError:
    """Say that only the agency's opinion carries a level: nobody else's choice is ever kept."""
    return StoreError(
        code="level_out_of_place",
        message=_("Mức xếp loại chỉ ghi được ở ý kiến của cơ quan, đơn vị; ý kiến khác không kèm mức xếp loại."),
        hint=_("Bỏ mức xếp loại ở ý kiến này. Lựa chọn trên phiếu kín không bao giờ ghi theo người."),
    )


def disk_full() -> StoreError:
    """Say that there is no room."""
    return StoreError(
        code="disk_full",
        message=_("Ổ đĩa đã đầy nên việc vừa làm chưa ghi được. Những việc trước đó vẫn còn nguyên."),
        hint=_("Xóa bớt tệp không cần trên ổ đĩa rồi làm lại việc vừa rồi."),
    )


def file_too_large() -> StoreError:
    """Say that the place takes no file of that size: most sticks end at four gigabytes."""
    return StoreError(
        code="file_too_large",
        message=_("Nơi này không nhận một tệp lớn như vậy; nhiều USB giới hạn độ lớn của một tệp, dù vẫn còn chỗ."),
        hint=_("Ghi vào ổ đĩa của máy, hoặc nhờ định dạng lại USB theo kiểu nhận được tệp lớn."),
    )


def read_only() -> StoreError:
    """Say that the place does not allow writing."""
    return StoreError(
        code="read_only",
        message=_("Nơi để sổ chỉ cho đọc, không cho ghi."),
        hint=_("Gạt khóa ghi trên thẻ nhớ hoặc USB, hoặc chép sổ sang nơi ghi được rồi mở lại."),
    )


def locked(holder: str) -> StoreError:
    """Say that another window has the workspace; `holder` tells machine and time if known."""
    plain = _("Sổ đang được mở ở một cửa sổ khác.")
    return StoreError(
        code="locked",
        message=_("Sổ đang được mở ở một cửa sổ khác ({holder}).").format(holder=holder) if holder else plain,
        hint=_("Dùng cửa sổ đang mở, hoặc đóng cửa sổ đó rồi mở lại."),
    )


def damaged() -> StoreError:
    """Say that the file cannot be read whole."""
    return StoreError(
        code="damaged",
        message=_("Tệp dữ liệu của sổ bị thiếu hoặc hỏng, có thể do rút USB sớm hoặc ổ đĩa lỗi. Chưa có gì bị xóa."),
        hint=_("Khôi phục từ bản sao lưu gần nhất. Tệp hỏng vẫn được giữ lại."),
    )


def keys_damaged() -> StoreError:
    """Say that the file with the wrapped keys cannot be read."""
    return StoreError(
        code="keys_damaged",
        message=_("Tệp khóa của sổ bị thiếu hoặc hỏng nên chưa mở được sổ. Dữ liệu vẫn còn nguyên."),
        hint=_("Lấy lại tệp khóa từ bản sao lưu của sổ."),
    )


def place_lost() -> StoreError:
    """Say that the place went away while working (a stick pulled out, a share gone)."""
    return StoreError(
        code="place_lost",
        message=_("Không còn ghi được vào nơi để sổ, có thể USB đã bị rút hoặc ổ đĩa lỗi. Việc vừa làm chưa được ghi."),
        hint=_("Cắm lại USB hoặc nối lại ổ đĩa rồi mở lại sổ; những việc đã báo “đã lưu” vẫn còn."),
    )


def save_unknown() -> StoreError:
    """Say that it is not known whether the last step was written."""
    return StoreError(
        code="save_unknown",
        message=_("Chưa biết chắc việc vừa làm đã ghi xong hay chưa, vì ổ đĩa báo lỗi lúc đang ghi."),
        hint=_("Mở lại sổ và xem việc cuối cùng trước khi làm lại."),
    )


def wrong_passphrase() -> StoreError:
    """Say that the passphrase does not open this workspace."""
    return StoreError(
        code="wrong_passphrase",
        message=_("Mật khẩu chưa đúng."),
        hint=_("Xem lại phím Caps Lock và kiểu gõ tiếng Việt; nếu quên thì mở bằng mã khôi phục đã in."),
    )


def wrong_code() -> StoreError:
    """Say that the recovery code does not open this workspace."""
    return StoreError(
        code="wrong_code",
        message=_("Mã khôi phục chưa đúng."),
        hint=_("Gõ lại đủ 8 nhóm, mỗi nhóm 4 ký tự, như trên tờ đã in của chính sổ này."),
    )


def newer_workspace() -> StoreError:
    """Say that a newer program wrote this workspace."""
    return StoreError(
        code="newer_workspace",
        message=_("Sổ này do một bản chương trình mới hơn ghi, bản đang dùng không đọc hết được."),
        hint=_("Cập nhật chương trình trên máy này rồi mở lại. Sổ không bị thay đổi gì."),
    )


def folder_missing(folder: Path) -> StoreError:
    """Say that the folder is not there."""
    return StoreError(
        code="folder_missing",
        message=_("Không thấy nơi để sổ: {folder}.").format(folder=folder),
        hint=_("Cắm USB hoặc nối ổ đĩa có sổ, hoặc chọn lại nơi để sổ."),
    )


def not_a_workspace(folder: Path) -> StoreError:
    """Say that the folder holds no workspace."""
    return StoreError(
        code="not_a_workspace",
        message=_("Thư mục này không phải là sổ của chương trình: {folder}.").format(folder=folder),
        hint=_("Chọn đúng thư mục của sổ, hoặc tạo sổ mới."),
    )


def folder_taken(folder: Path) -> StoreError:
    """Say that a new workspace cannot be put where something lies already."""
    return StoreError(
        code="folder_taken",
        message=_("Thư mục đã có dữ liệu nên không tạo sổ mới ở đó: {folder}.").format(folder=folder),
        hint=_("Chọn một thư mục trống hoặc một tên khác."),
    )


def in_the_way(path: str) -> StoreError:
    """Say that something else bears a name that the program needs."""
    return StoreError(
        code="in_the_way",
        message=_("Có tệp khác nằm đúng chỗ chương trình cần dùng: {path}.").format(path=path),
        hint=_("Đổi tên hoặc dời tệp đó sang nơi khác rồi làm lại."),
    )


def bad_backup() -> StoreError:
    """Say that a backup could not be read back."""
    return StoreError(
        code="bad_backup",
        message=_("Bản sao lưu không đọc lại được nên không dùng."),
        hint=_("Chọn một bản sao lưu khác; nếu vừa sao lưu thì thử lại ở ổ đĩa khác."),
    )


def bad_single_file() -> StoreError:
    """Say that a file is not a whole workspace in one file."""
    return StoreError(
        code="bad_single_file",
        message=_("Tệp này không phải là tệp sao lưu của sổ, hoặc đã bị hỏng khi chép."),
        hint=_("Chép lại tệp từ máy cũ rồi thử lại; sổ ở máy cũ vẫn còn nguyên."),
    )


def original_lost() -> StoreError:
    """Say that a file kept as it came is no longer there, or was changed from outside."""
    return StoreError(
        code="original_lost",
        message=_("Không đọc được gói gốc: tệp giữ các gói gốc trong thư mục của sổ bị mất hoặc bị sửa."),
        hint=_(
            "Lấy lại từ tệp sao lưu cả sổ hoặc bản chép thư mục sổ. Nội dung hồ sơ trong sổ vẫn còn, chỉ thiếu gói gốc."
        ),
    )


def not_kept() -> StoreError:
    """Say that a workspace in memory has no backups."""
    return StoreError(
        code="not_kept",
        message=_("Sổ này chỉ để xem thử, không lưu trên máy nên không có bản sao lưu."),
        hint=_("Tạo một sổ thật để dùng sao lưu, khôi phục và chuyển máy."),
    )


def no_locking() -> StoreError:
    """Say that the place cannot tell one window from two."""
    return StoreError(
        code="no_locking",
        message=_("Ổ đĩa này không cho giữ sổ riêng cho một cửa sổ, nên mở ở đây dễ hỏng dữ liệu."),
        hint=_("Chép sổ vào ổ đĩa của máy này rồi mở."),
    )


_BY_TEXT: tuple[tuple[str, Callable[[], StoreError]], ...] = (
    ("UNIQUE constraint", duplicate_record),
    ("FOREIGN KEY constraint", record_in_use),
    ("a level beside a speaker", level_out_of_place),
    ("database is locked", lambda: locked("")),
    ("readonly database", read_only),
    ("disk I/O error", place_lost),
    ("unable to open database file", place_lost),
    ("closed database", place_lost),
    ("database or disk is full", disk_full),
    ("disk image is malformed", damaged),
    ("file is not a database", damaged),
)  # SQLite's own sentences: the driver gives no result code where a copy fails
_BY_ERRNO: dict[int, Callable[[], StoreError]] = {
    **dict.fromkeys((errno.ENOSPC, errno.EDQUOT), disk_full),
    errno.EFBIG: file_too_large,
    **dict.fromkeys((errno.EACCES, errno.EPERM, errno.EROFS), read_only),
    **dict.fromkeys((errno.EIO, errno.ENOENT, errno.ENOTDIR, errno.ENODEV, errno.ENXIO), place_lost),
    **dict.fromkeys((errno.ENOLCK, errno.ENOTSUP, errno.ENOSYS), no_locking),
}

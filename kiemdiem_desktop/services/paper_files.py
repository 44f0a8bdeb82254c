"""Papers as files that a person asked for: written whole or not at all, and every refusal told in words."""

import errno
import os
from contextlib import suppress
from pathlib import Path

from kiemdiem_desktop.domain.errors import KiemdiemError
from kiemdiem_desktop.i18n import N_, _

_PART = ".part"
_FULL = frozenset({errno.ENOSPC, errno.EDQUOT, errno.EFBIG})
_CLOSED = frozenset({errno.EROFS, errno.EACCES, errno.EPERM, errno.EBUSY, errno.EISDIR, errno.ETXTBSY})
_GONE = frozenset({errno.EIO, errno.ENODEV, errno.ENXIO, errno.ENOENT, errno.ENOTDIR, errno.ESTALE})
_REFUSALS = (
    (
        _FULL,
        "disk_full",
        N_("Không đủ chỗ trống để lưu “{name}” vào “{folder}”."),
        N_("Dọn bớt tệp ở đó hoặc chọn nơi khác, rồi lưu lại."),
    ),
    (
        _CLOSED,
        "read_only",
        N_("“{folder}” không cho ghi tệp “{name}”: nơi đó chỉ cho đọc, hoặc tệp đang mở ở chương trình khác."),
        N_("Đóng tệp nếu đang mở (Word, Excel), gạt khóa ghi của USB nếu có, hoặc chọn nơi khác rồi lưu lại."),
    ),
    (
        _GONE,
        "place_gone",
        N_("Không còn thấy “{folder}” khi lưu “{name}”: USB bị rút hoặc thư mục đã đổi tên."),
        N_("Cắm lại USB hoặc chọn nơi khác, rồi lưu lại."),
    ),
    (frozenset[int](), "write_failed", N_("Không lưu được “{name}” vào “{folder}”."), N_("Chọn nơi khác rồi lưu lại.")),
)


class PaperNotSavedError(KiemdiemError):
    """A paper that could not be written; nothing half-written stays, an earlier file of that name is untouched."""


def save_paper(data: bytes, path: Path) -> None:
    """Write a paper to `path`, in place of a file that the person agreed to replace. Raises: PaperNotSavedError."""
    part = path.with_name(path.name + _PART)
    try:
        _write(data, part)
        part.replace(path)
    except OSError as error:
        with suppress(OSError):  # the stick may be gone; the failure itself is what is told
            part.unlink(missing_ok=True)
        raise _refusal(error, path) from error


def _write(data: bytes, part: Path) -> None:
    with part.open("wb") as file:
        file.write(data)
        file.flush()
        os.fsync(file.fileno())


def _refusal(error: OSError, path: Path) -> PaperNotSavedError:
    found = next((row for row in _REFUSALS if error.errno in row[0]), _REFUSALS[-1])
    _numbers, code, message, hint = found
    return PaperNotSavedError(code=code, message=_(message).format(name=path.name, folder=path.parent), hint=_(hint))

"""Why an update is refused or does not come about: each reason with its sentence; the program stays as it is."""

from typing import Final

from kiemdiem_desktop.exchange.errors import PackageError
from kiemdiem_desktop.i18n import N_

_COPY_AGAIN: Final = N_(
    "Không dùng gói này. Chép lại gói cập nhật từ nơi đã cấp chương trình; chương trình đang dùng vẫn giữ nguyên."
)


class UpdateError(PackageError):
    """An update that is not done; the program and all workspaces stay as they are."""

    CODE = "update"
    MESSAGE = N_("Không cập nhật được chương trình.")
    HINT = _COPY_AGAIN


class NotAnUpdateError(UpdateError):
    """The file is something else, a package of another kind for one."""

    CODE = "not_an_update"
    MESSAGE = N_("Tệp “{name}” không phải gói cập nhật chương trình.")
    HINT = N_("Chọn gói cập nhật do nơi cấp chương trình đưa, tên tệp dạng “{example}”.")


class UpdateHereError(UpdateError):
    """An update where packages of people are taken in."""

    CODE = "update_here"
    MESSAGE = N_("Tệp “{name}” là gói cập nhật chương trình, không phải gói hồ sơ.")
    HINT = N_("Mở tệp ở Cài đặt, mục “Cập nhật chương trình”.")


class BadUpdateError(UpdateError):
    """Changed after it was signed, cut short, or badly copied; `why` is what was seen."""

    CODE = "bad_update"
    MESSAGE = N_("{why} Gói cập nhật này đã hỏng hoặc bị sửa sau khi ký.")


class ForeignUpdateError(UpdateError):
    """Whole, but signed by somebody else than the publisher of this program."""

    CODE = "foreign_update"
    MESSAGE = N_("Gói cập nhật do “{holder}” ký, không phải nơi phát hành chương trình này.")


class UpdateKeyError(UpdateError):
    """The publisher's key has ended, or begins later than the clock of this machine says; `why` tells which."""

    CODE = "update_key"
    MESSAGE = N_("{why} Vì thế chưa dùng được gói cập nhật này.")
    HINT = N_(
        "Xem lại ngày giờ của máy này. Nếu ngày giờ đúng, xin gói cập nhật mới hơn, hoặc cài bằng bộ cài đặt mới."
    )


class NoPublisherError(UpdateError):
    """This program carries no key of a publisher."""

    CODE = "no_publisher"
    MESSAGE = N_("Bản đang dùng không mang khóa của nơi phát hành, nên không kiểm tra được gói cập nhật.")
    HINT = N_("Cập nhật bằng bộ cài đặt của bản mới; sổ chi bộ không bị ảnh hưởng.")


class NewerUpdateFormatError(UpdateError):
    """The package is of a form that this program does not know yet."""

    CODE = "newer_update_format"
    MESSAGE = N_("Gói cập nhật có dạng mới hơn (số {found}; bản đang dùng đọc được đến số {known}).")
    HINT = N_("Cài bằng bộ cài đặt của bản mới; sổ chi bộ không bị ảnh hưởng.")


class OlderUpdateError(UpdateError):
    """Older than the program that runs."""

    CODE = "older_update"
    MESSAGE = N_("Gói này chứa bản {found}, cũ hơn bản {current} đang dùng.")
    HINT = N_("Không cần làm gì. Muốn dùng lại bản trước thì bấm “Quay lại bản trước”.")


class SameUpdateError(UpdateError):
    """The version that runs already."""

    CODE = "same_update"
    MESSAGE = N_("Gói này chứa đúng bản {current} đang dùng.")
    HINT = N_("Không cần làm gì.")


class WaitingUpdateError(UpdateError):
    """Installed already; the program was not started anew since."""

    CODE = "waiting_update"
    MESSAGE = N_("Bản {version} đã được cài, chỉ còn chờ mở lại chương trình.")
    HINT = N_("Đóng chương trình rồi mở lại.")


class OtherTargetError(UpdateError):
    """For another kind of machine."""

    CODE = "other_target"
    MESSAGE = N_("Gói cập nhật này dành cho {found}, không dùng được trên {own}.")
    HINT = N_("Xin nơi cấp chương trình gói cập nhật có tên dạng “{example}”.")


class NoRoomError(UpdateError):
    """Not enough room beside the present version."""

    CODE = "no_room"
    MESSAGE = N_("Cần {needed} MB trống trên ổ đĩa của chương trình để cập nhật, hiện còn {free} MB.")
    HINT = N_("Xóa bớt tệp không cần trên ổ đĩa, rồi cập nhật lại.")


class CannotWriteError(UpdateError):
    """The folder of the program does not let itself be written, or went away."""

    CODE = "cannot_write"
    MESSAGE = N_("Không ghi được bản mới vào “{folder}”.")
    HINT = N_("Xem USB còn cắm và không khóa ghi, đóng các cửa sổ khác của chương trình, rồi cập nhật lại.")


class FileGoneError(UpdateError):
    """The package cannot be read (any more): the stick was pulled out."""

    CODE = "update_gone"
    MESSAGE = N_("Không đọc được gói cập nhật “{name}”.")
    HINT = N_("Cắm lại USB, hoặc chép gói vào máy, rồi mở lại. Chương trình đang dùng vẫn giữ nguyên.")


class NewVersionFailsError(UpdateError):
    """The new version does not run here, or does not open a copy of the workspace; `why` is what it told."""

    CODE = "new_version_fails"
    MESSAGE = N_("{why} Vì thế chưa đổi sang bản {version}.")
    HINT = N_("Bản đang dùng và các sổ vẫn giữ nguyên. Báo cho nơi cấp chương trình câu trên đây.")


class CannotUpdateItselfError(UpdateError):
    """Run from source, or installed by the system's own package."""

    CODE = "no_home"
    MESSAGE = N_("Bản này không tự cập nhật được, vì được cài bằng cách khác.")
    HINT = N_("Cài đè bằng bộ cài đặt của bản mới; sổ chi bộ không bị ảnh hưởng.")


class NoPreviousError(UpdateError):
    """There is no version to go back to."""

    CODE = "no_previous"
    MESSAGE = N_("Trên máy không còn giữ bản trước của chương trình.")
    HINT = N_("Muốn dùng bản cũ hơn thì cài lại bằng bộ cài đặt của bản đó; sổ chi bộ không bị ảnh hưởng.")

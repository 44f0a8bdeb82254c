"""Why a package is refused or cannot be written: one class per reason, each with its own sentence and advice."""

from typing import ClassVar

from kiemdiem_desktop.domain.errors import KiemdiemError
from kiemdiem_desktop.i18n import N_, _

_ASK_AGAIN = N_(
    "Không dùng gói này. Xin chi bộ xuất lại gói từ chương trình và gửi lại; "
    "nếu lần sau vẫn vậy, trao đổi trực tiếp với bí thư chi bộ."
)


class PackageError(KiemdiemError):
    """A refused package. `MESSAGE` and `HINT` take the values that the raising line gives by name."""

    CODE: ClassVar[str] = "package"
    MESSAGE: ClassVar[str] = N_("Gói không dùng được.")
    HINT: ClassVar[str] = _ASK_AGAIN

    def __init__(self, **values: object) -> None:
        super().__init__(code=self.CODE, message=_(self.MESSAGE).format(**values), hint=_(self.HINT).format(**values))


class NotAPackageError(PackageError):
    """The file is something else."""

    CODE = "not_a_package"
    MESSAGE = N_("Tệp này không phải gói hồ sơ kiểm điểm.")
    HINT = N_("Chọn tệp có đuôi .asice do chương trình xuất ra.")


class EmptyFileError(NotAPackageError):
    """0 bytes."""

    CODE = "empty_file"
    MESSAGE = N_("Tệp rỗng, không có dữ liệu nào bên trong.")
    HINT = N_("Thường do rút USB quá sớm. Chép lại gói từ máy gốc, hoặc xin gửi lại.")


class OfficeFileError(NotAPackageError):
    """A Word or Excel file under a package's name."""

    CODE = "office_file"
    MESSAGE = N_("Tệp này là văn bản Word hoặc bảng Excel bị đổi tên, không phải gói hồ sơ.")


class EncryptedPackageError(NotAPackageError):
    """An age file that has not been opened yet."""

    CODE = "encrypted_package"
    MESSAGE = N_("Gói này còn đang được khóa bằng mật mã.")
    HINT = N_("Mở khóa bằng chìa của cấp ủy nhận, rồi mới kiểm tra.")


class NotForUsError(PackageError):
    """An envelope that none of our keys opens."""

    CODE = "not_for_us"
    MESSAGE = N_("Gói này được mã hóa cho nơi khác, sổ này không mở được.")
    HINT = N_("Hỏi lại nơi gửi xem gói gửi cho đơn vị nào; nếu khóa ở đây vừa lập lại, xin gửi lại gói theo khóa mới.")


class DamagedEnvelopeError(PackageError):
    """An envelope that was changed, or cut."""

    CODE = "damaged_envelope"
    MESSAGE = N_("Lớp mã hóa bên ngoài gói bị hỏng hoặc bị sửa.")
    HINT = N_("Thường do rút USB quá sớm hoặc tải dở. Chép lại gói từ máy gốc, hoặc xin gửi lại.")


class TooLargeError(PackageError):
    """Over one of the limits; nothing was unpacked."""

    CODE = "too_large"
    MESSAGE = N_("Gói quá lớn: {what} là {found}, mức cho phép là {limit}.")
    HINT = N_("Xin gửi lại gói với bản chụp kèm theo nhỏ hơn hoặc ít hơn.")


class NewerFormatError(PackageError):
    """Made by a newer program."""

    CODE = "newer_format"
    MESSAGE = N_("Gói do bản chương trình mới hơn làm ra (dạng gói số {found}; bản này đọc được đến số {known}).")
    HINT = N_("Cập nhật chương trình rồi mở lại gói.")


class UnknownSignerError(PackageError):
    """Whole and rightly signed, but by a key that is not enrolled. `words` are for reading back."""

    CODE = "unknown_signer"
    MESSAGE = N_("Chờ xác nhận: gói nguyên vẹn nhưng khóa ký của “{holder}” chưa được ghi nhận ở đây.")
    HINT = N_(
        "Gọi cho người ký, đối chiếu 12 từ trên thẻ khóa: {words}. Đúng thì ghi nhận khóa ở Cài đặt rồi mở lại gói."
    )

    def __init__(self, *, holder: str, fingerprint: str, words: tuple[str, ...], certificate_der: bytes = b"") -> None:
        super().__init__(holder=holder, words=", ".join(words))
        self.holder = holder
        self.fingerprint = fingerprint
        self.words = words
        self.certificate_der = certificate_der


class ExpiredKeyError(PackageError):
    """The key's validity does not cover the moment."""

    CODE = "expired_key"
    MESSAGE = N_("Khóa ký của “{holder}” đã hết hạn ngày {until}.")
    HINT = N_("Chi bộ cần tạo khóa ký mới, báo cấp trên ghi nhận, rồi xuất lại gói.")


class NotYetValidKeyError(PackageError):
    """The key's validity begins later: most often a wrong clock."""

    CODE = "key_not_yet_valid"
    MESSAGE = N_("Khóa ký của “{holder}” chỉ có hiệu lực từ ngày {since}.")
    HINT = N_("Xem lại ngày giờ của máy này và máy đã xuất gói.")


class RevokedKeyError(PackageError):
    """The key was called off."""

    CODE = "revoked_key"
    MESSAGE = N_("Khóa ký của “{holder}” đã bị hủy từ ngày {on}: {reason}.")
    HINT = N_("Không dùng gói này. Gọi cho đơn vị gửi; gói phải ký lại bằng khóa mới đã được ghi nhận.")


class WrongSpeakerError(PackageError):
    """Signed by a known key that may not send packages of this kind."""

    CODE = "wrong_speaker"
    MESSAGE = N_("Khóa ký của “{holder}” được ghi nhận cho việc khác, không dùng để gửi loại gói này.")
    HINT = N_("Không dùng gói này. Gọi cho đơn vị gửi để hỏi lại.")


class SignedAlreadyError(PackageError):
    """The same key signed this package before."""

    CODE = "signed_already"
    MESSAGE = N_("Gói này đã có chữ ký của “{holder}”.")
    HINT = N_("Không cần ký lại. Nếu muốn thêm chữ ký của người khác, chọn khóa của người đó.")


class TamperedPackageError(PackageError):
    """What is in the file is not what was signed; the subclasses tell where it shows."""

    CODE = "tampered"
    MESSAGE = N_("Nội dung gói đã bị thay đổi sau khi ký.")


class TruncatedError(TamperedPackageError):
    """The end of the file is missing."""

    CODE = "truncated"
    MESSAGE = N_("Gói bị cụt: thiếu phần cuối.")
    HINT = N_("Thường do rút USB quá sớm hoặc tải dở. Chép lại gói từ máy gốc, hoặc xin gửi lại.")


class TrailingDataError(TamperedPackageError):
    """Something stands behind the end of the container."""

    CODE = "trailing_data"
    MESSAGE = N_("Sau phần cuối của gói có dữ liệu lạ bị gắn thêm.")


class RepackedError(TamperedPackageError):
    """The shell of the container is not in its one canonical form."""

    CODE = "repacked"
    MESSAGE = N_("Vỏ gói bị sửa, hoặc gói đã bị mở ra đóng lại bằng chương trình khác.")


class CompressedEntryError(TamperedPackageError):
    """An entry is compressed; packages hold entries as they are."""

    CODE = "compressed_entry"
    MESSAGE = N_("Mục “{name}” trong gói bị nén lại: gói đã bị mở ra đóng lại bằng chương trình khác.")


class EncryptedEntryError(TamperedPackageError):
    """An entry carries a ZIP password."""

    CODE = "encrypted_entry"
    MESSAGE = N_("Mục “{name}” trong gói bị đặt mật khẩu, không kiểm tra được.")


class DataDescriptorError(TamperedPackageError):
    """An entry states its size only behind its data, or states it wrongly."""

    CODE = "data_descriptor"
    MESSAGE = N_("Mục “{name}” trong gói khai kích thước không thật.")


class LinkEntryError(TamperedPackageError):
    """An entry is a link to a file outside."""

    CODE = "link_entry"
    MESSAGE = N_("Mục “{name}” trong gói là đường dẫn trỏ ra ngoài.")


class EntryNameError(TamperedPackageError):
    """A name outside the whitelist: a path upwards, a drive, a reserved name, another kind of file."""

    CODE = "entry_name"
    MESSAGE = N_("Trong gói có mục mang tên không được phép: “{name}”.")


class DuplicateEntryError(TamperedPackageError):
    """Two entries of one name, or names that differ only in case."""

    CODE = "duplicate_entry"
    MESSAGE = N_("Trong gói có hai mục trùng tên: “{name}”.")


class EntryChangedError(TamperedPackageError):
    """The bytes of an entry differ from what was signed."""

    CODE = "entry_changed"
    MESSAGE = N_("Mục “{name}” trong gói đã bị thay đổi sau khi ký, hoặc hỏng khi chép.")


class MissingEntryError(TamperedPackageError):
    """The manifest names an entry that is not there, or a needed entry is missing."""

    CODE = "missing_entry"
    MESSAGE = N_("Gói thiếu mục “{name}”.")


class AddedEntryError(TamperedPackageError):
    """An entry that no manifest names."""

    CODE = "added_entry"
    MESSAGE = N_("Mục “{name}” bị thêm vào gói sau khi ký.")


class SwappedManifestError(TamperedPackageError):
    """The manifest is not the one that was signed, or it belongs to another package."""

    CODE = "swapped_manifest"
    MESSAGE = N_("Bản kê “{name}” bị sửa hoặc bị tráo: nó không phải bản kê đã ký của gói này.")


class BadManifestError(TamperedPackageError):
    """The manifest cannot be read as one."""

    CODE = "bad_manifest"
    MESSAGE = N_("Bản kê “{name}” trong gói không đúng mẫu.")


class BadSignatureError(TamperedPackageError):
    """The signature itself is wrong."""

    CODE = "bad_signature"
    MESSAGE = N_("Chữ ký “{name}” trong gói không đúng.")


class WeakDigestError(BadSignatureError):
    """Signed with a digest that can be forged."""

    CODE = "weak_digest"
    MESSAGE = N_("Chữ ký “{name}” dùng cách tính dấu vân tay đã lỗi thời ({found}), có thể bị làm giả.")
    HINT = N_("Không dùng gói này. Xin đơn vị gửi cập nhật chương trình rồi ký lại.")


class UnfitKeyError(BadSignatureError):
    """Signed with a key that is too short, or of a kind that packages do not take."""

    CODE = "unfit_key"
    MESSAGE = N_("Chữ ký “{name}” làm bằng loại khóa không được dùng cho gói hồ sơ ({found}).")
    HINT = N_("Ký lại bằng khóa do chương trình lập, hoặc bằng thiết bị ký mới hơn.")


class KeyUsageError(BadSignatureError):
    """The certificate was issued for something else."""

    CODE = "key_usage"
    MESSAGE = N_("Khóa của “{holder}” được cấp để làm việc khác, không phải để ký.")
    HINT = N_("Ký lại bằng khóa được cấp để ký. Trên thiết bị có nhiều khóa thì chọn khóa khác.")


class SignerCountError(TamperedPackageError):
    """A signature file with no signer or with several."""

    CODE = "signer_count"
    MESSAGE = N_("Tệp chữ ký “{name}” phải có đúng một người ký, ở đây có {count}.")


class ContentError(TamperedPackageError):
    """Rightly signed, but the content is not in its canonical form or lacks its heading."""

    CODE = "bad_content"
    MESSAGE = N_("Phần nội dung của gói không đúng mẫu: {detail}.")


class ForeignCellError(TamperedPackageError):
    """Signed with the key of another unit than the one that the content names."""

    CODE = "foreign_cell"
    MESSAGE = N_("Gói ghi tên đơn vị có mã “{named}” nhưng ký bằng khóa của đơn vị có mã “{signed}”.")
    HINT = N_(
        "Nếu mã đơn vị vừa được sửa: tạo khóa ký mới, báo nơi nhận ghi nhận, rồi xuất lại. Nếu không: gọi cho nơi gửi."
    )


class WriteError(PackageError):
    """A package that could not be written; nothing half-written is left behind."""

    CODE = "write_failed"
    MESSAGE = N_("Không ghi được “{name}” vào “{folder}”.")
    HINT = N_("Dữ liệu trong sổ vẫn còn nguyên. Chọn thư mục hoặc USB khác rồi xuất lại.")


class DiskFullError(WriteError):
    """Not enough room."""

    CODE = "disk_full"
    MESSAGE = N_("Không đủ chỗ trống để ghi “{name}” vào “{folder}”.")
    HINT = N_("Dữ liệu trong sổ vẫn còn nguyên. Dọn bớt tệp trên USB hoặc chọn nơi khác rồi xuất lại.")


class ReadOnlyError(WriteError):
    """The place does not let itself be written."""

    CODE = "read_only"
    MESSAGE = N_("“{folder}” không cho ghi, nên không ghi được “{name}”.")
    HINT = N_("Gạt nút khóa ghi của USB (nếu có), hoặc chọn nơi khác rồi xuất lại.")


class StickPulledError(WriteError):
    """The place went away while writing."""

    CODE = "stick_pulled"
    MESSAGE = N_("Không còn thấy “{folder}” trong lúc ghi “{name}”: USB bị rút hoặc tiếp xúc kém.")
    HINT = N_("Dữ liệu trong sổ vẫn còn nguyên. Cắm lại USB rồi xuất lại; chỉ rút khi đã thấy “đã ghi và kiểm tra”.")


class ExistingFileError(WriteError):
    """Another file has that name; it is left alone."""

    CODE = "existing_file"
    MESSAGE = N_("Trong “{folder}” đã có tệp khác mang tên “{name}”; tệp đó được giữ nguyên.")
    HINT = N_("Chuyển tệp cũ đi nơi khác, hoặc chọn thư mục khác rồi xuất lại.")


class ReadBackError(WriteError):
    """What was read back is not what was written."""

    CODE = "read_back"
    MESSAGE = N_("Đã ghi “{name}” vào “{folder}” nhưng đọc lại thì sai khác, nên bản ghi đó đã được xóa.")
    HINT = N_("USB có thể đã hỏng. Dùng USB khác rồi xuất lại.")

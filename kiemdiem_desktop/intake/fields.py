"""What a column of a roster can mean, and the titles by which secretaries name it."""

from enum import StrEnum

from kiemdiem_desktop.i18n import N_, _


class RosterField(StrEnum):
    """A meaning that a column can have. NOT_KEPT is recognised and left out; IGNORED is left out by choice."""

    FULL_NAME = "full_name"
    FAMILY_NAME = "family_name"
    GIVEN_NAME = "given_name"
    OTHER_NAME = "other_name"
    SEX = "sex"
    BORN_ON = "born_on"
    BORN_IF_MALE = "born_if_male"
    BORN_IF_FEMALE = "born_if_female"
    ETHNIC_GROUP = "ethnic_group"
    PERSONAL_NUMBER = "personal_number"
    CARD_NUMBER = "card_number"
    OLD_CARD_NUMBER = "old_card_number"
    SOURCE_CODE = "source_code"
    ADMITTED_ON = "admitted_on"
    OFFICIAL_ON = "official_on"
    KIND = "kind"
    STATUS = "status"
    STATUS_ON = "status_on"
    POST = "post"
    GOVERNMENT_POST = "government_post"
    MASS_POST = "mass_post"
    LEADER = "leader"
    WORKPLACE = "workplace"
    NOTE = "note"
    REMOVAL = "removal"
    ROW_NUMBER = "row_number"
    NOT_KEPT = "not_kept"
    IGNORED = "ignored"

    @property
    def label(self) -> str:
        """The words for this meaning."""
        return _(_LABELS[self])


_LABELS = {
    RosterField.FULL_NAME: N_("Họ và tên"),
    RosterField.FAMILY_NAME: N_("Họ và tên đệm"),
    RosterField.GIVEN_NAME: N_("Tên"),
    RosterField.OTHER_NAME: N_("Tên gọi khác"),
    RosterField.SEX: N_("Giới tính"),
    RosterField.BORN_ON: N_("Ngày sinh"),
    RosterField.BORN_IF_MALE: N_("Ngày sinh (cột Nam)"),
    RosterField.BORN_IF_FEMALE: N_("Ngày sinh (cột Nữ)"),
    RosterField.ETHNIC_GROUP: N_("Dân tộc"),
    RosterField.PERSONAL_NUMBER: N_("Số định danh cá nhân"),
    RosterField.CARD_NUMBER: N_("Số thẻ đảng viên"),
    RosterField.OLD_CARD_NUMBER: N_("Số thẻ đảng viên cũ"),
    RosterField.SOURCE_CODE: N_("Mã của cấp trên"),
    RosterField.ADMITTED_ON: N_("Ngày vào Đảng"),
    RosterField.OFFICIAL_ON: N_("Ngày chính thức"),
    RosterField.KIND: N_("Chính thức hay dự bị"),
    RosterField.STATUS: N_("Trạng thái sinh hoạt"),
    RosterField.STATUS_ON: N_("Ngày của trạng thái"),
    RosterField.POST: N_("Chức vụ"),
    RosterField.GOVERNMENT_POST: N_("Chức vụ chính quyền"),
    RosterField.MASS_POST: N_("Chức vụ đoàn thể"),
    RosterField.LEADER: N_("Giữ chức vụ lãnh đạo, quản lý"),
    RosterField.WORKPLACE: N_("Nơi công tác"),
    RosterField.NOTE: N_("Ghi chú"),
    RosterField.REMOVAL: N_("Đề nghị xóa"),
    RosterField.ROW_NUMBER: N_("Số thứ tự"),
    RosterField.NOT_KEPT: N_("Nhận ra, không lưu (ngoài phạm vi cần thiết)"),
    RosterField.IGNORED: N_("Bỏ qua"),
}

# Titles folded by `domain.text.search_key`, without brackets, stars and punctuation. The first is the usual one.
TITLES: dict[RosterField, tuple[str, ...]] = {
    RosterField.FULL_NAME: (
        "ho va ten",
        "ho ten",
        "ho va ten khai sinh",
        "ho va ten dang vien",
        "ho ten dang vien",
        "ten dang vien",
        "ho va chu dem va ten",
        "ho chu dem va ten",
        "full name",
    ),
    RosterField.FAMILY_NAME: ("ho va ten dem", "ho va chu dem", "ho dem", "ho lot", "ho va ten lot", "ho"),
    RosterField.GIVEN_NAME: ("ten",),
    RosterField.OTHER_NAME: ("ten goi khac", "ten dang dung", "ten thuong goi", "bi danh"),
    RosterField.SEX: ("gioi tinh", "nam nu", "phai", "gioi"),
    RosterField.BORN_ON: (
        "sinh ngay",
        "ngay sinh",
        "nam sinh",
        "ngay thang nam sinh",
        "ngay thang sinh",
        "ngay thang nam sinh ngay sinh",
        "sinh nam",
    ),
    RosterField.BORN_IF_MALE: (
        "ngay thang nam sinh nam",
        "ngay sinh nam",
        "nam sinh nam",
        "sinh ngay nam",
        "sinh nam nam",
        "tuoi nam sinh nam",
    ),
    RosterField.BORN_IF_FEMALE: (
        "ngay thang nam sinh nu",
        "ngay sinh nu",
        "nam sinh nu",
        "sinh ngay nu",
        "sinh nam nu",
        "tuoi nam sinh nu",
    ),
    RosterField.ETHNIC_GROUP: ("dan toc",),
    RosterField.PERSONAL_NUMBER: (
        "so dinh danh ca nhan",
        "so cccd",
        "cccd",
        "so can cuoc",
        "so can cuoc cong dan",
        "can cuoc cong dan",
        "so dinh danh",
        "ma dinh danh",
        "cccd so dinh danh",
        "so cccd so dinh danh ca nhan",
        "so cccd cmnd",
        "cccd cmnd",
    ),
    RosterField.CARD_NUMBER: (
        "so the dang",
        "so the dang vien",
        "so the",
        "the dang",
        "the dang so",
        "so the dang moi",
        "the dang vien",
        "so tdv",
    ),
    RosterField.OLD_CARD_NUMBER: (
        "so the theo dang quyet dinh 85",
        "so the cu",
        "so the dang cu",
        "so the dang vien cu",
        "so the theo quyet dinh 85",
    ),
    RosterField.SOURCE_CODE: ("id", "ma dang vien", "ma", "ma so", "ma ho so", "ma dv"),
    RosterField.ADMITTED_ON: (
        "ngay vao dang",
        "vao dang",
        "ngay ket nap",
        "ngay ket nap dang",
        "ket nap",
        "ngay vao dang du bi",
        "ngay vao dang lan dau",
        "ngay thang nam vao dang",
        "nam vao dang",
        "du bi",
        "ngay du bi",
        "ngay vao dang ngay ket nap",
    ),
    RosterField.OFFICIAL_ON: (
        "ngay vao dang chinh thuc",
        "ngay chinh thuc",
        "chinh thuc",
        "vao dang chinh thuc",
        "ngay cong nhan chinh thuc",
        "ngay thang nam chinh thuc",
        "ngay cong nhan dang vien chinh thuc",
        "ngay vao dang ngay chinh thuc",
    ),
    RosterField.KIND: ("dang vien chinh thuc du bi", "chinh thuc du bi", "loai dang vien", "dang vien"),
    RosterField.STATUS: (
        "trang thai hoat dong",
        "trang thai",
        "trang thai sinh hoat",
        "tinh trang sinh hoat",
        "tinh trang",
        "trang thai dang vien",
    ),
    RosterField.STATUS_ON: (
        "ngay roi khoi ngay mat ngay mien sinh hoat dang",
        "ngay roi mat mien",
        "ngay roi khoi",
        "ngay trang thai",
        "ngay thay doi trang thai",
        "ngay mien sinh hoat",
    ),
    RosterField.POST: (
        "chuc vu",
        "chuc danh",
        "chuc vu dang",
        "chuc vu trong dang",
        "chuc vu hien nay",
        "chuc vu chi bo",
    ),
    RosterField.GOVERNMENT_POST: ("chuc vu chinh quyen", "chuc vu chuyen mon", "chuc vu cong tac"),
    RosterField.MASS_POST: ("chuc vu doan the", "chuc vu mat tran doan the", "chuc vu hoi doan the"),
    RosterField.LEADER: (
        "giu chuc vu ldql",
        "giu chuc vu lanh dao quan ly",
        "chuc vu lanh dao quan ly",
        "lanh dao quan ly",
        "ldql",
        "la lanh dao quan ly",
    ),
    RosterField.WORKPLACE: ("noi cong tac", "don vi cong tac", "co quan cong tac", "noi lam viec", "don vi", "co quan"),
    RosterField.NOTE: ("ghi chu", "luu y"),
    RosterField.REMOVAL: (
        "de nghi xoa",
        "de nghi xoa do dang vien khong thuoc chi bo neu muon xoa chon co con khong bo qua",
        "xoa",
    ),
    RosterField.ROW_NUMBER: ("stt", "tt", "so tt", "so thu tu", "no"),
    RosterField.NOT_KEPT: (
        "ton giao",
        "noi cap the dang",
        "noi cap the",
        "ngay cap the dang",
        "ngay cap the",
        "ngay cap the dang vien",
        "to chuc dang dang sinh hoat",
        "chi bo dang sinh hoat",
        "chi bo",
        "chi bo noi cu tru",
        "noi dang ky khai sinh",
        "noi sinh",
        "que quan",
        "nguyen quan",
        "thuong tru",
        "noi thuong tru",
        "ho khau thuong tru",
        "tam tru",
        "noi o",
        "noi o hien nay",
        "noi cu tru",
        "cho o hien nay",
        "dia chi",
        "so cmnd cu",
        "so cmnd",
        "cmnd",
        "ket qua kiem tra",
        "chi tiet loi",
        "so dien thoai",
        "dien thoai",
        "email",
        "trinh do",
        "trinh do van hoa",
        "trinh do hoc van",
        "trinh do chuyen mon",
        "trinh do ly luan chinh tri",
        "ly luan chinh tri",
        "tuoi",
        "tuoi dang",
        "nghe nghiep",
        "so ly lich",
        "so ly lich dang vien",
        "thanh phan gia dinh",
        "ngay cap cccd",
        "noi cap cccd",
    ),
}

PLACE_GROUPS = ("noi dang ky khai sinh", "que quan", "thuong tru", "tam tru", "noi o", "noi sinh", "dia chi")

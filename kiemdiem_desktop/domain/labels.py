"""The words that values of the roster and grades are shown with."""

from collections.abc import Mapping

from kiemdiem_desktop.domain.member import MemberKind, PartyPost, Sex, StatusKind, WorkGroup
from kiemdiem_desktop.domain.review import Grade
from kiemdiem_desktop.i18n import N_, _

RosterValue = Sex | MemberKind | PartyPost | WorkGroup | StatusKind | Grade

_LABELS: Mapping[RosterValue, str] = {
    Sex.MALE: N_("Nam"),
    Sex.FEMALE: N_("Nữ"),
    MemberKind.OFFICIAL: N_("Chính thức"),
    MemberKind.PROBATIONARY: N_("Dự bị"),
    PartyPost.SECRETARY: N_("Bí thư"),
    PartyPost.DEPUTY_SECRETARY: N_("Phó bí thư"),
    PartyPost.COMMITTEE_MEMBER: N_("Chi ủy viên"),
    PartyPost.NONE: N_("Không giữ chức vụ trong chi bộ"),
    WorkGroup.LEADER: N_("Giữ chức vụ lãnh đạo, quản lý"),
    WorkGroup.NO_POST: N_("Không giữ chức vụ lãnh đạo, quản lý"),
    WorkGroup.OUTSIDE: N_("Không làm việc trong hệ thống chính trị"),
    StatusKind.EXEMPT: N_("Miễn sinh hoạt"),
    StatusKind.SUSPENDED: N_("Đình chỉ sinh hoạt"),
    StatusKind.COMMITTEE_SUSPENDED: N_("Đình chỉ sinh hoạt cấp ủy"),
    StatusKind.TEMPORARY_ELSEWHERE: N_("Sinh hoạt tạm thời nơi khác"),
    StatusKind.TEMPORARY_HERE: N_("Sinh hoạt tạm thời tại chi bộ"),
    StatusKind.MOVED_IN: N_("Chuyển đến"),
    StatusKind.MOVED_OUT: N_("Đã chuyển sinh hoạt"),
    StatusKind.DIED: N_("Từ trần"),
    StatusKind.LEFT: N_("Rời khỏi Đảng"),
    StatusKind.INTERRUPTED: N_("Gián đoạn sinh hoạt"),
    Grade.EXCELLENT: N_("Xuất sắc"),
    Grade.GOOD: N_("Tốt"),
    Grade.FAIR: N_("Trung bình"),
    Grade.POOR: N_("Kém"),
}


def label_of(value: RosterValue) -> str:
    """Give the words for a value in the active language."""
    return _(_LABELS[value])

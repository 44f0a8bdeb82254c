"""Official words of papers: levels, posts, dates, numbers. They stay Vietnamese in every language."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from kiemdiem_desktop.documents.normal import unbroken
from kiemdiem_desktop.documents.profile import FormatProfile
from kiemdiem_desktop.domain.comment import AnswerKind, CommentKind, CommentSource
from kiemdiem_desktop.domain.ids import MemberId
from kiemdiem_desktop.domain.level import Level
from kiemdiem_desktop.domain.member import PartyPost
from kiemdiem_desktop.domain.review import ShortcomingState

LEVEL_NAMES: Mapping[Level, str] = {
    Level.HTXS: "Hoàn thành xuất sắc nhiệm vụ",
    Level.HTT: "Hoàn thành tốt nhiệm vụ",
    Level.HTNV: "Hoàn thành nhiệm vụ",
    Level.KHT: "Không hoàn thành nhiệm vụ",
}
LEGEND = "; ".join(f"{level.value}: {name}" for level, name in LEVEL_NAMES.items()) + "."
"""What the short names of the levels stand for, under tables that use them."""
NOT_RATED_NAME = "Chưa xếp loại"
POST_NAMES: Mapping[PartyPost, str] = {
    PartyPost.SECRETARY: "Bí thư chi bộ",
    PartyPost.DEPUTY_SECRETARY: "Phó Bí thư chi bộ",
    PartyPost.COMMITTEE_MEMBER: "Chi ủy viên",
    PartyPost.NONE: "Đảng viên",
}
SOURCE_NAMES: Mapping[CommentSource, str] = {
    CommentSource.MEETING: "tại hội nghị",
    CommentSource.RESIDENCE: "nhận xét nơi cư trú",
    CommentSource.AGENCY: "người đứng đầu cơ quan, đơn vị",
    CommentSource.MASS_ORGANISATION: "đoàn thể",
    CommentSource.FORMER_CELL: "chi bộ nơi chuyển đi",
    CommentSource.TEMPORARY_CELL: "chi bộ nơi sinh hoạt tạm thời",
    CommentSource.SUPERIOR: "cấp ủy cấp trên",
}
COMMENT_KIND_NAMES: Mapping[CommentKind, str] = {
    CommentKind.STRENGTH: "ưu điểm",
    CommentKind.SHORTCOMING: "hạn chế, khuyết điểm",
    CommentKind.PROPOSAL: "kiến nghị",
}
STATE_NAMES: Mapping[ShortcomingState, str] = {
    ShortcomingState.OPEN: "chưa khắc phục",
    ShortcomingState.PARTLY: "đang khắc phục",
    ShortcomingState.REMEDIED: "đã khắc phục xong",
}
ANSWER_NAMES: Mapping[AnswerKind, str] = {
    AnswerKind.ACCEPTED: "Tiếp thu",
    AnswerKind.EXPLAINED: "Giải trình",
}
REASON_NAMES: Mapping[str, str] = {
    "ordinary": "sinh hoạt bình thường",
    "moved_in": "chuyển sinh hoạt đến trong năm",
    "moved_out": "đã chuyển sinh hoạt đi nơi khác",
    "not_yet_here": "chưa chuyển sinh hoạt đến",
    "temporary_here": "sinh hoạt tạm thời, xếp loại ở chi bộ chính thức",
    "temporary_elsewhere": "sinh hoạt tạm thời ở nơi khác",
    "exempt": "miễn công tác và sinh hoạt đảng",
    "exempt_absent": "miễn công tác và sinh hoạt đảng, không dự",
    "suspended": "bị đình chỉ sinh hoạt đảng",
    "committee_suspended": "bị đình chỉ sinh hoạt cấp ủy",
    "interrupted": "gián đoạn sinh hoạt đảng",
    "under_six_months": "kết nạp chưa đủ 6 tháng",
    "not_quarterly": "không thuộc diện xếp loại theo quý",
    "admission_unknown": "chưa rõ ngày kết nạp",
    "probationary": "đảng viên dự bị",
    "excused_absent": "vắng mặt có lý do chính đáng",
    "died": "đã từ trần",
    "left": "đã ra khỏi Đảng",
}
# Those who are no members of this cell any more, or not yet: papers do not list them one by one.
NOT_OF_THE_CELL = frozenset({"moved_out", "not_yet_here", "temporary_here", "died", "left"})
CAP_NAMES: Mapping[str, str] = {
    "of_htt_strict": "tính trên số hoàn thành tốt, bỏ phần lẻ",
    "of_htt_rounded": "tính trên số hoàn thành tốt, làm tròn",
    "of_htt_up_strict": "tính trên số hoàn thành tốt trở lên, bỏ phần lẻ",
    "of_htt_up_rounded": "tính trên số hoàn thành tốt trở lên, làm tròn",
}
GROUP_NAMES: Mapping[str, str] = {
    "members": "đảng viên của chi bộ",
    "leaders": "đảng viên giữ chức vụ lãnh đạo, quản lý",
    "others": "đảng viên không giữ chức vụ lãnh đạo, quản lý",
    "form_02": "đảng viên kiểm điểm theo Mẫu 02",
    "form_02A": "đảng viên kiểm điểm theo Mẫu 02A",
    "form_02B": "đảng viên kiểm điểm theo Mẫu 02B",
    "form_05": "đảng viên kiểm điểm theo Mẫu 05",
    "form_2A": "đảng viên kiểm điểm theo Mẫu 2A",
    "form_2B": "đảng viên kiểm điểm theo Mẫu 2B",
    "form_2C": "đảng viên kiểm điểm theo Mẫu 2C",
}
DOTS = "………"
_SHORT_PLACE = 14  # letters of a place that leave room for longer dots beside it


@dataclass(frozen=True, slots=True, kw_only=True)
class PaperDetails:
    """What a paper states of itself; None and empty leave room to write by hand.

    `number` runs within the congress term for each kind of paper; `signer_id` signs for the cell in place of its
    secretary; `recipients` are the lines of "Nơi nhận" before the cell's own copy.
    """

    profile: FormatProfile
    number: int | None = None
    on: date | None = None
    signer_id: MemberId | None = None
    recipients: tuple[str, ...] = ()
    copies: int = 3


def party_date(on: date | None, profile: FormatProfile) -> str:
    """Give "ngày 05 tháng 02 năm 2026": days below 10 and the profile's first months have a leading zero."""
    if on is None:
        return f"ngày {DOTS} tháng {DOTS} năm {DOTS}"  # may break: it is as long as half a line
    month = f"{on.month:02d}" if on.month <= profile.padded_months else str(on.month)
    return unbroken(f"ngày {on.day:02d} tháng {month} năm {on.year}")


def place_and_date(place: str, on: date | None, profile: FormatProfile) -> str:
    """Give the line under the Party's name: "Tiên Phong, ngày 05 tháng 02 năm 2026", short dots for no date."""
    if on is not None:
        return f"{place}, {party_date(on, profile)}"
    dots = DOTS[:2] if len(place) <= _SHORT_PLACE else DOTS[:1]
    return f"{place}, {unbroken(f'ngày {dots} tháng {dots} năm {dots}')}"


def party_number(paper: PaperDetails, kind: str) -> str:
    """Give "Số 05-BC/CB", without a colon; room for the number where there is none yet."""
    number = DOTS if paper.number is None else f"{paper.number:02d}"
    return unbroken(f"{paper.profile.number_word} {number}-{kind}/CB")


def clock(time_of_day: str) -> str:
    """Give "14 giờ 30 phút" for "14:30"; dots for an empty time."""
    hours, _colon, minutes = time_of_day.partition(":")
    return unbroken(f"{hours} giờ {minutes} phút") if time_of_day else f"{DOTS} giờ {DOTS} phút"


def percent(part: int, whole: int) -> str:
    """Give "66,7%" for 2 of 3, rounded half up to one decimal; a dash where nothing can be counted."""
    if whole == 0:
        return "–"
    tenths = int(Fraction(part * 1000, whole) + Fraction(1, 2))
    return f"{tenths // 10},{tenths % 10}%" if tenths % 10 else f"{tenths // 10}%"


def level_name(level: Level | None) -> str:
    """Give the full official name, a dash for none."""
    return "–" if level is None else LEVEL_NAMES[level]


def decided_level(level: Level | None) -> str:
    """Give the full official name, dots to write on where there is none yet."""
    return DOTS * 2 if level is None else LEVEL_NAMES[level]


def reason_name(code: str) -> str:
    """Give a reason of the rules in words; a code without words is printed as it is."""
    return REASON_NAMES.get(code, code)


def group_name(code: str) -> str:
    """Give a group of the cap in words; a code without words is printed as it is."""
    return GROUP_NAMES.get(code, code)


def sentence(text: str) -> str:
    """Give `text` closed by exactly one sign: its own ("." "!" "?" "…") or a full stop."""
    text = text.strip()
    return text if text.endswith((".", "!", "?", "…")) else f"{text}."


def listed(texts: Iterable[str]) -> str:
    """Give several typed texts as one sentence, parted by semicolons."""
    return sentence("; ".join(text.strip().rstrip(".") for text in texts))

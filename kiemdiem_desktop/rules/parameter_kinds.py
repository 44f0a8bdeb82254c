"""What each parameter is: its label, its unit, and which way a local layer may move it."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from enum import StrEnum

from kiemdiem_desktop.domain.round import FormCode
from kiemdiem_desktop.i18n import N_, _
from kiemdiem_desktop.rules.regulation import ParameterValue

_MOST_LETTERS = 60
BY_GROUP = "by_group"  # a form for each by the work group, as the centre says
_MONTH_DAY = re.compile(r"(\d{1,2})/(\d{1,2})")


class Direction(StrEnum):
    """How a local layer may change a value of the centre without loosening it."""

    UP = "up"  # only a higher value is stricter
    DOWN = "down"  # only a lower or earlier value is stricter
    FIXED = "fixed"  # the centre left nothing open
    FREE = "free"  # the text leaves it open


@dataclass(frozen=True, slots=True, kw_only=True)
class ParameterKind:
    """A known parameter. `choices` are the allowed words of the unit "choice".

    `left_to_superior` is the place where the centre leaves the matter to the superior and gives no value itself
    ("hd-43-2025 §4.2"), "" for all others.
    """

    label: str
    unit: str
    direction: Direction = Direction.FREE
    choices: tuple[str, ...] = ()
    left_to_superior: str = ""


def _kind(label: str, unit: str, direction: Direction = Direction.FREE, choices: str = "") -> ParameterKind:
    return ParameterKind(label=label, unit=unit, direction=direction, choices=tuple(choices.split()))


def _left(label: str, unit: str, place: str) -> ParameterKind:
    return ParameterKind(label=label, unit=unit, left_to_superior=place)


KINDS = {
    # qd-366-2025: fixed by the centre
    "new_member_months": _kind(N_("Thời gian mới kết nạp chưa kiểm điểm"), "months", Direction.FIXED),
    "general_points": _kind(N_("Tổng điểm nhóm tiêu chí chung"), "points", Direction.FIXED),
    "results_points": _kind(N_("Tổng điểm nhóm tiêu chí kết quả"), "points", Direction.FIXED),
    "score_htxs_min": _kind(N_("Điểm thấp nhất của mức hoàn thành xuất sắc"), "points", Direction.UP),
    "score_htt_min": _kind(N_("Điểm thấp nhất của mức hoàn thành tốt"), "points", Direction.UP),
    "score_htnv_min": _kind(N_("Điểm thấp nhất của mức hoàn thành"), "points", Direction.UP),
    "completed_min_percent": _kind(N_("Tỷ lệ nhiệm vụ phải hoàn thành"), "percent", Direction.UP),
    "beyond_min_percent": _kind(N_("Tỷ lệ nhiệm vụ vượt mức yêu cầu"), "percent", Direction.UP),
    "late_max_percent": _kind(N_("Tỷ lệ nhiệm vụ chậm tiến độ nhiều nhất"), "percent", Direction.DOWN),
    "remedied_min_percent": _kind(N_("Tỷ lệ hạn chế đã chỉ ra phải khắc phục"), "percent", Direction.UP),
    "cap_percent": _kind(N_("Tỷ lệ xuất sắc so với hoàn thành tốt"), "percent", Direction.DOWN),
    "cap_exception_percent": _kind(N_("Tỷ lệ xuất sắc khi có thành tích nổi trội"), "percent", Direction.DOWN),
    "forced_area_percent": _kind(N_("Mức hoàn thành nhiệm vụ tối thiểu của lĩnh vực"), "percent", Direction.UP),
    "forced_units_percent": _kind(N_("Tỷ lệ đơn vị phụ trách không hoàn thành"), "percent", Direction.DOWN),
    "forced_low_confidence_percent": _kind(N_("Tỷ lệ phiếu tín nhiệm thấp"), "percent", Direction.DOWN),
    "forced_not_completed_percent": _kind(
        N_("Tỷ lệ nhiệm vụ không hoàn thành của đảng viên"), "percent", Direction.DOWN
    ),
    # hd-43-2025
    "finish_by": _kind(N_("Hạn hoàn thành kiểm điểm, xếp loại"), "month_day", Direction.DOWN),
    "special_finish_by": _kind(N_("Hạn của đơn vị đặc thù (năm sau)"), "month_day", Direction.DOWN),
    "draft_working_days": _kind(N_("Số ngày làm việc gửi dự thảo trước hội nghị"), "working_days", Direction.UP),
    "min_duration_days": _kind(N_("Thời gian kiểm điểm tối thiểu"), "days"),
    "sick_leave_months": _kind(N_("Thời gian nghỉ ốm được xét theo việc thực tế"), "months", Direction.FIXED),
    "small_collective": _kind(N_("Số thành viên tối thiểu để tập thể kiểm điểm riêng"), "people", Direction.FIXED),
    # forms by groups of members
    "form_leader": _kind(N_("Mẫu của người giữ chức vụ lãnh đạo, quản lý"), "form", Direction.FIXED),
    "form_no_post": _kind(N_("Mẫu của người không giữ chức vụ lãnh đạo, quản lý"), "form", Direction.FIXED),
    "form_outside": _kind(N_("Mẫu của đảng viên ngoài hệ thống chính trị"), "form", Direction.FIXED),
    "form_secretaries": _kind(N_("Mẫu của bí thư, phó bí thư không giữ chức vụ chính quyền"), "form", choices=BY_GROUP),
    "form_committee_members": _kind(N_("Mẫu của chi ủy viên không giữ chức vụ chính quyền"), "form", choices=BY_GROUP),
    # the Charter and its implementing regulation
    "vote_base_rule": _kind(N_("Cách tính số thành viên của hội nghị"), "choice", Direction.FIXED, "summoned_official"),
    "residence_comment": _kind(N_("Lấy nhận xét của nơi cư trú"), "yes_no", Direction.FIXED),
    "residence_comment_exemption": _kind(
        N_("Người ở diện riêng không phải lấy nhận xét nơi cư trú hằng năm"), "yes_no", Direction.FIXED
    ),
    "self_review_kept_years": _kind(N_("Số năm giữ bản kiểm điểm trong hồ sơ đảng viên"), "years", Direction.UP),
    # left open by the texts: stated defaults
    "vote_threshold": _kind(N_("Tỷ lệ phiếu để thông qua một mức"), "choice", choices="over_half two_thirds"),
    "vote_threshold_htxs": _kind(N_("Tỷ lệ phiếu để thông qua mức xuất sắc"), "choice", choices="over_half two_thirds"),
    "vote_base": _kind(N_("Tỷ lệ phiếu tính trên"), "choice", choices="members all_official present"),
    "quorum": _kind(N_("Số người dự tối thiểu"), "choice", choices="over_half two_thirds"),
    "cap_base": _kind(N_("Mẫu số của tỷ lệ xuất sắc"), "choice", choices="of_htt of_htt_up"),
    "cap_rounding": _kind(N_("Làm tròn số xuất sắc"), "choice", choices="strict rounded"),
    "cap_exception": _kind(N_("Được áp dụng tỷ lệ của đơn vị nổi trội"), "yes_no"),
    "cap_groups": _kind(N_("Nhóm tính tỷ lệ xuất sắc"), "choice", choices="leaders_others by_form together"),
    "cap_counts_secretary": _kind(N_("Tính cả bí thư vào tỷ lệ xuất sắc"), "yes_no"),
    "points_step": _kind(N_("Bước điểm nhỏ nhất"), "points"),
    "not_applicable_points": _kind(N_("Điểm của tiêu chí không áp dụng"), "choice", choices="reweight full zero"),
    "six_months_until": _kind(N_("Mốc cuối khi tính tuổi đảng"), "choice", choices="evaluation year_end"),
    "deadline_day_counts": _kind(N_("Xong đúng ngày cuối vẫn là trong hạn"), "yes_no"),
    "minutes_of_one_day": _kind(N_("Số phút được coi là một ngày làm việc"), "minutes"),
    "sick_leave_days": _kind(N_("Số ngày tương ứng với thời gian nghỉ ốm"), "days"),
    "fixed_holidays": _kind(N_("Ngày nghỉ lễ không tính là ngày làm việc"), "month_days"),
    "civil_servant_link": _kind(N_("Mức cán bộ, công chức, viên chức giới hạn mức đảng viên"), "yes_no", Direction.UP),
    "head_not_above_collective": _kind(N_("Người đứng đầu không xếp cao hơn tập thể"), "yes_no", Direction.UP),
    "cell_members_link": _kind(N_("Mức của chi bộ phụ thuộc mức của đảng viên"), "yes_no", Direction.UP),
    "cell_htxs_htnv_percent": _kind(
        N_("Tỷ lệ đảng viên hoàn thành trở lên khi chi bộ xuất sắc"), "percent", Direction.UP
    ),
    "cell_htxs_htt_percent": _kind(
        N_("Tỷ lệ đảng viên hoàn thành tốt trở lên khi chi bộ xuất sắc"), "percent", Direction.UP
    ),
    # quarters, and results over several years
    "quarter_subjects": _kind(N_("Ai được xếp loại theo quý"), "choice", choices="leaders leaders_and_posts everybody"),
    "quarter_leave_days": _kind(N_("Số ngày nghỉ ốm, thai sản trong quý để chưa xếp loại"), "days"),
    "quarter_training_days": _kind(N_("Số ngày học tập trung trong quý để chưa xếp loại"), "days"),
    "quarter_appointed_days": _kind(N_("Số ngày giữ chức vụ lần đầu ít nhất để xếp loại quý"), "days"),
    "quarter_post_change_days": _kind(N_("Số ngày ở vị trí mới ít nhất để nơi mới xếp loại quý"), "days"),
    "quarter_check_waits": _kind(N_("Đang kiểm tra dấu hiệu vi phạm thì chưa xếp loại quý"), "yes_no"),
    "quarter_kht_bars_htxs": _kind(N_("Có một quý không hoàn thành thì cả năm không xuất sắc"), "yes_no"),
    "nominees_by_quarters": _kind(N_("Nhiều quý xuất sắc hơn thì xếp trước khi đề nghị xuất sắc"), "yes_no"),
    "commendation_years": _kind(N_("Số năm xuất sắc liền để được xét khen thưởng"), "years", Direction.FIXED),
    "kht_years": _kind(N_("Số năm liền không hoàn thành phải xem xét tư cách"), "years"),
    # advice on the words of self-reviews: no rule of the Party
    "advice_least_words": _kind(N_("Nhắc lời văn: ngắn hơn số chữ này coi như chưa viết"), "words"),
    "advice_same_percent": _kind(N_("Nhắc lời văn: hai đoạn giống nhau từ"), "percent"),
    "advice_same_words": _kind(N_("Nhắc lời văn: chỉ so đoạn dài từ"), "words"),
    "advice_strength_words": _kind(N_("Nhắc lời văn: chỉ xét khi phần ưu điểm dài từ"), "words"),
    "advice_strength_times": _kind(N_("Nhắc lời văn: ưu điểm dài hơn hạn chế quá"), "times"),
    "advice_promise_percent": _kind(N_("Nhắc lời văn: lời hứa năm trước coi là đã nhắc nếu còn từ"), "percent"),
    # qd-132-2018 and qd-124-2023 only
    "grade_conditions": _kind(N_("Cấp độ của tiêu chí giới hạn mức tốt và hoàn thành"), "yes_no", Direction.UP),
    "forced_completed_percent": _kind(N_("Mức hoàn thành nhiệm vụ tối thiểu của cá nhân"), "percent", Direction.UP),
    "leader_on_time_percent": _kind(
        N_("Tỷ lệ nhiệm vụ đúng tiến độ của lãnh đạo xếp mức tốt"), "percent", Direction.UP
    ),
    "leader_completed_percent": _kind(
        N_("Tỷ lệ nhiệm vụ hoàn thành của lãnh đạo xếp mức hoàn thành"), "percent", Direction.UP
    ),
    "leader_late_percent": _kind(
        N_("Tỷ lệ nhiệm vụ của riêng lãnh đạo được chậm khi xếp mức hoàn thành"), "percent", Direction.DOWN
    ),
    "former_cell_months": _kind(N_("Thời gian ở chi bộ cũ phải có nhận xét"), "months", Direction.DOWN),
    "split_collective_general": _kind(N_("Chia điểm tiêu chí chung, tập thể"), "points_split"),
    "split_collective_results": _kind(N_("Chia điểm kết quả, tập thể"), "points_split"),
    "split_leader_general": _kind(N_("Chia điểm tiêu chí chung, lãnh đạo quản lý"), "points_split"),
    "split_leader_results": _kind(N_("Chia điểm kết quả, lãnh đạo quản lý"), "points_split"),
    "split_no_post_general": _kind(N_("Chia điểm tiêu chí chung, không giữ chức vụ"), "points_split"),
    "split_no_post_results": _kind(N_("Chia điểm kết quả, không giữ chức vụ"), "points_split"),
    "split_outside_general": _kind(N_("Chia điểm tiêu chí chung, ngoài hệ thống chính trị"), "points_split"),
    "split_outside_results": _kind(N_("Chia điểm kết quả, ngoài hệ thống chính trị"), "points_split"),
    # no value before the superior sets one
    "submit_by": _left(N_("Hạn chi bộ nộp hồ sơ cho cấp trên"), "month_day", "hd-43-2025 §4.2"),
    "form_mark_01": _left(N_("Ký hiệu in trên Mẫu 01"), "text", "hd-43-2025 §7.12"),
    "form_mark_2A": _left(N_("Ký hiệu in trên Mẫu 2A"), "text", "hd-43-2025 §7.12"),
    "form_mark_2B": _left(N_("Ký hiệu in trên Mẫu 2B"), "text", "hd-43-2025 §7.12"),
    "form_mark_2C": _left(N_("Ký hiệu in trên Mẫu 2C"), "text", "hd-43-2025 §7.12"),
}


def read_value(kind: ParameterKind, text: str) -> ParameterValue | None:
    """Read a value in the unit of `kind`; None if it is no value of that unit."""
    try:
        return _READERS.get(kind.unit, _whole)(kind, text.strip())
    except (ValueError, InvalidOperation):
        return None


def unit_text(unit: str) -> str:
    """Give the unit as a person reads it."""
    return _(_UNITS[unit])


def is_stricter_or_equal(kind: ParameterKind, *, local: ParameterValue, central: ParameterValue) -> bool:
    """Whether a local value keeps to what the centre allows."""
    if kind.direction is Direction.FREE or local == central:
        return True
    if kind.direction is Direction.FIXED:
        return False
    is_higher = _order(local) > _order(central)
    return is_higher if kind.direction is Direction.UP else not is_higher


def month_day(text: str) -> tuple[int, int]:
    """Give (month, day) of "31/12". Raises: ValueError."""
    match = _MONTH_DAY.fullmatch(text)
    if match is None:
        raise ValueError(text)
    day, month = int(match[1]), int(match[2])
    if not (1 <= month <= 12 and 1 <= day <= 31):
        raise ValueError(text)
    return month, day


def _order(value: ParameterValue) -> Decimal:
    if isinstance(value, str):
        month, day = month_day(value)
        return Decimal(month * 100 + day)
    assert isinstance(value, int | Decimal)
    return Decimal(value)


def _whole(kind: ParameterKind, text: str) -> ParameterValue:
    number = int(text)
    if number < 0 or (kind.unit == "percent" and number > 100):
        raise ValueError(text)
    return number


def _points(_kind: ParameterKind, text: str) -> ParameterValue:
    points = Decimal(text.replace(",", "."))
    if not points.is_finite() or points < 0:
        raise ValueError(text)
    return points


def _yes_no(_kind: ParameterKind, text: str) -> ParameterValue:
    words = {"yes": True, "có": True, "true": True, "no": False, "không": False, "false": False}
    if text.lower() not in words:
        raise ValueError(text)
    return words[text.lower()]


def _choice(kind: ParameterKind, text: str) -> ParameterValue:
    if text not in kind.choices:
        raise ValueError(text)
    return text


def _day_of_year(_kind: ParameterKind, text: str) -> ParameterValue:
    month, day = month_day(text)
    return f"{day:02d}/{month:02d}"


def _days_of_year(kind: ParameterKind, text: str) -> ParameterValue:
    return ";".join(str(_day_of_year(kind, part.strip())) for part in text.split(";") if part.strip())


def _words(_kind: ParameterKind, text: str) -> ParameterValue:
    if not text or len(text) > _MOST_LETTERS:
        raise ValueError(text)
    return text


def _form(_kind: ParameterKind, text: str) -> ParameterValue:
    """A code of a form as it stands; whether the year knows it is told by the set."""
    return text if text == BY_GROUP else str(FormCode(text))


def _split(kind: ParameterKind, text: str) -> ParameterValue:
    shares = [_points(kind, part.strip()) for part in text.split(";")]
    return tuple(share for share in shares if isinstance(share, Decimal))


_READERS: dict[str, Callable[[ParameterKind, str], ParameterValue]] = {
    "points": _points,
    "yes_no": _yes_no,
    "choice": _choice,
    "month_day": _day_of_year,
    "month_days": _days_of_year,
    "points_split": _split,
    "text": _words,
    "form": _form,
}
_UNITS = {
    "points": N_("điểm"),
    "percent": N_("phần trăm"),
    "days": N_("ngày"),
    "working_days": N_("ngày làm việc"),
    "months": N_("tháng"),
    "years": N_("năm"),
    "minutes": N_("phút"),
    "people": N_("người"),
    "words": N_("chữ"),
    "times": N_("lần"),
    "month_day": N_("ngày/tháng"),
    "month_days": N_("các ngày/tháng, cách nhau dấu chấm phẩy"),
    "yes_no": N_("có hoặc không"),
    "choice": N_("một trong các cách tính"),
    "points_split": N_("các điểm, cách nhau dấu chấm phẩy"),
    "text": N_("chữ, nhiều nhất 60 ký tự"),
    "form": N_("mẫu bản kiểm điểm"),
}

"""What the year holds about a subject besides its own words: leave, confidence vote, conclusions."""

from dataclasses import dataclass
from enum import StrEnum

from kiemdiem_desktop.domain.ids import RoundId, RowId, SubjectId
from kiemdiem_desktop.domain.partial_date import PartialDate


@dataclass(frozen=True, slots=True, kw_only=True)
class YearRecord:
    """Counts of the year. None means *not stated*.

    `sick_leave_days` ≥ 0; `low_confidence_percent` 0–100, None where no confidence vote was held;
    `units_in_charge` and `units_not_completed` are the fields or units led and those of them rated KHT.
    `area` figures: tasks of the area or unit directly led (collectives and leaders).

    Source: qd-366-2025 Điều 11 khoản 4; hd-43-2025 §7.5
    """

    id: RowId = RowId(0)
    round_id: RoundId
    subject_id: SubjectId
    sick_leave_days: int | None = None
    has_maternity_leave: bool = False
    low_confidence_percent: int | None = None
    units_in_charge: int | None = None
    units_not_completed: int | None = None
    has_basic_targets: bool = False
    basic_targets_failed: int | None = None
    has_residence_comment_exemption: bool = False
    special_conditions: str = ""


class ConclusionKind(StrEnum):
    """What a competent level concluded. Source: qd-366-2025 Điều 11 khoản 4."""

    PERSONNEL_WRONGDOING = "personnel_wrongdoing"  # sai phạm trong công tác cán bộ, mất đoàn kết, cục bộ, chạy chức
    DEGRADATION = "degradation"  # suy thoái, tự diễn biến, tự chuyển hoá
    PROHIBITION_BREACH = "prohibition_breach"  # vi phạm những điều đảng viên không được làm
    EXEMPLARY_BREACH = "exemplary_breach"  # vi phạm trách nhiệm nêu gương
    SUBORDINATE_CORRUPTION = "subordinate_corruption"  # cấp dưới trực tiếp tham nhũng, lãng phí, tiêu cực bị kỷ luật
    COMPLAINT = "complaint"  # đơn thư, dấu hiệu vi phạm chưa kết luận


@dataclass(frozen=True, slots=True, kw_only=True)
class Conclusion:
    """A conclusion (or an open complaint) about a subject; None in a yes/no field means *not stated*."""

    id: RowId = RowId(0)
    round_id: RoundId
    subject_id: SubjectId
    kind: ConclusionKind
    body: str = ""
    number: str = ""
    concluded_on: PartialDate | None = None
    content: str = ""
    harms_reputation: bool | None = None
    is_self_detected: bool | None = None
    is_remedied: bool | None = None
    is_force_majeure: bool | None = None

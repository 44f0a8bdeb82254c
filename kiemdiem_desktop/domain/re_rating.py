"""A decided rating that a later decision adjusts, cancels or replaces: the first one is never erased."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from kiemdiem_desktop.domain.citation import Citation
from kiemdiem_desktop.domain.ids import MemberId, RowId
from kiemdiem_desktop.domain.level import Level
from kiemdiem_desktop.domain.period import Period
from kiemdiem_desktop.domain.round import SubjectKind
from kiemdiem_desktop.i18n import N_, _


class ReRatingKind(StrEnum):
    """What the later decision does. Source: qd-366-2025 Điều 15 khoản 3."""

    ADJUSTED = "adjusted"  # điều chỉnh
    CANCELLED = "cancelled"  # hủy kết quả, chưa xếp loại lại
    RATED_AGAIN = "rated_again"  # hủy và xếp loại lại

    @property
    def label(self) -> str:
        """What it is called on paper."""
        return _(_KINDS[self])


class ReRatingGround(StrEnum):
    """Why a rating is taken up again. Source: qd-366-2025 Điều 15 khoản 3."""

    STANDARD_NOT_MET = "standard_not_met"
    UNTRUTHFUL = "untruthful"
    REPORTED = "reported"
    EARLIER_VIOLATION = "earlier_violation"  # năm 2023, 2024: vi phạm của năm trước, xếp lại năm đó
    COMPLAINT = "complaint"

    @property
    def label(self) -> str:
        """The ground in words."""
        return _(_GROUNDS[self])


@dataclass(frozen=True, slots=True, kw_only=True)
class ReRating:
    """One later decision on the rating of a member or collective for a year or a quarter.

    The rating may stand in a round of the workspace or have been entered by hand, so it is named by subject, year
    and period. `member_id` is None for a collective; `name` is as it stood then. `old_level` is what the decision
    found, None where it is not known; `new_level` is None where the result is cancelled and nothing set in its place.
    `citation` is the article that the decision stands on.
    """

    id: RowId = RowId(0)
    subject_kind: SubjectKind
    member_id: MemberId | None = None
    name: str
    year: int
    period: Period = Period.YEAR
    kind: ReRatingKind = ReRatingKind.RATED_AGAIN
    ground: ReRatingGround
    reason: str = ""
    old_level: Level | None = None
    old_number: str = ""
    old_decided_on: date | None = None
    new_level: Level | None = None
    body: str = ""
    number: str = ""
    decided_on: date | None = None
    citation: Citation


_KINDS = {
    ReRatingKind.ADJUSTED: N_("Điều chỉnh kết quả xếp loại"),
    ReRatingKind.CANCELLED: N_("Hủy kết quả xếp loại"),
    ReRatingKind.RATED_AGAIN: N_("Hủy và xếp loại lại"),
}
_GROUNDS = {
    ReRatingGround.STANDARD_NOT_MET: N_("Phát hiện khuyết điểm, mức đã xếp không đủ điều kiện"),
    ReRatingGround.UNTRUTHFUL: N_("Kiểm điểm, kê khai không trung thực làm sai kết quả"),
    ReRatingGround.REPORTED: N_("Có phản ánh của tổ chức, đảng viên, Nhân dân được xác minh là đúng"),
    ReRatingGround.EARLIER_VIOLATION: N_("Vi phạm của năm đó, nay mới bị kỷ luật"),
    ReRatingGround.COMPLAINT: N_("Giải quyết khiếu nại, kiến nghị"),
}

"""What a quarter holds about a leader that may leave the quarter without a rating."""

from dataclasses import dataclass
from datetime import date

from kiemdiem_desktop.domain.ids import RoundId, RowId, SubjectId


@dataclass(frozen=True, slots=True, kw_only=True)
class QuarterRecord:
    """Facts of one quarter. None means *not stated*; days are counted within the quarter.

    `leave_days` are days of sick or maternity leave, `training_days` those of concentrated training.
    `appointed_on` is the day of a first appointment to a leading post, `post_changed_on` that of a change of post.

    Source: hd-02-2026 Toàn văn
    """

    id: RowId = RowId(0)
    round_id: RoundId
    subject_id: SubjectId
    leave_days: int | None = None
    training_days: int | None = None
    appointed_on: date | None = None
    post_changed_on: date | None = None
    is_under_check: bool | None = None
    note: str = ""

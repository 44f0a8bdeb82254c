"""Self-reviews: text of each section, points, task counts, and shortcomings as rows of their own."""

from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from enum import StrEnum
from fractions import Fraction

from kiemdiem_desktop.domain.ids import RoundId, RowId, SubjectId
from kiemdiem_desktop.domain.level import Level
from kiemdiem_desktop.domain.partial_date import PartialDate


@dataclass(frozen=True, slots=True, kw_only=True)
class SectionText:
    """The text of one section; `code` is the form's own ("A.I.1")."""

    code: str
    text: str


class Grade(StrEnum):
    """How well a criterion is met, best first: what rounds before 2025 tick instead of points.

    Source: qd-124-2023 Điều 11 khoản 1
    """

    EXCELLENT = "excellent"  # Xuất sắc
    GOOD = "good"  # Tốt
    FAIR = "fair"  # Trung bình
    POOR = "poor"  # Kém

    @property
    def rank(self) -> int:
        """0 for the best grade, 3 for the lowest."""
        return list(Grade).index(self)


@dataclass(frozen=True, slots=True, kw_only=True)
class CriterionPoints:
    """Points of one criterion; None with `not_applicable` tells that it is left out, not zero.

    `grade` stands in place of points where the regulation of the round grades its criteria (before 2025).
    """

    code: str
    points: Decimal | None = None
    not_applicable: str = ""
    grade: Grade | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class TaskCounts:
    """Tasks of the year as counts ≥ 0.

    `on_time` ≤ `completed` ≤ `assigned`, and `completed` + `not_completed` ≤ `assigned`.
    `beyond` counts tasks done beyond requirement.

    Source: qd-366-2025 Điều 11
    """

    assigned: int = 0
    completed: int = 0
    on_time: int = 0
    beyond: int = 0
    not_completed: int = 0

    @property
    def completed_share(self) -> Fraction | None:
        """Completed of assigned, 0–1; None with nothing assigned."""
        return self._share(self.completed)

    @property
    def late_share(self) -> Fraction | None:
        """Completed but late, of assigned, 0–1."""
        return self._share(self.completed - self.on_time)

    @property
    def beyond_share(self) -> Fraction | None:
        """Beyond requirement, of assigned, 0–1."""
        return self._share(self.beyond)

    @property
    def not_completed_share(self) -> Fraction | None:
        """Not completed, of assigned, 0–1."""
        return self._share(self.not_completed)

    def _share(self, part: int) -> Fraction | None:
        return Fraction(part, self.assigned) if self.assigned > 0 else None


@dataclass(frozen=True, slots=True, kw_only=True)
class SelfReview:
    """The self-review of one subject. `tasks` None means *not entered*.

    `from_paper`: typed in by the secretary from the signed paper. `draft_sent_on`: when the collective's draft
    went to the participants (at least 3 working days before). `finished_at`: marked done by the secretary.

    Source: hd-43-2025 §2.1
    """

    id: RowId = RowId(0)
    round_id: RoundId
    subject_id: SubjectId
    sections: tuple[SectionText, ...] = ()
    points: tuple[CriterionPoints, ...] = ()
    tasks: TaskCounts | None = None
    self_level: Level | None = None
    from_paper: bool = False
    signed_on: date | None = None
    draft_sent_on: date | None = None
    finished_at: datetime | None = None

    def text_of(self, code: str) -> str:
        """Give the text of a section, empty if there is none."""
        return next((section.text for section in self.sections if section.code == code), "")

    def points_of(self, code: str) -> CriterionPoints | None:
        """Give the points entered for a criterion, if any."""
        return next((row for row in self.points if row.code == code), None)


class ShortcomingState(StrEnum):
    """How far a shortcoming of an earlier year is remedied."""

    OPEN = "open"
    PARTLY = "partly"
    REMEDIED = "remedied"


@dataclass(frozen=True, slots=True, kw_only=True)
class Shortcoming:
    """One shortcoming: what, cause, remedy, limit, state.

    `carried_from` names the row of the earlier round that this one continues: only such rows count in
    "khắc phục 100 %". `shown_by` tells who showed it ("tự nhận", "kết luận kiểm tra …").

    Source: qd-366-2025 Điều 11 khoản 1 điểm 1.4
    """

    id: RowId = RowId(0)
    round_id: RoundId
    subject_id: SubjectId
    what: str
    cause: str = ""
    remedy: str = ""
    due_on: PartialDate | None = None
    state: ShortcomingState = ShortcomingState.OPEN
    result: str = ""
    shown_by: str = ""
    carried_from: RowId | None = None

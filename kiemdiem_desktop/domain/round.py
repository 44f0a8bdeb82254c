"""A review round and the subjects reviewed and rated in it."""

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from kiemdiem_desktop.domain.ids import MemberId, RoundId, SubjectId
from kiemdiem_desktop.domain.member import MemberKind, PartyPost, WorkGroup
from kiemdiem_desktop.domain.period import Period


@dataclass(frozen=True, slots=True, kw_only=True)
class RegulationPin:
    """A regulation as it stood when the round was opened: its id, and the SHA-256 of its data files."""

    id: str
    digest: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Round:
    """A review round of a year, or of a quarter for leaders. `evaluation_on` chooses the regulations.

    `superior_due_on` is the superior's own limit. `is_current` marks the round that all screens show: at most one.
    """

    id: RoundId = RoundId(0)
    year: int
    period: Period = Period.YEAR
    evaluation_on: date
    regulations: tuple[RegulationPin, ...] = ()
    superior_due_on: date | None = None
    opened_at: datetime | None = None
    closed_at: datetime | None = None
    is_current: bool = False

    @property
    def order(self) -> tuple[int, int]:
        """The place in time: rounds sorted by it stand oldest first, a year after its quarters."""
        return self.year, self.period.rank

    @property
    def name(self) -> str:
        """The year or quarter within a sentence: "năm 2026", "quý I năm 2026"."""
        return self.period.of_year(self.year)

    @property
    def title(self) -> str:
        """The same as it begins a line: "Năm 2026", "Quý I năm 2026"."""
        return self.name[:1].upper() + self.name[1:]


class SubjectKind(StrEnum):
    """Who is reviewed or rated."""

    CELL = "cell"
    CELL_COMMITTEE = "cell_committee"
    MEMBER = "member"


class FormCode(StrEnum):
    """The self-review forms. 02A was without a leading post in 2023; 2A is with one since 2025.

    Source: hd-43-2025 §2.1
    """

    F01 = "01"
    F2A = "2A"
    F2B = "2B"
    F2C = "2C"
    F02 = "02"  # 2018, 2019: one form for everybody
    F02A = "02A"  # 2023: no leading post
    F02B = "02B"  # 2023: with a leading post
    F05 = "05"  # since 2025: a leader's quarter


@dataclass(frozen=True, slots=True, kw_only=True)
class Subject:
    """One collective or member in a round, with the standing it had in that round.

    `member_id` is None for collectives. `position` orders the rating: members before the cell.
    """

    id: SubjectId = SubjectId(0)
    round_id: RoundId
    kind: SubjectKind
    member_id: MemberId | None = None
    name: str
    form: FormCode
    member_kind: MemberKind | None = None
    party_post: PartyPost = PartyPost.NONE
    post_text: str = ""
    work_group: WorkGroup | None = None
    position: int = 0

"""A Party member as the cell's roster holds them, with the history that old years need."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from kiemdiem_desktop.domain.ids import MemberId, RowId
from kiemdiem_desktop.domain.partial_date import PartialDate


class Sex(StrEnum):
    """Sex as the roster prints it (Nam, Nữ)."""

    MALE = "male"
    FEMALE = "female"


class MemberKind(StrEnum):
    """Official or probationary: only official members vote."""

    OFFICIAL = "official"
    PROBATIONARY = "probationary"


class PartyPost(StrEnum):
    """A post in the cell, highest first."""

    SECRETARY = "secretary"
    DEPUTY_SECRETARY = "deputy_secretary"
    COMMITTEE_MEMBER = "committee_member"
    NONE = "none"


class WorkGroup(StrEnum):
    """What chooses the form and the criteria: 2A, 2B or 2C. Source: hd-43-2025 §2.1b."""

    LEADER = "leader"  # giữ chức vụ lãnh đạo, quản lý: 2A
    NO_POST = "no_post"  # không giữ chức vụ: 2B
    OUTSIDE = "outside"  # không làm việc trong hệ thống chính trị: 2C


class StatusKind(StrEnum):
    """What sets a member apart from ordinary activity for a time."""

    EXEMPT = "exempt"
    SUSPENDED = "suspended"
    COMMITTEE_SUSPENDED = "committee_suspended"
    TEMPORARY_ELSEWHERE = "temporary_elsewhere"
    TEMPORARY_HERE = "temporary_here"
    MOVED_IN = "moved_in"
    MOVED_OUT = "moved_out"
    DIED = "died"
    LEFT = "left"
    INTERRUPTED = "interrupted"


class DisciplineForm(StrEnum):
    """A form of discipline for members, lightest first. Source: dieu-le-2011 Điều 35."""

    REPRIMAND = "reprimand"  # khiển trách
    WARNING = "warning"  # cảnh cáo
    DISMISSAL = "dismissal"  # cách chức
    EXPULSION = "expulsion"  # khai trừ


class ViolationPlace(StrEnum):
    """Where the violation happened: it is counted there. Source: qd-366-2025 Điều 11 ghi chú."""

    HERE = "here"
    FORMER_UNIT = "former_unit"
    BOTH = "both"


@dataclass(frozen=True, slots=True, kw_only=True)
class Member:
    """A member on the roster. Empty text and None mean *not known*.

    `kind` is the present standing; `kind_on(date)` gives the standing at a date where the official date is known.
    `given_name` overrides the last word of the name for sorting. `source_code` is
    the ID column of the superior's sheet.
    """

    id: MemberId = MemberId(0)
    full_name: str
    given_name: str = ""
    other_name: str = ""
    sex: Sex | None = None
    born_on: PartialDate | None = None
    ethnic_group: str = ""
    personal_number: str = ""
    card_number: str = ""
    old_card_number: str = ""
    source_code: str = ""
    admitted_on: PartialDate | None = None
    official_on: PartialDate | None = None
    kind: MemberKind = MemberKind.OFFICIAL
    party_post: PartyPost = PartyPost.NONE
    government_post: str = ""
    mass_post: str = ""
    workplace: str = ""
    work_group: WorkGroup = WorkGroup.NO_POST
    is_collective_head: bool = False
    is_civil_servant: bool = False
    note: str = ""

    def kind_on(self, on: date) -> MemberKind:
        """Give the standing at `on`: probationary before the official date, if that date is known."""
        if self.official_on is not None:
            return MemberKind.OFFICIAL if self.official_on.earliest <= on else MemberKind.PROBATIONARY
        return self.kind


@dataclass(frozen=True, slots=True, kw_only=True)
class StatusPeriod:
    """A stretch of a member's history; `until` None means *still so*, both ends included."""

    id: RowId = RowId(0)
    member_id: MemberId
    kind: StatusKind
    since: PartialDate | None = None
    until: PartialDate | None = None
    decision: str = ""
    note: str = ""

    def covers(self, on: date) -> bool:
        """Whether this period holds at `on`; an unknown beginning counts as long ago."""
        begun = self.since is None or self.since.earliest <= on
        return begun and (self.until is None or on <= self.until.latest)


@dataclass(frozen=True, slots=True, kw_only=True)
class Discipline:
    """A discipline decision about a member; None in a yes/no field means *not stated*.

    Source: qd-366-2025 Điều 11
    """

    id: RowId = RowId(0)
    member_id: MemberId
    form: DisciplineForm
    body: str = ""
    number: str = ""
    decided_on: PartialDate | None = None
    violated_on: PartialDate | None = None
    violated_at: ViolationPlace = ViolationPlace.HERE
    content: str = ""
    is_duty_related: bool | None = None
    is_self_detected: bool | None = None
    is_remedied: bool | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Commendation:
    """A commendation (giấy khen, bằng khen, huy hiệu)."""

    id: RowId = RowId(0)
    member_id: MemberId
    form: str
    body: str = ""
    decided_on: PartialDate | None = None
    note: str = ""

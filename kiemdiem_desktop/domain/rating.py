"""Levels with their authors: self-proposed, voted, proposed by the cell, decided by the superior."""

from dataclasses import dataclass
from datetime import date, datetime

from kiemdiem_desktop.domain.ids import RoundId, RowId, SubjectId
from kiemdiem_desktop.domain.level import Level


@dataclass(frozen=True, slots=True, kw_only=True)
class Rating:
    """What the cell proposes and the superior decides for one subject.

    The self-proposed level stands in the self-review and the voted one in the ballots: four values, four authors.
    `nominee_rank` orders the HTXS nominees, 1 first, so that the superior can cut from the end. `cap_group` is the
    group of similar position in which the cell compares this member, "" for the stated grouping.
    """

    id: RowId = RowId(0)
    round_id: RoundId
    subject_id: SubjectId
    proposed_level: Level | None = None
    reason: str = ""
    committee_remark: str = ""
    nominee_rank: int | None = None
    cap_group: str = ""
    decided_level: Level | None = None
    decision_number: str = ""
    decided_on: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Override:
    """A finding set aside with a reason; it travels in the package."""

    id: RowId = RowId(0)
    round_id: RoundId
    subject_id: SubjectId | None
    finding_code: str
    reason: str
    who: str
    at: datetime

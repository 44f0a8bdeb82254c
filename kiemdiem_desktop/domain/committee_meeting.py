"""The committee's own conference on the ratings: who came, votes in sums only, what was concluded."""

from dataclasses import dataclass
from datetime import date

from kiemdiem_desktop.domain.ids import RowId
from kiemdiem_desktop.domain.level import Level


@dataclass(frozen=True, slots=True, kw_only=True)
class CommitteeMeeting:
    """A conference that decides ratings of a round. Times are "HH:MM". `tellers`: the head of the team first.

    `body` is who decides ("Ban Thường vụ Đảng ủy xã …"), empty for the committee itself. `number` and `decided_on`
    are those of the decision that came of it, empty until then. `period` is as packages say it.
    """

    id: RowId = RowId(0)
    year: int
    period: str = "cn"
    body: str = ""
    held_on: date | None = None
    started_at: str = ""
    ended_at: str = ""
    place: str = ""
    chair: str = ""
    secretary: str = ""
    tellers: tuple[str, ...] = ()
    guests: str = ""
    discussion: str = ""
    conclusion: str = ""
    number: str = ""
    decided_on: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class CommitteeAttendance:
    """Whether a member of the deciding body came; an absence has a reason."""

    id: RowId = RowId(0)
    meeting_id: RowId
    name: str
    post: str = ""
    is_present: bool = True
    reason: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class CommitteeBallot:
    """The count of the body's vote on one subject of one cell. Only sums exist: no voter is tied to a choice.

    `ballot_round` starts at 1; the last one counts, all are printed.
    """

    id: RowId = RowId(0)
    meeting_id: RowId
    cell_code: str
    subject_code: str
    ballot_round: int = 1
    issued: int = 0
    returned: int = 0
    valid: int = 0
    invalid: int = 0
    htxs: int = 0
    htt: int = 0
    htnv: int = 0
    kht: int = 0
    not_rated: int = 0
    blank: int = 0

    def votes(self, level: Level) -> int:
        """Give the votes for a level."""
        return (self.htxs, self.htt, self.htnv, self.kht)[level.rank]


@dataclass(frozen=True, slots=True, kw_only=True)
class ConcludedSubject:
    """A level that the conference set in place of the proposed or appraised one; None: not rated, for the reason."""

    id: RowId = RowId(0)
    meeting_id: RowId
    cell_code: str
    subject_code: str
    level: Level | None = None
    reason: str = ""

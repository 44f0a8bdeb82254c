"""The review conference: when, where, who came, who voted on whom in sums only."""

from dataclasses import dataclass
from datetime import date

from kiemdiem_desktop.domain.ids import MemberId, RoundId, RowId, SubjectId
from kiemdiem_desktop.domain.level import Level


@dataclass(frozen=True, slots=True, kw_only=True)
class Meeting:
    """The conference of a round. Times are "HH:MM". `tellers` are names, the head of the counting team first."""

    id: RowId = RowId(0)
    round_id: RoundId
    held_on: date | None = None
    started_at: str = ""
    ended_at: str = ""
    ended_on: date | None = None
    place: str = ""
    chair_id: MemberId | None = None
    secretary_id: MemberId | None = None
    tellers: tuple[str, ...] = ()
    guests: str = ""
    superior_attended: bool = False
    conclusion: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Attendance:
    """Whether a member came; an absence has a reason, `is_excused` if the convening committee accepts it."""

    id: RowId = RowId(0)
    round_id: RoundId
    member_id: MemberId
    is_present: bool = False
    is_excused: bool = False
    reason: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class BallotCount:
    """The count of one vote on one subject. Only sums exist: no voter is ever tied to a choice.

    `ballot_round` starts at 1; the last one counts, all are printed. `not_rated` counts valid ballots
    marked "chưa xếp loại", `blank` valid ballots that leave this subject's row empty.
    `retyped` holds the second typing of (issued, returned, valid, invalid, htxs, htt, htnv, kht, not_rated, blank).
    """

    id: RowId = RowId(0)
    round_id: RoundId
    subject_id: SubjectId
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
    retyped: tuple[int, ...] = ()

    def votes(self, level: Level) -> int:
        """Give the votes for a level."""
        return (self.htxs, self.htt, self.htnv, self.kht)[level.rank]

    @property
    def figures(self) -> tuple[int, ...]:
        """The ten figures in the order of `retyped`."""
        levels = (self.htxs, self.htt, self.htnv, self.kht)
        return (self.issued, self.returned, self.valid, self.invalid, *levels, self.not_rated, self.blank)

"""The dossier of a round: all that the rules check, the papers print and the package carries, as one value."""

from dataclasses import dataclass

from kiemdiem_desktop.domain.comment import Comment
from kiemdiem_desktop.domain.given_quota import GivenQuota
from kiemdiem_desktop.domain.level import Level
from kiemdiem_desktop.domain.meeting import Attendance, BallotCount, Meeting
from kiemdiem_desktop.domain.member import Commendation, Discipline, Member, StatusPeriod
from kiemdiem_desktop.domain.organisation import Cell
from kiemdiem_desktop.domain.parameter import LocalParameter
from kiemdiem_desktop.domain.prompt import ReviewPrompt
from kiemdiem_desktop.domain.quarter_record import QuarterRecord
from kiemdiem_desktop.domain.rating import Override, Rating
from kiemdiem_desktop.domain.rating_history import PeriodResult
from kiemdiem_desktop.domain.review import SelfReview, Shortcoming
from kiemdiem_desktop.domain.round import Round, Subject
from kiemdiem_desktop.domain.year_record import Conclusion, YearRecord


@dataclass(frozen=True, slots=True, kw_only=True)
class MemberFile:
    """A member with the history that the rules read."""

    member: Member
    statuses: tuple[StatusPeriod, ...] = ()
    disciplines: tuple[Discipline, ...] = ()
    commendations: tuple[Commendation, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class SubjectDossier:
    """All about one subject in the round. `ballots` are in the order of their rounds.

    `carried` are shortcomings of earlier rounds, `shortcomings` those of this year.
    `previous_level` is the decided (or else proposed) level of the round before, as it holds now.
    `results` are those of all earlier years and quarters that are known, oldest first; `quarter` is set in a
    quarter's round only.
    """

    subject: Subject
    file: MemberFile | None = None
    review: SelfReview | None = None
    carried: tuple[Shortcoming, ...] = ()
    shortcomings: tuple[Shortcoming, ...] = ()
    comments: tuple[Comment, ...] = ()
    prompts: tuple[ReviewPrompt, ...] = ()
    ballots: tuple[BallotCount, ...] = ()
    rating: Rating | None = None
    overrides: tuple[Override, ...] = ()
    year: YearRecord | None = None
    conclusions: tuple[Conclusion, ...] = ()
    previous_review: SelfReview | None = None
    previous_level: Level | None = None
    results: tuple[PeriodResult, ...] = ()
    quarter: QuarterRecord | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Dossier:
    """A round of one cell.

    `members` is the whole roster of the year, also those not reviewed, by name order;
    `subjects` are in the order of rating: collectives' committee, members, the cell last.
    """

    cell: Cell
    round: Round
    members: tuple[MemberFile, ...]
    subjects: tuple[SubjectDossier, ...]
    meeting: Meeting | None = None
    attendance: tuple[Attendance, ...] = ()
    parameters: tuple[LocalParameter, ...] = ()
    overrides: tuple[Override, ...] = ()
    quotas: tuple[GivenQuota, ...] = ()

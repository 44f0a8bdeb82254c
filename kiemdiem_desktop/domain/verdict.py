"""What the rules say of a subject and of the round."""

from dataclasses import dataclass

from kiemdiem_desktop.domain.citation import Citation
from kiemdiem_desktop.domain.finding import Finding
from kiemdiem_desktop.domain.ids import MemberId, SubjectId
from kiemdiem_desktop.domain.level import Level


@dataclass(frozen=True, slots=True, kw_only=True)
class Eligibility:
    """Whether a member is reviewed and rated in the round, why, and by which article.

    `reason` is a stable code ("ordinary", "exempt", "suspended", "under_six_months", "moved_out", …); the two
    `counts_…` tell in which denominators the member stands: those to be reviewed, and the base of the vote.
    `is_certain` is False where a needed date is missing or partial.
    """

    member_id: MemberId
    is_reviewed: bool
    is_rated: bool
    counts_in_review: bool
    counts_in_vote_base: bool
    reason: str
    citation: Citation
    is_certain: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class LevelVerdict:
    """Whether a level is open to a subject; `findings` are those that close it (also where nobody claims it)."""

    level: Level
    is_open: bool
    findings: tuple[Finding, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class SubjectVerdict:
    """What is allowed to one subject. `total_points` is a decimal as text, None where points are not complete.

    `voted_level` is the level that passed the vote, None where none did or no vote is entered.
    """

    subject_id: SubjectId
    is_rated: bool
    levels: tuple[LevelVerdict, ...] = ()
    findings: tuple[Finding, ...] = ()
    total_points: str | None = None
    voted_level: Level | None = None
    needs_competent_level: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class VoteBase:
    """The members that a vote is counted on: who counts, who not and why.

    `excluded` pairs a member with a reason code.
    """

    counted: tuple[MemberId, ...]
    excluded: tuple[tuple[MemberId, str], ...]
    present_official: int
    present_probationary: int
    absent_official: int
    absent_probationary: int
    citation: Citation


@dataclass(frozen=True, slots=True, kw_only=True)
class CapReading:
    """The cap under one reading. `code`: "of_htt_strict", "of_htt_rounded", "of_htt_up_strict", "of_htt_up_rounded".

    `limit` is the most HTXS that are allowed by the present figures, `headroom` = limit - used (may be negative).
    `promotable`: how many of those at HTT can still rise to HTXS; rising takes one out of the base as well.
    """

    code: str
    percent: int
    limit: int
    used: int
    headroom: int
    is_default: bool
    promotable: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class CapGroup:
    """The cap over one group of similar position, role, function and task."""

    code: str
    htxs: int
    htt: int
    readings: tuple[CapReading, ...]
    citation: Citation


@dataclass(frozen=True, slots=True, kw_only=True)
class RoundVerdict:
    """Everything that the rules say of a round. `findings` holds all of them, worst first."""

    eligibilities: tuple[Eligibility, ...]
    subjects: tuple[SubjectVerdict, ...]
    caps: tuple[CapGroup, ...]
    vote_base: VoteBase | None
    findings: tuple[Finding, ...]

"""What the checks look at: a round and one subject of it, with all that is computed once."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from itertools import chain

from kiemdiem_desktop.domain.comment import Comment, CommentSource
from kiemdiem_desktop.domain.dossier import Dossier, MemberFile, SubjectDossier
from kiemdiem_desktop.domain.ids import MemberId, SubjectId
from kiemdiem_desktop.domain.level import Level
from kiemdiem_desktop.domain.member import Discipline, Member, PartyPost, WorkGroup
from kiemdiem_desktop.domain.rating import Override
from kiemdiem_desktop.domain.review import TaskCounts
from kiemdiem_desktop.domain.round import FormCode, SubjectKind
from kiemdiem_desktop.domain.verdict import CapGroup, Eligibility, LevelVerdict, VoteBase
from kiemdiem_desktop.domain.year_record import Conclusion, ConclusionKind
from kiemdiem_desktop.rules.caps import caps_with
from kiemdiem_desktop.rules.check import Audience
from kiemdiem_desktop.rules.eligibility import eligibility
from kiemdiem_desktop.rules.regulation import CriteriaSet, Criterion, FormDefinition
from kiemdiem_desktop.rules.regulation_set import RegulationSet
from kiemdiem_desktop.rules.scoring import Score, score
from kiemdiem_desktop.rules.vote_base import base_count, passed_level, vote_base, voters_present

_COMMITTEE_POSTS = (PartyPost.SECRETARY, PartyPost.DEPUTY_SECRETARY, PartyPost.COMMITTEE_MEMBER)


@dataclass(frozen=True, kw_only=True)
class RoundFacts:
    """A round with its eligibilities and base of the vote. `forms` and `frames` are those that its subjects use."""

    dossier: Dossier
    regs: RegulationSet
    eligibilities: tuple[Eligibility, ...]
    vote_base: VoteBase
    vote_count: int
    voters: int
    forms: Mapping[FormCode, FormDefinition]
    frames: Mapping[FormCode, CriteriaSet]

    @cached_property
    def criteria(self) -> Mapping[FormCode, Mapping[str, Criterion]]:
        """The criteria of each frame by their codes."""
        return {form: {row.code: row for row in frame.criteria} for form, frame in self.frames.items()}

    @cached_property
    def files(self) -> Mapping[MemberId, MemberFile]:
        """Member files by id."""
        return {file.member.id: file for file in self.dossier.members}

    @cached_property
    def by_member(self) -> Mapping[MemberId, Eligibility]:
        """Eligibilities by member."""
        return {found.member_id: found for found in self.eligibilities}

    @cached_property
    def rated(self) -> tuple[SubjectDossier, ...]:
        """The subjects that are rated: collectives, and members who are eligible."""
        return tuple(own for own in self.dossier.subjects if self.is_rated(own))

    @cached_property
    def overrides(self) -> Mapping[tuple[str, SubjectId | None], Override]:
        """What is kept as it is, with a reason, by the code of the finding and its subject; the earliest counts."""
        rows = (*self.dossier.overrides, *(row for own in self.dossier.subjects for row in own.overrides))
        return {(row.finding_code, row.subject_id): row for row in reversed(rows)}

    @cached_property
    def committee_members(self) -> tuple[MemberFile, ...]:
        """The members who hold a post in the cell and are reviewed."""
        return tuple(
            file
            for file in self.dossier.members
            if file.member.party_post in _COMMITTEE_POSTS and self.by_member[file.member.id].is_reviewed
        )

    @cached_property
    def committee_conclusions(self) -> tuple[Conclusion, ...]:
        """What was concluded about members of the leading collective."""
        ids = {file.member.id for file in self.committee_members}
        own = (own.conclusions for own in self.dossier.subjects if own.subject.member_id in ids)
        return tuple(chain.from_iterable(own))

    @cached_property
    def caps(self) -> tuple[CapGroup, ...]:
        """The caps as they stand."""
        return caps_with(self.dossier, self.regs, {}, count=self.vote_count)

    @cached_property
    def cell_subject(self) -> SubjectDossier | None:
        """The cell as a subject."""
        return self.collective(SubjectKind.CELL)

    def collective(self, kind: SubjectKind) -> SubjectDossier | None:
        """Give a collective of the round by its kind."""
        return next((own for own in self.dossier.subjects if own.subject.kind is kind), None)

    def is_reviewed(self, own: SubjectDossier) -> bool:
        """Whether a subject is reviewed in this round, be it without a rating."""
        member_id = own.subject.member_id
        if own.subject.kind is not SubjectKind.MEMBER:
            return True
        found = self.by_member.get(member_id) if member_id is not None else None
        return found is not None and found.is_reviewed

    def is_rated(self, own: SubjectDossier) -> bool:
        """Whether a subject is rated in this round."""
        member_id = own.subject.member_id
        if own.subject.kind is not SubjectKind.MEMBER:
            return True
        found = self.by_member.get(member_id) if member_id is not None else None
        return found is not None and found.is_rated


@dataclass(frozen=True, kw_only=True)
class SubjectFacts:
    """One subject. `levels` is empty in the first pass of the checks and holds the verdicts in the second."""

    round: RoundFacts
    own: SubjectDossier
    audience: Audience
    score: Score | None
    voted: Level | None
    levels: tuple[LevelVerdict, ...] = ()

    @property
    def regs(self) -> RegulationSet:
        """The regulations of the round."""
        return self.round.regs

    @property
    def year(self) -> int:
        """The year of the round."""
        return self.round.dossier.round.year

    @property
    def member(self) -> Member | None:
        """The member, None for a collective."""
        return self.own.file.member if self.own.file else None

    @property
    def tasks(self) -> TaskCounts | None:
        """The task counts, None where not entered."""
        return self.own.review.tasks if self.own.review else None

    @property
    def self_level(self) -> Level | None:
        """The level that the subject proposes for itself."""
        return self.own.review.self_level if self.own.review else None

    @property
    def proposed(self) -> Level | None:
        """The level that the cell proposes."""
        return self.own.rating.proposed_level if self.own.rating else None

    @property
    def claimed(self) -> frozenset[Level]:
        """The levels that anybody names: self-proposed, voted, proposed."""
        return frozenset(level for level in (self.self_level, self.voted, self.proposed) if level is not None)

    @property
    def disciplines(self) -> tuple[Discipline, ...]:
        """The disciplines of the member, empty for a collective."""
        return self.own.file.disciplines if self.own.file else ()

    def comments_from(self, source: CommentSource) -> tuple[Comment, ...]:
        """Give the comments of one source."""
        return tuple(comment for comment in self.own.comments if comment.source is source)

    @property
    def agency_level(self) -> Level | None:
        """The last level that the agency gave a member who is CBCCVC, None for others and while none is entered."""
        if self.member is None or not self.member.is_civil_servant:
            return None
        levels = [comment.level for comment in self.comments_from(CommentSource.AGENCY) if comment.level]
        return levels[-1] if levels else None

    def conclusions(self, *kinds: ConclusionKind) -> tuple[Conclusion, ...]:
        """Give the conclusions of these kinds about the subject."""
        return tuple(conclusion for conclusion in self.own.conclusions if conclusion.kind in kinds)

    def is_open(self, level: Level) -> bool:
        """Whether a level is open; in the second pass only."""
        return any(verdict.is_open for verdict in self.levels if verdict.level is level)


def round_facts(dossier: Dossier, regs: RegulationSet) -> RoundFacts:
    """Compute what all checks of a round share. Raises: NotInForceError where no regulation holds."""
    base = vote_base(dossier, regs)
    codes = {own.subject.form for own in dossier.subjects}
    return RoundFacts(
        dossier=dossier,
        regs=regs,
        eligibilities=tuple(eligibility(file, dossier.round, regs) for file in dossier.members),
        vote_base=base,
        vote_count=base_count(base, regs),
        voters=voters_present(dossier, base),
        forms={code: regs.form(code) for code in codes},
        frames={code: regs.criteria(code) for code in codes},
    )


def subject_facts(round_: RoundFacts, own: SubjectDossier) -> SubjectFacts:
    """Compute what the checks of one subject share."""
    review = own.review
    frame = round_.frames[own.subject.form]
    has_points = review is not None and bool(review.points) and not frame.is_graded
    return SubjectFacts(
        round=round_,
        own=own,
        audience=audience_of(own),
        score=score(review, round_.regs, frame) if review and has_points else None,
        voted=passed_level(own.ballots, round_.vote_count, round_.regs),
    )


def audience_of(own: SubjectDossier) -> Audience:
    """Give the class that the conditions of Điều 11 speak of.

    Source: qd-366-2025 Điều 11
    """
    if own.subject.kind is SubjectKind.CELL:
        return Audience.CELL
    if own.subject.kind is SubjectKind.CELL_COMMITTEE:
        return Audience.COMMITTEE
    group = own.subject.work_group or (own.file.member.work_group if own.file else WorkGroup.NO_POST)
    return Audience.LEADER if group is WorkGroup.LEADER else Audience.MEMBER

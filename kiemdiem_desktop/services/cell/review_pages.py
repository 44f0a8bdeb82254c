"""What the screen of self-reviews shows: the subjects with their state, and the page of one of them."""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from kiemdiem_desktop.domain.dossier import SubjectDossier
from kiemdiem_desktop.domain.finding import Finding, FindingText
from kiemdiem_desktop.domain.ids import SubjectId
from kiemdiem_desktop.domain.level import Level
from kiemdiem_desktop.domain.member import WorkGroup
from kiemdiem_desktop.domain.review import SelfReview, ShortcomingState
from kiemdiem_desktop.domain.round import SubjectKind
from kiemdiem_desktop.rules.regulations import CriteriaSet, Criterion, CriterionGroup, FormDefinition, FormSection
from kiemdiem_desktop.rules.sentences import describe
from kiemdiem_desktop.services.cell.checks import CheckedRound
from kiemdiem_desktop.services.cell.grade_words import grade_rules

__all__ = [
    "CriteriaSet",
    "Criterion",
    "CriterionGroup",
    "FormDefinition",
    "FormSection",
    "GroupPoints",
    "LevelLine",
    "ReviewLine",
    "ReviewPage",
    "ReviewState",
    "find_page",
    "list_reviews",
]

PLACES = ("review", "shortcomings", "carried", "year", "conclusions")
PROMISE_SECTION = "A.VI"


class ReviewState(StrEnum):
    """How far a self-review is."""

    NONE = "none"
    BEGUN = "begun"
    DONE = "done"
    LACKING = "lacking"  # marked done, yet something must be fixed


@dataclass(frozen=True, slots=True, kw_only=True)
class ReviewLine:
    """One subject in the list. `to_fix` counts what must be fixed on this subject's self-review."""

    own: SubjectDossier
    state: ReviewState
    to_fix: int


@dataclass(frozen=True, slots=True, kw_only=True)
class LevelLine:
    """Whether a level is open to the subject, and the sentences that close it."""

    level: Level
    is_open: bool
    reasons: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class GroupPoints:
    """Points so far in one group of criteria. `left` counts the criteria that have none yet."""

    group: CriterionGroup
    points: Decimal
    left: int


@dataclass(frozen=True, slots=True, kw_only=True)
class ReviewPage:
    """All about one subject's self-review.

    `review` is a fresh value where nothing is entered. `to_fix` counts what must be fixed on the self-review itself,
    `findings` are all of this subject. `total_points` (a decimal as text) is None while criteria have no points.
    `is_open` tells that the round is not closed. `grade_rules` are what the levels need of the grades (before 2025).
    """

    own: SubjectDossier
    state: ReviewState
    to_fix: int
    form: FormDefinition
    frame: CriteriaSet
    review: SelfReview
    groups: tuple[GroupPoints, ...]
    total_points: str | None
    levels: tuple[LevelLine, ...]
    findings: tuple[FindingText, ...]
    is_open: bool
    year: int
    grade_rules: tuple[str, ...] = ()

    @property
    def subject_id(self) -> SubjectId:
        """The subject of the page."""
        return self.own.subject.id

    @property
    def is_collective(self) -> bool:
        """Whether the page is a report of the chi ủy or of the cell."""
        return self.own.subject.kind is not SubjectKind.MEMBER

    @property
    def is_leader(self) -> bool:
        """Whether the subject leads units or fields of its own."""
        group = self.own.subject.work_group or (self.own.file.member.work_group if self.own.file else None)
        return group is WorkGroup.LEADER

    @property
    def remedied(self) -> int:
        """How many shortcomings of earlier years are remedied."""
        return sum(row.state is ShortcomingState.REMEDIED for row in self.own.carried)

    @property
    def promise(self) -> str:
        """What last year's self-review promised, empty where there is none."""
        return self.previous_text(PROMISE_SECTION)

    def previous_text(self, section: str) -> str:
        """Give last year's text of a section, empty where there is none."""
        return self.own.previous_review.text_of(section) if self.own.previous_review else ""

    def findings_at(self, where: str) -> tuple[FindingText, ...]:
        """Give the findings at exactly this field."""
        return tuple(text for text in self.findings if text.finding.where == where)


def list_reviews(checked: CheckedRound) -> tuple[ReviewLine, ...]:
    """Give all subjects of the round in the order of rating."""
    counts = _counts_to_fix(checked)
    return tuple(
        ReviewLine(own=own, state=_state(own.review, counts.get(own.subject.id, 0)), to_fix=counts[own.subject.id])
        for own in checked.dossier.subjects
    )


def find_page(checked: CheckedRound, subject_id: SubjectId) -> ReviewPage | None:
    """Give the page of a subject; None where it is not in the round. Raises: NotInForceError without its form."""
    own = next((own for own in checked.dossier.subjects if own.subject.id == subject_id), None)
    if own is None:
        return None
    round_ = checked.dossier.round
    review = own.review or SelfReview(round_id=round_.id, subject_id=subject_id)
    frame = checked.regulations.criteria(own.subject.form)
    to_fix = _counts_to_fix(checked)[subject_id]
    verdict = next((found for found in checked.verdict.subjects if found.subject_id == subject_id), None)
    return ReviewPage(
        own=own,
        state=_state(own.review, to_fix),
        to_fix=to_fix,
        form=checked.regulations.form(own.subject.form),
        frame=frame,
        review=review,
        groups=tuple(_group_points(group, review) for group in frame.groups),
        total_points=verdict.total_points if verdict else None,
        levels=_levels(checked, subject_id),
        findings=tuple(text for text in (*checked.findings, *checked.advice) if text.finding.subject_id == subject_id),
        is_open=round_.closed_at is None,
        year=round_.year,
        grade_rules=grade_rules(checked) if frame.is_graded else (),
    )


def _counts_to_fix(checked: CheckedRound) -> Mapping[SubjectId, int]:
    counts = {own.subject.id: 0 for own in checked.dossier.subjects}
    for text in checked.findings:
        found = text.finding
        if found.subject_id in counts and found.blocks and found.where.partition(".")[0] in PLACES:
            counts[found.subject_id] += 1
    return counts


def _state(review: SelfReview | None, to_fix: int) -> ReviewState:
    if review is None:
        return ReviewState.NONE
    if review.finished_at is None:
        return ReviewState.BEGUN
    return ReviewState.LACKING if to_fix else ReviewState.DONE


def _group_points(group: CriterionGroup, review: SelfReview) -> GroupPoints:
    rows = [review.points_of(criterion.code) for criterion in group.criteria]
    points = sum((row.points for row in rows if row is not None and row.points is not None), Decimal(0))
    left = sum(row is None or (row.points is None and not row.not_applicable) for row in rows)
    return GroupPoints(group=group, points=points, left=left)


def _levels(checked: CheckedRound, subject_id: SubjectId) -> tuple[LevelLine, ...]:
    verdict = next((found for found in checked.verdict.subjects if found.subject_id == subject_id), None)
    return tuple(
        LevelLine(
            level=line.level,
            is_open=line.is_open,
            reasons=tuple(dict.fromkeys(_reason(checked, finding) for finding in line.findings)),
        )
        for line in (verdict.levels if verdict else ())
    )


def _reason(checked: CheckedRound, finding: Finding) -> str:
    text = describe(finding, checked.dossier, checked.regulations)
    return text.detail or text.rule

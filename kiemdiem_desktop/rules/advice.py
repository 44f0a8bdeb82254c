"""Advice on the words of self-reviews: what a secretary may want to look at again.

It stands apart from the verdict on purpose: advice closes no level, blocks nothing, and neither papers nor packages
know of it. It is worked out on this machine with each check of the round; passages are kept by their text.
"""

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property, lru_cache
from heapq import nlargest

from kiemdiem_desktop.domain.dossier import Dossier, SubjectDossier
from kiemdiem_desktop.domain.finding import Finding
from kiemdiem_desktop.domain.ids import SubjectId
from kiemdiem_desktop.domain.review import SelfReview
from kiemdiem_desktop.domain.round import SubjectKind
from kiemdiem_desktop.rules.check import findings_of
from kiemdiem_desktop.rules.checks.advice import CHECKS, AdviceFacts, Likeness
from kiemdiem_desktop.rules.facts import RoundFacts, SubjectFacts, audience_of, round_facts
from kiemdiem_desktop.rules.passages import (
    FixedPhrases,
    Passage,
    fixed_phrases,
    is_alike,
    likeness,
    passage,
    sketch,
)
from kiemdiem_desktop.rules.regulation_set import RegulationSet

ADVICE_CHECKS = CHECKS
# sections whose words are compared: not the answers to prompts, which the superior's own words begin
COMPARED = ("A.I", "A.II", "A.III", "A.V", "A.VI")
MOST_ALIKE, MOST_IN_BUCKET = 8, 20


@dataclass(frozen=True, slots=True, kw_only=True)
class Section:
    """A section of somebody's self-review, as a passage."""

    subject_id: SubjectId
    code: str
    passage: Passage


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits:
    """From how many percent on two passages count as nearly the same, and how long both are at least."""

    percent: int
    words: int

    def is_alike(self, a: Passage, b: Passage) -> bool:
        """Whether two passages are nearly the same."""
        return is_alike(a, b, percent=self.percent, least_words=self.words)


@dataclass(frozen=True, kw_only=True)
class Words:
    """The words of all self-reviews of a round, made once for each check."""

    facts: RoundFacts

    @cached_property
    def fixed(self) -> FixedPhrases:
        """The phrases that are nobody's own."""
        forms = (section.heading for form in self.facts.forms.values() for section in form.sections)
        criteria = (row.text for frame in self.facts.frames.values() for row in frame.criteria)
        return fixed_phrases((*forms, *criteria))

    @cached_property
    def limits(self) -> Limits:
        """The limits of the round."""
        regs = self.facts.regs
        return Limits(percent=regs.number("advice_same_percent"), words=regs.number("advice_same_words"))

    @cached_property
    def alike(self) -> Mapping[SubjectId, tuple[Likeness, ...]]:
        """For each member the sections that are nearly the same as another member's, the most alike first."""
        people = (own for own in self.facts.dossier.subjects if own.subject.kind is SubjectKind.MEMBER)
        sections = (self.sections_of(own) for own in people if self.facts.is_reviewed(own))
        return find_alike(tuple(section for found in sections for section in found), self.limits)

    def sections_of(self, own: SubjectDossier) -> Iterator[Section]:
        """Give the sections of one self-review that are long enough to be compared."""
        for code, text in compared_texts(own.review):
            found = passage(text, self.fixed)
            if len(found.words) >= self.limits.words:
                yield Section(subject_id=own.subject.id, code=code, passage=found)

    def repeated(self, own: SubjectDossier) -> tuple[Likeness, ...]:
        """Give the sections that are nearly the same as last year's, the most alike first."""
        before = own.previous_review
        if before is None:
            return ()
        rows = [
            Likeness(section=section.code, other_section=section.code, percent=likeness(section.passage, old))
            for section in self.sections_of(own)
            if self.limits.is_alike(section.passage, old := passage(before.text_of(section.code), self.fixed))
        ]
        return tuple(sorted(rows, key=lambda row: -row.percent))


@lru_cache(maxsize=4)
def find_alike(sections: tuple[Section, ...], limits: Limits) -> Mapping[SubjectId, tuple[Likeness, ...]]:
    """Give for each subject the sections that are nearly the same as another's; kept while no text changes.

    Only what shares a sketch is compared, and of that the eight that share the most: linear in the sections.
    """
    index: defaultdict[int, list[Section]] = defaultdict(list)
    for section in sections:
        for mark in sketch(section.passage):
            if len(index[mark]) < MOST_IN_BUCKET:
                index[mark].append(section)
    found: defaultdict[SubjectId, list[Likeness]] = defaultdict(list)
    for section in sections:
        near = (other for other in _nearest(section, index) if limits.is_alike(section.passage, other.passage))
        best = max((_likeness(section, other) for other in near), key=lambda row: row.percent, default=None)
        if best is not None:
            found[section.subject_id].append(best)
    return {key: tuple(sorted(rows, key=lambda row: -row.percent)) for key, rows in found.items()}


def _nearest(section: Section, index: Mapping[int, list[Section]]) -> Iterator[Section]:
    near = Counter(other for mark in sketch(section.passage) for other in index[mark])
    others = ((other, shared) for other, shared in near.items() if other.subject_id != section.subject_id)
    yield from (other for other, _shared in nlargest(MOST_ALIKE, others, key=lambda row: row[1]))


def advise(facts: RoundFacts) -> tuple[Finding, ...]:
    """Give the advice on all self-reviews of a yearly round, in the order of its subjects."""
    if facts.dossier.round.period.is_quarter:
        return ()
    words, on = Words(facts=facts), facts.dossier.round.evaluation_on
    found: list[Finding] = []
    for own in facts.dossier.subjects:
        if own.review is not None and facts.is_reviewed(own):
            seen = _seen(words, own)
            found += findings_of(CHECKS, seen, seen.subject.audience, own.subject.id, on=on)
    return tuple(found)


def advise_round(dossier: Dossier, regs: RegulationSet) -> tuple[Finding, ...]:
    """Give the advice on a round. Raises: NotInForceError where no regulation holds."""
    return advise(round_facts(dossier, regs))


def compared_texts(review: SelfReview | None) -> Iterator[tuple[str, str]]:
    """Give (section, text) of what is compared in a self-review."""
    for section in review.sections if review else ():
        if section.code in COMPARED or section.code.rpartition(".")[0] in COMPARED:
            yield section.code, section.text


def _seen(words: Words, own: SubjectDossier) -> AdviceFacts:
    subject = SubjectFacts(round=words.facts, own=own, audience=audience_of(own), score=None, voted=None)
    return AdviceFacts(
        subject=subject,
        fixed=words.fixed,
        repeated=words.repeated(own),
        alike=words.alike.get(own.subject.id, ()),
    )


def _likeness(section: Section, other: Section) -> Likeness:
    return Likeness(
        section=section.code,
        other_section=other.code,
        percent=likeness(section.passage, other.passage),
        other_id=other.subject_id,
    )

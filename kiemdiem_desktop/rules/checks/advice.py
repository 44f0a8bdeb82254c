"""Advice: self-criticism that says something. Neutral, and never more than a reminder to the secretary.

That a prompt of the superior must be answered at all is a rule besides (`prompts.unanswered`).
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from kiemdiem_desktop.domain.finding import Severity
from kiemdiem_desktop.domain.ids import SubjectId
from kiemdiem_desktop.domain.review import SelfReview, Shortcoming
from kiemdiem_desktop.domain.round import SubjectKind
from kiemdiem_desktop.rules.check import COLLECTIVES, EVERYBODY, PERSONS, SINCE_132, Hit, check, values
from kiemdiem_desktop.rules.facts import SubjectFacts
from kiemdiem_desktop.rules.passages import KEPT_PASSAGES, FixedPhrases, passage
from kiemdiem_desktop.rules.regulation_set import RegulationSet

STRENGTHS, SHORTCOMINGS, REMEDIED, RESPONSIBILITY, PROMISE = "A.I.", "A.II.1", "A.III", "A.V", "A.VI"
ANSWERS = "A.IV"
_CLAUSE = re.compile(r"[.!?;,\n]|\b(?:nhưng|song|tuy nhiên|chỉ)\b", re.IGNORECASE)
_NONE_NAMED = re.compile(
    r"\b(không|chưa)\s+(có|thấy|phát hiện|mắc|để xảy ra)\s+(những\s+|các\s+)?(hạn chế|khuyết điểm|thiếu sót|tồn tại)",
    re.IGNORECASE,
)
_TIME = re.compile(
    r"\d|\b(ngày|tuần|tháng|quý|năm|kỳ|học kỳ|thường xuyên|hằng|hàng|trước khi|mỗi|ngay|từ nay)\b", re.IGNORECASE
)
# words that say nothing by themselves when a promise is looked for
_SMALL_WORDS = """
    và của các những cho từ một trong với là không có đã sẽ được để theo về ở tại này đó khi hơn cũng thì mà do bản thân
    tôi việc đồng chí tiếp tục thực hiện tốt năm
"""
_MOST_WORDS = 16
_SMALL = frozenset(_SMALL_WORDS.split())


@dataclass(frozen=True, slots=True, kw_only=True)
class Likeness:
    """A section that is nearly the same as another: last year's own, or one of another member."""

    section: str
    other_section: str
    percent: int
    other_id: SubjectId | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class AdviceFacts:
    """A subject with what its words were compared with."""

    subject: SubjectFacts
    fixed: FixedPhrases
    repeated: tuple[Likeness, ...] = ()
    alike: tuple[Likeness, ...] = ()

    @property
    def regs(self) -> RegulationSet:
        """The regulations of the round."""
        return self.subject.regs

    @property
    def review(self) -> SelfReview:
        """The self-review: advice is given on one only."""
        assert self.subject.own.review is not None
        return self.subject.own.review

    @property
    def shortcomings(self) -> tuple[Shortcoming, ...]:
        """The shortcomings of this year as rows."""
        return self.subject.own.shortcomings

    def is_brief(self, text: str) -> bool:
        """Whether a text is too short to say something."""
        return count_words(text) < self.regs.number("advice_least_words")


def none_named(facts: AdviceFacts) -> Iterator[Hit]:
    """A self-review names at least one shortcoming; saying that there are none names none.

    Source: qd-366-2025 Điều 6
    """
    text = facts.review.text_of(SHORTCOMINGS)
    if text.strip() and not facts.shortcomings and facts.is_brief(_named_part(text)):
        yield Hit(where="shortcomings")


def shortcomings_incomplete(facts: AdviceFacts) -> Iterator[Hit]:
    """Each shortcoming names its cause, its remedy and the time for it.

    Source: qd-366-2025 Điều 6
    """
    rows = [r for r in facts.shortcomings if not (r.cause.strip() and r.remedy.strip() and r.due_on is not None)]
    if rows:
        yield Hit(where="shortcomings", values=values(count=len(rows)))


def remedy_without_time(facts: AdviceFacts) -> Iterator[Hit]:
    """Remedies that stand in the text alone name a time as well.

    Source: qd-366-2025 Điều 6
    """
    text = facts.review.text_of(PROMISE)
    if not facts.shortcomings and not facts.is_brief(text) and not has_time(text):
        yield Hit(where="shortcomings")


def same_as_last_year(facts: AdviceFacts) -> Iterator[Hit]:
    """A text is written for this year, not taken over from the last.

    Source: local-default Mục 20
    """
    if facts.repeated:
        codes = ", ".join(shown(row.section) for row in facts.repeated)
        yield Hit(where="review.words", values=values(codes=codes, percent=facts.repeated[0].percent))


def same_as_another(facts: AdviceFacts) -> Iterator[Hit]:
    """A text is a member's own, not another member's.

    Source: local-default Mục 20
    """
    names = {own.subject.id: own.subject.name for own in facts.subject.round.dossier.subjects}
    for other_id in dict.fromkeys(row.other_id for row in facts.alike if row.other_id is not None):
        rows = [row for row in facts.alike if row.other_id == other_id]
        codes = ", ".join(shown(row.section) for row in rows)
        found = values(codes=codes, percent=rows[0].percent, others=names[other_id])
        yield Hit(where="review.words", values=found)


def strengths_outweigh(facts: AdviceFacts) -> Iterator[Hit]:
    """Strengths are not told many times longer than shortcomings.

    Source: local-default Mục 20
    """
    weak = count_words(facts.review.text_of(SHORTCOMINGS))
    weak = max(weak, sum(count_words(f"{row.what} {row.cause}") for row in facts.shortcomings))
    strong = sum(count_words(row.text) for row in facts.review.sections if row.code.startswith(STRENGTHS))
    times = facts.regs.number("advice_strength_times")
    if weak and strong >= facts.regs.number("advice_strength_words") and strong > times * weak:
        yield Hit(where="shortcomings", values=values(strong=strong, weak=weak, times=strong // weak))


def nobody_takes_up(facts: AdviceFacts) -> Iterator[Hit]:
    """What a collective names as its shortcomings, somebody in charge takes up in section V of his own.

    Source: qd-366-2025 Điều 6
    """
    if not (facts.shortcomings or not facts.is_brief(_named_part(facts.review.text_of(SHORTCOMINGS)))):
        return
    people = [own.review for own in facts.subject.round.dossier.subjects if own.subject.kind is SubjectKind.MEMBER]
    written = [review for review in people if review is not None and review.finished_at is not None]
    if written and all(facts.is_brief(_named_part(review.text_of(RESPONSIBILITY))) for review in written):
        yield Hit(where="shortcomings", values=values(count=len(written)))


def promise_not_mentioned(facts: AdviceFacts) -> Iterator[Hit]:
    """What was promised last year is spoken of this year.

    Source: qd-366-2025 Điều 6
    """
    before, own = facts.subject.own.previous_review, facts.subject.own
    promise = before.text_of(PROMISE) if before else ""
    is_answered = bool(own.carried) and all(row.result.strip() for row in own.carried)
    if facts.review.finished_at is None or is_answered or facts.is_brief(promise):
        return
    told = [row.text for row in facts.review.sections if row.code != PROMISE]
    told += [row.result for row in own.carried]
    wanted = content(promise, facts.fixed)
    silent = wanted.difference(*(content(text, facts.fixed) for text in told))
    if wanted and 100 * (len(wanted) - len(silent)) < facts.regs.number("advice_promise_percent") * len(wanted):
        yield Hit(where="carried", values=values(prompt=_shortened(promise)))


def prompt_not_mentioned(facts: AdviceFacts) -> Iterator[Hit]:
    """What the superior prompted is spoken of: in an answer of its own, or in section IV of the text.

    Source: qd-366-2025 Điều 7 khoản 1
    """
    told = content(facts.review.text_of(ANSWERS), facts.fixed)
    for prompt in facts.subject.own.prompts:
        wanted = content(prompt.text, facts.fixed)
        enough = facts.regs.number("advice_promise_percent") * len(wanted)
        if not prompt.is_answered and wanted and 100 * len(wanted & told) < enough:
            yield Hit(where="prompts", values=values(prompt=_shortened(prompt.text)))


def prompt_answered_briefly(facts: AdviceFacts) -> Iterator[Hit]:
    """An answer to a prompt of the superior says more than a few words.

    Source: qd-366-2025 Điều 7 khoản 1
    """
    brief = [row for row in facts.subject.own.prompts if row.answer.strip() and facts.is_brief(row.answer)]
    if brief and facts.is_brief(facts.review.text_of(ANSWERS)):
        yield Hit(where="prompts", values=values(count=len(brief)))


@lru_cache(maxsize=KEPT_PASSAGES)
def has_time(text: str) -> bool:
    """Whether a text names a time: a date, a month, a quarter, "hằng tuần"."""
    return _TIME.search(text) is not None


@lru_cache(maxsize=KEPT_PASSAGES)
def count_words(text: str) -> int:
    """Count the syllables of a text, as Vietnamese counts words."""
    return len(re.findall(r"\w+", text))


def shown(section: str) -> str:
    """Give the code of a section as the form prints it: "I.2"."""
    return section.removeprefix("A.")


@lru_cache(maxsize=KEPT_PASSAGES)
def _named_part(text: str) -> str:
    """Give a text without the clauses that say there is nothing."""
    return " ".join(part for part in _CLAUSE.split(text) if not _NONE_NAMED.search(part))


@lru_cache(maxsize=KEPT_PASSAGES)
def content(text: str, fixed: FixedPhrases) -> frozenset[str]:
    """Give the words of a text that say something."""
    return frozenset(passage(text, fixed).words) - _SMALL


def _shortened(text: str) -> str:
    words = text.split()
    return " ".join(words) if len(words) <= _MOST_WORDS else f"{' '.join(words[:_MOST_WORDS])} ..."


_D6, _D7, _OWN = "qd-366-2025 Điều 6", "qd-366-2025 Điều 7 khoản 1", "local-default Mục 20"
_LOOK = Severity.PLEASE_LOOK
CHECKS = tuple(
    row.during(SINCE_132)
    for row in (
        check("advice.none_named", none_named, _LOOK, EVERYBODY, _D6),
        check("advice.shortcomings_incomplete", shortcomings_incomplete, _LOOK, EVERYBODY, _D6),
        check("advice.remedy_without_time", remedy_without_time, _LOOK, EVERYBODY, _D6),
        check("advice.same_as_last_year", same_as_last_year, _LOOK, EVERYBODY, _OWN),
        check("advice.same_as_another", same_as_another, _LOOK, PERSONS, _OWN),
        check("advice.strengths_outweigh", strengths_outweigh, _LOOK, EVERYBODY, _OWN),
        check("advice.nobody_takes_up", nobody_takes_up, _LOOK, COLLECTIVES, _D6),
        check("advice.promise_not_mentioned", promise_not_mentioned, _LOOK, EVERYBODY, _D6),
        check("advice.prompt_not_mentioned", prompt_not_mentioned, _LOOK, EVERYBODY, "qd-366-2025 Điều 7 khoản 1"),
        check(
            "advice.prompt_answered_briefly", prompt_answered_briefly, _LOOK, EVERYBODY, "qd-366-2025 Điều 7 khoản 1"
        ),
    )
)

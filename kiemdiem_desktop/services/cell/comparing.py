"""Two texts side by side: a self-review with last year's, or with one of another member that is nearly the same.

For the secretary alone: nothing of this is printed, sent, or shown by the projector.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from kiemdiem_desktop.domain.dossier import SubjectDossier
from kiemdiem_desktop.domain.ids import SubjectId
from kiemdiem_desktop.i18n import _
from kiemdiem_desktop.rules.advice import Words, compared_texts
from kiemdiem_desktop.rules.passages import Spans, is_alike, likeness, passage, same_spans
from kiemdiem_desktop.services.cell.checks import CheckedRound


@dataclass(frozen=True, slots=True, kw_only=True)
class Counterpart:
    """What a self-review can be compared with: last year's where `subject_id` is None, else another member's."""

    subject_id: SubjectId | None
    words: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Pair:
    """Two passages; the spans are the stretches of each text that stand in the other as well.

    `is_alike` where they are nearly the same by the values of the round; `percent` tells how alike they are.
    """

    title: str
    mine: str
    other: str
    my_spans: Spans
    other_spans: Spans
    percent: int
    is_alike: bool


def list_counterparts(checked: CheckedRound, subject_id: SubjectId) -> tuple[Counterpart, ...]:
    """Give last year's self-review if there is one, then those of others that are nearly the same, nearest first."""
    own = _own(checked, subject_id)
    before = own.previous_review is not None and any(text for _code, text in compared_texts(own.previous_review))
    years = (Counterpart(subject_id=None, words=_("Bản năm trước của chính mình")),) if before else ()
    nearest: dict[SubjectId, int] = {}
    for row in Words(facts=checked.facts).alike.get(subject_id, ()):
        if row.other_id is not None:
            nearest.setdefault(row.other_id, row.percent)
    names = {found.subject.id: found.subject.name for found in checked.dossier.subjects}
    words = _("Bản của {name} (giống {percent} %)")
    return (
        *years,
        *(Counterpart(subject_id=key, words=words.format(name=names[key], percent=p)) for key, p in nearest.items()),
    )


def list_pairs(checked: CheckedRound, subject_id: SubjectId, other_id: SubjectId | None) -> tuple[Pair, ...]:
    """Give the passages side by side: all sections beside last year's, or those that another member's are like."""
    words = Words(facts=checked.facts)
    own = _own(checked, subject_id)
    if other_id is None:
        before = own.previous_review
        mine, theirs = dict(compared_texts(own.review)), dict(compared_texts(before))
        return tuple(_pair(words, own, (code, mine.get(code, "")), theirs[code]) for code in theirs)
    other = _own(checked, other_id)
    found = words.alike.get(subject_id, ())
    rows = ((row.section, row.other_section) for row in found if row.other_id == other_id)
    return tuple(_pair(words, own, (mine, _text(own, mine)), _text(other, theirs)) for mine, theirs in rows)


def count_alike(checked: CheckedRound, subject_id: SubjectId) -> int:
    """Count the reminders about words that are nearly the same as others."""
    codes = ("advice.same_as_last_year", "advice.same_as_another")
    return sum(text.finding.subject_id == subject_id and text.finding.code in codes for text in checked.advice)


def marked_parts(text: str, spans: Spans) -> Iterator[tuple[str, bool]]:
    """Give a text in parts, each with whether it stands in the other text as well."""
    at = 0
    for begin, end in spans:
        if begin > at:
            yield text[at:begin], False
        yield text[begin:end], True
        at = end
    if at < len(text):
        yield text[at:], False


def _pair(words: Words, own: SubjectDossier, mine: tuple[str, str], other: str) -> Pair:
    code, text = mine
    a, b = passage(text, words.fixed), passage(other, words.fixed)
    my_spans, other_spans = same_spans(a, b)
    return Pair(
        title=_title(words, own, code),
        mine=text,
        other=other,
        my_spans=my_spans,
        other_spans=other_spans,
        percent=likeness(a, b),
        is_alike=is_alike(a, b, percent=words.limits.percent, least_words=words.limits.words),
    )


def _title(words: Words, own: SubjectDossier, code: str) -> str:
    section = words.facts.forms[own.subject.form].section(code)
    return f"{code.removeprefix('A.')} – {section.heading.rstrip('.')}" if section else code.removeprefix("A.")


def _text(own: SubjectDossier, code: str) -> str:
    return own.review.text_of(code) if own.review else ""


def _own(checked: CheckedRound, subject_id: SubjectId) -> SubjectDossier:
    return next(own for own in checked.dossier.subjects if own.subject.id == subject_id)

"""What changed from one regulation to another: parameters, forms, who is reviewed, and articles side by side."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from pathlib import Path

from kiemdiem_desktop.domain.citation import Citation
from kiemdiem_desktop.domain.errors import NotFoundError
from kiemdiem_desktop.domain.labels import label_of
from kiemdiem_desktop.domain.member import WorkGroup
from kiemdiem_desktop.i18n import N_, _
from kiemdiem_desktop.rules.comparison import Matter, load_matters, placeholders
from kiemdiem_desktop.rules.form_choice import person_form
from kiemdiem_desktop.rules.outcomes import Outcome, outcomes_on
from kiemdiem_desktop.rules.regulations import Article, Parameter, Regulation, Regulations, RegulationSet
from kiemdiem_desktop.rules.sentences import citation_text, parameter_text
from kiemdiem_desktop.rules.wording.labels import LABELS

_NOTHING = N_("không có")
_OUTCOMES = {
    (True, True): N_("kiểm điểm, xếp loại"),
    (True, False): N_("kiểm điểm, chưa xếp loại"),
    (False, False): N_("không kiểm điểm, không xếp loại"),
}
_STANDINGS = (
    "exempt", "suspended", "committee_suspended", "under_six_months", "temporary_elsewhere", "moved_in",
)  # fmt: skip


class Change(StrEnum):
    """How one side differs from the other."""

    SAME = "same"
    CHANGED = "changed"
    ADDED = "added"
    REMOVED = "removed"
    UNREAD = "unread"  # one side was not read, so nobody can tell

    @property
    def sign(self) -> str:
        """A sign that tells it without colour."""
        return _SIGNS[self]


_SIGNS = {Change.SAME: "=", Change.CHANGED: "≠", Change.ADDED: "+", Change.REMOVED: "−", Change.UNREAD: "?"}
CERTAINTIES = {
    "V": N_("rõ trong văn bản"),
    "S": N_("theo nguồn dẫn lại"),
    "I": N_("văn bản chưa rõ, chương trình suy ra"),
    "?": N_("chưa đọc được văn bản"),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Difference:
    """One matter side by side in words; an empty source tells that this side has nothing on it.

    A certainty is "V" (read in the text), "S", "I" or "?" (not read), "" where the side has nothing. `theme` is the
    subject of law that the matter belongs to.
    """

    matter: str
    left: str
    left_source: str
    right: str
    right_source: str
    left_certainty: str = "V"
    right_certainty: str = "V"
    theme: str = ""

    @property
    def is_changed(self) -> bool:
        """Whether the two sides say different things."""
        return self.left != self.right

    @property
    def change(self) -> Change:
        """How the right side differs from the left."""
        if not self.is_changed:
            return Change.SAME
        if not self.left_source or not self.right_source:
            return Change.REMOVED if self.left_source else Change.ADDED
        return Change.UNREAD if "?" in (self.left_certainty, self.right_certainty) else Change.CHANGED


@dataclass(frozen=True, slots=True, kw_only=True)
class ArticlePair:
    """An article of one side with those of the other that treat the same matter; either may be empty."""

    left: tuple[Article, ...]
    right: tuple[Article, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class RegulationDiff:
    """Two regulations with their guidance, as they stood on the days named, side by side."""

    left: str
    left_on: date
    right: str
    right_on: date
    matters: tuple[Difference, ...]
    parameters: tuple[Difference, ...]
    forms: tuple[Difference, ...]
    standings: tuple[Difference, ...]
    articles: tuple[ArticlePair, ...]


def compare_regulations(
    regulations: Regulations, left: str, right: str, *, today: date, resources_dir: Path
) -> RegulationDiff:
    """Put two regulations side by side; they are named by number ("124") or id ("qd-124-2023").

    Each is taken with the guidance in force on its last day, or `today` while it holds. Raises: NotFoundError.
    """
    one, other = (_find(regulations, name) for name in (left, right))
    days = _day_of(one, today), _day_of(other, today)
    sets = regulations.in_force_on(days[0]), regulations.in_force_on(days[1])
    return RegulationDiff(
        left=one.name,
        left_on=days[0],
        right=other.name,
        right_on=days[1],
        matters=tuple(_matters(load_matters(resources_dir, regulations), (one.id, other.id), sets)),
        parameters=tuple(_parameters(*sets)),
        forms=tuple(_forms(*sets)),
        standings=tuple(_standings(*sets)),
        articles=tuple(_articles(*sets)),
    )


def diff_lines(diff: RegulationDiff) -> Iterator[str]:
    """Give a comparison in words: only what differs, then the articles."""
    heading = _("{left} (ngày {left_on:%d/%m/%Y}) và {right} (ngày {right_on:%d/%m/%Y})")
    yield heading.format(left=diff.left, left_on=diff.left_on, right=diff.right, right_on=diff.right_on)
    themes = (
        *_by_theme(diff.matters),
        (_("Tham số"), diff.parameters),
        (_("Mẫu kiểm điểm"), diff.forms),
        (_("Ai kiểm điểm, ai xếp loại"), diff.standings),
    )
    for title, rows in themes:
        yield ""
        yield title
        yield from (_told(row) for row in rows if row.is_changed)
    yield ""
    yield _("Điều khoản")
    for pair in diff.articles:
        yield from (f"  - {_told_article(article)}" for article in pair.left)
        yield from (f"  + {_told_article(article)}" for article in pair.right)


def _by_theme(rows: tuple[Difference, ...]) -> Iterator[tuple[str, tuple[Difference, ...]]]:
    for theme in dict.fromkeys(row.theme for row in rows):
        yield theme, tuple(row for row in rows if row.theme == theme)


def _find(regulations: Regulations, name: str) -> Regulation:
    wanted = name.strip().lower()
    for regulation in regulations.all:
        if wanted in (regulation.id, regulation.number.lower(), regulation.number.partition("-")[0]):
            return regulation
    raise NotFoundError(
        code="no_such_regulation",
        message=_("Không có quy định “{name}”.").format(name=name),
        hint=_("Ghi số của quy định, ví dụ 124 hoặc 366."),
    )


def _day_of(regulation: Regulation, today: date) -> date:
    return regulation.in_force.until or max(today, regulation.in_force.since)


def _matters(
    matters: tuple[Matter, ...], ids: tuple[str, str], sets: tuple[RegulationSet, RegulationSet]
) -> Iterator[Difference]:
    for matter in matters:
        one, other = (matter.sides.get(name) for name in ids)
        if one is not None and other is not None:
            yield Difference(
                theme=matter.theme,
                matter=matter.title,
                left=_filled(one.text, sets[0]),
                left_source=citation_text(one.source, sets[0]),
                left_certainty=one.certainty,
                right=_filled(other.text, sets[1]),
                right_source=citation_text(other.source, sets[1]),
                right_certainty=other.certainty,
            )


def _filled(text: str, regs: RegulationSet) -> str:
    """Put the values of the parameters into a text; one that was set elsewhere in those years is named as unknown."""
    found = {name: regs.values.get(name) for name in placeholders(text)}
    return text.format_map({name: "…" if row is None else parameter_text(row) for name, row in found.items()})


def _parameters(left: RegulationSet, right: RegulationSet) -> Iterator[Difference]:
    for name in sorted({*left.values, *right.values}):
        one, other = left.values.get(name), right.values.get(name)
        known = one or other
        assert known is not None
        yield Difference(
            matter=_(known.label),
            left=_value(one),
            left_source=_source(one, left),
            right=_value(other),
            right_source=_source(other, right),
            left_certainty=one.certainty if one else "",
            right_certainty=other.certainty if other else "",
        )


def _value(parameter: Parameter | None) -> str:
    return _(_NOTHING) if parameter is None else parameter_text(parameter)


def _source(parameter: Parameter | None, regs: RegulationSet) -> str:
    return "" if parameter is None else citation_text(parameter.source, regs)


def _forms(left: RegulationSet, right: RegulationSet) -> Iterator[Difference]:
    for group in WorkGroup:
        one, other = _form(group, left), _form(group, right)
        yield Difference(matter=label_of(group), left=one[0], left_source=one[1], right=other[0], right_source=other[1])


def _form(group: WorkGroup, regs: RegulationSet) -> tuple[str, str]:
    code = person_form(group, regs)
    if code not in regs.frames:
        return _(_NOTHING), ""
    return regs.form(code).official_code, regs.criteria(code).annex


def _standings(left: RegulationSet, right: RegulationSet) -> Iterator[Difference]:
    one, other = outcomes_on(left.on), outcomes_on(right.on)
    for reason in _STANDINGS:
        yield Difference(
            matter=_(LABELS[reason]),
            left=_outcome(one[reason]),
            left_source=citation_text(one[reason].citation, left),
            right=_outcome(other[reason]),
            right_source=citation_text(other[reason].citation, right),
        )


def _outcome(outcome: Outcome) -> str:
    words = _(_OUTCOMES[outcome.is_reviewed, outcome.is_rated])
    return words if outcome.is_certain else _("{words} (văn bản chưa nêu rõ)").format(words=words)


def _articles(left: RegulationSet, right: RegulationSet) -> Iterator[ArticlePair]:
    """Pair the articles that only one of the sets holds, in the order of the left, then what is new on the right."""
    shared = {one.id for one in left.regulations} & {other.id for other in right.regulations}
    ours = [found for found in left.articles if found.citation.regulation_id not in shared]
    theirs = [found for found in right.articles if found.citation.regulation_id not in shared]
    paired: set[Citation] = set()
    for article in ours:
        same = tuple(found for found in theirs if _topics(article) & _topics(found))
        paired |= {found.citation for found in same}
        yield ArticlePair(left=(article,), right=same)
    for article in theirs:
        if article.citation not in paired:
            yield ArticlePair(left=(), right=(article,))


def _topics(article: Article) -> set[Citation]:
    return {article.citation, *article.later}


def _told(row: Difference) -> str:
    left = _side(row.left, row.left_source, row.left_certainty)
    return f"  {row.change.sign} {row.matter}: {left} → {_side(row.right, row.right_source, row.right_certainty)}"


def _side(value: str, source: str, certainty: str) -> str:
    sure = _(CERTAINTIES[certainty]) if certainty and certainty != "V" else ""
    return f"{value} ({'; '.join(part for part in (source, sure) if part)})" if source else value


def _told_article(article: Article) -> str:
    return f"{article.citation.regulation_id} {article.citation.article}. {article.title}: {article.text}"

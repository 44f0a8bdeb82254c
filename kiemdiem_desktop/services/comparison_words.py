"""The comparison of two regulations as a screen or the command line shows it: in words, by subject of law."""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from kiemdiem_desktop.i18n import N_, _
from kiemdiem_desktop.rules.regulations import Article
from kiemdiem_desktop.services.regulation_diff import (
    CERTAINTIES,
    ArticlePair,
    Change,
    Difference,
    RegulationDiff,
    compare_regulations,
)
from kiemdiem_desktop.services.workspace import Workspace

MAIN_REGULATIONS = ("132", "124", "366")
_CHANGES = {
    Change.SAME: N_("Như cũ"),
    Change.CHANGED: N_("Thay đổi"),
    Change.ADDED: N_("Mới có"),
    Change.REMOVED: N_("Không còn"),
    Change.UNREAD: N_("Chưa đọc được"),
}
_COUNTS = {
    Change.CHANGED: N_("{count} chỗ thay đổi"),
    Change.ADDED: N_("{count} chỗ mới có"),
    Change.REMOVED: N_("{count} chỗ không còn"),
    Change.UNREAD: N_("{count} chỗ chưa đọc được văn bản của một bên"),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class ComparedRow:
    """One matter: what each side says with its article and certainty in words, and what changed, in words."""

    theme: str
    matter: str
    left: str
    right: str
    change: Change
    change_words: str
    is_article: bool = False


def list_main_regulations(workspace: Workspace) -> tuple[tuple[str, str], ...]:
    """Give the regulations of the Politburo on review and rating, oldest first: number, and words with the year."""
    by_number = {row.number.partition("-")[0]: row for row in workspace.regulations.all}
    words = _("{number} ({year})")
    return tuple(
        (number, words.format(number=by_number[number].number, year=by_number[number].in_force.since.year))
        for number in MAIN_REGULATIONS
    )


def compare_main(workspace: Workspace, left: str, right: str) -> RegulationDiff:
    """Put two of them side by side as they stand today. Raises: NotFoundError."""
    return compare_regulations(
        workspace.regulations, left, right, today=workspace.clock.today(), resources_dir=workspace.resources_dir
    )


def compared_rows(diff: RegulationDiff) -> tuple[ComparedRow, ...]:
    """Give all rows: the matters of the law, the forms, the values, then the articles; each under its theme."""
    return (
        *(_row(row, row.theme, diff) for row in diff.matters),
        *(_row(row, _("Mẫu của từng nhóm đảng viên"), diff) for row in diff.forms),
        *(_row(row, _("Các mức bằng số và cách tính"), diff) for row in _settled(diff.parameters)),
        *_article_rows(diff.articles),
    )


def count_words(rows: Iterable[ComparedRow]) -> str:
    """Tell how much changed: "18 chỗ thay đổi, 3 chỗ mới có"; articles, which are only set beside each other, apart."""
    counts = Counter(row.change for row in rows if not row.is_article)
    parts = [_(words).format(count=counts[change]) for change, words in _COUNTS.items() if counts[change]]
    return ", ".join(parts) or _("Không có chỗ nào thay đổi")


def _settled(rows: Iterable[Difference]) -> Iterator[Difference]:
    """Leave out values that neither side's texts hold: the program's own defaults tell nothing of the law."""
    for row in rows:
        if row.left_certainty in ("V", "S") or row.right_certainty in ("V", "S"):
            yield row


def _row(row: Difference, theme: str, diff: RegulationDiff) -> ComparedRow:
    return ComparedRow(
        theme=theme,
        matter=_capital(row.matter),
        left=_side(row.left, row.left_source.removesuffix(f", {diff.left}"), row.left_certainty),
        right=_side(row.right, row.right_source.removesuffix(f", {diff.right}"), row.right_certainty),
        change=row.change,
        change_words=_change_words(row.change),
    )


def _change_words(change: Change) -> str:
    return f"{change.sign} {_(_CHANGES[change])}"


def _side(text: str, source: str, certainty: str) -> str:
    if not source:
        return _capital(text)
    sure = _(CERTAINTIES[certainty]) if certainty else ""
    return f"{_capital(text)}\n({'; '.join(part for part in (source, sure) if part)})"


def _article_rows(pairs: Iterable[ArticlePair]) -> Iterator[ComparedRow]:
    for pair in pairs:
        first = (pair.left or pair.right)[0]
        change = Change.CHANGED if pair.left and pair.right else Change.REMOVED if pair.left else Change.ADDED
        yield ComparedRow(
            theme=_("Các điều, bằng lời của chương trình"),
            matter=first.title,
            left=_articles(pair.left),
            right=_articles(pair.right),
            change=change,
            change_words="" if pair.left and pair.right else _change_words(change),
            is_article=True,
        )


def _articles(articles: tuple[Article, ...]) -> str:
    return "\n".join(f"{row.citation.article}. {row.text}" for row in articles) or _("Không có điều tương ứng")


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]

"""Search over people and articles; marks, đ and case are ignored, every typed word must be found."""

from dataclasses import dataclass

from kiemdiem_desktop.domain.citation import Citation
from kiemdiem_desktop.domain.ids import MemberId, SubjectId
from kiemdiem_desktop.domain.labels import label_of
from kiemdiem_desktop.domain.member import Member, MemberKind, PartyPost
from kiemdiem_desktop.domain.round import Round, SubjectKind
from kiemdiem_desktop.domain.text import search_key
from kiemdiem_desktop.i18n import _
from kiemdiem_desktop.rules.regulations import Article
from kiemdiem_desktop.services.cell.subjects import regulation_set
from kiemdiem_desktop.services.workspace import Workspace

MOST_HITS = 30


@dataclass(frozen=True, slots=True, kw_only=True)
class PersonHit:
    """A member that was found. `subject_id` is None where the member is not reviewed in the round."""

    member_id: MemberId
    subject_id: SubjectId | None
    name: str
    detail: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ArticleHit:
    """An article that was found."""

    citation: Citation
    title: str
    detail: str


def is_found(typed: str, *texts: str) -> bool:
    """Whether each word of `typed` begins a word of `texts`, marks and đ ignored; nothing typed finds nothing."""
    wanted = search_key(typed).split()
    stock = f" {search_key(' '.join(texts))}"
    return bool(wanted) and all(f" {word}" in stock for word in wanted)


def search_people(workspace: Workspace, typed: str, round_: Round | None) -> tuple[PersonHit, ...]:
    """Give the members found by name, post, workplace or number; by name order."""
    subjects = _subjects_by_member(workspace, round_)
    found = (member for member in workspace.store.members.all() if is_found(typed, *_texts_of(member)))
    hits = (
        PersonHit(member_id=row.id, subject_id=subjects.get(row.id), name=row.full_name, detail=_detail(row))
        for row in found
    )
    return tuple(hits)[:MOST_HITS]


def search_articles(workspace: Workspace, typed: str, round_: Round | None) -> tuple[ArticleHit, ...]:
    """Give the articles of the round (of today where there is none) found by number, title or text."""
    if round_ is None:
        regs = workspace.regulations.in_force_on(workspace.clock.today())
    else:
        regs = regulation_set(workspace, round_)
    numbers = {regulation.id: regulation.number for regulation in regs.regulations}
    in_title = [row for row in regs.articles if is_found(typed, _heading(row, numbers))]
    in_text = [
        row for row in regs.articles if row not in in_title and is_found(typed, _heading(row, numbers), row.text)
    ]
    return tuple(
        ArticleHit(citation=row.citation, title=row.title, detail=_cited(row, numbers))
        for row in (*in_title, *in_text)[:MOST_HITS]
    )


def _heading(article: Article, numbers: dict[str, str]) -> str:
    return f"{_cited(article, numbers)} {article.title}"


def _cited(article: Article, numbers: dict[str, str]) -> str:
    return f"{article.citation.article} · {numbers[article.citation.regulation_id]}"


def _subjects_by_member(workspace: Workspace, round_: Round | None) -> dict[MemberId, SubjectId]:
    if round_ is None:
        return {}
    rows = workspace.store.subjects.where(round_id=round_.id, kind=SubjectKind.MEMBER)
    return {row.member_id: row.id for row in rows if row.member_id is not None}


def _texts_of(member: Member) -> tuple[str, ...]:
    return (
        member.full_name,
        member.other_name,
        member.workplace,
        member.personal_number,
        member.card_number,
        _post_of(member),
    )


def _detail(member: Member) -> str:
    kind = _("Đảng viên dự bị") if member.kind is MemberKind.PROBATIONARY else _("Đảng viên chính thức")
    return " · ".join(part for part in (_post_of(member) or kind, member.workplace) if part)


def _post_of(member: Member) -> str:
    return "" if member.party_post is PartyPost.NONE else label_of(member.party_post)

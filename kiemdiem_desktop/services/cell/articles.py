"""The article behind a field: by the findings at that field, by the form's section, or by this small map."""

from kiemdiem_desktop.domain.citation import Citation
from kiemdiem_desktop.rules.regulations import Article
from kiemdiem_desktop.services.cell.checks import CheckedRound

_366, _43 = "qd-366-2025", "hd-43-2025"
_ARTICLES = {
    "member": (_366, "Điều 5"),
    "member.disciplines": (_366, "Điều 11 ghi chú"),
    "prompts": (_366, "Điều 7 khoản 1"),
    "review": (_366, "Điều 6"),
    "review.points": (_366, "Điều 10"),
    "review.tasks": (_366, "Điều 11"),
    "review.self_level": (_366, "Điều 11"),
    "review.draft_sent_on": (_43, "§2.1a"),
    "shortcomings": (_366, "Điều 6"),
    "carried": (_366, "Điều 11 khoản 1 điểm 1.4"),
    "comments": (_366, "Điều 7 khoản 3"),
    "comments.residence": ("qd-213-2020", "Điều 3 khoản 4"),
    "meeting": (_366, "Điều 7 khoản 3"),
    "attendance": ("dieu-le-2011", "Điều 9"),
    "ballot": (_366, "Điều 12 khoản 1"),
    "rating": (_366, "Điều 11"),
    "caps": (_366, "Điều 11 khoản 1 điểm 1.5"),
    "year": (_366, "Điều 11 khoản 4"),
    "conclusions": (_366, "Điều 11 khoản 4"),
    "round": (_43, "§4.1"),
    "package": (_366, "Điều 17"),
    "parameter": (_43, "§7.12"),
}


def article_at(checked: CheckedRound, where: str) -> Article | None:
    """Give the article behind the field `where` in our own words; None where there is none or its text is not held."""
    ways = (_cited_by_finding(checked, where), _cited_by_section(checked, where), _cited_by_map(where))
    articles = (checked.regulations.article(cited) for cited in ways if cited is not None)
    return next((article for article in articles if article is not None), None)


def _cited_by_finding(checked: CheckedRound, where: str) -> Citation | None:
    return next((found.citation for found in checked.verdict.findings if found.where == where), None)


def _cited_by_section(checked: CheckedRound, where: str) -> Citation | None:
    code = where.removeprefix("review.section.")
    if code == where:
        return None
    forms = (form for regulation in checked.regulations.regulations for form in regulation.forms)
    sections = (form.section(code) for form in forms)
    return next((section.citation for section in sections if section is not None), None)


def _cited_by_map(where: str) -> Citation | None:
    while where:
        if where in _ARTICLES:
            regulation_id, article = _ARTICLES[where]
            return Citation(regulation_id=regulation_id, article=article)
        where = where.rpartition(".")[0]
    return None

"""Later decisions on a rating: adjusted, cancelled, rated again. The first decision stays in the history."""

from dataclasses import replace
from datetime import date

from kiemdiem_desktop.domain.ids import RowId
from kiemdiem_desktop.domain.period import Period
from kiemdiem_desktop.domain.re_rating import ReRating, ReRatingGround
from kiemdiem_desktop.i18n import N_, _
from kiemdiem_desktop.rules.history import result_of
from kiemdiem_desktop.services.action import action
from kiemdiem_desktop.services.cell.cells import get_cell
from kiemdiem_desktop.services.cell.history import Identity, load_results
from kiemdiem_desktop.services.re_rating_rules import check_re_rating, cited_article
from kiemdiem_desktop.services.workspace import Workspace


def draft_re_rating(
    workspace: Workspace, identity: Identity, name: str, *, year: int, period: Period = Period.YEAR
) -> ReRating:
    """Give a decision to fill in, with the result that it would take the place of; nothing is stored.

    Source: qd-366-2025 Điều 15 khoản 3
    """
    found = result_of(load_results(workspace).get(identity, ()), year, period)
    today = workspace.clock.today()
    return ReRating(
        subject_kind=identity[0],
        member_id=identity[1],
        name=name,
        year=year,
        period=period,
        ground=ReRatingGround.STANDARD_NOT_MET,
        old_level=found.level if found else None,
        old_number=found.number if found else "",
        old_decided_on=found.decided_on if found else None,
        body=get_cell(workspace).superior_name,
        decided_on=today,
        citation=cited_article(workspace.regulations.in_force_on(today), ReRatingGround.STANDARD_NOT_MET),
    )


@action(N_("Ghi quyết định xếp loại lại"))
def record_re_rating(workspace: Workspace, decision: ReRating) -> ReRating:
    """Keep a later decision; the article is that of its day. Raises: InvalidValueError where it cannot be one."""
    regulations = check_re_rating(workspace, decision)
    return workspace.store.re_ratings.add(
        replace(
            decision,
            reason=decision.reason.strip(),
            body=decision.body.strip(),
            number=decision.number.strip(),
            citation=cited_article(regulations, decision.ground),
        )
    )


@action(N_("Bỏ quyết định xếp loại lại ghi nhầm"))
def remove_re_rating(workspace: Workspace, re_rating_id: RowId) -> None:
    """Take away a later decision that was entered by mistake: what was decided before holds again."""
    workspace.store.re_ratings.remove(re_rating_id)


def list_re_ratings(workspace: Workspace, identity: Identity) -> tuple[ReRating, ...]:
    """Give the later decisions about a subject, newest year first, in each year the oldest first."""
    kind, member_id = identity
    rows = workspace.store.re_ratings.where(subject_kind=kind, member_id=member_id)
    return tuple(sorted(rows, key=lambda row: (-row.year, -row.period.rank, row.decided_on or date.min, row.id)))


def tell_re_rating(workspace: Workspace, decision: ReRating) -> str:
    """Tell a later decision in words: what became of which level, by which paper, why, by which article."""
    before = decision.old_level.label if decision.old_level else _("chưa rõ")
    after = decision.new_level.label if decision.new_level else _("không còn mức")
    day = f"{decision.decided_on:%d/%m/%Y}" if decision.decided_on else "…"
    regulation = next((row for row in workspace.regulations.all if row.id == decision.citation.regulation_id), None)
    words = _(
        "{period}: {before} → {after}. {kind}, quyết định số {number} ngày {day} của {body}. {ground}{reason}. "
        "Căn cứ: {article}, {regulation}."
    )
    return words.format(
        period=_capital(decision.period.of_year(decision.year)),
        before=before,
        after=after,
        kind=decision.kind.label,
        number=decision.number,
        day=day,
        body=decision.body,
        ground=decision.ground.label,
        reason=f": {decision.reason.rstrip('.')}" if decision.reason else "",
        article=decision.citation.article,
        regulation=regulation.name if regulation else decision.citation.regulation_id,
    )


def _capital(words: str) -> str:
    return words[:1].upper() + words[1:]

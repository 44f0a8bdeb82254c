"""How long individual self-reviews are kept: what is over its time is listed first, and removed only when asked.

Only what one person wrote or was told goes: the self-review, the comments, the prompts. Levels, votes as sums, minutes
and decisions stay: they are the record of the cell, not of the person's words.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Final

from kiemdiem_desktop.domain.errors import InvalidValueError
from kiemdiem_desktop.domain.ids import SubjectId
from kiemdiem_desktop.domain.round import Round, SubjectKind
from kiemdiem_desktop.i18n import N_, _
from kiemdiem_desktop.services.action import action
from kiemdiem_desktop.services.cell.kept_copies import drop_copies
from kiemdiem_desktop.services.cell.rounds import list_rounds
from kiemdiem_desktop.services.workspace import Workspace

MOST_YEARS: Final = 30
_SETTING: Final = "self_review_kept_years"


@dataclass(frozen=True, slots=True, kw_only=True)
class ExpiredRound:
    """What is over its time in one closed round; counts of rows, and whether a copy of its package is kept here."""

    round: Round
    reviews: int
    comments: int
    prompts: int
    shortcomings: int
    copies: int

    @property
    def is_empty(self) -> bool:
        """Whether there is nothing to remove."""
        return not (self.reviews or self.comments or self.prompts or self.shortcomings or self.copies)


@dataclass(frozen=True, slots=True, kw_only=True)
class RetentionPlan:
    """What would be removed now. `years` are kept, 0 for all; `least` is what the regulation of `source` asks for."""

    years: int
    least: int
    source: str
    expired: tuple[ExpiredRound, ...]


def plan_retention(workspace: Workspace) -> RetentionPlan:
    """Give what is over its time; nothing is touched.

    Source: hd-06-2025 §8.3
    """
    rules = workspace.regulations.in_force_on(workspace.clock.today())
    parameter = rules.parameter("self_review_kept_years")
    least = rules.number("self_review_kept_years")
    kept = kept_years(workspace, least)
    regulation = rules.regulation(parameter.source.regulation_id)
    name = regulation.name if regulation is not None else parameter.source.regulation_id
    return RetentionPlan(
        years=kept,
        least=least,
        source=_("{article}, {regulation}").format(article=parameter.source.article, regulation=name),
        expired=tuple(row for row in _expired(workspace, kept) if not row.is_empty),
    )


def kept_years(workspace: Workspace, least: int) -> int:
    """Give how many years are kept: the regulation's number unless the cell keeps longer; 0 for all."""
    stored = workspace.store.settings.get(_SETTING)
    return least if stored is None else int(stored)


@action(N_("Đặt thời hạn lưu bản kiểm điểm"))
def keep_years(workspace: Workspace, years: int) -> None:
    """Keep self-reviews for `years`, 0 for ever. Raises: InvalidValueError below what the regulation asks for."""
    least = plan_retention(workspace).least
    if years != 0 and not least <= years <= MOST_YEARS:
        raise InvalidValueError(
            code="kept_too_short",
            message=_("Bản kiểm điểm phải giữ ít nhất {least} năm.").format(least=least),
            hint=_("Chọn từ {least} năm trở lên, hoặc giữ mãi.").format(least=least),
        )
    workspace.store.settings.set(_SETTING, str(years))


@action(N_("Xóa bản kiểm điểm quá thời hạn lưu"), is_barrier=True)
def remove_expired(workspace: Workspace, plan: RetentionPlan) -> tuple[ExpiredRound, ...]:
    """Remove exactly what `plan` listed and give what was removed; it cannot be undone.

    Raises: InvalidValueError where there is now something else to remove than was shown.
    """
    if plan_retention(workspace) != plan:
        raise InvalidValueError(
            code="retention_changed",
            message=_("Danh sách cần xóa vừa thay đổi, nên chưa xóa gì."),
            hint=_("Xem lại danh sách rồi xóa."),
        )
    for row in plan.expired:
        _remove(workspace, row.round)
    return plan.expired


def removal_lines(expired: Iterable[ExpiredRound]) -> tuple[str, ...]:
    """Tell round by round what goes, or went."""
    line = _(
        "Năm {year}: {reviews} bản kiểm điểm cá nhân, {comments} ý kiến góp ý, {prompts} gợi ý, "
        "{shortcomings} hạn chế, {copies} bản sao gói đã gửi"
    )
    return tuple(
        line.format(
            year=row.round.year,
            reviews=row.reviews,
            comments=row.comments,
            prompts=row.prompts,
            shortcomings=row.shortcomings,
            copies=row.copies,
        )
        for row in expired
    )


def _expired(workspace: Workspace, years: int) -> tuple[ExpiredRound, ...]:
    rounds = list_rounds(workspace)
    newest = max((row.year for row in rounds), default=0)
    old = [row for row in rounds if years and row.closed_at is not None and row.year <= newest - years]
    return tuple(_of_round(workspace, row) for row in old)


def _of_round(workspace: Workspace, round_: Round) -> ExpiredRound:
    store, people = workspace.store, _people(workspace, round_)
    return ExpiredRound(
        round=round_,
        reviews=sum(row.subject_id in people for row in store.reviews.where(round_id=round_.id)),
        comments=sum(row.subject_id in people for row in store.comments.where(round_id=round_.id)),
        prompts=sum(row.subject_id in people for row in store.prompts.where(round_id=round_.id)),
        shortcomings=len(_loose_shortcomings(workspace, round_)),
        copies=drop_copies(workspace, round_.id, is_dry_run=True),
    )


def _remove(workspace: Workspace, round_: Round) -> None:
    store, people = workspace.store, _people(workspace, round_)
    reviews, comments = store.reviews.where(round_id=round_.id), store.comments.where(round_id=round_.id)
    prompts = store.prompts.where(round_id=round_.id)
    _each([row.id for row in reviews if row.subject_id in people], store.reviews.remove)
    _each([row.id for row in comments if row.subject_id in people], store.comments.remove)
    _each([row.id for row in prompts if row.subject_id in people], store.prompts.remove)
    _each(_loose_shortcomings(workspace, round_), store.shortcomings.remove)
    drop_copies(workspace, round_.id)


def _each(ids: Iterable[int], remove: Callable[[int], None]) -> None:
    for row_id in ids:
        remove(row_id)


def _people(workspace: Workspace, round_: Round) -> set[SubjectId]:
    rows = workspace.store.subjects.where(round_id=round_.id)
    return {row.id for row in rows if row.kind is SubjectKind.MEMBER}


def _loose_shortcomings(workspace: Workspace, round_: Round) -> list[int]:
    """Give the shortcomings of people that no later year carries on: those still at work are kept."""
    people = _people(workspace, round_)
    carried = {row.carried_from for row in workspace.store.shortcomings.all()}
    rows = workspace.store.shortcomings.where(round_id=round_.id)
    return [row.id for row in rows if row.subject_id in people and row.id not in carried]

"""Re-rating at the committee: a later decision on one subject stands beside the first, which is never erased."""

from dataclasses import dataclass, replace
from datetime import date

from kiemdiem_desktop.domain.decided import DecidedSubject
from kiemdiem_desktop.domain.errors import InvalidValueError
from kiemdiem_desktop.domain.ids import RowId
from kiemdiem_desktop.domain.level import Level
from kiemdiem_desktop.domain.period import Period
from kiemdiem_desktop.domain.re_rating import ReRating, ReRatingGround, ReRatingKind
from kiemdiem_desktop.domain.text import nfc
from kiemdiem_desktop.exchange.names import period_of
from kiemdiem_desktop.i18n import N_, _
from kiemdiem_desktop.services.action import action
from kiemdiem_desktop.services.re_rating_rules import check_re_rating, cited_article
from kiemdiem_desktop.services.workspace import Workspace


@dataclass(frozen=True, slots=True, kw_only=True)
class ReDecision:
    """What the later decision says of a subject: kind, ground, the new level (None: only cancelled), its paper."""

    kind: ReRatingKind
    ground: ReRatingGround
    reason: str
    level: Level | None
    number: str
    decided_on: date


@action(N_("Ra quyết định xếp loại lại"))
def re_rate(workspace: Workspace, former: DecidedSubject, wanted: ReDecision) -> DecidedSubject:
    """Put a later decision beside the one that holds, which stays and holds no more; undone as one step.

    Raises: InvalidValueError without reason or paper, for a level that changes nothing, or a ground of another time.
    Source: qd-366-2025 Điều 15 khoản 3; qd-366-2025 Điều 13
    """
    if not wanted.reason.strip():
        raise InvalidValueError(
            code="re_rating_without_reason",
            message=_("Chưa ghi lý do xếp loại lại."),
            hint=_("Ghi rõ khuyết điểm, kết luận hoặc kết quả xác minh làm căn cứ."),
        )
    if not former.is_current:
        raise InvalidValueError(
            code="decided_anew",
            message=_("Mức này đã có quyết định sau thay thế."),
            hint=_("Chọn quyết định đang có hiệu lực rồi làm lại."),
        )
    check_re_rating(workspace, re_rating_of(workspace, former, wanted))
    workspace.store.decided_subjects.save(replace(former, is_current=False))
    return workspace.store.decided_subjects.add(
        replace(
            former,
            id=RowId(0),
            level=wanted.level,
            number=wanted.number.strip(),
            decided_on=wanted.decided_on,
            reason=nfc(wanted.reason.strip()),
            is_current=True,
            meeting_id=None,
            re_rating=wanted.kind,
            ground=wanted.ground,
        )
    )


def re_rating_of(workspace: Workspace, former: DecidedSubject, wanted: ReDecision) -> ReRating:
    """Give the later decision as the rules and Mẫu 03 know it."""
    return ReRating(
        subject_kind=former.kind,
        name=former.name,
        year=former.year,
        period=period_of(former.period) or Period.YEAR,
        kind=wanted.kind,
        ground=wanted.ground,
        reason=wanted.reason,
        old_level=former.level,
        old_number=former.number,
        old_decided_on=former.decided_on,
        new_level=wanted.level,
        body=former.body,
        number=wanted.number,
        decided_on=wanted.decided_on,
        citation=cited_article(workspace.regulations.in_force_on(wanted.decided_on), wanted.ground),
    )


def history_of(workspace: Workspace, decided: DecidedSubject) -> tuple[DecidedSubject, ...]:
    """Give all decisions on a subject in its round, the first one first; the last holds."""
    rows = workspace.store.decided_subjects.where(
        cell_code=decided.cell_code, year=decided.year, period=decided.period, subject_code=decided.subject_code
    )
    return tuple(sorted(rows, key=lambda row: row.id))

"""Later decisions on a rating: adjusted, cancelled, rated again. The first decision stays in the history."""

from dataclasses import replace
from datetime import date

from kiemdiem_desktop.domain.citation import Citation
from kiemdiem_desktop.domain.errors import InvalidValueError
from kiemdiem_desktop.domain.ids import RowId
from kiemdiem_desktop.domain.period import Period
from kiemdiem_desktop.domain.re_rating import ReRating, ReRatingGround, ReRatingKind
from kiemdiem_desktop.i18n import N_, _
from kiemdiem_desktop.rules.history import result_of
from kiemdiem_desktop.rules.reading import citation
from kiemdiem_desktop.rules.regulations import RegulationSet
from kiemdiem_desktop.services.action import action
from kiemdiem_desktop.services.cell.cells import get_cell
from kiemdiem_desktop.services.cell.history import Identity, load_results
from kiemdiem_desktop.services.workspace import Workspace

_REOPENED_BY = "hd-25-2023"  # the only guidance that opens the year of the violation again


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


def cited_article(regulations: RegulationSet, ground: ReRatingGround) -> Citation:
    """Give the article that a decision of that day stands on.

    Source: qd-366-2025 Điều 15 khoản 3; hd-25-2023 §4
    """
    if ground is ReRatingGround.EARLIER_VIOLATION and regulations.regulation(_REOPENED_BY) is not None:
        return citation(f"{_REOPENED_BY} §4", "")
    return regulations.cited(citation("qd-366-2025 Điều 15 khoản 3", ""))


@action(N_("Ghi quyết định xếp loại lại"))
def record_re_rating(workspace: Workspace, decision: ReRating) -> ReRating:
    """Keep a later decision; the article is that of its day. Raises: InvalidValueError where it cannot be one."""
    _check_paper(workspace, decision)
    _check_levels(decision)
    assert decision.decided_on is not None
    regulations = workspace.regulations.in_force_on(decision.decided_on)
    _check_ground(regulations, decision)
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


def _check_paper(workspace: Workspace, decision: ReRating) -> None:
    if not decision.number.strip() or not decision.body.strip() or decision.decided_on is None:
        raise InvalidValueError(
            code="re_rating_without_paper",
            message=_("Quyết định xếp loại lại chưa đủ số, ngày và cơ quan ban hành."),
            hint=_("Ghi đúng như trên quyết định của cấp có thẩm quyền; chi bộ không tự đổi mức đã quyết định."),
        )
    if decision.decided_on > workspace.clock.today():
        raise InvalidValueError(
            code="decided_later", message=_("Ngày quyết định ở sau hôm nay."), hint=_("Xem lại ngày trên quyết định.")
        )
    if decision.decided_on < (decision.old_decided_on or decision.period.first_day(decision.year)):
        raise InvalidValueError(
            code="decided_before",
            message=_("Ngày quyết định ở trước quyết định đầu hoặc trước kỳ được xếp loại lại."),
            hint=_("Xem lại năm, quý hoặc ngày của quyết định."),
        )


def _check_levels(decision: ReRating) -> None:
    is_cancelled = decision.kind is ReRatingKind.CANCELLED
    if not is_cancelled and decision.new_level is None:
        raise InvalidValueError(
            code="re_rating_without_level",
            message=_("Chưa chọn mức mới."),
            hint=_("Chọn mức mới, hoặc chọn “Hủy kết quả xếp loại” nếu quyết định chưa xếp mức nào thay."),
        )
    if is_cancelled and decision.new_level is not None:
        raise InvalidValueError(
            code="cancelled_with_level",
            message=_("Quyết định chỉ hủy kết quả thì không có mức mới."),
            hint=_("Để trống mức mới, hoặc chọn “Hủy và xếp loại lại”."),
        )
    if decision.new_level is not None and decision.new_level is decision.old_level:
        raise InvalidValueError(
            code="same_level",
            message=_("Mức mới trùng với mức đã quyết định."),
            hint=_("Xem lại năm và mức ghi trong quyết định."),
        )


def _check_ground(regulations: RegulationSet, decision: ReRating) -> None:
    """A violation of an earlier year opens that year again under 124 only; since 366 it is weighed at once.

    Source: hd-25-2023 §4; qd-366-2025 Điều 11 ghi chú
    """
    if decision.ground is not ReRatingGround.EARLIER_VIOLATION or regulations.regulation(_REOPENED_BY) is not None:
        return
    raise InvalidValueError(
        code="not_reopened_now",
        message=_("Vào ngày này, vi phạm của năm trước không phải là lý do mở lại năm đó."),
        hint=_(
            "Theo ghi chú của Điều 11, Quy định 366-QĐ/TW, vi phạm đó xét ở lần xếp loại hiện tại; chỉ các quyết định "
            "từ tháng 11/2023 đến tháng 8/2025 mở lại năm có vi phạm. Chọn lý do khác đúng với quyết định."
        ),
    )

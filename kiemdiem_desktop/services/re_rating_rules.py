"""What a later decision on a rating must hold, and the article it stands on: the same for a cell and a committee."""

from kiemdiem_desktop.domain.citation import Citation
from kiemdiem_desktop.domain.errors import InvalidValueError
from kiemdiem_desktop.domain.re_rating import ReRating, ReRatingGround, ReRatingKind
from kiemdiem_desktop.i18n import _
from kiemdiem_desktop.rules.reading import citation
from kiemdiem_desktop.rules.regulations import RegulationSet
from kiemdiem_desktop.services.workspace import Workspace

_REOPENED_BY = "hd-25-2023"  # the only guidance that opens the year of the violation again


def check_re_rating(workspace: Workspace, decision: ReRating) -> RegulationSet:
    """Hold a decision against the rules and give the regulations of its day.

    Raises: InvalidValueError where it cannot be one.
    """
    _check_paper(workspace, decision)
    _check_levels(decision)
    assert decision.decided_on is not None
    regulations = workspace.regulations.in_force_on(decision.decided_on)
    _check_ground(regulations, decision)
    return regulations


def cited_article(regulations: RegulationSet, ground: ReRatingGround) -> Citation:
    """Give the article that a decision of that day stands on.

    Source: qd-366-2025 Điều 15 khoản 3; hd-25-2023 §4
    """
    if ground is ReRatingGround.EARLIER_VIOLATION and regulations.regulation(_REOPENED_BY) is not None:
        return citation(f"{_REOPENED_BY} §4", "")
    return regulations.cited(citation("qd-366-2025 Điều 15 khoản 3", ""))


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

"""What the committee decides about the cap: the exceptional share of a group, the order of nominees, the groups."""

from collections.abc import Iterable
from dataclasses import dataclass, replace

from kiemdiem_desktop.domain.decided import CapDecision, CapPlace
from kiemdiem_desktop.domain.errors import InvalidValueError
from kiemdiem_desktop.domain.text import nfc
from kiemdiem_desktop.i18n import N_, _
from kiemdiem_desktop.rules.regulation_set import RegulationSet
from kiemdiem_desktop.services.action import action
from kiemdiem_desktop.services.committee.cap_tables import exceptional_percent
from kiemdiem_desktop.services.committee.rated_subjects import SubjectKey
from kiemdiem_desktop.services.group_words import group_code
from kiemdiem_desktop.services.workspace import Workspace


@dataclass(frozen=True, slots=True, kw_only=True)
class RoundKey:
    """A round at the committee: its year, and the period as packages say it."""

    year: int
    period: str = "cn"


def list_cap_decisions(workspace: Workspace, round_: RoundKey) -> tuple[CapDecision, ...]:
    """Give the exceptional shares that were granted in a round."""
    return workspace.store.cap_decisions.where(year=round_.year, period=round_.period)


@action(N_("Ghi quyết định về tỷ lệ xuất sắc của nhóm"))
def grant_exception(workspace: Workspace, decision: CapDecision, regs: RegulationSet) -> CapDecision:
    """Grant the exceptional share to a group, in place of an earlier decision on it.

    Raises: InvalidValueError without a ground, for a day to come, or under regulations that know no exception.
    Source: qd-366-2025 Điều 11 khoản 1 điểm 1.5
    """
    _check(workspace, decision, regs)
    known = workspace.store.cap_decisions.find(
        year=decision.year, period=decision.period, group_code=decision.group_code
    )
    cleaned = replace(decision, ground=nfc(decision.ground.strip()), number=decision.number.strip())
    if known is None:
        return workspace.store.cap_decisions.add(cleaned)
    changed = replace(cleaned, id=known.id)
    workspace.store.cap_decisions.save(changed)
    return changed


@action(N_("Bỏ quyết định về tỷ lệ xuất sắc của nhóm"))
def withdraw_exception(workspace: Workspace, decision: CapDecision) -> None:
    """Take a decision back: the normal share holds again."""
    workspace.store.cap_decisions.remove(decision.id)


@action(N_("Xếp thứ tự đề nghị xuất sắc"))
def rank_nominees(workspace: Workspace, round_: RoundKey, keys: tuple[SubjectKey, ...]) -> None:
    """Keep the order of a group's nominees, best first; others of the round lose no place."""
    for rank, key in enumerate(keys, start=1):
        _keep(workspace, replace(_place(workspace, round_, key), rank=rank))


@action(N_("Xếp nhóm tương đồng"))
def assign_group(workspace: Workspace, round_: RoundKey, keys: Iterable[SubjectKey], *, name: str) -> None:
    """Put subjects into a group by its name in one step; an empty name goes back to the stated group."""
    code = group_code(nfc(name.strip()))
    for key in keys:
        _keep(workspace, replace(_place(workspace, round_, key), group_code=code, rank=None))


def _place(workspace: Workspace, round_: RoundKey, key: SubjectKey) -> CapPlace:
    cell_code, subject_code = key
    where = {"year": round_.year, "period": round_.period, "cell_code": cell_code, "subject_code": subject_code}
    found = workspace.store.cap_places.find(**where)
    return found or CapPlace(year=round_.year, period=round_.period, cell_code=cell_code, subject_code=subject_code)


def _keep(workspace: Workspace, place: CapPlace) -> None:
    store = workspace.store.cap_places
    is_empty = not place.group_code and place.rank is None
    if place.id and is_empty:
        store.remove(place.id)
    elif place.id:
        store.save(place)
    elif not is_empty:
        store.add(place)


def _check(workspace: Workspace, decision: CapDecision, regs: RegulationSet) -> None:
    if exceptional_percent(regs) is None:
        raise InvalidValueError(
            code="no_exception_then",
            message=_("Quy định của đợt này không có tỷ lệ ngoại lệ."),
            hint=_("Giữ tỷ lệ thường; chỉ Quy định 366-QĐ/TW cho tỷ lệ cao hơn."),
        )
    if not decision.ground.strip():
        raise InvalidValueError(
            code="exception_without_ground",
            message=_("Chưa ghi căn cứ để áp dụng tỷ lệ xuất sắc cao hơn (Điều 11 khoản 1 điểm 1.5)."),
            hint=_("Ghi thành tích nổi trội, kết quả vượt kế hoạch mà cấp có thẩm quyền đã nêu."),
        )
    if decision.decided_on is not None and decision.decided_on > workspace.clock.today():
        raise InvalidValueError(
            code="decided_later", message=_("Ngày quyết định ở sau hôm nay."), hint=_("Xem lại ngày trên quyết định.")
        )

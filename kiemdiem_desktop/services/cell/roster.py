"""The roster by hand: members, their history, disciplines and commendations."""

from dataclasses import replace
from typing import Any

from kiemdiem_desktop.domain.errors import InvalidValueError
from kiemdiem_desktop.domain.ids import MemberId, RowId
from kiemdiem_desktop.domain.member import Commendation, Discipline, Member, StatusPeriod
from kiemdiem_desktop.domain.text import search_key
from kiemdiem_desktop.i18n import N_, _
from kiemdiem_desktop.services.action import action
from kiemdiem_desktop.services.cell.subjects import has_papers, sync_subjects
from kiemdiem_desktop.services.workspace import Workspace


def find_same_person(workspace: Workspace, member: Member) -> tuple[Member, ...]:
    """Give other members who may be the same person: same number, or same name and birth date."""
    return tuple(other for other in workspace.store.members.all() if other.id != member.id and _is_same(other, member))


def _is_same(one: Member, other: Member) -> bool:
    for number in ("personal_number", "card_number", "old_card_number"):
        if getattr(one, number) and getattr(one, number) == getattr(other, number):
            return True
    same_name = search_key(one.full_name) == search_key(other.full_name)
    return same_name and one.born_on is not None and one.born_on == other.born_on


@action(N_("Thêm đảng viên"))
def add_member(workspace: Workspace, member: Member) -> Member:
    """Add a member and give the stored value. Raises: InvalidValueError for an empty name."""
    _check_name(member)
    added = workspace.store.members.add(member)
    sync_subjects(workspace)
    return added


@action(N_("Sửa thông tin đảng viên"))
def save_member(workspace: Workspace, member: Member) -> None:
    """Keep a changed member. Raises: InvalidValueError for an empty name."""
    _check_name(member)
    workspace.store.members.save(member)
    sync_subjects(workspace)


@action(N_("Sửa thông tin đảng viên"), field=())
def set_member_field(workspace: Workspace, member_id: MemberId, name: str, *, value: object) -> None:
    """Change one field of a member by its name; edits of one field merge into one step. Raises: InvalidValueError."""
    named: dict[str, Any] = {name: value}
    member = replace(workspace.store.members.get(member_id), **named)
    _check_name(member)
    workspace.store.members.save(member)
    sync_subjects(workspace)


@action(N_("Sửa danh sách đảng viên"))
def save_members(workspace: Workspace, members: tuple[Member, ...]) -> None:
    """Keep several members as one step (a pasted block); those with id 0 are added. Raises: InvalidValueError."""
    for member in members:
        _check_name(member)
        if member.id:
            workspace.store.members.save(member)
    workspace.store.members.add_all(member for member in members if not member.id)
    sync_subjects(workspace)


@action(N_("Xóa đảng viên"))
def remove_member(workspace: Workspace, member_id: MemberId) -> None:
    """Take a member off the roster. Raises: InvalidValueError where a round already holds their papers."""
    store = workspace.store
    if any(has_papers(workspace, subject.id) for subject in store.subjects.where(member_id=member_id)):
        raise InvalidValueError(
            code="member_in_round",
            message=_("Đồng chí này đã có bản kiểm điểm hoặc kết quả trong một đợt."),
            hint=_("Ghi “chuyển đi” hoặc “ra khỏi Đảng” kèm ngày thay vì xóa, để các năm cũ còn nguyên."),
        )
    for subject in store.subjects.where(member_id=member_id):
        store.subjects.remove(subject.id)
    for row in store.attendance.where(member_id=member_id):
        store.attendance.remove(row.id)
    _remove_history(workspace, member_id)
    store.members.remove(member_id)


def _remove_history(workspace: Workspace, member_id: MemberId) -> None:
    store = workspace.store
    for status in store.statuses.where(member_id=member_id):
        store.statuses.remove(status.id)
    for discipline in store.disciplines.where(member_id=member_id):
        store.disciplines.remove(discipline.id)
    for commendation in store.commendations.where(member_id=member_id):
        store.commendations.remove(commendation.id)


@action(N_("Ghi diễn biến của đảng viên"))
def save_status(workspace: Workspace, status: StatusPeriod) -> StatusPeriod:
    """Add (id 0) or change a stretch of a member's history."""
    if status.id:
        workspace.store.statuses.save(status)
    else:
        status = workspace.store.statuses.add(status)
    sync_subjects(workspace)
    return status


@action(N_("Xóa diễn biến của đảng viên"))
def remove_status(workspace: Workspace, status_id: RowId) -> None:
    """Remove a stretch of history."""
    workspace.store.statuses.remove(status_id)
    sync_subjects(workspace)


@action(N_("Ghi kỷ luật"))
def save_discipline(workspace: Workspace, discipline: Discipline) -> Discipline:
    """Add (id 0) or change a discipline decision."""
    if discipline.id:
        workspace.store.disciplines.save(discipline)
        return discipline
    return workspace.store.disciplines.add(discipline)


@action(N_("Xóa kỷ luật"))
def remove_discipline(workspace: Workspace, discipline_id: RowId) -> None:
    """Remove a discipline row that was typed by mistake."""
    workspace.store.disciplines.remove(discipline_id)


@action(N_("Ghi khen thưởng"))
def save_commendation(workspace: Workspace, commendation: Commendation) -> Commendation:
    """Add (id 0) or change a commendation. Raises: InvalidValueError where it does not say which one."""
    if not commendation.form.strip():
        raise InvalidValueError(
            code="commendation_without_form",
            message=_("Chưa ghi hình thức khen thưởng."),
            hint=_("Ghi như trong quyết định: giấy khen, bằng khen, huân chương…"),
        )
    if commendation.id:
        workspace.store.commendations.save(commendation)
        return commendation
    return workspace.store.commendations.add(commendation)


@action(N_("Xóa khen thưởng"))
def remove_commendation(workspace: Workspace, commendation_id: RowId) -> None:
    """Remove a commendation row."""
    workspace.store.commendations.remove(commendation_id)


def _check_name(member: Member) -> None:
    if not member.full_name.strip():
        raise InvalidValueError(
            code="member_without_name",
            message=_("Họ và tên còn trống."),
            hint=_("Ghi họ và tên như trong lý lịch đảng viên."),
        )

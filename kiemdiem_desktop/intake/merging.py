"""What a row changes in a member: only what the file states, and never an exact value by a vaguer one."""

from collections.abc import Callable, Iterator
from dataclasses import fields, replace
from typing import Any

from kiemdiem_desktop.domain.labels import label_of
from kiemdiem_desktop.domain.member import Member, MemberKind, PartyPost, Sex, StatusKind, StatusPeriod, WorkGroup
from kiemdiem_desktop.domain.partial_date import PartialDate
from kiemdiem_desktop.i18n import _
from kiemdiem_desktop.intake.draft import DraftRow, MemberValues, StatusDraft
from kiemdiem_desktop.intake.fields import RosterField
from kiemdiem_desktop.intake.identity import can_be_same_day, name_key
from kiemdiem_desktop.intake.preview import MEMBER_FIELDS, FieldChange

_LEAVING = {StatusKind.MOVED_OUT, StatusKind.DIED, StatusKind.LEFT}
_APART = _LEAVING | {
    StatusKind.EXEMPT,
    StatusKind.SUSPENDED,
    StatusKind.TEMPORARY_ELSEWHERE,
    StatusKind.INTERRUPTED,
}


def new_member(values: MemberValues) -> Member:
    """Give the member that a row describes."""
    named: dict[str, Any] = dict(_stated(values))
    return Member(**named)


def merged(member: Member, values: MemberValues) -> Member:
    """Give the member with what the row states and the roster does not know or says otherwise."""
    changed: dict[str, Any] = {name: value for name, value in _stated(values) if _is_news(member, name, value, values)}
    if "card_number" in changed and member.card_number and not (member.old_card_number or "old_card_number" in changed):
        changed["old_card_number"] = member.card_number
    if "note" in changed and member.note:
        changed["note"] = f"{member.note}; {changed['note']}"
    return replace(member, **changed)


def _stated(values: MemberValues) -> Iterator[tuple[str, Any]]:
    for field in fields(values):
        value = getattr(values, field.name)
        if value is not None:
            yield field.name, value


def _is_news(member: Member, name: str, value: Any, values: MemberValues) -> bool:
    known = getattr(member, name)
    if isinstance(value, PartialDate) and isinstance(known, PartialDate):
        return not can_be_same_day(known, value) or len(value.isoformat()) > len(known.isoformat())
    return bool(known != value and (name not in _NEWS or _NEWS[name](member, values)))


def _is_other_name(member: Member, values: MemberValues) -> bool:
    """Whether a name is another one, or the known one stands in capitals and the new one does not."""
    name = values.full_name or ""
    return name_key(member) != name_key(values) or (member.full_name.isupper() and not name.isupper())


# What keeps a stated value from being news, beyond being the same.
_NEWS: dict[str, Callable[[Member, MemberValues], bool]] = {
    "full_name": _is_other_name,
    "kind": lambda member, values: values.official_on is not None or member.official_on is None,
    "work_group": lambda member, values: (
        (member.work_group, values.work_group) != (WorkGroup.OUTSIDE, WorkGroup.NO_POST)
    ),
    "card_number": lambda member, values: values.card_number != member.old_card_number,
    "note": lambda member, values: (values.note or "") not in member.note,
}


def changes_between(before: Member, after: Member) -> tuple[FieldChange, ...]:
    """Give the fields that differ, old to new, in words, in the order of the member's fields."""
    return tuple(
        FieldChange(name=name, label=meaning.label, before=shown(old), after=shown(new))
        for name, meaning in MEMBER_FIELDS.items()
        if (old := getattr(before, name)) != (new := getattr(after, name))
    )


def shown(value: object) -> str:
    """Give a value of a member in words; empty for None."""
    if isinstance(value, Sex | MemberKind | PartyPost | WorkGroup):
        return label_of(value)
    return "" if value is None else str(value)


def statuses_to_add(row: DraftRow, member: Member, periods: tuple[StatusPeriod, ...]) -> tuple[StatusPeriod, ...]:
    """Give the periods that the row states and the member's history does not hold yet."""
    own = [period for period in periods if member.id and period.member_id == member.id]
    return tuple(
        StatusPeriod(member_id=member.id, kind=status.kind, since=status.since, note=status.note)
        for status in row.statuses
        if not any(_is_same(status, period) for period in own)
    )


def _is_same(status: StatusDraft, period: StatusPeriod) -> bool:
    if status.kind is not period.kind:
        return False
    if status.since is None or period.since is None:
        return period.until is None
    return can_be_same_day(status.since, period.since)


def status_change(period: StatusPeriod) -> FieldChange:
    """Give the line that tells of a period to be added."""
    since = "" if period.since is None else _(" từ {date}").format(date=period.since)
    return FieldChange(
        name="statuses", label=RosterField.STATUS.label, before="", after=f"{label_of(period.kind)}{since}"
    )


def open_status(member: Member, periods: tuple[StatusPeriod, ...]) -> StatusPeriod | None:
    """Give a period without an end that sets the member apart from ordinary activity, if there is one."""
    return next(
        (p for p in periods if p.member_id == member.id and p.until is None and p.kind in _APART),
        None,
    )


def has_left(member: Member, periods: tuple[StatusPeriod, ...]) -> bool:
    """Whether the roster says that the member is gone: a file then need not name them."""
    return any(p.member_id == member.id and p.until is None and p.kind in _LEAVING for p in periods)

"""A draft against the roster: who is new, who changes and how, who is doubled, who is missing."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from kiemdiem_desktop.domain.ids import MemberId
from kiemdiem_desktop.domain.labels import label_of
from kiemdiem_desktop.domain.member import Member, StatusPeriod
from kiemdiem_desktop.domain.text import name_sort_key
from kiemdiem_desktop.i18n import _
from kiemdiem_desktop.intake.draft import DraftRow, Note, RosterDraft
from kiemdiem_desktop.intake.fields import RosterField
from kiemdiem_desktop.intake.identity import Basis, Likeness
from kiemdiem_desktop.intake.merging import (
    changes_between,
    has_left,
    merged,
    new_member,
    open_status,
    status_change,
    statuses_to_add,
)
from kiemdiem_desktop.intake.people import People
from kiemdiem_desktop.intake.preview import PreviewRow, RosterPreview, RowAction, RowOutcome


def match_roster(
    draft: RosterDraft,
    existing: tuple[Member, ...],
    *,
    periods: tuple[StatusPeriod, ...] = (),
    decisions: Mapping[int, RowAction] | None = None,
) -> RosterPreview:
    """Show what taking over a draft would do to the roster.

    `periods` is the status history of all members. `decisions` are a person's own, by row number: SKIP leaves
    the row out, ADD takes it as a new member whatever it resembles, CHANGE gives it to the member it resembles.
    """
    matcher = _Matcher(periods=periods, decisions=decisions or {})
    for member in existing:
        matcher.roster.add(member, member)
    rows = tuple(matcher.row(row) for row in draft.rows)
    missing = (m for m in existing if m.id not in matcher.named and not has_left(m, periods))
    return RosterPreview(
        file_name=draft.file_name,
        sha256=draft.sha256,
        header=draft.header,
        rows=rows,
        missing=tuple(sorted(missing, key=lambda member: name_sort_key(member.full_name))),
        skipped=draft.skipped,
        not_kept=draft.not_kept,
    )


@dataclass(slots=True, kw_only=True)
class _Matcher:
    """Goes through the rows in their order: `earlier` are the rows seen, `named` the members they stand for."""

    periods: tuple[StatusPeriod, ...]
    decisions: Mapping[int, RowAction]
    roster: People[Member] = field(default_factory=People)
    earlier: People[int] = field(default_factory=People)
    named: dict[MemberId, int] = field(default_factory=dict)

    def row(self, row: DraftRow) -> PreviewRow:
        """Give the preview of a row, then the person's own decision over it."""
        twin = self.earlier.closest(row.values)
        found = self.roster.closest(row.values)
        member = None if found is None else found[1][0]
        result = self._judged(row, twin, found)
        if found is not None:
            for known in found[1]:
                self.named.setdefault(known.id, row.row_number)
        self.earlier.add(row.row_number, row.values)
        match self.decisions.get(row.row_number):
            case RowAction.SKIP:
                return replace(result, action=RowAction.SKIP)
            case RowAction.ADD:
                return self._added(row)
            case RowAction.CHANGE if member is not None:
                return self._changed(row, member, _("Theo lựa chọn của đồng chí"))
            case _:
                return result

    def _judged(
        self,
        row: DraftRow,
        twin: tuple[Likeness, tuple[int, ...]] | None,
        found: tuple[Likeness, tuple[Member, ...]] | None,
    ) -> PreviewRow:
        if row.asks_removal:
            reason = _("Tệp đề nghị xóa vì không thuộc chi bộ: không lấy vào; sổ không tự xóa ai.")
            return self._skipped(row, RowOutcome.REMOVAL, reason, found)
        if twin is not None and twin[0].basis is not Basis.NAME and not twin[0].is_contradicted:
            reason = _("Trùng với dòng {row} của tệp (cùng {basis}).")
            reason = reason.format(row=twin[1][0], basis=twin[0].basis.label)
            return self._skipped(row, RowOutcome.DUPLICATE, reason, found)
        if found is None:
            return self._added(row)
        doubt = _doubt(*found) or self._second_claim(found[1][0])
        if doubt is not None:
            return self._skipped(row, RowOutcome.UNCERTAIN, doubt, found)
        return self._changed(row, found[1][0], _("Khớp theo {basis}").format(basis=found[0].basis.label))

    def _second_claim(self, member: Member) -> str | None:
        before = self.named.get(member.id)
        if before is None:
            return None
        return _("Dòng {row} của tệp cũng ứng với {name} trong sổ: chọn một dòng.").format(
            row=before, name=member.full_name
        )

    def _added(self, row: DraftRow) -> PreviewRow:
        member = new_member(row.values)
        problems = row.problems
        if self.earlier.has_namesake(row.values) or self.roster.has_namesake(row.values):
            message = _("Đã có người khác cùng họ tên {name}: xem có phải một người không.")
            problems += (_note("namesake", RosterField.FULL_NAME, message.format(name=member.full_name)),)
        statuses = statuses_to_add(row, member, ())
        return PreviewRow(
            row_number=row.row_number,
            action=RowAction.ADD,
            outcome=RowOutcome.ADDED,
            reason=_("Chưa có trong sổ: thêm mới."),
            member=member,
            statuses=statuses,
            changes=tuple(map(status_change, statuses)),
            notes=row.notes,
            problems=problems,
            offers=row.offers,
        )

    def _changed(self, row: DraftRow, member: Member, why: str) -> PreviewRow:
        after = merged(member, row.values)
        statuses = statuses_to_add(row, member, self.periods)
        changes = (*changes_between(member, after), *map(status_change, statuses))
        ended = open_status(member, self.periods) if row.is_active else None
        problems = row.problems if ended is None else (*row.problems, _still_apart(ended))
        reason = _("{why}: {count} mục thay đổi.") if changes else _("{why}: không có gì thay đổi.")
        return PreviewRow(
            row_number=row.row_number,
            action=RowAction.CHANGE if changes else RowAction.SKIP,
            outcome=RowOutcome.CHANGED if changes else RowOutcome.UNCHANGED,
            reason=reason.format(why=why, count=len(changes)),
            member=after,
            member_id=member.id,
            statuses=statuses,
            changes=changes,
            notes=row.notes,
            problems=problems,
            offers=row.offers,
        )

    def _skipped(
        self, row: DraftRow, outcome: RowOutcome, reason: str, found: tuple[Likeness, tuple[Member, ...]] | None
    ) -> PreviewRow:
        """Give a row that waits for a decision; it shows what it would change in the member it resembles."""
        shown = self._added(row) if found is None else self._changed(row, found[1][0], "")
        return replace(shown, action=RowAction.SKIP, outcome=outcome, reason=reason, problems=row.problems)


def _doubt(alike: Likeness, members: tuple[Member, ...]) -> str | None:
    """Tell why a likeness is not sure enough to change a member; None where it is."""
    name = members[0].full_name
    if len(members) > 1:
        reason = _("Trong sổ có {count} người cùng {basis}: chọn thêm mới hoặc bỏ qua.")
        return reason.format(count=len(members), basis=alike.basis.label)
    if alike.is_contradicted:
        reason = _("Cùng {basis} với {name} trong sổ nhưng khác số định danh: xem có phải một người không.")
        return reason.format(basis=alike.basis.label, name=name)
    if alike.basis is Basis.NAME:
        reason = _("Cùng họ tên với {name} trong sổ nhưng thiếu ngày sinh để chắc chắn.")
        return reason.format(name=name)
    return None


def _still_apart(period: StatusPeriod) -> Note:
    message = _("Tệp ghi đang sinh hoạt, còn sổ ghi “{status}” chưa có ngày kết thúc: xem lại.")
    return _note("status_ended", RosterField.STATUS, message.format(status=label_of(period.kind)))


def _note(code: str, meaning: RosterField, message: str) -> Note:
    return Note(code=code, field=meaning, message=message)

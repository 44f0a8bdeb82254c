"""Importing a file of organisations: preview with every row's reason, then one undo step; the file stays as it is."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from enum import StrEnum
from pathlib import Path

from kiemdiem_desktop.documents.writers import write_unit_template
from kiemdiem_desktop.domain.backup import BackupReason
from kiemdiem_desktop.domain.errors import InvalidValueError
from kiemdiem_desktop.domain.ids import RowId
from kiemdiem_desktop.domain.registered_cell import RegisteredCell, UnitKind
from kiemdiem_desktop.domain.text import search_key
from kiemdiem_desktop.i18n import N_, _
from kiemdiem_desktop.intake.units import UnitColumn, UnitDraft, UnitField, UnitRow, kind_of_words, read_units
from kiemdiem_desktop.services.action import action
from kiemdiem_desktop.services.committee.books import check_unit_code
from kiemdiem_desktop.services.committee.units import propose_unit_code, sends
from kiemdiem_desktop.services.workspace import Workspace

__all__ = [
    "UnitChoices",
    "UnitColumn",
    "UnitDraft",
    "UnitField",
    "UnitOutcome",
    "UnitPreview",
    "UnitPreviewRow",
    "empty_workbook",
    "import_units",
    "preview_units",
    "read_units",
    "take_over_units",
]


class UnitOutcome(StrEnum):
    """What becomes of a row."""

    ADD = "add"
    CHANGE = "change"
    SAME = "same"
    REFUSED = "refused"

    @property
    def label(self) -> str:
        """The outcome in words."""
        return _(_OUTCOMES[self])


_OUTCOMES = {
    UnitOutcome.ADD: N_("Thêm"),
    UnitOutcome.CHANGE: N_("Sửa"),
    UnitOutcome.SAME: N_("Không đổi"),
    UnitOutcome.REFUSED: N_("Không nhập"),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class UnitChoices:
    """What the person chose: another sheet, the meaning of columns (from 0), rows to be left out by number."""

    sheet: str = ""
    mapping: Mapping[int, UnitField] | None = None
    left_out: frozenset[int] = field(default=frozenset())


@dataclass(frozen=True, slots=True, kw_only=True)
class UnitPreviewRow:
    """One row of the preview: `unit` is the value ready to be kept, `reason` and `problems` tell why it is so."""

    row_number: int
    outcome: UnitOutcome
    reason: str
    unit: RegisteredCell
    problems: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class UnitPreview:
    """The whole import as it would be."""

    draft: UnitDraft
    rows: tuple[UnitPreviewRow, ...]

    def of(self, outcome: UnitOutcome) -> tuple[UnitPreviewRow, ...]:
        """Give the rows of one outcome."""
        return tuple(row for row in self.rows if row.outcome is outcome)

    @property
    def summary(self) -> str:
        """The counts in one sentence."""
        words = _("Thêm {adds}, sửa {changes}, không đổi {same}, không nhập {refused}.")
        return words.format(
            adds=len(self.of(UnitOutcome.ADD)),
            changes=len(self.of(UnitOutcome.CHANGE)),
            same=len(self.of(UnitOutcome.SAME)),
            refused=len(self.of(UnitOutcome.REFUSED)),
        )


def preview_units(workspace: Workspace, draft: UnitDraft, choices: UnitChoices | None = None) -> UnitPreview:
    """Show what a file would do to the register; nothing is changed."""
    left_out = (choices or UnitChoices()).left_out
    matcher = _Matcher(workspace.store.registered_cells.all(), draft)
    return UnitPreview(
        draft=draft, rows=tuple(matcher.row(row, is_wanted=row.row_number not in left_out) for row in draft.rows)
    )


def take_over_units(workspace: Workspace, preview: UnitPreview) -> tuple[int, int]:
    """Make a backup, then take the preview over as one undo step; give how many were added and changed.

    Raises: KiemdiemError, and nothing is changed.
    """
    workspace.store.back_up(BackupReason.IMPORT)
    return import_units(workspace, preview)


@action(N_("Nhập danh sách đơn vị"))
def import_units(workspace: Workspace, preview: UnitPreview) -> tuple[int, int]:
    """Take the preview over; give how many were added and changed."""
    for row in preview.of(UnitOutcome.ADD):
        workspace.store.registered_cells.add(row.unit)
    for row in preview.of(UnitOutcome.CHANGE):
        workspace.store.registered_cells.save(row.unit)
    return len(preview.of(UnitOutcome.ADD)), len(preview.of(UnitOutcome.CHANGE))


def preview_file(workspace: Workspace, file: Path) -> UnitPreview:
    """Show what importing a file would do. Raises: the errors of `read_units`."""
    return preview_units(workspace, read_units(file))


def empty_workbook() -> bytes:
    """Give a workbook to be filled in by those who know the units: titles, choices of kinds, one page of advice."""
    fields = tuple(field for field in UnitField if field is not UnitField.IGNORED)
    return write_unit_template(tuple(field.label for field in fields), kinds=tuple(kind.label for kind in UnitKind))


class _Matcher:
    """Reads rows one after the other: each sees the register and the rows before it."""

    def __init__(self, known: tuple[RegisteredCell, ...], draft: UnitDraft) -> None:
        self._by_code = {unit.code.casefold(): unit for unit in known}
        self._by_name = {search_key(unit.name): unit for unit in known}
        self._codes = {unit.code for unit in known} | {row.code for row in draft.rows if row.code}
        self._of_file: dict[str, str] = {}
        self._seen: dict[str, int] = {}
        self._last = max((unit.position for unit in known), default=0)
        for row in draft.rows:
            code = self._code(row)
            self._of_file.setdefault(search_key(row.name), code)
            self._of_file.setdefault(code.casefold(), code)

    def row(self, row: UnitRow, *, is_wanted: bool) -> UnitPreviewRow:
        """Give what becomes of a row."""
        before, code = self._find(row), self._of_file[search_key(row.name)] if not row.code else row.code
        code = before.code if before else code
        unit, problems = self._unit(row, code, before)
        refusal = self._refusal(code)
        self._seen.setdefault(code.casefold(), row.row_number)
        if refusal or not is_wanted:
            outcome, reason = UnitOutcome.REFUSED, refusal or _("Đồng chí đã chọn không nhập")
        elif before is None:
            outcome, reason = UnitOutcome.ADD, _("Đơn vị mới") if row.code else _("Đơn vị mới; mã đặt theo tên")
        elif unit == before:
            outcome, reason = UnitOutcome.SAME, _("Đã có, giống hệt")
        else:
            outcome, reason = UnitOutcome.CHANGE, _("Đã có: đổi {what}").format(what=_changed(before, unit))
        return UnitPreviewRow(
            row_number=row.row_number, outcome=outcome, reason=reason, unit=unit, problems=tuple(problems)
        )

    def _find(self, row: UnitRow) -> RegisteredCell | None:
        found = self._by_code.get(row.code.casefold()) if row.code else None
        return found or (None if row.code else self._by_name.get(search_key(row.name)))

    def _code(self, row: UnitRow) -> str:
        if row.code:
            return row.code
        known = self._by_name.get(search_key(row.name))
        code = known.code if known else propose_unit_code(row.name, self._codes)
        self._codes.add(code)
        return code

    def _unit(self, row: UnitRow, code: str, before: RegisteredCell | None) -> tuple[RegisteredCell, list[str]]:
        problems: list[str] = []
        base = before or RegisteredCell(id=RowId(0), code=code, name=row.name, position=self._next())
        kind = self._kind(row, base, problems)
        parent = self._parent(row, base, problems)
        unit = replace(
            base,
            name=row.name,
            unit_kind=kind,
            parent_code=parent,
            secretary_name=row.secretary or base.secretary_name,
            phone=row.phone or base.phone,
            contact=row.contact or base.contact,
            note=row.note or base.note,
            is_expected=sends(kind) if before is None or kind is not before.unit_kind else before.is_expected,
        )
        return unit, problems

    def _kind(self, row: UnitRow, base: RegisteredCell, problems: list[str]) -> UnitKind:
        stated = kind_of_words(row.kind) if row.kind else None
        if row.kind and stated is None:
            problems.append(_("Không rõ loại “{kind}”, lấy theo tên đơn vị.").format(kind=row.kind))
        if stated is None and base.id:
            return base.unit_kind
        return stated or kind_of_words(row.name) or UnitKind.CELL

    def _parent(self, row: UnitRow, base: RegisteredCell, problems: list[str]) -> str:
        if not row.parent:
            return base.parent_code
        key = search_key(row.parent)
        found = self._of_file.get(row.parent.casefold()) or self._of_file.get(key)
        if found is None:
            known = self._by_code.get(row.parent.casefold()) or self._by_name.get(key)
            found = known.code if known else None
        if found == base.code:
            problems.append(_("Đơn vị cấp trên ghi là chính nó: đặt ngay dưới cấp ủy."))
            return ""
        if found is None:
            problems.append(_("Không thấy đơn vị cấp trên “{name}”: đặt ngay dưới cấp ủy.").format(name=row.parent))
        return found or ""

    def _refusal(self, code: str) -> str:
        try:
            check_unit_code(code)
        except InvalidValueError as error:
            return str(error)
        first = self._seen.get(code.casefold())
        return "" if first is None else _("Trùng mã với dòng {row} ({code})").format(row=first, code=code)

    def _next(self) -> int:
        self._last += 1
        return self._last


_FIELDS = (
    ("name", N_("tên")),
    ("unit_kind", N_("loại")),
    ("parent_code", N_("đơn vị cấp trên")),
    ("secretary_name", N_("bí thư")),
    ("phone", N_("điện thoại")),
    ("contact", N_("liên hệ")),
    ("note", N_("ghi chú")),
)


def _changed(before: RegisteredCell, after: RegisteredCell) -> str:
    return ", ".join(_(words) for name, words in _FIELDS if getattr(before, name) != getattr(after, name))

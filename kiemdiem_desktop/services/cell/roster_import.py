"""Importing a roster file: preview with every row's reason, then one undo step; the file is left untouched."""

import json
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path

from kiemdiem_desktop.domain.backup import BackupReason
from kiemdiem_desktop.domain.member import Member
from kiemdiem_desktop.i18n import N_, _
from kiemdiem_desktop.intake.draft import DraftRow, Offer, RosterDraft, SkippedRow, accept_offers
from kiemdiem_desktop.intake.fields import RosterField
from kiemdiem_desktop.intake.matching import match_roster
from kiemdiem_desktop.intake.preview import PreviewRow, RosterPreview, RowAction, RowOutcome
from kiemdiem_desktop.intake.roster import read_roster
from kiemdiem_desktop.services.action import action
from kiemdiem_desktop.services.cell.subjects import sync_subjects
from kiemdiem_desktop.services.workspace import Workspace

__all__ = [
    "DraftRow",
    "ImportChoices",
    "ImportPreview",
    "ImportResult",
    "Offer",
    "PreviewRow",
    "RosterDraft",
    "RosterField",
    "RosterPreview",
    "RowAction",
    "RowOutcome",
    "SkippedRow",
    "apply_import",
    "describe_row",
    "find_remembered",
    "preview_draft",
    "preview_file",
    "preview_import",
    "read_draft",
    "summary_of",
    "take_over",
]


@dataclass(frozen=True, slots=True, kw_only=True)
class ImportChoices:
    """What the person chose in the preview.

    `mapping` is by column from 0 (None: as recognised or remembered), `accepted` are offers by row number,
    `decisions` what to do with a row whatever the preview says.
    """

    sheet: str = ""
    mapping: Mapping[int, RosterField] | None = None
    century: int | None = None
    accepted: Mapping[int, tuple[Offer, ...]] = field(default_factory=dict)
    decisions: Mapping[int, RowAction] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class ImportPreview:
    """The file as read, and what taking it over would do."""

    draft: RosterDraft
    roster: RosterPreview
    choices: ImportChoices


@dataclass(frozen=True, slots=True, kw_only=True)
class ImportResult:
    """What an import did, in numbers of members; `to_look_at` names those taken over with a problem, in file order."""

    added: int
    changed: int
    skipped: int
    to_look_at: tuple[str, ...] = ()


def preview_file(file: Path, *, century: int | None = None) -> RosterPreview:
    """Show what importing a file into an empty roster would do. Raises: the intake errors of unreadable files."""
    return match_roster(read_roster(file, century=century), ())


def preview_import(workspace: Workspace, file: Path, choices: ImportChoices | None = None) -> ImportPreview:
    """Show what importing a file would do to the roster. Raises: the intake errors of unreadable files."""
    chosen = choices or ImportChoices()
    today = workspace.clock.today()
    draft = read_draft(file, chosen, today=today)
    remembered = find_remembered(workspace, draft, chosen)
    if remembered is not None:
        chosen = replace(chosen, mapping=remembered)
        draft = read_draft(file, chosen, today=today)
    return preview_draft(workspace, draft, chosen)


def read_draft(file: Path, choices: ImportChoices, *, today: date) -> RosterDraft:
    """Read a roster file by the choices made, without the workspace: fit for work beside the window.

    Raises: the intake errors of unreadable files.
    """
    return read_roster(file, sheet=choices.sheet, mapping=choices.mapping, century=choices.century, today=today)


def find_remembered(
    workspace: Workspace, draft: RosterDraft, choices: ImportChoices
) -> Mapping[int, RosterField] | None:
    """Give the columns as edited for the last file of this layout; None where none were, or others are chosen now."""
    return None if choices.mapping is not None else _remembered(workspace, draft.header.signature)


def preview_draft(workspace: Workspace, draft: RosterDraft, choices: ImportChoices) -> ImportPreview:
    """Show what a draft would do to the roster, with the offers accepted and the rows decided in `choices`."""
    roster = match_roster(
        accept_offers(draft, choices.accepted),
        workspace.store.members.all(),
        periods=workspace.store.statuses.all(),
        decisions=choices.decisions,
    )
    return ImportPreview(draft=draft, roster=roster, choices=choices)


def take_over(workspace: Workspace, preview: ImportPreview) -> ImportResult:
    """Make a backup, then take the preview over as one undo step. Raises: KiemdiemError, and nothing is changed."""
    workspace.store.back_up(BackupReason.IMPORT)
    return apply_import(workspace, preview)


@action(N_("Nhập danh sách đảng viên"))
def apply_import(workspace: Workspace, preview: ImportPreview) -> ImportResult:
    """Take the preview over as one undo step; edited columns are remembered for the next file of this layout."""
    _remember(workspace, preview)
    for row in preview.roster.rows:
        if row.action is not RowAction.SKIP:
            _take_over(workspace, row)
    sync_subjects(workspace)
    added, changed = len(preview.roster.adds), len(preview.roster.changes)
    taken = [row for row in preview.roster.rows if row.action is not RowAction.SKIP]
    return ImportResult(
        added=added,
        changed=changed,
        skipped=len(preview.roster.rows) - len(taken),
        to_look_at=tuple(row.member.full_name for row in taken if row.problems),
    )


def _take_over(workspace: Workspace, row: PreviewRow) -> None:
    member = _saved(workspace, row)
    workspace.store.statuses.add_all([replace(status, member_id=member.id) for status in row.statuses])


def _saved(workspace: Workspace, row: PreviewRow) -> Member:
    if row.action is RowAction.ADD:
        return workspace.store.members.add(row.member)
    member = replace(row.member, id=row.member_id)
    workspace.store.members.save(member)
    return member


def _remember(workspace: Workspace, preview: ImportPreview) -> None:
    if preview.choices.mapping:
        chosen = {str(column): meaning.value for column, meaning in preview.choices.mapping.items()}
        key = _memory_key(preview.draft.header.signature)
        workspace.store.settings.set(key, json.dumps(chosen, sort_keys=True))


def _remembered(workspace: Workspace, signature: str) -> dict[int, RosterField] | None:
    text = workspace.store.settings.get(_memory_key(signature))
    if text is None:
        return None
    return {int(column): RosterField(meaning) for column, meaning in json.loads(text).items()}


def _memory_key(signature: str) -> str:
    return f"roster_mapping.{signature}"


def summary_of(preview: RosterPreview) -> str:
    """Give the counts of a preview in one sentence."""
    return _("Thêm {adds}, thay đổi {changes}, không đổi {unchanged}, trùng {duplicates}, cần xem {problems}.").format(
        adds=len(preview.adds),
        changes=len(preview.changes),
        unchanged=len(preview.unchanged),
        duplicates=len(preview.duplicates),
        problems=len(preview.problems),
    )


def describe_row(row: PreviewRow) -> str:
    """Give one row in words: who, what would happen, why, and what needs a look."""
    told = "; ".join(note.message for note in (*row.problems, *row.notes))
    head = _("Dòng {number}: {name} – {reason}").format(
        number=row.row_number, name=row.member.full_name, reason=row.reason
    )
    return f"{head}. {told}" if told else head

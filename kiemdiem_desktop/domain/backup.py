"""Backups of a workspace as the person sees them."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum


class BackupReason(StrEnum):
    """What a backup was made for."""

    OPENED = "opened"
    WORK = "work"  # every half hour of work
    IMPORT = "import"
    UPDATE = "update"
    RESTORE = "restore"
    ASKED = "asked"  # the person asked for it


@dataclass(frozen=True, slots=True, kw_only=True)
class BackupInfo:
    """One backup in the workspace's own keeping; `name` tells it from others, `made_at` is UTC."""

    name: str
    made_at: datetime
    reason: BackupReason
    size_bytes: int


@dataclass(frozen=True, slots=True, kw_only=True)
class TableCount:
    """How many records a table has now, and how many after the restore."""

    table: str
    now: int
    then: int


@dataclass(frozen=True, slots=True, kw_only=True)
class RestorePreview:
    """What a restore would change; `last_saved_at` is the last step that the backup holds."""

    backup: BackupInfo
    counts: tuple[TableCount, ...]
    last_saved_at: datetime | None

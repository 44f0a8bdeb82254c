"""Keeping an open workspace safe: its backups, the way back to one, and the whole of it as one file."""

from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from kiemdiem_desktop.domain.backup import BackupInfo, BackupReason, RestorePreview
from kiemdiem_desktop.domain.errors import KiemdiemError
from kiemdiem_desktop.domain.text import plain_stem
from kiemdiem_desktop.services.workspace import Workspace
from kiemdiem_desktop.store import faults
from kiemdiem_desktop.store.files import write_atomically

SINGLE_FILE_SUFFIX = ".sochibo"


@dataclass(frozen=True, slots=True, kw_only=True)
class BackupStanding:
    """When the last backup was made (UTC, None if never) and why the last automatic one failed, if it did."""

    last_at: datetime | None
    trouble: KiemdiemError | None


def get_standing(workspace: Workspace) -> BackupStanding:
    """Give how the backups stand."""
    newest = next(iter(workspace.store.backups()), None)
    return BackupStanding(last_at=newest.made_at if newest else None, trouble=workspace.store.backup_trouble)


def list_backups(workspace: Workspace) -> tuple[BackupInfo, ...]:
    """Give the backups that the workspace keeps of itself, the newest first."""
    return workspace.store.backups()


def back_up(workspace: Workspace) -> BackupInfo | None:
    """Make a backup because the person asked for it; None for a workspace in memory. Raises: KiemdiemError."""
    return workspace.store.back_up(BackupReason.ASKED)


def back_up_if_due(workspace: Workspace) -> BackupInfo | None:
    """Make a backup if half an hour of work passed since the last one."""
    return workspace.store.back_up_if_due()


def preview_restore(workspace: Workspace, backup: BackupInfo) -> RestorePreview:
    """Tell what going back to `backup` would change. Raises: KiemdiemError."""
    return workspace.store.preview_restore(backup)


def restore(workspace: Workspace, backup: BackupInfo) -> BackupInfo:
    """Go back to `backup`; gives the backup of what was there before. Raises: KiemdiemError, and nothing changed."""
    return workspace.store.restore(backup)


def export_single_file(workspace: Workspace, path: Path) -> None:
    """Write the whole workspace as one file, still encrypted, read back after writing. Raises: KiemdiemError."""
    workspace.store.export_single_file(path)


def save_bytes(path: Path, data: bytes) -> None:
    """Write a file that the person asked for. Raises: KiemdiemError where the place cannot be written."""
    with faults.in_words():
        write_atomically(path, data)


def single_file_name(name: str, workspace: Workspace) -> str:
    """Give a plain name for the one file: the name of the workspace without marks, and the day."""
    return f"{plain_stem(name) or 'so-chi-bo'}-{workspace.clock.today():%Y%m%d}{SINGLE_FILE_SUFFIX}"

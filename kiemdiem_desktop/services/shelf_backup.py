"""All workspaces of a shelf copied before the program itself is changed; no passphrase is asked."""

from dataclasses import dataclass
from pathlib import Path

from kiemdiem_desktop.domain.clock import Clock
from kiemdiem_desktop.domain.errors import KiemdiemError
from kiemdiem_desktop.services.shelf_list import list_entries
from kiemdiem_desktop.store.closed_backup import back_up_closed


@dataclass(frozen=True, slots=True, kw_only=True)
class ShelfBackup:
    """What became of one workspace: where its copy stands, None where there was nothing to copy; or why none is."""

    name: str
    copy: Path | None
    trouble: KiemdiemError | None = None


def back_up_all(root: Path, clock: Clock) -> tuple[ShelfBackup, ...]:
    """Copy each workspace that stands in `root`; one that cannot be copied does not keep the others from it."""
    made = []
    for entry in list_entries(root):
        try:
            made.append(ShelfBackup(name=entry.name, copy=back_up_closed(entry.folder, clock)))
        except KiemdiemError as trouble:
            made.append(ShelfBackup(name=entry.name, copy=None, trouble=trouble))
    return tuple(made)

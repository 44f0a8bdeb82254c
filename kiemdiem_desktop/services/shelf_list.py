"""The names on the shelf of workspaces; light, for the first window waits for it."""

from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path


@dataclass(frozen=True, slots=True, kw_only=True)
class ShelfEntry:
    """One workspace on the shelf. `opened_at` is when its file was last written (UTC), None if never.

    `is_committee`: these are the books of a committee, not of a cell.
    """

    name: str
    folder: Path
    opened_at: datetime | None
    is_committee: bool = False


def list_entries(root: Path) -> tuple[ShelfEntry, ...]:
    """Give the workspaces that stand in `root`, the one used last first."""
    if not root.is_dir():
        return ()
    entries = [read_entry(folder) for folder in root.iterdir() if (folder / "keys.json").is_file()]
    return tuple(sorted(entries, key=lambda entry: (-(entry.opened_at or _NEVER).timestamp(), entry.name)))


def read_entry(folder: Path) -> ShelfEntry:
    """Give one workspace as the shelf shows it."""
    name_file, data = folder / "name.txt", folder / "data.db"
    name = name_file.read_text(encoding="utf-8").strip() if name_file.is_file() else folder.name
    written = datetime.fromtimestamp(data.stat().st_mtime, tz=UTC) if data.is_file() else None
    return ShelfEntry(name=name, folder=folder, opened_at=written, is_committee=(folder / _COMMITTEE_MARK).is_file())


def mark_kind(folder: Path, *, is_committee: bool) -> None:
    """Let the shelf tell the books of a committee from those of a cell without opening them."""
    if is_committee:
        (folder / _COMMITTEE_MARK).write_text("", encoding="utf-8")
    else:
        (folder / _COMMITTEE_MARK).unlink(missing_ok=True)


_COMMITTEE_MARK = "so-cap-uy.txt"
_NEVER = datetime.fromtimestamp(0, tz=UTC)

"""The shelf of workspaces: the user sees names, the program keeps folders."""

from dataclasses import dataclass
from pathlib import Path

from kiemdiem_desktop.domain.backup import BackupInfo
from kiemdiem_desktop.domain.clock import Clock
from kiemdiem_desktop.domain.errors import InvalidValueError, KiemdiemError
from kiemdiem_desktop.domain.text import plain_stem
from kiemdiem_desktop.i18n import _
from kiemdiem_desktop.rules.regulations import Regulations
from kiemdiem_desktop.services.shelf_list import ShelfEntry, read_entry
from kiemdiem_desktop.services.workspace import Workspace
from kiemdiem_desktop.store import keys, workspace_folder
from kiemdiem_desktop.store.keys import USUAL_COST, KeyCost
from kiemdiem_desktop.store.store import Store

MIN_PASSPHRASE = 8


@dataclass(frozen=True, slots=True, kw_only=True)
class Shelf:
    """Where the workspaces stand, and what opening one needs. `on_stick`: everything is kept beside the program.

    `key_cost` is what deriving the key of a new workspace costs; tests take a cheap one.
    """

    root: Path
    regulations: Regulations
    clock: Clock
    resources_dir: Path
    on_stick: bool = False
    key_cost: KeyCost = USUAL_COST


def create_workspace(shelf: Shelf, *, name: str, passphrase: str) -> tuple[Workspace, str]:
    """Make a new workspace and give it, open, with its recovery code. Raises: InvalidValueError and store errors."""
    check_passphrase(passphrase)
    folder = _free_folder(shelf, name)
    store, code = workspace_folder.create_workspace(
        folder, passphrase=passphrase, clock=shelf.clock, on_stick=shelf.on_stick, cost=shelf.key_cost
    )
    rename(folder, name)
    return _workspace(shelf, store), code


def open_scratch(shelf: Shelf) -> Workspace:
    """Give an empty workspace in memory, gone when it is closed."""
    return _workspace(shelf, workspace_folder.open_in_memory(clock=shelf.clock))


def rename(folder: Path, name: str) -> None:
    """Set the name shown on the shelf."""
    (folder / "name.txt").write_text(name.strip() + "\n", encoding="utf-8")


def open_workspace(shelf: Shelf, folder: Path, *, passphrase: str) -> Workspace:
    """Open a workspace. Raises: KiemdiemError kinds of the store (wrong passphrase, locked, damaged, newer)."""
    store = workspace_folder.open_workspace(folder, passphrase=passphrase, clock=shelf.clock, on_stick=shelf.on_stick)
    return _workspace(shelf, store)


def open_with_recovery_code(shelf: Shelf, folder: Path, *, code: str) -> Workspace:
    """Open a workspace with the printed recovery code. Raises: as `open_workspace`."""
    store = workspace_folder.open_with_recovery_code(folder, code=code, clock=shelf.clock, on_stick=shelf.on_stick)
    return _workspace(shelf, store)


def change_passphrase(folder: Path, *, old: str, new: str) -> None:
    """Change the passphrase; the recovery code stays. Raises: InvalidValueError, or the store's for a wrong `old`."""
    check_passphrase(new)
    workspace_folder.change_passphrase(folder, old=old, new=new)


def set_passphrase_by_code(folder: Path, *, code: str, new: str) -> None:
    """Set a new passphrase with the recovery code, the old one forgotten."""
    check_passphrase(new)
    workspace_folder.set_passphrase_by_code(folder, code=code, new=new)


def is_passphrase_of(folder: Path, passphrase: str) -> bool:
    """Whether `passphrase` opens the workspace in `folder`, which may be open. Raises: errors of its keys."""
    try:
        keys.read_keys(folder).by_passphrase(passphrase)
    except KiemdiemError as error:
        if error.code != "wrong_passphrase":
            raise
        return False
    return True


def renew_recovery_code(folder: Path, *, passphrase: str) -> str:
    """Make a new recovery code and give it; the old sheet opens nothing any more. Raises: the store's errors."""
    return workspace_folder.new_recovery_code(folder, passphrase=passphrase)


def import_single_file(shelf: Shelf, path: Path, *, name: str) -> ShelfEntry:
    """Put a workspace that came as one file on the shelf, under `name`. Raises: the store's errors of a bad file."""
    folder = _free_folder(shelf, name)
    try:
        workspace_folder.import_single_file(path, folder, clock=shelf.clock)
    except KiemdiemError:
        _remove_if_empty(folder)
        raise
    rename(folder, name)
    return read_entry(folder)


def _remove_if_empty(folder: Path) -> None:
    if folder.is_dir() and not any(folder.iterdir()):
        folder.rmdir()


def list_backups_of(folder: Path) -> tuple[BackupInfo, ...]:
    """Give the backups of a workspace that cannot be opened, the newest first."""
    return workspace_folder.list_backups(folder)


def recover_from_backup(shelf: Shelf, folder: Path, backup: BackupInfo, *, passphrase: str) -> None:
    """Put a backup in place of a damaged file, which is kept aside. Raises: the store's errors, and nothing changed."""
    workspace_folder.recover_from_backup(folder, backup, passphrase=passphrase, clock=shelf.clock)


def check_passphrase(passphrase: str) -> None:
    """Refuse a passphrase that is too short. Raises: InvalidValueError."""
    if len(passphrase.strip()) < MIN_PASSPHRASE:
        raise InvalidValueError(
            code="short_passphrase",
            message=_("Mật khẩu ngắn hơn {count} ký tự.").format(count=MIN_PASSPHRASE),
            hint=_("Dùng một câu dễ nhớ, ví dụ bốn từ không liên quan nhau."),
        )


def _workspace(shelf: Shelf, store: Store) -> Workspace:
    return Workspace(store=store, regulations=shelf.regulations, clock=shelf.clock, resources_dir=shelf.resources_dir)


def _free_folder(shelf: Shelf, name: str) -> Path:
    stem = plain_stem(name)
    if not stem:
        raise InvalidValueError(
            code="workspace_without_name", message=_("Tên sổ còn trống."), hint=_("Ghi tên chi bộ để đặt tên cho sổ.")
        )
    shelf.root.mkdir(parents=True, exist_ok=True)
    number = 1
    while (folder := shelf.root / (stem if number == 1 else f"{stem}-{number}")).exists():
        number += 1
    return folder

"""The program brings itself up to date from a signed package, and goes one step back.

Beside the version that runs, the new one is laid into a folder of its own; it opens a copy of the workspace; only then
`current.txt` is replaced (`program_home.py`). Killed at any moment, the program starts: before that the old version,
after it the new one. All workspaces are backed up first.
"""

import os
import shutil
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from enum import StrEnum
from errno import EDQUOT, ENOSPC
from hashlib import sha256
from pathlib import Path
from time import sleep
from typing import IO, Final

from kiemdiem_desktop import __version__
from kiemdiem_desktop.domain.errors import CancelledError
from kiemdiem_desktop.domain.update import ProgramFile, UpdateNotice, target_words
from kiemdiem_desktop.exchange import update_errors as refused
from kiemdiem_desktop.exchange.update_container import CHUNK_BYTES, EXAMPLE, OpenedUpdate, open_update, unpack
from kiemdiem_desktop.i18n import N_, _
from kiemdiem_desktop.services.library import Shelf
from kiemdiem_desktop.services.packages import read_certificate_file
from kiemdiem_desktop.services.program_home import (
    PART,
    POINTER,
    VERSIONS,
    Pointer,
    ProgramHome,
    command_in,
    find_build,
    find_home,
    pointer_text,
    read_build,
    read_pointer,
    this_target,
    version_key,
)
from kiemdiem_desktop.services.shelf_list import list_entries
from kiemdiem_desktop.services.update_check import ask_new_version
from kiemdiem_desktop.services.workspace import Workspace
from kiemdiem_desktop.store.backups import LentCopy
from kiemdiem_desktop.store.closed_backup import back_up_closed
from kiemdiem_desktop.store.files import write_atomically
from kiemdiem_desktop.store.lending import copy_for_check, lend_copy, lend_invented

PUBLISHER: Final = "publisher"
SPARE_BYTES: Final = 50_000_000
MEGABYTE: Final = 1_000_000
_TRIES, _PAUSE_SECONDS = 40, 0.25  # a watchdog of the system may hold a new file for some seconds


class UpdateStep(StrEnum):
    """What an update is doing."""

    VERIFY = "verify"
    BACK_UP = "back_up"
    UNPACK = "unpack"
    TRY = "try"
    SWITCH = "switch"
    TIDY = "tidy"

    @property
    def label(self) -> str:
        """The step in words."""
        return _(_LABELS[self])


_LABELS: Final = {
    UpdateStep.VERIFY: N_("Đang kiểm tra gói cập nhật…"),
    UpdateStep.BACK_UP: N_("Đang sao lưu các sổ…"),
    UpdateStep.UNPACK: N_("Đang chép bản mới vào máy…"),
    UpdateStep.TRY: N_("Bản mới đang mở thử bản sao của sổ…"),
    UpdateStep.SWITCH: N_("Đang đổi sang bản mới…"),
    UpdateStep.TIDY: N_("Đang dọn bản cũ không dùng nữa…"),
}

Report = Callable[[UpdateStep, int, int], None]
"""Called with the step, what is done of it and its whole; may raise CancelledError until the step SWITCH."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ProgramStanding:
    """What runs and what can be done about it.

    `home` is None where the program does not update itself; `is_debian`: the system's own package does. `waiting` is
    the version that starts next, "" where it is the one that runs. `previous` is the version to go back to, "" for
    none; `keeps_books`: it reads workspaces that this version has opened.
    """

    version: str
    target: str
    home: ProgramHome | None
    is_debian: bool = False
    waiting: str = ""
    previous: str = ""
    keeps_books: bool = True
    publishers: int = 0

    @property
    def is_back(self) -> bool:
        """Whether one step back was taken already: the version to go to is the newer one."""
        return bool(self.previous) and version_key(self.previous) > version_key(self.version)


@dataclass(frozen=True, slots=True, kw_only=True)
class SeenUpdate:
    """An update that is proved, newer, and fits this machine. `changes_books`: it changes the form of workspaces."""

    opened: OpenedUpdate
    current: str
    needed_bytes: int
    changes_books: bool

    @property
    def notice(self) -> UpdateNotice:
        """What the package says."""
        return self.opened.notice


@dataclass(frozen=True, slots=True, kw_only=True)
class Prepared:
    """What an update needs of the workspaces: a copy of the open one (None: an invented one), and the closed ones."""

    copy: LentCopy | None
    closed: tuple[Path, ...]


def program_standing(shelf: Shelf) -> ProgramStanding:
    """Tell how the program stands."""
    home, build = find_home(shelf.resources_dir), find_build(shelf.resources_dir)
    version, target = (build.version, build.target) if build else (__version__, this_target())
    publishers = len(_trusted(shelf))
    if home is None:
        is_debian = target == "debian"
        return ProgramStanding(version=version, target=target, home=None, is_debian=is_debian, publishers=publishers)
    pointer = read_pointer(home.folder)
    previous = pointer.previous if _starts(home, pointer.previous) else ""
    older = read_build(home.folder_of(previous)) if previous else None
    return ProgramStanding(
        version=version,
        target=target,
        home=home,
        waiting=pointer.current if pointer.current != version and _starts(home, pointer.current) else "",
        previous=previous,
        keeps_books=older is None or older.schema >= home.build.schema,
        publishers=publishers,
    )


def see_update(shelf: Shelf, file: Path, report: Report) -> SeenUpdate:
    """Prove an update package and see that it fits; nothing is written. Raises: UpdateError, each reason its own."""
    home = _home(shelf)

    def tell(done: int, whole: int) -> None:
        report(UpdateStep.VERIFY, done, whole)

    opened = open_update(file, trusted=_trusted(shelf), at=shelf.clock.now(), report=tell)
    _check_fits(home, opened.notice)
    needed = opened.notice.size_bytes + _size_of_books(shelf) + SPARE_BYTES
    _check_room(home, needed)
    return SeenUpdate(
        opened=opened,
        current=home.build.version,
        needed_bytes=needed,
        changes_books=opened.notice.schema != home.build.schema,
    )


def prepare_update(shelf: Shelf, workspace: Workspace | None) -> Prepared:
    """Back the open workspace up, and list the others. Raises: StoreError. Runs where the store lives."""
    own = workspace.store.folder if workspace else None
    closed = tuple(entry.folder for entry in list_entries(shelf.root) if entry.folder != own)
    return Prepared(copy=lend_copy(workspace.store) if workspace else None, closed=closed)


def install_update(shelf: Shelf, seen: SeenUpdate, prepared: Prepared, report: Report) -> Pointer:
    """Lay the new version beside the old, let it open a copy of the workspace, and switch; gives what starts next.

    Raises: UpdateError, StoreError, CancelledError; then the program and all workspaces are as they were.
    """
    home, version = _home(shelf), seen.notice.version
    for done, folder in enumerate(prepared.closed):
        report(UpdateStep.BACK_UP, done, len(prepared.closed))
        back_up_closed(folder, shelf.clock)
    part, final = home.folder_of(version + PART), home.folder_of(version)
    with _gone_on_failure(part):
        _lay(seen.opened, part, report)
        _clear(final)
        _move(part, final)
    with _gone_on_failure(final):
        _try(shelf, home, seen.notice, prepared, report)
        report(UpdateStep.SWITCH, 0, 1)
    pointer = _switch(home, Pointer(current=version, previous=home.build.version))
    with suppress(CancelledError):  # too late: it is done
        report(UpdateStep.TIDY, 0, 1)
    _tidy(home, pointer)
    return pointer


def go_back(shelf: Shelf) -> Pointer:
    """Let the version before this one start from now on; the present one is kept. Raises: NoPreviousError."""
    home = _home(shelf)
    pointer = read_pointer(home.folder)
    if not _starts(home, pointer.previous):
        raise refused.NoPreviousError
    return _switch(home, Pointer(current=pointer.previous, previous=pointer.current))


def _home(shelf: Shelf) -> ProgramHome:
    home = find_home(shelf.resources_dir)
    if home is None:
        raise refused.CannotUpdateItselfError
    return home


def _trusted(shelf: Shelf) -> tuple[bytes, ...]:
    """Give the publisher's certificates that came with the program."""
    return tuple(read_certificate_file(path) for path in sorted((shelf.resources_dir / PUBLISHER).glob("*.pem")))


def _check_fits(home: ProgramHome, notice: UpdateNotice) -> None:
    build, current = home.build, read_pointer(home.folder).current
    if notice.target != build.target:
        found, own = target_words(notice.target), target_words(build.target)
        raise refused.OtherTargetError(found=found, own=own, example=EXAMPLE.format(target=build.target))
    if notice.version == current != build.version:
        raise refused.WaitingUpdateError(version=current)
    if version_key(notice.version) == version_key(build.version):
        raise refused.SameUpdateError(current=build.version)
    if version_key(notice.version) < version_key(build.version):
        raise refused.OlderUpdateError(found=notice.version, current=build.version)


def _check_room(home: ProgramHome, needed: int) -> None:
    free = shutil.disk_usage(home.folder).free
    if free < needed:
        raise refused.NoRoomError(needed=-(-needed // MEGABYTE), free=free // MEGABYTE)


def _size_of_books(shelf: Shelf) -> int:
    data = (entry.folder / "data.db" for entry in list_entries(shelf.root))
    return sum(path.stat().st_size for path in data if path.is_file())


def _starts(home: ProgramHome, version: str) -> bool:
    """Whether a version is there to be started."""
    return bool(version) and Path(home.command_of(version)[0]).is_file()


def _lay(opened: OpenedUpdate, folder: Path, report: Report) -> None:
    """Write every file of the program into `folder`, each compared with what was signed and brought to the disk."""
    done, whole = 0, opened.notice.size_bytes

    def keep(file: ProgramFile, part: IO[bytes]) -> str:
        nonlocal done
        digest = _write(folder / file.path, part, is_program=file.is_program)
        done += file.size
        report(UpdateStep.UNPACK, done, whole)
        return digest

    try:
        _clear(folder)
        folder.mkdir()
        unpack(opened, keep)
    except OSError as error:
        if error.errno in {ENOSPC, EDQUOT}:
            free = shutil.disk_usage(folder.parent).free
            raise refused.NoRoomError(needed=whole // MEGABYTE, free=free // MEGABYTE) from error
        raise refused.CannotWriteError(folder=folder.parent) from error


def _write(path: Path, part: IO[bytes], *, is_program: bool) -> str:
    """Write one file, never over another, and give the SHA-256 of what was written. Raises: OSError."""
    digest = sha256()
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("xb") as target:
        while chunk := part.read(CHUNK_BYTES):
            digest.update(chunk)
            target.write(chunk)
        target.flush()
        os.fsync(target.fileno())
    if is_program:
        path.chmod(0o755)
    return digest.hexdigest()


def _move(part: Path, final: Path) -> None:
    """Give the folder its name; on Windows this waits until nobody reads the new files. Raises: CannotWriteError."""
    for tries in range(_TRIES):
        try:
            part.rename(final)
        except PermissionError as error:
            if os.name != "nt" or tries == _TRIES - 1:
                raise refused.CannotWriteError(folder=final.parent) from error
            sleep(_PAUSE_SECONDS)
        except OSError as error:
            raise refused.CannotWriteError(folder=final.parent) from error
        else:
            return


def _try(shelf: Shelf, home: ProgramHome, notice: UpdateNotice, prepared: Prepared, report: Report) -> None:
    """Let the new version open a copy of the workspace that is thrown away. Raises: NewVersionFailsError."""
    report(UpdateStep.TRY, 0, 1)
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as name:
        folder = Path(name)
        copy = prepared.copy or lend_invented(folder / "so", shelf.clock)
        ask_new_version(
            command_in(home.folder_of(notice.version), home.build.target),
            notice,
            copy=copy,
            data=copy_for_check(copy, folder),
            look=lambda: report(UpdateStep.TRY, 0, 1),
        )


def _switch(home: ProgramHome, pointer: Pointer) -> Pointer:
    try:
        write_atomically(home.folder / POINTER, pointer_text(pointer))
    except OSError as error:
        raise refused.CannotWriteError(folder=home.folder) from error
    return pointer


def _tidy(home: ProgramHome, pointer: Pointer) -> None:
    """Remove all versions but the one that starts, the one before it and the one that runs; what resists stays."""
    kept = {pointer.current, pointer.previous, home.build.version}
    for folder in (home.folder / VERSIONS).iterdir():
        if folder.is_dir() and folder.name not in kept:
            _clear(folder)


@contextmanager
def _gone_on_failure(folder: Path) -> Iterator[None]:
    try:
        yield
    except BaseException:
        _clear(folder)
        raise


def _clear(folder: Path) -> None:
    shutil.rmtree(folder, ignore_errors=True)

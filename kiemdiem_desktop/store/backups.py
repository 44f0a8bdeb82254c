"""The backups that a workspace keeps of itself, and the way back to one."""

from collections.abc import Mapping
from contextlib import closing
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from pathlib import Path

from kiemdiem_desktop.domain.backup import BackupInfo, BackupReason, RestorePreview, TableCount
from kiemdiem_desktop.domain.clock import Clock
from kiemdiem_desktop.domain.errors import KiemdiemError
from kiemdiem_desktop.store import backup_files, faults
from kiemdiem_desktop.store.commits import Commits
from kiemdiem_desktop.store.files import write_atomically
from kiemdiem_desktop.store.keys import BACKUPS_NAME, KEYS_NAME
from kiemdiem_desktop.store.session import Session

_WORK_PERIOD = timedelta(minutes=30)


@dataclass(frozen=True, slots=True, kw_only=True)
class LentCopy:
    """A whole backup of a workspace with its key, and how many records each table has."""

    path: Path
    key: bytes = field(repr=False)
    counts: Mapping[str, int]


class Backups:
    """Makes, lists, thins and restores the backups of one open workspace."""

    def __init__(self, session: Session, folder: Path, *, key: bytes, clock: Clock) -> None:
        self.folder = folder
        self.trouble: KiemdiemError | None = None
        self._session = session
        self._commits = Commits(session)
        self._key = key
        self._clock = clock
        self._made_at = clock.now()
        self._covered_saves = self._commits.last()[0]

    def make(self, reason: BackupReason) -> BackupInfo:
        """Make a backup now. Raises: StoreError."""
        path = backup_files.free_path(self.folder, self._clock.now(), reason)
        with faults.in_words():
            path.parent.mkdir(exist_ok=True)
            self.write_copy(path)
            write_atomically(path.parent / KEYS_NAME, (self.folder / KEYS_NAME).read_bytes())
        self._made_at, self._covered_saves, self.trouble = self._clock.now(), self._commits.last()[0], None
        self._thin(keep=path.name)
        return next(info for info in self.all() if info.name == path.name)

    def write_copy(self, path: Path) -> None:
        """Write a whole checked copy of the database to `path`. Raises: StoreError."""
        with faults.in_words():
            self._session.check_place()
            backup_files.copy_checked(self._session.connection, self._key, path)

    def make_on_opening(self) -> None:
        """Make the first backup of the day. A failure does not keep the workspace shut: see `trouble`."""
        if all(self._local_day(info.made_at) != self._local_day(self._clock.now()) for info in self.all()):
            self._try(BackupReason.OPENED)

    def make_if_due(self) -> BackupInfo | None:
        """Make a backup if half an hour passed since the last one and something was saved meanwhile."""
        if self._clock.now() - self._made_at < _WORK_PERIOD or self._commits.last()[0] == self._covered_saves:
            return None
        return self._try(BackupReason.WORK)

    def all(self) -> tuple[BackupInfo, ...]:
        """Give the backups, the newest first."""
        return backup_files.list_backups(self.folder)

    def preview(self, backup: BackupInfo) -> RestorePreview:
        """Tell what a restore would change. Raises: StoreError for a backup that cannot be read."""
        now = backup_files.counts_in(self._session.connection)
        with faults.in_words(), closing(backup_files.open_copy(self._path(backup), self._key)) as copy:
            then = backup_files.counts_in(copy)
            saved = copy.execute("SELECT at FROM saves WHERE id = 1").fetchone()
        counts = tuple(TableCount(table=name, now=count, then=then.get(name, 0)) for name, count in now.items())
        at = None if saved is None else datetime.fromisoformat(saved[0])
        return RestorePreview(backup=backup, counts=counts, last_saved_at=at)

    def restore(self, backup: BackupInfo) -> BackupInfo:
        """Put a backup in place of the present content; gives the backup of what was there before.

        Raises: StoreError, and then nothing has changed.
        """
        with faults.in_words(), closing(backup_files.open_copy(self._path(backup), self._key)) as copy:
            before = self.make(BackupReason.RESTORE)
            copy.backup(self._session.connection)
        self._session.reopen()
        return before

    def lend(self, backup: BackupInfo) -> LentCopy:
        """Give a backup that was just made with its key, for the next version of the program to look at."""
        counts = backup_files.counts_in(self._session.connection)
        return LentCopy(path=self._path(backup), key=self._key, counts=counts)

    def _path(self, backup: BackupInfo) -> Path:
        path = self.folder / BACKUPS_NAME / backup.name
        if not path.is_file():
            raise faults.bad_backup()
        return path

    def _try(self, reason: BackupReason) -> BackupInfo | None:
        try:
            return self.make(reason)
        except KiemdiemError as error:
            self.trouble = error
            return None

    def _thin(self, keep: str) -> None:
        for info in backup_files.superfluous(self.all()):
            if info.name != keep:
                (self.folder / BACKUPS_NAME / info.name).unlink(missing_ok=True)

    def _local_day(self, instant: datetime) -> str:
        return instant.astimezone().date().isoformat()

"""Backups: made in time, checked, thinned; a restore shows counts first and can be taken back."""

from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from kiemdiem_desktop.domain.backup import BackupInfo, BackupReason, TableCount
from kiemdiem_desktop.domain.clock import FixedClock
from kiemdiem_desktop.domain.errors import KiemdiemError
from kiemdiem_desktop.domain.member import Member
from kiemdiem_desktop.store.backup_files import superfluous
from kiemdiem_desktop.store.store import Store
from kiemdiem_desktop.store.tables import UNDOABLE
from kiemdiem_desktop.store.workspace_folder import list_backups, recover_from_backup
from tests.store.workspaces import PASSPHRASE, reopen

if TYPE_CHECKING:
    from kiemdiem_desktop.domain.changes import Changes


def add_member(store: Store, name: str = "Lê An") -> None:
    """Add one member in a step."""
    with store.step("Thêm đảng viên"):
        store.members.add(Member(full_name=name))


def reasons(folder: Path) -> list[str]:
    """Give the reasons of the backups, the oldest first."""
    return [info.reason.value for info in reversed(list_backups(folder))]


def test_the_first_opening_of_a_day_makes_a_backup(folder: Path, clock: FixedClock) -> None:
    reopen(folder, clock).close()
    assert reasons(folder) == ["opened"]
    clock.instant += timedelta(days=1)
    reopen(folder, clock).close()
    reopen(folder, clock).close()
    assert reasons(folder) == ["opened", "opened"]


def test_half_an_hour_of_work_makes_a_backup(folder: Path, clock: FixedClock) -> None:
    store = reopen(folder, clock)
    assert store.back_up_if_due() is None
    clock.instant += timedelta(minutes=31)
    assert store.back_up_if_due() is None, "nothing was done meanwhile"
    add_member(store)
    made = store.back_up_if_due()
    assert made is not None
    assert (made.reason, made.made_at) == (BackupReason.WORK, clock.now())
    add_member(store)
    assert store.back_up_if_due() is None, "the last one is fresh"
    assert store.backups()[0] == made
    store.close()


def test_a_restore_shows_counts_first_and_can_be_taken_back(folder: Path, clock: FixedClock) -> None:
    store = reopen(folder, clock)
    backup = store.back_up(BackupReason.ASKED)
    assert backup is not None
    add_member(store)
    preview = store.preview_restore(backup)
    assert TableCount(table="members", now=3, then=2) in preview.counts
    assert (preview.backup, preview.last_saved_at) == (backup, clock.now())
    notices: list[Changes] = []
    store.subscribe(notices.append)
    before = store.restore(backup)
    assert (store.members.count(), store.undo_label, before.reason) == (2, None, BackupReason.RESTORE)
    assert notices[0].tables == frozenset(UNDOABLE)
    store.restore(before)
    assert store.members.count() == 3
    assert [entry.label for entry in store.journal.entries(2)] == ["Thêm đảng viên", "Khôi phục bản sao lưu"]
    assert store.journal.verify()
    add_member(store)
    assert store.undo() == "Thêm đảng viên"
    store.close()
    store = reopen(folder, clock)
    assert store.members.count() == 3
    store.close()


def test_a_damaged_backup_is_not_restored(folder: Path, clock: FixedClock) -> None:
    store = reopen(folder, clock)
    backup = store.backups()[0]
    path = folder / "backups" / backup.name
    path.write_bytes(path.read_bytes()[:9000])
    for action in (store.preview_restore, store.restore):
        with pytest.raises(KiemdiemError) as caught:
            action(backup)
        assert caught.value.code == "bad_backup"
    path.unlink()
    with pytest.raises(KiemdiemError, match="không đọc lại được"):
        store.restore(backup)
    assert store.members.count() == 2
    store.close()


def test_a_backup_inside_a_step_is_a_bug(folder: Path, clock: FixedClock) -> None:
    store = reopen(folder, clock)
    with pytest.raises(RuntimeError), store.step("Nhập"):
        store.back_up(BackupReason.IMPORT)
    store.close()


def test_a_backup_nobody_asked_for_keeps_its_trouble_to_be_shown(folder: Path, clock: FixedClock) -> None:
    (folder / "backups").rename(folder / "đi đâu")
    (folder / "backups").write_bytes(b"a file in the way")
    store = reopen(folder, clock)
    trouble = store.backup_trouble
    assert trouble is not None
    assert trouble.code == "in_the_way"
    assert store.members.count() == 2
    (folder / "backups").unlink()
    store.back_up(BackupReason.ASKED)
    assert store.backup_trouble is None
    store.close()


def test_a_store_in_memory_has_no_backups(store: Store) -> None:
    assert store.back_up(BackupReason.IMPORT) is None
    assert (store.back_up_if_due(), store.backups(), store.backup_trouble, store.folder) == (None, (), None, None)
    info = BackupInfo(name="x", made_at=datetime(2026, 1, 1, tzinfo=UTC), reason=BackupReason.ASKED, size_bytes=1)
    with pytest.raises(KiemdiemError, match="xem thử"):
        store.restore(info)


def test_a_damaged_workspace_comes_back_from_a_backup_and_nothing_is_deleted(folder: Path, clock: FixedClock) -> None:
    damaged = (folder / "data.db").read_bytes()[:5000]
    (folder / "data.db").write_bytes(damaged)
    (folder / "data.db-wal").write_bytes(b"old frames")
    recover_from_backup(folder, list_backups(folder)[0], passphrase=PASSPHRASE, clock=clock)
    store = reopen(folder, clock)
    assert store.members.count() == 0, "the backup of the first opening, before the two members"
    store.close()
    kept = {path.name.partition("-damaged-")[2]: path for path in (folder / "backups").glob("*-damaged-*")}
    assert kept["data.db"].read_bytes() == damaged
    assert kept["data.db-wal"].read_bytes() == b"old frames"


def test_recovery_from_a_bad_backup_changes_nothing(folder: Path, clock: FixedClock) -> None:
    backup = list_backups(folder)[0]
    (folder / "backups" / backup.name).write_bytes(b"x" * 8192)
    before = (folder / "data.db").read_bytes()
    with pytest.raises(KiemdiemError) as caught:
        recover_from_backup(folder, backup, passphrase=PASSPHRASE, clock=clock)
    assert caught.value.code == "bad_backup"
    assert (folder / "data.db").read_bytes() == before
    reopen(folder, clock).close()


def test_thinning_keeps_the_newest_and_one_for_each_day_week_and_month() -> None:
    end = datetime(2026, 11, 23, 12, tzinfo=UTC)
    hours = [end - timedelta(hours=3 * number) for number in range(8 * 365 * 2)]
    backups = [BackupInfo(name=f"{at:%Y%m%d%H}", made_at=at, reason=BackupReason.WORK, size_bytes=1) for at in hours]
    gone = {info.name for info in superfluous(backups)}
    kept = [info.made_at for info in backups if info.name not in gone]
    assert kept[:8] == hours[:8]
    assert len({at.date() for at in kept if end - at < timedelta(days=14)}) == 14
    assert len({at.strftime("%G-%V") for at in kept if end - at < timedelta(weeks=8)}) >= 8
    assert len({at.strftime("%Y-%m") for at in kept}) == 24
    assert len(kept) <= 8 + 14 + 8 + 24


def test_thinning_happens_with_each_backup_and_spares_foreign_files(folder: Path, clock: FixedClock) -> None:
    (folder / "backups" / "của tôi.db").write_bytes(b"x")
    store = reopen(folder, clock)
    for _number in range(12):
        store.back_up(BackupReason.ASKED)
    assert len(store.backups()) == 8
    assert (folder / "backups" / "của tôi.db").exists()
    store.close()

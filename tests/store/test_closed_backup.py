"""Backups of workspaces that are not open: what the installer makes, without a passphrase."""

from pathlib import Path

import pytest

from kiemdiem_desktop.domain.backup import BackupReason
from kiemdiem_desktop.domain.clock import Clock
from kiemdiem_desktop.services.shelf_backup import back_up_all
from kiemdiem_desktop.store.closed_backup import back_up_closed
from kiemdiem_desktop.store.faults import StoreError
from kiemdiem_desktop.store.workspace_folder import open_workspace, recover_from_backup
from tests.store import workspaces


def test_a_closed_workspace_gets_a_backup_that_brings_it_back(tmp_path: Path, clock: Clock) -> None:
    folder = tmp_path / "so"
    workspaces.make(folder, clock)[0].close()
    copy = back_up_closed(folder, clock)
    assert copy is not None
    store = workspaces.reopen(folder, clock)
    backup = next(info for info in store.backups() if info.name == copy.name)
    assert backup.reason is BackupReason.UPDATE
    store.close()
    (folder / "data.db").write_bytes(b"damaged")
    recover_from_backup(folder, backup, passphrase=workspaces.PASSPHRASE, clock=clock)
    store = workspaces.reopen(folder, clock)
    assert store.members.count() == 2
    store.close()


def test_an_open_workspace_is_refused_and_the_others_are_copied(tmp_path: Path, clock: Clock) -> None:
    workspaces.make(tmp_path / "mot", clock)[0].close()
    store, _code = workspaces.make(tmp_path / "hai", clock)
    made = {one.name: one for one in back_up_all(tmp_path, clock)}
    assert made["mot"].copy is not None
    assert made["hai"].copy is None
    assert made["hai"].trouble is not None
    store.close()


def test_a_session_that_was_cut_off_is_kept_whole(tmp_path: Path, clock: Clock) -> None:
    folder, other = tmp_path / "so", tmp_path / "mat-dien"
    store, _code = workspaces.make(folder, clock)
    other.mkdir()
    for name in ("data.db", "data.db-wal", "keys.json"):
        (other / name).write_bytes((folder / name).read_bytes())
    store.close()
    copy = back_up_closed(other, clock)
    assert copy is not None
    assert {path.name for path in copy.iterdir()} == {"data.db", "data.db-wal", "keys.json"}
    store = open_workspace(copy, passphrase=workspaces.PASSPHRASE, clock=clock)
    assert store.members.count() == 2
    store.close()


def test_a_copy_that_differs_is_no_backup(tmp_path: Path, clock: Clock, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = tmp_path / "so"
    workspaces.make(folder, clock)[0].close()
    before = sorted(path.name for path in (folder / "backups").iterdir())
    monkeypatch.setattr(
        "kiemdiem_desktop.store.closed_backup.copyfile", lambda _source, target: target.write_bytes(b"half")
    )
    with pytest.raises(StoreError):
        back_up_closed(folder, clock)
    assert sorted(path.name for path in (folder / "backups").iterdir()) == before


def test_a_folder_without_a_database_has_nothing_to_copy(tmp_path: Path, clock: Clock) -> None:
    assert back_up_closed(tmp_path, clock) is None

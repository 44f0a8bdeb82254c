"""Files kept as they came: they share the fate of their step, stay sealed, and go wherever the workspace goes."""

import errno
from collections.abc import Callable
from io import BytesIO
from pathlib import Path

import pytest

from kiemdiem_desktop.domain.backup import BackupReason
from kiemdiem_desktop.domain.clock import FixedClock
from kiemdiem_desktop.domain.errors import KiemdiemError
from kiemdiem_desktop.store.faults import WriteOutsideStepError
from kiemdiem_desktop.store.originals import ORIGINALS_NAME
from kiemdiem_desktop.store.store import Store
from kiemdiem_desktop.store.workspace_folder import change_passphrase, import_single_file
from tests.store.workspaces import PASSPHRASE, reopen

LARGE = bytes(range(256)) * 4000


def keep(store: Store, name: str, data: bytes) -> None:
    """Keep a file in a step of its own."""
    with store.step("Nhận gói"):
        store.originals.keep(name, data)


def keep_and_fail(store: Store, name: str, data: bytes) -> None:
    """Keep a file in a step that fails afterwards. Raises: ZeroDivisionError."""
    with store.step("Nhận gói"):
        store.originals.keep(name, data)
        assert store.originals.get(name) == data
        _ = 1 // 0


def kept(folder: Path, clock: FixedClock, name: str) -> bytes | None:
    """Give a file out of a workspace that is closed."""
    store = reopen(folder, clock)
    try:
        return store.originals.get(name)
    finally:
        store.close()


def test_a_file_comes_back_as_it_was_kept_and_nothing_of_it_lies_open(folder: Path, clock: FixedClock) -> None:
    store = reopen(folder, clock)
    keep(store, "gói 1", LARGE)
    keep(store, "gói 2", "Đảng viên".encode())
    assert store.originals.get("gói 1") == LARGE
    store.close()
    assert kept(folder, clock, "gói 2") == "Đảng viên".encode()
    assert kept(folder, clock, "gói 3") is None
    written = (folder / ORIGINALS_NAME).read_bytes()
    assert "Đảng viên".encode() not in written
    assert LARGE[:256] not in written


def test_the_database_and_its_backups_stay_small(folder: Path, clock: FixedClock) -> None:
    before = (folder / "data.db").stat().st_size
    store = reopen(folder, clock)
    keep(store, "gói", LARGE)
    backup = store.back_up(BackupReason.ASKED)
    store.close()
    assert backup is not None
    assert (folder / "data.db").stat().st_size == before
    assert backup.size_bytes < len(LARGE)
    assert (folder / ORIGINALS_NAME).stat().st_size > len(LARGE)


def test_a_file_of_a_name_that_is_kept_is_written_once(folder: Path, clock: FixedClock) -> None:
    store = reopen(folder, clock)
    keep(store, "gói", LARGE)
    size = (folder / ORIGINALS_NAME).stat().st_size
    keep(store, "gói", LARGE)
    store.close()
    assert (folder / ORIGINALS_NAME).stat().st_size == size


def test_a_step_that_fails_keeps_nothing_and_the_next_one_goes_on(folder: Path, clock: FixedClock) -> None:
    store = reopen(folder, clock)
    keep(store, "gói 1", b"first")
    with pytest.raises(ZeroDivisionError):
        keep_and_fail(store, "gói 2", LARGE)
    assert store.originals.get("gói 2") is None
    keep(store, "gói 3", b"third")
    store.close()
    assert [kept(folder, clock, f"gói {number}") for number in (1, 2, 3)] == [b"first", None, b"third"]


def test_a_file_that_an_earlier_version_kept_in_the_database_is_still_found(folder: Path, clock: FixedClock) -> None:
    store = reopen(folder, clock)
    store.blobs.set("received:1", b"as it came")
    assert store.originals.get("received:1") == b"as it came"
    keep(store, "received:2", b"later")
    assert store.originals.get("received:2") == b"later"
    store.close()


def test_nothing_is_kept_outside_a_step(store: Store) -> None:
    with pytest.raises(WriteOutsideStepError):
        store.originals.keep("gói", b"x")
    keep(store, "gói", b"x")
    assert store.originals.get("gói") == b"x"


@pytest.mark.parametrize(
    "harm",
    [
        lambda path: path.unlink(),
        lambda path: path.write_bytes(path.read_bytes()[:-1]),
        lambda path: path.write_bytes(path.read_bytes()[:-1] + b"x"),
        lambda path: path.write_bytes(b"x" + path.read_bytes()[1:]),
        lambda path: path.write_bytes(b""),
    ],
    ids=["gone", "cut", "last byte", "first byte", "empty"],
)
def test_a_file_that_was_harmed_from_outside_is_told_of(
    folder: Path, clock: FixedClock, harm: Callable[[Path], object]
) -> None:
    store = reopen(folder, clock)
    keep(store, "gói", LARGE)
    store.close()
    harm(folder / ORIGINALS_NAME)
    store = reopen(folder, clock)
    with pytest.raises(KiemdiemError, match="bị mất hoặc bị sửa") as caught:
        store.originals.get("gói")
    assert caught.value.code == "original_lost"
    keep(store, "gói sau", b"later")
    assert store.originals.get("gói sau") == b"later"
    store.close()


def test_one_file_cannot_stand_in_for_another(folder: Path, clock: FixedClock) -> None:
    store = reopen(folder, clock)
    keep(store, "gói 1", b"one")
    keep(store, "gói 2", b"two")
    store.close()
    written = (folder / ORIGINALS_NAME).read_bytes()
    half = len(written) // 2
    (folder / ORIGINALS_NAME).write_bytes(written[half:] + written[:half])
    with pytest.raises(KiemdiemError, match="bị mất hoặc bị sửa"):
        kept(folder, clock, "gói 1")


def test_a_restored_database_finds_its_own_again(folder: Path, clock: FixedClock) -> None:
    store = reopen(folder, clock)
    keep(store, "gói 1", b"first")
    backup = store.back_up(BackupReason.ASKED)
    assert backup is not None
    keep(store, "gói 2", b"second")
    before = store.restore(backup)
    assert (store.originals.get("gói 1"), store.originals.get("gói 2")) == (b"first", None)
    keep(store, "gói 3", b"third")
    store.restore(before)
    assert (store.originals.get("gói 2"), store.originals.get("gói 3")) == (b"second", None)
    store.close()


def test_a_new_passphrase_still_opens_them(folder: Path, clock: FixedClock) -> None:
    store = reopen(folder, clock)
    keep(store, "gói", b"x")
    store.close()
    change_passphrase(folder, old=PASSPHRASE, new="mật khẩu khác")
    change_passphrase(folder, old="mật khẩu khác", new=PASSPHRASE)
    assert kept(folder, clock, "gói") == b"x"


def test_they_move_with_the_workspace_as_one_file(folder: Path, clock: FixedClock, tmp_path: Path) -> None:
    store = reopen(folder, clock)
    keep(store, "gói", LARGE)
    store.export_single_file(tmp_path / "sổ.kdso")
    store.close()
    import_single_file(tmp_path / "sổ.kdso", tmp_path / "máy mới", clock=clock)
    assert kept(tmp_path / "máy mới", clock, "gói") == LARGE


class FullDisk(BytesIO):
    """A file on a disk that is full when what was written is to reach it."""

    def flush(self) -> None:
        """Find no room. Raises: OSError."""
        raise OSError(errno.ENOSPC, "no room")


def test_a_full_disk_keeps_neither_the_file_nor_the_step(
    folder: Path, clock: FixedClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    store = reopen(folder, clock)
    with monkeypatch.context() as patched:
        patched.setattr(Path, "open", lambda _path, _mode: FullDisk())
        with pytest.raises(KiemdiemError, match="đã đầy"):
            keep(store, "gói", LARGE)
    assert store.originals.get("gói") is None
    keep(store, "gói", LARGE)
    assert store.originals.get("gói") == LARGE
    store.close()

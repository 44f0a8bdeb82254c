"""Bad disks, full disks, locked and read-only places: clear words, and nothing that was acknowledged is lost."""

import errno
import os
import resource
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from kiemdiem_desktop.domain.backup import BackupReason
from kiemdiem_desktop.domain.clock import FixedClock
from kiemdiem_desktop.domain.errors import KiemdiemError
from kiemdiem_desktop.domain.member import Member
from kiemdiem_desktop.store import faults
from kiemdiem_desktop.store.store import Store
from kiemdiem_desktop.store.workspace_folder import create_workspace
from tests.store.workspaces import CHEAP, PASSPHRASE, make, reopen

ROOT = Path(__file__).parents[2]
HOLDER = """
import sys
from pathlib import Path
from tests.store.work_day import CLOCK
from tests.store.workspaces import reopen
store = reopen(Path(sys.argv[1]), CLOCK)
print("open", flush=True)
sys.stdin.read()
"""
PLACES = pytest.mark.parametrize("on_stick", [False, True], ids=["disk", "stick"])


def add_members(store: Store, count: int = 1) -> None:
    """Add members with long notes in one step."""
    with store.step("Thêm đảng viên"):
        store.members.add_all(Member(full_name="Lê An", note="x" * 4000) for _number in range(count))


@contextmanager
def files_no_longer_than(size_bytes: int) -> Iterator[None]:
    """Let the system refuse every write beyond `size_bytes` of any file."""
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (size_bytes, hard))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))


@contextmanager
def without_privileges() -> Iterator[None]:
    """Be an ordinary user for a while, where the tests run as root, whom no permission stops."""
    if os.geteuid() != 0:
        yield
        return
    os.seteuid(65534)
    try:
        yield
    finally:
        os.seteuid(0)


@pytest.fixture
def open_place() -> Iterator[Path]:
    """A folder that any user can reach."""
    with tempfile.TemporaryDirectory() as name:
        Path(name).chmod(0o777)
        yield Path(name)


@PLACES
def test_a_full_disk_loses_only_the_step_that_did_not_fit(tmp_path: Path, clock: FixedClock, *, on_stick: bool) -> None:
    store, _code = make(tmp_path / "so", clock, on_stick=on_stick)
    pages = store._session.value("PRAGMA page_count")
    store._session.execute(f"PRAGMA max_page_count={pages + 5}")
    with pytest.raises(KiemdiemError, match="đã đầy") as caught:
        add_members(store, 50)
    assert caught.value.code == "disk_full"
    assert (store.members.count(), store.undo_label) == (2, "Thêm đảng viên")
    store._session.execute("PRAGMA max_page_count=100000")
    add_members(store, 50)
    store.close()
    store = reopen(tmp_path / "so", clock, on_stick=on_stick)
    assert store.members.count() == 52
    store.close()


@PLACES
def test_a_write_that_the_system_refuses_loses_only_its_step(
    tmp_path: Path, clock: FixedClock, *, on_stick: bool
) -> None:
    store, _code = make(tmp_path / "so", clock, on_stick=on_stick)
    with files_no_longer_than(100_000), pytest.raises(KiemdiemError) as caught:
        add_members(store, 300)
    assert caught.value.code in {"place_lost", "save_unknown", "disk_full"}
    store.close()
    store = reopen(tmp_path / "so", clock, on_stick=on_stick)
    assert (store.members.count(), store.journal.verify()) == (2, True)
    add_members(store, 300)
    assert store.members.count() == 302
    store.close()


def test_no_room_for_a_backup_or_a_single_file(folder: Path, clock: FixedClock, tmp_path: Path) -> None:
    store = reopen(folder, clock)
    (tmp_path / "cũ.kdso").write_bytes(b"the file of last week")
    backups = store.backups()
    with files_no_longer_than(100_000):
        with pytest.raises(KiemdiemError, match=r"Ổ đĩa đã đầy|Không còn ghi được"):
            store.back_up(BackupReason.ASKED)
        with pytest.raises(KiemdiemError, match=r"Ổ đĩa đã đầy|Không còn ghi được"):
            store.export_single_file(tmp_path / "cũ.kdso")
    assert store.backups() == backups
    assert not list((folder / "backups").glob("*.part"))
    assert (tmp_path / "cũ.kdso").read_bytes() == b"the file of last week"
    assert not list(tmp_path.glob("*.part"))
    add_members(store)
    store.close()


@PLACES
def test_a_stick_pulled_while_working(tmp_path: Path, clock: FixedClock, *, on_stick: bool) -> None:
    store, _code = make(tmp_path / "so", clock, on_stick=on_stick)
    (tmp_path / "so").rename(tmp_path / "rút ra")
    with pytest.raises(KiemdiemError, match="USB đã bị rút") as caught:
        add_members(store)
    assert caught.value.code == "place_lost"
    with pytest.raises(KiemdiemError):
        store.blobs.set("khóa", b"x")
    store.close()
    (tmp_path / "rút ra").rename(tmp_path / "so")
    store = reopen(tmp_path / "so", clock, on_stick=on_stick)
    assert (store.members.count(), store.blobs.get("khóa")) == (2, None)
    add_members(store)
    store.close()


def test_a_stick_pulled_in_the_middle_of_a_step(tmp_path: Path, clock: FixedClock) -> None:
    store, _code = make(tmp_path / "so", clock)
    with pytest.raises(KiemdiemError) as caught, store.step("Thêm"):
        store.members.add(Member(full_name=(tmp_path / "so").rename(tmp_path / "rút ra").name))
    assert caught.value.code == "place_lost"
    store.close()
    store = reopen(tmp_path / "rút ra", clock)
    assert store.members.count() == 2
    store.close()


@pytest.mark.parametrize("at", [0, 16, 4096, 20_000, -4096, -1])
def test_a_flipped_byte_is_told_and_nothing_is_touched(folder: Path, clock: FixedClock, at: int) -> None:
    raw = bytearray((folder / "data.db").read_bytes())
    raw[at] ^= 0x40
    (folder / "data.db").write_bytes(raw)
    with pytest.raises(KiemdiemError, match="hỏng") as caught:
        reopen(folder, clock)
    assert caught.value.code == "damaged"
    assert (folder / "data.db").read_bytes() == raw


@pytest.mark.parametrize("size", [0, 1, 100, 4096, 50_000])
def test_a_cut_file_is_told_and_nothing_is_touched(folder: Path, clock: FixedClock, size: int) -> None:
    raw = (folder / "data.db").read_bytes()[:size]
    (folder / "data.db").write_bytes(raw)
    with pytest.raises(KiemdiemError) as caught:
        reopen(folder, clock)
    assert caught.value.code == "damaged"
    assert (folder / "data.db").read_bytes() == raw


def test_a_missing_database_is_told(folder: Path, clock: FixedClock) -> None:
    (folder / "data.db").unlink()
    with pytest.raises(KiemdiemError, match="thiếu hoặc hỏng"):
        reopen(folder, clock)


def test_a_read_only_place(open_place: Path, clock: FixedClock) -> None:
    with without_privileges():
        make(open_place / "so", clock)[0].close()
        (open_place / "so" / "lock").chmod(0o400)
        (open_place / "so").chmod(0o500)
        with pytest.raises(KiemdiemError, match="chỉ cho đọc") as caught:
            reopen(open_place / "so", clock)
        (open_place / "so").chmod(0o700)
    assert caught.value.code == "read_only"


def test_no_workspace_is_made_in_a_read_only_place(open_place: Path, clock: FixedClock) -> None:
    with without_privileges():
        (open_place / "trong").mkdir(mode=0o500)
        with pytest.raises(KiemdiemError) as caught:
            create_workspace(open_place / "trong" / "so", passphrase=PASSPHRASE, clock=clock, cost=CHEAP)
    assert caught.value.code == "read_only"


def test_a_read_only_data_file(open_place: Path, clock: FixedClock) -> None:
    with without_privileges():
        make(open_place / "so", clock)[0].close()
        (open_place / "so" / "data.db").chmod(0o400)
        with pytest.raises(KiemdiemError) as caught:
            reopen(open_place / "so", clock)
    assert caught.value.code == "read_only"


def test_another_process_has_the_workspace_until_it_dies(folder: Path, clock: FixedClock) -> None:
    command = [sys.executable, "-c", HOLDER, str(folder)]
    with subprocess.Popen(command, cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as child:
        assert child.stdout is not None
        child.stdout.readline()
        with pytest.raises(KiemdiemError) as caught:
            reopen(folder, clock)
        child.kill()
    assert caught.value.code == "locked"
    reopen(folder, clock).close()


def test_a_place_that_takes_no_file_so_large_is_not_called_full() -> None:
    told = faults.translate_os(OSError(errno.EFBIG, "too large"))
    assert isinstance(told, KiemdiemError)
    assert told.code == "file_too_large"

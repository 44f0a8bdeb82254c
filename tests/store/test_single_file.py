"""A whole workspace as one file: written, read back, moved; a broken one is refused."""

import json
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from kiemdiem_desktop.domain.clock import FixedClock
from kiemdiem_desktop.domain.errors import KiemdiemError
from kiemdiem_desktop.domain.member import Member
from kiemdiem_desktop.store.workspace_folder import import_single_file
from tests.store.workspaces import reopen


@pytest.fixture
def single(folder: Path, clock: FixedClock, tmp_path: Path) -> Path:
    """The workspace of `folder` as one file."""
    store = reopen(folder, clock)
    store.export_single_file(tmp_path / "Sổ chi bộ.kdso")
    store.close()
    return tmp_path / "Sổ chi bộ.kdso"


def rewrite(path: Path, change: Callable[[dict[str, bytes]], object]) -> None:
    """Write the archive anew after changing its entries."""
    with zipfile.ZipFile(path) as archive:
        entries = {name: archive.read(name) for name in archive.namelist()}
    change(entries)
    with zipfile.ZipFile(path, "w") as archive:
        for name, data in entries.items():
            archive.writestr(name, data)


def set_version(entries: dict[str, bytes], version: int) -> None:
    """Claim another version of the format."""
    entries["manifest.json"] = json.dumps({**json.loads(entries["manifest.json"]), "version": version}).encode()


def test_a_workspace_moves_as_one_file(single: Path, clock: FixedClock, tmp_path: Path) -> None:
    import_single_file(single, tmp_path / "máy mới", clock=clock)
    store = reopen(tmp_path / "máy mới", clock)
    assert [member.full_name for member in store.members.all()] == ["Nguyễn Thị Ánh", "Trần Văn Đức"]
    assert store.undo_label == "Thêm đảng viên"
    store.close()
    assert sorted(path.name for path in tmp_path.iterdir()) == ["Sổ chi bộ.kdso", "máy mới", "so"]


def test_exporting_again_takes_the_place_of_the_old_file(single: Path, folder: Path, clock: FixedClock) -> None:
    old = single.read_bytes()
    store = reopen(folder, clock)
    with store.step("Thêm"):
        store.members.add(Member(full_name="Lê An"))
    store.export_single_file(single)
    store.close()
    assert single.read_bytes() != old
    import_single_file(single, folder.parent / "mới", clock=clock)
    moved = reopen(folder.parent / "mới", clock)
    assert moved.members.count() == 3
    moved.close()


def test_the_file_stays_encrypted(single: Path) -> None:
    assert "Nguyễn".encode() not in single.read_bytes()


@pytest.mark.parametrize(
    "change",
    [
        lambda entries: entries.pop("keys.json"),
        lambda entries: entries.update({"virus.exe": b"x"}),
        lambda entries: entries.update({"data.db": entries["data.db"][:-1] + b"x"}),
        lambda entries: entries.update({"manifest.json": b"{}"}),
        lambda entries: entries.update({"manifest.json": b"\xff"}),
        lambda entries: entries.update({"manifest.json": b"[]"}),
    ],
    ids=["missing", "added", "changed", "empty manifest", "no text", "no manifest"],
)
def test_a_broken_file_is_refused(
    single: Path, clock: FixedClock, tmp_path: Path, change: Callable[[dict[str, bytes]], object]
) -> None:
    rewrite(single, change)
    with pytest.raises(KiemdiemError, match="không phải là tệp sao lưu của sổ") as caught:
        import_single_file(single, tmp_path / "mới", clock=clock)
    assert caught.value.code == "bad_single_file"
    assert not (tmp_path / "mới").exists()


@pytest.mark.parametrize("content", [b"", b"PK\x03\x04 not quite", b"%PDF-1.7"])
def test_another_kind_of_file_is_refused(tmp_path: Path, clock: FixedClock, content: bytes) -> None:
    (tmp_path / "tệp").write_bytes(content)
    with pytest.raises(KiemdiemError) as caught:
        import_single_file(tmp_path / "tệp", tmp_path / "mới", clock=clock)
    assert caught.value.code == "bad_single_file"


def test_a_cut_file_is_refused(single: Path, clock: FixedClock, tmp_path: Path) -> None:
    single.write_bytes(single.read_bytes()[:100_000])
    with pytest.raises(KiemdiemError) as caught:
        import_single_file(single, tmp_path / "mới", clock=clock)
    assert caught.value.code == "bad_single_file"


def test_a_file_that_would_grow_when_unpacked_is_refused(single: Path, clock: FixedClock, tmp_path: Path) -> None:
    with zipfile.ZipFile(single) as archive:
        entries = {name: archive.read(name) for name in archive.namelist()}
    with zipfile.ZipFile(single, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in {**entries, "originals.bin": bytes(100_000_000)}.items():
            archive.writestr(name, data)
    with pytest.raises(KiemdiemError) as caught:
        import_single_file(single, tmp_path / "mới", clock=clock)
    assert caught.value.code == "bad_single_file"


def test_a_file_of_a_newer_program_is_said_to_be_newer(single: Path, clock: FixedClock, tmp_path: Path) -> None:
    rewrite(single, lambda entries: set_version(entries, 2))
    with pytest.raises(KiemdiemError) as caught:
        import_single_file(single, tmp_path / "mới", clock=clock)
    assert caught.value.code == "newer_workspace"


def test_an_existing_workspace_is_never_covered(single: Path, folder: Path, clock: FixedClock) -> None:
    before = (folder / "data.db").read_bytes()
    with pytest.raises(KiemdiemError) as caught:
        import_single_file(single, folder, clock=clock)
    assert caught.value.code == "folder_taken"
    assert (folder / "data.db").read_bytes() == before

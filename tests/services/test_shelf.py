"""The shelf: what stands on it, one-file moves, passphrases, recovery codes and backups."""

from pathlib import Path

import pytest

from kiemdiem_desktop.domain.clock import FixedClock
from kiemdiem_desktop.domain.errors import KiemdiemError
from kiemdiem_desktop.rules.regulations import Regulations
from kiemdiem_desktop.services.cell.cells import save_cell
from kiemdiem_desktop.services.keeping import (
    back_up,
    export_single_file,
    get_standing,
    list_backups,
    preview_restore,
    restore,
    save_bytes,
    single_file_name,
)
from kiemdiem_desktop.services.library import (
    Shelf,
    create_workspace,
    import_single_file,
    is_passphrase_of,
    open_scratch,
    open_with_recovery_code,
    open_workspace,
    renew_recovery_code,
)
from kiemdiem_desktop.services.passphrases import strength_of
from kiemdiem_desktop.services.places import find_places
from kiemdiem_desktop.services.shelf_list import list_entries
from kiemdiem_desktop.services.workspace import Workspace
from kiemdiem_desktop.store.keys import KeyCost
from tests.services.conftest import RESOURCES, a_cell, a_member

PASSPHRASE = "bốn mùa hoa"


@pytest.fixture
def shelf(tmp_path: Path, regulations: Regulations, clock: FixedClock) -> Shelf:
    """An empty shelf with keys that cost next to nothing."""
    cost = KeyCost(n=16, r=1)
    return Shelf(root=tmp_path / "so", regulations=regulations, clock=clock, resources_dir=RESOURCES, key_cost=cost)


def made(shelf: Shelf, name: str = "Chi bộ thôn 3") -> tuple[Workspace, Path, str]:
    """Make a workspace with its cell; gives it open, its folder and its recovery code."""
    workspace, code = create_workspace(shelf, name=name, passphrase=PASSPHRASE)
    save_cell(workspace, a_cell())
    assert workspace.store.folder is not None
    return workspace, workspace.store.folder, code


def test_an_empty_place_has_no_workspaces(shelf: Shelf) -> None:
    assert list_entries(shelf.root) == ()


def test_names_on_the_shelf_are_those_given(shelf: Shelf) -> None:
    made(shelf)[0].store.close()
    made(shelf)[0].store.close()
    assert [entry.name for entry in list_entries(shelf.root)] == ["Chi bộ thôn 3", "Chi bộ thôn 3"]
    assert len({entry.folder for entry in list_entries(shelf.root)}) == 2


def test_a_passphrase_is_known_while_the_workspace_is_open(shelf: Shelf) -> None:
    workspace, folder, _code = made(shelf)
    assert is_passphrase_of(folder, PASSPHRASE)
    assert not is_passphrase_of(folder, "sai")
    workspace.store.close()


def test_a_new_recovery_code_makes_the_old_one_void(shelf: Shelf) -> None:
    workspace, folder, old = made(shelf)
    workspace.store.close()
    new = renew_recovery_code(folder, passphrase=PASSPHRASE)
    with pytest.raises(KiemdiemError, match="Mã khôi phục chưa đúng"):
        open_with_recovery_code(shelf, folder, code=old)
    open_with_recovery_code(shelf, folder, code=new).store.close()


def test_a_workspace_moves_as_one_file(shelf: Shelf, tmp_path: Path) -> None:
    workspace, _folder, _code = made(shelf)
    target = tmp_path / single_file_name("Chi bộ thôn 3", workspace)
    assert target.name == "chi-bo-thon-3-20261210.sochibo"
    export_single_file(workspace, target)
    workspace.store.close()
    entry = import_single_file(shelf, target, name="Sổ mới")
    arrived = open_workspace(shelf, entry.folder, passphrase=PASSPHRASE)
    assert arrived.store.cells.all()[0].name == a_cell().name
    arrived.store.close()


def test_a_file_that_is_no_workspace_leaves_nothing_behind(shelf: Shelf, tmp_path: Path) -> None:
    wrong = tmp_path / "anh.sochibo"
    wrong.write_bytes(b"not a workspace")
    with pytest.raises(KiemdiemError):
        import_single_file(shelf, wrong, name="Sổ hỏng")
    assert list_entries(shelf.root) == ()


def test_a_restore_is_told_first_and_can_be_taken_back(shelf: Shelf) -> None:
    workspace, _folder, _code = made(shelf)
    backup = back_up(workspace)
    assert backup is not None
    with workspace.store.step("Thêm"):
        workspace.store.members.add(a_member("Trần Văn Bí"))
    counts = {row.table: (row.now, row.then) for row in preview_restore(workspace, backup).counts}
    assert counts["members"] == (1, 0)
    before = restore(workspace, backup)
    assert workspace.store.members.count() == 0
    restore(workspace, before)
    assert workspace.store.members.count() == 1
    assert get_standing(workspace).last_at == list_backups(workspace)[0].made_at
    workspace.store.close()


def test_scratch_is_nowhere_on_the_shelf(shelf: Shelf) -> None:
    scratch = open_scratch(shelf)
    assert scratch.store.folder is None
    assert back_up(scratch) is None
    assert get_standing(scratch).last_at is None
    scratch.store.close()
    assert list_entries(shelf.root) == ()


def test_a_place_that_cannot_be_written_is_told(tmp_path: Path) -> None:
    with pytest.raises(KiemdiemError):
        save_bytes(tmp_path / "không có" / "phieu.pdf", b"x")
    save_bytes(tmp_path / "phieu.pdf", b"x")
    assert (tmp_path / "phieu.pdf").read_bytes() == b"x"


@pytest.mark.parametrize(
    ("passphrase", "rank"),
    [("12345678", 0), ("matkhau1", 0), ("aaaaaaaaaaaa", 0), ("trâu cày ruộng sớm", 2), ("mây trắng bay về núi xa", 3)],
)
def test_a_sentence_is_stronger_than_a_common_word(passphrase: str, rank: int) -> None:
    assert min(strength_of(passphrase).rank, rank) == rank
    assert strength_of("12345678").rank == 0


def test_the_program_finds_its_own_folders() -> None:
    places = find_places()
    assert (places.resources / "regulations").is_dir()
    assert places.shelf.parent == places.data

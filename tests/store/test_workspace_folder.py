"""Workspaces as folders: made, opened with passphrase or code, refused in clear words."""

import json
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from kiemdiem_desktop.domain.clock import FixedClock
from kiemdiem_desktop.domain.errors import KiemdiemError
from kiemdiem_desktop.domain.member import Member
from kiemdiem_desktop.store.keys import CODE_ALPHABET, USUAL_COST, read_keys
from kiemdiem_desktop.store.workspace_folder import (
    change_passphrase,
    create_workspace,
    new_recovery_code,
    open_with_recovery_code,
    open_workspace,
    set_passphrase_by_code,
)
from tests.store.workspaces import CHEAP, PASSPHRASE, make, reopen


def failure(action: Callable[[], object]) -> str:
    """Give the code of the failure that `action` ends with; its words are there too."""
    with pytest.raises(KiemdiemError) as caught:
        action()
    assert caught.value.message
    assert caught.value.hint
    return caught.value.code


@pytest.mark.parametrize("on_stick", [False, True])
def test_what_was_stored_is_there_after_reopening(tmp_path: Path, clock: FixedClock, *, on_stick: bool) -> None:
    store, _code = make(tmp_path / "so", clock, on_stick=on_stick)
    before = store.members.all()
    assert store.folder == tmp_path / "so"
    store.close()
    store = reopen(tmp_path / "so", clock, on_stick=on_stick)
    assert store.members.all() == before
    assert store.last_saved_at == clock.now()
    store.close()


def test_undo_outlives_the_run_but_merging_does_not(folder: Path, clock: FixedClock) -> None:
    for note in ("một", "hai"):
        store = reopen(folder, clock)
        with store.step("Ghi", merge_key="note"):
            store.settings.set("note", note)
        store.close()
    store = reopen(folder, clock)
    assert [store.undo(), store.settings.get("note")] == ["Ghi", "một"]
    store.close()
    store = reopen(folder, clock)
    assert [store.redo(), store.settings.get("note")] == ["Ghi", "hai"]
    assert [store.undo(), store.undo(), store.undo(), store.undo()] == ["Ghi", "Ghi", "Thêm đảng viên", None]
    store.close()


@pytest.mark.parametrize(("on_stick", "settings"), [(False, ("wal", 2)), (True, ("delete", 3))])
def test_a_commit_lasts_by_the_means_of_its_place(
    folder: Path, clock: FixedClock, settings: tuple[str, int], *, on_stick: bool
) -> None:
    store = reopen(folder, clock, on_stick=on_stick)
    found = [store._session.rows(f"PRAGMA {name}")[0][0] for name in ("journal_mode", "synchronous")]
    assert tuple(found) == settings
    store.close()


def test_the_recovery_code_opens_however_it_is_typed(tmp_path: Path, clock: FixedClock) -> None:
    store, code = make(tmp_path / "so", clock)
    store.close()
    groups = code.split("-")
    assert [len(group) for group in groups] == [4] * 8
    assert set("".join(groups)) <= set(CODE_ALPHABET)
    for typed in (code, code.lower(), code.replace("-", " "), f"  {code.replace('-', '')}\n"):
        open_with_recovery_code(tmp_path / "so", code=typed, clock=clock).close()


def test_the_passphrase_opens_in_any_unicode_form(tmp_path: Path, clock: FixedClock) -> None:
    composed, decomposed = "mật khẩu", "mâ\u0323t khâ\u0309u"
    create_workspace(tmp_path / "so", passphrase=decomposed, clock=clock, cost=CHEAP)[0].close()
    open_workspace(tmp_path / "so", passphrase=composed, clock=clock).close()


def test_passphrase_and_code_can_be_changed(tmp_path: Path, clock: FixedClock) -> None:
    store, code = make(tmp_path / "so", clock)
    store.close()
    change_passphrase(tmp_path / "so", old=PASSPHRASE, new="mật khẩu hai")
    assert failure(lambda: reopen(tmp_path / "so", clock)) == "wrong_passphrase"
    set_passphrase_by_code(tmp_path / "so", code=code, new="mật khẩu ba")
    fresh = new_recovery_code(tmp_path / "so", passphrase="mật khẩu ba")
    assert failure(lambda: open_with_recovery_code(tmp_path / "so", code=code, clock=clock)) == "wrong_code"
    open_with_recovery_code(tmp_path / "so", code=fresh, clock=clock).close()
    open_workspace(tmp_path / "so", passphrase="mật khẩu ba", clock=clock).close()
    assert read_keys(tmp_path / "so").passphrase.cost == CHEAP


def test_changing_needs_the_right_secret_and_a_real_passphrase(folder: Path) -> None:
    before = (folder / "keys.json").read_bytes()
    assert failure(lambda: change_passphrase(folder, old="sai", new="mới")) == "wrong_passphrase"
    assert failure(lambda: set_passphrase_by_code(folder, code="AAAA", new="mới")) == "wrong_code"
    assert failure(lambda: new_recovery_code(folder, passphrase="sai")) == "wrong_passphrase"
    assert failure(lambda: change_passphrase(folder, old=PASSPHRASE, new="  ")) == "empty_passphrase"
    assert (folder / "keys.json").read_bytes() == before


def test_the_usual_cost_takes_64_megabytes() -> None:
    assert 128 * USUAL_COST.n * USUAL_COST.r == 64 << 20


def test_a_folder_that_is_not_there_or_not_a_workspace(tmp_path: Path, clock: FixedClock) -> None:
    assert failure(lambda: reopen(tmp_path / "không có", clock)) == "folder_missing"
    (tmp_path / "ảnh.jpg").write_bytes(b"x")
    assert failure(lambda: reopen(tmp_path, clock)) == "not_a_workspace"


def test_a_new_workspace_never_covers_what_is_there(folder: Path, clock: FixedClock, tmp_path: Path) -> None:
    assert failure(lambda: make(folder, clock)) == "folder_taken"
    (tmp_path / "khác").mkdir()
    (tmp_path / "khác" / "thư.docx").write_bytes(b"x")
    assert failure(lambda: make(tmp_path / "khác", clock)) == "folder_taken"
    assert failure(lambda: make(folder / "data.db", clock)) == "in_the_way"
    store = reopen(folder, clock)
    assert store.members.count() == 2
    store.close()


def test_a_beginning_that_was_cut_short_can_be_begun_again(folder: Path, clock: FixedClock) -> None:
    (folder / "data.db").rename(folder / "data.db.new")
    shutil.rmtree(folder / "backups")
    store, _code = make(folder, clock)
    assert store.members.count() == 2
    store.close()


def test_lost_or_spoilt_keys_are_taken_from_beside_the_backups(folder: Path, clock: FixedClock) -> None:
    (folder / "keys.json").unlink()
    reopen(folder, clock).close()
    (folder / "keys.json").write_bytes(b"{")
    reopen(folder, clock).close()


@pytest.mark.parametrize("text", ["", "{}", "[]", '{"format": 1}', '{"format": 1, "passphrase": [], "code": 1}'])
def test_keys_that_nobody_can_read_are_said_to_be_so(folder: Path, clock: FixedClock, text: str) -> None:
    shutil.rmtree(folder / "backups")
    (folder / "keys.json").write_text(text, encoding="utf-8")
    assert failure(lambda: reopen(folder, clock)) == "keys_damaged"


def test_keys_that_would_eat_all_memory_are_refused(folder: Path, clock: FixedClock) -> None:
    shutil.rmtree(folder / "backups")
    keys = json.loads((folder / "keys.json").read_bytes())
    keys["passphrase"]["cost"]["n"] = 1 << 40
    (folder / "keys.json").write_text(json.dumps(keys), encoding="utf-8")
    assert failure(lambda: reopen(folder, clock)) == "keys_damaged"


def test_keys_of_a_newer_program_are_said_to_be_newer(folder: Path, clock: FixedClock) -> None:
    keys = json.loads((folder / "keys.json").read_bytes())
    (folder / "keys.json").write_text(json.dumps({**keys, "format": 2}), encoding="utf-8")
    assert failure(lambda: reopen(folder, clock)) == "newer_workspace"


def test_a_second_window_is_told_who_has_the_workspace(folder: Path, clock: FixedClock) -> None:
    store = reopen(folder, clock)
    with pytest.raises(KiemdiemError, match=r"cửa sổ khác \(máy .+ 23/11/2026\)") as caught:
        reopen(folder, clock)
    assert caught.value.code == "locked"
    with store.step("Vẫn ghi được"):
        store.members.add(Member(full_name="Lê An"))
    store.close()
    reopen(folder, clock).close()


def test_a_failed_opening_leaves_no_lock(folder: Path, clock: FixedClock) -> None:
    with pytest.raises(KiemdiemError):
        open_workspace(folder, passphrase="sai", clock=clock)
    reopen(folder, clock).close()

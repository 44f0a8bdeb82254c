"""The program brings itself up to date: proved, laid beside the old version, tried, switched; refused; killed."""

import json
import shutil
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest

from kiemdiem_desktop.domain.errors import CancelledError, KiemdiemError
from kiemdiem_desktop.exchange import update_errors as refused
from kiemdiem_desktop.services import updating
from kiemdiem_desktop.services.library import Shelf, create_workspace, open_workspace
from kiemdiem_desktop.services.program_home import Pointer, read_pointer
from kiemdiem_desktop.services.updating import (
    Prepared,
    UpdateStep,
    go_back,
    install_update,
    prepare_update,
    program_standing,
    see_update,
)
from kiemdiem_desktop.services.workspace import Workspace
from kiemdiem_desktop.store.lending import lend_invented
from tests.exchange.update_samples import an_update, publisher
from tests.services.test_program_home import started
from tests.services.update_home import CLOCK, QUICK, SCHEMA, START, ended_by_a_cut, lay_program, quiet, shelf_of

ROOT = Path(__file__).parents[2]
PASSPHRASE = "bốn mùa hoa nở"


@pytest.fixture
def shelf(tmp_path: Path) -> Shelf:
    """An installed program of version 0.1.0 in `home`."""
    return lay_program(tmp_path / "home")


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """An update to 0.2.0."""
    return an_update(tmp_path, schema=SCHEMA, start=START)


def install(shelf: Shelf, file: Path, workspace: Workspace | None = None) -> Pointer:
    """See an update and install it."""
    return install_update(shelf, see_update(shelf, file, quiet), prepare_update(shelf, workspace), quiet)


def versions(home: Path) -> set[str]:
    """Give the folders beside each other."""
    return {path.name for path in (home / "versions").iterdir()}


def restarted(home: Path) -> Shelf:
    """Give the shelf as the version that starts now sees it."""
    current = read_pointer(home).current
    return shelf_of(home / "versions" / current / "program" / "resources", home / "du-lieu" / "so")


def test_a_newer_version_is_installed_beside_the_old_and_starts_next(tmp_path: Path, shelf: Shelf, file: Path) -> None:
    home, steps = tmp_path / "home", set[UpdateStep]()
    seen = see_update(shelf, file, lambda step, _done, _whole: steps.add(step))
    assert (seen.notice.version, seen.current, seen.changes_books) == ("0.2.0", "0.1.0", False)
    assert started(home) == "0.1.0"
    pointer = install_update(shelf, seen, prepare_update(shelf, None), lambda step, _done, _whole: steps.add(step))
    assert pointer == Pointer(current="0.2.0", previous="0.1.0") == read_pointer(home)
    assert started(home, "--open", "a b") == "0.2.0 --open a b"
    assert versions(home) == {"0.1.0", "0.2.0"}
    assert steps == set(UpdateStep) - {UpdateStep.BACK_UP}
    built = tmp_path / "built-0.2.0"
    for path in (path for path in built.rglob("*") if path.is_file()):
        assert (home / "versions" / "0.2.0" / path.relative_to(built)).read_bytes() == path.read_bytes()


def test_the_open_workspace_and_the_closed_ones_are_backed_up_and_stay(
    tmp_path: Path, shelf: Shelf, file: Path
) -> None:
    closed, _code = create_workspace(shelf, name="Chi bộ Hai", passphrase=PASSPHRASE)
    closed.store.close()
    workspace, _code = create_workspace(shelf, name="Chi bộ Một", passphrase=PASSPHRASE)
    with workspace.store.step("Đặt"):
        workspace.store.settings.set("a", "b")
    data = shelf.root / "chi-bo-hai" / "data.db"
    before = data.read_bytes()
    install(shelf, file, workspace)
    assert workspace.store.settings.get("a") == "b"
    assert "update" in {info.reason.value for info in workspace.store.backups()}
    workspace.store.close()
    kept = list((shelf.root / "chi-bo-hai" / "backups").glob("*-update.db"))
    assert [path.read_bytes() for path in kept] == [before] == [data.read_bytes()]
    again = open_workspace(shelf, shelf.root / "chi-bo-hai", passphrase=PASSPHRASE)
    assert again.store.preview_restore(again.store.backups()[-1]).counts
    again.store.close()
    assert started(tmp_path / "home") == "0.2.0"


def test_a_workspace_open_elsewhere_stops_the_update_before_anything(tmp_path: Path, shelf: Shelf, file: Path) -> None:
    elsewhere, _code = create_workspace(shelf, name="Chi bộ Ba", passphrase=PASSPHRASE)
    with pytest.raises(KiemdiemError, match="cửa sổ khác"):
        install(shelf, file)
    elsewhere.store.close()
    assert versions(tmp_path / "home") == {"0.1.0"}


def test_one_step_back_and_forth_again(tmp_path: Path, shelf: Shelf, file: Path) -> None:
    home = tmp_path / "home"
    install(shelf, file)
    standing = program_standing(restarted(home))
    assert (standing.version, standing.previous, standing.waiting, standing.keeps_books) == ("0.2.0", "0.1.0", "", True)
    go_back(restarted(home))
    assert started(home) == "0.1.0"
    assert program_standing(shelf).previous == "0.2.0"
    go_back(shelf)
    assert started(home) == "0.2.0"


def test_until_the_program_starts_anew_the_new_version_waits(tmp_path: Path, shelf: Shelf, file: Path) -> None:
    install(shelf, file)
    assert program_standing(shelf).waiting == "0.2.0"
    with pytest.raises(refused.WaitingUpdateError):
        see_update(shelf, file, quiet)
    install(shelf, an_update(tmp_path, "0.3.0", schema=SCHEMA, start=START))
    assert versions(tmp_path / "home") == {"0.1.0", "0.3.0"}


def test_versions_before_the_last_are_removed(tmp_path: Path, file: Path) -> None:
    home = tmp_path / "home"
    shelf = lay_program(home, "0.0.8", "0.0.9")
    (home / "versions" / "0.2.0.part").mkdir()
    install(shelf, file)
    assert versions(home) == {"0.1.0", "0.2.0"}


def test_a_step_back_tells_where_workspaces_would_not_open(tmp_path: Path) -> None:
    home = tmp_path / "home"
    standing = program_standing(lay_program(home, "0.0.9"))
    assert (standing.previous, standing.keeps_books) == ("0.0.9", False)


def test_without_an_earlier_version_there_is_no_way_back(shelf: Shelf) -> None:
    assert program_standing(shelf).previous == ""
    with pytest.raises(refused.NoPreviousError):
        go_back(shelf)


def refusals_of(tmp_path: Path, version: str = "0.2.0", **kind: object) -> Path:
    """Give an update that is wrong in one way."""
    return an_update(tmp_path, version, **{"schema": SCHEMA, "start": START, **kind})  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("version", "kind", "code", "words"),
    [
        ("0.0.9", {}, "older_update", "bản 0.0.9, cũ hơn bản 0.1.0"),
        ("0.1.0", {}, "same_update", "đúng bản 0.1.0"),
        ("0.1", {}, "same_update", "đúng bản 0.1.0"),
        ("0.2.0", {"target": "windows"}, "other_target", "dành cho máy Windows"),
        ("0.2.0", {"key": publisher("Người lạ")}, "foreign_update", "Người lạ"),
    ],
)
def test_an_update_that_does_not_fit_is_refused_with_its_reason(
    tmp_path: Path, version: str, kind: dict[str, object], code: str, words: str
) -> None:
    shelf = lay_program(tmp_path / "home")
    with pytest.raises(refused.UpdateError, match=words) as caught:
        see_update(shelf, refusals_of(tmp_path, version, **kind), quiet)
    assert caught.value.code == code


def test_a_tampered_update_is_refused_and_nothing_is_written(tmp_path: Path, shelf: Shelf, file: Path) -> None:
    data = bytearray(file.read_bytes())
    data[len(data) // 2] ^= 1
    file.write_bytes(data)
    with pytest.raises(refused.BadUpdateError):
        install(shelf, file)
    assert versions(tmp_path / "home") == {"0.1.0"}


def test_without_room_nothing_begins(shelf: Shelf, file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(updating, "SPARE_BYTES", 1 << 60)
    with pytest.raises(refused.NoRoomError, match=r"Cần \d+ MB trống"):
        see_update(shelf, file, quiet)


def test_a_program_without_publisher_or_home_says_so(tmp_path: Path, shelf: Shelf, file: Path) -> None:
    assert program_standing(shelf).publishers == 1
    shutil.rmtree(shelf.resources_dir / "publisher")
    assert program_standing(shelf).publishers == 0
    with pytest.raises(refused.NoPublisherError):
        see_update(shelf, file, quiet)
    from_source = replace(shelf, resources_dir=ROOT / "resources")
    assert program_standing(from_source).home is None
    with pytest.raises(refused.CannotUpdateItselfError):
        see_update(from_source, file, quiet)
    (tmp_path / "home" / "current.txt").unlink()
    assert program_standing(shelf).home is None


@pytest.mark.parametrize(
    ("start", "words"),
    [
        ("#!/bin/sh\nexit 1\n", "dừng giữa chừng"),
        ("#!/no/such/program\n", "không khởi động được"),
        ("#!/bin/sh\necho nothing\n", "dừng giữa chừng"),
        ('#!/bin/sh\necho \'{{"error": "Sổ hỏng."}}\'; exit 3\n', "Sổ hỏng"),
        ('#!/bin/sh\necho \'{{"version": "0.1.0", "schema": 1, "counts": {{}}}}\'\n', "dừng giữa chừng"),
        (
            f'#!/bin/sh\necho \'{{{{"version": "0.2.0", "schema": {SCHEMA}, "counts": {{{{"members": 7}}}}}}}}\'\n',
            "không khớp",
        ),
    ],
)
def test_a_new_version_that_does_not_open_the_copy_is_not_switched_to(
    tmp_path: Path, shelf: Shelf, start: str, words: str
) -> None:
    with pytest.raises(refused.NewVersionFailsError, match=words):
        install(shelf, an_update(tmp_path, schema=SCHEMA, start=start))
    assert started(tmp_path / "home") == "0.1.0"
    assert versions(tmp_path / "home") == {"0.1.0"}


@pytest.mark.parametrize("step", [UpdateStep.UNPACK, UpdateStep.TRY, UpdateStep.SWITCH])
def test_a_person_may_stop_until_the_switch(tmp_path: Path, shelf: Shelf, file: Path, step: UpdateStep) -> None:
    def stop(now: UpdateStep, _done: int, _whole: int) -> None:
        if now is step:
            raise CancelledError

    with pytest.raises(CancelledError):
        install_update(shelf, see_update(shelf, file, quiet), prepare_update(shelf, None), stop)
    assert versions(tmp_path / "home") == {"0.1.0"}
    assert started(tmp_path / "home") == "0.1.0"


def test_cut_off_at_every_touch_of_the_disk_the_program_starts_and_the_update_can_be_done_again(tmp_path: Path) -> None:
    file, was_cut, told = an_update(tmp_path, schema=SCHEMA, start=QUICK), True, list[str]()
    prepared = Prepared(copy=lend_invented(tmp_path / "so", CLOCK), closed=())
    while was_cut:
        home = tmp_path / f"home-{len(told)}"
        was_cut = ended_by_a_cut(lay_program(home, "0.0.9"), file, prepared, len(told) + 1)
        told.append(started(home))
        if told[-1] == "0.1.0":
            shelf = restarted(home)
            install_update(shelf, see_update(shelf, file, quiet), prepared, quiet)
        assert started(home) == "0.2.0"
    assert set(told) == {"0.1.0", "0.2.0"}
    assert told.count("0.1.0") > 15  # folders, files, the move, the trial, the pointer half written
    assert told.count("0.2.0") > 5  # while old versions are removed, and at the end


def test_the_programs_own_check_opens_a_copy_in_a_process_of_its_own(tmp_path: Path, shelf: Shelf) -> None:
    workspace, _code = create_workspace(shelf, name="Chi bộ Một", passphrase=PASSPHRASE)
    copy = prepare_update(shelf, workspace).copy
    workspace.store.close()
    assert copy is not None
    assert copy.key.hex() not in repr(copy)
    shutil.copy(copy.path, tmp_path / "data.db")
    question = json.dumps({"data": str(tmp_path / "data.db"), "key": copy.key.hex()})
    command = [sys.executable, "-m", "kiemdiem_desktop", "--check-update"]
    told = subprocess.run(command, cwd=ROOT, input=question, capture_output=True, text=True, check=True).stdout
    answer = json.loads(told.splitlines()[-1])
    assert (answer["schema"], answer["counts"]) == (SCHEMA, dict(copy.counts))
    wrong = json.dumps({"data": str(tmp_path / "data.db"), "key": "00" * 32})
    refusal = subprocess.run(command, cwd=ROOT, input=wrong, capture_output=True, text=True, check=False)
    assert refusal.returncode == 3
    assert "error" in json.loads(refusal.stdout.splitlines()[-1])

"""Many packages are examined in a process of its own: the same is found there, and nothing depends on it."""

import pickle
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path
from time import monotonic

import pytest

from kiemdiem_desktop.domain.clock import FixedClock
from kiemdiem_desktop.exchange.own_program import own_command, start_child
from kiemdiem_desktop.rules.regulations import Regulations
from kiemdiem_desktop.services.committee import examining_apart
from kiemdiem_desktop.services.committee.collecting import collect, desk_of, keep_examined
from kiemdiem_desktop.services.committee.dossiers import newest_dossier, package_of
from kiemdiem_desktop.services.committee.examining import examine_all
from kiemdiem_desktop.services.committee.examining_apart import Examiner
from kiemdiem_desktop.services.committee.examining_child import CHILD_WORD
from kiemdiem_desktop.services.workspace import Workspace
from tests.services.province import Load, make_known, make_load, province
from tests.services.round_trip import make_committee

CELLS = 40
ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="module")
def load(tmp_path_factory: pytest.TempPathFactory) -> Load:
    """Forty small packages."""
    return make_load(tmp_path_factory.mktemp("apart") / "usb", province(members=2)[:CELLS], workers=1)


@pytest.fixture
def committee(regulations: Regulations, clock: FixedClock, load: Load) -> Iterator[Workspace]:
    """A committee that knows the forty."""
    workspace = make_committee(regulations, clock)
    make_known(workspace, load)
    yield workspace
    workspace.store.close()


@pytest.fixture(autouse=True)
def forty_are_many(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let so few be worth a process."""
    monkeypatch.setattr(examining_apart, "MANY_FILES", 5)


def wait_for(is_so: Callable[[], bool]) -> None:
    """Wait until something is so."""
    until = monotonic() + 60
    while not is_so():
        assert monotonic() < until


def test_the_same_is_found_apart_as_here(committee: Workspace, load: Load, tmp_path: Path) -> None:
    (tmp_path / "hong.asice").write_bytes(b"x")
    files = (*load.files, tmp_path / "hong.asice", tmp_path / "mat.asice")
    desk = desk_of(committee)
    with closing(Examiner(desk, count=len(files))) as examiner:
        wait_for(lambda: examiner.is_apart)
        found = tuple(one for piece in examiner.in_order(files) for one in piece)
        assert examiner.is_apart
        assert examiner.examine(files[-3:]) == found[-3:]
    assert found == examine_all(desk, files)
    assert not examiner.is_apart


def test_a_package_is_kept_whole_and_outside_the_database(committee: Workspace, load: Load) -> None:
    collect(committee, load.files[:3])
    for cell, file in zip(load.cells[:3], load.files, strict=False):
        assert package_of(committee, newest_dossier(committee, cell.code)) == file.read_bytes()
    assert not committee.store.blobs.names("received:")


def test_a_process_that_dies_is_done_without(committee: Workspace, load: Load) -> None:
    with closing(Examiner(desk_of(committee), count=CELLS)) as examiner:
        wait_for(lambda: examiner.is_apart)
        child = examiner._child
        assert child is not None
        pieces = examiner.in_order(load.files)
        kept = keep_examined(committee, next(pieces))
        child.kill()
        kept = (*kept, *(one for piece in pieces for one in keep_examined(committee, piece)))
        assert child.wait() != 0
    assert [row.dossier.cell_code for row in kept if row.dossier] == [cell.code for cell in load.cells]


def test_a_program_that_cannot_start_another_examines_by_itself(
    committee: Workspace, load: Load, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(examining_apart, "own_command", lambda _word: ["/khong/co"])
    assert len(collect(committee, (load.folder,))) == CELLS
    assert committee.store.received_dossiers.count() == CELLS


def test_closing_ends_the_process_and_gives_nothing_more(committee: Workspace, load: Load) -> None:
    examiner = Examiner(desk_of(committee), count=CELLS)
    wait_for(lambda: examiner.is_apart)
    child = examiner._child
    assert child is not None
    examiner.close()
    assert child.poll() is not None
    assert examiner.examine(load.files) == ()
    examiner.close()


def test_the_process_ends_with_the_one_that_asked_it(committee: Workspace) -> None:
    child = start_child(own_command(CHILD_WORD))
    assert child.stdin is not None
    assert child.stdout is not None
    pickle.dump((("vi", Path()), desk_of(committee)), child.stdin)
    child.stdin.close()
    assert pickle.load(child.stdout) == "ready"
    assert child.wait(60) == 0
    child.stdout.close()

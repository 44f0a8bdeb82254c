"""The long tasks of a committee piece by piece: stopped anywhere, nothing of them is half done."""

import shutil
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from kiemdiem_desktop.domain.clock import FixedClock
from kiemdiem_desktop.domain.collecting import CollectVerdict
from kiemdiem_desktop.domain.level import Level
from kiemdiem_desktop.domain.round_plan import RoundPlan
from kiemdiem_desktop.rules.regulations import Regulations
from kiemdiem_desktop.services.committee import taking_in
from kiemdiem_desktop.services.committee.appraisal_list import CellState, list_cell_lines
from kiemdiem_desktop.services.committee.appraising import accept_dossiers
from kiemdiem_desktop.services.committee.clearing import Cleared, accept_clear
from kiemdiem_desktop.services.committee.collecting import collect, list_waiting
from kiemdiem_desktop.services.committee.conferences import open_meeting
from kiemdiem_desktop.services.committee.deciding import Ruling, decide, deciding, list_decided
from kiemdiem_desktop.services.committee.decision_packages import NOTICE_ENTRY, sending
from kiemdiem_desktop.services.committee.looking_again import look_again
from kiemdiem_desktop.services.committee.plans import save_plan
from kiemdiem_desktop.services.reporting import Task, finish
from kiemdiem_desktop.services.workspace import Workspace
from tests.services.appraisal_books import ROUND, made_cell, receive_made, with_subject
from tests.services.province import make_known, make_load, province
from tests.services.round_trip import make_committee
from tests.services.test_appraising import below_ninety

RULING = Ruling(number="45-QĐ/ĐU", decided_on=date(2026, 12, 10))


@pytest.fixture
def committee(regulations: Regulations, clock: FixedClock) -> Iterator[Workspace]:
    """A committee that received three dossiers, the second with something to mend."""
    workspace = make_committee(regulations, clock)
    for number in (1, 2, 3):
        cell = made_cell(number)
        levels = tuple(level for level in cell.levels if level is not Level.HTNV)
        receive_made(
            workspace, replace(cell, levels=levels), with_subject(below_ninety) if number == 2 else lambda d: d
        )
    yield workspace
    workspace.store.close()


def go(task: Task[object], pieces: int) -> None:
    """Carry a task so many pieces far, then stop it."""
    result: object = None
    for _piece in range(pieces):
        piece = task.send(result)
        result = None if piece.beside is None else piece.beside()
    task.close()


def test_a_decision_stopped_at_any_cell_leaves_nothing(committee: Workspace) -> None:
    accept_dossiers(committee, [line.dossier_id or 0 for line in list_cell_lines(committee, ROUND)])
    meeting = open_meeting(committee, ROUND)
    label, codes = committee.store.undo_label, ("TP-01", "TP-02", "TP-03")
    for pieces in (1, 2, 3):
        go(deciding(committee, meeting, codes, RULING), pieces)
        assert list_decided(committee, ROUND, with_former=True) == ()
        assert (committee.store.undo_label, committee.store.redo_label) == (label, None)
    assert finish(deciding(committee, meeting, codes, RULING)) == len(list_decided(committee, ROUND)) == 39
    committee.store.undo()
    assert list_decided(committee, ROUND) == ()


def test_appraising_all_stopped_anywhere_takes_none(committee: Workspace) -> None:
    for pieces in (1, 2, 3):
        go(accept_clear(committee, ROUND), pieces)
        assert {line.state for line in list_cell_lines(committee, ROUND)} == {CellState.WAITING}
    assert finish(accept_clear(committee, ROUND)) == Cleared(taken=2, left=1)
    states = [line.state for line in list_cell_lines(committee, ROUND)]
    assert states == [CellState.ACCEPTED, CellState.WAITING, CellState.ACCEPTED]


def test_sending_stopped_before_all_is_noted_has_signed_nothing_and_later_writes_on(
    committee: Workspace, tmp_path: Path
) -> None:
    accept_dossiers(committee, [line.dossier_id or 0 for line in list_cell_lines(committee, ROUND)])
    decide(committee, open_meeting(committee, ROUND), ("TP-01", "TP-02"), RULING)
    planned, signed, noted = 3, 2, 2
    for pieces in (planned, planned + signed, planned + signed + noted):
        go(sending(committee, ROUND, tmp_path), pieces)
        assert (committee.store.issued_packages.count(), list(tmp_path.iterdir())) == (0, [])
    go(sending(committee, ROUND, tmp_path), planned + signed + noted + 1)
    assert committee.store.issued_packages.count() == 2
    assert [path.name for path in tmp_path.iterdir()] == ["decision-tp-01-2026cn-1.asice"]
    sent = finish(sending(committee, ROUND, tmp_path))
    assert (len(sent.plan.ready), sent.plan.drafts, sent.whole, sent.written.trouble) == (2, (), 2, None)
    assert NOTICE_ENTRY.encode() in (tmp_path / "decision-tp-02-2026cn-1.asice").read_bytes()


def test_waiting_files_are_looked_at_again_one_whole_file_after_the_other(
    regulations: Regulations, clock: FixedClock, tmp_path: Path
) -> None:
    load = make_load(tmp_path / "goi", province(members=2)[:3], workers=1)
    committee = make_committee(regulations, clock)
    make_known(committee, load)
    save_plan(committee, RoundPlan(year=2025))
    collect(committee, (load.folder,))
    shutil.rmtree(load.folder)
    assert len(list_waiting(committee)) == 3
    save_plan(committee, RoundPlan(year=2026))
    go(look_again(committee), 3)
    assert (len(list_waiting(committee)), committee.store.received_dossiers.count()) == (1, 2)
    assert [row.verdict for row in finish(look_again(committee))] == [CollectVerdict.ACCEPTED]
    assert (list_waiting(committee), finish(look_again(committee))) == ((), ())
    committee.store.close()


def test_files_that_the_books_had_no_room_for_are_read_where_they_were_found(
    regulations: Regulations, clock: FixedClock, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(taking_in, "MOST_WAITING", 1)
    load = make_load(tmp_path / "goi", province(members=2)[:3], workers=1)
    committee = make_committee(regulations, clock)
    make_known(committee, load)
    save_plan(committee, RoundPlan(year=2025))
    collect(committee, (load.folder,))
    save_plan(committee, RoundPlan(year=2026))
    load.files[2].rename(tmp_path / "rút ra")
    first, second, third = finish(look_again(committee))
    assert (first.verdict, second.verdict) == (CollectVerdict.ACCEPTED, CollectVerdict.ACCEPTED)
    assert third.verdict is CollectVerdict.WRONG_ROUND
    assert third.message == f"Tệp không còn ở nơi đã nhận: {load.folder}."
    (tmp_path / "rút ra").rename(load.files[2])
    assert [row.verdict for row in finish(look_again(committee))] == [CollectVerdict.ACCEPTED]
    assert list_waiting(committee) == ()
    committee.store.close()

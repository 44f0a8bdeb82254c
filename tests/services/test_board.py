"""The board: the states an organisation goes through, what is late, what never came, whom to call, what to do next."""

import json
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime
from io import BytesIO
from pathlib import Path

import openpyxl
import pytest

from kiemdiem_desktop.domain.appraisal import Appraisal, AppraisalState
from kiemdiem_desktop.domain.clock import FixedClock
from kiemdiem_desktop.domain.registered_cell import RegisteredCell
from kiemdiem_desktop.domain.round_plan import RoundPlan
from kiemdiem_desktop.rules.regulations import Regulations
from kiemdiem_desktop.services.committee import answering
from kiemdiem_desktop.services.committee.answering import Correction
from kiemdiem_desktop.services.committee.board import Board, BoardState, board_of
from kiemdiem_desktop.services.committee.board_words import board_lines, board_records, head_words, notes_of
from kiemdiem_desktop.services.committee.collecting import collect
from kiemdiem_desktop.services.committee.dossiers import newest_dossier
from kiemdiem_desktop.services.committee.next_tasks import TaskPlace, list_tasks
from kiemdiem_desktop.services.committee.phone_list import make_phone_list, phone_pdf, phone_xlsx, save_phone_list
from kiemdiem_desktop.services.committee.plans import save_plan
from kiemdiem_desktop.services.committee.receipts import (
    count_unwritten,
    give_receipts,
    note_receipts,
    prepare_receipts,
    seal_receipts,
    without_receipt,
)
from kiemdiem_desktop.services.committee.register import register_cell
from kiemdiem_desktop.services.workspace import Workspace
from tests.services.made_dossiers import make_content, seal_made
from tests.services.province import ON, SIGNED_AT, Load, make_known, make_load, name_of, province
from tests.services.round_trip import make_committee, posting

AFTER = FixedClock(instant=datetime(2026, 12, 22, 3, 0, tzinfo=UTC))


@pytest.fixture(scope="module")
def load(tmp_path_factory: pytest.TempPathFactory) -> Load:
    """Six cells of three members under six branches."""
    return make_load(tmp_path_factory.mktemp("bang") / "goi", province(members=3)[:6], workers=1)


@pytest.fixture
def committee(regulations: Regulations, load: Load) -> Iterator[Workspace]:
    """The committee two days after the dossiers were due, five of six received."""
    workspace = make_committee(regulations, AFTER)
    make_known(workspace, load)
    save_plan(workspace, RoundPlan(year=2026, due_on=date(2026, 12, 20)))
    collect(workspace, load.files[1:])
    yield workspace
    workspace.store.close()


def states_of(board: Board) -> dict[str, BoardState]:
    """Give the states by code."""
    return {row.cell.code: row.state for row in board.rows}


def test_every_state_is_seen_and_the_overdue_come_first(committee: Workspace, load: Load, tmp_path: Path) -> None:
    codes = [cell.code for cell in load.cells]
    back, kept, decided = (newest_dossier(committee, code) for code in codes[1:4])
    correction = Correction(reason="Thiếu biên bản", due_on=date(2026, 12, 21))
    answering.issue_return(committee, back, correction, posting(tmp_path))
    with committee.store.step("Thẩm định"):
        committee.store.appraisals.add(
            Appraisal(dossier_id=kept.id, state=AppraisalState.ACCEPTED, at=committee.clock.now())
        )
    answering.issue_decision(committee, decided, answering.proposed_levels(decided), posting(tmp_path))
    board = board_of(committee)
    assert states_of(board) == {
        codes[0]: BoardState.MISSING,
        codes[1]: BoardState.RETURNED,
        codes[2]: BoardState.ACCEPTED,
        codes[3]: BoardState.DECIDED,
        codes[4]: BoardState.RECEIVED,
        codes[5]: BoardState.RECEIVED,
    }
    assert [(row.cell.code, row.overdue_days) for row in board.rows[:3]] == [
        (codes[0], 2),
        (codes[1], 1),
        (codes[4], 0),
    ]
    assert board.overdue == 2
    assert "5/6 đơn vị. Hạn nộp 20/12/2026. 2 đơn vị quá hạn." in head_words(board)
    assert [line.name for line in board.branches] == [cell.superior_name for cell in load.cells]
    assert [line.overdue for line in board.branches] == [1, 1, 0, 0, 0, 0]
    assert sum((line.counts for line in board.branches), Counter()) == board.counts


def test_before_the_day_nobody_is_late_and_without_a_plan_no_day_is_named(
    regulations: Regulations, load: Load, clock: FixedClock
) -> None:
    committee = make_committee(regulations, clock)
    make_known(committee, load)
    assert "Hạn nộp" not in head_words(board_of(committee))
    save_plan(committee, RoundPlan(year=2026, due_on=date(2026, 12, 20)))
    board = board_of(committee)
    assert (board.overdue, board.counts) == (0, Counter({BoardState.MISSING: 6}))
    assert head_words(board).endswith("Chưa đơn vị nào quá hạn.")
    committee.store.close()


def test_numbers_that_never_came_are_told(
    committee: Workspace, load: Load, regulations: Regulations, tmp_path: Path
) -> None:
    cell = load.cells[1]
    first = newest_dossier(committee, cell.code)
    fourth = replace(cell, sequence=4, replaces="ab" * 32, replace_reason="Sửa")
    content = make_content(fourth, ON, regulations.in_force_on(ON))
    file = tmp_path / name_of(fourth)
    file.write_bytes(seal_made(content, load.key_of(cell.code), SIGNED_AT))
    collect(committee, (file,))
    row = next(row for row in board_of(committee).rows if row.cell.code == cell.code)
    assert (row.number, row.missing, row.state) == (4, (2, 3), BoardState.RECEIVED)
    assert "thiếu gói số 2, 3" in notes_of(row)
    assert newest_dossier(committee, cell.code).id != first.id


def test_the_phone_list_holds_who_owes_with_the_number_and_is_a_paper_and_a_sheet(
    committee: Workspace, load: Load, tmp_path: Path
) -> None:
    paper = make_phone_list(committee, board_of(committee))
    assert phone_pdf(paper).startswith(b"%PDF")
    book = openpyxl.load_workbook(BytesIO(phone_xlsx(paper)))
    rows = [row for sheet in book for row in sheet.iter_rows(values_only=True)]
    told = "\n".join(" | ".join(str(value) for value in row if value is not None) for row in rows)
    assert f"{load.cells[0].name} | {load.cells[0].superior_name}" in told
    assert "0905 000000 | Chưa nộp | 2" in told
    assert load.cells[1].name not in told
    written = save_phone_list(paper, tmp_path)
    assert [file.path.suffix for file in written] == [".pdf", ".xlsx"]


def test_what_is_left_to_do_follows_the_round(committee: Workspace, load: Load, tmp_path: Path) -> None:
    def places() -> list[TaskPlace]:
        return [task.place for task in list_tasks(committee, board_of(committee))]

    assert places() == [TaskPlace.PHONES, TaskPlace.COLLECTING, TaskPlace.APPRAISAL]
    assert give_receipts(committee, tmp_path) == 5
    assert (without_receipt(committee), count_unwritten(committee)) == ((), 0)
    assert len(list(tmp_path.glob("receipt-*"))) == 5
    assert places() == [TaskPlace.PHONES, TaskPlace.APPRAISAL]
    collect(committee, load.files[:1])
    assert places() == [TaskPlace.COLLECTING, TaskPlace.APPRAISAL]
    assert give_receipts(committee, tmp_path) == 1


def test_a_receipt_that_was_signed_and_not_written_is_written_the_next_time(
    committee: Workspace, tmp_path: Path
) -> None:
    some = without_receipt(committee)[:2]
    note_receipts(committee, seal_receipts(prepare_receipts(committee, some, tmp_path)))
    assert (count_unwritten(committee), len(without_receipt(committee))) == (2, 3)
    assert not list(tmp_path.iterdir())
    assert give_receipts(committee, tmp_path) == 5
    assert len(list(tmp_path.glob("receipt-*"))) == 5
    assert committee.store.issued_packages.count() == 5


def test_a_ring_in_the_register_does_not_stop_the_board(committee: Workspace) -> None:
    for code, parent in (("A-1", "A-2"), ("A-2", "A-1")):
        register_cell(committee, RegisteredCell(code=code, name=f"Chi bộ {code}", parent_code=parent))
    board = board_of(committee)
    assert {row.cell.code for row in board.rows} > {"A-1", "A-2"}
    assert any("Chi bộ A-1 (A-1): ○ Chưa nộp, quá 2 ngày" in line for line in board_lines(board))
    assert json.dumps(board_records(board))

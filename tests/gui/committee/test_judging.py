"""The committee's journey through its window: received, one returned, appraised, decided, opened again at the cell."""

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from kiemdiem_desktop.domain.clock import FixedClock
from kiemdiem_desktop.domain.level import Level
from kiemdiem_desktop.gui.committee.appraisal_screen import AppraisalScreen
from kiemdiem_desktop.gui.committee.deciding_screen import LEVELS, SENDING, DecidingScreen
from kiemdiem_desktop.gui.main_window import MainWindow
from kiemdiem_desktop.gui.theme import Theme
from kiemdiem_desktop.services.cell.returns import list_tasks, set_task_done
from kiemdiem_desktop.services.cell.rounds import current_round
from kiemdiem_desktop.services.committee.appraisal_list import CellState, list_cell_lines
from kiemdiem_desktop.services.workspace import Workspace
from tests import shipped
from tests.gui.committee.window_of import window_of
from tests.gui.scripted_dialogs import ScriptedDialogs
from tests.services.appraisal_books import ROUND, made_cell, receive_made
from tests.services.exchange_work import answer_all
from tests.services.round_trip import collect, introduce, make_cell, make_committee, send, take

CLOCK = FixedClock(instant=datetime(2026, 12, 18, 3, 0, tzinfo=UTC))


@pytest.fixture
def sides() -> Iterator[tuple[Workspace, Workspace]]:
    """A cell and its committee, known to each other; another cell's dossier is there already."""
    regulations = shipped.regulations()
    cell, committee = make_cell(regulations, CLOCK), make_committee(regulations, CLOCK)
    introduce(cell, committee)
    receive_made(committee, made_cell(1))
    yield cell, committee
    cell.store.close()
    committee.store.close()


def appraisal_of(window: MainWindow) -> AppraisalScreen:
    """Show Thẩm định."""
    window.desk.go("appraising", "", None)
    screen = window.screen_now
    assert isinstance(screen, AppraisalScreen)
    return screen


def deciding_of(window: MainWindow) -> DecidingScreen:
    """Show Quyết định."""
    window.desk.go("deciding", "", None)
    screen = window.screen_now
    assert isinstance(screen, DecidingScreen)
    return screen


def newest(stick: Path, kind: str) -> Path:
    """Give the last package of a kind on the stick."""
    return max(stick.glob(f"{kind}-kon-to-nang-*"))


def correct(cell: Workspace, stick: Path) -> Path:
    """Take in the return, do what it asks, and send the dossier again."""
    take(cell, newest(stick, "return"))
    tasks = list_tasks(cell, current_round(cell).id)
    assert "Bổ sung biên bản kiểm phiếu" in [task.text for task in tasks]
    for task in tasks:
        set_task_done(cell, task.id, is_done=True)
    return send(cell, stick, reason="Đã bổ sung").written.path


def test_a_dossier_is_returned_corrected_appraised_decided_and_told(
    sides: tuple[Workspace, Workspace], theme: Theme, qtbot: QtBot, tmp_path: Path
) -> None:
    cell, committee = sides
    answer_all(cell)
    collect(committee, send(cell, tmp_path).written.path)
    window = window_of(committee, theme, qtbot, ScriptedDialogs(tmp_path, True, tmp_path))

    appraisal = appraisal_of(window)
    appraisal.show_cell("kon-to-nang")
    appraisal.return_button.click()
    appraisal.giving_back.point.write_text("Bổ sung biên bản kiểm phiếu")
    appraisal.giving_back.add_button.click()
    appraisal.giving_back.send_button.click()
    collect(committee, correct(cell, tmp_path))

    states = {line.code: line.state for line in list_cell_lines(committee, ROUND)}
    assert states == {"kon-to-nang": CellState.WAITING, "TP-01": CellState.WAITING}
    for code in states:
        appraisal.show_cell(code)
        appraisal.done_button.click()

    deciding = deciding_of(window)
    deciding.begin_meeting()
    deciding.meeting.names.write_text("Nguyễn Văn Thư – Bí thư\nTrần Thị Hoa\nLê Văn Ba")
    deciding.meeting.names.on_typed()
    deciding.meeting.add_button.click()
    lowered = lower_one(deciding)
    for field, text in ((deciding.levels.number, "45-QĐ/ĐU"), (deciding.levels.day, "18/12/2026")):
        field.write_text(text)
        field.on_typed()
    deciding.levels.decide_button.click()
    deciding.tabs.show_page(SENDING)
    deciding.sending.send_button.click()
    assert "2 trên 2 gói" in deciding.sending.result.text()

    take(cell, newest(tmp_path, "decision"))
    decided = {row.subject_id: row for row in cell.store.ratings.where(round_id=current_round(cell).id)}
    told = {cell.store.subjects.get(key).name: row for key, row in decided.items()}
    assert told[lowered].decided_level is Level.HTT
    assert {row.decision_number for row in decided.values() if row.decided_level} == {"45-QĐ/ĐU"}
    others = [row for name, row in told.items() if name != lowered and row.proposed_level]
    assert all(row.decided_level is row.proposed_level for row in others)


def lower_one(deciding: DecidingScreen) -> str:
    """Decide a lower level than proposed for the first member at the best one; give the name."""
    deciding.tabs.show_page(LEVELS)
    deciding.levels.cells.list.select("kon-to-nang")
    model = deciding.levels.grid.model
    columns = [column.id for column in model.columns]
    place = next(n for n, row in enumerate(model.rows) if row.subject.offered is Level.HTXS)
    model.setData(model.index(place, columns.index("level")), "● Tốt")
    model.setData(model.index(place, columns.index("reason")), "Vượt tỷ lệ của nhóm")
    row = model.rows[place]
    assert row.subject.to_decide is Level.HTT
    return row.subject.row.name

"""Thẩm định in the window: cells with their state, points beside points, all without remarks at once, the caps."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from kiemdiem_desktop.domain.clock import FixedClock
from kiemdiem_desktop.domain.decided import DecidedSubject
from kiemdiem_desktop.domain.errors import InvalidValueError
from kiemdiem_desktop.domain.level import Level
from kiemdiem_desktop.domain.text import search_key
from kiemdiem_desktop.gui.committee.appraisal_screen import CAPS, AppraisalScreen
from kiemdiem_desktop.gui.main_window import MainWindow
from kiemdiem_desktop.gui.theme import Theme
from kiemdiem_desktop.services.committee.appraisal_list import CellState, list_cell_lines
from kiemdiem_desktop.services.committee.rated_subjects import list_rated
from kiemdiem_desktop.services.workspace import Workspace
from tests import shipped
from tests.gui.committee.window_of import check_plain, window_of
from tests.gui.keyboard import press
from tests.gui.scripted_dialogs import ScriptedDialogs
from tests.services.appraisal_books import ROUND, made_cell, receive_made, with_subject
from tests.services.round_trip import make_committee
from tests.services.test_appraising import below_ninety

CLOCK = FixedClock(instant=datetime(2026, 12, 10, 12, 0, tzinfo=UTC))
Open = Callable[..., MainWindow]


@pytest.fixture
def committee() -> Iterator[Workspace]:
    """A committee with three dossiers, the second with something to mend."""
    workspace = make_committee(shipped.regulations(), CLOCK)
    for number in (1, 2, 3):
        cell = made_cell(number)
        levels = tuple(level for level in cell.levels if level is not Level.HTNV)
        change = with_subject(below_ninety) if number == 2 else lambda dossier: dossier
        receive_made(workspace, replace(cell, levels=levels), change)
    yield workspace
    workspace.store.close()


@pytest.fixture
def open_window(committee: Workspace, theme: Theme, qtbot: QtBot) -> Open:
    """Give a function that shows the window at Thẩm định; its dialogs answer from the given list."""

    def show(*answers: object) -> MainWindow:
        window = window_of(committee, theme, qtbot, ScriptedDialogs(*answers))
        window.desk.go("appraising", "", None)
        return window

    return show


def screen_of(window: MainWindow) -> AppraisalScreen:
    """Give the screen."""
    screen = window.screen_now
    assert isinstance(screen, AppraisalScreen)
    return screen


def states(committee: Workspace) -> list[CellState]:
    """Give the states of the cells in their order."""
    return [line.state for line in list_cell_lines(committee, ROUND)]


def test_everything_about_a_cell_stands_on_one_page(open_window: Open, qtbot: QtBot) -> None:
    window = open_window()
    screen = screen_of(window)
    assert [line.title for line in screen.cells.list.model.lines] == [f"Chi bộ thôn {n}" for n in (1, 2, 3)]
    assert "Không có chỗ nào vướng mắc." in screen.page.summary.text()
    press(screen.cells.list.view, Qt.Key.Key_Down)
    assert screen.page.title.text() == "Chi bộ thôn 2"
    assert "chỗ phải sửa" in screen.page.summary.text()
    assert screen.page.findings.rowCount() > 0
    assert screen.page.links.rowCount() == 4
    assert len(screen.page.points.model.rows) == 13
    check_plain(window, qtbot)


def test_points_are_typed_in_place_and_a_big_difference_asks_why(committee: Workspace, open_window: Open) -> None:
    screen = screen_of(open_window())
    model = screen.page.points.model
    columns = [column.id for column in model.columns]
    assert model.setData(model.index(1, columns.index("points")), "77,5")
    assert model.rows[1].needs_reason
    with pytest.raises(InvalidValueError, match="chưa ghi lý do"):
        screen.finish()
    model.setData(model.index(1, columns.index("reason")), "Thiếu minh chứng")
    screen.done_button.click()
    assert states(committee) == [CellState.ACCEPTED, CellState.WAITING, CellState.WAITING]
    assert screen.page.title.text() == "Chi bộ thôn 2", "it goes on to the next"
    assert not model.setData(model.index(1, columns.index("points")), "rất tốt")
    assert "không phải điểm số" in screen.page.points.note.text()
    model.setData(model.index(1, columns.index("points")), "")


def test_all_without_remarks_are_taken_in_one_step(committee: Workspace, open_window: Open) -> None:
    window = open_window()
    screen = screen_of(window)
    screen.clear_button.click()
    assert states(committee) == [CellState.ACCEPTED, CellState.WAITING, CellState.ACCEPTED]
    assert "2 chi bộ không vướng mắc; còn 1" in window.banner.text
    committee.store.undo()
    assert set(states(committee)) == {CellState.WAITING}


def test_a_dossier_goes_back_with_ticked_and_typed_points(
    committee: Workspace, open_window: Open, tmp_path: Path
) -> None:
    screen = screen_of(open_window(tmp_path))
    screen.show_cell("TP-02")
    screen.return_button.click()
    page = screen.giving_back
    assert page.correction.reason.startswith("Hồ sơ cần sửa")
    assert page.list.item(0).checkState() is Qt.CheckState.Checked
    page.point.write_text("Bổ sung biên bản")
    page.add_button.click()
    correction = page.correction
    assert correction.points[-1].text == "Bổ sung biên bản"
    assert correction.due_on == date(2026, 12, 15)
    page.send_button.click()
    assert [path.name for path in tmp_path.iterdir()] == ["return-tp-02-2026cn-1.asice"]
    assert states(committee)[1] is CellState.RETURNED


def test_where_no_point_is_ticked_the_appraisers_say_why_themselves(open_window: Open) -> None:
    screen = screen_of(open_window())
    screen.show_cell("TP-01")
    screen.return_button.click()
    page = screen.giving_back
    assert page.correction.reason == ""
    with pytest.raises(InvalidValueError, match="lý do trả lại"):
        screen.send_return()
    page.list.item(0).setCheckState(Qt.CheckState.Checked)
    assert page.correction.reason.startswith("Hồ sơ cần sửa")


def test_last_years_level_that_was_decided_otherwise_stands_on_the_page(
    committee: Workspace, open_window: Open, qtbot: QtBot
) -> None:
    receive_made(committee, made_cell(4), with_subject(lambda own: replace(own, previous_level=Level.HTXS), of=2))
    row = next(
        one.row for one in list_rated(committee, 2026) if one.row.cell_code == "TP-04" and one.row.previous_level
    )
    decided = DecidedSubject(
        cell_code="TP-04",
        year=2025,
        subject_code=row.code,
        name=row.name,
        kind=row.kind,
        level=Level.HTT,
        number="40-QĐ/ĐU",
    )
    with committee.store.step("Năm trước"):
        committee.store.decided_subjects.add(decided)
    window = open_window()
    screen = screen_of(window)
    assert not screen.page.earlier.isVisible()
    screen.show_cell("TP-04")
    told = screen.page.earlier.text()
    assert told.startswith("Năm trước ghi khác nhau, chỉ để đối chiếu:")
    assert f"{row.name}: mức năm 2025 ghi trong hồ sơ là hoàn thành xuất sắc nhiệm vụ" in told
    assert "hoàn thành tốt nhiệm vụ (40-QĐ/ĐU)" in told
    check_plain(window, qtbot)


def test_a_search_leads_to_the_person_in_the_cell(committee: Workspace, open_window: Open) -> None:
    window = open_window()
    screen = screen_of(window)
    wanted = next(
        row.row for row in list_rated(committee, 2026) if row.row.cell_code == "TP-03" and row.row.code == "dv-4"
    )
    hits = window._queries.search(search_key(wanted.name))
    hit = next(hit for hit in hits if hit.where == "cell/TP-03/dv-4")
    assert (hit.title, "Chi bộ thôn 3" in hit.detail) == (wanted.name, True)
    assert [row.title for row in window._queries.search("thon 2")][:1] == ["Chi bộ thôn 2"]
    assert window._queries.search("  ") == ()
    window.go(hit.screen_id, hit.where)
    assert screen.page.title.text() == "Chi bộ thôn 3"
    current = screen.page.points.current
    assert current is not None
    assert current.subject.row.name == wanted.name


def test_the_caps_are_tried_without_a_trace_and_ranked_for_good(
    committee: Workspace, open_window: Open, qtbot: QtBot
) -> None:
    window = open_window()
    screen = screen_of(window)
    screen.tabs.show_page(CAPS)
    qtbot.waitUntil(lambda: sum(card.isVisible() for card in screen.caps.cards) >= 3)
    group = next(code for code, _words in _groups(screen) if not code.startswith("collective"))
    screen.caps._choose(group)
    model = screen.caps.grid.model
    before = [row.level for row in model.rows]
    column = [column.id for column in model.columns].index("tried")
    place = before.index(Level.HTT)
    model.setData(model.index(place, column), "★ Xuất sắc")
    assert screen.caps.trial.isVisible() or "ĐANG THỬ" in screen.caps.trial.text()
    assert all(row.decided is None and row.concluded is None for row in list_rated(committee, 2026))
    screen.caps.stop_trying()
    assert [row.level for row in screen.caps.grid.model.rows] == before
    names = [screen.caps.nominees.item(row).text() for row in range(screen.caps.nominees.count())]
    screen.caps.carry(0, len(names) - 1)
    assert committee.store.cap_places.count() == len(names)
    check_plain(window, qtbot)


def _groups(screen: AppraisalScreen) -> list[tuple[str, str]]:
    return [(value, value) for value in screen.caps.group._values]

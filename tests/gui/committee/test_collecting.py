"""The window of a committee: what came in from whom, a verdict for each file, receipts for all."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from kiemdiem_desktop.domain.clock import FixedClock
from kiemdiem_desktop.domain.collecting import CollectVerdict
from kiemdiem_desktop.gui import start_doors
from kiemdiem_desktop.gui.committee.collecting_screen import CollectingScreen
from kiemdiem_desktop.gui.committee.difference_dialog import DifferenceDialog
from kiemdiem_desktop.gui.main_window import MainWindow
from kiemdiem_desktop.gui.theme import Theme
from kiemdiem_desktop.services.cell.rounds import current_round
from kiemdiem_desktop.services.committee.collecting import pending_paths, receive
from kiemdiem_desktop.services.library import Shelf
from kiemdiem_desktop.services.workspace import Workspace
from tests import shipped
from tests.gui.committee.window_of import idle_session
from tests.gui.dropping import drop
from tests.gui.eyes import clipped_in, english_in, unnamed_in
from tests.gui.scripted_dialogs import ScriptedDialogs
from tests.services.conftest import RESOURCES
from tests.services.round_trip import introduce, make_cell, make_committee, send

CLOCK = FixedClock(instant=datetime(2026, 12, 10, 12, 0, tzinfo=UTC))


@pytest.fixture
def sides() -> Iterator[tuple[Workspace, Workspace]]:
    """A cell and its committee, known to each other."""
    regulations = shipped.regulations()
    cell, committee = make_cell(regulations, CLOCK), make_committee(regulations, CLOCK)
    introduce(cell, committee)
    yield cell, committee
    cell.store.close()
    committee.store.close()


@pytest.fixture
def make_window(
    sides: tuple[Workspace, Workspace], theme: Theme, tmp_path: Path, qtbot: QtBot
) -> Callable[..., MainWindow]:
    """Give a function that shows the committee's window; its dialogs answer from the given list."""

    def make(*answers: object) -> MainWindow:
        committee = sides[1]
        shelf = Shelf(root=tmp_path / "so", regulations=committee.regulations, clock=CLOCK, resources_dir=RESOURCES)
        window = start_doors.make_window(committee, shelf, theme, idle_session())
        window.go("collecting")
        dialogs = ScriptedDialogs(*answers)
        window.desk.go("collecting", "", None)
        window.screen_now.desk = type(window.desk)(
            dialogs=dialogs, jobs=window.desk.jobs, go=window.desk.go, tell=window.desk.tell
        )
        qtbot.addWidget(window)
        window.resize(1366, 768)
        window.show()
        return window

    return make


def screen_of(window: MainWindow) -> CollectingScreen:
    """Give the screen that is shown."""
    screen = window.screen_now
    assert isinstance(screen, CollectingScreen)
    return screen


def test_a_committees_workspace_opens_as_such_and_is_plain_to_read(
    make_window: Callable[..., MainWindow], qtbot: QtBot
) -> None:
    window = make_window()
    assert window.windowTitle() == "Tiếp nhận – Đảng ủy xã Tiên Phong"
    screen = screen_of(window)
    assert screen.count.text() == "Đã nhận 0/1 đơn vị"
    assert not screen.receipt_button.isEnabled()
    qtbot.waitUntil(lambda: not list(clipped_in(window)))
    assert (list(english_in(window)), list(unnamed_in(window))) == ([], [])


def test_a_folder_is_taken_in_and_receipts_are_written_for_all_onto_the_same_stick(
    make_window: Callable[..., MainWindow], sides: tuple[Workspace, Workspace], tmp_path: Path, qtbot: QtBot
) -> None:
    stick = tmp_path / "usb"
    (stick / "sâu").mkdir(parents=True)
    send(sides[0], stick / "sâu")
    (stick / "hong.asice").write_bytes(b"")
    screen = screen_of(make_window(stick, 1))
    screen.folder_button.click()
    qtbot.waitUntil(lambda: not screen.run.is_running)
    verdicts = {line.file.file_name: line.file.verdict for line in screen.grid.model.rows}
    assert verdicts == {
        "dossier-kon-to-nang-2026cn-1.asice.age": CollectVerdict.ACCEPTED,
        "hong.asice": CollectVerdict.NOT_A_PACKAGE,
    }
    assert screen.count.text() == "Đã nhận 1/1 đơn vị"
    assert screen.told.text() == "Đã nhận: 1 · Không phải gói: 1"
    screen.receipt_button.click()
    qtbot.waitUntil(lambda: not screen.receipts.is_running)
    assert [path.name for path in stick.glob("receipt-*")] == ["receipt-kon-to-nang-2026cn-1.asice.age"]
    assert not screen.receipt_button.isEnabled()


def test_a_newer_dossier_shows_what_changed_side_by_side(
    make_window: Callable[..., MainWindow], sides: tuple[Workspace, Workspace], tmp_path: Path
) -> None:
    cell, committee = sides
    receive(committee, send(cell, tmp_path).written.path)
    review = next(row for row in cell.store.reviews.where(round_id=current_round(cell).id) if row.sections)
    name = cell.store.subjects.get(review.subject_id).name
    sections = (replace(review.sections[0], text="Viết lại cho rõ."), *review.sections[1:])
    with cell.store.step("Sửa"):
        cell.store.reviews.save(replace(review, sections=sections))
    receive(committee, send(cell, tmp_path, reason="Bổ sung mục").written.path)
    window = make_window()
    screen = screen_of(window)
    line = next(row for row in screen.grid.model.rows if row.file.verdict is CollectVerdict.REPLACED)
    screen.grid.select(line.file.id)
    assert "Bổ sung mục" in screen.card.hint.text()
    screen.card.button.click()
    dialog = next(child for child in window.findChildren(DifferenceDialog))
    assert "Bổ sung mục" in dialog.told.text()
    assert (name,) == dialog.table.texts()[0][:1]
    assert "Viết lại cho rõ." in dialog.table.texts()[1][2]
    assert (list(clipped_in(dialog)), list(english_in(dialog)), list(unnamed_in(dialog))) == ([], [], [])
    dialog.accept()


def test_the_list_is_filtered_by_verdict_and_stopping_keeps_what_was_taken(
    make_window: Callable[..., MainWindow], sides: tuple[Workspace, Workspace], tmp_path: Path, qtbot: QtBot
) -> None:
    send(sides[0], tmp_path)
    for number in range(30):
        (tmp_path / f"hong-{number:02d}.asice").write_bytes(b"x" * number)
    screen = screen_of(make_window())
    screen.take_in((tmp_path,))
    screen.stop_button.click()
    qtbot.waitUntil(lambda: not screen.run.is_running)
    assert 0 <= len(screen.grid.model.rows) < 31
    assert screen.banner.text.startswith("Lần nhận ở")
    screen.take_in((tmp_path,))
    qtbot.waitUntil(lambda: not screen.run.is_running)
    assert len(screen.grid.model.rows) == 31
    assert screen.banner.text == ""
    screen._show_lines(CollectVerdict.ACCEPTED)
    assert [line.cell_name for line in screen.grid.model.rows] == ["Chi bộ thôn Kon Tơ Nang"]


def test_folders_and_files_are_dropped_together(
    make_window: Callable[..., MainWindow], sides: tuple[Workspace, Workspace], tmp_path: Path, qtbot: QtBot
) -> None:
    (tmp_path / "a").mkdir()
    send(sides[0], tmp_path / "a")
    (tmp_path / "hong.asice").write_bytes(b"")
    window = make_window()
    drop(window, tmp_path / "a", tmp_path / "hong.asice")
    screen = screen_of(window)
    qtbot.waitUntil(lambda: not screen.run.is_running and len(screen.grid.model.rows) == 2)


def test_a_window_that_closes_takes_nothing_more(
    make_window: Callable[..., MainWindow], sides: tuple[Workspace, Workspace], tmp_path: Path
) -> None:
    send(sides[0], tmp_path)
    window = make_window()
    screen = screen_of(window)
    screen.take_in((tmp_path,))
    window.close()
    QApplication.processEvents()
    assert not screen.run.is_running
    assert sides[1].store.received_dossiers.count() == 0
    assert pending_paths(sides[1]) == (tmp_path,)

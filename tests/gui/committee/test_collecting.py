"""The window of a committee: what came in from whom, a verdict for each file, receipts for all."""

from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from kiemdiem_desktop.domain.clock import FixedClock
from kiemdiem_desktop.gui import start_doors
from kiemdiem_desktop.gui.committee.collecting_screen import CollectingScreen
from kiemdiem_desktop.gui.main_window import MainWindow
from kiemdiem_desktop.gui.session import Session
from kiemdiem_desktop.gui.theme import Theme
from kiemdiem_desktop.rules.regulations import load_regulations
from kiemdiem_desktop.services.library import Shelf
from kiemdiem_desktop.services.workspace import Workspace
from tests.gui.eyes import clipped_in, english_in, unnamed_in
from tests.gui.scripted_dialogs import ScriptedDialogs
from tests.services.conftest import RESOURCES
from tests.services.round_trip import introduce, make_cell, make_committee, send

CLOCK = FixedClock(instant=datetime(2026, 12, 10, 12, 0, tzinfo=UTC))


@pytest.fixture
def sides() -> Iterator[tuple[Workspace, Workspace]]:
    """A cell and its committee, known to each other."""
    regulations = load_regulations(RESOURCES)
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
        window = start_doors.make_window(committee, shelf, theme, _session())
        window.go("collecting")
        dialogs = ScriptedDialogs(*answers)
        window.screen_now.desk = type(window.desk)(
            dialogs=dialogs, jobs=window.desk.jobs, go=window.desk.go, tell=window.desk.tell
        )
        qtbot.addWidget(window)
        window.resize(1366, 768)
        window.show()
        return window

    return make


def _session() -> Session:
    def nothing(*_values: object) -> None:
        """Do nothing."""

    return Session(
        lock=nothing,
        leave=nothing,
        start_sample_anew=nothing,
        idle_minutes=lambda: 10,
        use_idle_minutes=nothing,
    )


def screen_of(window: MainWindow) -> CollectingScreen:
    """Give the screen that is shown."""
    screen = window.screen_now
    assert isinstance(screen, CollectingScreen)
    return screen


def test_a_committees_workspace_opens_as_such_and_is_plain_to_read(make_window: Callable[..., MainWindow]) -> None:
    window = make_window()
    assert window.windowTitle() == "Tiếp nhận – Đảng ủy xã Tiên Phong"
    screen = screen_of(window)
    assert screen.count.text() == "Đã nhận 0/1 chi bộ"
    assert not screen.receipt_button.isEnabled()
    assert (list(clipped_in(window)), list(english_in(window)), list(unnamed_in(window))) == ([], [], [])


def test_a_folder_is_taken_in_and_receipts_are_written_for_all(
    make_window: Callable[..., MainWindow], sides: tuple[Workspace, Workspace], tmp_path: Path
) -> None:
    stick = tmp_path / "usb"
    stick.mkdir()
    send(sides[0], stick)
    (stick / "hong.asice").write_bytes(b"")
    screen = screen_of(make_window(stick, stick))
    screen.folder_button.click()
    assert "dossier-kon-to-nang-2026cn-1.asice.age: Đã nhận" in screen.verdicts.text()
    assert "hong.asice: Không phải gói hồ sơ" in screen.verdicts.text()
    assert screen.count.text() == "Đã nhận 1/1 chi bộ"
    screen.receipt_button.click()
    assert [path.name for path in stick.glob("receipt-*")] == ["receipt-kon-to-nang-2026cn-1.asice.age"]
    assert "Giấy biên nhận" in screen.cells.item(0).text()
    assert not screen.receipt_button.isEnabled()

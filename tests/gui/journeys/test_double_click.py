"""A package that is opened by a double click reaches the workspace that takes it, at once or after the lock."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from threading import Thread

import pytest
from PySide6.QtCore import QProcess
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from kiemdiem_desktop.domain.clock import FixedClock
from kiemdiem_desktop.gui import start_doors
from kiemdiem_desktop.gui.cell.incoming_dialog import IncomingDialog
from kiemdiem_desktop.gui.committee.collecting_screen import CollectingScreen
from kiemdiem_desktop.gui.main_window import MainWindow
from kiemdiem_desktop.gui.one_window import hand_over, take_place
from kiemdiem_desktop.gui.session import Session
from kiemdiem_desktop.gui.theme import Theme
from kiemdiem_desktop.rules.regulations import Regulations
from kiemdiem_desktop.services.arriving import Arrival, arrival_of
from kiemdiem_desktop.services.library import Shelf
from kiemdiem_desktop.services.shelf_list import mark_kind
from kiemdiem_desktop.services.workspace import Workspace
from tests.exchange.samples import a_package
from tests.exchange.update_samples import an_update
from tests.gui.journeys.office import PASSPHRASE, Office
from tests.services.conftest import RESOURCES
from tests.services.round_trip import make_committee
from tests.services.update_home import lay_program

CLOCK = FixedClock(instant=datetime(2026, 12, 6, 3, 0, tzinfo=UTC))


@pytest.fixture
def dossier(tmp_path: Path) -> Path:
    """A dossier of another cell."""
    file = tmp_path / "dossier-cb-07-2026cn-1.asice"
    file.write_bytes(a_package())
    return file


@pytest.fixture
def envelope(tmp_path: Path) -> Path:
    """A receipt in an envelope that nobody here can open."""
    file = tmp_path / "receipt-cb-07-2026cn-1.asice.age"
    file.write_bytes(b"age-encryption.org/v1\n-> X25519 abc\n")
    return file


def incoming(office: Office) -> IncomingDialog | None:
    """Give *Nhận từ cấp trên*, where it is open."""
    return next((dialog for dialog in office.window.findChildren(IncomingDialog) if dialog.isVisible()), None)


def shown(office: Office, file: Path) -> bool:
    """Whether the file stands in *Nhận từ cấp trên*."""
    dialog = incoming(office)
    return dialog is not None and dialog.file == file


def close(dialog: QWidget | None) -> None:
    """Close a dialog."""
    assert dialog is not None
    dialog.close()


def test_a_later_start_hands_its_file_to_the_open_workspace(office: Office, envelope: Path, qtbot: QtBot) -> None:
    office.program.arrivals.begin()
    office.window.showMinimized()
    answers: list[bool] = []
    later = Thread(target=lambda: answers.append(hand_over(office.program._places.data, envelope, seconds=20)))
    later.start()
    qtbot.waitUntil(lambda: shown(office, envelope))
    later.join()
    assert answers == [True]
    assert not office.window.isMinimized()
    close(incoming(office))


def test_a_file_waits_under_the_lock(office: Office, envelope: Path, qtbot: QtBot) -> None:
    office.program.lock()
    dialog = office.program.lock_dialog
    assert dialog is not None
    office.program.arrivals.receive(envelope)
    assert incoming(office) is None
    dialog.passphrase.line.setText(PASSPHRASE)
    dialog.unlock_button.click()
    assert office.program.lock_dialog is None
    qtbot.waitUntil(lambda: shown(office, envelope))
    close(incoming(office))


def test_a_file_waits_at_the_list_until_a_workspace_is_open(office: Office, envelope: Path, qtbot: QtBot) -> None:
    office.program.leave()
    office.program.arrivals.receive(envelope)
    waiting = office.start_window.choice.waiting
    assert waiting.isVisible()
    assert "để nhận tệp “receipt-cb-07-2026cn-1.asice.age”" in waiting.text()
    office.open()
    qtbot.waitUntil(lambda: shown(office, envelope))
    close(incoming(office))


def test_a_dossier_in_a_cell_is_told_that_nobody_here_takes_it(office: Office, dossier: Path) -> None:
    office.program.arrivals.receive(dossier)
    office.hands.qtbot.waitUntil(lambda: bool(office.answers.told))
    assert "chỉ sổ cấp ủy nhận được" in office.answers.told[0]
    assert "Trên máy này chưa có sổ cấp ủy nào" in office.answers.told[0]
    assert incoming(office) is None


def test_another_workspace_that_takes_it_is_offered(office: Office, dossier: Path) -> None:
    mark_kind(office.folder, is_committee=True)  # as if there were a committee's, too
    office.answers.will("Mở sổ khác")
    office.program.arrivals.receive(dossier)
    assert office.program.window is None
    assert office.start_window.choice.waiting.isVisible()
    mark_kind(office.folder, is_committee=False)
    office.start_window.show_waiting("")
    office.program.arrivals.waiting = None


def test_an_update_needs_no_workspace(office: Office, tmp_path: Path, qtbot: QtBot) -> None:
    office.program.leave()
    office.program.arrivals.receive(an_update(tmp_path))
    dialog = office.program.arrivals.dialog
    assert dialog is not None
    qtbot.waitUntil(lambda: "không tự cập nhật được" in dialog.page.trouble.text())
    dialog.close()
    qtbot.waitUntil(lambda: office.program.arrivals.dialog is None)
    office.open()
    office.choose_in_menu("Cập nhật chương trình")
    assert office.program.arrivals.dialog is not None
    office.program.arrivals.dialog.close()
    office.go_to("Cài đặt")
    office.hands.click("Cập nhật chương trình")
    assert "mã nguồn" in office.hands.said()


def test_a_new_start_closes_the_workspace_and_begins_the_version_whose_turn_it_is(
    office: Office, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    begun: list[str] = []
    monkeypatch.setattr(QProcess, "startDetached", lambda program, _words: begun.append(program))
    monkeypatch.setattr(QApplication, "exit", lambda code: begun.append(str(code)))
    arrivals = office.program.arrivals
    arrivals.restart()
    assert begun == [], "the source has no launcher"
    installed = lay_program(tmp_path / "home")
    office.program._shelf = replace(office.shelf, resources_dir=installed.resources_dir)
    arrivals.place = take_place(office.program._places.data)
    arrivals.restart()
    assert begun == [str(tmp_path / "home" / "kiemdiem"), "0"]
    assert office.program.workspace is None
    assert take_place(office.program._places.data) is not None, "the next version finds the place free"


@pytest.fixture
def committee(regulations: Regulations) -> Iterator[Workspace]:
    """The books of a committee."""
    workspace = make_committee(regulations, CLOCK)
    yield workspace
    workspace.store.close()


@pytest.fixture
def committee_window(committee: Workspace, theme: Theme, tmp_path: Path, qtbot: QtBot) -> MainWindow:
    """The window of a committee's books."""
    shelf = Shelf(root=tmp_path / "so", regulations=committee.regulations, clock=CLOCK, resources_dir=RESOURCES)
    session = Session(
        lock=lambda: None,
        leave=lambda: None,
        start_sample_anew=lambda: None,
        idle_minutes=lambda: 0,
        use_idle_minutes=lambda _minutes: None,
    )
    window = start_doors.make_window(committee, shelf, theme, session)
    qtbot.addWidget(window)
    window.show()
    return window


def test_a_dossier_comes_to_the_committee_and_what_is_for_cells_does_not(
    committee: Workspace, committee_window: MainWindow, dossier: Path, envelope: Path
) -> None:
    window = committee_window
    assert start_doors.take_in(committee, window, dossier, arrival_of(dossier, CLOCK))
    assert isinstance(window.screen_now, CollectingScreen)
    assert not start_doors.take_in(committee, window, envelope, arrival_of(envelope, CLOCK))


def test_for_whom_a_file_is(dossier: Path, envelope: Path, tmp_path: Path) -> None:
    (tmp_path / "x.asice").write_bytes(b"x")
    found = [arrival_of(file, CLOCK) for file in (dossier, envelope, tmp_path / "x.asice", tmp_path / "gone.asice")]
    assert found == [Arrival.FROM_BELOW, Arrival.FROM_ABOVE, Arrival.UNKNOWN, Arrival.GONE]
    assert arrival_of(an_update(tmp_path), CLOCK) is Arrival.UPDATE

"""What the tests of the cell's screens share: a shelf in a temporary folder, the sample cell, its window."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from pathlib import Path

import pytest
from PySide6.QtWidgets import QStackedWidget, QWidget
from pytestqt.qtbot import QtBot

from kiemdiem_desktop.domain.clock import FixedClock
from kiemdiem_desktop.domain.member import Member
from kiemdiem_desktop.domain.round import Subject
from kiemdiem_desktop.domain.trust import KeyOwner
from kiemdiem_desktop.exchange.envelope import make_envelope_key
from kiemdiem_desktop.exchange.keys import make_software_key
from kiemdiem_desktop.gui.cell.tools import CellTools, make_tools
from kiemdiem_desktop.gui.cell.window import build_window
from kiemdiem_desktop.gui.jobs import Jobs
from kiemdiem_desktop.gui.main_window import MainWindow
from kiemdiem_desktop.gui.session import Session
from kiemdiem_desktop.gui.theme import Theme
from kiemdiem_desktop.gui.widgets.page_scroll import PageScroll
from kiemdiem_desktop.rules.regulations import Regulations
from kiemdiem_desktop.services.cell.rounds import current_round
from kiemdiem_desktop.services.known_keys import take_up_key
from kiemdiem_desktop.services.library import Shelf
from kiemdiem_desktop.services.workspace import Workspace
from kiemdiem_desktop.store.keys import KeyCost
from tests import shipped
from tests.filled_books import sample_cell
from tests.gui.scripted_dialogs import ScriptedDialogs

RESOURCES = Path(__file__).parents[3] / "resources"
CHEAP = KeyCost(n=16, r=1)


@dataclass
class SessionCalls:
    """What was asked of the program around the window."""

    asked: list[str] = field(default_factory=list)
    minutes: int = 10

    def use_idle_minutes(self, minutes: int) -> None:
        """Note the minutes."""
        self.minutes = minutes

    def as_session(self) -> Session:
        """Give it in the form that the window takes."""
        return Session(
            lock=lambda: self.asked.append("lock"),
            leave=lambda: self.asked.append("leave"),
            start_sample_anew=lambda: self.asked.append("start_sample_anew"),
            idle_minutes=lambda: self.minutes,
            use_idle_minutes=self.use_idle_minutes,
        )


@pytest.fixture(scope="session")
def regulations() -> Regulations:
    """The regulations as shipped."""
    return shipped.regulations()


@pytest.fixture
def clock() -> FixedClock:
    """The evening of 23 November 2026, in the middle of the sample's round."""
    return FixedClock(instant=datetime(2026, 11, 23, 12, 0, tzinfo=UTC))


@pytest.fixture
def shelf(tmp_path: Path, regulations: Regulations, clock: FixedClock) -> Shelf:
    """An empty shelf whose keys cost next to nothing."""
    return Shelf(root=tmp_path / "so", regulations=regulations, clock=clock, resources_dir=RESOURCES, key_cost=CHEAP)


@pytest.fixture
def sample(shelf: Shelf) -> Iterator[Workspace]:
    """The sample cell in memory: one finished year, one in progress."""
    workspace = replace(sample_cell(shelf.clock), regulations=shelf.regulations)
    yield workspace
    workspace.store.close()


@pytest.fixture
def session_calls() -> SessionCalls:
    """The program around the window, which only takes notes."""
    return SessionCalls()


@pytest.fixture
def tools(sample: Workspace, shelf: Shelf, theme: Theme, session_calls: SessionCalls) -> CellTools:
    """The tools over the sample cell."""
    return make_tools(sample, shelf, theme, session_calls.as_session())


@pytest.fixture
def make_window(tools: CellTools, qtbot: QtBot) -> Callable[..., MainWindow]:
    """Give a function that shows the window of the sample cell; its dialogs answer from the given list."""

    def make(*answers: object, over: CellTools = tools) -> MainWindow:
        window = build_window(over, dialogs=ScriptedDialogs(*answers), jobs=Jobs(inline=True))
        qtbot.addWidget(window, before_close_func=_let_go)
        window.resize(1366, 768)
        with qtbot.waitActive(window):
            window.show()
            window.activateWindow()
        return window

    return make


@pytest.fixture
def window_at(make_window: Callable[..., MainWindow]) -> Callable[[str], MainWindow]:
    """Give a function that shows the window at a screen; what it asks is answered with yes."""

    def show(screen_id: str) -> MainWindow:
        window = make_window(True)
        window.show_screen(screen_id)
        return window

    return show


def _let_go(window: QWidget) -> None:
    """Let a window close that a test left with a refused field."""
    assert isinstance(window, MainWindow)
    dialogs_of(window)._answers.append(True)


def subject_of(workspace: Workspace, name: str) -> Subject:
    """Give a subject of the round by name."""
    round_ = current_round(workspace)
    return next(row for row in workspace.store.subjects.where(round_id=round_.id) if row.name == name)


def member_named(workspace: Workspace, name: str) -> Member:
    """Give a member by name."""
    return next(member for member in workspace.store.members.all() if member.full_name == name)


def fits_sideways(stack: QStackedWidget) -> bool:
    """Whether the shown page is no wider than the room it has."""
    page = stack.currentWidget()
    assert isinstance(page, PageScroll)
    inner = page.widget()
    assert inner is not None
    return inner.width() <= page.viewport().width()


def dialogs_of(window: MainWindow) -> ScriptedDialogs:
    """Give the scripted dialogs of a window."""
    dialogs = window.desk.dialogs
    assert isinstance(dialogs, ScriptedDialogs)
    return dialogs


def know_a_colleague(workspace: Workspace) -> None:
    """Know the key of another signer of the cell, so that the package can be closed to it."""
    cell, recipient = workspace.store.cells.all()[0], make_envelope_key().recipient
    at = workspace.clock.now()
    key = make_software_key(holder="Y Hlim", cell_code=cell.code, cell_name=cell.name, at=at, recipient=recipient)
    take_up_key(workspace, key.certificate_der, owner=KeyOwner.OWN, compared_by="12 từ")

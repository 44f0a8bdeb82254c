"""What the journeys share: a computer with an empty shelf, with the sample in progress, or with it completed."""

import shutil
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from kiemdiem_desktop.domain.clock import FixedClock
from kiemdiem_desktop.gui.theme import Theme
from kiemdiem_desktop.rules.regulations import Regulations
from kiemdiem_desktop.services.cell.sample import fill_sample
from kiemdiem_desktop.services.library import Shelf, create_workspace
from kiemdiem_desktop.store.keys import KeyCost
from tests import shipped
from tests.gui.journeys.office import PASSPHRASE, Office

RESOURCES = Path(__file__).parents[3] / "resources"
CHEAP = KeyCost(n=16, r=1)
NAME = "Chi bộ thôn Kon Tơ Nang"
MakeShelf = Callable[[Path], Shelf]


@pytest.fixture(scope="session")
def regulations() -> Regulations:
    """The regulations as shipped."""
    return shipped.regulations()


@pytest.fixture(scope="session")
def make_shelf(regulations: Regulations) -> MakeShelf:
    """Give a function that makes a shelf in a folder; it is the evening of 23 November 2026."""
    clock = FixedClock(instant=datetime(2026, 11, 23, 12, 0, tzinfo=UTC))

    def make(root: Path) -> Shelf:
        return Shelf(root=root, regulations=regulations, clock=clock, resources_dir=RESOURCES, key_cost=CHEAP)

    return make


@pytest.fixture(scope="session")
def filled(make_shelf: MakeShelf, tmp_path_factory: pytest.TempPathFactory) -> dict[bool, Path]:
    """Two shelves with the sample as a real workspace, its round in progress (False) or completed (True)."""
    roots = {completed: tmp_path_factory.mktemp("so") for completed in (False, True)}
    for completed, root in roots.items():
        workspace, _code = create_workspace(make_shelf(root), name=NAME, passphrase=PASSPHRASE)
        fill_sample(workspace, completed=completed)
        workspace.store.close()
    return roots


@pytest.fixture
def data(tmp_path: Path) -> Path:
    """The folder in which the program keeps everything."""
    return tmp_path / "du-lieu"


@pytest.fixture
def empty_office(make_shelf: MakeShelf, theme: Theme, data: Path, qtbot: QtBot) -> Iterator[Office]:
    """A computer on which there is no workspace yet."""
    data.mkdir(exist_ok=True)
    QApplication.setQuitOnLastWindowClosed(False)
    office = Office(make_shelf(data / "so"), theme, data, qtbot)
    yield office
    office.finish()
    assert office.answers.unexpected == []
    assert office.answers.waiting == []


@pytest.fixture
def office(filled: dict[bool, Path], data: Path, request: pytest.FixtureRequest) -> Office:
    """A computer with the sample in progress, its workspace open."""
    shutil.copytree(filled[False], data / "so")
    return _opened(request)


@pytest.fixture
def ready_office(filled: dict[bool, Path], data: Path, request: pytest.FixtureRequest) -> Office:
    """A computer with the completed sample, its workspace open."""
    shutil.copytree(filled[True], data / "so")
    return _opened(request)


def _opened(request: pytest.FixtureRequest) -> Office:
    office = request.getfixturevalue("empty_office")
    assert isinstance(office, Office)
    office.open()
    return office

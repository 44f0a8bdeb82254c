"""Garbage is collected in the thread of the windows only: a widget destroyed in another one ends the process."""

import gc
from collections.abc import Iterator
from threading import Thread
from weakref import ref

import pytest
from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from kiemdiem_desktop.gui.sweeper import Sweeper

pytestmark = pytest.mark.usefixtures("qapp")
MANY = 5000


class Circle(QObject):
    """Holds itself, so that only the collector ends it."""

    def __init__(self) -> None:
        super().__init__()
        self.itself = self


@pytest.fixture
def sweeper() -> Iterator[Sweeper]:
    """Give a sweeper; afterwards Python collects by itself again."""
    yield Sweeper()
    gc.unfreeze()
    gc.enable()


def _work_beside() -> list[list[int]]:
    """Make in another thread so much that Python would collect; give it, for what is freed does not count."""
    kept: list[list[int]] = []
    thread = Thread(target=lambda: kept.extend([number] for number in range(MANY)))
    thread.start()
    thread.join()
    return kept


def test_work_in_another_thread_collects_nothing(sweeper: Sweeper) -> None:
    circle = ref(Circle())
    kept = _work_beside()
    assert circle() is not None
    sweeper.sweep()
    assert kept
    assert circle() is None


def test_from_its_beginning_it_sweeps_by_itself(sweeper: Sweeper, qtbot: QtBot) -> None:
    sweeper.begin()
    circle = ref(Circle())
    kept = _work_beside()
    qtbot.waitUntil(lambda: circle() is None)
    assert kept

"""The window with the self-reviews in front."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from kiemdiem_desktop.gui.cell.reviews_screen import ReviewsScreen
from kiemdiem_desktop.gui.cell.tools import CellTools
from kiemdiem_desktop.gui.cell.window import build_window
from kiemdiem_desktop.gui.jobs import Jobs
from kiemdiem_desktop.gui.main_window import MainWindow
from tests.gui.scripted_dialogs import ScriptedDialogs


@pytest.fixture
def window(tools: CellTools, qtbot: QtBot) -> Iterator[MainWindow]:
    """The window with the self-reviews in front; gone before the theme is put back, which would redraw it."""
    window = build_window(tools, dialogs=ScriptedDialogs(True), jobs=Jobs(inline=True))
    window.resize(1366, 768)
    with qtbot.waitActive(window):
        window.show()
        window.activateWindow()
    window.show_screen("reviews")
    yield window
    window.close()
    window.deleteLater()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)


@pytest.fixture
def screen(window: MainWindow) -> ReviewsScreen:
    """The screen."""
    screen = window.screen_now
    assert isinstance(screen, ReviewsScreen)
    return screen

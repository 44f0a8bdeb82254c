"""What the tests of the window share: one application in our style, and a theme that leaves no trace."""

import os
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QSettings
from PySide6.QtWidgets import QApplication, QHBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from installer.compile_translations import compile_translations
from kiemdiem_desktop.gui.manners import learn_manners
from kiemdiem_desktop.gui.start import make_application
from kiemdiem_desktop.gui.theme import Mode, Theme

ROOT = Path(__file__).parents[2]

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")  # the same with a screen and without


@pytest.fixture(scope="session")
def qapp() -> QApplication:
    """Give the application as the program makes it."""
    compile_translations()
    app = make_application(["kiemdiem-tests"], ROOT / "resources", ROOT / "translations")
    learn_manners()
    return app


@pytest.fixture
def theme(qapp: QApplication, tmp_path: Path) -> Iterator[Theme]:
    """Give a light theme at 100 %; the next test finds it so again."""
    theme = Theme(QSettings(str(tmp_path / "look.ini"), QSettings.Format.IniFormat), qapp)
    theme.mode = Mode.LIGHT
    theme.apply()
    yield theme
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)  # closed windows, each a second to redraw
    theme.percent, theme.mode = 100, Mode.LIGHT
    theme.apply()
    theme.deleteLater()


@pytest.fixture
def on_desk(theme: Theme, qtbot: QtBot) -> Callable[..., QWidget]:
    """Give a function that shows widgets side by side in a window with the keyboard, the cursor in the first."""
    desk = QWidget()
    row = QHBoxLayout(desk)
    qtbot.addWidget(desk)
    assert theme.percent == 100

    def show(*widgets: QWidget) -> QWidget:
        for widget in widgets:
            row.addWidget(widget)
        with qtbot.waitActive(desk):
            desk.show()
            desk.activateWindow()
        widgets[0].setFocus()
        return desk

    return show

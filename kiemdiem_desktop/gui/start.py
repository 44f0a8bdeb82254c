"""The start of the window: `run(argv)` makes the application, its look and its words, and hands over to the opener."""

import sys
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QDir, QSettings, QThreadPool
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QWidget

from kiemdiem_desktop.gui import start_doors
from kiemdiem_desktop.gui.qt_words import speak_vietnamese
from kiemdiem_desktop.gui.theme import Theme
from kiemdiem_desktop.i18n import _
from kiemdiem_desktop.services.places import Places

FRAME, TITLE_BAR = 8, 32  # pixels; roughly what the system draws around a window that is not maximized


def run(argv: list[str], places: Places, open_first: Callable[[Theme], QWidget]) -> int:
    """Run the window until it is closed; give the exit code.

    The look is remembered, and failures are logged, in `places.data`. `open_first(theme)` gives the first window,
    which is shown here.
    """
    app = make_application(argv, places.resources, places.translations)
    theme = Theme(QSettings(str(places.data / "look.ini"), QSettings.Format.IniFormat))
    theme.apply()
    log = places.data / "log.txt"
    sys.excepthook = lambda kind, error, trace: start_doors.errors(log).show(kind, error, trace)
    window = open_first(theme)
    show_fitting(window)
    code = app.exec()
    QThreadPool.globalInstance().waitForDone()  # work that ends after the application would bring the process down
    return code


def make_application(argv: list[str], resources: Path, translations: Path) -> QApplication:
    """Give the one application: our style, Vietnamese words; `learn_manners` gives the rest."""
    app = QApplication([*argv, "-style", "fusion"])
    app.setApplicationName("kiemdiem")
    app.setApplicationDisplayName(_("Kiểm điểm cuối năm"))
    QDir.setSearchPaths("icons", [str(resources / "icons")])
    speak_vietnamese(app, translations)
    return app


def show_fitting(window: QWidget) -> None:
    """Show `window` filling a small display, and of a calm size on a large one.

    It gets nearly its last size before it is shown: what is arranged by the width is then arranged once.
    """
    room = QGuiApplication.primaryScreen().availableGeometry()
    if room.width() <= 1440:
        window.setGeometry(room.adjusted(FRAME, TITLE_BAR, -FRAME, -FRAME))
        window.showMaximized()
    else:
        window.resize(min(1440, room.width() * 3 // 4), min(900, room.height() * 5 // 6))
        window.show()

"""A committee's window as tests show it: dialogs that answer from a list, jobs that run at once."""

from pytestqt.qtbot import QtBot

from kiemdiem_desktop.gui.committee.window import build_window
from kiemdiem_desktop.gui.jobs import Jobs
from kiemdiem_desktop.gui.main_window import MainWindow
from kiemdiem_desktop.gui.session import Session
from kiemdiem_desktop.gui.theme import Theme
from kiemdiem_desktop.services.workspace import Workspace
from tests.gui.eyes import clipped_in, doubled_letters_in, english_in, unnamed_in
from tests.gui.scripted_dialogs import ScriptedDialogs


def window_of(workspace: Workspace, theme: Theme, qtbot: QtBot, dialogs: ScriptedDialogs) -> MainWindow:
    """Show the window of open books, active, as large as on a small laptop."""
    window = build_window(workspace, theme, idle_session(), dialogs=dialogs, jobs=Jobs(inline=True))
    qtbot.addWidget(window)
    window.resize(1366, 768)
    with qtbot.waitActive(window):
        window.show()
        window.activateWindow()
    return window


def idle_session() -> Session:
    """Give a program around the window that does nothing."""

    def nothing(*_values: object) -> None:
        """Do nothing."""

    return Session(
        lock=nothing,
        leave=nothing,
        start_sample_anew=nothing,
        idle_minutes=lambda: 10,
        use_idle_minutes=nothing,
    )


def check_plain(window: MainWindow, qtbot: QtBot) -> None:
    """See that nothing shown is cut, English or without a name, and that no Alt letter leads to two places."""
    qtbot.waitUntil(lambda: not clipped_in(window))
    assert english_in(window) == []
    assert unnamed_in(window) == []
    assert doubled_letters_in(window) == []

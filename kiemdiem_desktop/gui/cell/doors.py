"""Where the screens of a cell are let in: each is loaded when it is first shown, so that the home page need not wait.

To plug a screen in: one function here, and its line in `screens.py`.
"""

from kiemdiem_desktop.gui.cell.tools import CellTools
from kiemdiem_desktop.gui.screen import Desk, Screen


def settings(tools: CellTools, desk: Desk) -> Screen:
    """Give Cài đặt."""
    from kiemdiem_desktop.gui.cell.settings_screen import SettingsScreen  # noqa: PLC0415 - a door

    return SettingsScreen(tools, desk)

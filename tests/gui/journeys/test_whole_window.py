"""The journey of the eye: every screen of the completed sample at every size, light and dark, and the ring of Tab."""

import pytest
from PySide6.QtWidgets import QApplication

from kiemdiem_desktop.gui.theme import Mode, Theme
from tests.gui.cell.conftest import fits_sideways
from tests.gui.eyes import clipped_in, doubled_letters_in, english_in, reachable_in, tab_ring, unnamed_in
from tests.gui.journeys.office import SCREENS, Office


@pytest.mark.parametrize(("percent", "mode"), [(100, Mode.LIGHT), (150, Mode.DARK), (200, Mode.LIGHT)])
def test_every_screen_is_vietnamese_named_and_whole_at_every_size(
    ready_office: Office, theme: Theme, percent: int, mode: Mode
) -> None:
    office = ready_office
    theme.use_mode(mode)
    theme.use_percent(percent)
    for screen in SCREENS:
        office.go_to(screen)
        window = office.window
        QApplication.processEvents()
        assert english_in(window) == [], screen
        assert [widget.objectName() or type(widget).__name__ for widget in unnamed_in(window)] == [], screen
        office.hands.qtbot.waitUntil(lambda: clipped_in(office.window) == [])
        assert fits_sideways(window.stack), screen
        assert window.width() == 1366
        assert doubled_letters_in(window) == [], screen


def test_tab_visits_every_control_of_every_screen_and_comes_back(ready_office: Office) -> None:
    for screen in SCREENS:
        ready_office.go_to(screen)
        shown = ready_office.window.screen_now
        first = reachable_in(shown)[0]
        first.setFocus()
        ring = tab_ring(ready_office.window)
        missed = [widget.accessibleName() for widget in reachable_in(shown) if widget not in ring]
        assert missed == [], screen

"""The window with the self-reviews in front."""

from collections.abc import Callable

import pytest

from kiemdiem_desktop.gui.cell.reviews_screen import ReviewsScreen
from kiemdiem_desktop.gui.main_window import MainWindow


@pytest.fixture
def window(window_at: Callable[[str], MainWindow]) -> MainWindow:
    """The window with the self-reviews in front."""
    return window_at("reviews")


@pytest.fixture
def screen(window: MainWindow) -> ReviewsScreen:
    """The screen."""
    screen = window.screen_now
    assert isinstance(screen, ReviewsScreen)
    return screen

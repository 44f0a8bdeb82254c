"""Xếp loại, page Biểu đồ: the charts of the round on screen, in both palettes, and the way to their paper."""

from collections.abc import Callable

import pytest

from kiemdiem_desktop.gui.cell.papers_screen import PapersScreen
from kiemdiem_desktop.gui.cell.ratings_screen import CHARTS, RatingsScreen
from kiemdiem_desktop.gui.main_window import MainWindow
from kiemdiem_desktop.gui.theme import Mode, Theme
from kiemdiem_desktop.gui.widgets.chart_view import ChartView
from kiemdiem_desktop.services.cell.charts import round_charts
from kiemdiem_desktop.services.cell.checks import check
from kiemdiem_desktop.services.cell.rounds import current_round
from kiemdiem_desktop.services.workspace import Workspace
from tests.gui.eyes import english_in, unnamed_in


@pytest.fixture
def window(window_at: Callable[[str], MainWindow]) -> MainWindow:
    """The window with the charts in front."""
    window = window_at("ratings")
    assert isinstance(window.screen_now, RatingsScreen)
    window.screen_now.tabs.show_page(CHARTS)
    return window


def views_of(window: MainWindow) -> list[ChartView]:
    """Give the charts that are shown."""
    assert isinstance(window.screen_now, RatingsScreen)
    return window.screen_now.charts.findChildren(ChartView)


def test_every_chart_of_the_round_is_shown_and_read_out(window: MainWindow, sample: Workspace) -> None:
    charts = round_charts(sample, check(sample, current_round(sample)))
    assert [view.accessibleName() for view in views_of(window)] == [chart.name for chart in charts]
    assert "Năm 2025: Hoàn thành xuất sắc nhiệm vụ 2" in views_of(window)[0].accessibleDescription()
    screen = window.screen_now
    assert screen is not None
    assert not english_in(screen)
    assert not unnamed_in(screen)


@pytest.mark.parametrize("mode", [Mode.LIGHT, Mode.DARK])
def test_a_chart_is_painted_in_the_colours_of_the_window(window: MainWindow, theme: Theme, mode: Mode) -> None:
    theme.mode = mode
    theme.apply()
    picture = views_of(window)[0].grab().toImage()
    inks = {
        picture.pixelColor(x, y).name() for x in range(0, picture.width(), 3) for y in range(0, picture.height(), 3)
    }
    assert theme.colours.quiet in inks
    assert len(inks) > 3


def test_the_button_leads_to_the_paper(window: MainWindow) -> None:
    screen = window.screen_now
    assert isinstance(screen, RatingsScreen)
    screen.charts.paper_button.click()
    papers = window.screen_now
    assert isinstance(papers, PapersScreen)
    assert papers.list.current == "phu-luc-bieu-do"

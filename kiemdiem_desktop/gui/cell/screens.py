"""The screens of a cell workspace, as a table: to plug a screen in, add its line.

`plain(XScreen)` is for screens made of (workspace, desk); `with_view(XScreen)` for those that also take the
`RoundView`, which holds the checked round (verdicts, findings, caps) and recomputes it once after each change.
"""

from collections.abc import Callable
from dataclasses import dataclass

from kiemdiem_desktop.gui.cell.home_screen import HomeScreen
from kiemdiem_desktop.gui.cell.round_view import RoundView
from kiemdiem_desktop.gui.cell.settings_screen import SettingsScreen
from kiemdiem_desktop.gui.cell.tools import CellTools
from kiemdiem_desktop.gui.frame import ScreenItem
from kiemdiem_desktop.gui.screen import Desk, Screen
from kiemdiem_desktop.i18n import N_
from kiemdiem_desktop.services.workspace import Workspace

Maker = Callable[[CellTools, Desk], Screen]


@dataclass(frozen=True, slots=True, kw_only=True)
class CellScreen:
    """One screen: `number` is that of its Alt key; `places` are the beginnings of `Finding.where` it answers for."""

    id: str
    number: int
    title: str
    icon: str
    make: Maker
    places: tuple[str, ...] = ()


def plain(screen: Callable[[Workspace, Desk], Screen]) -> Maker:
    """Make a screen of the workspace and the desk."""
    return lambda tools, desk: screen(tools.workspace, desk)


def with_view(screen: Callable[[Workspace, Desk, RoundView], Screen]) -> Maker:
    """Make a screen that also asks for the checked round."""
    return lambda tools, desk: screen(tools.workspace, desk, tools.view)


SCREENS: tuple[CellScreen, ...] = (
    CellScreen(id="home", number=1, title=N_("Trang chủ"), icon="home", make=with_view(HomeScreen)),
    # 2 members · 3 prompts · 4 reviews · 5 meeting · 6 ratings · 7 papers · 8 sending: words of services/cell/home.py
    CellScreen(
        id="settings",
        number=9,
        title=N_("Cài đặt"),
        icon="settings",
        make=SettingsScreen,
        places=("cell", "round", "parameter"),
    ),
)


def screen_items(tools: CellTools) -> tuple[ScreenItem, ...]:
    """Give the places on the rail for one open workspace."""
    return tuple(
        ScreenItem(
            id=screen.id,
            title=screen.title,
            icon=screen.icon,
            shortcut=f"Alt+{screen.number}",
            factory=lambda desk, make=screen.make: make(tools, desk),  # type: ignore[misc]
            places=frozenset(screen.places),
        )
        for screen in SCREENS
    )

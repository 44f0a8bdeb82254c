"""The screens of a committee workspace, as a table: to plug a screen in, add its line here and its door."""

from collections.abc import Callable
from dataclasses import dataclass

from kiemdiem_desktop.gui.committee import doors
from kiemdiem_desktop.gui.committee.tools import CommitteeTools
from kiemdiem_desktop.gui.frame import ScreenItem
from kiemdiem_desktop.gui.screen import Desk, Screen
from kiemdiem_desktop.i18n import N_

Maker = Callable[[CommitteeTools, Desk], Screen]


@dataclass(frozen=True, slots=True, kw_only=True)
class CommitteeScreen:
    """One screen; `number` is that of its Alt key: 1 Trang chủ … 8 Cài đặt."""

    id: str
    number: int
    title: str
    icon: str
    make: Maker


SCREENS: tuple[CommitteeScreen, ...] = (
    CommitteeScreen(id="board", number=1, title=N_("Trang chủ"), icon="home", make=doors.board),
    CommitteeScreen(id="units", number=2, title=N_("Đơn vị"), icon="members", make=doors.units),
    CommitteeScreen(id="collecting", number=3, title=N_("Tiếp nhận"), icon="papers", make=doors.collecting),
    CommitteeScreen(id="appraising", number=4, title=N_("Thẩm định"), icon="review", make=doors.appraising),
    CommitteeScreen(id="deciding", number=5, title=N_("Quyết định"), icon="rating", make=doors.deciding),
    CommitteeScreen(id="totals", number=6, title=N_("Tổng hợp"), icon="totals", make=doors.totals),
    CommitteeScreen(id="guidance", number=7, title=N_("Gợi ý"), icon="guidance", make=doors.guidance),
    CommitteeScreen(id="settings", number=8, title=N_("Cài đặt"), icon="settings", make=doors.settings),
)


def has_screen(screen_id: str) -> bool:
    """Whether the window has this screen."""
    return any(screen.id == screen_id for screen in SCREENS)


def screen_items(tools: CommitteeTools) -> tuple[ScreenItem, ...]:
    """Give the places on the rail for one open workspace."""
    return tuple(
        ScreenItem(
            id=screen.id,
            title=screen.title,
            icon=screen.icon,
            shortcut=f"Alt+{screen.number}",
            factory=lambda desk, make=screen.make: make(tools, desk),  # type: ignore[misc]
        )
        for screen in SCREENS
    )

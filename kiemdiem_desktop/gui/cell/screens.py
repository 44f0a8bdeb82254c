"""The screens of a cell workspace, as a table: to plug a screen in, add its line here and its function in `doors.py`.

`tools.view` is the `RoundView`: it holds the checked round (verdicts, findings, caps) and works it out once after
each change, however many screens ask.
"""

from kiemdiem_desktop.gui.cell import doors
from kiemdiem_desktop.gui.cell.home_screen import HomeScreen
from kiemdiem_desktop.gui.cell.tools import CellTools
from kiemdiem_desktop.gui.frame import ScreenItem, ScreenPlan
from kiemdiem_desktop.gui.screen import Desk, Screen
from kiemdiem_desktop.i18n import N_
from kiemdiem_desktop.services.cell.field_screens import SCREEN_OF_FIELD


def _home(tools: CellTools, desk: Desk) -> Screen:
    return HomeScreen(tools.workspace, desk, tools.view)


_MEMBERS = (("Ctrl+N", N_("Thêm đảng viên")), ("Ctrl+Enter", N_("Đảng viên tiếp theo")))
_REVIEWS = (("Ctrl+Enter", N_("Người tiếp theo")), ("Ctrl+PgUp", N_("Người trước")))
_MEETING = (
    ("F11", N_("Trình chiếu")),
    ("Ctrl+Enter", N_("Thêm ý kiến tiếp theo")),
    ("Ctrl+PgDown", N_("Người tiếp theo")),
    ("Ctrl+PgUp", N_("Người trước")),
)
SCREENS: tuple[ScreenPlan[CellTools], ...] = (
    ScreenPlan(id="home", number=1, title=N_("Trang chủ"), icon="home", make=_home),
    ScreenPlan(id="members", number=2, title=N_("Đảng viên"), icon="members", make=doors.members, keys=_MEMBERS),
    ScreenPlan(id="prompts", number=3, title=N_("Gợi ý cấp trên"), icon="guidance", make=doors.prompts),
    ScreenPlan(id="reviews", number=4, title=N_("Bản kiểm điểm"), icon="review", make=doors.reviews, keys=_REVIEWS),
    ScreenPlan(id="meeting", number=5, title=N_("Hội nghị"), icon="meeting", make=doors.meeting, keys=_MEETING),
    ScreenPlan(id="ratings", number=6, title=N_("Xếp loại"), icon="rating", make=doors.ratings),
    ScreenPlan(id="papers", number=7, title=N_("Giấy tờ"), icon="papers", make=doors.papers),
    ScreenPlan(id="sending", number=8, title=N_("Gửi cấp trên"), icon="send", make=doors.sending),
    ScreenPlan(id="settings", number=9, title=N_("Cài đặt"), icon="settings", make=doors.settings),
)


def screen_items(tools: CellTools) -> tuple[ScreenItem, ...]:
    """Give the places on the rail for one open workspace."""
    return tuple(
        screen.item(tools, frozenset(where for where, found in SCREEN_OF_FIELD.items() if found == screen.id))
        for screen in SCREENS
    )

"""The screens of a committee workspace, as a table: to plug a screen in, add its line here and its door."""

from kiemdiem_desktop.gui.committee import doors
from kiemdiem_desktop.gui.committee.tools import CommitteeTools
from kiemdiem_desktop.gui.frame import ScreenItem, ScreenPlan
from kiemdiem_desktop.i18n import N_

_UNITS = (
    ("Ctrl+N", N_("Thêm đơn vị")),
    ("Alt+Up", N_("Chuyển đơn vị lên")),
    ("Alt+Down", N_("Chuyển đơn vị xuống")),
)
_APPRAISE = (("Ctrl+Enter", N_("Chi bộ tiếp theo")), ("Ctrl+PgUp", N_("Chi bộ trước")))
_DECIDE = (("Space", N_("Trong danh sách dự họp: có mặt hoặc vắng")),)
SCREENS: tuple[ScreenPlan[CommitteeTools], ...] = (
    ScreenPlan(id="board", number=1, title=N_("Trang chủ"), icon="home", make=doors.board),
    ScreenPlan(id="units", number=2, title=N_("Đơn vị"), icon="members", make=doors.units, keys=_UNITS),
    ScreenPlan(id="collecting", number=3, title=N_("Tiếp nhận"), icon="papers", make=doors.collecting),
    ScreenPlan(id="appraising", number=4, title=N_("Thẩm định"), icon="review", make=doors.appraising, keys=_APPRAISE),
    ScreenPlan(id="deciding", number=5, title=N_("Quyết định"), icon="rating", make=doors.deciding, keys=_DECIDE),
    ScreenPlan(id="totals", number=6, title=N_("Tổng hợp"), icon="totals", make=doors.totals),
    ScreenPlan(id="guidance", number=7, title=N_("Gợi ý"), icon="guidance", make=doors.guidance),
    ScreenPlan(id="settings", number=8, title=N_("Cài đặt"), icon="settings", make=doors.settings),
)


def screen_items(tools: CommitteeTools) -> tuple[ScreenItem, ...]:
    """Give the places on the rail for one open workspace."""
    return tuple(screen.item(tools) for screen in SCREENS)

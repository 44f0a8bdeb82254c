"""Where the screens of a committee are let in: each is loaded when it is first shown.

To plug a screen in: one function here, and its line in `screens.py`.
"""

from collections.abc import Iterator

from kiemdiem_desktop.gui.committee.tools import CommitteeTools
from kiemdiem_desktop.gui.screen import Desk, Screen


def board(tools: CommitteeTools, desk: Desk) -> Screen:
    """Give Trang chủ."""
    from kiemdiem_desktop.gui.committee.board_screen import BoardScreen  # noqa: PLC0415 - a door

    return BoardScreen(tools.workspace, desk)


def units(tools: CommitteeTools, desk: Desk) -> Screen:
    """Give Đơn vị."""
    from kiemdiem_desktop.gui.committee.units_screen import UnitsScreen  # noqa: PLC0415 - a door

    return UnitsScreen(tools.workspace, desk)


def collecting(tools: CommitteeTools, desk: Desk) -> Screen:
    """Give Tiếp nhận."""
    from kiemdiem_desktop.gui.committee.collecting_screen import CollectingScreen  # noqa: PLC0415 - a door

    return CollectingScreen(tools.workspace, desk)


def totals(tools: CommitteeTools, desk: Desk) -> Screen:
    """Give Tổng hợp."""
    from kiemdiem_desktop.gui.committee.totals_screen import TotalsScreen  # noqa: PLC0415 - a door

    return TotalsScreen(tools.workspace, desk)


def appraising(tools: CommitteeTools, desk: Desk) -> Screen:
    """Give Thẩm định."""
    from kiemdiem_desktop.gui.committee.appraisal_screen import AppraisalScreen  # noqa: PLC0415 - a door

    return AppraisalScreen(tools.workspace, desk)


def deciding(tools: CommitteeTools, desk: Desk) -> Screen:
    """Give Quyết định."""
    from kiemdiem_desktop.gui.committee.deciding_screen import DecidingScreen  # noqa: PLC0415 - a door

    return DecidingScreen(tools.workspace, desk)


def guidance(tools: CommitteeTools, desk: Desk) -> Screen:
    """Give Gợi ý."""
    from kiemdiem_desktop.gui.committee.guidance_screen import GuidanceScreen  # noqa: PLC0415 - a door

    return GuidanceScreen(tools.workspace, desk)


def settings(tools: CommitteeTools, desk: Desk) -> Screen:
    """Give Cài đặt."""
    from kiemdiem_desktop.gui.committee.settings_screen import SettingsScreen  # noqa: PLC0415 - a door

    return SettingsScreen(tools, desk)


def load_ahead() -> Iterator[None]:
    """Load the code of the larger screens piece by piece, for moments when nobody waits for it."""
    from kiemdiem_desktop.gui.committee import units_screen  # noqa: PLC0415 - a door

    yield
    from kiemdiem_desktop.gui.committee import collecting_screen  # noqa: PLC0415 - a door

    yield
    from kiemdiem_desktop.gui.committee import appraisal_screen  # noqa: PLC0415 - a door

    yield
    from kiemdiem_desktop.gui.committee import deciding_screen  # noqa: PLC0415 - a door

    yield
    from kiemdiem_desktop.gui.committee import totals_screen  # noqa: PLC0415 - a door

    del units_screen, collecting_screen, appraisal_screen, deciding_screen, totals_screen

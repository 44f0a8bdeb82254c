"""Where the screens of a cell are let in: each is loaded when it is first shown, so that the home page need not wait.

To plug a screen in: one function here, and its line in `screens.py`.
"""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from kiemdiem_desktop.gui.cell.round_view import RoundView
from kiemdiem_desktop.gui.cell.tools import CellTools
from kiemdiem_desktop.gui.screen import Desk, Screen
from kiemdiem_desktop.services.cell.checks import CheckedRound
from kiemdiem_desktop.services.workspace import Workspace

if TYPE_CHECKING:
    from kiemdiem_desktop.gui.cell.letter_page import LetterPage
    from kiemdiem_desktop.gui.cell.returned_page import ReturnedPage
    from kiemdiem_desktop.services.cell.review_pages import ReviewPage


def members(tools: CellTools, desk: Desk) -> Screen:
    """Give Đảng viên."""
    from kiemdiem_desktop.gui.cell.members_screen import MembersScreen  # noqa: PLC0415 - a door

    return MembersScreen(tools.workspace, desk)


def prompts(tools: CellTools, desk: Desk) -> Screen:
    """Give Gợi ý cấp trên."""
    from kiemdiem_desktop.gui.cell.prompts_screen import PromptsScreen  # noqa: PLC0415 - a door

    return PromptsScreen(tools.workspace, desk, tools.view)


def reviews(tools: CellTools, desk: Desk) -> Screen:
    """Give Bản kiểm điểm."""
    from kiemdiem_desktop.gui.cell.reviews_screen import ReviewsScreen  # noqa: PLC0415 - a door

    return ReviewsScreen(tools.workspace, desk, tools.view)


def returned_page(
    workspace: Workspace, desk: Desk, view: RoundView, *, leave: Callable[[], None], done: Callable[..., None]
) -> "ReturnedPage":
    """Give the page that takes filled-in forms back."""
    from kiemdiem_desktop.gui.cell.returned_page import ReturnedPage  # noqa: PLC0415 - a door

    return ReturnedPage(workspace, desk, view, leave=leave, done=done)


def export_forms(workspace: Workspace, desk: Desk, checked: CheckedRound, page: "ReviewPage") -> None:
    """Give members their forms to fill in; it brings the makers of papers with it."""
    from kiemdiem_desktop.gui.cell import reviews_export  # noqa: PLC0415 - a door

    reviews_export.export_forms(workspace, desk, checked, page)


def letter_page(
    workspace: Workspace, desk: Desk, view: RoundView, *, leave: Callable[[], None], done: Callable[[int], None]
) -> "LetterPage":
    """Give the page that reads the superior's letter."""
    from kiemdiem_desktop.gui.cell.letter_page import LetterPage  # noqa: PLC0415 - a door

    return LetterPage(workspace, desk, view, leave=leave, done=done)


def meeting(tools: CellTools, desk: Desk) -> Screen:
    """Give Hội nghị."""
    from kiemdiem_desktop.gui.cell.meeting_screen import MeetingScreen  # noqa: PLC0415 - a door

    return MeetingScreen(tools.workspace, desk, tools.view)


def ratings(tools: CellTools, desk: Desk) -> Screen:
    """Give Xếp loại."""
    from kiemdiem_desktop.gui.cell.ratings_screen import RatingsScreen  # noqa: PLC0415 - a door

    return RatingsScreen(tools.workspace, desk, tools.view)


def papers(tools: CellTools, desk: Desk) -> Screen:
    """Give Giấy tờ."""
    from kiemdiem_desktop.gui.cell.papers_screen import PapersScreen  # noqa: PLC0415 - a door

    return PapersScreen(tools.workspace, desk, tools.view)


def sending(tools: CellTools, desk: Desk) -> Screen:
    """Give Gửi cấp trên."""
    from kiemdiem_desktop.gui.cell.sending_screen import SendingScreen  # noqa: PLC0415 - a door

    return SendingScreen(tools.workspace, desk, tools.view)


def settings(tools: CellTools, desk: Desk) -> Screen:
    """Give Cài đặt."""
    from kiemdiem_desktop.gui.cell.settings_screen import SettingsScreen  # noqa: PLC0415 - a door

    return SettingsScreen(tools, desk)


def receive_file(workspace: Workspace, desk: Desk, parent: QWidget, file: Path | None = None) -> None:
    """Open Nhận từ cấp trên, with `file` shown where one was dropped."""
    from kiemdiem_desktop.gui.cell.incoming_desk import IncomingDesk  # noqa: PLC0415 - a door

    IncomingDesk(workspace, desk).open(parent, file)

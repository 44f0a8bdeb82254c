"""What the program around an open workspace offers its window."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

if TYPE_CHECKING:
    from kiemdiem_desktop.gui.dialogs import Dialogs
    from kiemdiem_desktop.gui.jobs import Jobs


def no_page(_dialogs: "Dialogs", _jobs: "Jobs") -> QWidget:
    """Give an empty page, where nobody offers the real one."""
    return QWidget()


@dataclass(frozen=True, slots=True, kw_only=True)
class Session:
    """What the program does around an open workspace.

    `lock` hides everything until the passphrase is given; `leave` stores, closes and shows the list of workspaces;
    `start_sample_anew` opens the open sample as it was at first.
    `idle_minutes` and `use_idle_minutes` read and set after how long without a key or a click it locks; 0 is never.
    `update_page` makes the page on which the program is brought up to date (for *Cài đặt* of both sides).
    """

    lock: Callable[[], None]
    leave: Callable[[], None]
    start_sample_anew: Callable[[], None]
    idle_minutes: Callable[[], int]
    use_idle_minutes: Callable[[int], None]
    update_page: "Callable[[Dialogs, Jobs], QWidget]" = no_page

"""What the screens of one open cell workspace share, and what the program around it offers them."""

from collections.abc import Callable
from dataclasses import dataclass

from kiemdiem_desktop.gui.cell.round_view import RoundView
from kiemdiem_desktop.gui.theme import Theme
from kiemdiem_desktop.services.library import Shelf
from kiemdiem_desktop.services.workspace import Workspace


@dataclass(frozen=True, slots=True, kw_only=True)
class Session:
    """What the program does around an open workspace.

    `lock` hides everything until the passphrase is given; `leave` stores, closes and shows the list of workspaces;
    `start_sample_anew` opens the sample cell as it was at first.
    `idle_minutes` and `use_idle_minutes` read and set after how long without a key or a click it locks; 0 is never.
    """

    lock: Callable[[], None]
    leave: Callable[[], None]
    start_sample_anew: Callable[[], None]
    idle_minutes: Callable[[], int]
    use_idle_minutes: Callable[[int], None]


@dataclass(frozen=True, slots=True, kw_only=True)
class CellTools:
    """One open workspace with all that its screens may need."""

    workspace: Workspace
    view: RoundView
    shelf: Shelf
    theme: Theme
    session: Session


def make_tools(workspace: Workspace, shelf: Shelf, theme: Theme, session: Session) -> CellTools:
    """Put the tools of an open workspace together."""
    return CellTools(workspace=workspace, view=RoundView(workspace), shelf=shelf, theme=theme, session=session)

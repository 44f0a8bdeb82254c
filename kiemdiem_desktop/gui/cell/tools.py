"""What the screens of one open cell workspace share."""

from dataclasses import dataclass

from kiemdiem_desktop.gui.cell.round_view import RoundView
from kiemdiem_desktop.gui.session import Session
from kiemdiem_desktop.gui.theme import Theme
from kiemdiem_desktop.services.library import Shelf
from kiemdiem_desktop.services.workspace import Workspace


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

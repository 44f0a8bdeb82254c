"""What the screens of one open committee workspace share."""

from dataclasses import dataclass

from kiemdiem_desktop.gui.session import Session
from kiemdiem_desktop.gui.theme import Theme
from kiemdiem_desktop.services.workspace import Workspace

CELL_PLACE = "cell/"
"""What the place of a cell begins with; its code follows, then a stroke and the code of a subject, if any."""


@dataclass(frozen=True, slots=True, kw_only=True)
class CommitteeTools:
    """One open workspace of a committee with all that its screens may need."""

    workspace: Workspace
    theme: Theme
    session: Session

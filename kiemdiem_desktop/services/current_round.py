"""The round at work: the one that was chosen, or else the newest that is open, or else the newest."""

from kiemdiem_desktop.domain.round import Round
from kiemdiem_desktop.services.workspace import Workspace


def find_current_round(workspace: Workspace) -> Round | None:
    """Give the round that all screens show, None where there is none yet."""
    rounds = workspace.store.rounds.all()
    chosen = next((row for row in rounds if row.is_current), None)
    still_open = [row for row in rounds if row.closed_at is None]
    return chosen or max(still_open or rounds, key=lambda row: row.order, default=None)


def list_open_rounds(workspace: Workspace) -> tuple[Round, ...]:
    """Give the rounds that are not closed, oldest first."""
    still_open = (row for row in workspace.store.rounds.all() if row.closed_at is None)
    return tuple(sorted(still_open, key=lambda row: row.order))

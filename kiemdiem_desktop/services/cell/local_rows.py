"""The superior's values as rows, kept with the time of entry: a closed round goes on by those it was closed with.

A row is never changed: another value of the same paper is a new row, and one taken back stays where a closed round
still stands on it.
"""

from collections.abc import Iterable
from dataclasses import replace

from kiemdiem_desktop.domain.parameter import LocalParameter
from kiemdiem_desktop.domain.round import Round
from kiemdiem_desktop.services.workspace import Workspace


def kept_rows(workspace: Workspace) -> tuple[LocalParameter, ...]:
    """Give the values that hold now, in the order of entry."""
    return tuple(row for row in workspace.store.parameters.all() if row.withdrawn_at is None)


def local_rows_for(workspace: Workspace, round_: Round) -> tuple[LocalParameter, ...]:
    """Give the values that count for a round: those that hold now, or those that held when it was closed."""
    if round_.closed_at is None:
        return kept_rows(workspace)
    return tuple(row for row in workspace.store.parameters.all() if _held_at_closing(row, round_))


def keep_rows(workspace: Workspace, rows: Iterable[LocalParameter]) -> tuple[LocalParameter, ...]:
    """Keep new values from now on; inside a step."""
    now = workspace.clock.now()
    return workspace.store.parameters.add_all(replace(row, added_at=now, withdrawn_at=None) for row in rows)


def withdraw_row(workspace: Workspace, row: LocalParameter) -> None:
    """Let a value hold no longer; it stays for rounds that were closed with it. Inside a step."""
    closed = (round_ for round_ in workspace.store.rounds.all() if round_.closed_at is not None)
    if any(_held_at_closing(row, round_) for round_ in closed):
        workspace.store.parameters.save(replace(row, withdrawn_at=workspace.clock.now()))
    else:
        workspace.store.parameters.remove(row.id)


def _held_at_closing(row: LocalParameter, round_: Round) -> bool:
    """Whether a row was there when a round was closed; a row of 0.1.0 has no time, so its paper's day tells."""
    closed_at = round_.closed_at
    if closed_at is None:
        return False
    is_in_time = row.issued_on is None or row.issued_on <= closed_at.date()
    is_entered = row.added_at is None or row.added_at <= closed_at
    return is_in_time and is_entered and (row.withdrawn_at is None or row.withdrawn_at > closed_at)

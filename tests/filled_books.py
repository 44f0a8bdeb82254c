"""Workspaces in memory that many tests begin with: each filled once in a process, then copied for every test."""

from collections.abc import Callable
from datetime import datetime

from kiemdiem_desktop.domain.clock import Clock, FixedClock
from kiemdiem_desktop.services.cell.sample import fill_sample
from kiemdiem_desktop.services.committee import sample
from kiemdiem_desktop.services.workspace import Workspace
from kiemdiem_desktop.store.store import Store
from tests import shipped
from tests.store.copies import copy_of, empty_store

Fill = Callable[[Workspace], object]
_PATTERNS: dict[tuple[Fill, datetime], Store] = {}


def empty_books(clock: Clock) -> Workspace:
    """Give a workspace in which nothing stands, not even whose it is."""
    return _over(empty_store(clock), clock)


def filled(fill: Fill, clock: Clock) -> Workspace:
    """Give a workspace of its own as `fill` leaves an empty one at this moment.

    `fill` must do the same whenever it is called with the same clock, and make no key: keys differ from each other.
    """
    pattern = (fill, clock.now())
    if pattern not in _PATTERNS:
        first = empty_books(FixedClock(instant=clock.now()))
        fill(first)
        _PATTERNS[pattern] = first.store
    return _over(copy_of(_PATTERNS[pattern], clock), clock)


def sample_cell(clock: Clock) -> Workspace:
    """Give the sample cell in the middle of its round."""
    return filled(fill_sample, clock)


def finished_cell(clock: Clock) -> Workspace:
    """Give the sample cell with nothing left to mend."""
    return filled(_fill_finished, clock)


def sample_commune(clock: Clock) -> Workspace:
    """Give the sample committee: its tree, its plan, the keys of all that have sent."""
    return filled(sample.fill_sample, clock)


def _fill_finished(workspace: Workspace) -> None:
    fill_sample(workspace, completed=True)


def _over(store: Store, clock: Clock) -> Workspace:
    return Workspace(store=store, regulations=shipped.regulations(), clock=clock, resources_dir=shipped.RESOURCES)

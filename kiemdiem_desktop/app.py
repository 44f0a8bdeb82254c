"""Composition root, no Qt: paths, clock and regulations put together, so that faces only ask for a workspace."""

from kiemdiem_desktop.domain.clock import Clock, SystemClock
from kiemdiem_desktop.rules.regulations import load_regulations
from kiemdiem_desktop.services.library import Shelf
from kiemdiem_desktop.services.places import Places, choose_language, find_places

__all__ = ["Places", "choose_language", "find_places", "make_shelf"]


def make_shelf(places: Places, *, clock: Clock | None = None) -> Shelf:
    """Give the shelf of workspaces with the regulations of this program."""
    return Shelf(
        root=places.shelf,
        regulations=load_regulations(places.resources),
        clock=clock or SystemClock(),
        resources_dir=places.resources,
        on_stick=places.is_portable,
    )

"""Stores in memory copied page by page from one that is ready: forty times quicker than making each anew."""

import secrets
from functools import cache

from kiemdiem_desktop.domain.clock import Clock, SystemClock
from kiemdiem_desktop.store import driver, workspace_folder
from kiemdiem_desktop.store.driver import Durability
from kiemdiem_desktop.store.session import Session
from kiemdiem_desktop.store.store import Store


def copy_of(store: Store, clock: Clock) -> Store:
    """Give a store in memory with the content, the undo steps and the journal of another; originals are left out."""
    connection = driver.connect(None, secrets.token_bytes(driver.KEY_BYTES))
    store._session.connection.backup(connection)
    driver.prepare(connection, Durability.MEMORY)
    return Store(Session(lambda: connection, None, workspace_folder._guard), clock)


def empty_store(clock: Clock) -> Store:
    """Give an empty store in memory."""
    return copy_of(_made(), clock)


@cache
def _made() -> Store:
    return workspace_folder.open_in_memory(clock=SystemClock())

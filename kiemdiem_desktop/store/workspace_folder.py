"""Making, opening and locking workspaces."""

import secrets

from kiemdiem_desktop.domain.clock import Clock
from kiemdiem_desktop.store import driver, migrations, undo_triggers
from kiemdiem_desktop.store.driver import Durability
from kiemdiem_desktop.store.session import Session
from kiemdiem_desktop.store.store import Store
from kiemdiem_desktop.store.tables import UNDOABLE


def open_in_memory(*, clock: Clock) -> Store:
    """Open an empty store in memory: the real schema and the real triggers, gone when it is closed."""
    connection = driver.connect(None, secrets.token_bytes(driver.KEY_BYTES))
    driver.prepare(connection, Durability.MEMORY)
    migrations.migrate(connection)
    undo_triggers.install(connection, UNDOABLE)
    return Store(Session(lambda: connection, None), clock)

"""The door of this room: sqlite-utils is loaded only when a schema is made or migrated, never to open a workspace."""

from types import ModuleType

from kiemdiem_desktop.store import driver


def sqlite_utils_module() -> ModuleType:
    """Give sqlite-utils, set up to use the encrypted driver and its exceptions."""
    driver.stand_in_for_sqlite3()
    import sqlite_utils  # noqa: PLC0415 - 0.1 s of imports that an ordinary start does not need

    return sqlite_utils

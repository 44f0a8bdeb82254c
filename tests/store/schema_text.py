"""The schema of a fresh workspace as text; run this file to write the golden anew after a meant change."""

import secrets
from pathlib import Path

from kiemdiem_desktop.store import driver, migrations
from kiemdiem_desktop.store.driver import Durability

GOLDEN = Path(__file__).with_name("schema.sql")


def schema_text() -> str:
    """Give the statements of a freshly made schema, sorted by type and name."""
    connection = driver.connect(None, secrets.token_bytes(32))
    driver.prepare(connection, Durability.MEMORY)
    migrations.migrate(connection)
    rows = connection.execute("SELECT sql FROM sqlite_master WHERE sql IS NOT NULL ORDER BY type DESC, name").fetchall()
    connection.close()
    return "\n\n".join(f"{row[0]};" for row in rows) + "\n"


if __name__ == "__main__":
    GOLDEN.write_text(schema_text(), encoding="utf-8")

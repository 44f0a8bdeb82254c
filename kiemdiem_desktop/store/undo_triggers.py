"""Temporary triggers that write the inverse of every change, and refuse a write outside a step.

The way is SQLite's own note on automatic undo and redo. The triggers read who is writing from the temporary table
`writing` (one row with the step's id inside a step, none outside;
`keeps`: whether inverses are wanted) and note the table's name in `touched`.
A row changed twice in succession within one step keeps only the older inverse: its undo skips the state between.
"""

from typing import TYPE_CHECKING

from kiemdiem_desktop.store.faults import NO_STEP

if TYPE_CHECKING:
    from collections.abc import Iterable
    from sqlite3 import Connection

_FRAME = """CREATE TEMP TRIGGER "{table}_{event}" AFTER {event} ON main."{table}" {when}
BEGIN
  SELECT RAISE(ABORT, '{no_step}') WHERE NOT EXISTS (SELECT 1 FROM writing);
  INSERT INTO touched SELECT '{table}' WHERE NOT EXISTS (SELECT 1 FROM touched WHERE name = '{table}');
  INSERT INTO undo_log(step_id, table_name, row_id, kind, sql)
    SELECT step_id, '{table}', {row}."id", '{event}', {inverse} FROM writing WHERE keeps {unless};
END"""
_UNLESS_JUST_LOGGED = """AND NOT EXISTS (
      SELECT 1 FROM undo_log WHERE id = (SELECT max(id) FROM undo_log) AND step_id = writing.step_id
        AND table_name = '{table}' AND row_id = old."id" AND kind IN ('UPDATE', 'INSERT'))"""


def install(connection: "Connection", tables: "Iterable[str]") -> None:
    """Put the triggers on `tables`; they live as long as the connection."""
    connection.execute("CREATE TEMP TABLE writing(step_id INTEGER NOT NULL, keeps INTEGER NOT NULL)")
    connection.execute("CREATE TEMP TABLE touched(name TEXT PRIMARY KEY) WITHOUT ROWID")
    for table in tables:
        columns = [str(row[1]) for row in connection.execute(f'PRAGMA table_info("{table}")')]
        for event, inverse in _inverses(table, columns).items():
            connection.execute(_trigger(table, columns, event, inverse))


def _trigger(table: str, columns: list[str], event: str, inverse: str) -> str:
    is_update = event == "UPDATE"
    changed = " OR ".join(f'old."{name}" IS NOT new."{name}"' for name in columns)
    return _FRAME.format(
        table=table,
        event=event,
        when=f"WHEN {changed}" if is_update else "",
        no_step=NO_STEP,
        row="new" if event == "INSERT" else "old",
        inverse=inverse,
        unless=_UNLESS_JUST_LOGGED.format(table=table) if is_update else "",
    )


def _inverses(table: str, columns: list[str]) -> dict[str, str]:
    """Give, for each event, the SQL expression that builds the inverse statement."""
    names = ",".join(f'"{name}"' for name in columns)
    values = "||','||".join(f'quote(old."{name}")' for name in columns)
    assigned = "||','||".join(f"""'"{name}"='||quote(old."{name}")""" for name in columns[1:])
    return {
        "INSERT": f"""'DELETE FROM "{table}" WHERE "id"='||new."id" """,  # noqa: S608 - names are our own, values are bound or quoted
        "UPDATE": f"""'UPDATE "{table}" SET '||{assigned}||' WHERE "id"='||old."id" """,  # noqa: S608 - names are our own, values are bound or quoted
        "DELETE": f"""'INSERT INTO "{table}"({names}) VALUES('||{values}||')' """,
    }

"""Undo and redo as two stacks of steps in the file, so that they outlive the program's run."""

from collections.abc import Sequence

from kiemdiem_desktop.store.driver import Row
from kiemdiem_desktop.store.session import Session

DEPTH = 50
UNDO, REDO = "undo", "redo"


class UndoLog:
    """The stacks. All writing happens inside the caller's transaction."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def open_step(self, step_id: int | None = None, *, keeps: bool = True) -> int:
        """Let the triggers write under a new step, or go on with `step_id`; gives the id.

        Where the step is known to be never taken back, `keeps` is off and no inverse is written.
        """
        if step_id is None:
            step_id = self._session.value("SELECT max(id) FROM undo_steps") + 1
        self._session.execute("DELETE FROM touched")
        self._session.execute("DELETE FROM writing")
        self._session.execute("INSERT INTO writing VALUES (?, ?)", (step_id, int(keeps)))
        return step_id

    def close_step(self) -> frozenset[str]:
        """Stop the triggers; gives the tables that were changed since `open_step`."""
        touched = frozenset(str(row[0]) for row in self._session.rows("SELECT name FROM touched"))
        self._session.execute("DELETE FROM writing")
        return touched

    def keep(self, step_id: int, stack: str, label: str) -> None:
        """Put the step on a stack; the oldest beyond the depth are forgotten."""
        self._session.execute(
            "INSERT OR REPLACE INTO undo_steps(id, stack, label) VALUES (?, ?, ?)", (step_id, stack, label)
        )
        beyond = "SELECT id FROM undo_steps WHERE stack = ? ORDER BY id DESC LIMIT -1 OFFSET ?"
        self._forget(self._session.rows(beyond, (stack, DEPTH)))

    def clear(self, stack: str) -> None:
        """Forget all steps of a stack."""
        self._forget(self._session.rows("SELECT id FROM undo_steps WHERE stack = ?", (stack,)))

    def forget(self, step_id: int) -> None:
        """Forget one step, whether it stands on a stack yet or not."""
        self._forget([(step_id,)])

    def newest(self, stack: str) -> tuple[int, str] | None:
        """Give id and label of the step that comes next on a stack."""
        rows = self._session.rows("SELECT id, label FROM undo_steps WHERE stack = ? ORDER BY id DESC LIMIT 1", (stack,))
        return (int(rows[0][0] or 0), str(rows[0][1])) if rows else None

    def replay(self, step_id: int) -> None:
        """Run the inverse of a step, newest change first, and forget the step; the triggers write its own inverse."""
        inverses = self._session.rows("SELECT sql FROM undo_log WHERE step_id = ? ORDER BY id DESC", (step_id,))
        for (sql,) in inverses:
            self._session.execute(str(sql))
        self.forget(step_id)

    def _forget(self, step_ids: Sequence[Row]) -> None:
        for row in step_ids:
            self._session.execute("DELETE FROM undo_log WHERE step_id = ?", row)
            self._session.execute("DELETE FROM undo_steps WHERE id = ?", row)

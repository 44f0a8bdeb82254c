"""Steps: each is one transaction, one undo step, one line of the journal and one notice."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime

from kiemdiem_desktop.domain.changes import Changes
from kiemdiem_desktop.domain.clock import Clock
from kiemdiem_desktop.i18n import _
from kiemdiem_desktop.store.commits import Commits
from kiemdiem_desktop.store.journal import Journal
from kiemdiem_desktop.store.session import Session
from kiemdiem_desktop.store.undo_log import REDO, UNDO, UndoLog

Listener = Callable[[Changes], None]


@dataclass(slots=True, kw_only=True)
class _OpenStep:
    """What is known of the step under way; `merges` tells that it goes on with the step before."""

    id: int
    label: str
    merge_key: str | None
    is_barrier: bool
    merges: bool


class Steps:
    """Runs, undoes and redoes steps. `who` goes into the journal."""

    def __init__(self, session: Session, clock: Clock) -> None:
        self.who = ""
        self._session = session
        self._clock = clock
        self._undo_log = UndoLog(session)
        self._journal = Journal(session)
        self._commits = Commits(session)
        self._open: _OpenStep | None = None
        self._last: _OpenStep | None = None
        self._listeners: list[Listener] = []

    @contextmanager
    def run(self, label: str, *, merge_key: str | None = None, is_barrier: bool = False) -> Iterator[None]:
        """Open a step, or join the one that is open. Raises: StoreError; whatever is raised inside rolls back."""
        if self._open is not None:
            self._open.is_barrier |= is_barrier
            with self._joined():
                yield
            return
        self._session.begin()
        try:
            self._open = self._start(label, merge_key, is_barrier=is_barrier)
            yield
            changes = self._seal(self._open)
        except BaseException:
            self._session.roll_back()
            raise
        finally:
            self._open = None
        self._tell(changes)

    def require_closed(self) -> None:
        """See that no step is under way. Raises: RuntimeError, a bug of the caller."""
        if self._open is not None:
            msg = "not inside a step"
            raise RuntimeError(msg)

    def undo(self) -> str | None:
        """Take back the newest step; gives its label, or None where there is none."""
        return self._replay(UNDO, REDO, _("Hoàn tác: {label}"))

    def redo(self) -> str | None:
        """Do again what was taken back last; gives its label, or None where there is none."""
        return self._replay(REDO, UNDO, _("Làm lại: {label}"))

    def undo_label(self) -> str | None:
        """Give the label of the step that `undo` would take back."""
        return self._label(UNDO)

    def redo_label(self) -> str | None:
        """Give the label of the step that `redo` would do again."""
        return self._label(REDO)

    def start_anew(self, label: str, tables: frozenset[str]) -> None:
        """Forget all undo steps after the file's content was replaced, and write that into the journal."""
        self._last = None
        self._session.begin()
        try:
            self._undo_log.clear(UNDO)
            self._undo_log.clear(REDO)
            at = self._write_down(label, tables, is_new=True)
        except BaseException:
            self._session.roll_back()
            raise
        self._tell(self._changes(tables, label, at))

    def end_merging(self) -> None:
        """Let the next step stand alone, whatever its merge key."""
        self._last = None

    def subscribe(self, listener: Listener) -> Callable[[], None]:
        """Call `listener` after each step that changed something; gives the way to stop it."""
        self._listeners.append(listener)
        return lambda: self._listeners.remove(listener)

    def _label(self, stack: str) -> str | None:
        found = self._undo_log.newest(stack)
        return None if found is None else found[1]

    @contextmanager
    def _joined(self) -> Iterator[None]:
        self._session.execute("SAVEPOINT joined")
        try:
            yield
        except BaseException:
            if self._session.connection.in_transaction:
                self._session.execute("ROLLBACK TO joined")
                self._session.execute("RELEASE joined")
            raise
        self._session.execute("RELEASE joined")

    def _start(self, label: str, merge_key: str | None, *, is_barrier: bool) -> _OpenStep:
        last = self._last
        merges = last is not None and merge_key is not None and last.merge_key == merge_key
        goes_on = last.id if merges and last is not None else None
        step_id = self._undo_log.open_step(goes_on, keeps=not is_barrier)
        return _OpenStep(id=step_id, label=label, merge_key=merge_key, is_barrier=is_barrier, merges=merges)

    def _seal(self, step: _OpenStep) -> Changes | None:
        """Write what follows from the changes of a step and commit it; gives None where nothing changed."""
        tables = self._undo_log.close_step()
        if not tables:
            self._session.commit()
            return None
        self._undo_log.clear(REDO)
        if step.is_barrier:
            self._undo_log.clear(UNDO)
            self._undo_log.forget(step.id)
        else:
            self._undo_log.keep(step.id, UNDO, step.label)
        at = self._write_down(step.label, tables, is_new=not step.merges)
        self._last = None if step.is_barrier else step
        return self._changes(tables, step.label, at)

    def _replay(self, source: str, target: str, sentence: str) -> str | None:
        self.require_closed()
        found = self._undo_log.newest(source)
        if found is None:
            return None
        self._last = None
        step_id, label = found
        self._session.begin()
        try:
            changes = self._invert(step_id, label, target, sentence.format(label=label))
        except BaseException:
            self._session.roll_back()
            raise
        self._tell(changes)
        return label

    def _invert(self, step_id: int, label: str, target: str, sentence: str) -> Changes:
        self._session.execute("PRAGMA defer_foreign_keys=ON")
        inverse_id = self._undo_log.open_step()
        self._undo_log.replay(step_id)
        tables = self._undo_log.close_step()
        self._undo_log.keep(inverse_id, target, label)
        at = self._write_down(sentence, tables, is_new=True)
        return self._changes(tables, sentence, at)

    def _write_down(self, label: str, tables: frozenset[str], *, is_new: bool) -> datetime:
        """Write the journal line and commit; gives the instant of both."""
        at = self._clock.now()
        if is_new:
            self._journal.append(at=at, who=self.who, label=label, tables=tables)
        self._commits.commit(at)
        return at

    def _changes(self, tables: frozenset[str], label: str, at: datetime) -> Changes:
        return Changes(tables=tables, label=label, at=at, undo_label=self._label(UNDO), redo_label=self._label(REDO))

    def _tell(self, changes: Changes | None) -> None:
        if changes is not None:
            for listener in tuple(self._listeners):
                listener(changes)

"""The notice that follows every step: which tables changed, under which name."""

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Changes:
    """`tables` as read back from the undo log; a label is None where there is nothing to undo or redo."""

    tables: frozenset[str]
    label: str
    at: datetime
    undo_label: str | None
    redo_label: str | None

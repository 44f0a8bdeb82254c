"""The journal: who did what and when, append-only, each line sealed by the digest of the line before."""

import hashlib
import json
from dataclasses import dataclass
from datetime import datetime

from kiemdiem_desktop.store.codec import clean_text, utc_text
from kiemdiem_desktop.store.session import Session

_BEFORE_THE_FIRST = "0" * 64


@dataclass(frozen=True, slots=True, kw_only=True)
class JournalEntry:
    """One line. `tables` are names only, in alphabetical order: never a ballot, never a text about a member."""

    id: int
    at: datetime
    who: str
    label: str
    tables: tuple[str, ...]
    digest: str


class Journal:
    """Reads and appends; lines are never changed (the file's own triggers refuse it)."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def entries(self, limit: int) -> tuple[JournalEntry, ...]:
        """Give the last `limit` lines, the newest last."""
        rows = self._session.rows(
            "SELECT id, at, who, label, tables, digest FROM"
            " (SELECT * FROM journal ORDER BY id DESC LIMIT ?) ORDER BY id",
            (limit,),
        )
        return tuple(
            JournalEntry(
                id=int(row[0] or 0),
                at=datetime.fromisoformat(str(row[1])),
                who=str(row[2]),
                label=str(row[3]),
                tables=tuple(str(row[4]).split()),
                digest=str(row[5]),
            )
            for row in rows
        )

    def head_digest(self) -> str:
        """Give the digest of the newest line, 64 hex digits; zeros before the first."""
        rows = self._session.rows("SELECT digest FROM journal ORDER BY id DESC LIMIT 1")
        return str(rows[0][0]) if rows else _BEFORE_THE_FIRST

    def append(self, *, at: datetime, who: str, label: str, tables: frozenset[str]) -> None:
        """Add a line inside the caller's transaction."""
        line = (utc_text(at), clean_text(who), clean_text(label), " ".join(sorted(tables)))
        sql = "INSERT INTO journal(at, who, label, tables, digest) VALUES (?, ?, ?, ?, ?)"
        self._session.execute(sql, (*line, _digest(self.head_digest(), line)))

    def verify(self) -> bool:
        """Whether every line carries the digest of its words and of the line before."""
        previous = _BEFORE_THE_FIRST
        for *line, digest in self._session.rows("SELECT at, who, label, tables, digest FROM journal ORDER BY id"):
            previous = _digest(previous, [str(part) for part in line])
            if digest != previous:
                return False
        return True


def _digest(previous: str, line: tuple[str, ...] | list[str]) -> str:
    text = json.dumps([previous, *line], ensure_ascii=False, separators=(",", ":"))
    return hashlib.sha256(text.encode()).hexdigest()

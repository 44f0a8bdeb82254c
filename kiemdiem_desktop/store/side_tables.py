"""Settings (texts, undoable) and blobs (bytes, outside undo) of a workspace."""

from kiemdiem_desktop.store.codec import clean_text
from kiemdiem_desktop.store.session import Session


class Settings:
    """Texts by name. Writing happens inside `Store.step` and is undone with it."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def get(self, name: str) -> str | None:
        """Give the text, or None where none is set."""
        rows = self._session.rows("SELECT value FROM settings WHERE name = ?", (name,))
        return str(rows[0][0]) if rows else None

    def under(self, prefix: str) -> dict[str, str]:
        """Give the texts whose names begin with `prefix`."""
        sql = "SELECT name, value FROM settings WHERE substr(name, 1, ?) = ?"
        rows = self._session.rows(sql, (len(prefix), prefix))
        return {str(name): str(value) for name, value in rows}

    def set(self, name: str, text: str) -> None:
        """Set the text."""
        sql = "INSERT INTO settings(name, value) VALUES (?, ?) ON CONFLICT(name) DO UPDATE SET value = excluded.value"
        self._session.execute(sql, (clean_text(name), clean_text(text)))

    def remove(self, name: str) -> None:
        """Forget the text, if there is one."""
        self._session.execute("DELETE FROM settings WHERE name = ?", (name,))


class Blobs:
    """Bytes by name, such as the software key: no undo step takes them back.

    Written inside a step they share its fate; outside one, at once.
    """

    def __init__(self, session: Session) -> None:
        self._session = session

    def get(self, name: str) -> bytes | None:
        """Give the bytes, or None where none are kept."""
        rows = self._session.rows("SELECT data FROM blobs WHERE name = ?", (name,))
        return bytes(rows[0][0]) if rows and isinstance(rows[0][0], bytes) else None

    def set(self, name: str, data: bytes) -> None:
        """Keep the bytes in place of earlier ones."""
        self._session.check_place()
        sql = "INSERT INTO blobs(name, data) VALUES (?, ?) ON CONFLICT(name) DO UPDATE SET data = excluded.data"
        self._session.execute(sql, (name, data))

    def remove(self, name: str) -> None:
        """Forget the bytes, if there are any."""
        self._session.check_place()
        self._session.execute("DELETE FROM blobs WHERE name = ?", (name,))

    def names(self, prefix: str) -> tuple[str, ...]:
        """Give the names that begin with `prefix`, in order."""
        sql = "SELECT name FROM blobs WHERE substr(name, 1, ?) = ? ORDER BY name"
        return tuple(str(row[0]) for row in self._session.rows(sql, (len(prefix), prefix)))

"""Originals: files kept as they came or went, sealed, in one growing file beside the database.

A committee keeps hundreds of megabytes of them, and they never change. In the database every opening would read them
and every backup copy them; beside it they are written once. What a name stands for is told by the database, so a file
is there when the step that kept it is, and not before: whatever follows the last one that is told of is a rest of a
step that was cut off. Nothing is ever taken out of the file, hence a database that was restored finds its own again.
"""

import hmac
import os
import secrets
from contextlib import suppress
from io import SEEK_END, BytesIO
from pathlib import Path
from typing import BinaryIO, Final

from kiemdiem_desktop.store import doors, faults
from kiemdiem_desktop.store.driver import KEY_BYTES
from kiemdiem_desktop.store.session import Session
from kiemdiem_desktop.store.side_tables import Blobs

ORIGINALS_NAME: Final = "originals.bin"
_NONCE_BYTES: Final = 12


class Originals:
    """The originals of one open workspace, outside undo. `path` None keeps them in memory.

    Each is sealed by AES-256-GCM, together with its name, under a key that only the key of the workspace gives.
    """

    def __init__(self, session: Session, path: Path | None, key: bytes) -> None:
        self._session = session
        self._older = Blobs(session)
        self._path = path
        self._key = hmac.digest(key, b"kiemdiem originals", "sha256")
        self._file: BinaryIO | None = None if path is not None else BytesIO()
        session.before_commit = self._make_last

    @classmethod
    def in_memory(cls, session: Session) -> "Originals":
        """Give the originals of a workspace that is kept nowhere."""
        return cls(session, None, secrets.token_bytes(KEY_BYTES))

    def keep(self, name: str, data: bytes) -> None:
        """Keep a file inside an open step; one of that name that is kept already stays. Raises: StoreError."""
        if not self._session.connection.in_transaction:
            raise faults.WriteOutsideStepError(name)
        if self._place_of(name) is not None:
            return
        self._session.check_place()
        nonce = secrets.token_bytes(_NONCE_BYTES)
        sealed = doors.sealing_cipher(self._key).encrypt(nonce, data, name.encode())
        with faults.in_words():
            file = self._opened()
            place = file.seek(0, SEEK_END)
            file.write(nonce)
            file.write(sealed)
        size = _NONCE_BYTES + len(sealed)
        self._session.execute("INSERT INTO originals(name, place, size) VALUES (?, ?, ?)", (name, place, size))

    def get(self, name: str) -> bytes | None:
        """Give a file as it was kept, None where there is none. Raises: StoreError where it was lost or changed.

        What was kept before there were originals lies in the database, among the blobs, and is found there.
        """
        place = self._place_of(name)
        if place is None:
            return self._older.get(name)
        sealed = self._read(*place)
        try:
            return doors.sealing_cipher(self._key).decrypt(sealed[:_NONCE_BYTES], sealed[_NONCE_BYTES:], name.encode())
        except (doors.broken_seal(), ValueError) as error:  # ValueError: hardly anything is left of it
            raise faults.original_lost() from error

    def close(self) -> None:
        """Let the file go; never fails."""
        file, self._file = self._file, None
        if file is not None:
            with suppress(OSError):  # what no step told of need not reach the disk
                file.close()

    def _place_of(self, name: str) -> tuple[int, int] | None:
        rows = self._session.rows("SELECT place, size FROM originals WHERE name = ?", (name,))
        return (int(rows[0][0] or 0), int(rows[0][1] or 0)) if rows else None

    def _read(self, place: int, size: int) -> bytes:
        try:
            if self._path is None or self._file is not None:
                return _part(self._opened(), place, size)
            with self._path.open("rb") as file:
                return _part(file, place, size)
        except FileNotFoundError as error:
            raise faults.original_lost() from error
        except OSError as error:
            raise faults.translate_os(error) from error

    def _opened(self) -> BinaryIO:
        """Give the file, open to be added to until the step has lasted."""
        if self._file is None:
            assert self._path is not None
            self._file = self._path.open("ab+")
        return self._file

    def _make_last(self) -> None:
        """Have what was kept reach the disk, before the database tells of it. Raises: StoreError."""
        if self._path is None or self._file is None:
            return
        with faults.in_words():
            try:
                self._file.flush()
                os.fsync(self._file.fileno())
            finally:
                self.close()


def _part(file: BinaryIO, place: int, size: int) -> bytes:
    file.seek(place)
    return file.read(size)

"""A whole workspace as one file ("Sao lưu", "Chuyển máy"): database, wrapped keys and originals, in a ZIP.

The copy stays encrypted: the file opens with the passphrase or the recovery code of the workspace it came from.
"""

import hashlib
import json
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from shutil import copyfileobj

from kiemdiem_desktop.store import faults
from kiemdiem_desktop.store.backups import Backups
from kiemdiem_desktop.store.files import make_last, move_durably
from kiemdiem_desktop.store.keys import KEYS_NAME
from kiemdiem_desktop.store.originals import ORIGINALS_NAME

DATA_NAME = "data.db"
_MANIFEST_NAME = "manifest.json"
_FORMAT, _VERSION = "kiemdiem-workspace", 1
_NEEDED = (KEYS_NAME, DATA_NAME)
_PARTS = (KEYS_NAME, ORIGINALS_NAME, DATA_NAME)
_PIECE_BYTES = 1 << 20


def export(backups: Backups, path: Path) -> None:
    """Write the workspace to `path`, in place of what is there; it is read back before it gets that name.

    Raises: StoreError.
    """
    copy, part = path.with_name(path.name + ".copy"), path.with_name(path.name + ".part")
    kept = backups.folder / ORIGINALS_NAME
    beside = {ORIGINALS_NAME: kept} if kept.is_file() else {}
    with faults.in_words():
        try:
            backups.write_copy(copy)
            _write_archive(part, {KEYS_NAME: backups.folder / KEYS_NAME, **beside, DATA_NAME: copy})
            make_last(part)
            check_archive(part)
            move_durably(part, path)
        finally:
            copy.unlink(missing_ok=True)
            part.unlink(missing_ok=True)


def check_archive(path: Path) -> None:
    """See that a file is a whole workspace, every byte of it. Raises: StoreError."""
    with _opened(path) as archive:
        names = {entry.filename for entry in archive.infolist()} - {_MANIFEST_NAME}
        if not (names <= set(_PARTS) and names.issuperset(_NEEDED)) or len(archive.namelist()) != len(names) + 1:
            raise faults.bad_single_file()
        if sum(entry.file_size for entry in archive.infolist()) > path.stat().st_size:  # ours are never compressed
            raise faults.bad_single_file()
        _check(json.loads(archive.read(_MANIFEST_NAME)), {name: _digest(archive, name) for name in names})


def unpack_archive(path: Path, folder: Path) -> None:
    """Write the parts of a checked file into `folder`, the database last: with it, it is a workspace.

    Raises: StoreError.
    """
    with _opened(path) as archive:
        for name in (name for name in _PARTS if name in archive.namelist()):
            part = folder / f"{name}.part"
            with archive.open(name) as source, part.open("wb") as target:
                copyfileobj(source, target, _PIECE_BYTES)
            make_last(part)
            move_durably(part, folder / name)


@contextmanager
def _opened(path: Path) -> Iterator[zipfile.ZipFile]:
    try:
        with faults.in_words(), zipfile.ZipFile(path) as archive:
            yield archive
    except (zipfile.BadZipFile, ValueError, KeyError, TypeError, EOFError, NotImplementedError) as error:
        raise faults.bad_single_file() from error


def _digest(archive: zipfile.ZipFile, name: str) -> str:
    digest = hashlib.sha256()
    with archive.open(name) as file:
        while piece := file.read(_PIECE_BYTES):
            digest.update(piece)
    return digest.hexdigest()


def _check(manifest: dict[str, object], digests: dict[str, str]) -> None:
    if manifest["format"] == _FORMAT and manifest["version"] != _VERSION:
        raise faults.newer_workspace()
    if manifest != {"format": _FORMAT, "version": _VERSION, "sha256": digests}:
        raise faults.bad_single_file()


def _write_archive(path: Path, sources: dict[str, Path]) -> None:
    digests = {}
    with zipfile.ZipFile(path, "w", zipfile.ZIP_STORED) as archive:
        for name, source in sources.items():
            archive.write(source, name)
            with source.open("rb") as file:
                digests[name] = hashlib.file_digest(file, "sha256").hexdigest()
        archive.writestr(_MANIFEST_NAME, json.dumps({"format": _FORMAT, "version": _VERSION, "sha256": digests}))

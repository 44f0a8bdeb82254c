"""A whole workspace as one file ("Sao lưu", "Chuyển máy"): a copy of the database and the wrapped keys, in a ZIP.

The copy stays encrypted: the file opens with the passphrase or the recovery code of the workspace it came from.
"""

import hashlib
import json
import zipfile
from pathlib import Path

from kiemdiem_desktop.store import faults
from kiemdiem_desktop.store.backups import Backups
from kiemdiem_desktop.store.files import make_last, move_durably
from kiemdiem_desktop.store.keys import KEYS_NAME

DATA_NAME = "data.db"
_MANIFEST_NAME = "manifest.json"
_FORMAT, _VERSION = "kiemdiem-workspace", 1
_PARTS = (KEYS_NAME, DATA_NAME)
_MOST_BYTES = 4 << 30


def export(backups: Backups, path: Path) -> None:
    """Write the workspace to `path`, in place of what is there; it is read back before it gets that name.

    Raises: StoreError.
    """
    copy, part = path.with_name(path.name + ".copy"), path.with_name(path.name + ".part")
    with faults.in_words():
        try:
            backups.write_copy(copy)
            _write_archive(part, {KEYS_NAME: backups.folder / KEYS_NAME, DATA_NAME: copy})
            make_last(part)
            read_archive(part)
            move_durably(part, path)
        finally:
            copy.unlink(missing_ok=True)
            part.unlink(missing_ok=True)


def read_archive(path: Path) -> dict[str, bytes]:
    """Give the parts of a workspace in one file by name, every byte checked. Raises: StoreError."""
    try:
        with faults.in_words(), zipfile.ZipFile(path) as archive:
            if sorted(archive.namelist()) != sorted((_MANIFEST_NAME, *_PARTS)):
                raise faults.bad_single_file()
            if sum(entry.file_size for entry in archive.infolist()) > _MOST_BYTES:
                raise faults.bad_single_file()
            manifest = json.loads(archive.read(_MANIFEST_NAME))
            parts = {name: archive.read(name) for name in _PARTS}
            _check(manifest, parts)
    except (zipfile.BadZipFile, ValueError, KeyError, TypeError, EOFError, NotImplementedError) as error:
        raise faults.bad_single_file() from error
    return parts


def _check(manifest: dict[str, object], parts: dict[str, bytes]) -> None:
    if manifest["format"] == _FORMAT and manifest["version"] != _VERSION:
        raise faults.newer_workspace()
    digests = {name: hashlib.sha256(data).hexdigest() for name, data in parts.items()}
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

"""Files of the exchange on a stick or in a folder: those that came down, and those that were left behind."""

import re
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path
from typing import Final

from kiemdiem_desktop.domain.package import PACKAGE_ENDINGS
from kiemdiem_desktop.domain.superior_package import PackageKind
from kiemdiem_desktop.services.cell.cells import find_cell
from kiemdiem_desktop.services.workspace import Workspace

_FROM_ABOVE: Final = tuple(f"{kind}-" for kind in PackageKind if not kind.is_upward)
_OURS: Final = re.compile(
    r"(?:dossier-.+\.asice(?:\.age)?(?:\.part)?|khoa-.+\.cer)", re.IGNORECASE
)  # a stick may show its names in capitals
_MOST: Final = 200  # a stick full of photographs is not looked through to its end


def list_from_above(folders: Iterable[Path]) -> tuple[Path, ...]:
    """Give the files in these folders (not below them) whose names are those of a superior's packages, newest first.

    The order is for the eye alone: two written within the 2 seconds that a stick can tell apart stand by their names.
    """
    found = [path for folder in folders for path in _files_of(folder) if _is_from_above(path.name)]
    return tuple(sorted(found, key=lambda path: (_written_at(path), path.name.lower()), reverse=True)[:_MOST])


def kind_named(path: Path) -> PackageKind | None:
    """Give the kind that a file's name claims, for a list to choose from; the content decides."""
    return next((kind for kind in PackageKind if path.name.lower().startswith(f"{kind}-")), None)


def list_left_behind(workspace: Workspace, folder: Path) -> tuple[Path, ...]:
    """Give the files in a folder that this cell wrote: packages, halves of such, certificates; by name."""
    cell = find_cell(workspace)
    code = cell.code.lower() if cell else ""
    ours = (path for path in _files_of(folder) if _OURS.fullmatch(path.name) and code in path.name.lower())
    return tuple(sorted(ours))


def wipe(files: Iterable[Path]) -> tuple[Path, ...]:
    """Delete files from a stick; gives those that could not be deleted.

    A stick may keep what was deleted until it is written over: what must not be read by others is encrypted.
    """
    left = []
    for path in files:
        try:
            path.unlink(missing_ok=True)
        except OSError:
            left.append(path)
    return tuple(left)


def _is_from_above(name: str) -> bool:
    return name.lower().startswith(_FROM_ABOVE) and name.lower().endswith(PACKAGE_ENDINGS)


def _files_of(folder: Path) -> list[Path]:
    with suppress(OSError):  # pulled out meanwhile: nothing is there
        return [path for path in folder.iterdir() if path.is_file() and not path.is_symlink()]
    return []


def _written_at(path: Path) -> float:
    with suppress(OSError):
        return path.stat().st_mtime
    return 0.0

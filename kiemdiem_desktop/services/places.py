"""Where the program's folders are, and the language it speaks; light, for the first window waits for it."""

import os
import sys
from dataclasses import dataclass
from pathlib import Path

from kiemdiem_desktop.domain.errors import KiemdiemError
from kiemdiem_desktop.i18n import _, use_language

PROGRAM_FOLDER = "kiemdiem"
PORTABLE_MARK = "portable.txt"
PORTABLE_DATA = "du-lieu"
LEVELS_UP = 3  # <home>/versions/<version>/program


@dataclass(frozen=True, slots=True, kw_only=True)
class Places:
    """Where things are: `resources` and `translations` are read only; `data` holds workspaces, settings and logs.

    `is_portable`: `data` stands beside the program, on the stick.
    """

    resources: Path
    translations: Path
    data: Path
    is_portable: bool

    @property
    def shelf(self) -> Path:
        """The folder in which the workspaces stand."""
        return self.data / "so"


def find_places() -> Places:
    """Find the program's folders, the same way from source, wheel and bundle. Raises: KiemdiemError."""
    base = next((root for root in _roots() if (root / "resources" / "regulations").is_dir()), None)
    if base is None:
        raise KiemdiemError(
            code="resources_missing",
            message=_("Không thấy thư mục “resources” của chương trình."),
            hint=_("Cài lại chương trình; sổ chi bộ không bị ảnh hưởng."),
        )
    home = find_portable_home(base)
    data = _data_dir() if home is None else home / PORTABLE_DATA
    return Places(
        resources=base / "resources",
        translations=base / "translations",
        data=data,
        is_portable=home is not None,
    )


def find_portable_home(base: Path) -> Path | None:
    """Give the folder that bears the mark of a stick: the program's own, or the one around all its versions."""
    around = (base, *list(base.parents)[:LEVELS_UP])
    return next((folder for folder in around if (folder / PORTABLE_MARK).is_file()), None)


def _roots() -> tuple[Path, ...]:
    return (Path(__file__).parents[2], Path(sys.executable).parent, Path(sys.prefix) / "share" / PROGRAM_FOLDER)


def _data_dir() -> Path:
    if sys.platform == "win32":
        return Path(os.environ.get("LOCALAPPDATA", Path.home())) / PROGRAM_FOLDER
    return Path(os.environ.get("XDG_DATA_HOME", Path.home() / ".local" / "share")) / PROGRAM_FOLDER


def choose_language(places: Places) -> None:
    """Use the interface language that KIEMDIEM_LANGUAGE names; Vietnamese unless told otherwise."""
    code = os.environ.get("KIEMDIEM_LANGUAGE", "vi")
    os.environ["LANGUAGE"] = code
    use_language(code, places.translations)

"""Returned forms from files or a whole folder: each read, or refused with its reason; the files stay untouched."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from kiemdiem_desktop.domain.errors import KiemdiemError
from kiemdiem_desktop.i18n import _
from kiemdiem_desktop.intake.form_errors import not_a_form
from kiemdiem_desktop.intake.form_word import read_word
from kiemdiem_desktop.intake.form_workbook import read_workbook
from kiemdiem_desktop.intake.office_file import OfficeKind, open_office_file
from kiemdiem_desktop.intake.raw_form import RawForm

MOST_FILES = 400


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadFile:
    """One file: `form` with changes on record taken as made, `rejected` as never made (None where there are none).

    `error` tells why it could not be read; then both are None.
    """

    path: Path
    form: RawForm | None = None
    rejected: RawForm | None = None
    error: KiemdiemError | None = None

    @property
    def key(self) -> str:
        """What the file is known by while the secretary decides."""
        return str(self.path)


def files_in(paths: tuple[Path, ...]) -> tuple[Path, ...]:
    """Give the files meant by files and folders (two levels deep), by name; lock files and hidden ones are left out."""
    found: dict[Path, None] = {}
    for path in paths:
        inside = (*path.glob("*"), *path.glob("*/*")) if path.is_dir() else (path,)
        found |= dict.fromkeys(sorted(filter(_is_meant, inside), key=_order))
    return tuple(found)[:MOST_FILES]


def _is_meant(path: Path) -> bool:
    return path.is_file() and not path.name.startswith((".", "~$"))


def _order(path: Path) -> tuple[str, str]:
    """Give the place of a file among others: by name, small and capital letters alike."""
    return path.name.casefold(), str(path)


def read_returned(
    paths: tuple[Path, ...], report: Callable[[int, int, str], None] = lambda *_so_far: None
) -> tuple[ReadFile, ...]:
    """Read all files; one that cannot be read carries its reason and stops nothing."""
    read = []
    for done, path in enumerate(paths):
        report(done, len(paths), path.name)
        read.append(read_one(path))
    return tuple(read)


def read_one(path: Path) -> ReadFile:
    """Read one file."""
    try:
        file = open_office_file(path)
        if file.kind is OfficeKind.EXCEL:
            form = read_workbook(file)
            if form.stamp is None and not form.answers:
                raise not_a_form(path.name, _("bảng tính không có mã bản và ô điền"))
            return ReadFile(path=path, form=form)
        form = read_word(file)
        rejected = read_word(file, accepts=False) if form.revisions else None
        return ReadFile(path=path, form=form, rejected=rejected)
    except KiemdiemError as error:
        return ReadFile(path=path, error=error)

"""The published forms of package contents, for those who write or read packages with programs of their own."""

from pathlib import Path
from typing import Final

from kiemdiem_desktop.domain.errors import NotFoundError
from kiemdiem_desktop.domain.superior_package import PackageKind
from kiemdiem_desktop.domain.update import UPDATE_KIND, update_label
from kiemdiem_desktop.exchange.layout import FORMAT_VERSION
from kiemdiem_desktop.i18n import _

_FOLDER: Final = "schemas"


def list_schemas(resources: Path) -> tuple[tuple[str, str, Path], ...]:
    """Give each kind of package with its name in words and the file of its JSON Schema, in the order of the year."""
    of_people = tuple((kind.value, kind.label, _file(resources, kind.value)) for kind in PackageKind)
    return (*of_people, (UPDATE_KIND, update_label(), _file(resources, UPDATE_KIND)))


def read_schema(resources: Path, kind: str) -> str:
    """Give the JSON Schema of a kind, with its examples, as text. Raises: NotFoundError."""
    kinds = [*(known.value for known in PackageKind), UPDATE_KIND]
    if kind not in kinds:
        raise NotFoundError(
            code="no_such_kind",
            message=_("Không có loại gói “{kind}”.").format(kind=kind),
            hint=_("Các loại: {kinds}.").format(kinds=", ".join(kinds)),
        )
    return _file(resources, kind).read_text(encoding="utf-8")


def _file(resources: Path, kind: str) -> Path:
    return resources / _FOLDER / f"{kind}-{FORMAT_VERSION}.json"

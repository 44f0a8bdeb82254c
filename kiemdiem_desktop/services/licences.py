"""The parts of others in the program: which, in which version, under which licence, with its text.

`resources/licences/parts.json` lists them; the versions and the texts of libraries are read from the libraries
themselves, so that they are those of the very files that run. Texts are official ones, in English.
"""

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from importlib.metadata import Distribution, PackageNotFoundError, distribution
from pathlib import Path
from platform import python_version
from typing import Final

FOLDER: Final = "licences"
_TEXT: Final = re.compile(r"(?:licen[cs]e|copying|notice)", re.IGNORECASE)
_READABLE: Final = 400_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """One part: `licence` is its SPDX expression, `what` says in Vietnamese what it does here, `texts` are files."""

    name: str
    version: str
    licence: str
    what: str
    home: str
    texts: tuple[Path, ...]


def list_parts(resources: Path) -> tuple[Part, ...]:
    """Give all parts that are here: those with duties for us first, then the libraries by name."""
    folder = resources / FOLDER
    told = json.loads((folder / "parts.json").read_text(encoding="utf-8"))["parts"]
    parts = (_part(folder, row) for row in told)
    return tuple(part for part in parts if part.texts)  # an installed copy leaves out libraries that it never uses


def licence_text(part: Part) -> str:
    """Give what the licences page shows of a part."""
    head = [f"{part.name} {part.version}".strip(), part.what, f"{part.licence}  ·  {part.home}"]
    texts = [path.read_text(encoding="utf-8", errors="replace").strip() for path in part.texts]
    return f"\n\n{'─' * 40}\n\n".join(["\n".join(head), *texts]) + "\n"


def _part(folder: Path, row: dict[str, object]) -> Part:
    library = _library(str(row.get("version_of", row["name"])))
    own = row.get("texts")
    notes = (folder / f"{row['note']}.vi.txt",) if "note" in row else ()
    texts = tuple(folder / str(name) for name in own) if isinstance(own, list) else tuple(_texts_of(library))
    return Part(
        name=str(row["name"]),
        version=_version(row, library),
        licence=str(row["licence"]),
        what=str(row["what"]),
        home=str(row["home"]),
        texts=tuple(path for path in (*notes, *texts) if path.is_file()),
    )


def _version(row: dict[str, object], library: Distribution | None) -> str:
    if row["name"] == "Python":
        return python_version()
    return str(row["version"]) if "version" in row else library.version if library is not None else ""


def _library(name: str) -> Distribution | None:
    try:
        return distribution(name)
    except PackageNotFoundError:
        return None


def _texts_of(library: Distribution | None) -> Iterator[Path]:
    """Give the licence files that a library brings with its metadata, the shortest path first."""
    base = getattr(library, "_path", None)
    if isinstance(base, Path):
        found = (path for path in base.rglob("*") if path.is_file() and path.stat().st_size < _READABLE)
        named = [path for path in found if _TEXT.search(str(path.relative_to(base)))]
        yield from sorted(named, key=lambda path: (len(path.parts), str(path)))

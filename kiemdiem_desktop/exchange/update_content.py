"""The content of an update package: written for signing, read strictly; every path is one that may be written."""

import re
from collections.abc import Mapping, Sequence
from typing import Final

from kiemdiem_desktop.domain.update import UPDATE_KIND, ProgramFile, UpdateNotice
from kiemdiem_desktop.exchange.content import Value
from kiemdiem_desktop.exchange.errors import ContentError, TooLargeError
from kiemdiem_desktop.exchange.layout import FORMAT_VERSION
from kiemdiem_desktop.exchange.plain_fields import read_fields, write_fields
from kiemdiem_desktop.exchange.update_errors import NewerUpdateFormatError
from kiemdiem_desktop.i18n import _

MAX_FILES: Final = 20_000
MAX_PROGRAM_BYTES: Final = 700_000_000
_LONGEST_PATH: Final = 180  # Windows allows 260 with the folder of the program before it
_SEGMENT: Final = re.compile(r"[A-Za-z0-9_@+~()&,=!#\[\]{} .$%^'-]{1,120}", re.ASCII)
_RESERVED: Final = re.compile(r"(?:con|prn|aux|nul|com[0-9]|lpt[0-9])(?:\..*)?", re.ASCII | re.IGNORECASE)
_VERSION: Final = re.compile(r"[0-9]{1,5}(?:\.[0-9]{1,5}){1,3}", re.ASCII)
_DIGEST: Final = re.compile(r"[0-9a-f]{64}", re.ASCII)


def update_content(notice: UpdateNotice) -> dict[str, Value]:
    """Give the content of an update package, ready for `canonical_json`; its form is schemas/update-1.json."""
    return {"format_version": FORMAT_VERSION, "kind": UPDATE_KIND, **write_fields(notice)}


def read_update_content(content: Mapping[str, Value]) -> UpdateNotice | None:
    """Read the verified content of a package; None where it is a package of another kind.

    Raises: NewerUpdateFormatError, ContentError, TooLargeError.
    """
    format_version = content.get("format_version")
    if content.get("kind") != UPDATE_KIND:
        return None
    if isinstance(format_version, int) and format_version > FORMAT_VERSION:
        raise NewerUpdateFormatError(found=format_version, known=FORMAT_VERSION)
    body = {name: value for name, value in content.items() if name not in ("format_version", "kind")}
    notice = read_fields(UpdateNotice, body)
    if format_version != FORMAT_VERSION or _VERSION.fullmatch(notice.version) is None:
        raise ContentError(detail=_("số của bản ghi không đúng"))
    check_files(notice.files)
    return notice


def check_files(files: Sequence[ProgramFile]) -> None:
    """See that the files may be written below a folder, each once, in order. Raises: ContentError, TooLargeError."""
    if len(files) > MAX_FILES:
        raise TooLargeError(what=_("số tệp của chương trình"), found=len(files), limit=MAX_FILES)
    total = sum(file.size for file in files)
    if total > MAX_PROGRAM_BYTES:
        million = 1_000_000
        raise TooLargeError(what=_("chương trình (MB)"), found=total // million, limit=MAX_PROGRAM_BYTES // million)
    paths = [file.path for file in files]
    wrong = next((file.path for file in files if not (_is_path(file.path) and _DIGEST.fullmatch(file.sha256))), None)
    is_in_order = paths == sorted(paths) and len({path.casefold() for path in paths}) == len(paths)
    if wrong is not None or not files or not is_in_order:
        raise ContentError(detail=_("danh sách tệp của chương trình ghi không đúng"))


def _is_path(path: str) -> bool:
    return 0 < len(path) <= _LONGEST_PATH and all(_is_segment(part) for part in path.split("/"))


def _is_segment(part: str) -> bool:
    is_plain = _SEGMENT.fullmatch(part) is not None and not part.endswith((".", " ")) and not part.startswith(" ")
    return is_plain and _RESERVED.fullmatch(part) is None

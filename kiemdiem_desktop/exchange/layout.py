"""What a package holds: the names of its entries, which are allowed, and their one order."""

import re
from collections.abc import Iterable, Sequence
from typing import Final

FORMAT_VERSION: Final = 1
MIMETYPE: Final = b"application/vnd.etsi.asic-e+zip"
MIMETYPE_NAME: Final = "mimetype"
CONTENT_NAME: Final = "content.json"
DOCUMENTS: Final = "documents/"
ATTACHMENTS: Final = "attachments/"

MEDIA_TYPES: Final = {
    "pdf": "application/pdf",
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "jpg": "image/jpeg",
    "png": "image/png",
    "json": "application/json",
    "xz": "application/x-xz",
}

_SINGLE: Final = frozenset({MIMETYPE_NAME, CONTENT_NAME})
_DOCUMENT: Final = re.compile(r"documents/([A-Za-z0-9][A-Za-z0-9_-]{0,63})\.(?:pdf|docx|xlsx)", re.ASCII)
_ATTACHMENT: Final = re.compile(r"attachments/[0-9a-f]{64}\.(?:pdf|jpg|png)", re.ASCII)
_METADATA: Final = "META-INF/"
_MANIFEST: Final = re.compile(r"META-INF/ASiCManifest([0-9]{3})\.xml", re.ASCII)
_SIGNATURE: Final = re.compile(r"META-INF/signature([0-9]{3})\.p7s", re.ASCII)
_RESERVED: Final = re.compile(r"(?:con|prn|aux|nul|com[0-9]|lpt[0-9])", re.ASCII | re.IGNORECASE)


# the same whitelist as one expression, for hundreds of names at once
_ALLOWED: Final = re.compile(
    "mimetype|content\\.json"
    rf"|documents/(?!(?i:{_RESERVED.pattern})\.)[A-Za-z0-9][A-Za-z0-9_-]{{0,63}}\.(?:pdf|docx|xlsx)"
    rf"|{_ATTACHMENT.pattern}|{_MANIFEST.pattern}|{_SIGNATURE.pattern}",
    re.ASCII,
)


def check_name(name: str) -> bool:
    """Whether `name` is on the whitelist of entry names."""
    document = _DOCUMENT.fullmatch(name)
    if document is not None:
        return _RESERVED.fullmatch(document.group(1)) is None
    return name in _SINGLE or is_metadata(name) or _ATTACHMENT.fullmatch(name) is not None


def are_all_allowed(names: Sequence[str]) -> bool:
    """Whether every name is on the whitelist, as `check_name` says of each."""
    return all(map(_ALLOWED.fullmatch, names))


def is_metadata(name: str) -> bool:
    """Whether `name` is that of a manifest or a signature."""
    if not name.startswith(_METADATA):
        return False
    return _MANIFEST.fullmatch(name) is not None or _SIGNATURE.fullmatch(name) is not None


def manifest_name(number: int) -> str:
    """Give the name of the manifest of signer `number`, from 1."""
    return f"META-INF/ASiCManifest{number:03d}.xml"


def signature_name(number: int) -> str:
    """Give the name of the signature of signer `number`, from 1."""
    return f"META-INF/signature{number:03d}.p7s"


def media_type(name: str) -> str:
    """Give the media type that the manifest states for an entry."""
    return MEDIA_TYPES.get(name.rpartition(".")[2], "application/octet-stream")


def in_order(names: Iterable[str]) -> list[str]:
    """Sort entry names: mimetype, content, documents, attachments, then manifest and signature of each signer."""
    plain = sorted(names)  # documents are the many, and stand in plain order among themselves
    documents = [name for name in plain if name.startswith(DOCUMENTS)]
    others = sorted((name for name in plain if not name.startswith(DOCUMENTS)), key=_rank)
    after = sum(name in _SINGLE for name in others)
    return [*others[:after], *documents, *others[after:]]


def _rank(name: str) -> tuple[int, str]:
    if name == MIMETYPE_NAME:
        return (0, "")
    if name == CONTENT_NAME:
        return (1, "")
    if name.startswith(DOCUMENTS):
        return (2, name)
    if name.startswith(ATTACHMENTS):
        return (3, name)
    manifest, signature = _MANIFEST.fullmatch(name), _SIGNATURE.fullmatch(name)
    number = manifest or signature
    return (4, f"{number.group(1)}{'a' if manifest else 'b'}" if number else name)

"""Making a package: content, documents and attachments, listed in a manifest, sealed with a key."""

from collections.abc import Mapping
from datetime import datetime
from typing import Final

from kiemdiem_desktop.exchange import errors
from kiemdiem_desktop.exchange.cades import make_signature
from kiemdiem_desktop.exchange.canonical_zip import check_names, check_size, write_zip
from kiemdiem_desktop.exchange.content import canonical_content
from kiemdiem_desktop.exchange.keys import SigningKey, read_certificate
from kiemdiem_desktop.exchange.layout import (
    ATTACHMENTS,
    CONTENT_NAME,
    DOCUMENTS,
    MIMETYPE,
    MIMETYPE_NAME,
    manifest_name,
    signature_name,
)
from kiemdiem_desktop.exchange.manifest import digests, list_digests, write_manifest
from kiemdiem_desktop.exchange.signatures import Trusted
from kiemdiem_desktop.exchange.verifying import check_sealed, verify
from kiemdiem_desktop.i18n import _

MAX_SIGNERS: Final = 5


def make_package(
    *,
    content: Mapping[str, object],
    documents: Mapping[str, bytes],
    attachments: Mapping[str, bytes] | None = None,
    key: SigningKey,
    at: datetime,
) -> bytes:
    """Give a signed package; what it says and who signed it is checked as its receiver will.

    `documents` by file name without folder ("mau-2b-dv-7.pdf"), `attachments` by "<sha256>.<pdf|jpg|png>".
    Same input, same bytes, the signature apart.

    Raises: EntryNameError, DuplicateEntryError, TooLargeError, ContentError, ForeignCellError, ExpiredKeyError;
        TypeError or ValueError as `canonical_json`.
    """
    written, plain = canonical_content(content)
    entries = {MIMETYPE_NAME: MIMETYPE, CONTENT_NAME: written}
    entries |= {DOCUMENTS + name: data for name, data in documents.items()}
    entries |= {ATTACHMENTS + name: data for name, data in (attachments or {}).items()}
    check_names(list(entries))
    check_size(sum(len(data) for data in entries.values()))
    found = digests(entries)
    sealed = _sealed(entries, found, key, at)
    check_sealed(sealed, plain, found, trusted=(key.certificate_der,), at=at)
    return write_zip(sealed)


def add_signature(package: bytes, *, trusted: Trusted, key: SigningKey, at: datetime) -> bytes:
    """Give the package with one more pair of manifest and signature; every entry that was there keeps its bytes.

    The package is proved first, and once more as its receiver will, with the new signer known.

    Raises: PackageError as `verify`; SignedAlreadyError; what the key itself raises.
    """
    before = verify(package, trusted=trusted, at=at)
    if any(signer.certificate.der == key.certificate_der for signer in before.signers):
        raise errors.SignedAlreadyError(holder=read_certificate(key.certificate_der).holder)
    number = len(before.signers) + 1
    if number > MAX_SIGNERS:
        raise errors.TooLargeError(what=_("số chữ ký trong gói"), found=number, limit=MAX_SIGNERS)
    manifest = write_manifest(before.entries, number)
    pair = {manifest_name(number): manifest, signature_name(number): make_signature(manifest, key, at=at)}
    data = write_zip({**before.entries, **pair})
    after = verify(data, trusted=(*trusted, key.certificate_der), at=at)
    assert all(after.entries[name] == entry for name, entry in before.entries.items())
    return data


def _sealed(
    entries: Mapping[str, bytes], found: Mapping[str, bytes], key: SigningKey, at: datetime
) -> dict[str, bytes]:
    """Add the manifest of the digests `found` and the signature of the first signer."""
    manifest = list_digests(found, 1)
    return {**entries, manifest_name(1): manifest, signature_name(1): make_signature(manifest, key, at=at)}

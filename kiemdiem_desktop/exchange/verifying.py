"""Checking a package: what is not proved whole, signed and enrolled never leaves this module as content.

The order is that of proof: shell, signatures over manifests, entries against manifests, the signers' dates and
enrolment, and only then the content, parsed from the very bytes that were checked.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from hashlib import sha256
from pathlib import Path
from types import MappingProxyType
from typing import Final

from kiemdiem_desktop.domain.superior_package import PackageKind
from kiemdiem_desktop.domain.trust import KeyOwner
from kiemdiem_desktop.exchange import errors
from kiemdiem_desktop.exchange.canonical_zip import MAX_PACKED_BYTES, ZipEntries, check_size, open_zip
from kiemdiem_desktop.exchange.content import Value, parse_content
from kiemdiem_desktop.exchange.layout import (
    ATTACHMENTS,
    CONTENT_NAME,
    FORMAT_VERSION,
    MIMETYPE,
    MIMETYPE_NAME,
    is_metadata,
    manifest_name,
    signature_name,
)
from kiemdiem_desktop.exchange.manifest import check_listed, digests
from kiemdiem_desktop.exchange.signatures import Signer, Trusted, check_signature, check_signer
from kiemdiem_desktop.exchange.update_container import refuse_update
from kiemdiem_desktop.exchange.words import digest_words
from kiemdiem_desktop.i18n import _

_MUST_NOT: Final = {(KeyOwner.CELL, False), (KeyOwner.SUPERIOR, True)}  # owner of the key, whether it is sent upward
KINDS: Final = frozenset(kind.value for kind in PackageKind)


@dataclass(frozen=True, slots=True, kw_only=True)
class VerifiedPackage:
    """A package that is whole, rightly signed by enrolled keys, and read.

    `entries` are all entries by name, in their order.
    """

    kind: str
    content: Mapping[str, Value]
    entries: ZipEntries
    signers: tuple[Signer, ...]

    @property
    def signer(self) -> Signer:
        """The first signer."""
        return self.signers[0]

    @property
    def digest(self) -> str:
        """The SHA-256 of the whole file, hexadecimal."""
        return self.entries.file_digest

    @property
    def content_digest(self) -> str:
        """The SHA-256 of the content, hexadecimal: what a package has in common with itself after one more signed."""
        return sha256(self.entries[CONTENT_NAME]).hexdigest()

    @property
    def words(self) -> str:
        """The package's short readable fingerprint."""
        return digest_words(self.digest)


def verify(package: Path | bytes, *, trusted: Trusted, at: datetime) -> VerifiedPackage:
    """Prove a package and read it; `trusted` are the enrolled keys, `at` an aware moment.

    Raises: PackageError, a subclass for each reason; OSError where the file cannot be read.
    """
    data = read_bytes(package)
    entries = open_zip(data)
    signers = _check_signatures(entries, trusted)
    found = digests(entries.views())
    for number in range(1, len(signers) + 1):
        name = manifest_name(number)
        check_listed(found, entries[name], name=name, number=number)
    content, kind = _check_content(entries, found, signers, at)
    return VerifiedPackage(kind=kind, content=MappingProxyType(content), entries=entries, signers=tuple(signers))


def check_sealed(
    entries: Mapping[str, bytes],
    content: Mapping[str, Value],
    found: Mapping[str, bytes],
    *,
    trusted: Trusted,
    at: datetime,
) -> None:
    """Check entries that were just listed and signed, as `verify` does, but neither hash nor parse them once more.

    `content` is what the entry of that name says, `found` the digests of the entries, both from the making.

    Raises: PackageError.
    """
    signers = _check_signatures(entries, trusted)
    _check_fixed_entries(entries, found)
    _check_signers(signers, at)
    _check_said(content, signers)


def _check_content(
    entries: Mapping[str, bytes], found: Mapping[str, bytes], signers: Sequence[Signer], at: datetime
) -> tuple[dict[str, Value], str]:
    _check_fixed_entries(entries, found)
    _check_signers(signers, at)
    content = parse_content(entries[CONTENT_NAME])
    return content, _check_said(content, signers)


def _check_signers(signers: Sequence[Signer], at: datetime) -> None:
    for signer in signers:
        check_signer(signer, at=at)


def _check_said(content: Mapping[str, Value], signers: Sequence[Signer]) -> str:
    """Check who says what, and give the kind."""
    kind = _check_heading(content)
    _check_speaker(content, kind, signers)
    return kind


def read_bytes(package: Path | bytes) -> bytes:
    """Read a file once, no further than the limit. Raises: TooLargeError, UpdateHereError, OSError."""
    if isinstance(package, bytes):
        return package
    refuse_update(package)
    check_size(package.stat().st_size)
    with package.open("rb") as file:
        return file.read(MAX_PACKED_BYTES + 1)


def _check_signatures(entries: Mapping[str, bytes], trusted: Trusted) -> list[Signer]:
    """Check the signature of every signer over their manifest."""
    for needed in (CONTENT_NAME, manifest_name(1), signature_name(1)):
        if needed not in entries:
            raise errors.MissingEntryError(name=needed)
    return [_check_pair(entries, number, trusted) for number in _signer_numbers(entries)]


def _signer_numbers(entries: Mapping[str, bytes]) -> range:
    """Give the numbers of the signers: pairs of manifest and signature, from 1 without a gap."""
    metadata = [name for name in entries if is_metadata(name)]
    numbers = range(1, (len(metadata) + 1) // 2 + 1)
    for number in numbers:
        for name in (manifest_name(number), signature_name(number)):
            if name not in entries:
                raise errors.MissingEntryError(name=name)
    return numbers


def _check_pair(entries: Mapping[str, bytes], number: int, trusted: Trusted) -> Signer:
    manifest, signature = entries[manifest_name(number)], entries[signature_name(number)]
    return check_signature(manifest, signature, number=number, trusted=trusted)


def _check_fixed_entries(entries: Mapping[str, bytes], found: Mapping[str, bytes]) -> None:
    """Hold the entries that state their own content: the media type, and attachments named by their digest.

    `found` are the digests of the very entries.
    """
    if entries.get(MIMETYPE_NAME) != MIMETYPE:
        raise errors.NotAPackageError
    for name in entries:
        if not name.startswith(ATTACHMENTS):
            continue
        if name[len(ATTACHMENTS) :].partition(".")[0] != found[name].hex():
            raise errors.EntryNameError(name=name)


def _check_heading(content: Mapping[str, Value]) -> str:
    """Check what every kind begins with, and give the kind."""
    version, kind = content.get("format_version"), content.get("kind")
    if isinstance(version, int) and version > FORMAT_VERSION:
        raise errors.NewerFormatError(found=version, known=FORMAT_VERSION)
    if version != FORMAT_VERSION:
        raise errors.ContentError(detail=_("thiếu số của dạng gói"))
    if not isinstance(kind, str) or kind not in KINDS:
        raise errors.ContentError(detail=_("không rõ đây là loại gói nào"))
    return kind


def _check_speaker(content: Mapping[str, Value], kind: str, signers: Sequence[Signer]) -> None:
    """Let a key speak for its own unit only: a cell's for its dossier, a committee's for what it issues or sums up."""
    cell = _code_of(content, "cell")
    if cell is None:
        raise errors.ContentError(detail=_("thiếu mã chi bộ"))
    named = cell if kind == PackageKind.DOSSIER else _code_of(content, "issuer")
    if named is None:
        raise errors.ContentError(detail=_("thiếu mã cấp ủy gửi"))
    for signer in signers:
        if signer.key is not None and (signer.key.owner, PackageKind(kind).is_upward) in _MUST_NOT:
            raise errors.WrongSpeakerError(holder=signer.certificate.holder)
        is_bound = signer.key is not None and signer.key.owner is KeyOwner.CELL
        if signer.unit_code != named and (signer.unit_code or is_bound):
            raise errors.ForeignCellError(named=named, signed=signer.unit_code)


def _code_of(content: Mapping[str, Value], party: str) -> str | None:
    named = content.get(party)
    code = named.get("code") if isinstance(named, dict) else None
    return code if isinstance(code, str) else None

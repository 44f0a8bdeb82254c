"""Examining files that came in, without the store: frozen values and paths only, so that a background job may do it."""

import gc
import os
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field, replace
from datetime import datetime
from hashlib import sha256
from pathlib import Path
from typing import Final

from kiemdiem_desktop.domain.collecting import CollectVerdict
from kiemdiem_desktop.domain.committee import ReceivedDossier
from kiemdiem_desktop.domain.errors import KiemdiemError
from kiemdiem_desktop.domain.package import PACKAGE_ENDINGS
from kiemdiem_desktop.domain.received_summary import ReceivedSummary
from kiemdiem_desktop.domain.superior_package import PackageKind
from kiemdiem_desktop.domain.trust import EnrolledKey
from kiemdiem_desktop.exchange import errors
from kiemdiem_desktop.exchange.canonical_zip import MAX_PACKED_BYTES
from kiemdiem_desktop.exchange.content import Value
from kiemdiem_desktop.exchange.envelope import is_envelope, read_file, read_package
from kiemdiem_desktop.exchange.inspecting import inspect
from kiemdiem_desktop.exchange.layout import CONTENT_NAME
from kiemdiem_desktop.exchange.verifying import VerifiedPackage, verify
from kiemdiem_desktop.i18n import _
from kiemdiem_desktop.services.committee.subject_rows import encoded, rows_of
from kiemdiem_desktop.services.committee.summaries import summary_of
from kiemdiem_desktop.store.codec import NO_ROWS, EncodedRows, pack_text

MOST_AT_ONCE: Final = 12
MOST_BYTES_AT_ONCE: Final = 24_000_000
_OURS: Final = tuple(f"{kind.value}-" for kind in PackageKind if not kind.is_upward)
_VERDICTS: Final[tuple[tuple[type[KiemdiemError], CollectVerdict], ...]] = (
    (errors.UnknownSignerError, CollectVerdict.UNKNOWN_KEY),
    (errors.RevokedKeyError, CollectVerdict.REVOKED_KEY),
    (errors.ExpiredKeyError, CollectVerdict.REVOKED_KEY),
    (errors.NotYetValidKeyError, CollectVerdict.REVOKED_KEY),
    (errors.NewerFormatError, CollectVerdict.NEWER_FORMAT),
    (errors.NotForUsError, CollectVerdict.CANNOT_DECRYPT),
    (errors.DamagedEnvelopeError, CollectVerdict.TAMPERED),
    (errors.NotAPackageError, CollectVerdict.NOT_A_PACKAGE),
    (errors.ForeignCellError, CollectVerdict.REFUSED),
    (errors.TamperedPackageError, CollectVerdict.TAMPERED),
    (errors.WrongSpeakerError, CollectVerdict.WRONG_KIND),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class CollectingDesk:
    """What examining needs to know of the books.

    `trusted` are the keys of cells with all that is known of them. `seen` are the verdicts, by the digest of the file,
    that no second look can change: such files are hashed and not opened again.
    """

    secrets: tuple[str, ...]
    trusted: tuple[EnrolledKey, ...]
    seen: Mapping[str, CollectVerdict] = field(default_factory=dict)
    at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Examined:
    """A file as it was found. ACCEPTED means *proved*: whether it is expected and new, only the books can tell.

    `data` is the signed container where there is one. The dossier's content is packed, and the rows of its subjects are
    as they are stored: the form in which all is kept is made here, where other work is not kept waiting.
    `certificate_der` is that of an unknown signer, `cell_code` the cell that the file is from, as far as is known.
    """

    file_name: str
    source: str
    file_digest: str
    verdict: CollectVerdict
    message: str = ""
    hint: str = ""
    cell_code: str = ""
    dossier: ReceivedDossier | None = None
    summary: ReceivedSummary | None = None
    rows: EncodedRows = NO_ROWS
    data: bytes = b""
    certificate_der: bytes = b""


def find_packages(paths: Iterable[Path]) -> tuple[Path, ...]:
    """Give the files to be examined: each given file, and in folders, however deep, what is named like a package.

    Packages that committees send down are passed over in folders: a stick often bears its receipts. In the order of
    their names; a folder that cannot be read gives nothing.
    """
    found = (file for path in paths for file in (_below(path) if path.is_dir() else (path,)))
    return tuple(dict.fromkeys(found))


def first_piece(files: Sequence[Path]) -> Sequence[Path]:
    """Give the first of `files`: a dozen, or fewer where they are large; the caller goes on behind them."""
    held = 0
    for count, file in enumerate(files[:MOST_AT_ONCE], start=1):
        with suppress(OSError):  # what cannot be looked at is told of when it is examined
            held += min(file.stat().st_size, MAX_PACKED_BYTES)
        if held > MOST_BYTES_AT_ONCE:
            return files[:count]
    return files[:MOST_AT_ONCE]


def examine_all(desk: CollectingDesk, files: Sequence[Path]) -> tuple[Examined, ...]:
    """Examine files, a piece of them at a time: what is found is held in memory."""
    with _no_sweeping():
        return tuple(examine(desk, file) for file in files)


@contextmanager
def _no_sweeping() -> Iterator[None]:
    """Let Python not look for cycles: contents are trees of thousands of parts, and looking costs most of the time."""
    is_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if is_on:
            gc.enable()


def examine(desk: CollectingDesk, file: Path) -> Examined:
    """Prove one file; whatever it is, there is a verdict."""
    try:
        data = read_file(file)
    except errors.TooLargeError as error:
        return _unread(file, error.message, error.hint)
    except OSError:
        hint = _("Cắm lại USB, hoặc chép tệp vào máy rồi nhận lại.")
        return _unread(file, _("Không đọc được tệp này."), hint)
    return examine_bytes(desk, data, file_name=file.name, source=str(file.parent))


def examine_bytes(desk: CollectingDesk, file_data: bytes, *, file_name: str, source: str) -> Examined:
    """Prove the bytes of a file; as `examine`."""
    digest = sha256(file_data).hexdigest()
    told = Examined(file_name=file_name, source=source, file_digest=digest, verdict=CollectVerdict.REFUSED)
    seen = desk.seen.get(digest)
    if seen is not None:
        return replace(told, verdict=CollectVerdict.ALREADY_RECEIVED if seen.is_kept else seen)
    data = b""
    try:
        data = read_package(file_data, desk.secrets)
        verified = verify(data, trusted=desk.trusted, at=desk.at)
    except KiemdiemError as error:
        return _refused(desk, told, error, data)
    return _proved(desk, told, verified, data, was_enveloped=is_envelope(file_data))


def _unread(file: Path, message: str, hint: str) -> Examined:
    """Give the verdict on a file that was not read: it is known again by its place."""
    return Examined(
        file_name=file.name,
        source=str(file.parent),
        file_digest=sha256(os.fsencode(file)).hexdigest(),
        verdict=CollectVerdict.REFUSED,
        message=message,
        hint=hint,
    )


def _below(folder: Path) -> Iterator[Path]:
    for parent, folders, names in os.walk(folder):
        folders.sort()
        for name in sorted(names):
            plain = name.lower()
            if plain.endswith(PACKAGE_ENDINGS) and not plain.startswith((".", *_OURS)):
                yield Path(parent, name)


def _refused(desk: CollectingDesk, told: Examined, error: KiemdiemError, data: bytes) -> Examined:
    verdict = next((verdict for kind, verdict in _VERDICTS if isinstance(error, kind)), CollectVerdict.REFUSED)
    told = replace(told, verdict=verdict, message=error.message, hint=error.hint)
    if not data:
        return told
    code = inspect(data, trusted=(), at=desk.at).cell_code
    if isinstance(error, errors.UnknownSignerError):
        hint = _("Bấm “Đối chiếu khóa”, gọi cho người ký và đối chiếu 12 từ trên thẻ: {words}.").format(
            words=", ".join(error.words)
        )
        return replace(told, cell_code=code, data=data, hint=hint, certificate_der=error.certificate_der)
    return replace(told, cell_code=code, data=data if verdict.waits_for_us else b"")


def _proved(
    desk: CollectingDesk, told: Examined, verified: VerifiedPackage, data: bytes, *, was_enveloped: bool
) -> Examined:
    told = replace(told, verdict=CollectVerdict.ACCEPTED, data=data)
    if verified.kind == PackageKind.SUMMARY:
        try:
            summary = summary_of(verified, at=desk.at, file_name=told.file_name, was_enveloped=was_enveloped)
        except errors.ContentError as error:
            return _refused(desk, told, error, data)
        return replace(told, cell_code=summary.unit_code, summary=summary)
    if verified.kind != PackageKind.DOSSIER:
        return replace(
            told,
            verdict=CollectVerdict.WRONG_KIND,
            data=b"",
            message=_("Đây là gói của cấp ủy gửi xuống, không phải hồ sơ của chi bộ."),
            hint=_("Chọn gói hồ sơ mà chi bộ gửi lên."),
        )
    dossier = _dossier(desk, told, verified, was_enveloped=was_enveloped)
    return replace(
        told,
        cell_code=dossier.cell_code,
        dossier=dossier,
        rows=encoded(rows_of(dossier, verified.content)),
    )


def _dossier(
    desk: CollectingDesk, told: Examined, verified: VerifiedPackage, *, was_enveloped: bool
) -> ReceivedDossier:
    content = verified.content
    cell, round_ = _object(content["cell"]), _object(content.get("round", ""))
    return ReceivedDossier(
        digest=verified.digest if was_enveloped else told.file_digest,  # the same bytes: hashed once
        cell_code=str(cell["code"]),
        cell_name=str(cell.get("name", "")),
        year=_number(round_.get("year")),
        period=str(round_.get("period", "")),
        sequence=_number(content.get("sequence")),
        replaces=str(content.get("replaces", "")),
        replace_reason=str(content.get("replace_reason", "")),
        answers=str(content.get("answers", "")),
        signer=verified.signer.certificate.holder,
        fingerprint=verified.signer.certificate.fingerprint,
        signed_at=verified.signer.signed_at,
        received_at=desk.at,
        was_enveloped=was_enveloped,
        file_name=told.file_name,
        content=pack_text(verified.entries[CONTENT_NAME]),
    )


def _object(value: Value) -> dict[str, Value]:
    return value if isinstance(value, dict) else {}


def _number(value: Value | None) -> int:
    return value if isinstance(value, int) else 0

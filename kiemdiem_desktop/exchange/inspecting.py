"""Looking at a package without believing it: a report for showing only, for whole and broken files alike."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from hashlib import sha256
from pathlib import Path
from typing import Final

from kiemdiem_desktop.domain.errors import KiemdiemError
from kiemdiem_desktop.exchange import errors
from kiemdiem_desktop.exchange.canonical_zip import open_zip
from kiemdiem_desktop.exchange.layout import CONTENT_NAME
from kiemdiem_desktop.exchange.signatures import Trusted
from kiemdiem_desktop.exchange.verifying import VerifiedPackage, read_bytes, verify
from kiemdiem_desktop.exchange.words import digest_words
from kiemdiem_desktop.i18n import N_, _


class PackageVerdict(StrEnum):
    """What a look at a package comes to."""

    SOUND = "sound"
    UNKNOWN_SIGNER = "unknown_signer"  # amber: whole, but not enrolled; never counted
    REFUSED = "refused"

    @property
    def label(self) -> str:
        """The verdict in words."""
        return _(_LABELS[self])


_LABELS: Final = {
    PackageVerdict.SOUND: N_("Gói nguyên vẹn, chữ ký đúng, khóa đã được ghi nhận."),
    PackageVerdict.UNKNOWN_SIGNER: N_("Chờ xác nhận: gói nguyên vẹn nhưng khóa ký chưa được ghi nhận."),
    PackageVerdict.REFUSED: N_("Không nhận được gói này."),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class PackageProblem:
    """Why a package is not sound: `code` as of the error, what happened and what to do."""

    code: str
    message: str
    hint: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PackageReport:
    """What can be seen of a package. Unless the verdict is sound, every text in it is only what the file claims.

    `entries` are names with sizes in bytes, in order. `year` is None, texts are empty where nothing can be read.
    `issuer_name` is the committee that sends, "" for a cell's dossier. `digest` is the SHA-256 of the file,
    hexadecimal, `words` the same for people, `signer` the holder of the key.
    """

    verdict: PackageVerdict
    entries: tuple[tuple[str, int], ...] = ()
    kind: str = ""
    cell_code: str = ""
    cell_name: str = ""
    issuer_name: str = ""
    year: int | None = None
    sequence: int | None = None
    signer: str = ""
    signed_at: datetime | None = None
    digest: str = ""
    words: str = ""
    problems: tuple[PackageProblem, ...] = ()


def inspect(package: Path | bytes, *, trusted: Trusted, at: datetime) -> PackageReport:
    """Report on a package, whatever its state; never use its content for work.

    Raises: OSError where the file cannot be read.
    """
    try:
        data = read_bytes(package)
    except errors.PackageError as error:
        return PackageReport(verdict=PackageVerdict.REFUSED, problems=(_problem(error),))
    try:
        return _report(data, verdict=PackageVerdict.SOUND, verified=verify(data, trusted=trusted, at=at))
    except errors.UnknownSignerError as error:
        return _report(data, verdict=PackageVerdict.UNKNOWN_SIGNER, error=error)
    except errors.PackageError as error:
        return _report(data, verdict=PackageVerdict.REFUSED, error=error)


def _report(
    data: bytes,
    *,
    verdict: PackageVerdict,
    verified: VerifiedPackage | None = None,
    error: errors.PackageError | None = None,
) -> PackageReport:
    entries = verified.entries if verified else _entries(data)
    claimed = _claimed(entries)
    cell, of_round = _object(claimed, "cell"), _object(claimed, "round")
    digest = sha256(data).hexdigest()
    return PackageReport(
        verdict=verdict,
        entries=tuple((name, len(entry)) for name, entry in entries.items()),
        kind=_text(claimed, "kind"),
        cell_code=_text(cell, "code"),
        cell_name=_text(cell, "name"),
        issuer_name=_text(_object(claimed, "issuer"), "name"),
        year=_number(of_round, "year"),
        sequence=_number(claimed, "sequence"),
        signer=_signer(verified, error),
        signed_at=verified.signer.signed_at if verified else None,
        digest=digest,
        words=digest_words(digest),
        problems=(_problem(error),) if error else (),
    )


def _entries(data: bytes) -> Mapping[str, bytes]:
    """Give the entries of a container whose shell is sound, else none."""
    try:
        return open_zip(data)
    except errors.PackageError:
        return {}


def _claimed(entries: Mapping[str, bytes]) -> Mapping[str, object]:
    try:
        content = json.loads(entries.get(CONTENT_NAME, b"{}"))
    except (ValueError, RecursionError):
        return {}
    return content if isinstance(content, dict) else {}


def _object(claimed: Mapping[str, object], key: str) -> Mapping[str, object]:
    value = claimed.get(key)
    return value if isinstance(value, dict) else {}


def _text(claimed: Mapping[str, object], key: str) -> str:
    value = claimed.get(key)
    return value if isinstance(value, str) else ""


def _number(claimed: Mapping[str, object], key: str) -> int | None:
    value = claimed.get(key)
    return value if isinstance(value, int) and not isinstance(value, bool) else None


def _signer(verified: VerifiedPackage | None, error: errors.PackageError | None) -> str:
    if verified is not None:
        return verified.signer.certificate.holder
    return error.holder if isinstance(error, errors.UnknownSignerError) else ""


def _problem(error: KiemdiemError) -> PackageProblem:
    return PackageProblem(code=error.code, message=error.message, hint=error.hint)

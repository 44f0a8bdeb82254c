"""Sealing a package and writing it: frozen values and a folder, no workspace, so that a background job may do it."""

from collections.abc import Iterable, Mapping, MutableMapping
from dataclasses import dataclass, replace
from datetime import datetime
from hashlib import sha256
from pathlib import Path

from kiemdiem_desktop.domain.round import Round
from kiemdiem_desktop.exchange.container import make_package
from kiemdiem_desktop.exchange.envelope import close_envelope
from kiemdiem_desktop.exchange.keys import SigningKey, SpentKey
from kiemdiem_desktop.exchange.words import digest_words
from kiemdiem_desktop.exchange.writing import Disk, WrittenFile, write_checked
from kiemdiem_desktop.i18n import _
from kiemdiem_desktop.services.cell.papers import PaperJob, render
from kiemdiem_desktop.services.reporting import Report, tell_nobody

_BYTES_PER_ENTRY = 600  # its name in the container and its line in the manifest
_BYTES_AROUND = 100_000  # values, manifest, signature


@dataclass(frozen=True, slots=True, kw_only=True)
class PreparedPackage:
    """Frozen values that sealing needs; nothing in it changes when the workspace does.

    `recipients` are the keys for its envelope; without them there is none, for `open_reason` where one was to be had.
    `is_for_signers`: the envelope is for the other signers of the cell alone, the superior's comes when it is back.
    `answers` is the digest of the return package that it answers, "" for none.
    """

    content: Mapping[str, object]
    papers: tuple[PaperJob, ...]
    key: SigningKey
    file_name: str
    round: Round
    sequence: int
    at: datetime
    replaces: str
    replace_reason: str
    answers: str = ""
    recipients: tuple[str, ...] = ()
    open_reason: str = ""
    is_for_signers: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class SealedBytes:
    """A signed package that is not written yet: it can be written again where a place refused it.

    `data` is the signed container, `file` what is written: the container, or the envelope around it.
    """

    prepared: PreparedPackage
    data: bytes
    file: bytes

    @property
    def kept(self) -> bytes:
        """What the workspace keeps: the file as written, or the container where its own envelope is still to come."""
        return self.data if self.prepared.is_for_signers else self.file

    @property
    def digest(self) -> str:
        """The SHA-256 of the container, hexadecimal: what receipts speak of, with or without an envelope."""
        return sha256(self.data).hexdigest()

    @property
    def words(self) -> str:
        """The fingerprint of the container for people."""
        return digest_words(self.digest)


@dataclass(frozen=True, slots=True, kw_only=True)
class SealedPackage:
    """A package as written and read back."""

    sealed: SealedBytes
    written: WrittenFile

    @property
    def words(self) -> str:
        """The fingerprint of the package for people."""
        return self.sealed.words


def write_down(jobs: Iterable[PaperJob], ready: MutableMapping[PaperJob, bytes], report: Report) -> None:
    """Write the papers down that are not in `ready` yet, into it; stopped half-way, what is done is not done again."""
    waiting = tuple(job for job in jobs if job not in ready)
    for done, job in enumerate(waiting):
        report(done, len(waiting), job.document.title)
        ready[job] = render(job)


def size_on_the_way(jobs: Iterable[PaperJob], ready: Mapping[PaperJob, bytes]) -> int:
    """Give about how many bytes a package of these papers will have, before it is signed."""
    return sum(len(ready[job]) + _BYTES_PER_ENTRY for job in jobs) + _BYTES_AROUND


def seal(
    prepared: PreparedPackage, *, rendered: MutableMapping[PaperJob, bytes] | None = None, report: Report = tell_nobody
) -> SealedBytes:
    """Write the papers down, put the package together, sign it and close its envelope; nothing outside is touched.

    `rendered` holds papers that were written down already; those written now are added to it. `report(done, total,
    what)` is called before each piece and may raise to stop.

    Raises: FontsMissingError; ExpiredKeyError and what else `make_package` refuses.
    """
    ready, total = {} if rendered is None else rendered, len(prepared.papers) + 1
    papers: dict[str, bytes] = {}
    for done, job in enumerate(prepared.papers):
        report(done, total, job.document.title)
        papers[job.file_name] = ready[job] = ready.get(job) or render(job)
    report(total - 1, total, _("Ký và kiểm tra gói"))
    data = make_package(content=prepared.content, documents=papers, key=prepared.key, at=prepared.at)
    file = close_envelope(data, prepared.recipients) if prepared.recipients else data
    spent = replace(prepared, key=SpentKey(certificate_der=prepared.key.certificate_der))
    return SealedBytes(prepared=spent, data=data, file=file)


def write_sealed(sealed: SealedBytes, folder: Path, *, disk: Disk | None = None) -> SealedPackage:
    """Write a sealed package and read it back. Touches nothing but `folder`.

    Raises: the writing errors of the package (full, read only, pulled out, name taken); `sealed` stays good.
    """
    return SealedPackage(
        sealed=sealed, written=write_checked(sealed.file, folder, sealed.prepared.file_name, disk=disk)
    )


def seal_and_write(prepared: PreparedPackage, folder: Path) -> SealedPackage:
    """Seal, write and read back in one go. Raises: as `seal` and `write_sealed`."""
    return write_sealed(seal(prepared), folder)

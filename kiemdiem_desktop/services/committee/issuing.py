"""Issuing to a cell or to the level above: signed, closed to its key where that is known, kept, written, read back."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from hashlib import sha256
from pathlib import Path
from typing import Final

from kiemdiem_desktop import __version__
from kiemdiem_desktop.domain.committee import IssuedPackage
from kiemdiem_desktop.domain.summary import Summary
from kiemdiem_desktop.domain.superior_package import (
    Decision,
    Heading,
    PackageKind,
    PartyName,
    Receipt,
    ReturnNotice,
    RoundName,
    SuperiorPackage,
)
from kiemdiem_desktop.domain.trust import KeyOwner
from kiemdiem_desktop.exchange.container import make_package
from kiemdiem_desktop.exchange.content import canonical_json
from kiemdiem_desktop.exchange.envelope import ENVELOPE_SUFFIX, close_envelope, is_envelope
from kiemdiem_desktop.exchange.keys import SoftwareKey
from kiemdiem_desktop.exchange.names import package_file_name
from kiemdiem_desktop.exchange.superior_content import superior_content
from kiemdiem_desktop.exchange.writing import WrittenFile, write_checked
from kiemdiem_desktop.i18n import N_
from kiemdiem_desktop.services.action import action
from kiemdiem_desktop.services.committee.books import get_committee, get_key
from kiemdiem_desktop.services.committee.dossiers import content_of
from kiemdiem_desktop.services.known_keys import recipients_of
from kiemdiem_desktop.services.own_keys import need_envelope_key
from kiemdiem_desktop.services.workspace import Workspace

_FILE: Final = "issued:"


@dataclass(frozen=True, slots=True, kw_only=True)
class Posting:
    """Where a package is written, and the official paper behind it: number, day and files, all empty where none is."""

    folder: Path
    number: str = ""
    issued_on: date | None = None
    documents: Mapping[str, bytes] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class Order:
    """What is issued, to whom, for which round; a list of keys goes out in the committee's own name."""

    kind: PackageKind
    to: PartyName
    round: RoundName


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """What is to be signed: the package with its papers, the key, and whom it is closed to; frozen for a job."""

    package: SuperiorPackage | Summary
    documents: Mapping[str, bytes]
    key: SoftwareKey
    recipients: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class SealedDraft:
    """A signed package: the digest of its container, and its file as it leaves the house."""

    draft: Draft
    digest: str
    file: bytes


@dataclass(frozen=True, slots=True, kw_only=True)
class OutgoingFile:
    """A file that goes out: its name and its bytes."""

    name: str
    data: bytes


@dataclass(frozen=True, slots=True, kw_only=True)
class IssuedFile:
    """A package as it was issued and written."""

    issued: IssuedPackage
    written: WrittenFile
    is_enveloped: bool


def issue(
    workspace: Workspace, order: Order, make: Callable[[Heading], SuperiorPackage | Summary], posting: Posting
) -> IssuedFile:
    """Issue what `make` says under its heading.

    It is noted before it is written: a refused place costs no second signature, `write_again` writes it elsewhere.

    Raises: NotFoundError without a key; what `make_package` refuses; the writing errors of the package.
    """
    sealed = seal_draft(draft(workspace, order, make, posting))
    (issued,) = note_sealed(workspace, (sealed,))
    written = write_again(workspace, issued, posting.folder)
    return IssuedFile(issued=issued, written=written, is_enveloped=bool(sealed.draft.recipients))


def draft(
    workspace: Workspace, order: Order, make: Callable[[Heading], SuperiorPackage | Summary], posting: Posting
) -> Draft:
    """Put together what `make` says under its heading. Raises: NotFoundError without a key."""
    return Draft(
        package=make(_heading(workspace, order, posting)),
        documents=posting.documents,
        key=get_key(workspace),
        recipients=_recipients(workspace, order),
    )


def seal_draft(wanted: Draft) -> SealedDraft:
    """Sign a draft and close it where a key is known; reads no books. Raises: what `make_package` refuses."""
    data = make_package(
        content=superior_content(wanted.package),
        documents=wanted.documents,
        key=wanted.key,
        at=wanted.package.heading.issued_at,
    )
    file = close_envelope(data, wanted.recipients) if wanted.recipients else data
    return SealedDraft(draft=wanted, digest=sha256(data).hexdigest(), file=file)


@action(N_("Ký gói gửi đi"), is_barrier=True)
def note_sealed(workspace: Workspace, sealed: Sequence[SealedDraft]) -> tuple[IssuedPackage, ...]:
    """Keep signed packages in one step, before they are written anywhere."""
    return tuple(_note(workspace, row) for row in sealed)


def issued_bytes(workspace: Workspace, digest: str) -> bytes:
    """Give the file of an issued package by the digest of its container; nothing where it is not kept."""
    return workspace.store.originals.get(_FILE + digest) or b""


def file_of(workspace: Workspace, issued: IssuedPackage) -> OutgoingFile:
    """Give the file of an issued package as it is kept."""
    return OutgoingFile(name=issued.file_name, data=issued_bytes(workspace, issued.digest))


def write_again(workspace: Workspace, issued: IssuedPackage, folder: Path) -> WrittenFile:
    """Write an issued package to a place and read it back. Raises: the writing errors of the package."""
    file = file_of(workspace, issued)
    return write_checked(file.data, folder, file.name)


def list_issued(workspace: Workspace, cell_code: str) -> tuple[IssuedPackage, ...]:
    """Give what was issued to a cell, the oldest first."""
    return tuple(sorted(workspace.store.issued_packages.where(cell_code=cell_code), key=lambda row: row.sequence))


def _note(workspace: Workspace, sealed: SealedDraft) -> IssuedPackage:
    package, file = sealed.draft.package, sealed.file
    heading = package.heading
    name = package_file_name(
        heading.kind, heading.cell.code, heading.round.year, heading.round.period, heading.sequence
    )
    issued = IssuedPackage(
        kind=heading.kind,
        cell_code=heading.cell.code,
        year=heading.round.year,
        period=heading.round.period,
        sequence=heading.sequence,
        digest=sealed.digest,
        about=package.about if isinstance(package, Receipt | ReturnNotice | Decision) else "",
        number=heading.number,
        issued_on=heading.issued_on,
        issued_at=heading.issued_at,
        file_name=name + ENVELOPE_SUFFIX if is_envelope(file) else name,
        content=canonical_json(superior_content(package)).decode("utf-8"),
    )
    workspace.store.originals.keep(_FILE + issued.digest, file)
    return workspace.store.issued_packages.add(issued)


def _heading(workspace: Workspace, order: Order, posting: Posting) -> Heading:
    committee = get_committee(workspace)
    before = (row.sequence for row in workspace.store.issued_heads.where(cell_code=order.to.code))
    return Heading(
        kind=order.kind,
        cell=order.to,
        round=order.round,
        sequence=max(before, default=0) + 1,
        issuer=PartyName(code=committee.code, name=committee.name),
        issued_at=workspace.clock.now(),
        number=posting.number,
        issued_on=posting.issued_on,
        recipient=need_envelope_key(workspace).recipient,
        program_version=__version__,
    )


def _recipients(workspace: Workspace, order: Order) -> tuple[str, ...]:
    """Give the keys for envelopes: those of known certificates, or else what a cell's newest dossier told."""
    if order.kind.is_upward:
        return recipients_of(workspace, KeyOwner.SUPERIOR)
    known = recipients_of(workspace, KeyOwner.CELL, order.to.code)
    if known:
        return known
    rows = workspace.store.dossier_heads.where(cell_code=order.to.code)
    newest = max(rows, key=lambda row: row.sequence, default=None)
    told = content_of(workspace.store.received_dossiers.get(newest.id)).get("recipient") if newest else None
    return (told,) if isinstance(told, str) else ()

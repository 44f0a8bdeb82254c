"""The packages that left the workspace, as they were noted, and what became of each."""

import json
from dataclasses import dataclass
from datetime import datetime

from kiemdiem_desktop.domain.package import SentPackage
from kiemdiem_desktop.domain.round import Round
from kiemdiem_desktop.domain.superior_package import PackageKind
from kiemdiem_desktop.exchange.words import digest_words
from kiemdiem_desktop.services.workspace import Workspace


@dataclass(frozen=True, slots=True, kw_only=True)
class PackageFate:
    """What became of a sent package: received by the superior (its clock), returned; None while nothing is known."""

    received_at: datetime | None = None
    returned_at: datetime | None = None


def last_package(workspace: Workspace, round_: Round) -> SentPackage | None:
    """Give the newest package of a round that was written."""
    rows = workspace.store.packages.where(round_id=round_.id)
    return max((row for row in rows if row.written_to), key=lambda row: row.sequence, default=None)


def pending_package(workspace: Workspace, round_: Round) -> SentPackage | None:
    """Give the package of a round that was signed and never written, None where there is none."""
    return workspace.store.packages.find(round_id=round_.id, written_to="")


def list_packages(workspace: Workspace) -> tuple[SentPackage, ...]:
    """Give all packages that left the workspace, the newest first."""
    rows = (row for row in workspace.store.packages.all() if row.written_to)
    return tuple(sorted(rows, key=lambda row: row.sequence, reverse=True))


def list_told(workspace: Workspace) -> tuple[tuple[SentPackage, PackageFate], ...]:
    """Give the same, each with what became of it."""
    return tuple((package, fate_of(workspace, package)) for package in list_packages(workspace))


def next_sequence(workspace: Workspace) -> int:
    """Give the number of the cell's next package, from 1."""
    return max((row.sequence for row in list_packages(workspace)), default=0) + 1


def words_of_package(package: SentPackage) -> str:
    """Give the fingerprint of a written package for people."""
    return digest_words(package.digest)


def sent_as(workspace: Workspace, digest: str) -> SentPackage | None:
    """Give the package with this digest, written or not, None where there is none."""
    return workspace.store.packages.find(digest=digest)


def fate_of(workspace: Workspace, package: SentPackage) -> PackageFate:
    """Give what the superior told about a package."""
    receipt = workspace.store.incoming.find(kind=PackageKind.RECEIPT, about=package.digest)
    notice = workspace.store.incoming.find(kind=PackageKind.RETURN, about=package.digest)
    told = json.loads(receipt.content)["received_at"] if receipt else None
    return PackageFate(
        received_at=datetime.fromisoformat(told) if told else None,
        returned_at=notice.received_at if notice else None,
    )

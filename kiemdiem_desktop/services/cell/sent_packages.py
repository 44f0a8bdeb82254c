"""The packages that left the workspace, as they were noted, each with a copy that can be written again."""

from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path
from typing import Final

from kiemdiem_desktop.domain.errors import NotFoundError
from kiemdiem_desktop.domain.ids import RoundId
from kiemdiem_desktop.domain.package import SentPackage
from kiemdiem_desktop.domain.round import Round
from kiemdiem_desktop.domain.superior_package import PackageKind, Receipt
from kiemdiem_desktop.exchange.words import digest_words
from kiemdiem_desktop.exchange.writing import WrittenFile, write_checked
from kiemdiem_desktop.i18n import N_, _
from kiemdiem_desktop.services.action import action
from kiemdiem_desktop.services.cell.incoming import read_incoming
from kiemdiem_desktop.services.workspace import Workspace

_COPIES: Final = "sent:"


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
    told = read_incoming(receipt) if receipt else None
    return PackageFate(
        received_at=told.received_at if isinstance(told, Receipt) else None,
        returned_at=notice.received_at if notice else None,
    )


def keep_copy(workspace: Workspace, package: SentPackage, file: bytes) -> None:
    """Keep the bytes of the newest package of its round, inside a step; copies of earlier ones are dropped."""
    for row in workspace.store.packages.where(round_id=package.round_id):
        if row.digest != package.digest:
            workspace.store.blobs.remove(_COPIES + row.digest)
    workspace.store.blobs.set(_COPIES + package.digest, file)


def forget_pending(workspace: Workspace, round_id: RoundId) -> None:
    """Drop a package that was signed and never written, inside a step: another takes its number."""
    for row in workspace.store.packages.where(round_id=round_id, written_to=""):
        workspace.store.blobs.remove(_COPIES + row.digest)
        workspace.store.packages.remove(row.id)


def has_copy(workspace: Workspace, package: SentPackage) -> bool:
    """Whether the package can be written again as it was signed."""
    return workspace.store.blobs.get(_COPIES + package.digest) is not None


def write_again(workspace: Workspace, package: SentPackage, folder: Path) -> WrittenFile:
    """Write a kept package to one more place and read it back; it is not signed anew.

    Raises: NotFoundError where no copy is kept; the writing errors of the package.
    """
    file = workspace.store.blobs.get(_COPIES + package.digest)
    if file is None:
        raise NotFoundError(
            code="no_copy",
            message=_("Sổ không còn giữ bản của gói số {number}.").format(number=package.sequence),
            hint=_("Sổ chỉ giữ gói mới nhất của mỗi đợt. Chép lại từ USB cũ, hoặc lập gói mới."),
        )
    written = write_checked(file, folder, package.file_name)
    if not package.written_to:
        _note_place(workspace, package, folder)
    return written


@action(N_("Ghi gói nộp cấp trên"), is_barrier=True)
def _note_place(workspace: Workspace, package: SentPackage, folder: Path) -> None:
    workspace.store.packages.save(replace(package, written_to=str(folder)))

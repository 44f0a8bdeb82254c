"""The newest package of each round, kept as it was signed, so that it can be written again without a new signature."""

from dataclasses import replace
from pathlib import Path
from typing import Final

from kiemdiem_desktop.domain.errors import NotFoundError
from kiemdiem_desktop.domain.ids import RoundId
from kiemdiem_desktop.domain.package import SentPackage
from kiemdiem_desktop.exchange.envelope import ENVELOPE_SUFFIX, close_envelope, is_envelope
from kiemdiem_desktop.exchange.writing import WrittenFile, write_checked
from kiemdiem_desktop.i18n import N_, _
from kiemdiem_desktop.services.action import action
from kiemdiem_desktop.services.cell.envelopes import plan_envelope
from kiemdiem_desktop.services.workspace import Workspace

_COPIES: Final = "sent:"


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


def drop_copies(workspace: Workspace, round_id: RoundId, *, is_dry_run: bool = False) -> int:
    """Forget the copies of a round's packages, inside a step, and give how many there were; a dry run only counts."""
    names = [_COPIES + row.digest for row in workspace.store.packages.where(round_id=round_id)]
    kept = [name for name in names if workspace.store.blobs.get(name) is not None]
    for name in () if is_dry_run else kept:
        workspace.store.blobs.remove(name)
    return len(kept)


def has_copy(workspace: Workspace, package: SentPackage) -> bool:
    """Whether the package can be written again as it was signed."""
    return workspace.store.blobs.get(_COPIES + package.digest) is not None


def write_again(workspace: Workspace, package: SentPackage, folder: Path) -> WrittenFile:
    """Write a kept package to one more place and read it back; it is not signed anew.

    One that was left open for a second signature gets its envelope now.

    Raises: NotFoundError where no copy is kept; the writing errors of the package.
    """
    file = workspace.store.blobs.get(_COPIES + package.digest)
    if file is None:
        raise NotFoundError(
            code="no_copy",
            message=_("Sổ không còn giữ bản của gói số {number}.").format(number=package.sequence),
            hint=_("Sổ chỉ giữ gói mới nhất của mỗi đợt. Chép lại từ USB cũ, hoặc lập gói mới."),
        )
    package, file = _as_planned(workspace, package, file)
    written = write_checked(file, folder, package.file_name)
    _note_written(workspace, package, file, folder)
    return written


def waits_for_envelope(workspace: Workspace, package: SentPackage) -> bool:
    """Whether a package is readable though it need not be: it was left open for a second signature."""
    plan = plan_envelope(workspace, package.round_id)
    return bool(plan.recipients) and not package.is_enveloped and not package.open_reason


def _as_planned(workspace: Workspace, package: SentPackage, file: bytes) -> tuple[SentPackage, bytes]:
    """Close the envelope of a package that waits for it; give any other as it was written before."""
    if is_envelope(file) or not waits_for_envelope(workspace, package):
        return package, file
    closed = close_envelope(file, plan_envelope(workspace, package.round_id).recipients)
    name = package.file_name.removesuffix(ENVELOPE_SUFFIX) + ENVELOPE_SUFFIX
    return replace(package, is_enveloped=True, file_name=name), closed


@action(N_("Ghi gói nộp cấp trên"), is_barrier=True)
def _note_written(workspace: Workspace, package: SentPackage, file: bytes, folder: Path) -> None:
    place = package.written_to or str(folder)
    workspace.store.packages.save(replace(package, written_to=place))
    keep_copy(workspace, package, file)

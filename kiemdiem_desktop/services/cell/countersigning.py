"""A second signature by another member of the committee, on another machine; and taking the result back in."""

from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path

from kiemdiem_desktop.domain.errors import NotFoundError
from kiemdiem_desktop.domain.package import SentPackage
from kiemdiem_desktop.domain.trust import EnrolledKey, KeyOwner
from kiemdiem_desktop.exchange.container import add_signature
from kiemdiem_desktop.exchange.envelope import (
    ENVELOPE_SUFFIX,
    close_envelope,
    is_envelope,
    read_file,
    read_package,
)
from kiemdiem_desktop.exchange.keys import SigningKey, read_certificate
from kiemdiem_desktop.exchange.verifying import VerifiedPackage, verify
from kiemdiem_desktop.exchange.writing import WrittenFile, write_checked
from kiemdiem_desktop.i18n import N_, _
from kiemdiem_desktop.services.action import action
from kiemdiem_desktop.services.cell.envelopes import other_signers
from kiemdiem_desktop.services.cell.kept_copies import keep_copy
from kiemdiem_desktop.services.clock_check import check_clock
from kiemdiem_desktop.services.own_keys import envelope_secrets
from kiemdiem_desktop.services.workspace import Workspace


@dataclass(frozen=True, slots=True, kw_only=True)
class PackageToSign:
    """A proved package that waits for one more signature; `recipients` are to open it on its way back.

    They are there only where it came in an envelope itself.
    """

    data: bytes
    file_name: str
    holders: tuple[str, ...]
    words: str
    trusted: tuple[EnrolledKey, ...]
    recipients: tuple[str, ...] = ()


def open_to_sign(workspace: Workspace, file: Path) -> PackageToSign:
    """Prove a package against the keys of the own unit. Raises: PackageError, an unknown first signer among them."""
    came, trusted = read_file(file), _colleagues(workspace)
    data = read_package(came, envelope_secrets(workspace))
    proved = verify(data, trusted=trusted, at=workspace.clock.now())
    holders = tuple(signer.certificate.holder for signer in proved.signers)
    recipients = tuple(recipient for _holder, recipient in other_signers(workspace)) if is_envelope(came) else ()
    return PackageToSign(
        data=data,
        file_name=file.name.removesuffix(ENVELOPE_SUFFIX),
        holders=holders,
        words=proved.words,
        trusted=trusted,
        recipients=recipients,
    )


def check_signing_day(workspace: Workspace, key: SigningKey) -> datetime:
    """Give the moment of signing, after the clock was found plausible. Raises: ClockWrongError, KeyOutOfDateError."""
    check_clock(workspace, read_certificate(key.certificate_der))
    return workspace.clock.now()


def countersign(package: PackageToSign, key: SigningKey, folder: Path, *, at: datetime) -> WrittenFile:
    """Add a signature and write the package to another folder; a background job may do it.

    Raises: PackageError; what the key itself raises; the writing errors of packages.
    """
    data = add_signature(package.data, trusted=package.trusted, key=key, at=at)
    if not package.recipients:
        return write_checked(data, folder, package.file_name)
    return write_checked(close_envelope(data, package.recipients), folder, package.file_name + ENVELOPE_SUFFIX)


@action(N_("Nhận gói đã ký thêm"), is_barrier=True)
def take_countersigned(workspace: Workspace, file: Path) -> SentPackage:
    """Note that a package of ours came back with more signatures: what the superior answers is about this file now.

    Raises: PackageError; NotFoundError where it is no package of this workspace.
    """
    data = read_package(file, envelope_secrets(workspace))
    proved = verify(data, trusted=_colleagues(workspace), at=workspace.clock.now())
    row = _sent(workspace, proved)
    if row is None:
        raise NotFoundError(
            code="not_our_package",
            message=_("Gói này không phải gói do sổ này lập."),
            hint=_("Chọn gói mà người cùng chi ủy đã ký thêm vào gói của chi bộ."),
        )
    place = str(file.parent)
    name = file.name.removesuffix(ENVELOPE_SUFFIX)
    changed = replace(row, digest=proved.digest, file_name=name, written_to=place, open_reason="", is_enveloped=False)
    workspace.store.packages.save(changed)
    keep_copy(workspace, changed, data)
    return changed


def _sent(workspace: Workspace, proved: VerifiedPackage) -> SentPackage | None:
    rows = workspace.store.packages.where(content_digest=proved.content_digest)
    return max(rows, key=lambda row: row.sequence, default=None)


def _colleagues(workspace: Workspace) -> tuple[EnrolledKey, ...]:
    """Give the keys of the own unit: those that sign here, and those of the other signers that were compared."""
    return workspace.store.enrolled_keys.where(owner=KeyOwner.OWN)

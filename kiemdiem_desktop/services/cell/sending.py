"""Sending the dossier: what exactly is signed, frozen as it was shown, and the note of what left.

Signing and writing take time, so they are cut: `freeze` and `prepare_frozen` read the workspace, `sealing` works on
frozen values alone (a background job may run it), `record_sent` notes the outcome. What was shown before signing is
what is signed: both come from the same `FrozenDossier`.
"""

from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

from kiemdiem_desktop import __version__
from kiemdiem_desktop.domain.errors import NotFoundError
from kiemdiem_desktop.domain.package import SentPackage
from kiemdiem_desktop.domain.round import Round
from kiemdiem_desktop.exchange.content import canonical_json
from kiemdiem_desktop.exchange.dossier_content import DossierHeader, dossier_content
from kiemdiem_desktop.exchange.keys import SoftwareKey
from kiemdiem_desktop.exchange.names import PERIOD_YEAR_END, package_file_name
from kiemdiem_desktop.i18n import N_, _
from kiemdiem_desktop.services.action import action
from kiemdiem_desktop.services.cell.checks import CheckedRound, check
from kiemdiem_desktop.services.cell.papers import PaperJob, dossier_papers, paper_job
from kiemdiem_desktop.services.cell.readiness import NotReadyError, check_ready
from kiemdiem_desktop.services.cell.sealing import PreparedPackage, SealedPackage, seal_and_write
from kiemdiem_desktop.services.cell.sent_packages import last_package, next_sequence
from kiemdiem_desktop.services.cell.signing_keys import find_key, holder_of
from kiemdiem_desktop.services.workspace import Workspace

KIND = "dossier"


@dataclass(frozen=True, slots=True, kw_only=True)
class SendingSummary:
    """Exactly what will be signed, by whom, and which package it replaces (None for the first)."""

    cell_name: str
    receiver: str
    year: int
    sequence: int
    file_name: str
    signer: str
    papers: tuple[str, ...]
    members_rated: int
    levels: tuple[tuple[str, int], ...]
    overrides: int
    replaces: SentPackage | None


@dataclass(frozen=True, slots=True, kw_only=True)
class FrozenDossier:
    """The dossier with its papers at one instant; equal values say the same."""

    checked: CheckedRound
    papers: tuple[PaperJob, ...]


def summarise(workspace: Workspace, checked: CheckedRound) -> SendingSummary:
    """Give exactly what would be signed now."""
    dossier, sequence = checked.dossier, next_sequence(workspace)
    key = find_key(workspace)
    proposed = [row.rating.proposed_level for row in dossier.subjects if row.file and row.rating]
    levels = sorted((level for level in proposed if level is not None), key=lambda level: level.rank)
    return SendingSummary(
        cell_name=dossier.cell.name,
        receiver=dossier.cell.superior_name,
        year=dossier.round.year,
        sequence=sequence,
        file_name=_file_name(dossier.cell.code, dossier.round, sequence),
        signer=holder_of(key) if key else "",
        papers=tuple(paper.title for paper in dossier_papers(checked)),
        members_rated=len(levels),
        levels=tuple((level.label, levels.count(level)) for level in dict.fromkeys(levels)),
        overrides=len(dossier.overrides),
        replaces=last_package(workspace, dossier.round),
    )


def _file_name(cell_code: str, round_: Round, sequence: int) -> str:
    return package_file_name(KIND, cell_code, round_.year, PERIOD_YEAR_END, sequence)


def prepare(workspace: Workspace, round_: Round, *, replace_reason: str = "") -> PreparedPackage:
    """Freeze everything that sealing needs.

    Raises: NotFoundError without a key; NotReadyError where something must still be mended, or where a package
        was sent already and no reason is given for another.
    """
    return prepare_frozen(workspace, freeze(workspace, check(workspace, round_)), replace_reason=replace_reason)


def freeze(workspace: Workspace, checked: CheckedRound) -> FrozenDossier:
    """Take hold of the dossier and its papers as they are now."""
    papers = (paper_job(workspace, checked, paper, kind) for paper in dossier_papers(checked) for kind in paper.formats)
    return FrozenDossier(checked=checked, papers=tuple(papers))


def prepare_frozen(workspace: Workspace, frozen: FrozenDossier, *, replace_reason: str = "") -> PreparedPackage:
    """Freeze everything that sealing exactly this dossier needs. Raises: as `prepare`."""
    check_ready(frozen.checked)
    key, before = find_key(workspace), last_package(workspace, frozen.checked.dossier.round)
    if key is None:
        raise NotFoundError(
            code="no_key", message=_("Chi bộ chưa có khóa ký."), hint=_("Tạo khóa và in thẻ đăng ký ở bước Ký.")
        )
    if before is not None and not replace_reason.strip():
        raise NotReadyError(
            code="no_replace_reason",
            message=_("Đợt này đã ghi gói số {number}.").format(number=before.sequence),
            hint=_("Ghi lý do thay gói trước để cấp trên biết dùng gói nào."),
        )
    return _prepared(workspace, frozen, key, before, replace_reason)


def _prepared(
    workspace: Workspace, frozen: FrozenDossier, key: SoftwareKey, before: SentPackage | None, reason: str
) -> PreparedPackage:
    dossier, sequence = frozen.checked.dossier, next_sequence(workspace)
    header = DossierHeader(
        sequence=sequence,
        replaces=before.digest if before else "",
        replace_reason=reason if before else "",
        program_version=__version__,
        journal_head=workspace.store.journal.head_digest(),
    )
    return PreparedPackage(
        content=dossier_content(dossier, frozen.checked.verdict, header=header),
        papers=frozen.papers,
        key=key,
        file_name=_file_name(dossier.cell.code, dossier.round, sequence),
        round=dossier.round,
        sequence=sequence,
        at=workspace.clock.now(),
        replaces=header.replaces,
        replace_reason=header.replace_reason,
    )


@action(N_("Ghi gói nộp cấp trên"), is_barrier=True)
def record_sent(workspace: Workspace, sealed: SealedPackage) -> SentPackage:
    """Note a package that was written; nothing before it can be undone from here on."""
    prepared = sealed.prepared
    return workspace.store.packages.add(
        SentPackage(
            round_id=prepared.round.id,
            kind=KIND,
            sequence=prepared.sequence,
            digest=sealed.written.sha256,
            file_name=prepared.file_name,
            made_at=prepared.at,
            replaces=prepared.replaces,
            replace_reason=prepared.replace_reason,
            written_to=str(sealed.written.path.parent),
            content_digest=sha256(canonical_json(prepared.content)).hexdigest(),
        )
    )


def send(workspace: Workspace, round_: Round, folder: Path, *, replace_reason: str = "") -> SentPackage:
    """Prepare, seal, write and record in one go. Raises: as `prepare` and `seal_and_write`."""
    sealed = seal_and_write(prepare(workspace, round_, replace_reason=replace_reason), folder)
    return record_sent(workspace, sealed)

"""Sending the dossier: what exactly is signed, frozen as it was shown, and the note of what left.

Signing and writing take time, so they are cut: `freeze` and `prepare_frozen` read the workspace, `sealing` works on
frozen values alone (a background job may run it), `record_sent` notes the outcome. What was shown before signing is
what is signed: both come from the same `FrozenDossier`.
"""

from dataclasses import dataclass, replace
from hashlib import sha256
from pathlib import Path

from kiemdiem_desktop import __version__
from kiemdiem_desktop.domain.errors import NotFoundError
from kiemdiem_desktop.domain.package import SentPackage
from kiemdiem_desktop.domain.round import Round
from kiemdiem_desktop.exchange.content import canonical_json
from kiemdiem_desktop.exchange.dossier_content import DossierHeader, dossier_content
from kiemdiem_desktop.exchange.envelope import ENVELOPE_SUFFIX
from kiemdiem_desktop.exchange.keys import SigningKey, SoftwareKey, read_certificate
from kiemdiem_desktop.exchange.names import package_file_name, package_period
from kiemdiem_desktop.i18n import N_, _
from kiemdiem_desktop.services.action import action
from kiemdiem_desktop.services.cell.checks import CheckedRound, check
from kiemdiem_desktop.services.cell.envelopes import EnvelopePlan, opened_guidance, other_signers, plan_envelope
from kiemdiem_desktop.services.cell.kept_copies import forget_pending, keep_copy
from kiemdiem_desktop.services.cell.page_codes import keep_codes
from kiemdiem_desktop.services.cell.papers import PaperJob, dossier_papers, paper_job
from kiemdiem_desktop.services.cell.readiness import NotReadyError, check_ready
from kiemdiem_desktop.services.cell.returns import check_returned, list_tasks, open_return
from kiemdiem_desktop.services.cell.sealing import PreparedPackage, SealedBytes, SealedPackage, seal_and_write
from kiemdiem_desktop.services.cell.sent_packages import last_package, next_sequence, sent_as
from kiemdiem_desktop.services.cell.signing_keys import find_key, holder_of
from kiemdiem_desktop.services.clock_check import check_clock
from kiemdiem_desktop.services.key_ring import key_change
from kiemdiem_desktop.services.own_keys import need_envelope_key
from kiemdiem_desktop.services.workspace import Workspace

KIND = "dossier"


@dataclass(frozen=True, slots=True, kw_only=True)
class SendingSummary:
    """Exactly what will be signed, by whom, and which package it replaces (None for the first)."""

    cell_name: str
    receiver: str
    period: str
    sequence: int
    file_name: str
    signer: str
    papers: tuple[str, ...]
    members_rated: int
    levels: tuple[tuple[str, int], ...]
    overrides: int
    replaces: SentPackage | None
    envelope: EnvelopePlan


@dataclass(frozen=True, slots=True, kw_only=True)
class FrozenDossier:
    """The dossier with its papers at one instant; equal values say the same."""

    checked: CheckedRound
    papers: tuple[PaperJob, ...]


def summarise(workspace: Workspace, checked: CheckedRound) -> SendingSummary:
    """Give exactly what would be signed now."""
    dossier, sequence = checked.dossier, next_sequence(workspace)
    key, envelope = find_key(workspace), plan_envelope(workspace, checked.dossier.round.id)
    proposed = [row.rating.proposed_level for row in dossier.subjects if row.file and row.rating]
    levels = sorted((level for level in proposed if level is not None), key=lambda level: level.rank)
    return SendingSummary(
        cell_name=dossier.cell.name,
        receiver=dossier.cell.superior_name,
        period=dossier.round.name,
        sequence=sequence,
        file_name=_file_name(dossier.cell.code, dossier.round, sequence, envelope.recipients),
        signer=holder_of(key) if key else "",
        papers=tuple(paper.title for paper in dossier_papers(checked)),
        members_rated=len(levels),
        levels=tuple((level.label, levels.count(level)) for level in dict.fromkeys(levels)),
        overrides=len(dossier.overrides),
        replaces=last_package(workspace, dossier.round),
        envelope=envelope,
    )


def _file_name(cell_code: str, round_: Round, sequence: int, recipients: tuple[str, ...]) -> str:
    name = package_file_name(KIND, cell_code, round_.year, package_period(round_.period), sequence)
    return name + ENVELOPE_SUFFIX if recipients else name


def prepare(
    workspace: Workspace, round_: Round, *, replace_reason: str = "", open_reason: str | None = None
) -> PreparedPackage:
    """Freeze everything that sealing needs; `open_reason` is why there shall be no envelope, None where there shall.

    Raises: NotFoundError without a key; NotReadyError where something must still be mended, or where a package
        was sent already and no reason is given for another.
    """
    frozen = freeze(workspace, check(workspace, round_))
    return prepare_frozen(workspace, frozen, replace_reason=replace_reason, open_reason=open_reason)


def freeze(workspace: Workspace, checked: CheckedRound) -> FrozenDossier:
    """Take hold of the dossier and its papers as they are now."""
    papers = (paper_job(workspace, checked, paper, kind) for paper in dossier_papers(checked) for kind in paper.formats)
    return FrozenDossier(checked=checked, papers=tuple(papers))


def prepare_frozen(
    workspace: Workspace,
    frozen: FrozenDossier,
    *,
    replace_reason: str = "",
    open_reason: str | None = None,
    key: SigningKey | None = None,
) -> PreparedPackage:
    """Freeze everything that sealing exactly this dossier needs; without `key` the cell's own signs.

    Raises: as `prepare`; ClockWrongError, KeyOutOfDateError.
    """
    check_ready(frozen.checked)
    round_, key = frozen.checked.dossier.round, key or _own_key(workspace)
    check_clock(workspace, read_certificate(key.certificate_der))
    check_returned(workspace, round_.id)
    _check_reasons(last_package(workspace, round_), replace_reason, open_reason)
    header = _header(workspace, round_, replace_reason, key)
    plan = plan_envelope(workspace, round_.id)
    recipients = plan.recipients if open_reason is None else ()
    return PreparedPackage(
        content=dossier_content(frozen.checked.dossier, frozen.checked.verdict, header=header),
        papers=frozen.papers,
        key=key,
        file_name=_file_name(frozen.checked.dossier.cell.code, round_, header.sequence, recipients),
        round=round_,
        sequence=header.sequence,
        at=workspace.clock.now(),
        replaces=header.replaces,
        replace_reason=header.replace_reason,
        answers=header.answers,
        recipients=recipients,
        open_reason=(open_reason or "").strip() if plan.recipients else "",
    )


def close_for_signers(workspace: Workspace, prepared: PreparedPackage) -> PreparedPackage:
    """Give the same package with an envelope for the other signers of the cell alone, to be signed by them first.

    Raises: NotReadyError where none of them has a key for envelopes.
    """
    recipients = tuple(recipient for _holder, recipient in other_signers(workspace))
    if not recipients:
        raise NotReadyError(
            code="no_other_signer",
            message=_("Chưa ghi nhận khóa mở gói của người cùng chi ủy."),
            hint=_("Xin tệp chứng thư của người ký thêm, ghi nhận ở Cài đặt, Khóa và thẻ đăng ký."),
        )
    name = prepared.file_name.removesuffix(ENVELOPE_SUFFIX) + ENVELOPE_SUFFIX
    return replace(prepared, recipients=recipients, file_name=name, open_reason="", is_for_signers=True)


def _own_key(workspace: Workspace) -> SoftwareKey:
    key = find_key(workspace)
    if key is None:
        raise NotFoundError(
            code="no_key", message=_("Chi bộ chưa có khóa ký."), hint=_("Tạo khóa và in thẻ đăng ký ở bước Ký.")
        )
    return key


def _check_reasons(before: SentPackage | None, replace_reason: str, open_reason: str | None) -> None:
    if before is not None and not replace_reason.strip():
        raise NotReadyError(
            code="no_replace_reason",
            message=_("Đợt này đã ghi gói số {number}.").format(number=before.sequence),
            hint=_("Ghi lý do thay gói trước để cấp trên biết dùng gói nào."),
        )
    if open_reason is not None and not open_reason.strip():
        raise NotReadyError(
            code="no_open_reason",
            message=_("Gói không mã hóa thì ai cầm USB cũng đọc được."),
            hint=_("Ghi lý do không mã hóa, hoặc để chương trình mã hóa gói cho cấp trên."),
        )


def _header(workspace: Workspace, round_: Round, replace_reason: str, key: SigningKey) -> DossierHeader:
    change = key_change(workspace, key.certificate_der)
    before, notice = last_package(workspace, round_), open_return(workspace, round_.id)
    return DossierHeader(
        sequence=next_sequence(workspace),
        replaces=before.digest if before else "",
        replace_reason=replace_reason if before else "",
        answers=notice.digest if notice else "",
        corrections=tuple((task.who, task.text, task.answer) for task in list_tasks(workspace, round_.id)),
        guidance=tuple(row.digest for row in opened_guidance(workspace, round_.id)),
        recipient=need_envelope_key(workspace).recipient,
        key_change=(change.replaces, change.since, change.reason) if change else None,
        program_version=__version__,
        journal_head=workspace.store.journal.head_digest(),
    )


@action(N_("Ký gói nộp cấp trên"), is_barrier=True)
def record_sealed(workspace: Workspace, sealed: SealedBytes) -> SentPackage:
    """Keep a signed package until it is written: a pulled stick or a closed program costs no second signature."""
    forget_pending(workspace, sealed.prepared.round.id)
    package = workspace.store.packages.add(_sent(sealed, ""))
    keep_copy(workspace, package, sealed.kept)
    return package


@action(N_("Ghi gói nộp cấp trên"), is_barrier=True)
def record_sent(workspace: Workspace, sealed: SealedPackage) -> SentPackage:
    """Note a package that was written; nothing before it can be undone from here on."""
    place, known = str(sealed.written.path.parent), sent_as(workspace, sealed.sealed.digest)
    if known is not None:
        package = replace(known, written_to=place)
        workspace.store.packages.save(package)
        return package
    forget_pending(workspace, sealed.sealed.prepared.round.id)
    package = workspace.store.packages.add(_sent(sealed.sealed, place))
    keep_copy(workspace, package, sealed.sealed.kept)
    keep_codes(workspace, sealed.sealed.prepared.papers)
    return package


def _sent(sealed: SealedBytes, written_to: str) -> SentPackage:
    prepared = sealed.prepared
    return SentPackage(
        round_id=prepared.round.id,
        kind=KIND,
        sequence=prepared.sequence,
        digest=sealed.digest,
        file_name=prepared.file_name.removesuffix(ENVELOPE_SUFFIX) if prepared.is_for_signers else prepared.file_name,
        made_at=prepared.at,
        replaces=prepared.replaces,
        replace_reason=prepared.replace_reason,
        written_to=written_to,
        content_digest=sha256(canonical_json(prepared.content)).hexdigest(),
        is_enveloped=bool(prepared.recipients) and not prepared.is_for_signers,
        open_reason=prepared.open_reason,
        answers=prepared.answers,
    )


def send(workspace: Workspace, round_: Round, folder: Path, *, replace_reason: str = "") -> SentPackage:
    """Prepare, seal, write and record in one go. Raises: as `prepare` and `seal_and_write`."""
    sealed = seal_and_write(prepare(workspace, round_, replace_reason=replace_reason), folder)
    return record_sent(workspace, sealed)

"""Sending the dossier: what is missing, what exactly is signed, the key, the sealed file on the stick.

Signing and writing take time, so they are cut: `freeze` and `prepare_frozen` read the workspace, `seal` and
`write_sealed` work on frozen values alone (a background job may run them), `record_sent` notes the outcome. What was
shown before signing is what is signed: both come from the same `FrozenDossier`.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from hashlib import sha256
from pathlib import Path

from kiemdiem_desktop import __version__
from kiemdiem_desktop.domain.errors import KiemdiemError, NotFoundError
from kiemdiem_desktop.domain.finding import FindingText, Severity
from kiemdiem_desktop.domain.ids import SubjectId
from kiemdiem_desktop.domain.package import SentPackage
from kiemdiem_desktop.domain.round import Round
from kiemdiem_desktop.exchange.container import make_package
from kiemdiem_desktop.exchange.content import canonical_json
from kiemdiem_desktop.exchange.dossier_content import DossierHeader, dossier_content
from kiemdiem_desktop.exchange.keys import SoftwareKey, make_software_key, read_certificate
from kiemdiem_desktop.exchange.names import PERIOD_YEAR_END, package_file_name
from kiemdiem_desktop.exchange.words import digest_words
from kiemdiem_desktop.exchange.writing import WrittenFile, write_checked
from kiemdiem_desktop.i18n import N_, _
from kiemdiem_desktop.services.action import action
from kiemdiem_desktop.services.cell.cells import get_cell
from kiemdiem_desktop.services.cell.checks import CheckedRound, check
from kiemdiem_desktop.services.cell.field_screens import screen_of
from kiemdiem_desktop.services.cell.papers import PaperJob, dossier_papers, paper_job, render
from kiemdiem_desktop.services.cell.sent_packages import last_package, next_sequence
from kiemdiem_desktop.services.workspace import Workspace

KIND = "dossier"
_KEY, _CERTIFICATE = "signing-key.pem", "signing-certificate.der"


class NotReadyError(KiemdiemError):
    """The dossier cannot be sealed yet."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadinessItem:
    """One thing that stands between the cell and a sealed package, one click from its place."""

    text: str
    advice: str
    screen: str
    where: str
    subject_id: SubjectId | None


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


@dataclass(frozen=True, slots=True, kw_only=True)
class PreparedPackage:
    """Frozen values that sealing needs; nothing in it changes when the workspace does."""

    content: Mapping[str, object]
    papers: tuple[PaperJob, ...]
    key: SoftwareKey
    file_name: str
    round: Round
    sequence: int
    at: datetime
    replaces: str
    replace_reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class SealedBytes:
    """A signed package that is not written yet: it can be written again where a place refused it."""

    prepared: PreparedPackage
    data: bytes


@dataclass(frozen=True, slots=True, kw_only=True)
class SealedPackage:
    """A package as written and read back; `words` is its fingerprint for people."""

    prepared: PreparedPackage
    written: WrittenFile
    words: str


def list_missing(checked: CheckedRound) -> tuple[ReadinessItem, ...]:
    """Give what must be mended, or kept with a reason, before the dossier can be sealed."""
    overridden = {(row.subject_id, row.finding_code) for row in checked.dossier.overrides}
    return tuple(
        _readiness(text)
        for text in checked.findings
        if text.finding.severity is Severity.MUST_FIX and (text.finding.subject_id, text.finding.code) not in overridden
    )


def _readiness(text: FindingText) -> ReadinessItem:
    return ReadinessItem(
        text=f"{text.who}: {text.detail}" if text.who else text.detail,
        advice=text.advice,
        screen=screen_of(text.finding.where),
        where=text.finding.where,
        subject_id=text.finding.subject_id,
    )


def find_key(workspace: Workspace) -> SoftwareKey | None:
    """Give the cell's signing key, None where it was not made yet."""
    key, certificate = workspace.store.blobs.get(_KEY), workspace.store.blobs.get(_CERTIFICATE)
    if key is None or certificate is None:
        return None
    return SoftwareKey(private_key_pem=key, certificate_der=certificate)


def make_key(workspace: Workspace, *, holder: str) -> SoftwareKey:
    """Make the cell's signing key in the name of its holder. Raises: InvalidValueError for an unfit name."""
    cell = get_cell(workspace)
    key = make_software_key(holder=holder, cell_code=cell.code, cell_name=cell.name, at=workspace.clock.now())
    workspace.store.blobs.set(_KEY, key.private_key_pem)
    workspace.store.blobs.set(_CERTIFICATE, key.certificate_der)
    return key


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


def holder_of(key: SoftwareKey) -> str:
    """Give the name that a key was made for."""
    return read_certificate(key.certificate_der).holder


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
    _check_ready(frozen.checked)
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


def _check_ready(checked: CheckedRound) -> None:
    missing = list_missing(checked)
    if missing:
        raise NotReadyError(
            code="not_ready",
            message=_("Còn {count} việc phải sửa trước khi ký.").format(count=len(missing)),
            hint=_("Xem danh sách ở bước Kiểm tra; bấm từng dòng để đến chỗ cần sửa."),
        )


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


Report = Callable[[int, int, str], None]


def _tell_nobody(_done: int, _total: int, _what: str) -> None:
    """Report to nobody."""


def seal(
    prepared: PreparedPackage, *, rendered: Mapping[PaperJob, bytes] | None = None, report: Report = _tell_nobody
) -> SealedBytes:
    """Write the papers down, put the package together and sign it; nothing outside is touched.

    `rendered` holds papers that were written down already, to be shown. `report(done, total, what)` is called before
    each piece and may raise to stop.

    Raises: FontsMissingError; ExpiredKeyError and what else `make_package` refuses.
    """
    ready, total = rendered or {}, len(prepared.papers) + 1
    papers: dict[str, bytes] = {}
    for done, job in enumerate(prepared.papers):
        report(done, total, job.document.title)
        papers[job.file_name] = ready.get(job) or render(job)
    report(total - 1, total, _("Ký và kiểm tra gói"))
    data = make_package(content=prepared.content, documents=papers, key=prepared.key, at=prepared.at)
    return SealedBytes(prepared=prepared, data=data)


def write_sealed(sealed: SealedBytes, folder: Path) -> SealedPackage:
    """Write a sealed package and read it back. Touches nothing but `folder`.

    Raises: the writing errors of the package (full, read only, pulled out, name taken); `sealed` stays good.
    """
    written = write_checked(sealed.data, folder, sealed.prepared.file_name)
    return SealedPackage(prepared=sealed.prepared, written=written, words=digest_words(written.sha256))


def seal_and_write(prepared: PreparedPackage, folder: Path) -> SealedPackage:
    """Seal, write and read back in one go. Raises: as `seal` and `write_sealed`."""
    return write_sealed(seal(prepared), folder)


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

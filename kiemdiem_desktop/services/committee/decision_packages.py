"""Decision packages to many cells in one go: planned here, sealed and written beside the window, noted in one step."""

from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from typing import Final

from kiemdiem_desktop.domain.committee import DossierHead, IssuedPackage
from kiemdiem_desktop.domain.decided import DecidedSubject
from kiemdiem_desktop.domain.errors import KiemdiemError
from kiemdiem_desktop.domain.superior_package import (
    DecidedLevel,
    Decision,
    Heading,
    PackageKind,
    PartyName,
    RoundName,
    SubjectName,
)
from kiemdiem_desktop.exchange.content import parse_content
from kiemdiem_desktop.exchange.superior_content import read_superior_content
from kiemdiem_desktop.exchange.writing import write_checked
from kiemdiem_desktop.i18n import _
from kiemdiem_desktop.services.committee.answering import proposed_levels
from kiemdiem_desktop.services.committee.appraisal_list import decided_cells
from kiemdiem_desktop.services.committee.cap_choices import RoundKey
from kiemdiem_desktop.services.committee.deciding import list_decided
from kiemdiem_desktop.services.committee.issuing import (
    Draft,
    Order,
    OutgoingFile,
    Posting,
    SealedDraft,
    draft,
    file_of,
    note_sealed,
    seal_draft,
)
from kiemdiem_desktop.services.committee.papers import notice_job
from kiemdiem_desktop.services.committee.register import list_cells
from kiemdiem_desktop.services.paper_jobs import PaperJob, render
from kiemdiem_desktop.services.reporting import Piece, Task
from kiemdiem_desktop.services.workspace import Workspace

NOTICE_ENTRY: Final = "thong-bao.pdf"
"""The notice inside the package of a cell."""


@dataclass(frozen=True, slots=True, kw_only=True)
class DecisionPlan:
    """What goes out: `drafts` still to be signed, `ready` files signed before and unchanged since.

    `undecided` names the cells that get none: nothing is decided on them. `open_cells` get theirs unencrypted.
    """

    drafts: tuple[Draft, ...]
    ready: tuple[OutgoingFile, ...]
    undecided: tuple[str, ...]
    open_cells: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class WrittenBatch:
    """How far writing came: the names written and read back, and what stopped it (None: nothing)."""

    names: tuple[str, ...]
    trouble: KiemdiemError | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class SentDecisions:
    """What went out: the plan, and how far the writing of its `whole` number of files came."""

    plan: DecisionPlan
    written: WrittenBatch
    whole: int


def sending(workspace: Workspace, round_: RoundKey, folder: Path) -> Task[SentDecisions]:
    """Sign and write a package for every decided cell, with its notice; what was told before is written again.

    Stopped before all is signed, nothing of it is noted; stopped while it is written, the signed packages stay and
    are written the next time. Raises: NotFoundError without a key; what `make_package` refuses.
    """
    plan = yield from planning(workspace, round_, folder)
    sealed = yield from _sealing(workspace, round_, plan.drafts)
    issued = yield from _noting(workspace, sealed)
    files = sorted((*plan.ready, *(file_of(workspace, row) for row in issued)), key=lambda file: file.name)
    written = yield from writing(tuple(files), folder)
    return SentDecisions(plan=plan, written=written, whole=len(files))


def planning(workspace: Workspace, round_: RoundKey, folder: Path) -> Task[DecisionPlan]:
    """Look at every expected cell of a round: what is to be signed, what was signed before, what is not decided."""
    cells = [cell for cell in list_cells(workspace) if cell.is_expected]
    drafts, ready, undecided = list[Draft](), list[OutgoingFile](), list[str]()
    for place, cell in enumerate(cells):
        yield Piece(done=place, total=len(cells), what=cell.name)
        made = _one(workspace, round_, cell.code, folder)
        if made is None:
            undecided.append(cell.name)
        elif isinstance(made, Draft):
            drafts.append(made)
        else:
            ready.append(made)
    return DecisionPlan(
        drafts=tuple(drafts),
        ready=tuple(ready),
        undecided=tuple(undecided),
        open_cells=tuple(row.package.heading.cell.name for row in drafts if not row.recipients),
    )


def writing(files: tuple[OutgoingFile, ...], folder: Path) -> Task[WrittenBatch]:
    """Write files and read each back; the first refusal stops, and what was written stays."""
    names = list[str]()
    for file in files:
        words, write = _("ghi {file}").format(file=file.name), partial(_trouble_of, file, folder)
        trouble: KiemdiemError | None = yield Piece(done=len(names), total=len(files), what=words, beside=write)
        if trouble is not None:
            return WrittenBatch(names=tuple(names), trouble=trouble)
        names.append(file.name)
    return WrittenBatch(names=tuple(names))


def count_decided(workspace: Workspace, round_: RoundKey) -> tuple[int, tuple[str, ...]]:
    """Give how many cells of a round are decided, and the names of the expected ones that are not."""
    decided = decided_cells(workspace, round_)
    cells = [cell for cell in list_cells(workspace) if cell.is_expected or cell.code in decided]
    return len(decided), tuple(cell.name for cell in cells if cell.code not in decided)


def decision_levels(workspace: Workspace, round_: RoundKey, cell_code: str) -> tuple[str, tuple[DecidedLevel, ...]]:
    """Give the digest of the dossier that was decided on and its levels as they hold now; ("", ()) where none are."""
    return _levels_of(workspace, list_decided(workspace, round_, cell_code))


def _levels_of(workspace: Workspace, rows: tuple[DecidedSubject, ...]) -> tuple[str, tuple[DecidedLevel, ...]]:
    if not rows:
        return "", ()
    dossier = workspace.store.received_dossiers.find(digest=rows[0].dossier_digest)
    names = {row.subject.code: row.subject for row in proposed_levels(dossier)} if dossier is not None else {}
    levels = tuple(
        DecidedLevel(
            subject=names.get(row.subject_code, SubjectName(code=row.subject_code, name=row.name)),
            level=row.level,
            reason=row.reason,
        )
        for row in rows
    )
    return rows[0].dossier_digest, levels


def _sealing(workspace: Workspace, round_: RoundKey, drafts: tuple[Draft, ...]) -> Task[tuple[SealedDraft, ...]]:
    sealed = list[SealedDraft]()
    for place, wanted in enumerate(drafts):
        cell = wanted.package.heading.cell
        seal = partial(_sealed, wanted, notice_job(workspace, round_, cell.code))
        words = _("ký gói {cell}").format(cell=cell.name)
        sealed.append((yield Piece(done=place, total=len(drafts), what=words, beside=seal)))
    return tuple(sealed)


def _noting(workspace: Workspace, sealed: tuple[SealedDraft, ...]) -> Task[tuple[IssuedPackage, ...]]:
    """Keep signed packages in one step, each in its turn."""
    issued = list[IssuedPackage]()
    with workspace.store.step(_("Ký gói gửi đi"), is_barrier=True):
        for place, row in enumerate(sealed):
            yield Piece(done=place, total=len(sealed), what=_("ghi vào sổ"))
            issued += note_sealed(workspace, (row,))
    return tuple(issued)


def _sealed(wanted: Draft, notice: PaperJob) -> SealedDraft:
    return seal_draft(replace(wanted, documents={NOTICE_ENTRY: render(notice)}))


def _trouble_of(file: OutgoingFile, folder: Path) -> KiemdiemError | None:
    """Write a file and read it back; gives what came in between."""
    try:
        write_checked(file.data, folder, file.name)
    except KiemdiemError as error:
        return error
    return None


def _one(workspace: Workspace, round_: RoundKey, cell_code: str, folder: Path) -> Draft | OutgoingFile | None:
    rows = list_decided(workspace, round_, cell_code)
    about, levels = _levels_of(workspace, rows)
    head: DossierHead | None = workspace.store.dossier_heads.find(digest=about) if about else None
    if head is None:
        return None
    known = _sent_before(workspace, head, levels)
    if known is not None:
        return known
    newest = max(rows, key=lambda row: row.id)
    order = Order(
        kind=PackageKind.DECISION,
        to=PartyName(code=head.cell_code, name=head.cell_name),
        round=RoundName(year=head.year, period=head.period),
    )

    def decision(heading: Heading) -> Decision:
        return Decision(heading=heading, about=about, levels=levels)

    posting = Posting(folder=folder, number=newest.number, issued_on=newest.decided_on)
    return draft(workspace, order, decision, posting)


def _sent_before(workspace: Workspace, head: DossierHead, levels: tuple[DecidedLevel, ...]) -> OutgoingFile | None:
    """Give the package that told the cell exactly these levels, if there is one."""
    rows = workspace.store.issued_packages.where(kind=PackageKind.DECISION, cell_code=head.cell_code, about=head.digest)
    newest = max(rows, key=lambda row: row.sequence, default=None)
    if newest is None:
        return None
    told = read_superior_content(parse_content(newest.content.encode("utf-8")))
    is_same = isinstance(told, Decision) and told.levels == levels
    return file_of(workspace, newest) if is_same else None

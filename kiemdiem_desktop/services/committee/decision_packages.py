"""Decision packages to many cells in one go: planned here, sealed and written beside the window, noted in one step."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from kiemdiem_desktop.domain.committee import DossierHead
from kiemdiem_desktop.domain.errors import KiemdiemError
from kiemdiem_desktop.domain.registered_cell import RegisteredCell
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
from kiemdiem_desktop.services.committee.answering import proposed_levels
from kiemdiem_desktop.services.committee.appraisal_list import decided_cells
from kiemdiem_desktop.services.committee.cap_choices import RoundKey
from kiemdiem_desktop.services.committee.deciding import list_decided
from kiemdiem_desktop.services.committee.issuing import Draft, Order, OutgoingFile, Posting, draft, file_of
from kiemdiem_desktop.services.committee.register import list_cells
from kiemdiem_desktop.services.reporting import Report, tell_nobody
from kiemdiem_desktop.services.workspace import Workspace


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


def plan_decisions(
    workspace: Workspace,
    round_: RoundKey,
    folder: Path,
    *,
    documents: Mapping[str, Mapping[str, bytes]] | None = None,
    cell_codes: Iterable[str] | None = None,
) -> DecisionPlan:
    """Plan the packages of a round (of these cells only); `documents` are the papers that go along, by cell."""
    chosen = None if cell_codes is None else frozenset(cell_codes)
    cells = [cell for cell in list_cells(workspace) if _is_asked(cell, chosen)]
    drafts, ready, undecided = [], [], []
    for cell in cells:
        made = _one(workspace, round_, cell.code, folder, (documents or {}).get(cell.code, {}))
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


def count_decided(workspace: Workspace, round_: RoundKey) -> tuple[int, tuple[str, ...]]:
    """Give how many cells of a round are decided, and the names of the expected ones that are not."""
    decided = decided_cells(workspace, round_)
    cells = [cell for cell in list_cells(workspace) if cell.is_expected or cell.code in decided]
    return len(decided), tuple(cell.name for cell in cells if cell.code not in decided)


def write_files(files: tuple[OutgoingFile, ...], folder: Path, report: Report = tell_nobody) -> WrittenBatch:
    """Write files and read each back; the first refusal stops, and what was written stays. Never reads the books."""
    names: list[str] = []
    for file in files:
        report(len(names), len(files), file.name)
        try:
            write_checked(file.data, folder, file.name)
        except KiemdiemError as error:
            return WrittenBatch(names=tuple(names), trouble=error)
        names.append(file.name)
    return WrittenBatch(names=tuple(names))


def decision_levels(workspace: Workspace, round_: RoundKey, cell_code: str) -> tuple[str, tuple[DecidedLevel, ...]]:
    """Give the digest of the dossier that was decided on and its levels as they hold now; ("", ()) where none are."""
    rows = list_decided(workspace, round_, cell_code)
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


def _is_asked(cell: RegisteredCell, chosen: frozenset[str] | None) -> bool:
    return cell.is_expected if chosen is None else cell.code in chosen


def _one(
    workspace: Workspace, round_: RoundKey, cell_code: str, folder: Path, documents: Mapping[str, bytes]
) -> Draft | OutgoingFile | None:
    about, levels = decision_levels(workspace, round_, cell_code)
    head: DossierHead | None = workspace.store.dossier_heads.find(digest=about) if about else None
    if head is None:
        return None
    known = _sent_before(workspace, head, levels)
    if known is not None:
        return known
    newest = max(list_decided(workspace, round_, cell_code), key=lambda row: row.id)
    order = Order(
        kind=PackageKind.DECISION,
        to=PartyName(code=head.cell_code, name=head.cell_name),
        round=RoundName(year=head.year, period=head.period),
    )

    def decision(heading: Heading) -> Decision:
        return Decision(heading=heading, about=about, levels=levels)

    posting = Posting(folder=folder, number=newest.number, issued_on=newest.decided_on, documents=documents)
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

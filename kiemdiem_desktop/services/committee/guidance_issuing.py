"""Issuing guidance to one, some or all: each its own file, closed to its key where that is known; what was issued."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from kiemdiem_desktop.domain.committee import IssuedPackage
from kiemdiem_desktop.domain.registered_cell import RegisteredCell
from kiemdiem_desktop.domain.superior_package import PackageKind, PartyName, RoundName
from kiemdiem_desktop.domain.trust import KeyOwner
from kiemdiem_desktop.exchange.writing import write_checked
from kiemdiem_desktop.services.committee.guidance_drafts import (
    forms_of,
    get_draft,
    guidance_of,
    list_drafts,
    merged,
    need_plan,
)
from kiemdiem_desktop.services.committee.issuing import (
    Draft,
    Order,
    OutgoingFile,
    Posting,
    SealedDraft,
    file_of,
    note_sealed,
    seal_draft,
)
from kiemdiem_desktop.services.committee.issuing import draft as make_draft
from kiemdiem_desktop.services.committee.units import list_units
from kiemdiem_desktop.services.known_keys import codes_with_recipients
from kiemdiem_desktop.services.reporting import Report, tell_nobody
from kiemdiem_desktop.services.workspace import Workspace


@dataclass(frozen=True, slots=True, kw_only=True)
class GuidanceLine:
    """One unit that guidance goes to: whether its file can be closed to it, what is written for it alone, the last."""

    unit: RegisteredCell
    has_key: bool
    own_prompts: int
    last: IssuedPackage | None


def list_addressees(workspace: Workspace) -> tuple[GuidanceLine, ...]:
    """Give all units from which a dossier is expected, in the order of the tree."""
    plan = need_plan(workspace)
    issued = workspace.store.issued_packages.where(kind=PackageKind.GUIDANCE, year=plan.year, period=plan.period)
    last = {row.cell_code: row for row in sorted(issued, key=lambda row: row.sequence)}
    own = {draft.cell_code: len(draft.prompts) for draft in list_drafts(workspace)}
    closed_to = codes_with_recipients(workspace, KeyOwner.CELL)
    return tuple(
        GuidanceLine(
            unit=line.unit,
            has_key=line.unit.code in closed_to,
            own_prompts=own.get(line.unit.code, 0),
            last=last.get(line.unit.code),
        )
        for line in list_units(workspace)
        if line.is_active and line.unit.is_expected
    )


def prepare_guidance(workspace: Workspace, units: Sequence[RegisteredCell], folder: Path) -> tuple[Draft, ...]:
    """Gather what signing the guidance of each unit needs. Raises: NotFoundError without a plan or a key."""
    plan, common = need_plan(workspace), get_draft(workspace)
    prepared = []
    for unit in units:
        draft = merged(common, get_draft(workspace, unit.code))
        order = Order(
            kind=PackageKind.GUIDANCE,
            to=PartyName(code=unit.code, name=unit.name),
            round=RoundName(year=plan.year, period=plan.period),
        )
        posting = Posting(
            folder=folder, number=draft.number, issued_on=draft.issued_on, documents=forms_of(workspace, draft)
        )
        prepared.append(make_draft(workspace, order, partial(guidance_of, draft, plan), posting))
    return tuple(prepared)


def seal_all(prepared: Sequence[Draft], report: Report = tell_nobody) -> tuple[SealedDraft, ...]:
    """Sign each; asks for no store. `report` may raise to stop: then nothing was issued."""
    sealed = []
    for done, row in enumerate(prepared):
        report(done, len(prepared), row.package.heading.cell.name)
        sealed.append(seal_draft(row))
    return tuple(sealed)


def note_all(workspace: Workspace, sealed: Sequence[SealedDraft]) -> tuple[OutgoingFile, ...]:
    """Note signed packages in one step and give them ready to be written."""
    return waiting_files(workspace, note_sealed(workspace, sealed))


def waiting_files(workspace: Workspace, issued: Sequence[IssuedPackage]) -> tuple[OutgoingFile, ...]:
    """Give issued packages ready to be written, once more where they were before."""
    return tuple(file_of(workspace, row) for row in issued)


def write_all(files: Sequence[OutgoingFile], folder: Path, report: Report = tell_nobody) -> tuple[Path, ...]:
    """Write each into a folder and read it back; what lies there already is left alone.

    Raises: the writing errors of packages; what was written before stays.
    """
    written = []
    for done, file in enumerate(files):
        report(done, len(files), file.name)
        written.append(write_checked(file.data, folder, file.name).path)
    return tuple(written)


def issue_guidance_to(workspace: Workspace, units: Sequence[RegisteredCell], folder: Path) -> tuple[Path, ...]:
    """Issue the guidance of the round to units without a window; give the files written.

    Raises: NotFoundError without a plan or a key; the writing errors of packages.
    """
    sealed = seal_all(prepare_guidance(workspace, units, folder))
    return write_all(note_all(workspace, sealed), folder)

"""Cấp ủy mẫu: an invented commune with its register, keys and plan, and the packages of its cells on a stick."""

from datetime import datetime
from pathlib import Path

from kiemdiem_desktop.domain.committee import Committee
from kiemdiem_desktop.domain.guidance_draft import FOR_ALL
from kiemdiem_desktop.domain.registered_cell import RegisteredCell, UnitKind
from kiemdiem_desktop.domain.round_plan import RoundPlan
from kiemdiem_desktop.domain.superior_package import PromptText
from kiemdiem_desktop.domain.trust import KeyOwner
from kiemdiem_desktop.exchange.writing import write_checked
from kiemdiem_desktop.i18n import N_, _
from kiemdiem_desktop.rules.regulations import Regulations
from kiemdiem_desktop.services.action import action
from kiemdiem_desktop.services.committee.books import found_committee, make_key
from kiemdiem_desktop.services.committee.guidance_drafts import add_prompt, collective_name
from kiemdiem_desktop.services.committee.plans import save_plan
from kiemdiem_desktop.services.committee.register import register_cell
from kiemdiem_desktop.services.committee.sample_cells import (
    LATE,
    key_of,
    list_units,
    make_files,
    read_commune,
    signed_at,
)
from kiemdiem_desktop.services.committee.sample_people import SampleUnit, make_members
from kiemdiem_desktop.services.known_keys import take_up_key
from kiemdiem_desktop.services.library import Shelf, open_scratch
from kiemdiem_desktop.services.reporting import Report, tell_nobody
from kiemdiem_desktop.services.sample_data import Data, part, rows
from kiemdiem_desktop.services.workspace import Workspace

SAMPLE_CODE = "du-suoi-ngan"


def open_sample(shelf: Shelf) -> Workspace:
    """Give the sample committee, fresh and in memory only: opening it again is the reset. Raises: SampleDataError."""
    workspace = open_scratch(shelf)
    fill_sample(workspace)
    return workspace


@action(N_("Nạp cấp ủy mẫu"), is_barrier=True)
def fill_sample(workspace: Workspace) -> None:
    """Fill an empty workspace with the sample commune: its tree, the plan, the keys of all that have sent.

    Raises: InvalidValueError where the workspace is something already; SampleDataError.
    """
    data = read_commune(workspace.resources_dir)
    above = part(data, "committee")
    committee = Committee(
        code=above["code"],
        name=above["name"],
        place_name=above["place_name"],
        superior_name=above["chain"][0],
        superior_party_name=above["above"],
    )
    found_committee(workspace, committee)
    make_key(workspace, holder=above["holder"])
    plan, at = part(data, "plan"), signed_at(data, workspace.clock.now())
    save_plan(workspace, RoundPlan(year=plan["year"], evaluation_on=plan["evaluation_on"], due_on=plan["due_on"]))
    for row in rows(data, "prompts"):
        kind = {"cell": "chi-bo", "committee": "chi-uy"}[row["subject"]]
        add_prompt(workspace, FOR_ALL, PromptText(subject=collective_name(kind), text=row["text"]))
    for position, unit in enumerate(list_units(data), 1):
        register_cell(workspace, _registered(unit, data, position))
        if unit.is_cell and unit.case != LATE:
            certificate = key_of(unit, data, at).certificate_der
            take_up_key(workspace, certificate, owner=KeyOwner.CELL, compared_by=_("Đối chiếu 12 từ (mẫu)"))


def is_sample(workspace: Workspace) -> bool:
    """Whether these are the books of the sample commune: in memory, gone when they are closed."""
    committee = workspace.store.committees.find(code=SAMPLE_CODE)
    return workspace.store.folder is None and committee is not None


def write_sample_files(
    regulations: Regulations, resources: Path, folder: Path, *, now: datetime, report: Report = tell_nobody
) -> tuple[Path, ...]:
    """Write the packages of the sample cells into a folder, each read back; the same bytes each time.

    `report(done, total, name)` is called before each file and may raise to stop.
    Raises: SampleDataError; the writing errors of a package.
    """
    data = read_commune(resources)
    paths: list[Path] = []
    total = sum(unit.is_cell for unit in list_units(data))
    for file in make_files(regulations, data, now):
        report(len(paths), total, file.unit.name)
        paths.append(write_checked(file.data, folder, file.name).path)
    return tuple(paths)


def _registered(unit: SampleUnit, data: Data, position: int) -> RegisteredCell:
    """Give the line of the register; the secretary of a cell is the first of its members."""
    secretary = make_members(unit, data)[0].member.full_name if unit.is_cell else unit.secretary
    return RegisteredCell(
        code=unit.code,
        name=unit.name,
        parent_code=unit.parent,
        unit_kind=UnitKind(unit.kind),
        secretary_name=secretary,
        phone=unit.phone or f"0900 000 {position:03}",
        position=position,
        is_expected=unit.is_cell,
    )

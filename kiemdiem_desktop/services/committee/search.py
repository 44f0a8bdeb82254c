"""Search over the cells of a committee and the people in their newest dossiers; marks, đ and case are ignored."""

from dataclasses import dataclass

from kiemdiem_desktop.domain.text import search_key
from kiemdiem_desktop.services.committee.appraisal_list import find_round_key
from kiemdiem_desktop.services.committee.register import list_cells
from kiemdiem_desktop.services.workspace import Workspace

MOST_HITS = 30


@dataclass(frozen=True, slots=True, kw_only=True)
class CellHit:
    """A cell, or a person in one; `subject_code` is the person's in the dossier, "" for the cell itself."""

    cell_code: str
    title: str
    detail: str
    subject_code: str = ""


def search_cells(workspace: Workspace, typed: str) -> tuple[CellHit, ...]:
    """Give the cells, then the people, in whose names every typed word begins a word."""
    wanted = search_key(typed).split()
    if not wanted:
        return ()
    cells = list_cells(workspace)
    names = {cell.code: cell.name for cell in cells}
    hits = [
        CellHit(cell_code=cell.code, title=cell.name, detail=cell.secretary_name)
        for cell in cells
        if _is_found(wanted, search_key(f"{cell.name} {cell.code}"))
    ]
    round_ = find_round_key(workspace)
    if round_ is not None:
        found = workspace.store.subject_rows.named(wanted, round_.year, round_.period)
        hits += [
            CellHit(
                cell_code=row.cell_code,
                title=row.name,
                detail=" – ".join(part for part in (names.get(row.cell_code, row.cell_code), row.post) if part),
                subject_code=row.code,
            )
            for row in found
            if _is_found(wanted, row.search_key)
        ]
    return tuple(hits)[:MOST_HITS]


def _is_found(wanted: list[str], key: str) -> bool:
    stock = f" {key}"
    return all(f" {word}" in stock for word in wanted)

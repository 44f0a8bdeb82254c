"""How the cells stand: whose dossier came, and what it was answered last."""

from dataclasses import dataclass

from kiemdiem_desktop.domain.committee import DossierHead
from kiemdiem_desktop.domain.registered_cell import RegisteredCell
from kiemdiem_desktop.domain.superior_package import PackageKind
from kiemdiem_desktop.services.committee.register import list_cells
from kiemdiem_desktop.services.workspace import Workspace


@dataclass(frozen=True, slots=True, kw_only=True)
class CellStanding:
    """One expected cell: its newest dossier (None while none came), and the kind of the last answer to it."""

    cell: RegisteredCell
    dossier: DossierHead | None = None
    answered: PackageKind | None = None


def list_standings(workspace: Workspace) -> tuple[CellStanding, ...]:
    """Give how each expected cell stands, by code."""
    newest = newest_heads(workspace)
    answers = {row.about: row.kind for row in workspace.store.issued_heads.all() if row.about}
    return tuple(
        CellStanding(
            cell=cell,
            dossier=newest.get(cell.code),
            answered=answers.get(newest[cell.code].digest) if cell.code in newest else None,
        )
        for cell in list_cells(workspace)
    )


def newest_heads(workspace: Workspace) -> dict[str, DossierHead]:
    """Give the newest dossier of each cell, by the code of the cell."""
    newest: dict[str, DossierHead] = {}
    for row in workspace.store.dossier_heads.all():
        before = newest.get(row.cell_code)
        if before is None or (row.year, row.sequence, row.id) > (before.year, before.sequence, before.id):
            newest[row.cell_code] = row
    return newest

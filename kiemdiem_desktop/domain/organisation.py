"""The cell and the chain above it."""

from dataclasses import dataclass
from enum import StrEnum

from kiemdiem_desktop.domain.ids import RowId


class CellKind(StrEnum):
    """Where a cell stands. Source: hd-43-2025 §3."""

    SUBORDINATE = "subordinate"  # chi bộ trực thuộc đảng ủy cơ sở (hoặc đảng ủy xã, phường)
    GRASSROOTS = "grassroots"  # chi bộ cơ sở


@dataclass(frozen=True, slots=True, kw_only=True)
class Cell:
    """The cell that keeps this workspace.

    `superior_party_name` is the line above the cell's name on every paper ("ĐẢNG BỘ XÃ …"), `superior_name`
    the committee that receives the dossier ("Đảng ủy xã …"); `chain` lists the committees further up, lowest
    first. `code` is ASCII and goes into package names. `has_committee`: the cell elected a chi ủy.
    `under_sectional_committee`: a đảng ủy bộ phận stands between the cell and the deciding level.
    `is_special_unit`: sums up after the year's end, so its limit is 15/01 instead of 31/12.
    `term` is the congress term that numbers papers ("2025-2027").
    """

    id: RowId = RowId(0)
    code: str
    name: str
    superior_name: str
    superior_party_name: str
    chain: tuple[str, ...] = ()
    place_name: str
    kind: CellKind = CellKind.SUBORDINATE
    has_committee: bool = False
    under_sectional_committee: bool = False
    is_special_unit: bool = False
    term: str = ""

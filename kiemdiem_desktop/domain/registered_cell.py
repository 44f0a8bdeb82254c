"""A cell or organisation that a committee expects a dossier from, and its place in the tree of organisations."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from kiemdiem_desktop.domain.ids import RowId
from kiemdiem_desktop.i18n import N_, _


class UnitKind(StrEnum):
    """What an organisation is, from the smallest up. Source: qd-294-2025 §20."""

    CELL = "cell"  # chi bộ trực thuộc
    SUB_COMMITTEE = "sub_committee"  # đảng ủy bộ phận
    GRASSROOTS_CELL = "grassroots_cell"  # chi bộ cơ sở
    GRASSROOTS_COMMITTEE = "grassroots_committee"  # đảng ủy cơ sở
    SUPERIOR_COMMITTEE = "superior_committee"  # đảng ủy cấp trên trực tiếp của tổ chức cơ sở đảng

    @property
    def label(self) -> str:
        """The kind in words."""
        return _(_LABELS[self])


_LABELS = {
    UnitKind.CELL: N_("Chi bộ trực thuộc"),
    UnitKind.SUB_COMMITTEE: N_("Đảng bộ bộ phận"),
    UnitKind.GRASSROOTS_CELL: N_("Chi bộ cơ sở"),
    UnitKind.GRASSROOTS_COMMITTEE: N_("Đảng bộ cơ sở"),
    UnitKind.SUPERIOR_COMMITTEE: N_("Đảng bộ cấp trên trực tiếp cơ sở"),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class RegisteredCell:
    """A cell or organisation of the register; its keys stand among the enrolled keys, under its code.

    `parent_code` is the code of the organisation above it in the register, "" right under the committee. `position`
    orders the children of one parent. `is_expected`: a dossier is awaited from it; others only hold the tree together.
    `retired_on`: it was dissolved or moved away then, and nothing is expected since.
    """

    id: RowId = RowId(0)
    code: str
    name: str
    contact: str = ""
    note: str = ""
    parent_code: str = ""
    unit_kind: UnitKind = UnitKind.CELL
    secretary_name: str = ""
    phone: str = ""
    position: int = 0
    is_expected: bool = True
    retired_on: date | None = None

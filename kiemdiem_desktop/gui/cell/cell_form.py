"""The details of the cell as a form: used when a workspace is made and in the settings."""

from collections.abc import Callable, Hashable
from dataclasses import replace
from functools import partial

from PySide6.QtWidgets import QWidget

from kiemdiem_desktop.domain.organisation import Cell, CellKind
from kiemdiem_desktop.gui.screen import place
from kiemdiem_desktop.gui.widgets.choice import ChoiceField
from kiemdiem_desktop.gui.widgets.flow import Flow
from kiemdiem_desktop.gui.widgets.line_field import LineField
from kiemdiem_desktop.i18n import N_, _
from kiemdiem_desktop.services.cell.cells import propose_code

_LINES = (
    ("name", N_("Tên chi bộ"), N_("Ví dụ: Chi bộ thôn 3")),
    ("code", N_("Mã chi bộ"), N_("Chữ không dấu, số, gạch nối; dùng đặt tên gói")),
    ("superior_party_name", N_("Dòng trên tên chi bộ ở đầu giấy tờ"), N_("Ví dụ: ĐẢNG BỘ XÃ TIÊN PHONG")),
    ("superior_name", N_("Cấp ủy nhận hồ sơ"), N_("Ví dụ: Đảng ủy xã Tiên Phong")),
    ("chain", N_("Các cấp ủy phía trên nữa"), N_("Từ gần đến xa, cách nhau dấu “;”. Ví dụ: Tỉnh ủy Quảng Ngãi")),
    ("place_name", N_("Địa danh ghi trước ngày tháng"), N_("Ví dụ: Tiên Phong")),
    ("term", N_("Nhiệm kỳ"), N_("Ví dụ: 2025-2027")),
)
KINDS = (
    (CellKind.SUBORDINATE, N_("Chi bộ trực thuộc đảng ủy")),
    (CellKind.GRASSROOTS, N_("Chi bộ cơ sở")),
)
_YES_NO = {
    "has_committee": (N_("Chi ủy"), N_("Có bầu chi ủy"), N_("Không có chi ủy")),
    "under_sectional_committee": (N_("Đảng ủy bộ phận"), N_("Có, ở giữa chi bộ và cấp xếp loại"), N_("Không có")),
    "is_special_unit": (
        N_("Thời điểm tổng kết"),
        N_("Đơn vị đặc thù, tổng kết sau năm"),
        N_("Cuối năm như thông thường"),
    ),
}
LEAST_WIDTH = 300
NEW_CELL = Cell(code="", name="", superior_name="", superior_party_name="", place_name="")


class CellForm(QWidget):
    """Every change calls the `commit` given to `show_cell` with the changed cell."""

    def __init__(self) -> None:
        super().__init__()
        self._cell = NEW_CELL
        self._commit: Callable[[Cell], None] = self._keep
        self.lines = {
            name: place(LineField(_(label), example=_(example)), f"cell.{name}") for name, label, example in _LINES
        }
        self.kind = ChoiceField(_("Loại chi bộ"), tuple((kind, _(words)) for kind, words in KINDS))
        self.choices = {
            name: place(ChoiceField(_(label), ((True, _(yes)), (False, _(no)))), f"cell.{name}")
            for name, (label, yes, no) in _YES_NO.items()
        }
        flow = Flow(self, gap=12, fills=True, least=LEAST_WIDTH)
        for field in (*self.lines.values(), self.kind, *self.choices.values()):
            flow.addWidget(field)

    @property
    def cell(self) -> Cell:
        """The cell as the form holds it now."""
        return self._cell

    def show_cell(self, cell: Cell, *, key: Hashable, commit: Callable[[Cell], None] | None = None) -> None:
        """Show `cell`; without `commit` the form only keeps it, and proposes a code for the name."""
        self._cell = cell
        self._commit = commit or self._keep
        for name in self.lines:
            self._show_line(name, key)
        self.kind.show_value(cell.kind, commit=partial(self._take, "kind"))
        for name, choice in self.choices.items():
            choice.show_value(getattr(cell, name), commit=partial(self._take, name))

    def flush(self) -> bool:
        """Take over what has been typed."""
        refused = [line for line in self.lines.values() if not line.flush()]
        return not refused

    def _take(self, name: str, value: object) -> None:
        changed = replace(self._cell, **{name: value})  # type: ignore[arg-type]
        self._commit(changed)
        if name == "name" and self._may_propose():
            changed = replace(changed, code=propose_code(changed.name))
            self._cell = changed
            self._show_line("code", key=changed.name)
        self._cell = changed

    def _may_propose(self) -> bool:
        is_own = self._cell.code in ("", propose_code(self._cell.name)) and not self.lines["code"].is_dirty
        return self._commit == self._keep and is_own

    def _show_line(self, name: str, key: Hashable) -> None:
        value = getattr(self._cell, name)
        take = self._take_chain if name == "chain" else partial(self._take, name)
        self.lines[name].show_value("; ".join(value) if name == "chain" else value, key=key, commit=take)

    def _take_chain(self, text: str) -> None:
        self._take("chain", tuple(part.strip() for part in text.split(";") if part.strip()))

    def _keep(self, _cell: Cell) -> None:
        """Nothing to store: the form itself keeps the cell."""

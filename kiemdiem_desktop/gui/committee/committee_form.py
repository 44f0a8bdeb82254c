"""The details of a committee as a form: used when its books are made and in the settings."""

from collections.abc import Callable, Hashable
from dataclasses import replace
from functools import partial

from PySide6.QtWidgets import QWidget

from kiemdiem_desktop.domain.committee import Committee
from kiemdiem_desktop.domain.registered_cell import UnitKind
from kiemdiem_desktop.gui.screen import place
from kiemdiem_desktop.gui.widgets.choice import ChoiceField
from kiemdiem_desktop.gui.widgets.flow import Flow
from kiemdiem_desktop.gui.widgets.line_field import LineField
from kiemdiem_desktop.i18n import N_, _
from kiemdiem_desktop.services.committee.books import propose_code

KINDS = (
    (UnitKind.GRASSROOTS_COMMITTEE, N_("Đảng ủy xã, phường, cơ sở (chi bộ gửi lên)")),
    (UnitKind.SUPERIOR_COMMITTEE, N_("Tỉnh ủy, đảng ủy cấp trên (đảng ủy gửi lên)")),
    (UnitKind.SUB_COMMITTEE, N_("Đảng ủy bộ phận")),
)
_LINES = (
    ("name", N_("Tên cấp ủy"), N_("Ví dụ: Đảng ủy xã Tiên Phong")),
    ("code", N_("Mã cấp ủy"), N_("Chữ không dấu, số, gạch nối; dùng đặt tên gói")),
    ("superior_party_name", N_("Dòng trên tên cấp ủy ở đầu giấy tờ"), N_("Ví dụ: ĐẢNG BỘ TỈNH QUẢNG NGÃI")),
    ("superior_name", N_("Cấp ủy cấp trên trực tiếp"), N_("Ví dụ: Tỉnh ủy Quảng Ngãi")),
    ("chain", N_("Các cấp ủy phía trên nữa"), N_("Từ gần đến xa, cách nhau dấu “;”")),
    ("place_name", N_("Địa danh ghi trước ngày tháng"), N_("Ví dụ: Tiên Phong")),
)
LEAST_WIDTH = 440
NEW_COMMITTEE = Committee(code="", name="")


class CommitteeForm(QWidget):
    """Every change calls the `commit` given to `show_committee` with the changed committee.

    `is_code_open`: the code may still be changed; it cannot once keys and packages bear it.
    """

    def __init__(self) -> None:
        super().__init__()
        self._committee = NEW_COMMITTEE
        self._commit: Callable[[Committee], None] = self._keep
        self.kind = ChoiceField(_("Loại cấp ủy"), tuple((kind, _(words)) for kind, words in KINDS))
        self.lines = {
            name: place(LineField(_(label), example=_(example)), f"committee.{name}") for name, label, example in _LINES
        }
        flow = Flow(self, gap=12, fills=True, least=LEAST_WIDTH)
        for field in (self.lines["name"], self.kind, *list(self.lines.values())[1:]):
            flow.addWidget(field)

    @property
    def committee(self) -> Committee:
        """The committee as the form holds it now."""
        return self._committee

    def show_committee(
        self,
        committee: Committee,
        *,
        key: Hashable,
        commit: Callable[[Committee], None] | None = None,
        is_code_open: bool = True,
    ) -> None:
        """Show a committee; without `commit` the form only keeps it, and proposes a code for the name."""
        self._committee = committee
        self._commit = commit or self._keep
        for name in self.lines:
            self._show_line(name, key, is_open=name != "code" or is_code_open)
        self.kind.show_value(committee.unit_kind, commit=partial(self._take, "unit_kind"))

    def flush(self) -> bool:
        """Take over what has been typed."""
        refused = [line for line in self.lines.values() if not line.flush()]
        return not refused

    def _take(self, name: str, value: object) -> None:
        changed = replace(self._committee, **{name: value})  # type: ignore[arg-type]
        self._commit(changed)
        if name == "name" and self._may_propose():
            changed = replace(changed, code=propose_code(changed.name))
            self._committee = changed
            self._show_line("code", key=changed.name)
        self._committee = changed

    def _may_propose(self) -> bool:
        is_own = self._committee.code in ("", propose_code(self._committee.name)) and not self.lines["code"].is_dirty
        return self._commit == self._keep and is_own

    def _show_line(self, name: str, key: Hashable, *, is_open: bool = True) -> None:
        value = getattr(self._committee, name)
        take = self._take_chain if name == "chain" else partial(self._take, name)
        shown = "; ".join(value) if name == "chain" else value
        self.lines[name].show_value(shown, key=key, commit=take if is_open else None)

    def _take_chain(self, text: str) -> None:
        self._take("chain", tuple(part.strip() for part in text.split(";") if part.strip()))

    def _keep(self, _committee: Committee) -> None:
        """Nothing to store: the form itself keeps the committee."""

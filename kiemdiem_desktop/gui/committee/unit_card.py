"""The card of one unit: its fields, each stored at once, its place in the tree, its keys."""

from collections.abc import Callable

from PySide6.QtWidgets import QFrame, QPushButton, QVBoxLayout, QWidget

from kiemdiem_desktop.domain.registered_cell import RegisteredCell, UnitKind
from kiemdiem_desktop.gui.committee.unit_issued import UnitIssuedPage
from kiemdiem_desktop.gui.committee.unit_keys import UnitKeysPage
from kiemdiem_desktop.gui.naming import named
from kiemdiem_desktop.gui.record_form import FieldSpec, RecordForm
from kiemdiem_desktop.gui.screen import Desk
from kiemdiem_desktop.gui.theme import heading, say, spaced
from kiemdiem_desktop.gui.widgets.choice import ChoiceField
from kiemdiem_desktop.gui.widgets.flow import Flow
from kiemdiem_desktop.gui.widgets.page_tabs import PageTabs
from kiemdiem_desktop.i18n import _
from kiemdiem_desktop.services.committee.units import UnitLine, possible_parents, save_unit
from kiemdiem_desktop.services.workspace import Workspace


class UnitCard(QFrame):
    """Everything about one unit. `up`, `down`, `retire` and `remove` act on it and are shown as buttons."""

    def __init__(self, workspace: Workspace, desk: Desk) -> None:
        super().__init__()
        self.setObjectName("card")
        self._workspace = workspace
        self.name = heading(level=2)
        self.where = say(tone="quiet")
        self.form = RecordForm[RegisteredCell](_specs(), least=200)
        self.keys = UnitKeysPage(workspace, desk)
        self.issued = UnitIssuedPage(workspace, desk)
        self.up_button = QPushButton(_("Lên"))
        self.down_button = QPushButton(_("Xuống"))
        self.retire_button = QPushButton()
        self.remove_button = QPushButton(_("Xóa &khỏi danh sách…"))
        fields = QWidget()
        column = spaced(QVBoxLayout(fields), gap=12)
        column.addWidget(self.form)
        row = QWidget()
        flow = Flow(row, gap=8)
        for button in (self.up_button, self.down_button, self.retire_button, self.remove_button):
            flow.addWidget(button)
        column.addWidget(row)
        column.addStretch()
        pages = ((_("Thông tin"), fields), (_("Khóa"), self.keys), (_("Đã gửi"), self.issued))
        self.tabs = PageTabs(pages, label=_("Các phần của thẻ đơn vị"))
        outer = spaced(QVBoxLayout(self), gap=12, margin=12)
        for part in (self.name, self.where, self.tabs):
            outer.addWidget(part)
        outer.setStretch(2, 1)

    def connect_buttons(
        self, *, shift: Callable[[bool], None], retire: Callable[[], None], remove: Callable[[], None]
    ) -> None:
        """Say what the buttons do."""
        self.up_button.clicked.connect(lambda _checked=False: shift(False))
        self.down_button.clicked.connect(lambda _checked=False: shift(True))
        self.retire_button.clicked.connect(lambda _checked=False: retire())
        self.remove_button.clicked.connect(lambda _checked=False: remove())

    def show_line(self, line: UnitLine) -> None:
        """Show a unit."""
        unit = line.unit
        self.name.setText(unit.name)
        named(self, _("Thẻ đơn vị: {name}").format(name=unit.name))
        self.where.setText(_where_words(line))
        parents = possible_parents(self._workspace, unit.code)
        field = self.form.fields["parent_code"]
        assert isinstance(field, ChoiceField)
        field.show_options((("", _("Ngay dưới cấp ủy")), *((row.code, row.name) for row in parents)))
        self.form.show_record(unit, key=unit.id, commit=self._save)
        self.retire_button.setText(_("Ngừng theo &dõi…") if line.is_active else _("Theo &dõi lại"))
        self.keys.show_unit(unit)
        self.issued.show_unit(unit)

    def _save(self, unit: RegisteredCell, _name: str) -> None:
        save_unit(self._workspace, unit)


def _where_words(line: UnitLine) -> str:
    words = [
        line.unit.unit_kind.label,
        _("trực thuộc {name}").format(name=line.parent_name) if line.parent_name else "",
    ]
    if line.cells_below:
        words.append(_("{count} đơn vị phải nộp").format(count=line.cells_below))
    if line.unit.retired_on is not None:
        words.append(_("ngừng theo dõi từ {day:%d/%m/%Y}").format(day=line.unit.retired_on))
    return " · ".join(word for word in words if word)


def _specs() -> tuple[FieldSpec, ...]:
    return (
        FieldSpec(name="name", label=_("Tên đơn vị"), where="unit.name"),
        FieldSpec(name="code", label=_("Mã đơn vị"), hint=_("Chữ không dấu, số, gạch nối")),
        FieldSpec(name="unit_kind", label=_("Loại"), options=tuple((kind, kind.label) for kind in UnitKind)),
        FieldSpec(name="parent_code", label=_("Đơn vị cấp trên"), options=(("", _("Ngay dưới cấp ủy")),)),
        FieldSpec(name="secretary_name", label=_("Bí thư")),
        FieldSpec(name="phone", label=_("Điện thoại")),
        FieldSpec(name="contact", label=_("Liên hệ khác")),
        FieldSpec(
            name="is_expected",
            label=_("Hồ sơ"),
            options=((True, _("Phải nộp hồ sơ")), (False, _("Không phải nộp, chỉ giữ hệ thống"))),
        ),
        FieldSpec(name="note", label=_("Ghi chú"), lines=2),
    )

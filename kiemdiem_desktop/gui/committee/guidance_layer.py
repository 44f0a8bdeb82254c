"""Gợi ý, fourth page: the committee's own rules as a paper, one value after the other."""

from datetime import date

from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from kiemdiem_desktop.domain.errors import InvalidValueError, KiemdiemError
from kiemdiem_desktop.domain.local_layer import LocalLayer, LocalValue
from kiemdiem_desktop.gui.committee.guidance_page import GuidancePage
from kiemdiem_desktop.gui.layer_value import ValueAdder
from kiemdiem_desktop.gui.overriding import override
from kiemdiem_desktop.gui.screen import Desk
from kiemdiem_desktop.gui.theme import flat, held, primary, say, spaced
from kiemdiem_desktop.gui.widgets.choice import ChoiceField
from kiemdiem_desktop.gui.widgets.date_field import ExactDateField
from kiemdiem_desktop.gui.widgets.flow import Flow
from kiemdiem_desktop.gui.widgets.line_field import LineField
from kiemdiem_desktop.gui.widgets.side_by_side import SideBySide, SideRow
from kiemdiem_desktop.i18n import _
from kiemdiem_desktop.services.committee.books import get_committee
from kiemdiem_desktop.services.committee.guidance_drafts import drop_layer, get_draft, save_layer
from kiemdiem_desktop.services.committee.layer_rules import check_value, choices_for_paper, tell_value
from kiemdiem_desktop.services.committee.plans import current_plan
from kiemdiem_desktop.services.workspace import Workspace

NEW = -1


class LayerPage(GuidancePage):
    """The paper above, its values below. Nothing is stored before the button is pressed."""

    _issued_on: date | None

    def __init__(self, workspace: Workspace, desk: Desk) -> None:
        super().__init__()
        self._workspace, self._desk = workspace, desk
        self._chosen, self._drafts = NEW, 0
        self._number, self._title = "", ""
        self._issued_on = None
        self._values: tuple[LocalValue, ...] = ()
        self.papers = ChoiceField[int](_("Văn bản"), ())
        self.number = LineField(_("Số, ký hiệu văn bản"))
        self.issued_on = ExactDateField(_("Ngày văn bản"))
        self.title = LineField(_("Về việc"))
        self.adder = ValueAdder(self._add)
        self.values = held(SideBySide((8, 8), label=_("Các điều của văn bản")), min_height=130)
        self.drop_button = flat(QPushButton(_("&Bớt điều đang chọn")))
        self.wrong = say(tone="red")
        self.remove_button = flat(QPushButton(_("Bỏ &văn bản này")))
        self.apply_button = primary(QPushButton(_("Đưa &vào hướng dẫn")))
        self.drop_button.clicked.connect(lambda _checked=False: self._drop())
        self.remove_button.clicked.connect(lambda _checked=False: self._remove())
        self.apply_button.clicked.connect(lambda _checked=False: self.apply())
        self._lay_out()

    @override
    def refresh(self) -> None:
        """Show the papers that are kept; what is being typed stays."""
        if current_plan(self._workspace) is None:
            return
        layers = get_draft(self._workspace).layers
        words = _("{number} ngày {day:%d/%m/%Y}")
        names = ((place, words.format(number=row.number, day=row.issued_on)) for place, row in enumerate(layers))
        self.papers.show_options(((NEW, _("Văn bản mới")), *names))
        self.papers.show_value(self._chosen, commit=self._open)
        key = self._drafts
        self.number.show_value(self._number, key=key, commit=lambda text: self._keep("_number", text.strip()))
        self.issued_on.show_value(self._issued_on, key=key, commit=lambda on: self._keep("_issued_on", on))
        self.title.show_value(self._title, key=key, commit=lambda text: self._keep("_title", text.strip()))
        self.remove_button.setVisible(self._chosen != NEW)
        self.adder.show_choices(choices_for_paper(self._workspace))
        rows = tuple(SideRow(cells=tell_value(self._workspace, value)) for value in self._values)
        self.values.show_rows((_("Nội dung"), _("Văn bản quy định")), rows)
        self.drop_button.setEnabled(bool(rows))

    def apply(self) -> None:
        """Put the paper into the guidance, or tell what it lacks."""
        if [field for field in (self.number, self.issued_on, self.title) if not field.flush()]:
            return
        try:
            layer = self._layer()
            check_value(self._workspace, layer)
            save_layer(self._workspace, layer)
        except KiemdiemError as error:
            self.wrong.setText(str(error))
            return
        self._start(NEW)
        self._desk.tell(
            _("Đã đưa văn bản {number} vào hướng dẫn; sổ này cũng theo văn bản đó.").format(number=layer.number)
        )

    def _layer(self) -> LocalLayer:
        if self._issued_on is None or not self._number:
            raise InvalidValueError(
                code="layer_without_paper",
                message=_("Chưa ghi đủ số và ngày của văn bản."),
                hint=_("Quy định riêng phải có văn bản của cấp ủy làm căn cứ."),
            )
        return LocalLayer(
            number=self._number,
            issued_on=self._issued_on,
            issuer=get_committee(self._workspace).name,
            title=self._title,
            values=self._values,
        )

    def _add(self, value: LocalValue) -> None:
        alone = LocalLayer(number="", issued_on=self._workspace.clock.today(), issuer="", values=(value,))
        check_value(self._workspace, alone)
        self._values = (*(old for old in self._values if old.name != value.name), value)
        self.refresh()

    def _drop(self) -> None:
        index = self.values.currentRow()
        if 0 <= index < len(self._values):
            self._values = (*self._values[:index], *self._values[index + 1 :])
            self.refresh()

    def _remove(self) -> None:
        drop_layer(self._workspace, get_draft(self._workspace).layers[self._chosen])
        self._start(NEW)

    def _open(self, index: int) -> None:
        self._start(index)

    def _start(self, index: int) -> None:
        layers = get_draft(self._workspace).layers
        layer = layers[index] if index != NEW else None
        self._chosen, self._drafts = index, self._drafts + 1
        self._number, self._title = (layer.number, layer.title) if layer else ("", "")
        self._issued_on, self._values = (layer.issued_on, layer.values) if layer else (None, ())
        self.wrong.setText("")
        self.refresh()

    def _keep(self, name: str, value: object) -> None:
        setattr(self, name, value)

    def _lay_out(self) -> None:
        column = spaced(QVBoxLayout(self), gap=12)
        words = _(
            "Những điều cấp trên để mở hoặc cho phép chặt hơn. Văn bản đi cùng hướng dẫn; chi bộ nhận là áp dụng."
        )
        column.addWidget(say(words, tone="quiet"))
        row = QWidget()
        flow = Flow(row, gap=12, fills=True, least=200)
        for field in (self.papers, self.number, self.issued_on, self.title):
            flow.addWidget(field)
        for part in (row, self.adder, self.values, self.wrong):
            column.addWidget(part)
        last = QWidget()
        line = Flow(last, gap=8)
        for button in (self.apply_button, self.drop_button, self.remove_button):
            line.addWidget(button)
        column.addWidget(last)
        column.addStretch()

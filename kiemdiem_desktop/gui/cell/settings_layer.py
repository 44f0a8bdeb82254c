"""Nhập văn bản của cấp trên: number, date and issuer once, then its values; what would change is told before."""

from dataclasses import replace
from datetime import date

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from kiemdiem_desktop.domain.errors import InvalidValueError, KiemdiemError
from kiemdiem_desktop.domain.local_layer import LocalLayer, LocalValue
from kiemdiem_desktop.domain.round import Round
from kiemdiem_desktop.gui.cell.settings_preview import ChangePreview
from kiemdiem_desktop.gui.layer_value import ValueAdder
from kiemdiem_desktop.gui.overriding import override
from kiemdiem_desktop.gui.screen import Desk, place
from kiemdiem_desktop.gui.theme import flat, heading, held, primary, say, spaced
from kiemdiem_desktop.gui.widgets.choice import ChoiceField
from kiemdiem_desktop.gui.widgets.date_field import ExactDateField
from kiemdiem_desktop.gui.widgets.flow import Flow
from kiemdiem_desktop.gui.widgets.line_field import LineField
from kiemdiem_desktop.gui.widgets.side_by_side import SideBySide, SideRow
from kiemdiem_desktop.i18n import _
from kiemdiem_desktop.services.cell.layer_words import list_layer_choices, tell_layer, tell_preview
from kiemdiem_desktop.services.cell.local_layers import (
    apply_local_layer,
    list_layers,
    paper_name,
    refusals,
    remove_layer,
)
from kiemdiem_desktop.services.current_round import find_current_round
from kiemdiem_desktop.services.workspace import Workspace

WHERE = "layer"
NEW = -1


class LayerPage(QWidget):
    """The paper above, its values, what they would change, and one button. Nothing is stored before it is pressed."""

    def __init__(self, workspace: Workspace, desk: Desk) -> None:
        super().__init__()
        self._workspace, self._desk = workspace, desk
        self._known: tuple[LocalLayer, ...] = ()
        self._chosen = NEW
        self._number, self._issuer = "", ""
        self._issued_on: date | None = None
        self._values: tuple[LocalValue, ...] = ()
        self._drafts = 0
        self.papers = ChoiceField[int](_("Văn bản"), ())
        self.number = LineField(_("Số, ký hiệu văn bản"))
        self.issued_on = ExactDateField(_("Ngày văn bản"))
        self.issuer = LineField(_("Cơ quan ban hành"))
        self.adder = ValueAdder(self._add)
        self.values = held(SideBySide((6, 6, 5), label=_("Các điều của văn bản")), min_height=130)
        self.drop_button = flat(QPushButton(_("&Bớt điều đang chọn")))
        self._changes = ChangePreview(min_height=150)
        self.preview_words, self.preview = self._changes.words, self._changes.table
        self.wrong = say(tone="red")
        self.remove_button = flat(QPushButton(_("Bỏ &văn bản này")))
        self.apply_button = primary(QPushButton(_("Áp &dụng văn bản")))
        self._none = say(_("Chưa mở đợt kiểm điểm nên chưa có quy định nào để cụ thể hóa."), tone="quiet")
        self._whole = QWidget()
        self._lay_out()
        self._connect()

    def refresh(self) -> None:
        """Show the papers that are kept; what is being typed stays."""
        round_ = find_current_round(self._workspace)
        self._none.setVisible(round_ is None)
        self._whole.setVisible(round_ is not None)
        if round_ is None:
            return
        self._known = list_layers(self._workspace)
        if self._chosen >= len(self._known):
            self._start(NEW)
        options = ((NEW, _("Văn bản mới")), *((index, paper_name(row)) for index, row in enumerate(self._known)))
        self.papers.show_options(options)
        self.papers.show_whole_words()
        self.papers.show_value(self._chosen, commit=self._open)
        self._show_fields()
        self.adder.show_choices(list_layer_choices(self._workspace, round_))
        self._show_values(round_)

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        is_press = isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress
        if is_press and isinstance(event, QKeyEvent) and event.key() == Qt.Key.Key_Delete:
            self._drop()
            return True
        return super().eventFilter(watched, event)

    def _open(self, index: int) -> None:
        self._start(index)
        self.refresh()

    def _start(self, index: int) -> None:
        self._chosen, self._drafts = index, self._drafts + 1
        layer = self._known[index] if index != NEW else None
        self._number, self._issuer = (layer.number, layer.issuer) if layer else ("", "")
        self._issued_on = layer.issued_on if layer else None
        self._values = layer.values if layer else ()

    def _layer(self) -> LocalLayer:
        if self._issued_on is None:
            raise InvalidValueError(
                code="layer_without_date",
                message=_("Chưa ghi ngày của văn bản."),
                hint=_("Ghi ngày ở đầu văn bản, theo dạng ngày/tháng/năm."),
            )
        return self._dated(self._issued_on)

    def _dated(self, on: date) -> LocalLayer:
        return LocalLayer(number=self._number, issued_on=on, issuer=self._issuer, values=self._values)

    def _add(self, row: LocalValue) -> None:
        alone = replace(self._dated(self._workspace.clock.today()), values=(row,))
        for error in refusals(self._workspace, alone).values():
            raise error
        self._values = (*(old for old in self._values if old.name != row.name), row)
        self.refresh()

    def _drop(self) -> None:
        index = self.values.currentRow()
        if 0 <= index < len(self._values):
            self.adder.choose(self._values[index].name)
            self._values = (*self._values[:index], *self._values[index + 1 :])
            self.refresh()

    def _apply(self) -> None:
        fields = (self.number, self.issued_on, self.issuer)
        if [field for field in fields if not field.flush()]:
            return
        try:
            layer = self._layer()
            apply_local_layer(self._workspace, layer)
        except KiemdiemError as error:
            self.wrong.setText(str(error))
            return
        self._start(NEW)
        self.refresh()
        self._desk.tell(
            _("Đã áp dụng {paper}. Các kiểm tra đã tính lại; muốn trở lại thì bấm Hoàn tác.").format(
                paper=paper_name(layer)
            )
        )

    def _remove(self) -> None:
        layer = self._known[self._chosen]
        self._start(NEW)
        remove_layer(self._workspace, layer)
        self._desk.tell(_("Đã bỏ {paper}: trở lại văn bản trước hoặc mức mặc định.").format(paper=paper_name(layer)))

    def _keep(self, **changed: object) -> None:
        for name, value in changed.items():
            setattr(self, f"_{name}", value)
        round_ = find_current_round(self._workspace)
        if round_ is not None:
            self._show_preview(round_)

    def _show_fields(self) -> None:
        key = self._drafts
        self.number.show_value(self._number, key=key, commit=lambda text: self._keep(number=text.strip()))
        self.issued_on.show_value(self._issued_on, key=key, commit=lambda on: self._keep(issued_on=on))
        self.issuer.show_value(self._issuer, key=key, commit=lambda text: self._keep(issuer=text.strip()))
        self.remove_button.setVisible(self._chosen != NEW)

    def _show_values(self, round_: Round) -> None:
        lines = tell_layer(self._workspace, round_, self._dated(self._issued_on or self._workspace.clock.today()))
        rows = tuple(
            SideRow(cells=(f"{row.label}\n({row.source})", f"{row.value}\n{row.refusal}".rstrip(), row.now))
            for row in lines
        )
        self.values.show_rows((_("Nội dung"), _("Văn bản quy định"), _("Đang dùng")), rows)
        for part in (self.values, self.drop_button):
            part.setVisible(bool(rows))
        self._show_preview(round_)

    def _show_preview(self, round_: Round) -> None:
        self.wrong.setText("")
        if not self._values:
            self._changes.say_only(_("Thêm ít nhất một điều để xem trước những chỗ sẽ thay đổi."))
            return
        self._changes.ask(lambda: tell_preview(self._workspace, round_, self._layer()))

    def _connect(self) -> None:
        self.drop_button.clicked.connect(lambda _checked=False: self._drop())
        self.apply_button.clicked.connect(lambda _checked=False: self._apply())
        self.remove_button.clicked.connect(lambda _checked=False: self._remove())
        self.values.installEventFilter(self)

    def _lay_out(self) -> None:
        outer = spaced(QVBoxLayout(self), gap=12)
        outer.addWidget(self._none)
        outer.addWidget(self._whole, 1)
        column = spaced(QVBoxLayout(self._whole), gap=12)
        words = _("Ghi số, ngày, cơ quan ban hành một lần, rồi từng điều. Chưa bấm Áp dụng thì chưa có gì được ghi.")
        column.addWidget(say(words, tone="quiet"))
        row = QWidget()
        flow = Flow(row, gap=12, fills=True, least=200)
        for field in (self.papers, self.number, self.issued_on, self.issuer):
            flow.addWidget(field)
        column.addWidget(place(row, WHERE))
        column.addWidget(self.adder)
        column.addWidget(self.values)
        column.addLayout(_line(self.drop_button))
        column.addWidget(heading(_("Xem trước"), 2))
        column.addWidget(self._changes)
        column.addWidget(self.wrong)
        column.addLayout(_line(self.remove_button, self.apply_button))
        column.addStretch()


def _line(left: QWidget, right: QWidget | None = None) -> QHBoxLayout:
    row = spaced(QHBoxLayout(), gap=8)
    row.addWidget(left)
    row.addStretch()
    if right is not None:
        row.addWidget(right)
    return row

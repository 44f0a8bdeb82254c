"""Settings: the values that the superior's own papers set, in place of stated defaults."""

from collections.abc import Callable
from dataclasses import replace

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from kiemdiem_desktop.domain.errors import KiemdiemError
from kiemdiem_desktop.domain.parameter import LocalParameter
from kiemdiem_desktop.gui.cell.settings_preview import ChangePreview
from kiemdiem_desktop.gui.screen import Desk, place
from kiemdiem_desktop.gui.theme import flat, heading, held, primary, say, spaced
from kiemdiem_desktop.gui.widgets.choice import ChoiceField
from kiemdiem_desktop.gui.widgets.date_field import ExactDateField
from kiemdiem_desktop.gui.widgets.flow import Flow
from kiemdiem_desktop.gui.widgets.grid import Grid
from kiemdiem_desktop.gui.widgets.grid_model import Column
from kiemdiem_desktop.gui.widgets.line_field import LineField
from kiemdiem_desktop.i18n import _
from kiemdiem_desktop.services.cell.change_words import ChangedLine
from kiemdiem_desktop.services.cell.layer_words import tell_value
from kiemdiem_desktop.services.cell.parameter_rows import ParameterRow, list_parameter_rows
from kiemdiem_desktop.services.cell.parameters import remove_parameter, set_parameter
from kiemdiem_desktop.services.current_round import find_current_round
from kiemdiem_desktop.services.workspace import Workspace

Store = Callable[[LocalParameter], None]
Preview = Callable[[LocalParameter], tuple[ChangedLine, ...]]


class ParametersPage(QWidget):
    """The list above, the chosen value with its paper below."""

    def __init__(self, workspace: Workspace, desk: Desk) -> None:
        super().__init__()
        self._workspace, self._desk = workspace, desk
        self.grid = Grid(_columns(), key=lambda row: row.name, label=_("Các mức quy định"))
        self.grid.show_columns(("label", "value", "certainty"), is_fitted=True)
        self.editor = ParameterEditor(self._set, self._remove, self._tell)
        self._none = say(_("Chưa mở đợt kiểm điểm nên chưa có quy định nào để cụ thể hóa."), tone="quiet")
        column = spaced(QVBoxLayout(self), gap=12)
        column.addWidget(
            say(
                _(
                    "Chỉ ghi ở đây điều cấp trên đã quy định bằng văn bản. Chỗ văn bản Trung ương chưa nói rõ thì "
                    "chương trình dùng mức mặc định và nói rõ như vậy."
                ),
                tone="quiet",
            )
        )
        column.addWidget(self._none)
        column.addWidget(place(held(self.grid, min_height=160), "round.parameters"), 1)
        column.addWidget(self.editor)
        self.grid.current_changed.connect(self.editor.show_row)

    def refresh(self) -> None:
        """Show the values as they hold now."""
        round_ = find_current_round(self._workspace)
        self._none.setVisible(round_ is None)
        self.grid.setVisible(round_ is not None)
        rows = list_parameter_rows(self._workspace, round_) if round_ else ()
        self.grid.show_rows(rows)
        if rows and self.grid.current is None:
            self.grid.select(rows[0].name)
        self.editor.show_row(self.grid.current)

    def choose(self, name: str) -> bool:
        """Put the cursor on the parameter `name`."""
        is_found = self.grid.select(name)
        self.editor.setFocus(Qt.FocusReason.OtherFocusReason)
        return is_found

    def _set(self, parameter: LocalParameter) -> None:
        round_ = find_current_round(self._workspace)
        assert round_ is not None
        set_parameter(self._workspace, round_, parameter)
        self._desk.tell(_("Đã ghi quy định riêng. Các kiểm tra đã tính lại theo mức mới."))

    def _tell(self, parameter: LocalParameter) -> tuple[ChangedLine, ...]:
        round_ = find_current_round(self._workspace)
        return tell_value(self._workspace, round_, parameter) if round_ else ()

    def _remove(self, parameter: LocalParameter) -> None:
        remove_parameter(self._workspace, parameter.id)
        self._desk.tell(_("Đã bỏ mức này: trở về văn bản trước, hoặc mức mặc định."))


class ParameterEditor(QWidget):
    """One value and the paper that sets it; nothing is stored before *Ghi*."""

    def __init__(self, store: Store, remove: Store, preview: Preview) -> None:
        super().__init__()
        self.setObjectName("card")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._store, self._remove, self._preview = store, remove, preview
        self._row: ParameterRow | None = None
        self._draft = LocalParameter(name="", value="")
        self._title, self._note = heading(level=2), say(tone="quiet")
        self.value = LineField(_("Mức của cấp trên"))
        self.choice = ChoiceField[str](_("Mức của cấp trên"), ())
        self.number = LineField(_("Số, ký hiệu văn bản"))
        self.issued_on = ExactDateField(_("Ngày văn bản"))
        self.issuer = LineField(_("Cơ quan ban hành"))
        self.changes = ChangePreview(min_height=110)
        self.wrong = say(tone="red")
        self.store_button = primary(QPushButton(_("Ghi mức của &cấp trên")))
        self.default_button = flat(QPushButton(_("&Trở về mức mặc định")))
        self.store_button.clicked.connect(self.store)
        self.default_button.clicked.connect(self._back_to_default)
        self._lay_out()

    def show_row(self, row: ParameterRow | None) -> None:
        """Show a parameter; what was being typed for it is kept while it stays the same."""
        self.setVisible(row is not None)
        if row is None or row == self._row:
            return
        self._row = row
        self._draft = row.local or LocalParameter(name=row.name, value=row.text)
        self._title.setText(row.label)
        self._note.setText(_explain(row))
        self.wrong.setText("")
        self._show_fields(row)

    def store(self) -> None:
        """Store the value with its paper, or tell what is wrong."""
        fields = (self.value, self.number, self.issued_on, self.issuer)
        if [field for field in fields if not field.flush()]:
            return
        try:
            self._store(self._draft)
            self.wrong.setText("")
        except KiemdiemError as error:
            self.wrong.setText(str(error))

    def _show_fields(self, row: ParameterRow) -> None:
        may_set = not row.is_fixed and not row.set_at
        for part in (self.value, self.choice, self.number, self.issued_on, self.issuer, self.store_button):
            part.setVisible(may_set)
        self.value.setVisible(may_set and not row.choices)
        self.choice.setVisible(may_set and bool(row.choices))
        self.default_button.setVisible(row.local is not None)
        key = (row.name, row.local)
        self.value.show_value(self._draft.value, key=key, commit=lambda text: self._keep(value=text))
        self.choice.show_options(row.choices)
        self.choice.show_value(self._draft.value, commit=lambda text: self._keep(value=text))
        self.number.show_value(self._draft.number, key=key, commit=lambda text: self._keep(number=text))
        self.issued_on.show_value(self._draft.issued_on, key=key, commit=lambda on: self._keep(issued_on=on))
        self.issuer.show_value(self._draft.issuer, key=key, commit=lambda text: self._keep(issuer=text))
        self._show_changes()

    def _keep(self, **changed: object) -> None:
        self._draft = replace(self._draft, **changed)  # type: ignore[arg-type]
        self._show_changes()

    def _show_changes(self) -> None:
        """Tell what the typed value would change, as soon as it differs from the one in use."""
        row, draft = self._row, self._draft
        is_new = row is not None and draft.value != (row.local.value if row.local else row.text)
        self.changes.setVisible(is_new)
        if is_new:
            self.changes.ask(lambda: self._preview(draft))

    def _back_to_default(self) -> None:
        if self._row is not None and self._row.local is not None:
            self._remove(self._row.local)

    def _lay_out(self) -> None:
        column = spaced(QVBoxLayout(self), gap=8, margin=12)
        column.addWidget(self._title)
        column.addWidget(self._note)
        row = QWidget()
        flow = Flow(row, gap=12, fills=True, least=150)
        for field in (self.value, self.choice, self.number, self.issued_on, self.issuer):
            flow.addWidget(field)
        column.addWidget(row)
        column.addWidget(self.changes)
        column.addWidget(self.wrong)
        last = spaced(QHBoxLayout(), gap=8)
        last.addWidget(self.default_button)
        last.addStretch()
        last.addWidget(self.store_button)
        column.addLayout(last)


def _explain(row: ParameterRow) -> str:
    lines = [
        _("Đang dùng: {value}. Căn cứ: {source}. {certainty}.").format(
            value=row.value, source=row.source, certainty=row.certainty
        )
    ]
    if row.local is not None:
        lines.append(_("Không có văn bản ấy thì: {value}.").format(value=row.default))
    if row.earlier:
        lines.append(_("Trước đó: {papers}.").format(papers="; ".join(row.earlier)))
    if row.is_fixed:
        lines.append(_("Trung ương quy định cứng, cấp dưới không đổi được."))
    elif row.set_at:
        lines.append(row.set_at)
    elif not row.choices:
        lines.append(_("Ghi theo đơn vị: {unit}.").format(unit=row.unit))
    if row.note:
        lines.append(row.note)
    return " ".join(lines)


def _columns() -> tuple[Column[ParameterRow], ...]:
    return (
        Column(id="label", title=_("Nội dung"), text=lambda row: row.label, letters=36),
        Column(
            id="value",
            title=_("Mức đang dùng"),
            text=lambda row: row.value,
            tone=lambda row: "plain" if row.local is None else "red",
            letters=20,
        ),
        Column(
            id="certainty",
            title=_("Độ rõ"),
            text=lambda row: row.certainty,
            tone=lambda row: "plain" if row.is_clear else "amber",
            tip=lambda row: row.note,
            letters=24,
        ),
    )

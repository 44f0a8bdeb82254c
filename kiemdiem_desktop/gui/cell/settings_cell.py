"""Settings: the details of the cell, and the dates of the open round."""

from datetime import date

from PySide6.QtWidgets import QVBoxLayout, QWidget

from kiemdiem_desktop.domain.errors import InvalidValueError
from kiemdiem_desktop.domain.organisation import Cell
from kiemdiem_desktop.domain.round import Round
from kiemdiem_desktop.gui.cell.cell_form import NEW_CELL, CellForm
from kiemdiem_desktop.gui.screen import place
from kiemdiem_desktop.gui.spelling_field import SpellingField
from kiemdiem_desktop.gui.theme import heading, held, say, spaced
from kiemdiem_desktop.gui.widgets.choice import ChoiceField
from kiemdiem_desktop.gui.widgets.date_field import ExactDateField
from kiemdiem_desktop.gui.widgets.flow import Flow
from kiemdiem_desktop.i18n import _
from kiemdiem_desktop.services.cell.cells import find_cell, save_cell
from kiemdiem_desktop.services.cell.mail_budget import OFFERED_MEGABYTES, mail_budget, set_mail_budget
from kiemdiem_desktop.services.cell.rounds import set_round_dates
from kiemdiem_desktop.services.current_round import find_current_round
from kiemdiem_desktop.services.workspace import Workspace


class CellPage(QWidget):
    """Stores each field at once."""

    def __init__(self, workspace: Workspace) -> None:
        super().__init__()
        self._workspace = workspace
        self.form = CellForm()
        self.evaluation_on = place(
            ExactDateField(_("Ngày đánh giá"), hint=_("Đổi ngày này là chọn lại quy định có hiệu lực.")),
            "round.evaluation_on",
        )
        self.due_on = place(
            ExactDateField(_("Hạn cấp trên yêu cầu"), hint=_("Để trống thì lấy hạn chung của hướng dẫn.")),
            "round.superior_due_on",
        )
        self.spelling = SpellingField(workspace)
        self.mail_budget = ChoiceField(
            _("Dung lượng lớn nhất của một thư"),
            tuple((size, _("{size} MB").format(size=size)) for size in OFFERED_MEGABYTES),
            hint=_(
                "Mặc định 20 MB là mức lớn nhất của một gói, không phải quy định của văn bản. Hộp thư của cấp trên "
                "nhận ít hơn thì chọn mức đó."
            ),
        )
        self._round_title = heading(level=2)
        self._round_note = say(tone="quiet")
        self._lay_out()

    def refresh(self) -> None:
        """Show the cell and the round as they are stored."""
        self.form.show_cell(find_cell(self._workspace) or NEW_CELL, key="cell", commit=self._save)
        self.spelling.refresh()
        self.mail_budget.show_value(mail_budget(self._workspace), commit=self._set_mail_budget)
        round_ = find_current_round(self._workspace)
        is_open = round_ is not None and round_.closed_at is None
        for field in (self.evaluation_on, self.due_on):
            field.setVisible(round_ is not None)
        self._round_title.setText(_("Đợt {period}").format(period=round_.name) if round_ else _("Đợt kiểm điểm"))
        self._round_note.setVisible(not is_open)
        self._round_note.setText(
            _("Đợt đã kết thúc nên không đổi ngày được nữa.") if round_ else _("Chưa mở đợt nào; mở ở Trang chủ.")
        )
        if round_ is not None:
            self._show_dates(round_, is_open=is_open)

    def _show_dates(self, round_: Round, *, is_open: bool) -> None:
        on, due = (self._set_on, self._set_due) if is_open else (None, None)
        self.evaluation_on.show_value(round_.evaluation_on, key=round_.id, commit=on)
        self.due_on.show_value(round_.superior_due_on, key=round_.id, commit=due)

    def _save(self, cell: Cell) -> None:
        save_cell(self._workspace, cell)

    def _set_mail_budget(self, megabytes: int) -> None:
        set_mail_budget(self._workspace, megabytes)

    def _set_on(self, on: date | None) -> None:
        if on is None:
            raise InvalidValueError(
                code="no_evaluation_date",
                message=_("Ngày đánh giá không để trống được."),
                hint=_("Ghi ngày họp kiểm điểm hoặc ngày 31/12 của năm."),
            )
        round_ = self._round()
        set_round_dates(self._workspace, round_.id, evaluation_on=on, superior_due_on=round_.superior_due_on)

    def _set_due(self, due: date | None) -> None:
        round_ = self._round()
        set_round_dates(self._workspace, round_.id, evaluation_on=round_.evaluation_on, superior_due_on=due)

    def _round(self) -> Round:
        round_ = find_current_round(self._workspace)
        assert round_ is not None
        return round_

    def _lay_out(self) -> None:
        column = spaced(QVBoxLayout(self), gap=16)
        column.addWidget(held(self.form, max_width=980))
        column.addWidget(self._round_title)
        column.addWidget(self._round_note)
        row = held(QWidget(), max_width=980)
        flow = Flow(row, gap=12, fills=True, least=240)
        for field in (self.evaluation_on, self.due_on):
            flow.addWidget(field)
        column.addWidget(row)
        column.addWidget(held(self.spelling, max_width=360))
        column.addWidget(held(self.mail_budget, max_width=480))
        column.addStretch()

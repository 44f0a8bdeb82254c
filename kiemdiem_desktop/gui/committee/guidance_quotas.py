"""Gợi ý, third page: how many at a level, other days, and the forms that go along."""

from dataclasses import replace
from datetime import date
from typing import Any

from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from kiemdiem_desktop.domain.errors import InvalidValueError
from kiemdiem_desktop.domain.guidance_draft import FOR_ALL, GuidanceDraft
from kiemdiem_desktop.domain.level import Level
from kiemdiem_desktop.domain.superior_package import Deadline, Quota
from kiemdiem_desktop.gui.committee.guidance_page import GuidancePage
from kiemdiem_desktop.gui.overriding import override
from kiemdiem_desktop.gui.screen import Desk
from kiemdiem_desktop.gui.theme import flat, heading, held, say, spaced
from kiemdiem_desktop.gui.widgets.choice import ChoiceField
from kiemdiem_desktop.gui.widgets.date_field import ExactDateField
from kiemdiem_desktop.gui.widgets.flow import Flow
from kiemdiem_desktop.gui.widgets.line_field import LineField
from kiemdiem_desktop.gui.widgets.side_by_side import SideBySide, SideRow
from kiemdiem_desktop.gui.widgets.whole_number_field import WholeNumberField
from kiemdiem_desktop.i18n import _
from kiemdiem_desktop.services.committee.guidance_drafts import add_form, get_draft, list_drafts, save_draft
from kiemdiem_desktop.services.committee.plans import current_plan
from kiemdiem_desktop.services.committee.units import list_units
from kiemdiem_desktop.services.workspace import Workspace

FORMS = "*.docx *.doc *.xlsx *.xls *.pdf *.odt"


class QuotasPage(GuidancePage):
    """Three short lists, each with its line to add to it."""

    _most: int | None
    _percent: int | None
    _on: date | None

    def __init__(self, workspace: Workspace, desk: Desk) -> None:
        super().__init__()
        self._workspace, self._desk = workspace, desk
        self._rows: tuple[tuple[GuidanceDraft, Quota], ...] = ()
        self._unit, self._group, self._what = FOR_ALL, "", ""
        self._level, self._most, self._percent, self._on = Level.HTXS, None, None, None
        self._drafts = 0
        self.unit = ChoiceField[str](_("Gửi cho"), ())
        self.group = LineField(_("Nhóm"), example=_("Ví dụ: Đảng viên"))
        self.level = ChoiceField(_("Mức"), tuple((level, level.label) for level in Level))
        self.most = WholeNumberField(_("Tối đa (người)"))
        self.percent = WholeNumberField(_("hoặc tỷ lệ (%)"))
        self.quota_button = QPushButton(_("Thêm &phân bổ"))
        self.quotas = held(SideBySide((5, 5, 6, 4), label=_("Phân bổ")), min_height=96)
        self.drop_quota_button = flat(QPushButton(_("Bớt phân bổ đang chọn")))
        self.on = ExactDateField(_("Ngày"))
        self.what = LineField(_("Việc"), example=_("Ví dụ: Xong hội nghị kiểm điểm"))
        self.day_button = QPushButton(_("Thêm &mốc"))
        self.days = held(SideBySide((3, 12), label=_("Các mốc thời gian")), min_height=80)
        self.drop_day_button = flat(QPushButton(_("Bớt mốc đang chọn")))
        self.forms = held(SideBySide((8, 8), label=_("Biểu mẫu gửi kèm")), min_height=80)
        self.form_button = QPushButton(_("Thêm &biểu mẫu…"))
        self.drop_form_button = flat(QPushButton(_("Bớt biểu mẫu đang chọn")))
        self._connect()
        self._lay_out()

    @override
    def refresh(self) -> None:
        """Show the lists as they are; what is being typed stays."""
        if current_plan(self._workspace) is None:
            return
        names = {line.unit.code: line.unit.name for line in list_units(self._workspace) if line.unit.is_expected}
        common = get_draft(self._workspace)
        self._rows = tuple((draft, row) for draft in (common, *list_drafts(self._workspace)) for row in draft.quotas)
        told = tuple(
            SideRow(
                cells=(
                    *(names.get(draft.cell_code, draft.cell_code) or _("Tất cả"), row.group),
                    *(row.level.label, _most_words(row)),
                )
            )
            for draft, row in self._rows
        )
        self.quotas.show_rows((_("Gửi cho"), _("Nhóm"), _("Mức"), _("Nhiều nhất")), told)
        days = tuple(SideRow(cells=(f"{row.on:%d/%m/%Y}", row.text)) for row in common.deadlines)
        self.days.show_rows((_("Ngày"), _("Việc")), days)
        forms = tuple(SideRow(cells=(row.title, row.file_name)) for row in common.forms)
        self.forms.show_rows((_("Tên biểu mẫu"), _("Tệp")), forms)
        self.unit.show_options(((FOR_ALL, _("Tất cả các chi bộ")), *names.items()))
        self._show_fields()

    def add_quota(self) -> None:
        """Store a quota. Raises: InvalidValueError."""
        for field in (self.group, self.most, self.percent):
            field.flush()
        if not self._group or (self._most is None) is (self._percent is None):
            raise InvalidValueError(
                code="quota_unclear",
                message=_("Phân bổ cần tên nhóm và một trong hai: số người hoặc tỷ lệ."),
                hint=_("Ghi nhóm như trong văn bản, rồi ghi số người tối đa hoặc tỷ lệ phần trăm."),
            )
        quota = Quota(group=self._group, level=self._level, at_most=self._most, percent=self._percent)
        draft = get_draft(self._workspace, self._unit)
        others = tuple(row for row in draft.quotas if (row.group, row.level) != (quota.group, quota.level))
        save_draft(self._workspace, replace(draft, quotas=(*others, quota)))
        self._group, self._most, self._percent = "", None, None
        self._anew()

    def add_day(self) -> None:
        """Store another day. Raises: InvalidValueError."""
        self.on.flush()
        self.what.flush()
        if self._on is None or not self._what:
            raise InvalidValueError(
                code="day_unclear",
                message=_("Mốc thời gian cần cả ngày và việc."),
                hint=_("Ghi ngày rồi ghi việc phải xong vào ngày đó."),
            )
        draft = get_draft(self._workspace)
        days = sorted((*draft.deadlines, Deadline(on=self._on, text=self._what)), key=lambda row: row.on)
        save_draft(self._workspace, replace(draft, deadlines=tuple(days)))
        self._on, self._what = None, ""
        self._anew()

    def add_form(self) -> None:
        """Ask for a form and keep it. Raises: KiemdiemError."""
        kinds = _("Biểu mẫu ({endings})").format(endings=FORMS)
        file = self._desk.dialogs.open_file(_("Chọn biểu mẫu gửi kèm"), kinds)
        title = None if file is None else self._desk.dialogs.ask_text(_("Tên biểu mẫu"), _("Tên"), value=file.stem)
        if file is not None and title is not None:
            add_form(self._workspace, file, title)
            self.refresh()

    def _drop(self, name: str, index: int) -> None:
        draft = get_draft(self._workspace)
        rows = getattr(draft, name)
        if 0 <= index < len(rows):
            left: Any = {name: (*rows[:index], *rows[index + 1 :])}
            save_draft(self._workspace, replace(draft, **left))
            self.refresh()

    def _drop_quota(self) -> None:
        index = self.quotas.currentRow()
        if 0 <= index < len(self._rows):
            draft, quota = self._rows[index]
            left = tuple(row for row in draft.quotas if row != quota)
            save_draft(self._workspace, replace(draft, quotas=left))
            self.refresh()

    def _anew(self) -> None:
        self._drafts += 1
        self.refresh()

    def _show_fields(self) -> None:
        key = self._drafts
        self.unit.show_value(self._unit, commit=lambda code: self._keep("_unit", code))
        self.level.show_value(self._level, commit=lambda level: self._keep("_level", level))
        self.group.show_value(self._group, key=key, commit=lambda text: self._keep("_group", text.strip()))
        self.most.show_value(self._most, key=key, commit=lambda count: self._keep("_most", count))
        self.percent.show_value(self._percent, key=key, commit=lambda count: self._keep("_percent", count))
        self.on.show_value(self._on, key=key, commit=lambda day: self._keep("_on", day))
        self.what.show_value(self._what, key=key, commit=lambda text: self._keep("_what", text.strip()))

    def _keep(self, name: str, value: object) -> None:
        setattr(self, name, value)

    def _connect(self) -> None:
        for button, slot in (
            (self.quota_button, self.add_quota),
            (self.day_button, self.add_day),
            (self.form_button, self.add_form),
            (self.drop_quota_button, self._drop_quota),
            (self.drop_day_button, lambda: self._drop("deadlines", self.days.currentRow())),
            (self.drop_form_button, lambda: self._drop("forms", self.forms.currentRow())),
        ):
            button.clicked.connect(lambda _checked=False, slot=slot: slot())

    def _lay_out(self) -> None:
        column = spaced(QVBoxLayout(self), gap=8)
        column.addWidget(heading(_("Phân bổ số lượng"), 2))
        column.addWidget(
            say(_("Phân bổ cho một chi bộ thay phân bổ chung của cùng nhóm và mức đối với chi bộ đó."), tone="quiet")
        )
        column.addWidget(self.quotas)
        column.addWidget(_line(self.unit, self.group, self.level, self.most, self.percent))
        column.addWidget(_row(self.quota_button, self.drop_quota_button))
        column.addWidget(heading(_("Mốc thời gian khác"), 2))
        column.addWidget(self.days)
        column.addWidget(_line(self.on, self.what))
        column.addWidget(_row(self.day_button, self.drop_day_button))
        column.addWidget(heading(_("Biểu mẫu gửi kèm"), 2))
        column.addWidget(self.forms)
        column.addWidget(_row(self.form_button, self.drop_form_button))
        column.addStretch()


def _most_words(row: Quota) -> str:
    return _("{count} người").format(count=row.at_most) if row.at_most is not None else f"{row.percent} %"


def _line(*fields: QWidget) -> QWidget:
    row = QWidget()
    flow = Flow(row, gap=12, fills=True, least=170)
    for field in fields:
        flow.addWidget(field)
    return row


def _row(*buttons: QPushButton) -> QWidget:
    row = QWidget()
    flow = Flow(row, gap=8)
    for button in buttons:
        flow.addWidget(button)
    return row

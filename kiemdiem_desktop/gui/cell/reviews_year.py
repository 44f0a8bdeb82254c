"""What the year holds besides the subject's own words: leave, confidence, units led, special conditions."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from kiemdiem_desktop.domain.ids import RoundId, SubjectId
from kiemdiem_desktop.domain.year_record import YearRecord
from kiemdiem_desktop.gui.cell.reviews_notes import FindingNotes
from kiemdiem_desktop.gui.screen import place
from kiemdiem_desktop.gui.theme import say, spaced
from kiemdiem_desktop.gui.widgets.flow import Flow
from kiemdiem_desktop.gui.widgets.text_field import TextField
from kiemdiem_desktop.gui.widgets.tick_box import TickBox
from kiemdiem_desktop.gui.widgets.whole_number_field import WholeNumberField
from kiemdiem_desktop.i18n import N_, _
from kiemdiem_desktop.services.cell.review_pages import ReviewPage
from kiemdiem_desktop.services.cell.year_records import set_year_figure
from kiemdiem_desktop.services.workspace import Workspace

YEAR = "year"
_COUNTS = (
    ("sick_leave_days", N_("Số ngày nghỉ ốm")),
    ("low_confidence_percent", N_("Phiếu tín nhiệm thấp (%)")),
    ("units_in_charge", N_("Số đơn vị, lĩnh vực phụ trách")),
    ("units_not_completed", N_("Trong đó không hoàn thành")),
    ("basic_targets_failed", N_("Số chỉ tiêu cơ bản không đạt")),
)
_TICKS = (
    ("has_maternity_leave", N_("Nghỉ thai sản trong năm")),
    ("has_residence_comment_exemption", N_("Được miễn nhận xét nơi cư trú")),
    ("has_basic_targets", N_("Được giao chỉ tiêu cơ bản trong năm")),
)
_PERSONS = frozenset({"sick_leave_days", "has_maternity_leave", "has_residence_comment_exemption"})
_LEADERS = frozenset({"low_confidence_percent", "units_in_charge", "units_not_completed"})
_TARGETS = frozenset({"has_basic_targets", "basic_targets_failed"})
LEAST_WIDTH = 220


class YearBlock(QWidget):
    """Shows only the figures that the rules ask of this kind of subject."""

    def __init__(self, workspace: Workspace) -> None:
        super().__init__()
        self._workspace = workspace
        self.counts = {part: place(WholeNumberField(_(label)), YEAR) for part, label in _COUNTS}
        self.ticks = {part: place(TickBox(_(label)), YEAR) for part, label in _TICKS}
        self.special = place(
            TextField(
                _("Điều kiện đặc biệt, bất khả kháng"),
                lines=2,
                counts_words=False,
                grows=True,
                hint=_("Thiên tai, dịch bệnh… ảnh hưởng đến kết quả; để trống nếu không có."),
            ),
            YEAR,
        )
        self._notes = FindingNotes()
        numbers = QWidget()
        flow = Flow(numbers, gap=12, fills=True, least=LEAST_WIDTH)
        for field in self.counts.values():
            flow.addWidget(field)
        column = spaced(QVBoxLayout(self), gap=8)
        column.addWidget(say(_("Số liệu trong năm"), tone="strong"))
        for tick in self.ticks.values():
            column.addWidget(tick, 0, Qt.AlignmentFlag.AlignLeft)
        for part in (numbers, self.special, self._notes):
            column.addWidget(part)

    def show_page(self, page: ReviewPage) -> None:
        """Show the figures of one subject."""
        record = page.own.year or YearRecord(round_id=RoundId(0), subject_id=page.subject_id)
        asked = asked_figures(page)
        for part, field in self.counts.items():
            field.setVisible(part in asked)
            field.show_value(getattr(record, part), key=page.subject_id, commit=self._keep(page, part))
        for part, tick in self.ticks.items():
            tick.setVisible(part in asked)
            tick.show_value(is_on=getattr(record, part), commit=self._keep(page, part))
        self.special.show_value(
            record.special_conditions, key=page.subject_id, commit=self._keep(page, "special_conditions")
        )
        self._notes.show_findings(page.findings_at(YEAR))

    def first(self) -> QWidget:
        """Give the first shown field."""
        fields = (*self.ticks.values(), *self.counts.values(), self.special)
        return next(field for field in fields if not field.isHidden())

    def _keep(self, page: ReviewPage, part: str) -> Callable[[str | int | bool | None], None] | None:
        return partial(self._store, page.subject_id, part) if page.is_open else None

    def _store(self, subject_id: SubjectId, part: str, value: str | int | bool | None) -> None:  # noqa: FBT001 - one figure of any kind
        set_year_figure(self._workspace, subject_id, part=part, value=value)


def asked_figures(page: ReviewPage) -> frozenset[str]:
    """Give the figures that matter for this kind of subject.

    Source: qd-366-2025 Điều 11 khoản 4
    """
    if page.is_collective:
        return _TARGETS
    return _PERSONS | _LEADERS | _TARGETS if page.is_leader else _PERSONS

"""Xếp loại: the quarters of the year beside each other, and the facts of the quarter that is at work."""

from functools import partial

from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from kiemdiem_desktop.domain.ids import SubjectId
from kiemdiem_desktop.domain.period import QUARTERS
from kiemdiem_desktop.domain.quarter_record import QuarterRecord
from kiemdiem_desktop.gui.cell.ratings_years import level_choices, level_text, store_level
from kiemdiem_desktop.gui.naming import named
from kiemdiem_desktop.gui.screen import place
from kiemdiem_desktop.gui.theme import heading, held, say, spaced
from kiemdiem_desktop.gui.widgets.choice import ChoiceField
from kiemdiem_desktop.gui.widgets.date_field import ExactDateField
from kiemdiem_desktop.gui.widgets.flow import Flow
from kiemdiem_desktop.gui.widgets.form_scroll import FormScroll
from kiemdiem_desktop.gui.widgets.grid import Grid
from kiemdiem_desktop.gui.widgets.grid_model import Column
from kiemdiem_desktop.gui.widgets.whole_number_field import WholeNumberField
from kiemdiem_desktop.i18n import N_, _
from kiemdiem_desktop.services.cell.checks import CheckedRound
from kiemdiem_desktop.services.cell.earlier_ratings import SubjectHistory
from kiemdiem_desktop.services.cell.quarter_records import get_quarter_record, set_quarter_fact
from kiemdiem_desktop.services.workspace import Workspace

GRID_HEIGHT, LEAST = 190, 220
_DAYS = (
    ("leave_days", N_("Số ngày nghỉ ốm, thai sản")),
    ("training_days", N_("Số ngày học tập trung")),
)
_DATES = (
    ("appointed_on", N_("Ngày bổ nhiệm lần đầu")),
    ("post_changed_on", N_("Ngày đổi vị trí công tác")),
)


class QuarterFacts(QFrame):
    """The facts that may leave the quarter without a rating; every field stores itself."""

    def __init__(self, workspace: Workspace) -> None:
        super().__init__()
        self.setObjectName("card")
        self._workspace = workspace
        self.title = heading(level=2)
        self.days = {part: place(WholeNumberField(_(label)), "quarter") for part, label in _DAYS}
        self.dates = {part: place(ExactDateField(_(label)), "quarter") for part, label in _DATES}
        answers = ((None, _("Chưa ghi")), (False, _("Không")), (True, _("Có, chưa kết luận")))
        self.check = place(ChoiceField[bool | None](_("Đang kiểm tra dấu hiệu vi phạm"), answers), "quarter")
        column = spaced(QVBoxLayout(self), gap=12, margin=12)
        column.addWidget(self.title)
        fields = QWidget()
        flow = Flow(fields, gap=12, fills=True, least=LEAST)
        every: tuple[QWidget, ...] = (*self.days.values(), *self.dates.values(), self.check)
        for field in every:
            flow.addWidget(field)
        column.addWidget(fields)

    def show_record(self, name: str, record: QuarterRecord, *, is_open: bool) -> None:
        """Show the facts of one leader; a closed round greys them out."""
        self.title.setText(_("Số liệu trong quý: {name}").format(name=name))
        for part, field in self.days.items():
            store = partial(self._store, record.subject_id, part) if is_open else None
            field.show_value(getattr(record, part), key=(record.subject_id, part), commit=store)
        for part, dated in self.dates.items():
            store = partial(self._store, record.subject_id, part) if is_open else None
            dated.show_value(getattr(record, part), key=(record.subject_id, part), commit=store)
        store = partial(self._store, record.subject_id, "is_under_check") if is_open else None
        self.check.show_value(record.is_under_check, commit=store)

    def _store(self, subject_id: SubjectId, part: str, value: object) -> None:
        set_quarter_fact(self._workspace, subject_id, part=part, value=value)  # type: ignore[arg-type]


class QuartersPage(QWidget):
    """One row for each leader: three quarters and the year; the fourth quarter is rated with the year."""

    def __init__(self, workspace: Workspace) -> None:
        super().__init__()
        self._workspace = workspace
        self._checked: CheckedRound | None = None
        self.note = say(tone="quiet")
        self.grid = place(
            Grid(self._columns(), key=lambda row: row.identity, label=_("Các quý của mỗi đồng chí")), "quarters"
        )
        self.facts = QuarterFacts(workspace)
        self.grid.current_changed.connect(lambda _row: self._show_facts())
        self.grid.filter_box.hide()
        self.grid.count.hide()
        self.grid.show_columns(tuple(column.id for column in self._columns()), is_fitted=True)
        page = QWidget()
        column = spaced(QVBoxLayout(page), gap=12)
        column.addWidget(self.note)
        column.addWidget(held(self.grid, min_height=GRID_HEIGHT))
        column.addWidget(self.facts)
        column.addStretch()
        spaced(QVBoxLayout(self)).addWidget(named(FormScroll(page), _("Các quý")))
        self.setFocusProxy(self.grid.view)

    def show_histories(self, checked: CheckedRound, histories: tuple[SubjectHistory, ...]) -> None:
        """Show those who are rated each quarter; the cursor stays with its row."""
        self._checked = checked
        rows = tuple(row for row in histories if row.is_quarterly)
        self.grid.show_rows(rows)
        if self.grid.current is None and rows:
            self.grid.select(rows[0].identity)
        self.grid.setVisible(bool(rows))
        self.note.setText(_note(checked, has_rows=bool(rows)))
        self._show_facts()

    def choose(self, member_id: int | None) -> None:
        """Put the cursor on a member."""
        found = next((row for row in self.grid.model.listed if row.identity[1] == member_id), None)
        if found is not None:
            self.grid.select(found.identity)

    def _show_facts(self) -> None:
        checked, row = self._checked, self.grid.current
        own = None
        if checked is not None and row is not None and checked.dossier.round.period.is_quarter:
            found = (one for one in checked.dossier.subjects if one.subject.member_id == row.identity[1])
            own = next(found, None)
        self.facts.setVisible(own is not None)
        if own is not None and checked is not None:
            record = get_quarter_record(self._workspace, own.subject.id)
            is_open = checked.dossier.round.closed_at is None
            self.facts.show_record(own.subject.name, record, is_open=is_open)

    def _columns(self) -> tuple[Column[SubjectHistory], ...]:
        quarters = (self._quarter(index) for index in range(len(QUARTERS)))
        return (
            Column(id="name", title=_("Họ và tên"), text=lambda row: row.name, letters=24),
            *quarters,
            Column(id="year", title=_("Cả năm"), text=lambda row: level_text(row.years[0]), letters=14),
        )

    def _quarter(self, index: int) -> Column[SubjectHistory]:
        return Column(
            id=QUARTERS[index].value,
            title=QUARTERS[index].heading,
            text=lambda row: level_text(row.quarters[index]),
            store=lambda row, typed: store_level(self._workspace, row.quarters[index], typed),
            choices=level_choices(),
            tip=lambda row: row.quarters[index].origin,
            letters=14,
        )


def _note(checked: CheckedRound, *, has_rows: bool) -> str:
    year = checked.dossier.round.year
    if "quarter_subjects" not in checked.regulations.values:
        return _("Năm {year} chưa có quy định về xếp loại hằng quý.").format(year=year)
    if not has_rows:
        return _(
            "Không có ai thuộc diện xếp loại theo quý: mặc định chỉ người giữ chức vụ lãnh đạo, quản lý. Cấp trên quy "
            "định khác thì ghi ở Cài đặt, mục Ai được xếp loại theo quý."
        )
    return _(
        "Quý I, II, III năm {year}; quý IV gộp vào cuối năm. Nơi khác xếp loại thì ghi mức theo thông báo; chi bộ xếp "
        "loại thì mở đợt quý ở Trang chủ. Các mốc chưa xếp loại quý chưa rõ trong văn bản: xem và sửa ở Cài đặt."
    ).format(year=year)

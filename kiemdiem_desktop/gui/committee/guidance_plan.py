"""Gợi ý, first page: the round, its days, and the paper that guidance goes out under."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date

from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from kiemdiem_desktop.domain.errors import InvalidValueError
from kiemdiem_desktop.domain.guidance_draft import GuidanceDraft
from kiemdiem_desktop.domain.round_plan import RoundPlan
from kiemdiem_desktop.domain.superior_package import EnvelopePolicy
from kiemdiem_desktop.gui.committee.guidance_page import GuidancePage
from kiemdiem_desktop.gui.overriding import override
from kiemdiem_desktop.gui.theme import heading, held, primary, say, spaced
from kiemdiem_desktop.gui.widgets.choice import ChoiceField
from kiemdiem_desktop.gui.widgets.date_field import ExactDateField
from kiemdiem_desktop.gui.widgets.flow import Flow
from kiemdiem_desktop.gui.widgets.line_field import LineField
from kiemdiem_desktop.gui.widgets.text_field import TextField
from kiemdiem_desktop.gui.widgets.whole_number_field import WholeNumberField
from kiemdiem_desktop.i18n import N_, _
from kiemdiem_desktop.services.committee.guidance_drafts import get_draft, save_draft
from kiemdiem_desktop.services.committee.plans import current_plan, list_plans, save_plan
from kiemdiem_desktop.services.workspace import Workspace

PERIODS = (("cn", N_("Cuối năm")), ("q1", N_("Quý I")), ("q2", N_("Quý II")), ("q3", N_("Quý III")))


class PlanPage(GuidancePage):
    """Every field stores itself once there is a plan; the first one is made by its button."""

    def __init__(self, workspace: Workspace) -> None:
        super().__init__()
        self._workspace = workspace
        self._new = RoundPlan(year=_usual_year(workspace.clock.today()))
        self.year = WholeNumberField(_("Năm"))
        self.period = ChoiceField(_("Đợt"), tuple((code, _(words)) for code, words in PERIODS))
        self.evaluation_on = ExactDateField(_("Ngày đánh giá"), hint=_("Chọn quy định có hiệu lực vào ngày này."))
        self.due_on = ExactDateField(_("Hạn nộp hồ sơ"), hint=_("Sau ngày này, chi bộ chưa nộp là quá hạn."))
        self.number = LineField(_("Số văn bản hướng dẫn"), example=_("Ví dụ: 45-CV/ĐU"))
        self.issued_on = ExactDateField(_("Ngày văn bản"))
        self.envelope = ChoiceField(
            _("Khi chi bộ gửi hồ sơ lên"),
            (
                (EnvelopePolicy.ON, _("Đóng kín bằng khóa của cấp ủy")),
                (EnvelopePolicy.OFF, _("Không đóng kín: dùng sản phẩm mật mã khác")),
            ),
        )
        self.note = TextField(_("Lời dặn chung"), lines=3, counts_words=False)
        self.start_button = primary(QPushButton(_("&Lập kế hoạch đợt này")))
        self.start_button.clicked.connect(lambda _checked=False: self.start())
        self.other_button = QPushButton(_("Lập đợt &mới…"))
        self.other_button.clicked.connect(lambda _checked=False: self.begin_next())
        self.told = say(tone="quiet")
        self._paper = QWidget()
        self._is_new = False
        self._lay_out()

    @override
    def refresh(self) -> None:
        """Show the plan as it is stored, or offer a new one."""
        plan = current_plan(self._workspace)
        if plan is not None:
            self._show(self._new if self._is_new else plan)
            if not self._is_new:
                self._show_paper(get_draft(self._workspace))
        else:
            self._show(self._new)
        is_open = plan is None or self._is_new
        self.start_button.setVisible(is_open)
        self.other_button.setVisible(not is_open)
        self._paper.setVisible(not is_open)
        plans = list_plans(self._workspace)
        earlier = ", ".join(_("{year} ({period})").format(year=row.year, period=row.period) for row in plans[1:])
        self.told.setText(_("Các đợt trước: {rounds}.").format(rounds=earlier) if earlier else "")
        self.told.setVisible(bool(earlier))

    def start(self) -> None:
        """Make the plan. Raises: InvalidValueError."""
        if self._flush():
            save_plan(self._workspace, self._new)
            self._is_new = False
            self.refresh()

    def begin_next(self) -> None:
        """Offer a plan for another round."""
        plan = current_plan(self._workspace)
        self._new = RoundPlan(year=(plan.year if plan else self._workspace.clock.today().year) + 1)
        self._is_new = True
        self.refresh()
        self.year.setFocus()

    def _show(self, plan: RoundPlan) -> None:
        is_new = plan is self._new
        key = (plan.id, is_new)
        self.year.show_value(plan.year, key=key, commit=self._keep("year") if is_new else None)
        self.period.show_value(plan.period, commit=self._keep("period") if is_new else None)
        self.evaluation_on.show_value(plan.evaluation_on, key=key, commit=self._keep("evaluation_on"))
        self.due_on.show_value(plan.due_on, key=key, commit=self._keep("due_on"))

    def _show_paper(self, draft: GuidanceDraft) -> None:
        key = (draft.year, draft.period)
        self.number.show_value(draft.number, key=key, commit=self._write("number"))
        self.issued_on.show_value(draft.issued_on, key=key, commit=self._write("issued_on"))
        self.note.show_value(draft.note, key=key, commit=self._write("note"))
        self.envelope.show_value(draft.envelope, commit=self._write("envelope"))

    def _keep(self, name: str) -> Callable[[object], None]:
        def keep(value: object) -> None:
            if name == "year" and value is None:
                raise InvalidValueError(
                    code="plan_without_year", message=_("Năm còn trống."), hint=_("Ghi năm bốn chữ số.")
                )
            plan = current_plan(self._workspace)
            if plan is None or self._is_new:
                self._new = replace(self._new, **{name: value})  # type: ignore[arg-type]
            else:
                save_plan(self._workspace, replace(plan, **{name: value}))  # type: ignore[arg-type]

        return keep

    def _write(self, name: str) -> Callable[[object], None]:
        def write(value: object) -> None:
            draft = get_draft(self._workspace)
            save_draft(self._workspace, replace(draft, **{name: value}))  # type: ignore[arg-type]

        return write

    def _flush(self) -> bool:
        fields = (self.year, self.evaluation_on, self.due_on)
        return not [field for field in fields if not field.flush()]

    def _lay_out(self) -> None:
        column = spaced(QVBoxLayout(self), gap=12)
        column.addWidget(heading(_("Kế hoạch của đợt"), 2))
        row = held(QWidget(), max_width=980)
        flow = Flow(row, gap=12, fills=True, least=220)
        for field in (self.year, self.period, self.evaluation_on, self.due_on):
            flow.addWidget(field)
        column.addWidget(row)
        column.addWidget(self.told)
        buttons = QWidget()
        line = Flow(buttons, gap=8)
        line.addWidget(self.start_button)
        line.addWidget(self.other_button)
        column.addWidget(buttons)
        paper = spaced(QVBoxLayout(self._paper), gap=12)
        paper.addWidget(heading(_("Văn bản gửi kèm"), 2))
        fields = held(QWidget(), max_width=980)
        line = Flow(fields, gap=12, fills=True, least=220)
        for part in (self.number, self.issued_on, self.envelope):
            line.addWidget(part)
        paper.addWidget(fields)
        paper.addWidget(held(self.note, max_width=980))
        column.addWidget(self._paper)
        column.addStretch()


def _usual_year(today: date) -> int:
    """Until March the year that has ended is meant."""
    return today.year if today.month > 3 else today.year - 1

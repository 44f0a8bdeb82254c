"""The criteria as a table: points, maxima, "không áp dụng" with its reason, and the totals 30 / 70 / 100."""

from decimal import Decimal
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from kiemdiem_desktop.domain.finding import FindingText
from kiemdiem_desktop.domain.ids import SubjectId
from kiemdiem_desktop.domain.text import decimal_text
from kiemdiem_desktop.gui.cell.reviews_notes import FindingNotes
from kiemdiem_desktop.gui.naming import named
from kiemdiem_desktop.gui.screen import place
from kiemdiem_desktop.gui.theme import heading, held, px, say, spaced
from kiemdiem_desktop.gui.widgets.line_field import LineField
from kiemdiem_desktop.gui.widgets.points_field import PointsField
from kiemdiem_desktop.gui.widgets.tick_box import TickBox
from kiemdiem_desktop.i18n import _
from kiemdiem_desktop.services.cell.review_pages import Criterion, CriterionGroup, GroupPoints, ReviewPage
from kiemdiem_desktop.services.cell.reviews import set_points
from kiemdiem_desktop.services.workspace import Workspace

POINTS = "review.points"
MAX_WIDTH, LEFT_OUT_WIDTH, GROUP_GAP = 48, 72, 16


class CriterionRow(QWidget):
    """One criterion. Enter in the points goes on to the next row."""

    entered = Signal()

    def __init__(self, workspace: Workspace, criterion: Criterion) -> None:
        super().__init__()
        self._workspace, self.code = workspace, criterion.code
        words = f"{criterion.code}. {criterion.text}"
        self.field = place(PointsField(words, label_first=True), f"{POINTS}.{criterion.code}")
        self.field.label.setWordWrap(True)
        held(self.field.editor, min_width=72, max_width=72)
        self.field.entered.connect(self.entered)
        self._maximum = held(say(tone="quiet", wrap=False), min_width=MAX_WIDTH)
        left_out = _("Không áp dụng tiêu chí {code}").format(code=criterion.code)
        self.left_out = named(TickBox(""), left_out)
        self.reason = place(
            LineField(_("Lý do không áp dụng"), hint=_("Có lý do thì tiêu chí này mới được để ngoài.")),
            f"{POINTS}.{criterion.code}",
        )
        self._subject_id: SubjectId | None = None
        self.notes = FindingNotes()
        self._is_open = False
        self._wants_reason = False
        self._lay_out()

    def show_page(self, page: ReviewPage, criterion: Criterion) -> None:
        """Show the points of one subject; `criterion` holds the maximum of the round."""
        if self._subject_id != page.subject_id:
            self._wants_reason = False
        self._subject_id, self._is_open = page.subject_id, page.is_open
        row = page.review.points_of(self.code)
        reason, key = row.not_applicable if row else "", (page.subject_id, self.code)
        self._maximum.setText(f"/ {decimal_text(criterion.max_points)}" if criterion.max_points is not None else "")
        self._show_left_out(is_on=bool(reason) or self._wants_reason)
        keep_reason = partial(self._keep_reason, page.subject_id) if page.is_open else None
        self.reason.show_value(reason, key=key, commit=keep_reason)
        keep_points = partial(self._keep_points, page.subject_id) if self._takes_points else None
        self.field.show_value(row.points if row else None, key=key, commit=keep_points)

    @property
    def is_open(self) -> bool:
        """Whether points are still to be given."""
        return not self.left_out.isChecked() and not self.field.read_text().strip()

    @property
    def _takes_points(self) -> bool:
        return self._is_open and not self.left_out.isChecked()

    def _keep_points(self, subject_id: SubjectId, points: Decimal | None) -> None:
        set_points(self._workspace, subject_id, criterion=self.code, points=points)

    def _keep_reason(self, subject_id: SubjectId, reason: str) -> None:
        set_points(self._workspace, subject_id, criterion=self.code, points=None, not_applicable=reason.strip())

    def _tick(self, is_on: bool) -> None:  # noqa: FBT001 - the commit of a tick box
        self._wants_reason = is_on
        self._show_left_out(is_on=is_on)
        self.field.editor.setProperty("readOnly", is_on)
        if is_on:
            self.reason.setFocus()
        elif self._subject_id is not None and self.reason.read_text().strip():
            self._keep_reason(self._subject_id, "")

    def _show_left_out(self, *, is_on: bool) -> None:
        self.left_out.show_value(is_on=is_on, commit=self._tick if self._is_open else None)
        self.reason.setVisible(is_on)

    def _lay_out(self) -> None:
        line = spaced(QHBoxLayout(), gap=8)
        line.addWidget(self.field, 1)
        for part, width in ((self._maximum, MAX_WIDTH), (self.left_out, LEFT_OUT_WIDTH)):
            line.addWidget(held(part, min_width=width, max_width=width), 0, Qt.AlignmentFlag.AlignVCenter)
        column = spaced(QVBoxLayout(self), gap=4)
        column.addLayout(line)
        column.addWidget(self.notes)
        column.addWidget(self.reason)
        self.reason.hide()


class PointsTable(QWidget):
    """All criteria of a form."""

    def __init__(self, workspace: Workspace, groups: tuple[CriterionGroup, ...]) -> None:
        super().__init__()
        self.rows: list[CriterionRow] = []
        self._titles = [heading(level=2) for _group in groups]
        self.total = heading(level=2)
        self._notes = FindingNotes()
        self._column = spaced(QVBoxLayout(self), gap=8)
        for title, group in zip(self._titles, groups, strict=True):
            self._add_group(workspace, title, group)
        self._column.addWidget(self.total)
        self._column.addWidget(self._notes)
        place(self, POINTS)
        for now, following in zip(self.rows, self.rows[1:], strict=False):
            now.entered.connect(partial(_go_on, now.field, following.field))

    def show_page(self, page: ReviewPage) -> None:
        """Show the points of one subject."""
        criteria = {criterion.code: criterion for criterion in page.frame.criteria}
        for row in self.rows:
            row.show_page(page, criteria[row.code])
        for title, group in zip(self._titles, page.groups, strict=True):
            title.setText(group_words(group))
        self.total.setText(total_words(page))
        self._show_findings(page.findings_at(POINTS))

    def first_open(self) -> QWidget:
        """Give the first field that still wants points, else the first of all."""
        row = next((row for row in self.rows if row.is_open), self.rows[0])
        return row.field

    def _show_findings(self, findings: tuple[FindingText, ...]) -> None:
        codes = {row.code for row in self.rows}
        by_code: dict[str, list[FindingText]] = {}
        for text in findings:
            code = dict(text.finding.values).get("criterion", "")
            by_code.setdefault(code if code in codes else "", []).append(text)
        for row in self.rows:
            row.notes.show_findings(tuple(by_code.get(row.code, ())))
        self._notes.show_findings(tuple(by_code.get("", ())))

    def _add_group(self, workspace: Workspace, title: QWidget, group: CriterionGroup) -> None:
        if self.rows:
            self._column.addSpacing(px(GROUP_GAP))
        self._column.addWidget(title)
        self._column.addWidget(_table_head())
        under = ""
        for criterion in group.criteria:
            if criterion.heading != under:
                under = criterion.heading
                self._column.addWidget(say(under, tone="strong"))
            row = CriterionRow(workspace, criterion)
            self.rows.append(row)
            self._column.addWidget(row)


def _go_on(now: PointsField, following: PointsField) -> None:
    """Put the cursor into the next field; a wrong one keeps it."""
    if not now.is_wrong:
        following.setFocus()


def _table_head() -> QWidget:
    head = QWidget()
    line = spaced(QHBoxLayout(head), gap=8)
    line.addWidget(say(_("Tiêu chí"), tone="quiet"), 1, Qt.AlignmentFlag.AlignBottom)
    for words, width in ((_("Điểm"), 72), (_("Tối đa"), MAX_WIDTH), (_("Không áp dụng"), LEFT_OUT_WIDTH)):
        line.addWidget(
            held(say(words, tone="quiet"), min_width=width, max_width=width), 0, Qt.AlignmentFlag.AlignBottom
        )
    return head


def group_words(group: GroupPoints) -> str:
    """Tell the points of a group so far: "Nhóm tiêu chí chung: 27,5/30"."""
    words = _("{title}: {points}/{most} điểm").format(
        title=group.group.title, points=decimal_text(group.points), most=decimal_text(group.group.max_points)
    )
    return _("{words}, còn {left} tiêu chí").format(words=words, left=group.left) if group.left else words


def total_words(page: ReviewPage) -> str:
    """Tell the total: final where all criteria have points, else so far."""
    if page.total_points is not None:
        return _("Tổng điểm: {points}/100").format(points=page.total_points.replace(".", ","))
    so_far = sum((group.points for group in page.groups), Decimal(0))
    return _("Tổng điểm đến nay: {points}/100").format(points=decimal_text(so_far))

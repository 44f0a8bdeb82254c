"""Conclusions of competent levels about a subject, and open complaints."""

from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from kiemdiem_desktop.domain.partial_date import PartialDate
from kiemdiem_desktop.domain.year_record import Conclusion, ConclusionKind
from kiemdiem_desktop.gui.cell.reviews_notes import FindingNotes
from kiemdiem_desktop.gui.cell.reviews_rows import Card, RowCards
from kiemdiem_desktop.gui.cell.reviews_shortcomings import HALF_WIDTH
from kiemdiem_desktop.gui.overriding import override
from kiemdiem_desktop.gui.screen import place
from kiemdiem_desktop.gui.theme import say, spaced
from kiemdiem_desktop.gui.widgets.choice import ChoiceField
from kiemdiem_desktop.gui.widgets.date_field import DateField
from kiemdiem_desktop.gui.widgets.flow import Flow
from kiemdiem_desktop.gui.widgets.line_field import LineField
from kiemdiem_desktop.gui.widgets.text_field import TextField
from kiemdiem_desktop.i18n import N_, _
from kiemdiem_desktop.services.cell.review_pages import ReviewPage
from kiemdiem_desktop.services.cell.year_records import edit_conclusion, remove_conclusion, save_conclusion
from kiemdiem_desktop.services.workspace import Workspace

CONCLUSIONS = "conclusions"
KINDS = (
    (ConclusionKind.PERSONNEL_WRONGDOING, N_("Sai phạm trong công tác cán bộ, mất đoàn kết, cục bộ")),
    (ConclusionKind.DEGRADATION, N_("Suy thoái, “tự diễn biến”, “tự chuyển hóa”")),
    (ConclusionKind.PROHIBITION_BREACH, N_("Vi phạm những điều đảng viên không được làm")),
    (ConclusionKind.EXEMPLARY_BREACH, N_("Vi phạm trách nhiệm nêu gương")),
    (ConclusionKind.SUBORDINATE_CORRUPTION, N_("Cấp dưới tham nhũng, lãng phí, tiêu cực bị kỷ luật")),
    (ConclusionKind.COMPLAINT, N_("Đơn thư, dấu hiệu vi phạm chưa kết luận")),
)
_ANSWERS = (
    ("harms_reputation", N_("Ảnh hưởng xấu đến uy tín")),
    ("is_self_detected", N_("Tự phát hiện")),
    ("is_remedied", N_("Đã khắc phục")),
    ("is_force_majeure", N_("Bất khả kháng")),
)
_YES_NO = ((None, N_("(chưa nêu)")), (True, N_("Có")), (False, N_("Không")))
QUARTER_WIDTH = 160


class ConclusionCard(Card[Conclusion]):
    """One conclusion."""

    def __init__(self, workspace: Workspace) -> None:
        super().__init__(remove_words=_("Xóa"), remove=partial(remove_conclusion, workspace))
        self._workspace = workspace
        self.kind = ChoiceField(_("Về việc"), tuple((kind, _(words)) for kind, words in KINDS))
        self.lines = {"body": LineField(_("Cơ quan kết luận")), "number": LineField(_("Số văn bản"))}
        self.concluded_on = DateField(_("Ngày kết luận"))
        self.content = TextField(_("Nội dung"), lines=2, counts_words=False, grows=True)
        yes_no = tuple((value, _(words)) for value, words in _YES_NO)
        self.answers = {part: ChoiceField(_(label), yes_no) for part, label in _ANSWERS}
        self.column.addWidget(self.kind)
        self._add_line((*self.lines.values(), self.concluded_on), HALF_WIDTH)
        self.column.addWidget(self.content)
        self._add_line(tuple(self.answers.values()), QUARTER_WIDTH)
        place(self, CONCLUSIONS)

    @override
    def show_row(self, row: Conclusion, *, number: int, is_open: bool) -> None:
        self.show_title(_("Kết luận {number}").format(number=number))
        self.remove_button.setEnabled(is_open)
        self.kind.show_value(row.kind, commit=partial(self._keep, "kind") if is_open else None)
        for part, line in self.lines.items():
            line.show_value(getattr(row, part), key=row.id, commit=partial(self._keep, part) if is_open else None)
        on_date = partial(self._keep, "concluded_on") if is_open else None
        self.concluded_on.show_value(row.concluded_on, key=row.id, commit=on_date)
        self.content.show_value(row.content, key=row.id, commit=partial(self._keep, "content") if is_open else None)
        for part, answer in self.answers.items():
            answer.show_value(getattr(row, part), commit=partial(self._keep, part) if is_open else None)

    def _add_line(self, fields: tuple[QWidget, ...], least: int) -> None:
        line = QWidget()
        flow = Flow(line, gap=12, fills=True, least=least)
        for field in fields:
            flow.addWidget(field)
        self.column.addWidget(line)

    def _keep(self, part: str, value: str | bool | PartialDate | ConclusionKind | None) -> None:  # noqa: FBT001 - one part of any kind
        edit_conclusion(self._workspace, self.row_id, part=part, value=value)


class ConclusionsBlock(QWidget):
    """All conclusions about one subject."""

    def __init__(self, workspace: Workspace) -> None:
        super().__init__()
        self._workspace = workspace
        self._page: ReviewPage | None = None
        self.cards = RowCards(lambda: ConclusionCard(workspace))
        self._nothing = say(_("Chưa ghi kết luận hay đơn thư nào."), tone="quiet")
        self._notes = FindingNotes()
        self.add_button = place(QPushButton(_("Thêm kết luận hoặc đơn thư")), CONCLUSIONS)
        self.add_button.clicked.connect(self._add)
        column = spaced(QVBoxLayout(self), gap=8)
        column.addWidget(say(_("Kết luận của cấp có thẩm quyền"), tone="strong"))
        for part in (self._nothing, self.cards, self._notes):
            column.addWidget(part)
        column.addWidget(self.add_button, 0, Qt.AlignmentFlag.AlignLeft)

    def show_page(self, page: ReviewPage) -> None:
        """Show the conclusions about one subject."""
        self._page = page
        self.cards.show_rows(page.own.conclusions, is_open=page.is_open)
        self._nothing.setVisible(not page.own.conclusions)
        self.add_button.setEnabled(page.is_open)
        self._notes.show_findings(page.findings_at(CONCLUSIONS))

    def first(self) -> QWidget:
        """Give the first field."""
        card = next(iter(self.cards.cards.values()), None)
        return card.kind if card else self.add_button

    def _add(self) -> None:
        assert self._page is not None
        page = self._page
        kind = ConclusionKind.COMPLAINT
        save_conclusion(
            self._workspace, Conclusion(round_id=page.review.round_id, subject_id=page.subject_id, kind=kind)
        )
        if self.cards.last is not None:
            self.cards.last.kind.setFocus()

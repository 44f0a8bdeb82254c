"""The head of a self-review: whose it is, which form, how far; and the marks of the paper it was typed from."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from kiemdiem_desktop.domain.ids import SubjectId
from kiemdiem_desktop.domain.labels import label_of
from kiemdiem_desktop.domain.member import PartyPost
from kiemdiem_desktop.domain.review import SelfReview
from kiemdiem_desktop.gui.cell.reviews_notes import FindingNotes
from kiemdiem_desktop.gui.screen import place
from kiemdiem_desktop.gui.theme import flat, heading, held, say, spaced
from kiemdiem_desktop.gui.widgets.chip import Chip, level_words
from kiemdiem_desktop.gui.widgets.date_field import ExactDateField
from kiemdiem_desktop.gui.widgets.flow import Flow
from kiemdiem_desktop.gui.widgets.tick_box import TickBox
from kiemdiem_desktop.i18n import _
from kiemdiem_desktop.services.cell.review_pages import ReviewPage, ReviewState
from kiemdiem_desktop.services.cell.reviews import get_review, set_paper
from kiemdiem_desktop.services.workspace import Workspace

REVIEW, FORM, SECTIONS = "review", "review.form", "review.sections"
SIGNED_ON, DRAFT_SENT_ON = "review.signed_on", "review.draft_sent_on"


class ReviewHead(QWidget):
    """`go_to_roster` leads to the member, whose work decides the form."""

    def __init__(self, workspace: Workspace, go_to_roster: Callable[[], None]) -> None:
        super().__init__()
        self._workspace = workspace
        self.name = heading()
        self._form, self._provisional = Chip(), Chip(_("Mẫu tạm"), symbol="△", tone="amber")
        self.state = Chip()
        self._standing, self._form_note = say(tone="quiet"), say(tone="quiet")
        self.roster_button = place(flat(QPushButton(_("Xem trong danh sách"))), FORM)
        self.roster_button.clicked.connect(lambda _checked=False: go_to_roster())
        self.from_paper = place(TickBox(_("Nhập thay từ bản giấy")), REVIEW)
        self.signed_on = place(ExactDateField(_("Ngày ký bản kiểm điểm")), SIGNED_ON)
        self.draft_sent_on = place(ExactDateField(_("Ngày gửi dự thảo cho người dự")), DRAFT_SENT_ON)
        self._notes = {where: FindingNotes() for where in (REVIEW, FORM, SECTIONS, SIGNED_ON, DRAFT_SENT_ON)}
        self._lay_out()

    def show_page(self, page: ReviewPage) -> None:
        """Show the head of one subject."""
        self.name.setText(page.own.subject.name)
        self._form.show_state(_("Mẫu {code}").format(code=page.form.code.value))
        self._provisional.setVisible(page.form.is_provisional)
        words, symbol, tone = state_words(page)
        self.state.show_state(words, symbol=symbol, tone=tone)
        self._form_note.setText(page.form.note)
        self._form_note.setVisible(page.form.is_provisional and bool(page.form.note))
        self.roster_button.setVisible(not page.is_collective)
        self._standing.setText(standing_words(page))
        self._show_paper(page)
        for where, notes in self._notes.items():
            notes.show_findings(page.findings_at(where))

    def _show_paper(self, page: ReviewPage) -> None:
        review, subject_id = page.review, page.subject_id
        self.from_paper.show_value(
            is_on=review.from_paper, commit=partial(self._keep_mark, subject_id) if page.is_open else None
        )
        for field, part in ((self.signed_on, "signed_on"), (self.draft_sent_on, "draft_sent_on")):
            keep = partial(self._keep_day, subject_id, part) if page.is_open else None
            field.show_value(getattr(review, part), key=subject_id, commit=keep)
        self.draft_sent_on.setVisible(page.is_collective)

    def _keep_mark(self, subject_id: SubjectId, is_on: bool) -> None:  # noqa: FBT001 - the commit of a tick box
        self._keep(replace(get_review(self._workspace, subject_id), from_paper=is_on))

    def _keep_day(self, subject_id: SubjectId, part: str, day: date | None) -> None:
        self._keep(replace(get_review(self._workspace, subject_id), **{part: day}))  # type: ignore[arg-type]

    def _keep(self, review: SelfReview) -> None:
        set_paper(
            self._workspace,
            review.subject_id,
            from_paper=review.from_paper,
            signed_on=review.signed_on,
            draft_sent_on=review.draft_sent_on,
        )

    def _lay_out(self) -> None:
        chips = QWidget()
        row = Flow(chips, gap=8)
        for chip in (self.state, self._form, self._provisional):
            row.addWidget(chip)
        row.addWidget(self.roster_button)
        days = QWidget()
        dates = Flow(days, gap=12, fills=True, least=220)
        for field in (self.signed_on, self.draft_sent_on):
            dates.addWidget(field)
        column = spaced(QVBoxLayout(self), gap=8)
        for part in (self.name, self._standing, chips, self._form_note, *self._notes.values()):
            column.addWidget(part)
        column.addWidget(held(days, max_width=520))
        column.addWidget(self.from_paper, 0, Qt.AlignmentFlag.AlignLeft)


def state_words(page: ReviewPage) -> tuple[str, str, str]:
    """Tell how far the self-review is: words, sign and tone of its chip."""
    if page.state is ReviewState.NONE:
        return _("Chưa có"), "○", "quiet"
    if page.review.finished_at is None:
        return _("Đang nhập"), "◐", "plain"
    done = _("Xong ngày {day:%d/%m/%Y}").format(day=page.review.finished_at.astimezone())
    if page.state is ReviewState.LACKING:
        return _("{done}, còn thiếu {count} điều").format(done=done, count=page.to_fix), "△", "amber"
    return done, "✓", "plain"


def standing_words(page: ReviewPage) -> str:
    """Tell the posts of the subject and last year's level."""
    subject = page.own.subject
    posts = [label_of(subject.party_post)] if subject.party_post is not PartyPost.NONE else []
    posts += [part for part in (subject.post_text, page.form.subtitle.strip("()")) if part]
    before = page.own.previous_level
    last = _("năm trước: {level}").format(level=level_words(before)) if before else ""
    return " · ".join(part for part in (*posts, last) if part)

"""Hội nghị, page Ý kiến: the form of one comment. A new one is stored as soon as it has words."""

from collections.abc import Callable

from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from kiemdiem_desktop.domain.comment import Comment, CommentKind, CommentSource
from kiemdiem_desktop.domain.ids import MemberId, RoundId, SubjectId
from kiemdiem_desktop.gui.cell.comment_words import ANSWERS, KINDS, SOURCES
from kiemdiem_desktop.gui.screen import place
from kiemdiem_desktop.gui.theme import heading, primary, say, spaced
from kiemdiem_desktop.gui.widgets.choice import ChoiceField
from kiemdiem_desktop.gui.widgets.date_field import ExactDateField
from kiemdiem_desktop.gui.widgets.flow import Flow
from kiemdiem_desktop.gui.widgets.level_choice import LevelChoice
from kiemdiem_desktop.gui.widgets.line_field import LineField
from kiemdiem_desktop.gui.widgets.text_field import TextField
from kiemdiem_desktop.gui.widgets.tick_box import TickBox
from kiemdiem_desktop.i18n import _
from kiemdiem_desktop.services.cell.comments import edit_comment, save_comment, with_part
from kiemdiem_desktop.services.workspace import Workspace

NOBODY = Comment(round_id=RoundId(0), subject_id=SubjectId(0))


class CommentForm(QFrame):
    """Who said what, from where, and the answer. `add_next` is the button that begins the next comment."""

    def __init__(self, workspace: Workspace, add_next: Callable[[], None]) -> None:
        super().__init__()
        self.setObjectName("card")
        self._workspace = workspace
        self._draft = NOBODY
        self._serial = 0
        self.title = heading(level=2)
        self.source = ChoiceField(_("Nguồn ý kiến"), tuple((source, _(words)) for source, words in SOURCES))
        self.kind = ChoiceField(_("Nội dung về"), tuple((kind, _(words)) for kind, words in KINDS))
        self.speaker = ChoiceField[MemberId | None](_("Người góp ý"), ())
        self.speaker_text = LineField(_("Họ tên, chức vụ, đơn vị"))
        self.received_on = ExactDateField(_("Ngày nhận"))
        self.level = LevelChoice(_("Mức xếp loại cán bộ, công chức, viên chức"))
        self.text = TextField(_("Nội dung ý kiến"), lines=2, counts_words=False, grows=True)
        self.answer = ChoiceField(_("Trả lời"), tuple((kind, _(words)) for kind, words in ANSWERS))
        self.answer_text = TextField(_("Lời tiếp thu, giải trình"), lines=1, counts_words=False, grows=True)
        self.internal = TickBox(_("Chỉ lưu ở chi bộ, không gửi cấp trên"))
        self.wrong = say(tone="red")
        self.next_button = primary(QPushButton(_("Ghi, t&hêm ý kiến (Ctrl+Enter)")))
        self.next_button.clicked.connect(lambda _checked=False: add_next())
        self._lay_out()

    @property
    def comment(self) -> Comment:
        """The comment as it stands; id 0 while it is not stored."""
        return self._draft

    def show_people(self, people: tuple[tuple[MemberId, str], ...]) -> None:
        """Offer the members of the cell as speakers."""
        self.speaker.show_options(((None, _("(người khác)")), *people))
        self.speaker.show_value(self._draft.speaker_id, commit=lambda value: self._take("speaker_id", value))

    def begin(self, round_id: RoundId, subject_id: SubjectId, *, source: CommentSource, kind: CommentKind) -> None:
        """Show an empty form for a new comment on a subject."""
        self.show_comment(Comment(round_id=round_id, subject_id=subject_id, source=source, kind=kind))

    def show_comment(self, comment: Comment) -> None:
        """Show a comment; what was typed before is stored first."""
        self.flush()
        self._draft = comment
        self._serial += 1
        self._tell_wrong("")
        self._show_fields()

    def renew(self, comment: Comment) -> None:
        """Show the same comment as it is stored now."""
        if comment != self._draft:
            self._draft = comment
            self._show_fields()

    def flush(self) -> bool:
        """Store what has been typed; False where a field refused it."""
        fields = (self.speaker_text, self.received_on, self.text, self.answer_text)
        refused = [field for field in fields if not field.flush()]
        return not refused

    def finish(self) -> bool:
        """Store the comment; False where it has nothing to store, told under the form."""
        if not self.flush():
            return False
        if not self._draft.id:
            self._tell_wrong(_("Chưa có nội dung ý kiến. Ghi nội dung rồi bấm Ctrl+Enter."))
            self.text.setFocus()
            return False
        return True

    def _take(self, part: str, value: object) -> None:
        self._tell_wrong("")
        changed = with_part(self._draft, part, value)
        if changed.id:
            changed = edit_comment(self._workspace, changed.id, part=part, value=value)
        elif changed.text.strip() or changed.level is not None:
            changed = save_comment(self._workspace, changed)
        self._draft = changed
        self._show_title()
        if part in ("source", "speaker_id"):
            self._show_fields()

    def _tell_wrong(self, sentence: str) -> None:
        self.wrong.setText(sentence)
        self.wrong.setVisible(bool(sentence))

    def _storing(self, part: str) -> Callable[[object], None]:
        return lambda value: self._take(part, value)

    def _show_fields(self) -> None:
        draft, key = self._draft, self._serial
        is_meeting = draft.source is CommentSource.MEETING
        self.source.show_value(draft.source, commit=self._storing("source"))
        self.kind.show_value(draft.kind, commit=self._storing("kind"))
        self.speaker.show_value(draft.speaker_id, commit=self._storing("speaker_id"))
        self.speaker_text.show_value(draft.speaker_text, key=key, commit=self._storing("speaker_text"))
        self.received_on.show_value(draft.received_on, key=key, commit=self._storing("received_on"))
        self.level.show_value(draft.level, commit=self._storing("level"))
        self.text.show_value(draft.text, key=key, commit=self._storing("text"))
        self.answer.show_value(draft.answer, commit=self._storing("answer"))
        self.answer_text.show_value(draft.answer_text, key=key, commit=self._storing("answer_text"))
        self.internal.show_value(is_on=draft.is_internal, commit=self._storing("is_internal"))
        self.speaker.setVisible(is_meeting)
        self.speaker_text.setVisible(not is_meeting or draft.speaker_id is None)
        self.received_on.setVisible(not is_meeting)
        self.level.setVisible(draft.source is CommentSource.AGENCY)
        self._show_title()

    def _show_title(self) -> None:
        self.title.setText(_("Sửa ý kiến đã ghi") if self._draft.id else _("Ý kiến mới"))

    def _lay_out(self) -> None:
        column = spaced(QVBoxLayout(self), gap=8, margin=12)
        column.addWidget(self.title)
        for fields in ((self.source, self.kind), (self.speaker, self.speaker_text, self.received_on)):
            row = QWidget()
            flow = Flow(row, gap=8, fills=True, least=150)
            for field in fields:
                flow.addWidget(field)
            column.addWidget(row)
        for widget in (self.level, self.text, self.answer, self.answer_text, self.internal, self.wrong):
            column.addWidget(widget)
        self.wrong.hide()
        last = spaced(QHBoxLayout(), gap=8)
        last.addStretch()
        last.addWidget(self.next_button)
        column.addLayout(last)
        place(self, "comments.form")
        place(self.text, "comments")

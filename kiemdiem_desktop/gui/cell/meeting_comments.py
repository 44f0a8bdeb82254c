"""Hội nghị, page Ý kiến: one subject at a time, the form on the left, what was said on the right."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHBoxLayout,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from kiemdiem_desktop.domain.comment import Comment, CommentKind, CommentSource
from kiemdiem_desktop.domain.dossier import SubjectDossier
from kiemdiem_desktop.domain.ids import MemberId, SubjectId
from kiemdiem_desktop.gui.cell.comment_words import comment_words
from kiemdiem_desktop.gui.cell.meeting_comment_form import CommentForm
from kiemdiem_desktop.gui.naming import named
from kiemdiem_desktop.gui.screen import Desk
from kiemdiem_desktop.gui.theme import flat, held, say, spaced
from kiemdiem_desktop.gui.widgets.choice import ChoiceField
from kiemdiem_desktop.gui.widgets.flow import Flow
from kiemdiem_desktop.i18n import _
from kiemdiem_desktop.services.cell.attendance import list_attendance_rows
from kiemdiem_desktop.services.cell.checks import CheckedRound
from kiemdiem_desktop.services.cell.comments import remove_comment
from kiemdiem_desktop.services.workspace import Workspace

LEAST_COLUMN = 360


class CommentsPage(QWidget):
    """Ctrl+Enter stores the comment and begins the next; Ctrl+PageDown goes to the next subject."""

    def __init__(self, workspace: Workspace, desk: Desk) -> None:
        super().__init__()
        self._workspace, self._desk = workspace, desk
        self._checked: CheckedRound | None = None
        self._subject_id: SubjectId | None = None
        self._shown: tuple[Comment, ...] = ()
        self.subject = ChoiceField[SubjectId](_("Góp ý cho"), ())
        self.before_button, self.after_button = QPushButton(_("T&rước")), QPushButton(_("Tiế&p"))
        self.before_button.clicked.connect(lambda _checked=False: self.step(-1))
        self.after_button.clicked.connect(lambda _checked=False: self.step(1))
        self.form = CommentForm(workspace, self.add_next)
        self.list = named(QListWidget(), _("Các ý kiến đã ghi"))
        self.list.setWordWrap(True)
        self.list.setResizeMode(QListWidget.ResizeMode.Adjust)
        self.list.setTextElideMode(Qt.TextElideMode.ElideNone)
        self.list.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.none = say(tone="quiet")
        self.edit_button = flat(QPushButton(_("Sửa ý kiến đang &chọn")))
        self.remove_button = flat(QPushButton(_("Xóa ý &kiến đang chọn")))
        self.list.itemActivated.connect(lambda _item: self.edit())
        self.edit_button.clicked.connect(lambda _checked=False: self.edit())
        self.remove_button.clicked.connect(lambda _checked=False: self.remove())
        self.setFocusProxy(self.subject.editor)
        self._lay_out()
        self._connect_keys()

    @property
    def subject_id(self) -> SubjectId | None:
        """The subject that is spoken about."""
        return self._subject_id

    def show_round(self, checked: CheckedRound) -> None:
        """Show the subject with what was said."""
        self._checked = checked
        own = self._own()
        if own is None and checked.dossier.subjects:
            own = checked.dossier.subjects[0]
            self._subject_id = own.subject.id
        self._show_subjects(checked)
        if own is not None:
            self._show_comments(own)
            self._renew_form(own)

    def choose(self, subject_id: int) -> None:
        """Bring a subject to the fore with an empty form; what was typed for the one before is stored."""
        if self._checked is None or subject_id == self._subject_id:
            return
        if not self.form.flush():
            return
        self._subject_id = SubjectId(subject_id)
        own = self._own()
        if own is not None:
            self._begin(own)
        self.show_round(self._checked)

    def step(self, by: int) -> None:
        """Go to another subject in the order of the list."""
        ids = [own.subject.id for own in self._checked.dossier.subjects] if self._checked else []
        if self._subject_id in ids:
            self.choose(ids[(ids.index(self._subject_id) + by) % len(ids)])

    def add_next(self) -> None:
        """Store the comment and begin the next one, of the same source and kind."""
        own, done = self._own(), self.form.comment
        if own is not None and self.form.finish():
            self._begin(own, source=done.source, kind=done.kind)
            (self.form.speaker if done.source is CommentSource.MEETING else self.form.text).setFocus()

    def begin_from(self, source: CommentSource) -> None:
        """Begin a comment from a source, or show the one that is there."""
        own = self._own()
        if own is None:
            return
        known = next((row for row in own.comments if row.source is source), None)
        if known is None:
            self._begin(own, source=source)
        else:
            self.form.show_comment(known)

    def edit(self) -> None:
        """Bring the chosen comment into the form."""
        row = self.list.currentRow()
        if 0 <= row < len(self._shown):
            self.form.show_comment(self._shown[row])
            self.form.text.setFocus()

    def remove(self) -> None:
        """Remove the chosen comment; it can be undone."""
        row = self.list.currentRow()
        if 0 <= row < len(self._shown):
            remove_comment(self._workspace, self._shown[row].id)
            self._desk.tell(_("Đã xóa ý kiến. Bấm Ctrl+Z để lấy lại."))

    def _own(self) -> SubjectDossier | None:
        rows = self._checked.dossier.subjects if self._checked else ()
        return next((own for own in rows if own.subject.id == self._subject_id), None)

    def _begin(
        self,
        own: SubjectDossier,
        *,
        source: CommentSource = CommentSource.MEETING,
        kind: CommentKind = CommentKind.STRENGTH,
    ) -> None:
        self.form.begin(own.subject.round_id, own.subject.id, source=source, kind=kind)

    def _show_subjects(self, checked: CheckedRound) -> None:
        options = tuple(
            (own.subject.id, _("{name} ({count} ý kiến)").format(name=own.subject.name, count=len(own.comments)))
            for own in checked.dossier.subjects
        )
        self.subject.show_options(options)
        if self._subject_id is not None:
            self.subject.show_value(self._subject_id, commit=self.choose)
        self.form.show_people(tuple((row.line.member_id, row.name) for row in list_attendance_rows(checked)))

    def _show_comments(self, own: SubjectDossier) -> None:
        self._shown, row = own.comments, self.list.currentRow()
        words = [comment_words(comment, self._names()) for comment in own.comments]
        if words != [self.list.item(place).text() for place in range(self.list.count())]:
            self.list.clear()
            for text in words:
                QListWidgetItem(text, self.list)
            self.list.setCurrentRow(min(max(row, 0), len(words) - 1))
        self.none.setText("" if words else _("Chưa có ý kiến nào. Ghi ý kiến đầu tiên vào ô bên cạnh."))
        self.none.setVisible(not words)
        for widget in (self.list, self.edit_button, self.remove_button):
            widget.setVisible(bool(words))

    def _renew_form(self, own: SubjectDossier) -> None:
        shown = self.form.comment
        if shown.subject_id != own.subject.id:
            self._begin(own)
        elif shown.id:
            stored = next((row for row in own.comments if row.id == shown.id), None)
            if stored is None:
                self._begin(own, source=shown.source, kind=shown.kind)
            else:
                self.form.renew(stored)

    def _names(self) -> dict[MemberId, str]:
        members = self._checked.dossier.members if self._checked else ()
        return {file.member.id: file.member.full_name for file in members}

    def _connect_keys(self) -> None:
        for keys, slot in (
            ("Ctrl+Return", self.add_next),
            ("Ctrl+Enter", self.add_next),
            ("Ctrl+PgDown", lambda: self.step(1)),
            ("Ctrl+PgUp", lambda: self.step(-1)),
        ):
            QShortcut(QKeySequence(keys), self, slot)

    def _lay_out(self) -> None:
        column = spaced(QVBoxLayout(self), gap=12)
        head = QWidget()
        head.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        top = spaced(QHBoxLayout(head), gap=8)
        top.addWidget(self.subject, 1)
        for button in (self.before_button, self.after_button):
            top.addWidget(button, 0, Qt.AlignmentFlag.AlignBottom)
        column.addWidget(head)
        said = QWidget()
        right = spaced(QVBoxLayout(said), gap=8)
        right.addWidget(self.none)
        right.addWidget(held(self.list, min_height=400), 1)
        row = QWidget()
        buttons = Flow(row, gap=8)
        buttons.addWidget(self.edit_button)
        buttons.addWidget(self.remove_button)
        right.addWidget(row)
        both = QWidget()
        flow = Flow(both, gap=16, fills=True, least=LEAST_COLUMN)
        flow.addWidget(self.form)
        flow.addWidget(said)
        column.addWidget(both)
        column.addStretch()

"""Hội nghị: three pages in the order of the meeting – Điểm danh, Ý kiến, Phiếu – and the projector (F11)."""

from typing import ClassVar

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QPushButton, QStackedLayout, QVBoxLayout, QWidget

from kiemdiem_desktop.domain.comment import CommentSource
from kiemdiem_desktop.gui.cell.meeting_attendance import AttendancePart
from kiemdiem_desktop.gui.cell.meeting_comments import CommentsPage
from kiemdiem_desktop.gui.cell.meeting_frame import MeetingFrame
from kiemdiem_desktop.gui.cell.meeting_projector import Projector
from kiemdiem_desktop.gui.cell.meeting_tally import TallyPage
from kiemdiem_desktop.gui.cell.no_round import NoRound
from kiemdiem_desktop.gui.cell.round_view import RoundView
from kiemdiem_desktop.gui.cursor_home import bring_into_view
from kiemdiem_desktop.gui.naming import named
from kiemdiem_desktop.gui.overriding import override
from kiemdiem_desktop.gui.screen import Desk, Screen
from kiemdiem_desktop.gui.theme import spaced
from kiemdiem_desktop.gui.widgets.flow import Flow
from kiemdiem_desktop.gui.widgets.page_tabs import PageTabs
from kiemdiem_desktop.i18n import _
from kiemdiem_desktop.services.workspace import Workspace

LEAST_PART = 400


class MeetingScreen(Screen):
    """Every field stores itself."""

    reads: ClassVar[frozenset[str]] = frozenset(
        {
            *("cells", "members", "statuses", "rounds", "subjects", "meetings", "attendance", "comments", "ballots"),
            *("reviews", "shortcomings", "parameters"),
        }
    )

    def __init__(self, workspace: Workspace, desk: Desk, view: RoundView) -> None:
        super().__init__(desk)
        named(self, _("Hội nghị"))
        self._view = view
        self.attendance = AttendancePart(workspace, desk.tell)
        self.frame = MeetingFrame(workspace)
        self.comments = CommentsPage(workspace, desk)
        self.tally = TallyPage(workspace, desk.tell)
        self.projector_button = QPushButton(_("Trình chiế&u (F11)"))
        self.projector_button.clicked.connect(lambda _checked=False: self.project())
        first = QWidget()
        flow = Flow(first, gap=24, fills=True, least=LEAST_PART)
        flow.addWidget(self.attendance)
        flow.addWidget(self.frame)
        self.tabs = PageTabs(
            ((_("1. Điểm danh"), first), (_("2. Ý kiến"), self.comments), (_("3. Phiếu"), self.tally)),
            label=_("Các phần của hội nghị"),
            tail=self.projector_button,
        )
        self.projector = Projector(self)
        self.no_round = NoRound(view, desk)
        self._lay_out()
        QShortcut(QKeySequence("F11"), self, self.project)

    @override
    def refresh(self) -> None:
        checked = self._view.checked
        self._stack.setCurrentIndex(0 if checked is None else 1)
        if checked is None:
            self.no_round.refresh()
            return
        self.attendance.show_round(checked)
        self.frame.show_round(checked)
        self.comments.show_round(checked)
        self.tally.show_round(checked)

    @override
    def show_subject(self, subject_id: int) -> None:
        self.comments.choose(subject_id)
        self.tally.choose(subject_id)

    @override
    def focus_field(self, where: str, subject_id: int | None) -> bool:
        page = {"comments": self.comments, "ballot": self.tally}.get(where.partition(".")[0], self.attendance)
        self.tabs.show_page_of(page)
        if where == "meeting":
            field = self.frame.first_empty()
            bring_into_view(field)
            field.setFocus(Qt.FocusReason.OtherFocusReason)
            return True
        source = where.removeprefix("comments.") if where.startswith("comments.") else ""
        if source not in set(CommentSource):
            return super().focus_field(where, subject_id)
        if subject_id is not None:
            self.show_subject(subject_id)
        self.comments.begin_from(CommentSource(source))
        return super().focus_field("comments", None)

    def project(self) -> None:
        """Show the subject of now in large letters."""
        self.flush()
        checked = self._view.checked
        if checked is not None:
            self.projector.show_subjects(checked.dossier.subjects, self._subject_now())
            self.projector.open()

    def _subject_now(self) -> int | None:
        row = self.tally.grid.current if self.tally.isVisible() else None
        return self.comments.subject_id if row is None else row.subject_id

    def _lay_out(self) -> None:
        whole = QWidget()
        column = spaced(QVBoxLayout(whole), gap=0, margin=(16, 16, 16, 8))
        column.addWidget(self.tabs, 1)
        self._stack = QStackedLayout(self)
        self._stack.addWidget(self.no_round)
        self._stack.addWidget(whole)

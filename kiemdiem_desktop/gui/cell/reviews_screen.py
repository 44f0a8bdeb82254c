"""Bản kiểm điểm: the subjects with their state at the left, the form of the chosen one at the right."""

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, ClassVar, cast

from PySide6.QtCore import QSignalBlocker, Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QApplication, QPushButton, QStackedWidget, QVBoxLayout, QWidget

from kiemdiem_desktop.domain.ids import SubjectId
from kiemdiem_desktop.gui.cell import doors
from kiemdiem_desktop.gui.cell.no_round import NoRound
from kiemdiem_desktop.gui.cell.reviews_compare import WORDS, FormOrComparison
from kiemdiem_desktop.gui.cell.reviews_foot import ReviewFoot
from kiemdiem_desktop.gui.cell.reviews_form import ReviewForm, Ways
from kiemdiem_desktop.gui.cell.round_view import RoundView
from kiemdiem_desktop.gui.dropping import FileDrop, no_package
from kiemdiem_desktop.gui.naming import named
from kiemdiem_desktop.gui.overriding import override
from kiemdiem_desktop.gui.screen import Desk, Screen
from kiemdiem_desktop.gui.theme import spaced
from kiemdiem_desktop.gui.widgets.chip_list import ChipLine, ChipList
from kiemdiem_desktop.gui.widgets.empty_state import EmptyState
from kiemdiem_desktop.gui.widgets.form_scroll import FormScroll
from kiemdiem_desktop.gui.widgets.list_beside import ListBeside
from kiemdiem_desktop.gui.widgets.tab_order import field_after
from kiemdiem_desktop.i18n import _
from kiemdiem_desktop.services.cell.comparing import count_alike
from kiemdiem_desktop.services.cell.review_pages import ReviewLine, ReviewPage, ReviewState, find_page, list_reviews
from kiemdiem_desktop.services.cell.reviews import finish_review, reopen_review
from kiemdiem_desktop.services.workspace import Workspace

if TYPE_CHECKING:
    from kiemdiem_desktop.gui.cell.returned_page import ReturnedPage
    from kiemdiem_desktop.services.cell.form_merging import MergeResult

WORK, EMPTY, NO_ROUND, RETURNED = range(4)
_NEXT, _BEFORE = ("Ctrl+Return", "Ctrl+Enter", "Ctrl+PgDown"), ("Ctrl+PgUp",)


class ReviewsScreen(Screen):
    """Types in one self-review after the other."""

    reads: ClassVar[frozenset[str]] = frozenset(
        {
            *("cells", "members", "statuses", "disciplines", "commendations", "rounds", "subjects", "reviews"),
            *("shortcomings", "comments", "meetings", "ballots", "ratings", "overrides", "prompts"),
            *("year_records", "conclusions", "parameters", "settings"),
        }
    )

    def __init__(self, workspace: Workspace, desk: Desk, view: RoundView) -> None:
        super().__init__(desk)
        self._workspace, self._view = workspace, view
        self._page: ReviewPage | None = None
        self.people = ChipList(_("Danh sách kiểm điểm"), nothing=_("Không có ai khớp với chữ đã gõ."))
        self.people.chosen.connect(self._choose)
        self.people.entered.connect(self._go_into_form)
        self.foot = ReviewFoot(step=self.step, finish=self._finish, go_to=self._reveal, compare=self.compare)
        ways = Ways(
            to_roster=partial(self._go, "members", "member"), to_prompts=partial(self._go, "prompts", "prompts.new")
        )
        self.form = ReviewForm(workspace, ways)
        self.form_scroll = named(FormScroll(self.form), _("Bản kiểm điểm"))
        self.returned: ReturnedPage | None = None
        self.export_button = QPushButton(_("Xuất mẫ&u để tự điền…"))
        self.return_button = QPushButton(_("&Nhận bản đã điền…"))
        self.export_button.clicked.connect(lambda _checked=False: self._export())
        self.return_button.clicked.connect(lambda _checked=False: self.begin_return())
        FileDrop(self, no_package, ReviewsScreen._take_forms)
        self._lay_out()
        for keys, by in ((_NEXT, 1), (_BEFORE, -1)):
            for key in keys:
                shortcut = QShortcut(QKeySequence(key), self, lambda by=by: self.step(by))
                shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)

    @override
    def refresh(self) -> None:
        checked = self._view.checked
        lines = list_reviews(checked) if checked else ()
        self._no_round.refresh()
        self.return_button.setEnabled(checked is not None and checked.dossier.round.closed_at is None)
        is_returning = self.returned is not None and self._pages.currentIndex() == RETURNED
        if self.returned is not None and is_returning:
            self.returned.refresh()
        if not is_returning or checked is None:
            self._pages.setCurrentIndex(WORK if lines else (EMPTY if checked else NO_ROUND))
        with QSignalBlocker(self.people):
            self.people.show_lines(tuple(chip_line(line) for line in lines))
        self._show_current()

    @override
    def show_subject(self, subject_id: int) -> None:
        self.people.select(SubjectId(subject_id))

    @override
    def focus_field(self, where: str, subject_id: int | None) -> bool:
        if self._pages.currentIndex() == RETURNED:
            self._leave_return()
        if subject_id is not None:
            self.show_subject(subject_id)
        if self._page is None:
            return False
        if where == WORDS:
            self.compare()
            return True
        if where == "review" and self._page.review.id and self._page.review.finished_at is None:
            self.foot.finish_button.setFocus(Qt.FocusReason.OtherFocusReason)
            return True
        target = self.form.target(where)
        if target is None:
            return False
        self._reveal(target)
        return True

    @override
    def focusNextPrevChild(self, next: bool) -> bool:
        """Let Tab follow the list, the printed form and the line under it, also through rows that came later."""
        target = field_after(self, QApplication.focusWidget(), step=1 if next else -1)
        if target is None:
            return super().focusNextPrevChild(next)
        target.setFocus(Qt.FocusReason.TabFocusReason if next else Qt.FocusReason.BacktabFocusReason)
        return True

    def step(self, by: int) -> None:
        """Go to the next subject (1) or the one before (-1), the cursor in its first section."""
        now = QApplication.focusWidget()
        in_form = now is not None and self.form_scroll.isAncestorOf(now)
        if self.people.step(by) and in_form:
            self._go_into_form()

    def begin_return(self, paths: tuple[Path, ...] = ()) -> None:
        """Show the page that takes filled-in forms back, with what was dropped where something was."""
        if self._view.checked is None or not self.settle():
            return
        if self.returned is None:
            self.returned = doors.returned_page(
                self._workspace, self.desk, self._view, leave=self._leave_return, done=self._taken_back
            )
            self._pages.addWidget(self.returned)
        self._pages.setCurrentIndex(RETURNED)
        self.returned.begin(paths)

    def _take_forms(self, paths: tuple[Path, ...]) -> None:
        if self.returned is not None and self._pages.currentIndex() == RETURNED:
            self.returned.read(paths)
        else:
            self.begin_return(paths)

    def _export(self) -> None:
        if self._view.checked is not None and self._page is not None and self.settle():
            doors.export_forms(self._workspace, self.desk, self._view.checked, self._page)

    def _leave_return(self) -> None:
        self._pages.setCurrentIndex(WORK)
        self.refresh()
        self.people.setFocus()

    def _taken_back(self, result: "MergeResult") -> None:
        words = _("Đã nhận {forms} bản, {changes} chỗ mới. Nếu nhầm, bấm Ctrl+Z để hoàn tác cả lần nhận.")
        self.desk.tell(words.format(forms=result.forms, changes=result.changes))
        if self.returned is not None and not self.returned.forms:
            self._leave_return()

    def compare(self) -> None:
        """Show the words of this subject beside those of last year and of others."""
        checked, page = self._view.checked, self._page
        if checked is not None and page is not None and self.settle():
            self._both.show_form()
            self.sides.compare(checked, page.subject_id)

    def _choose(self, _key: object) -> None:
        self.sides.leave()
        if self._page is not None:
            self.flush()
        self._show_current()

    def _show_current(self) -> None:
        checked, subject_id = self._view.checked, cast("SubjectId | None", self.people.current)
        page = find_page(checked, subject_id) if checked and subject_id is not None else None
        is_other = page is None or self._page is None or page.subject_id != self._page.subject_id
        self._page = page
        if page is None:
            return
        self.form_scroll.hold_still(lambda: self.form.show_page(page))
        has_before, has_next = self.people.has_step(-1), self.people.has_step(1)
        self.foot.show_page(page, self.form.contents, has_before=has_before, has_next=has_next)
        if checked is not None:
            self.foot.show_alike(count_alike(checked, page.subject_id))
            self.sides.show_subject(checked, page.subject_id)
        if is_other:
            self.form_scroll.verticalScrollBar().setValue(0)

    def _reveal(self, widget: QWidget) -> None:
        self._both.show_form()
        self.form_scroll.reveal(widget)

    def _go_into_form(self) -> None:
        if self._page is not None:
            self._both.show_form()
            self.form_scroll.verticalScrollBar().setValue(0)
            self.form.first().setFocus(Qt.FocusReason.TabFocusReason)

    def _finish(self) -> None:
        if self._page is None or not self.settle():
            return
        if self._page.review.finished_at is None:
            finish_review(self._workspace, self._page.subject_id)
        else:
            reopen_review(self._workspace, self._page.subject_id)

    def _go(self, screen_id: str, where: str) -> None:
        if self._page is not None:
            self.desk.go(screen_id, where, self._page.subject_id)

    def _lay_out(self) -> None:
        right = QWidget()
        column = spaced(QVBoxLayout(right), gap=0)
        column.addWidget(self.form_scroll, 1)
        column.addWidget(self.foot)
        left = QWidget()
        beside = spaced(QVBoxLayout(left), gap=8, margin=(0, 0, 0, 12))
        beside.addWidget(self.people, 1)
        beside.addWidget(self.export_button)
        beside.addWidget(self.return_button)
        self.sides = FormOrComparison(self._workspace, right, back_to=self.foot.compare_button)
        self._both = ListBeside(left, self.sides)
        work = QWidget()
        spaced(QVBoxLayout(work), gap=0, margin=(16, 12, 0, 0)).addWidget(self._both)
        self._pages = QStackedWidget()
        self._pages.addWidget(work)
        self._pages.addWidget(
            EmptyState(
                _("Chưa có ai phải kiểm điểm"),
                _("Danh sách của đợt này còn trống. Nhập đảng viên, chương trình tự lập danh sách kiểm điểm."),
                action=_("Đến danh sách đảng viên"),
                slot=lambda: self.desk.go("members", "", None),
            )
        )
        self._no_round = NoRound(self._view, self.desk)
        self._pages.addWidget(self._no_round)
        spaced(QVBoxLayout(self), gap=0).addWidget(self._pages)


def chip_line(line: ReviewLine) -> ChipLine:
    """Give the line of a subject: name, and how far the self-review is."""
    lacking = _("Còn thiếu {count} điều").format(count=line.to_fix)
    words, symbol, tone = {
        ReviewState.NONE: (_("Chưa có"), "○", "quiet"),
        ReviewState.BEGUN: (_("Đang nhập"), "◐", "plain"),
        ReviewState.DONE: (_("Xong"), "✓", "plain"),
        ReviewState.LACKING: (lacking, "△", "amber"),
    }[line.state]
    return ChipLine(key=line.own.subject.id, title=line.own.subject.name, state=words, symbol=symbol, tone=tone)

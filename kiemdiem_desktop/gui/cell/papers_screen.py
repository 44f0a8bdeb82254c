"""Giấy tờ: the papers of the round with their state, the chosen one as it will print, and the set of the meeting."""

from typing import ClassVar

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QPushButton, QVBoxLayout, QWidget

from kiemdiem_desktop.gui.cell.no_round import NoRound
from kiemdiem_desktop.gui.cell.papers_calibration import Calibration
from kiemdiem_desktop.gui.cell.papers_finder import PageFinder
from kiemdiem_desktop.gui.cell.papers_groups import GroupBox
from kiemdiem_desktop.gui.cell.papers_page import PaperPage
from kiemdiem_desktop.gui.cell.papers_register import NumberRegister
from kiemdiem_desktop.gui.cell.papers_set import MeetingSet
from kiemdiem_desktop.gui.cell.papers_template import TemplateRow
from kiemdiem_desktop.gui.cell.papers_template_page import TemplatePage, TriedTemplate
from kiemdiem_desktop.gui.cell.round_view import DOSSIER_TABLES, RoundView
from kiemdiem_desktop.gui.overriding import override
from kiemdiem_desktop.gui.papers_press import Press, Send
from kiemdiem_desktop.gui.printing import print_papers
from kiemdiem_desktop.gui.screen import Desk, Screen
from kiemdiem_desktop.gui.theme import flat, heading, held, px, say, spaced
from kiemdiem_desktop.gui.widgets.chip_list import ChipLine, ChipList
from kiemdiem_desktop.gui.widgets.flow import Flow
from kiemdiem_desktop.gui.widgets.page_stack import PageStack
from kiemdiem_desktop.i18n import _
from kiemdiem_desktop.services.cell.page_codes import keep_codes
from kiemdiem_desktop.services.cell.papers import Paper, PaperJob, list_papers
from kiemdiem_desktop.services.cell.papers_now import keep_recent, papers_now, recent_stems
from kiemdiem_desktop.services.cell.print_shift import get_shift
from kiemdiem_desktop.services.workspace import Workspace

SIDE_BY_SIDE = 700
_Beside = MeetingSet | NumberRegister | Calibration | TemplatePage  # pages in place of the single papers


class PapersScreen(Screen):
    """Everything that leaves the round on paper."""

    reads: ClassVar[frozenset[str]] = DOSSIER_TABLES | {"settings"}

    def __init__(self, workspace: Workspace, desk: Desk, view: RoundView, *, send: Send = print_papers) -> None:
        super().__init__(desk)
        self._workspace, self._view = workspace, view
        self._papers: dict[str, Paper] = {}
        self._is_searching = False
        self._press = Press(desk, send=send, keep=self._keep, shift=lambda: _shift_of(workspace))
        self.standing = say(tone="quiet")
        self.set_button = QPushButton(_("In &bộ hồ sơ họp…"))
        self.set_button.setToolTip(_("Chọn giấy tờ trước hoặc sau hội nghị, xem và in một lần; cả mẫu trống."))
        self.list = ChipList(_("Giấy tờ"), nothing=_("Không có giấy tờ nào khớp. Xóa ô tìm để xem lại."))
        self.list.filter_box.setPlaceholderText(_("Tìm trong tất cả, không cần dấu"))
        self.groups, self.finder = GroupBox(), PageFinder(workspace)
        self.page, self.template = PaperPage(workspace, self._press), TemplateRow(workspace, desk)
        self.empty = NoRound(view, desk)
        self.set = MeetingSet(workspace, view, self._press)
        self.template_page = TemplatePage(workspace, desk)
        self.register, self.calibration = NumberRegister(workspace), Calibration(workspace, self._press)
        self.register_button = flat(QPushButton(_("Sổ số văn bản")))
        self.calibration_button = flat(QPushButton(_("Căn máy in")))
        self._beside: tuple[_Beside, ...] = (self.set, self.register, self.calibration, self.template_page)
        self._connect()
        self._lay_out()

    @override
    def refresh(self) -> None:
        checked = self._view.checked
        papers = list_papers(checked) if checked else ()
        self._papers = {paper.file_stem: paper for paper in papers}
        self._work.setVisible(bool(papers))
        self.empty.setVisible(not papers)
        self.empty.refresh()
        lacking = sum(bool(paper.missing) for paper in papers)
        self.standing.setText(
            _("{count} giấy tờ, {lacking} còn thiếu.").format(count=len(papers), lacking=lacking)
            if lacking
            else _("{count} giấy tờ, tất cả sẵn sàng.").format(count=len(papers))
        )
        self._show_groups()
        self._show_lines()
        for page in (self.set, self.register):
            if self._stack.currentWidget() is page:
                page.refresh()

    @override
    def show_subject(self, subject_id: int) -> None:
        self.show_single()
        found = next((stem for stem, paper in self._papers.items() if paper.subject_id == subject_id), None)
        if found is not None and not self.list.select(found):
            self.groups.show_all()
            self.list.select(found)

    @override
    def focus_field(self, where: str, subject_id: int | None) -> bool:
        """Bring a paper to the fore by its code ("paper.charts"), that of one subject where there are several."""
        code = where.removeprefix("paper.")
        papers = ((stem, paper) for stem, paper in self._papers.items() if paper.code == code)
        found = next((stem for stem, paper in papers if subject_id in (None, paper.subject_id)), None)
        if found is None:
            return super().focus_field(where, subject_id)
        if not self.list.select(found):
            self.groups.show_all()
            self.list.select(found)
        self.page.print_button.setFocus()
        return True

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Let Esc go back from the pages beside to the single papers."""
        page = next((page for page in self._beside if page is self._stack.currentWidget()), None)
        if event.key() == Qt.Key.Key_Escape and page is not None:
            page.left.emit()
            return
        super().keyPressEvent(event)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        is_wide = event.size().width() >= px(SIDE_BY_SIDE)
        turn = QBoxLayout.Direction.LeftToRight if is_wide else QBoxLayout.Direction.TopToBottom
        self._parts.setDirection(turn)
        for page in self._beside:
            page.parts.setDirection(turn)
        self._side.setMaximumWidth(px(320) if is_wide else 16777215)

    def show_set(self) -> None:
        """Show the set of the meeting in place of the single papers, that of the stage that the round is at."""
        self.set.begin()
        self._show(self.set)

    def show_single(self) -> None:
        """Go back to the single papers."""
        self._stack.show_page(self._single)

    def try_template(self, tried: TriedTemplate) -> None:
        """Show a template of the superior filled in."""
        self.template_page.try_out(tried)
        self._show(self.template_page)

    def _show(self, page: _Beside) -> None:
        if self.settle():
            self._stack.show_page(page)
            page.refresh()
            page.back_button.setFocus()

    def _connect(self) -> None:
        self.set_button.clicked.connect(self.show_set)
        self.set.left.connect(self.show_single)
        self.set.left.connect(self.set_button.setFocus)
        ways: tuple[tuple[QPushButton, _Beside], ...] = (
            (self.register_button, self.register),
            (self.calibration_button, self.calibration),
        )
        self.template.tried.connect(self.try_template)
        self.template_page.left.connect(self.show_single)
        self.template_page.left.connect(self.template.preview.setFocus)
        for button, page in ways:
            button.clicked.connect(lambda _on=False, page=page: self._show(page))
            page.left.connect(self.show_single)
            page.left.connect(button.setFocus)
        self.groups.changed.connect(self._show_lines)
        self.list.chosen.connect(lambda _key: self._show_chosen())
        self.list.filter_box.textChanged.connect(self._search)
        self.list.entered.connect(self.page.print_button.setFocus)

    def _keep(self, jobs: tuple[PaperJob, ...]) -> None:
        """Remember what left the program: by the codes of its pages, and as printed last."""
        keep_codes(self._workspace, jobs)
        keep_recent(self._workspace, jobs)
        self._show_groups()

    def _show_groups(self) -> None:
        checked, papers = self._view.checked, tuple(self._papers.values())
        if checked is not None:
            now = papers_now(checked, papers, self._workspace.clock.today())
            self.groups.show_papers(papers, now, recent_stems(self._workspace, checked.dossier.round.id))

    def _search(self, typed: str) -> None:
        """Look through all papers while something is typed, not only through the chosen group."""
        if bool(typed.strip()) is not self._is_searching:
            self._is_searching = not self._is_searching
            self._show_lines()

    def _show_lines(self) -> None:
        papers = tuple(self._papers.values())
        shown = papers if self._is_searching else self.groups.chosen_of(papers)
        self.list.show_lines(tuple(map(_line, shown)))
        self._show_chosen()

    def _show_chosen(self) -> None:
        checked, paper = self._view.checked, self._papers.get(str(self.list.current))
        if checked is not None and paper is not None:
            self.page.show_paper(checked, paper, is_open=checked.dossier.round.closed_at is None)
            self.template.show_paper(checked, paper)

    def _lay_out(self) -> None:
        column = spaced(QVBoxLayout(self), gap=12, margin=(24, 16, 24, 16))
        words = QWidget()
        titles = spaced(QVBoxLayout(words), gap=4)
        titles.addWidget(heading(_("Giấy tờ")))
        titles.addWidget(self.standing)
        ways = QWidget()
        top = Flow(ways, gap=8)
        top.addWidget(words)
        for button in (self.set_button, self.register_button, self.calibration_button):
            top.addWidget(button)
        self._single = QWidget()
        work = spaced(QVBoxLayout(self._single), gap=12)
        work.addWidget(ways)
        self._parts = spaced(QBoxLayout(QBoxLayout.Direction.LeftToRight), gap=16)
        side = QWidget()
        lines = spaced(QVBoxLayout(side), gap=8)
        lines.addWidget(self.groups)
        lines.addWidget(self.list, 1)
        lines.addWidget(self.finder)
        self._side = held(side, min_width=272, min_height=240)
        self._parts.addWidget(self._side, 3)
        shown = QWidget()
        beside = spaced(QVBoxLayout(shown), gap=8)
        beside.addWidget(self.page, 1)
        beside.addWidget(self.template)
        self._parts.addWidget(shown, 5)
        work.addLayout(self._parts, 1)
        self._stack = PageStack(self._single, *self._beside)
        self._work = self._stack
        column.addWidget(self._work, 1)
        column.addWidget(self.empty, 1)


def _shift_of(workspace: Workspace) -> tuple[float, float]:
    shift = get_shift(workspace)
    return float(shift.right), float(shift.down)


def _line(paper: Paper) -> ChipLine:
    lacks = _("thiếu: {what}").format(what=", ".join(paper.missing)) if paper.missing else _("sẵn sàng")
    symbol, tone = ("◐", "amber") if paper.missing else ("✓", "quiet")
    provisional = _("mẫu tạm") if paper.is_provisional else ""
    state = " – ".join(part for part in (paper.form, provisional, lacks) if part)
    return ChipLine(key=paper.file_stem, title=paper.name, state=state, symbol=symbol, tone=tone)

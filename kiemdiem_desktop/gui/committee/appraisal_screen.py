"""Thẩm định: the cells at the left, everything about the chosen one at the right; the cap over all of them beside."""

from functools import cached_property
from typing import TYPE_CHECKING, ClassVar

from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from kiemdiem_desktop.domain.errors import KiemdiemError
from kiemdiem_desktop.gui.committee.appraisal_cell import CellPage
from kiemdiem_desktop.gui.committee.appraisal_return import ReturnPage
from kiemdiem_desktop.gui.committee.caps_page import CapsOverCells
from kiemdiem_desktop.gui.committee.cell_list import CellList
from kiemdiem_desktop.gui.committee.tools import CELL_PLACE
from kiemdiem_desktop.gui.naming import named
from kiemdiem_desktop.gui.overriding import override
from kiemdiem_desktop.gui.papers_press import Press
from kiemdiem_desktop.gui.screen import Desk, Screen
from kiemdiem_desktop.gui.theme import primary, repolish, spaced
from kiemdiem_desktop.gui.widgets.empty_state import EmptyState
from kiemdiem_desktop.gui.widgets.flow import Flow
from kiemdiem_desktop.gui.widgets.inner_scroll import InnerScroll
from kiemdiem_desktop.gui.widgets.list_beside import ListBeside
from kiemdiem_desktop.gui.widgets.page_stack import PageStack
from kiemdiem_desktop.gui.widgets.page_tabs import PageTabs
from kiemdiem_desktop.i18n import _
from kiemdiem_desktop.services.committee.appraisal_list import (
    CellLine,
    CellState,
    find_round_key,
    list_cell_lines,
)
from kiemdiem_desktop.services.committee.appraising import (
    accept_dossiers,
    check_correction,
    give_back,
    list_points,
    reopen_appraisal,
)
from kiemdiem_desktop.services.committee.clearing import Cleared, accept_clear
from kiemdiem_desktop.services.committee.earlier_decisions import earlier_results
from kiemdiem_desktop.services.committee.issuing import Posting
from kiemdiem_desktop.services.committee.own_rules import own_rules
from kiemdiem_desktop.services.committee.papers import CommitteePaperItem, PaperKind, paper_job
from kiemdiem_desktop.services.committee.rated_subjects import rated_of_cell
from kiemdiem_desktop.services.committee.rechecking import Rechecked, recheck
from kiemdiem_desktop.services.committee.return_points import due_day, suggest_points
from kiemdiem_desktop.services.workspace import Workspace

if TYPE_CHECKING:
    from kiemdiem_desktop.services.committee.cap_choices import RoundKey

_STATES = (CellState.WAITING, CellState.RETURNED, CellState.ACCEPTED, CellState.DECIDED)
ONE_BY_ONE, CAPS = range(2)
MOST_KEPT = 12
"""How many checked dossiers are kept for going back and forth; each one takes about a megabyte."""


class AppraisalScreen(Screen):
    """One cell after the other (Ctrl+Enter next, Ctrl+PgUp back), or the caps over all cells."""

    reads: ClassVar[frozenset[str]] = frozenset(
        {
            *("registered_cells", "received_dossiers", "subject_rows", "appraisals", "appraised_subjects"),
            *("decided_subjects", "issued_packages", "parameters", "plans", "cap_decisions", "cap_places"),
        }
    )

    def __init__(self, workspace: Workspace, desk: Desk) -> None:
        super().__init__(desk)
        named(self, _("Thẩm định"))
        self._workspace = workspace
        self._press = Press(desk)
        self._round: RoundKey | None = None
        self._lines: tuple[CellLine, ...] = ()
        self._checked: dict[tuple[object, ...], Rechecked] = {}
        self.cells = CellList(_STATES)
        self.page, self.giving_back = CellPage(workspace), ReturnPage(self.send_return)
        self._caps_room = QWidget()
        self.before_button = named(QPushButton(_("‹ T&rước")), _("Chi bộ trước"), _("Ctrl+PgUp"))
        self.next_button = named(QPushButton(_("&Tiếp ›")), _("Chi bộ tiếp theo"), _("Ctrl+Enter"))
        self.slip_button = QPushButton(_("&In phiếu…"))
        self.return_button = QPushButton(_("Trả &lại…"))
        self.done_button = primary(QPushButton())
        self.clear_button = QPushButton(_("Thẩm định xong các chi bộ &không vướng"))
        self.empty = EmptyState(
            _("Chưa có hồ sơ nào để thẩm định."), _("Nhận gói hồ sơ của các chi bộ ở Tiếp nhận, rồi trở lại đây.")
        )
        self._connect()
        self._lay_out()

    @cached_property
    def caps(self) -> CapsOverCells:
        """The caps over all cells, made when they are first shown."""
        page = CapsOverCells(self._workspace)
        spaced(QVBoxLayout(self._caps_room)).addWidget(page)
        return page

    @override
    def refresh(self) -> None:
        self._round = find_round_key(self._workspace)
        self._lines = list_cell_lines(self._workspace, self._round) if self._round is not None else ()
        has_any = any(line.head is not None for line in self._lines)
        self._stack.show_page(self._stack.pages[1 if has_any else 0])
        if not has_any or self._round is None:
            return
        self.cells.show_cells(self._lines)
        self.clear_button.setEnabled(any(line.state is CellState.WAITING for line in self._lines))
        self._show_cell()
        self._show_caps()

    @override
    def focus_field(self, where: str, subject_id: int | None) -> bool:
        """Bring a cell, and a subject of it, to the fore by its place."""
        if not where.startswith(CELL_PLACE):
            return super().focus_field(where, subject_id)
        code, _stroke, subject = where.removeprefix(CELL_PLACE).rpartition("/")
        self.show_cell(code)
        if subject:
            self.page.points.select(subject, "points")
        self.page.points.view.setFocus()
        return True

    def step(self, by: int) -> None:
        """Go to the cell before or after, with what was typed stored."""
        if self.flush():
            self.cells.step(by)

    def show_cell(self, code: str) -> None:
        """Bring a cell to the fore."""
        self.tabs.show_page(ONE_BY_ONE)
        self.cells.list.select(code)

    def begin_return(self) -> None:
        """Show the page on which a dossier is given back."""
        line, checked = self._line(), self.page.checked
        if line is None or checked is None or self._round is None:
            return
        points = list_points(rated_of_cell(self._workspace, line.code, self._round.year, self._round.period))
        self._show_page(self.giving_back)
        self.giving_back.begin(line.name, suggest_points(checked, points), due_day(self._workspace.clock.today()))

    def send_return(self) -> None:
        """Ask where, then sign and write the return. Raises: what giving back refuses."""
        line = self._line()
        if line is None or line.dossier_id is None:
            return
        correction = self.giving_back.correction
        check_correction(self._workspace, line.dossier_id, correction)
        folder = self.desk.dialogs.folder(_("Ghi phiếu trả lại vào USB hoặc thư mục nào?"))
        if folder is None:
            return
        dossier = self._workspace.store.received_dossiers.get(line.dossier_id)
        posting = Posting(folder=folder, number=self.giving_back.paper_number)
        made = give_back(self._workspace, dossier, correction, posting)
        self.leave_return()
        words = _("Đã ký, ghi và kiểm tra {file}. Chuyển tệp này về {name}.")
        self.desk.tell(words.format(file=made.written.path.name, name=line.name))

    def leave_return(self) -> None:
        """Go back to the cell."""
        self._show_page(self._work)
        self.return_button.setFocus()

    def finish(self) -> None:
        """Take the shown dossier as appraised and go on, or open it again. Raises: InvalidValueError."""
        line = self._line()
        if line is None or line.dossier_id is None or not self.flush():
            return
        if line.state is CellState.ACCEPTED:
            reopen_appraisal(self._workspace, line.dossier_id)
            return
        accept_dossiers(self._workspace, (line.dossier_id,))
        self.desk.tell(_("Đã thẩm định xong {name}.").format(name=line.name))
        self.cells.step(1)

    def print_slip(self) -> None:
        """Print the appraisal slip of the shown cell."""
        line = self._line()
        if line is not None and self._round is not None and self.flush():
            title = f"{PaperKind.SLIP.label} – {line.name}"
            item = CommitteePaperItem(kind=PaperKind.SLIP, title=title, cell_code=line.code)
            self._press.print_out((paper_job(self._workspace, self._round, item),), title)

    def _line(self) -> CellLine | None:
        return next((line for line in self._lines if line.code == self.cells.current), None)

    def _show_cell(self) -> None:
        line = self._line()
        if line is None or self._round is None or line.dossier_id is None:
            return
        try:
            checked = self._recheck(line)
        except KiemdiemError as error:
            self.page.show_trouble(line, str(error))
            return
        subjects = rated_of_cell(self._workspace, line.code, self._round.year, self._round.period)
        self.page.show_dossier(line, checked, subjects)
        is_decided, is_done = line.state is CellState.DECIDED, line.state is CellState.ACCEPTED
        self.done_button.setText(_("&Mở lại thẩm định") if is_done else _("Thẩm định x&ong"))
        repolish(self.done_button, "primary", value=not is_done)
        self.done_button.setEnabled(not is_decided)
        self.return_button.setEnabled(not is_decided)
        self.before_button.setEnabled(self.cells.list.has_step(-1))
        self.next_button.setEnabled(self.cells.list.has_step(1))

    def _recheck(self, line: CellLine) -> Rechecked:
        assert self._round is not None
        assert line.head is not None
        rules = own_rules(self._workspace, self._round.year, self._round.period)
        earlier = earlier_results(self._workspace, line.head)
        key = (line.head.digest, rules.local, earlier)
        if key not in self._checked:
            if len(self._checked) >= MOST_KEPT:
                self._checked.pop(next(iter(self._checked)))
            content = self._workspace.store.received_dossiers.get(line.head.id).content
            self._checked[key] = recheck(content, rules, earlier)
        return self._checked[key]

    def _show_page(self, page: QWidget) -> None:
        for other in (self._work, self.giving_back):
            other.setVisible(other is page)

    def _show_caps(self) -> None:
        if self._round is not None and self.tabs.current == CAPS:
            self.caps.show_round(self._round)

    def _turn(self, index: int) -> None:
        if index == CAPS:
            self._show_caps()

    def _take_clear(self) -> None:
        if self._round is None or not self.flush():
            return

        def told(cleared: Cleared) -> None:
            words = _("Đã thẩm định xong {count} chi bộ không vướng mắc; còn {left} chi bộ cần xem từng nơi.")
            self.desk.tell(words.format(count=cleared.taken, left=cleared.left))

        task = accept_clear(self._workspace, self._round)
        self.desk.jobs.go_through(task, told, _("Đang kiểm tra lại hồ sơ các chi bộ"))

    def _connect(self) -> None:
        self.cells.chosen.connect(lambda _code: self._show_cell())
        self.giving_back.left.connect(self.leave_return)
        for button, slot in (
            (self.slip_button, self.print_slip),
            (self.return_button, self.begin_return),
            (self.done_button, self.finish),
            (self.clear_button, self._take_clear),
        ):
            button.clicked.connect(lambda _checked=False, slot=slot: slot())
        for button, by in ((self.before_button, -1), (self.next_button, 1)):
            button.clicked.connect(lambda _checked=False, by=by: self.step(by))
        for keys, by in (("Ctrl+PgUp", -1), ("Ctrl+PgDown", 1), ("Ctrl+Return", 1), ("Ctrl+Enter", 1)):
            QShortcut(QKeySequence(keys), self, lambda by=by: self.step(by))

    def _lay_out(self) -> None:
        foot = QWidget()
        row = Flow(foot, gap=8)
        buttons = (self.before_button, self.next_button, self.slip_button, self.return_button, self.done_button)
        for button in buttons:
            row.addWidget(button)
        self._work = QWidget()
        column = spaced(QVBoxLayout(self._work), gap=8, margin=(8, 0, 0, 0))
        column.addWidget(named(InnerScroll(self.page, foot), _("Hồ sơ của chi bộ")), 1)
        column.addWidget(foot)
        self._pages = QWidget()  # no stack: that would be as high as the higher of the two
        pages = spaced(QVBoxLayout(self._pages))
        pages.addWidget(self._work)
        pages.addWidget(self.giving_back)
        self._show_page(self._work)
        side = QWidget()
        left = spaced(QVBoxLayout(side), gap=8)
        left.addWidget(self.cells, 1)
        self.beside = ListBeside(side, self._pages, list_width=232)
        self.tabs = PageTabs(
            ((_("Từng chi bộ"), self.beside), (_("Tỷ lệ xuất sắc"), self._caps_room)),
            label=_("Các phần của Thẩm định"),
            tail=self.clear_button,
        )
        self.tabs.turned.connect(self._turn)
        whole = QWidget()
        spaced(QHBoxLayout(whole), margin=(16, 16, 16, 8)).addWidget(self.tabs, 1)
        self._stack = PageStack(self.empty, whole)
        spaced(QVBoxLayout(self), gap=0).addWidget(self._stack)

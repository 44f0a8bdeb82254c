"""Bộ hồ sơ họp: everything for one meeting, ticked, counted, looked at, and printed or saved in one go."""

from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QApplication, QBoxLayout, QCheckBox, QPushButton, QVBoxLayout, QWidget

from kiemdiem_desktop.gui.cell.papers_set_rows import SetRows
from kiemdiem_desktop.gui.cell.round_view import RoundView
from kiemdiem_desktop.gui.overriding import override
from kiemdiem_desktop.gui.pages import joined
from kiemdiem_desktop.gui.papers_press import Press
from kiemdiem_desktop.gui.theme import flat, heading, held, primary, say, spaced
from kiemdiem_desktop.gui.widgets.choice import ChoiceField
from kiemdiem_desktop.gui.widgets.flow import Flow
from kiemdiem_desktop.gui.widgets.paper_view import PaperView
from kiemdiem_desktop.gui.widgets.tab_order import field_after
from kiemdiem_desktop.i18n import _
from kiemdiem_desktop.services.cell.meeting_set import joined_set, set_file_name, set_jobs, set_lines
from kiemdiem_desktop.services.cell.papers import MeetingStage, PaperJob
from kiemdiem_desktop.services.cell.papers_now import stage_now
from kiemdiem_desktop.services.workspace import Workspace

CALM_MS = 400


@dataclass(frozen=True, slots=True, kw_only=True)
class WantedSet:
    """The papers to print in their order, and how often each."""

    jobs: tuple[PaperJob, ...]
    copies: dict[PaperJob, int]


class MeetingSet(QWidget):
    """Shows one set at a time; `left` tells that the person wants back to the single papers."""

    left = Signal()

    def __init__(self, workspace: Workspace, view: RoundView, press: Press) -> None:
        super().__init__()
        self._workspace, self._round, self._press = workspace, view, press
        self._drawn: tuple[PaperJob, ...] = ()
        self._wanted: tuple[PaperJob, ...] = ()
        self.back_button = flat(QPushButton(_("‹ Từng giấy tờ")))
        self.stage = ChoiceField(
            _("Bộ hồ sơ"), ((MeetingStage.BEFORE, _("Trước hội nghị")), (MeetingStage.AFTER, _("Sau hội nghị")))
        )
        self.blank = QCheckBox(_("Để trống để ghi tay"))
        self.blank.setToolTip(_("Giữ tên chi bộ, tên người; phần nội dung để dòng chấm."))
        self.rows = SetRows()
        self.all_button = flat(QPushButton(_("Chọn hết")))
        self.none_button = flat(QPushButton(_("Bỏ hết")))
        self.told = say(tone="quiet")
        self.view = PaperView()
        self.print_button = primary(QPushButton(_("&In cả bộ…")))
        self.save_button = QPushButton(_("Lưu một tệp &PDF…"))
        self._calm = QTimer(self, singleShot=True, interval=CALM_MS)
        self._connect()
        self._lay_out()
        self.stage.show_value(MeetingStage.BEFORE, commit=lambda _stage: self.refresh())

    @override
    def focusNextPrevChild(self, next: bool) -> bool:
        """Let Tab follow the lines also where they came later."""
        target = field_after(self, QApplication.focusWidget(), step=1 if next else -1)
        if target is None:
            return super().focusNextPrevChild(next)
        target.setFocus(Qt.FocusReason.TabFocusReason if next else Qt.FocusReason.BacktabFocusReason)
        return True

    def refresh(self) -> None:
        """Show the lines of the chosen stage, and soon the pages."""
        checked, stage = self._round.checked, self.stage.value
        if checked is not None and stage is not None:
            self.rows.show_lines(set_lines(checked, stage))
            self._tell()

    def begin(self) -> None:
        """Choose the stage that the round is at; the choice is free from then on."""
        checked = self._round.checked
        if checked is not None:
            stage = stage_now(checked, self._workspace.clock.today())
            self.stage.show_value(stage, commit=lambda _stage: self.refresh())

    def wanted(self) -> WantedSet:
        """Give what is ticked, as frozen papers."""
        checked = self._round.checked
        if checked is None:
            return WantedSet(jobs=(), copies={})
        copies: dict[PaperJob, int] = {}
        for line, count in self.rows.chosen:
            for job in set_jobs(self._workspace, checked, line, is_blank=self.blank.isChecked()):
                copies[job] = count
        return WantedSet(jobs=tuple(copies), copies=copies)

    def print_out(self) -> None:
        """Ask how, and print the set as one print. Raises: KiemdiemError without a printer."""
        found = self.wanted()
        if found.jobs:
            self._press.print_out(found.jobs, _("bộ hồ sơ họp"), each=found.copies)

    def save(self) -> None:
        """Ask where, and save the set as one PDF."""
        jobs, checked, stage = self.wanted().jobs, self._round.checked, self.stage.value
        if jobs and checked is not None and stage is not None:
            join = partial(joined_set, checked, stage, jobs)
            self._press.save_set(jobs, _("bộ hồ sơ họp"), set_file_name(checked, stage), join)

    def draw(self) -> None:
        """Draw the pages of the set; progress and *Dừng* come up where it takes long."""
        jobs = self.wanted().jobs if self.isVisible() else ()
        if not jobs or jobs == self._drawn:
            return
        self._wanted = jobs
        self._press.make(jobs, lambda pdfs: self._show(jobs, pdfs))

    def _show(self, jobs: tuple[PaperJob, ...], pdfs: tuple[bytes, ...]) -> None:
        if jobs == self._wanted:
            self._drawn = jobs
            self.view.show_pdf(joined(pdfs), _("Bộ hồ sơ họp"))

    def _tell(self) -> None:
        chosen = self.rows.chosen
        papers = sum(len(line.papers) * count for line, count in chosen)
        words = _("{kinds} loại, {papers} bản in. Dấu ◐: còn thiếu thông tin, vẫn in được.")
        nothing = _("Chưa chọn giấy tờ nào.")
        self.told.setText(words.format(kinds=len(chosen), papers=papers) if chosen else nothing)
        self.print_button.setEnabled(bool(chosen))
        self.save_button.setEnabled(bool(chosen))
        self._calm.start()

    def _show_blank(self, is_on: bool) -> None:  # noqa: FBT001 - the signal of the box
        self.rows.show_blank(is_on=is_on)
        self._tell()

    def _connect(self) -> None:
        self._calm.timeout.connect(self.draw)
        self.back_button.clicked.connect(self.left)
        self.rows.changed.connect(self._tell)
        self.blank.toggled.connect(self._show_blank)
        self.all_button.clicked.connect(lambda: self.rows.tick_all(is_on=True))
        self.none_button.clicked.connect(lambda: self.rows.tick_all(is_on=False))
        self.print_button.clicked.connect(self.print_out)
        self.save_button.clicked.connect(self.save)

    def _lay_out(self) -> None:
        column = spaced(QVBoxLayout(self), gap=8)
        top = QWidget()
        row = Flow(top, gap=16)
        row.addWidget(self.back_button)
        row.addWidget(heading(_("Bộ hồ sơ họp")))
        column.addWidget(top)
        self.parts = spaced(QBoxLayout(QBoxLayout.Direction.LeftToRight), gap=16)
        side = QWidget()
        lines = spaced(QVBoxLayout(side), gap=8)
        ticks = QWidget()
        both = Flow(ticks, gap=4)
        both.addWidget(self.all_button)
        both.addWidget(self.none_button)
        for part in (self.stage, self.blank, ticks):
            lines.addWidget(part)
        lines.addWidget(self.rows, 1)
        lines.addWidget(self.told)
        self.parts.addWidget(held(side, min_width=352, min_height=320), 4)
        page = QWidget()
        sheets = spaced(QVBoxLayout(page), gap=8)
        sheets.addWidget(held(self.view, min_height=280), 1)
        buttons = QWidget()
        last = Flow(buttons, gap=8)
        last.addWidget(self.print_button)
        last.addWidget(self.save_button)
        sheets.addWidget(buttons)
        self.parts.addWidget(page, 5)
        column.addLayout(self.parts, 1)

"""Tiếp nhận: sticks, folders and files taken in, each file with its verdict; receipts for all onto the same stick."""

from collections.abc import Callable
from pathlib import Path
from typing import ClassVar

from PySide6.QtWidgets import QHBoxLayout, QProgressBar, QPushButton, QVBoxLayout, QWidget

from kiemdiem_desktop.domain.changes import Changes
from kiemdiem_desktop.domain.collecting import CollectVerdict
from kiemdiem_desktop.gui.committee.collecting_list import FileCard, file_columns
from kiemdiem_desktop.gui.committee.collecting_run import CollectingRun
from kiemdiem_desktop.gui.committee.difference_dialog import DifferenceDialog
from kiemdiem_desktop.gui.committee.receipt_run import ReceiptRun
from kiemdiem_desktop.gui.naming import named
from kiemdiem_desktop.gui.overriding import override
from kiemdiem_desktop.gui.screen import Desk, Screen
from kiemdiem_desktop.gui.theme import heading, held, primary, say, spaced
from kiemdiem_desktop.gui.widgets.banner import Banner
from kiemdiem_desktop.gui.widgets.choice import ChoiceField
from kiemdiem_desktop.gui.widgets.flow import Flow
from kiemdiem_desktop.gui.widgets.grid import Grid
from kiemdiem_desktop.i18n import _
from kiemdiem_desktop.services.committee.collecting import pending_paths
from kiemdiem_desktop.services.committee.collecting_view import (
    CollectingView,
    FileLine,
    NextStep,
    counts_words,
    run_words,
    view_of,
)
from kiemdiem_desktop.services.committee.differing import compare_with_former
from kiemdiem_desktop.services.committee.looking_again import look_again
from kiemdiem_desktop.services.committee.receipts import count_unwritten, without_receipt
from kiemdiem_desktop.services.committee.taking_in import Collected
from kiemdiem_desktop.services.workspace import Workspace

UNITS, GUIDANCE = "units", "guidance"


class CollectingScreen(Screen):
    """Totals on top, the list of files, below it what the chosen one is about and what to do."""

    reads: ClassVar[frozenset[str]] = frozenset(
        {
            *("registered_cells", "received_dossiers", "received_summaries", "issued_packages", "enrolled_keys"),
            *("collected_files", "plans", "settings"),
        }
    )

    def __init__(self, workspace: Workspace, desk: Desk) -> None:
        super().__init__(desk)
        self._workspace = workspace
        self._view: CollectingView | None = None
        self._stick: Path | None = None
        self.count, self.told = heading(level=2), say(tone="quiet")
        self.banner = Banner()
        self.file_button = QPushButton(_("Nhận &tệp…"))
        self.folder_button = primary(QPushButton(_("Nhận cả &USB, thư mục…")))
        self.again_button = QPushButton()
        self.receipt_button = QPushButton()
        self.bar = named(QProgressBar(textVisible=False), _("Đang nhận hồ sơ"))
        self.piece = say(tone="quiet")
        self.stop_button = QPushButton(_("&Dừng"))
        self.filter: ChoiceField[CollectVerdict | None] = ChoiceField(_("Kết luận"), (), label_first=True)
        self.grid: Grid[FileLine] = Grid(
            file_columns(), key=lambda line: line.file.id, label=_("Các tệp đã xem"), tools=(self.filter,)
        )
        self.grid.show_columns({column.id for column in self.grid.model.columns}, is_fitted=True)
        self.card = FileCard(self._do_next)
        self.grid.current_changed.connect(self.card.show_line)
        self.run = CollectingRun(workspace, desk.jobs, self._show_moved, self._show_ended)
        self.receipts = ReceiptRun(workspace, desk.jobs, self._show_moved, self._show_receipts)
        self._shown: CollectVerdict | None = None
        for button, slot in self._slots():
            button.clicked.connect(lambda _checked=False, act=slot: act())
        self._lay_out()

    def take_in(self, paths: tuple[Path, ...]) -> None:
        """Collect files and folders in the background; one collection at a time."""
        if self.run.is_running or self.receipts.is_running:
            self.desk.tell(_("Đang làm dở. Đợi xong, hoặc bấm Dừng rồi làm lại."))
            return
        self._stick = paths[0] if paths[0].is_dir() else paths[0].parent
        self._show_work(is_working=True)
        self.run.start(paths)

    @override
    def on_changes(self, changes: Changes) -> None:
        if self.run.is_running or self.receipts.is_running:
            self._is_stale = self._is_stale or bool(self.reads & changes.tables)
            return
        super().on_changes(changes)

    @override
    def open_work(self) -> int | None:
        return self._view.waiting if self._view is not None else None

    @override
    def refresh(self) -> None:
        if self.run.is_running or self.receipts.is_running:
            return
        view = self._view = view_of(self._workspace)
        self.count.setText(_("Đã nhận {came}/{whole} đơn vị").format(came=view.came, whole=view.expected))
        self.told.setText(counts_words(view.counts) or _("Chưa nhận tệp nào."))
        self._show_filter(view)
        self._show_lines(self._shown)
        self.again_button.setText(_("Xem &lại {count} tệp đang chờ").format(count=view.waiting))
        self.again_button.setVisible(view.waiting > 0)
        waiting = len(without_receipt(self._workspace)) + count_unwritten(self._workspace)
        self.receipt_button.setText(_("Ghi &biên nhận cho tất cả ({count})…").format(count=waiting))
        self.receipt_button.setEnabled(waiting > 0)
        self._show_news()

    def _show_news(self) -> None:
        pending = pending_paths(self._workspace)
        if pending:
            sentence = _("Lần nhận ở {place} chưa xong. Những gì đã nhận vẫn còn nguyên.").format(place=pending[0])
            self.banner.show_news(sentence, tone="amber", action=_("Nhận tiếp"), slot=lambda: self.take_in(pending))
        else:
            self.banner.hide()

    def _show_filter(self, view: CollectingView) -> None:
        counts = [(verdict, view.counts[verdict]) for verdict in CollectVerdict if view.counts[verdict]]
        told = tuple((verdict, f"{verdict.label} ({count})") for verdict, count in counts)
        self._shown = self._shown if view.counts[self._shown] else None  # type: ignore[index]
        self.filter.show_options(((None, _("Tất cả ({count})").format(count=len(view.lines))), *told))
        self.filter.show_value(self._shown, commit=self._show_lines)

    def _show_lines(self, verdict: CollectVerdict | None) -> None:
        self._shown = verdict
        lines = self._view.lines if self._view is not None else ()
        self.grid.show_rows(tuple(line for line in lines if self._shown in {None, line.file.verdict}))
        if self.grid.current is None and self.grid.model.rows:
            self.grid.select(self.grid.model.rows[0].file.id)
        self.card.show_line(self.grid.current)

    def _slots(self) -> tuple[tuple[QPushButton, Callable[[], None]], ...]:
        return (
            (self.file_button, lambda: self._ask(is_file=True)),
            (self.folder_button, lambda: self._ask(is_file=False)),
            (self.again_button, self._look_again),
            (self.receipt_button, self._give_receipts),
            (self.stop_button, self._stop),
        )

    def _ask(self, *, is_file: bool) -> None:
        dialogs = self.desk.dialogs
        if is_file:
            path = dialogs.open_file(_("Gói hồ sơ của chi bộ"), _("Gói hồ sơ (*.asice *.age)"))
        else:
            path = dialogs.folder(_("Nhận hồ sơ trong thư mục hoặc USB nào?"))
        if path is not None:
            self.take_in((path,))

    def _look_again(self) -> None:
        def told(found: tuple[Collected, ...]) -> None:
            taken = sum(row.verdict.is_kept for row in found)
            words = _("Đã xem lại {count} tệp đang chờ, nhận thêm {taken}.")
            self.desk.tell(words.format(count=len(found), taken=taken))

        self.desk.jobs.go_through(look_again(self._workspace), told, _("Đang xem lại các tệp đang chờ"))

    def _give_receipts(self) -> None:
        folder = self._ask_stick()
        if folder is not None:
            self._show_work(is_working=True)
            self.receipts.start(folder)

    def _ask_stick(self) -> Path | None:
        if self._stick is not None and self._stick.is_dir():
            places = (_("Chọn nơi khác…"), _("Ghi vào {place}").format(place=self._stick))
            answer = self.desk.dialogs.ask(_("Ghi biên nhận vào đâu?"), places)
            if answer != 0:
                return self._stick if answer == 1 else None
        return self.desk.dialogs.folder(_("Ghi biên nhận vào đâu?"))

    def _stop(self) -> None:
        self.run.stop()
        self.receipts.stop()
        self.stop_button.setEnabled(False)

    def _do_next(self, line: FileLine) -> None:
        if line.next_step is NextStep.SEE_DIFFERENCE:
            found = compare_with_former(self._workspace, line.file.dossier_digest)
            if found is not None:
                DifferenceDialog(self.window(), found).open()
            return
        if line.next_step is NextStep.PLAN:
            self.desk.go(GUIDANCE, "", None)
            return
        is_key = line.next_step is NextStep.COMPARE_KEY
        self.desk.go(UNITS, f"unit.keys.{line.file.cell_code}" if is_key else "", None)

    def _show_moved(self, done: int, total: int) -> None:
        self.bar.setMaximum(total)
        self.bar.setValue(done)
        self.piece.setText(_("{done} trong {total}").format(done=done, total=total))

    def _show_ended(self, is_whole: bool) -> None:  # noqa: FBT001 - called by the run
        self._show_work(is_working=False)
        self._redraw()
        words = _("Đã xem {count} tệp: {told}.") if is_whole else _("Đã dừng sau {count} tệp: {told}.")
        count = sum(self.run.counts.values())
        for newest in self.grid.model.rows[:1]:
            self.grid.select(newest.file.id)
        if count:
            self.desk.tell(words.format(count=count, told=run_words(self.run.counts)))
        elif is_whole:
            self.desk.tell(_("Không có gói hồ sơ nào trong {place}.").format(place=self._stick))

    def _show_receipts(self, count: int) -> None:
        self._show_work(is_working=False)
        self._redraw()
        if count:
            self.desk.tell(_("Đã ghi và kiểm tra {count} giấy biên nhận.").format(count=count))

    def _show_work(self, *, is_working: bool) -> None:
        for part in (self.file_button, self.folder_button, self.again_button, self.receipt_button):
            part.setEnabled(not is_working)
        self.stop_button.setEnabled(is_working)
        self._work.setVisible(is_working)

    def _lay_out(self) -> None:
        column = spaced(QVBoxLayout(self), gap=12, margin=(24, 16, 24, 16))
        column.addWidget(heading(_("Tiếp nhận")))
        column.addWidget(self.banner)
        hint = _("Kéo thả tệp, thư mục hoặc cả USB vào đây. Mỗi tệp một kết luận; tệp hỏng không làm dừng tệp khác.")
        column.addWidget(say(hint, tone="quiet"))
        buttons = QWidget()
        row = Flow(buttons, gap=8)
        for button in (self.folder_button, self.file_button, self.receipt_button, self.again_button):
            row.addWidget(button)
        column.addWidget(buttons)
        self._work = QWidget()
        work = spaced(QHBoxLayout(self._work), gap=12)
        work.addWidget(self.bar, 1)
        work.addWidget(self.piece)
        work.addWidget(self.stop_button)
        self._work.hide()
        column.addWidget(self._work)
        column.addWidget(self.count)
        column.addWidget(self.told)
        column.addWidget(held(self.grid, min_height=220), 1)
        column.addWidget(self.card)

"""Importing a list of organisations in three steps on one page: file, columns, preview. The file is never changed."""

import sys
from collections.abc import Callable
from dataclasses import replace
from functools import partial
from pathlib import Path

from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from kiemdiem_desktop.domain.errors import CancelledError, KiemdiemError
from kiemdiem_desktop.gui.committee.units_import_parts import ColumnsPart, FilePart, PreviewPart
from kiemdiem_desktop.gui.screen import Desk
from kiemdiem_desktop.gui.theme import heading, primary, spaced
from kiemdiem_desktop.gui.widgets.banner import Banner
from kiemdiem_desktop.gui.widgets.flow import Flow
from kiemdiem_desktop.gui.widgets.page_stack import PageStack
from kiemdiem_desktop.gui.widgets.steps import Steps
from kiemdiem_desktop.i18n import _
from kiemdiem_desktop.services.committee.unit_import import (
    UnitChoices,
    UnitDraft,
    UnitOutcome,
    UnitPreview,
    preview_units,
    read_units,
    take_over_units,
)
from kiemdiem_desktop.services.workspace import Workspace

FILE, COLUMNS, PREVIEW = range(3)


class UnitsImportPage(QWidget):
    """`leave` goes back to the register; `done(added, changed)` tells what was imported."""

    def __init__(
        self, workspace: Workspace, desk: Desk, *, leave: Callable[[], None], done: Callable[[int, int], None]
    ) -> None:
        super().__init__()
        self._workspace, self._desk, self._leave, self._done = workspace, desk, leave, done
        self._file: Path | None = None
        self._choices = UnitChoices()
        self._draft: UnitDraft | None = None
        self._preview: UnitPreview | None = None
        self.steps = Steps((_("Chọn tệp"), _("Các cột"), _("Xem trước")))
        self.banner = Banner()
        self.file_part = FilePart(self.choose_file)
        self.columns, self.preview = ColumnsPart(self._read_with), PreviewPart(self._leave_out)
        self.parts = PageStack(self.file_part, self.columns, self.preview)
        self.leave_button = QPushButton(_("&Quay về danh sách"))
        self.back_button = QPushButton(_("Bước t&rước"))
        self.next_button = primary(QPushButton())
        self.leave_button.clicked.connect(lambda _checked=False: leave())
        self.back_button.clicked.connect(lambda _checked=False: self._show_step(max(self.steps.current - 1, FILE)))
        self.next_button.clicked.connect(lambda _checked=False: self.go_on())
        self._lay_out()
        self._show_step(FILE)

    def begin(self, file: Path | None = None) -> None:
        """Start with the choice of a file, or with the file that was dropped."""
        self.banner.hide()
        self._show_step(FILE)
        if file is not None:
            self.open(file)
        else:
            self.file_part.choose_button.setFocus()

    def choose_file(self) -> None:
        """Ask for the file."""
        kinds = _("Bảng danh sách (*.xlsx *.xls *.csv *.txt);;Mọi tệp (*)")
        file = self._desk.dialogs.open_file(_("Chọn tệp danh sách đơn vị"), kinds)
        if file is not None:
            self.open(file)

    def open(self, file: Path) -> None:
        """Read a file."""
        self._file = file
        self._read(UnitChoices())

    def go_on(self) -> None:
        """Go to the preview, or take it over."""
        if self.steps.current == COLUMNS:
            self._show_preview()
            self._show_step(PREVIEW)
            self.preview.grid.view.setFocus()
        elif self._preview is not None:
            preview, self._preview = self._preview, None
            added, changed = take_over_units(self._workspace, preview)
            self._show_step(FILE)
            self._done(added, changed)

    def _read_with(self, choices: UnitChoices) -> None:
        """Read anew; another sheet has columns of its own."""
        self._read(replace(choices, mapping=None) if choices.sheet != self._choices.sheet else choices)

    def _read(self, choices: UnitChoices) -> None:
        file = self._file
        assert file is not None
        self.banner.hide()
        self._desk.jobs.run(
            lambda _progress: read_units(file, sheet=choices.sheet, mapping=choices.mapping),
            partial(self._take, choices),
            _("Đang đọc tệp {name}").format(name=file.name),
            self._show_failure,
        )

    def _take(self, choices: UnitChoices, draft: UnitDraft) -> None:
        self._choices, self._draft = choices, draft
        self.columns.show_draft(draft, choices)
        if self.steps.current == FILE:
            self._show_step(COLUMNS)
            self.next_button.setFocus()
        self._enable()

    def _leave_out(self, left_out: frozenset[int]) -> None:
        self._choices = replace(self._choices, left_out=left_out)
        self._show_preview()

    def _show_preview(self) -> None:
        assert self._draft is not None
        self._preview = preview_units(self._workspace, self._draft, self._choices)
        self.preview.show_preview(self._preview, self._choices.left_out)
        self._enable()

    def _show_failure(self, error: BaseException) -> None:
        if isinstance(error, CancelledError):
            return
        if not isinstance(error, KiemdiemError):
            sys.excepthook(type(error), error, error.__traceback__)
            return
        self.banner.show_news(str(error), tone="red", action=_("Chọn tệp khác"), slot=self.choose_file)

    def _show_step(self, step: int) -> None:
        self.steps.show_current(step)
        self.parts.show_page(self.parts.pages[step])
        self.back_button.setVisible(step != FILE)
        self.next_button.setVisible(step != FILE)
        self._enable()

    def _enable(self) -> None:
        if self.steps.current == PREVIEW and self._preview is not None:
            count = len(self._preview.of(UnitOutcome.ADD)) + len(self._preview.of(UnitOutcome.CHANGE))
            self.next_button.setText(_("&Nhập {count} đơn vị").format(count=count))
            self.next_button.setEnabled(count > 0)
        else:
            self.next_button.setText(_("&Tiếp tục"))
            self.next_button.setEnabled(self.columns.is_ready)

    def _lay_out(self) -> None:
        column = spaced(QVBoxLayout(self), gap=12)
        top = Flow(gap=16)
        top.addWidget(heading(_("Nhập danh sách đơn vị từ tệp")))
        top.addWidget(self.leave_button)
        column.addLayout(top)
        column.addWidget(self.steps)
        column.addWidget(self.banner)
        column.addWidget(self.parts, 1)
        row = spaced(QHBoxLayout(), gap=8)
        row.addStretch()
        row.addWidget(self.back_button)
        row.addWidget(self.next_button)
        column.addLayout(row)

"""Importing a list of organisations in three steps on one page: file, columns, preview. The file is never changed."""

from collections.abc import Callable
from dataclasses import replace
from functools import partial
from pathlib import Path

from kiemdiem_desktop.gui.committee.units_import_parts import ColumnsPart, FilePart, PreviewPart
from kiemdiem_desktop.gui.import_frame import COLUMNS, FILE, PREVIEW, ImportFrame
from kiemdiem_desktop.gui.overriding import override
from kiemdiem_desktop.gui.screen import Desk
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


class UnitsImportPage(ImportFrame):
    """`leave` goes back to the register; `done(added, changed)` tells what was imported."""

    def __init__(
        self, workspace: Workspace, desk: Desk, *, leave: Callable[[], None], done: Callable[[int, int], None]
    ) -> None:
        super().__init__(leave)
        self._workspace, self._desk, self._done = workspace, desk, done
        self._file: Path | None = None
        self._choices = UnitChoices()
        self._draft: UnitDraft | None = None
        self._preview: UnitPreview | None = None
        self.file_part = FilePart(self.choose_file)
        self.columns, self.preview = ColumnsPart(self._read_with), PreviewPart(self._leave_out)
        self.lay_in(_("Nhập danh sách đơn vị từ tệp"), self.file_part, self.columns, self.preview)

    def begin(self, file: Path | None = None) -> None:
        """Start with the choice of a file, or with the file that was dropped."""
        self.banner.hide()
        self.show_step(FILE)
        if file is not None:
            self.open(file)
        else:
            self.file_part.choose_button.setFocus()

    @override
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

    @override
    def go_on(self) -> None:
        """Go to the preview, or take it over."""
        if self.steps.current == COLUMNS:
            self._show_preview()
            self.show_step(PREVIEW)
            self.preview.grid.view.setFocus()
        elif self._preview is not None:
            added, changed = take_over_units(self._workspace, self._preview)
            self._preview = None
            self.show_step(FILE)
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
            self.show_failure,
        )

    def _take(self, choices: UnitChoices, draft: UnitDraft) -> None:
        self._choices, self._draft = choices, draft
        self.columns.show_draft(draft, choices)
        if self.steps.current == FILE:
            self.show_step(COLUMNS)
            self.next_button.setFocus()
        self.enable()

    def _leave_out(self, left_out: frozenset[int]) -> None:
        self._choices = replace(self._choices, left_out=left_out)
        self._show_preview()

    def _show_preview(self) -> None:
        assert self._draft is not None
        self._preview = preview_units(self._workspace, self._draft, self._choices)
        self.preview.show_preview(self._preview, self._choices.left_out)
        self.enable()

    @override
    def enable(self) -> None:
        if self.steps.current == PREVIEW and self._preview is not None:
            count = len(self._preview.of(UnitOutcome.ADD)) + len(self._preview.of(UnitOutcome.CHANGE))
            self.next_button.setText(_("&Nhập {count} đơn vị").format(count=count))
            self.next_button.setEnabled(count > 0)
        else:
            self.next_button.setText(_("&Tiếp tục"))
            self.next_button.setEnabled(self.columns.is_ready)

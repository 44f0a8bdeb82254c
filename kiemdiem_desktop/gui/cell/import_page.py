"""Importing a roster file in three steps on one page: file, columns, preview. The file itself is never changed."""

from collections.abc import Callable
from dataclasses import replace
from functools import partial
from pathlib import Path

from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from kiemdiem_desktop.domain.errors import KiemdiemError
from kiemdiem_desktop.gui.cell.import_columns import ColumnsPart
from kiemdiem_desktop.gui.cell.import_preview import PreviewPart
from kiemdiem_desktop.gui.import_frame import COLUMNS, FILE, PREVIEW, ImportFrame
from kiemdiem_desktop.gui.naming import named
from kiemdiem_desktop.gui.overriding import override
from kiemdiem_desktop.gui.screen import Desk
from kiemdiem_desktop.gui.theme import heading, primary, say, spaced
from kiemdiem_desktop.i18n import _
from kiemdiem_desktop.services.cell.roster_import import (
    ImportChoices,
    ImportPreview,
    ImportResult,
    RosterDraft,
    find_remembered,
    preview_draft,
    read_draft,
    take_over,
)
from kiemdiem_desktop.services.workspace import Workspace

_NO_HEADER = "no_header"


class ImportPage(ImportFrame):
    """`leave` goes back to the roster, `done` tells what was imported."""

    def __init__(
        self, workspace: Workspace, desk: Desk, *, leave: Callable[[], None], done: Callable[[ImportResult], None]
    ) -> None:
        super().__init__(leave)
        self._workspace, self._desk, self._done = workspace, desk, done
        self._file: Path | None = None
        self._choices = ImportChoices()
        self._draft: RosterDraft | None = None
        self._preview: ImportPreview | None = None
        self._is_remembered = False
        self.choose_button = primary(QPushButton(_("&Chọn tệp…")))
        self.choose_button.clicked.connect(lambda _checked=False: self.choose_file())
        self.columns = ColumnsPart(self._read_with)
        self.preview = PreviewPart(self._decide)
        self.lay_in(_("Nhập danh sách từ tệp"), self._file_part(), self.columns, self.preview)

    def begin(self, file: Path | None = None) -> None:
        """Start with the choice of a file, or with the file that was dropped."""
        self.banner.hide()
        self.show_step(FILE)
        if file is not None:
            self._open(file)
        else:
            self.choose_button.setFocus()

    def refresh(self) -> None:
        """Work the preview out anew after the roster changed."""
        if self._draft is not None and self.steps.current == PREVIEW:
            self._show_preview()

    @override
    def choose_file(self) -> None:
        """Ask for the file."""
        kinds = _("Bảng danh sách (*.xlsx *.xls *.csv *.txt);;Mọi tệp (*)")
        file = self._desk.dialogs.open_file(_("Chọn tệp danh sách đảng viên"), kinds)
        if file is not None:
            self._open(file)

    @override
    def go_on(self) -> None:
        """Go to the preview, or take it over."""
        if self.steps.current == COLUMNS:
            self._show_preview()
            self.show_step(PREVIEW)
            self.preview.grid.view.setFocus()
        elif self._preview is not None:
            self._take_over(self._preview)

    def _open(self, file: Path) -> None:
        self._file, self._choices = file, ImportChoices()
        self._read(self._choices, self._take_new)

    def _read(self, choices: ImportChoices, take: Callable[[ImportChoices, RosterDraft], None]) -> None:
        file, today = self._file, self._workspace.clock.today()
        assert file is not None
        self.banner.hide()
        self._desk.jobs.run(
            lambda _progress: read_draft(file, choices, today=today),
            partial(take, choices),
            _("Đang đọc tệp {name}").format(name=file.name),
            self.show_failure,
        )

    def _take_new(self, choices: ImportChoices, draft: RosterDraft) -> None:
        remembered = find_remembered(self._workspace, draft, choices)
        self._is_remembered = remembered is not None
        if remembered is not None:
            self._read(replace(choices, mapping=remembered), self._take)
        else:
            self._take(choices, draft)

    def _take(self, choices: ImportChoices, draft: RosterDraft) -> None:
        self._choices, self._draft = choices, draft
        self.columns.show_draft(draft, choices, is_remembered=self._is_remembered)
        if self.steps.current == FILE:
            self.show_step(COLUMNS)
            self.next_button.setFocus()
        self.enable()

    def _read_with(self, choices: ImportChoices) -> None:
        """Read the file anew with other columns, another sheet or a century; a new sheet has its own columns."""
        is_other_sheet = choices.sheet != self._choices.sheet
        self._read(choices, self._take_new if is_other_sheet else self._take)

    def _take_over(self, preview: ImportPreview) -> None:
        self._draft = None  # no preview is drawn of a roster that is just being changed
        try:
            result = take_over(self._workspace, preview)
        except KiemdiemError:
            self._draft = preview.draft
            raise
        self._preview = None
        self.show_step(FILE)
        self._done(result)

    def _decide(self, choices: ImportChoices) -> None:
        self._choices = choices
        self._show_preview()

    def _show_preview(self) -> None:
        assert self._draft is not None
        self._preview = preview_draft(self._workspace, self._draft, self._choices)
        self.preview.show_preview(self._preview)
        self.enable()

    @override
    def way_out(self, error: KiemdiemError) -> tuple[str, Callable[[], None]]:
        if error.code != _NO_HEADER or self._choices.mapping is not None:
            return super().way_out(error)
        return _("Tự chọn cột"), partial(self._read, replace(self._choices, mapping={}), self._take)

    @override
    def enable(self) -> None:
        if self.steps.current == PREVIEW and self._preview is not None:
            count = len(self._preview.roster.adds) + len(self._preview.roster.changes)
            self.next_button.setText(_("&Nhập {count} đồng chí").format(count=count))
            self.next_button.setEnabled(count > 0)
        else:
            self.next_button.setText(_("&Tiếp tục"))
            self.next_button.setEnabled(self.columns.is_ready)

    def _file_part(self) -> QWidget:
        part = QFrame()
        part.setObjectName("card")
        named(part, _("Chọn tệp"))
        column = spaced(QVBoxLayout(part), gap=12, margin=24)
        column.addWidget(heading(_("Kéo tệp danh sách vào đây, hoặc bấm Chọn tệp"), 2))
        column.addWidget(
            say(
                _(
                    "Nhận tệp Excel (.xlsx, .xls) và .csv: danh sách 29 cột của cơ sở dữ liệu đảng viên, tệp nhập liệu "
                    "4.0, sổ cũ gõ phông .VnTime… Tệp gốc không bị sửa; chưa có gì được ghi trước khi bấm Nhập."
                )
            )
        )
        row = spaced(QHBoxLayout())
        row.addWidget(self.choose_button)
        row.addStretch()
        column.addLayout(row)
        column.addStretch()
        return part

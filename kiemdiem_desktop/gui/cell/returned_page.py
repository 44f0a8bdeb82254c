"""Taking filled-in forms back: the files with their state at the left, the chosen one at the right."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import QSignalBlocker
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QStackedWidget, QVBoxLayout, QWidget

from kiemdiem_desktop.gui.cell.returned_file import ReturnedFilePart
from kiemdiem_desktop.gui.cell.round_view import RoundView
from kiemdiem_desktop.gui.jobs import Progress
from kiemdiem_desktop.gui.naming import named
from kiemdiem_desktop.gui.screen import Desk
from kiemdiem_desktop.gui.theme import heading, held, primary, say, spaced
from kiemdiem_desktop.gui.widgets.chip_list import ChipLine, ChipList
from kiemdiem_desktop.gui.widgets.empty_state import EmptyState
from kiemdiem_desktop.gui.widgets.flow import Flow
from kiemdiem_desktop.gui.widgets.list_beside import ListBeside
from kiemdiem_desktop.gui.widgets.page_scroll import PageScroll
from kiemdiem_desktop.i18n import _
from kiemdiem_desktop.services.cell.form_merging import MergeResult, merge_forms
from kiemdiem_desktop.services.cell.returned_forms import (
    FileChoices,
    FileState,
    ReadFile,
    ReturnedForm,
    files_in,
    preview_forms,
    read_returned,
)
from kiemdiem_desktop.services.workspace import Workspace

EMPTY, WORK = range(2)


class ReturnedPage(QWidget):
    """`leave` goes back to the self-reviews, `done` tells what was taken over. Nothing is stored before the button."""

    def __init__(
        self,
        workspace: Workspace,
        desk: Desk,
        view: RoundView,
        *,
        leave: Callable[[], None],
        done: Callable[[MergeResult], None],
    ) -> None:
        super().__init__()
        self._workspace, self._desk, self._view = workspace, desk, view
        self._leave, self._done = leave, done
        self._files: tuple[ReadFile, ...] = ()
        self._choices: dict[str, FileChoices] = {}
        self.forms: tuple[ReturnedForm, ...] = ()
        self.folder_button = QPushButton(_("Chọn &thư mục…"))
        self.file_button = QPushButton(_("Chọn tệ&p…"))
        self.leave_button = QPushButton(_("&Quay về bản kiểm điểm"))
        self.list = ChipList(_("Các tệp nhận về"), nothing=_("Không có tệp nào khớp với chữ đã gõ."))
        self.part = ReturnedFilePart(decide=self._decide, use_this=self._use_this)
        self.summary = say()
        self.merge_button = primary(QPushButton())
        self._lay_out()
        self._connect()

    def begin(self, paths: tuple[Path, ...] = ()) -> None:
        """Start anew, with what was dropped where something was."""
        self._files, self._choices = (), {}
        self.refresh()
        if paths:
            self.read(paths)
        else:
            self.folder_button.setFocus()

    def read(self, paths: tuple[Path, ...]) -> None:
        """Read files and folders beside the window; what was read before stays."""
        known = {file.path for file in self._files}
        files = tuple(path for path in files_in(paths) if path not in known)
        if not files:
            self._desk.tell(_("Không có tệp nào mới trong chỗ đã chọn."))
            return

        def work(progress: Progress) -> tuple[ReadFile, ...]:
            return read_returned(files, progress.report)

        self._desk.jobs.run(work, self._take, _("Đang đọc các bản đã điền"))

    def refresh(self) -> None:
        """Compare the files anew with what is stored."""
        checked = self._view.checked
        self.forms = preview_forms(checked, self._files, self._choices) if checked and self._files else ()
        self._pages.setCurrentIndex(WORK if self.forms else EMPTY)
        with QSignalBlocker(self.list):
            self.list.show_lines(tuple(_line(form) for form in self.forms))
        ready = sum(form.state is FileState.READY for form in self.forms)
        self.merge_button.setText(_("&Nhận {count} bản").format(count=ready))
        self.merge_button.setEnabled(ready > 0)
        self.summary.setText(summary_of(self.forms))
        self._show_current()

    @property
    def current(self) -> ReturnedForm | None:
        """The file that is shown."""
        return next((form for form in self.forms if form.key == self.list.current), None)

    def merge(self) -> None:
        """Take over what is ready as one step. Raises: KiemdiemError, and nothing is changed."""
        forms, self._files = self.forms, ()  # no preview is drawn of a round that is just being changed
        try:
            result = merge_forms(self._workspace, forms)
        finally:
            self._files = tuple(form.file for form in forms)
        open_ones = {FileState.ASKS, FileState.REFUSED}
        self._files = tuple(form.file for form in forms if form.state in open_ones)
        self.refresh()
        self._done(result)

    def _take(self, read: tuple[ReadFile, ...]) -> None:
        self._files = (*self._files, *read)
        self.refresh()
        self.list.view.setFocus()

    def _show_current(self) -> None:
        checked, form = self._view.checked, self.current
        if checked is not None and form is not None:
            self.part.show_form(form, checked)

    def _decide(self, form: ReturnedForm, choices: FileChoices) -> None:
        self._choices[form.key] = choices
        self.refresh()

    def _use_this(self, form: ReturnedForm) -> None:
        """Leave out all other files of the same person."""
        for other in self.forms:
            if other.subject_id == form.subject_id:
                self._choices[other.key] = replace(other.choices, is_left_out=other.key != form.key)
        self.refresh()

    def _choose_folder(self) -> None:
        folder = self._desk.dialogs.folder(_("Chọn thư mục có các bản đã điền"))
        if folder is not None:
            self.read((folder,))

    def _choose_file(self) -> None:
        file = self._desk.dialogs.open_file(_("Chọn một bản đã điền"), _("Bản kiểm điểm (*.docx *.xlsx);;Mọi tệp (*)"))
        if file is not None:
            self.read((file,))

    def _connect(self) -> None:
        self.folder_button.clicked.connect(lambda _checked=False: self._choose_folder())
        self.file_button.clicked.connect(lambda _checked=False: self._choose_file())
        self.leave_button.clicked.connect(lambda _checked=False: self._leave())
        self.merge_button.clicked.connect(lambda _checked=False: self.merge())
        self.list.chosen.connect(lambda _key: self._show_current())

    def _lay_out(self) -> None:
        column = spaced(QVBoxLayout(self), gap=12, margin=(16, 12, 16, 12))
        top = Flow(gap=12)
        for part in (heading(_("Nhận bản đã điền")), self.folder_button, self.file_button, self.leave_button):
            top.addWidget(part)
        column.addLayout(top)
        self._pages = QStackedWidget()
        self._pages.addWidget(
            EmptyState(
                _("Kéo thư mục hoặc các tệp đã điền vào đây"),
                _(
                    "Nhận tệp Word (.docx) và Excel (.xlsx) do đảng viên điền ở nhà, hoặc bản tự viết tiêu đề riêng. "
                    "Tệp gốc không bị sửa; chưa có gì được ghi trước khi bấm Nhận."
                ),
            )
        )
        scroll = named(PageScroll(self.part), _("Bản đang xem"))
        self._pages.addWidget(ListBeside(held(self.list, min_height=160), scroll))
        column.addWidget(self._pages, 1)
        row = spaced(QHBoxLayout(), gap=12)
        row.addWidget(self.summary, 1)
        row.addWidget(self.merge_button)
        column.addLayout(row)


def summary_of(forms: tuple[ReturnedForm, ...]) -> str:
    """Tell how many files stand how, in one sentence; empty without files."""
    counts = {state: sum(form.state is state for form in forms) for state in FileState}
    words = {
        FileState.READY: _("{count} sẵn sàng"),
        FileState.ASKS: _("{count} cần chọn"),
        FileState.SAME: _("{count} không có gì mới"),
        FileState.REFUSED: _("{count} không nhận được"),
        FileState.LEFT_OUT: _("{count} bỏ ra"),
    }
    parts = [words[state].format(count=count) for state, count in counts.items() if count]
    return _("{total} tệp: {parts}.").format(total=len(forms), parts=", ".join(parts)) if forms else ""


def _line(form: ReturnedForm) -> ChipLine:
    changes = _("Sẵn sàng, {count} chỗ mới").format(count=len(form.taken))
    state, symbol, tone = {
        FileState.READY: (changes, "✓", "plain"),
        FileState.ASKS: (_("Cần chọn"), "△", "amber"),
        FileState.SAME: (_("Không có gì mới"), "○", "quiet"),
        FileState.REFUSED: (_("Không nhận được"), "✕", "red"),
        FileState.LEFT_OUT: (_("Bỏ ra"), "–", "quiet"),
    }[form.state]
    title = form.subject_name or form.file.path.name
    return ChipLine(key=form.key, title=title, state=state, symbol=symbol, tone=tone)
